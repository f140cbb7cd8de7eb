"""One small sentence encoder, and the light heads that read from it.

    from rasid.encoder import load_encoder

    encoder = load_encoder()
    (read,) = encoder.read([["Rebels", "shelled", "Taiz", "."]])
    encoder.span_head("entity").find(read.states)

A sentence is a list of words; one pass gives a state for each word and a vector for the sentence, and every
head works on these.
"""

from __future__ import annotations

from rasid.encoder.encoder import Encoder, Reading, load_encoder
from rasid.encoder.heads import (
    FoundSpan,
    LabelScore,
    PairHead,
    SentenceHead,
    SpanHead,
    WordHead,
    pair_vector,
)

__all__ = [
    "Encoder",
    "FoundSpan",
    "LabelScore",
    "PairHead",
    "Reading",
    "SentenceHead",
    "SpanHead",
    "WordHead",
    "load_encoder",
    "pair_vector",
]
