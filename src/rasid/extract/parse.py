"""Sentences, words and their dependency tree, from the English pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rasid.extract.casing import is_in_capitals, true_case
from rasid.extract.engine import Engine
from rasid.extract.lexicon import load_lexicon
from rasid.extract.mended import mend
from rasid.extract.mended_openings import mend_opening
from rasid.extract.names_back import give_names_back
from rasid.extract.readable import Readable, readable
from rasid.extract.state_passives import with_passives
from rasid.model.document import Document, Entity, Segment, Sentence, Token
from rasid.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Word


class Parser:
    """The stage that gives sentences, tokens and entities.

    The pipeline works through all pieces of a batch at once; what it gives for a piece is the same,
    bit for bit, as alone (held by a test), so batches never change a reading.
    """

    name = "parse"
    needs = frozenset({"segments", "actors"})
    gives = frozenset({"sentences", "tokens", "entities"})

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._language = engine.language

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        """Parse documents together."""
        cut = [
            [self._readable(document, piece) for piece in document.layer("segments")]
            for document in documents
        ]
        texts = [piece.text for pieces in cut for piece in pieces]
        parsed = iter(self._language.pipe(texts, batch_size=64))
        return [
            _with_layers(d, pieces, parsed, self._engine) for d, pieces in zip(documents, cut, strict=True)
        ]

    def _readable(self, document: Document, segment: Segment) -> Readable:
        """The words of a segment as the pipeline reads them best."""
        start, piece = segment.span.start, segment.span.of(document.text)
        names: list[Span] = []
        capitals = is_in_capitals(piece)
        if capitals:
            inside = [a.span for a in document.layer("actors") if segment.span.holds(a.span)]
            names = [Span(span.start - start, span.end - start) for span in inside]
        cased = true_case(
            piece, body=document.text, headline=segment.headline, names=names, is_name=self._engine.is_name
        )
        return readable(cased, start, capitals=capitals)


def _with_layers(
    document: Document, pieces: list[Readable], parsed: Iterator[Doc], engine: Engine
) -> Document:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    entities: list[Entity] = []
    segments: tuple[Segment, ...] = document.layer("segments")
    for piece, segment in zip(pieces, segments, strict=True):
        _take(next(parsed), piece, segment, document.text, engine, sentences, tokens, entities)
    tokens = with_passives(tokens, load_lexicon().verbs)
    return document.having(sentences=tuple(sentences), tokens=tuple(tokens), entities=tuple(entities))


def _take(
    parsed: Doc,
    piece: Readable,
    segment: Segment,
    text: str,
    engine: Engine,
    sentences: list[Sentence],
    tokens: list[Token],
    entities: list[Entity],
) -> None:
    """Add one parsed segment's sentences, words and names, positions counted in the whole text."""
    base = len(tokens)
    for word in parsed:
        span = piece.span(word.idx, word.idx + len(word))
        tokens.append(
            Token(
                index=base + word.i,
                start=span.start,
                end=span.end,
                text=span.of(text),
                lemma=_lemma(word, engine),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=base + word.head.i,
            )
        )
    for sentence in parsed.sents:
        words = range(base + sentence.start, base + sentence.end)
        give_names_back(tokens, words, headline=segment.headline)
        mend(tokens, words)
        mend_opening(tokens, words)
        span = piece.span(sentence.start_char, sentence.end_char)
        if span.of(text).strip():
            sentences.append(Sentence(span, base + sentence.start, base + sentence.end, segment.headline))
    for entity in parsed.ents:
        entities.append(Entity(piece.span(entity.start_char, entity.end_char), entity.label_))


def _lemma(word: Word, engine: Engine) -> str:
    lemma = word.lemma_.lower()
    return engine.lemma(word.lower_, lemma) if word.pos_ == "VERB" else lemma
