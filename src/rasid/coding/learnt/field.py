"""A field that a table of means tells: the text as the encoder sees it, and the votes of the codebook's rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasid.codebook.scheme import SchemeField
from rasid.coding.fitted.heads import Weights
from rasid.coding.learnt.tables import load_table
from rasid.encoder import load_encoder

Vector = NDArray[np.float32]

#: How much a vote weighs beside a vector of length one. By cross-validation on own snippets, with an encoder that
#: had never seen them, .2 is best and .3 hardly worse; rules find more in real news than in snippets that
#: were written to be varied.
VOTE: Final = 0.25


def text_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """(texts, 384): what the shipped encoder makes of each text, of length one.

    Raises:
        ModelMissing, ModelMismatch: the encoder is not there, or not the one that was measured.
    """
    return np.stack([_vector(text) for text in texts]) if texts else np.zeros((0, 0), np.float32)


@lru_cache(maxsize=256)
def _vector(text: str) -> Vector:
    vector: Vector = load_encoder().vectors([text.split()])[0]
    vector.flags.writeable = False
    return vector


def seen(table: str, text: str, votes: Collection[str]) -> Vector:
    """What a table looks at: the text's vector, and a column for each of its labels that rules vote for."""
    labels = load_table(table).labels
    return with_votes(text_vectors([text])[0], votes, labels)


def with_votes(vector: Vector, votes: Collection[str], labels: Sequence[str]) -> Vector:
    """(384 + labels,)."""
    return np.concatenate([vector, np.array([VOTE * (label in votes) for label in labels], np.float32)])


def told_by(weights: Weights, labels: Sequence[str], given: Vector, allowed: Collection[str]) -> str:
    """The likeliest label that is allowed."""
    scores = weights.scores(given[None, :].astype(np.float64))[0]
    return max((s, label) for s, label in zip(scores, labels, strict=True) if label in allowed)[1]


@lru_cache(maxsize=8)
def _shipped(table: str) -> Weights:
    return load_table(table).weights()


def tell_as_shipped(field: SchemeField, given: Vector) -> str:
    """A field's label by the shipped table alone, all labels taken for equally frequent."""
    assert field.learnt is not None
    return told_by(_shipped(field.learnt), load_table(field.learnt).labels, given, field.values)
