"""The way from words to happenings gone once more, so that it can be told: nothing here decides anything."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.codebook.loader import Codebook
from rasid.extract.happenings import sift
from rasid.extract.lexicon import Lexicon
from rasid.extract.told import Told, Workbook
from rasid.extract.triggers import Triggers
from rasid.model.document import Document, HappeningMention, Sentence, Token
from rasid.model.text import Span


@dataclass(frozen=True, slots=True)
class Sifted:
    """One sentence: what its triggers told, that with parts put together, and what was worth keeping."""

    sentence: Sentence
    found: tuple[Told, ...]
    merged: tuple[Told, ...]
    kept: tuple[Told, ...]


class Retrace:
    """The rules run again over one document with all its layers."""

    def __init__(self, document: Document, lexicon: Lexicon, codebook: Codebook) -> None:
        self.document = document
        self.book = Workbook(document, lexicon, codebook)
        triggers = Triggers(self.book)
        self.sentences = tuple(self._sift(sentence, triggers) for sentence in document.layer("sentences"))

    def _sift(self, sentence: Sentence, triggers: Triggers) -> Sifted:
        found, merged, kept = sift(sentence, triggers, self.book)
        return Sifted(sentence, tuple(found), tuple(merged), tuple(kept))

    def told_of(self, mention: HappeningMention) -> Told | None:
        """What was told under a mention's trigger; None where the rules, run again, tell nothing there."""
        here = [
            told
            for told in self.sentences[mention.sentence].kept
            if told.trigger.start == mention.trigger.start
        ]
        same = (told for told in here if (told.type, told.phase) == (mention.type, mention.phase))
        return next(same, here[0] if here else None)

    def words(self, token: Token) -> Span:
        """The characters of a token."""
        return Span(token.start, token.end)
