"""Sentences, words and their dependency tree, from the English pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rasid.extract.casing import true_case
from rasid.extract.engine import Engine
from rasid.model.document import Document, Entity, Segment, Sentence, Token
from rasid.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BREAK = re.compile(r"[\n\t\r\x0b\x0c\u2028\u2029]")


class Parser:
    """The stage that gives sentences, tokens and entities.

    The pipeline works through all pieces of a batch at once; what it gives for a piece is the same,
    bit for bit, as alone (held by a test), so batches never change a reading.
    """

    name = "parse"
    needs = frozenset({"segments"})
    gives = frozenset({"sentences", "tokens", "entities"})

    def __init__(self, engine: Engine) -> None:
        self._language = engine.language

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        """Parse documents together."""
        cut = [list(document.layer("segments")) for document in documents]
        texts = [
            _readable(document.text, segment)
            for document, pieces in zip(documents, cut, strict=True)
            for segment in pieces
        ]
        parsed = iter(self._language.pipe(texts, batch_size=64))
        return [_with_layers(d, pieces, parsed) for d, pieces in zip(documents, cut, strict=True)]


def _readable(text: str, segment: Segment) -> str:
    """The words of a segment as the pipeline reads them best, character for character in place."""
    piece = _BREAK.sub(" ", segment.span.of(text))
    return true_case(piece, body=text, headline=segment.headline)


def _with_layers(document: Document, pieces: list[Segment], parsed: Iterator[Doc]) -> Document:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    entities: list[Entity] = []
    for segment in pieces:
        _take(next(parsed), segment, document.text, sentences, tokens, entities)
    return document.having(sentences=tuple(sentences), tokens=tuple(tokens), entities=tuple(entities))


def _take(
    parsed: Doc, segment: Segment, text: str, sentences: list[Sentence], tokens: list[Token], entities: list[Entity]
) -> None:
    """Add one parsed segment's sentences, words and names, positions counted in the whole text."""
    base, offset = len(tokens), segment.span.start
    for word in parsed:
        start = offset + word.idx
        tokens.append(
            Token(
                index=base + word.i,
                start=start,
                end=start + len(word),
                text=text[start : start + len(word)],
                lemma=word.lemma_.lower(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=base + word.head.i,
            )
        )
    for sentence in parsed.sents:
        span = Span(offset + sentence.start_char, offset + sentence.end_char)
        if span.of(text).strip():
            sentences.append(Sentence(span, base + sentence.start, base + sentence.end, segment.headline))
    for entity in parsed.ents:
        entities.append(Entity(Span(offset + entity.start_char, offset + entity.end_char), entity.label_))
