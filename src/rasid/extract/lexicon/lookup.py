"""The lexicon as the rules ask it: by lemma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasid.extract.lexicon.counting import count
from rasid.extract.lexicon.entries import (
    AspectWords,
    Entry,
    Generic,
    Light,
    ModalityWords,
    Quantity,
    QuantityWords,
    SpeakerNoun,
    SpeechWords,
    WordClass,
)
from rasid.extract.lexicon.phrases import Phrases

_NO_CLASSES: frozenset[WordClass] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that the rules read by. Everything is asked for by lower-case lemmas.

    ``verbs`` and ``nouns`` are keyed by the lemma of the head.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light_verbs: Phrases[Light]
    aspect_words: AspectWords
    speech_words: SpeechWords
    modality_words: ModalityWords
    quantity_words: QuantityWords
    generics: Phrases[Generic]

    # -- happenings ------------------------------------------------------------------------------------
    def verb_entries(self, lemma: str) -> tuple[Entry, ...]:
        """Verbs and phrases that begin with ``lemma``, longest first."""
        return self.verbs.get(lemma, ())

    def noun_entries(self, lemma: str) -> tuple[Entry, ...]:
        """Event nouns and phrases whose head is ``lemma``, longest first."""
        return self.nouns.get(lemma, ())

    def light(self, lemma: str) -> Light | None:
        """The light verb of one word; phrases ("take part in") are under ``light_verbs.headed``."""
        return self.light_verbs.get(lemma)

    # -- nouns and numbers -----------------------------------------------------------------------------
    def speaker(self, lemma: str) -> SpeakerNoun | None:
        """What kind of speaker a common noun is, or None."""
        found = self.generics.get(lemma)
        return None if found is None or found.speaker is None else SpeakerNoun(found.speaker, found.leader)

    def generic(self, lemma: str) -> Generic | None:
        """The common noun for somebody or something, or None."""
        return self.generics.get(lemma)

    def classes(self, lemma: str) -> frozenset[WordClass]:
        """The classes of a common noun; empty where it is not known."""
        found = self.generics.get(lemma)
        return _NO_CLASSES if found is None else found.classes

    def is_time_word(self, lemma: str) -> bool:
        """Whether the noun names a time ("Tuesday", "week")."""
        return lemma in self.quantity_words.time_words

    def count(self, words: Sequence[str]) -> Quantity | None:
        """What a number with the words before it means ("at least three hundred"), or None."""
        return count(words, self.quantity_words)
