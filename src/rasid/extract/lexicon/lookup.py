"""The lexicon as the rules ask it: by lemma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasid.extract.lexicon.counting import count, single_quantity
from rasid.extract.lexicon.entries import (
    AspectWords,
    Bound,
    Entry,
    Generic,
    Light,
    ModalityWords,
    Quantity,
    QuantityWords,
    SpeakerNoun,
    Speech,
    SpeechWords,
    WordClass,
)
from rasid.extract.lexicon.phrases import Phrase, Phrases
from rasid.model.observation import Modality, Phase

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

    def is_event_noun(self, lemma: str) -> bool:
        """Whether the noun alone names an event or a state."""
        return any(
            len(entry.words) == 1 and not all(sense.skip for sense in entry.senses)
            for entry in self.noun_entries(lemma)
        )

    def light(self, lemma: str) -> Light | None:
        """The light verb of one word; phrases ("take part in") are among :meth:`light_entries`."""
        return self.light_verbs.get(lemma)

    def light_entries(self, lemma: str) -> tuple[Phrase[Light], ...]:
        """Light verbs and phrases that begin with ``lemma``, longest first."""
        return self.light_verbs.headed(lemma)

    # -- phase and modality ----------------------------------------------------------------------------
    def aspect(self, lemma: str) -> Phase | None:
        """The phase that a verb or an adverb tells of what it governs."""
        found = self.aspect_words.verbs.get(lemma) or self.aspect_words.adverbs.get(lemma)
        return None if found is None else found.phase

    def aspect_noun(self, lemma: str) -> Phase | None:
        """The phase that a noun tells of what stands under it ("the resumption of talks")."""
        found = self.aspect_words.nouns.get(lemma)
        return None if found is None else found.phase

    def aspect_adjective(self, lemma: str) -> Phase | None:
        """The phase that an adjective tells of its noun ("renewed clashes")."""
        found = self.aspect_words.adjectives.get(lemma)
        return None if found is None else found.phase

    def modality(self, lemma: str) -> Modality | None:
        """The modality that a verb, noun, adjective or adverb gives to what it governs."""
        words = self.modality_words
        for table in (words.verbs, words.others, words.nouns, words.adjectives, words.adverbs):
            found = table.get(lemma)
            if found is not None:
                return found
        return None

    def is_by_other(self, lemma: str) -> bool:
        """Whether the subject of this modal verb is not who would do it ("foiled an attack", "urged a strike")."""
        return lemma in self.modality_words.others and lemma not in self.modality_words.verbs

    # -- saying ----------------------------------------------------------------------------------------
    def speech_verb(self, lemma: str) -> Speech | None:
        """The verb of saying, or None."""
        return self.speech_words.verbs.get(lemma)

    def speech_noun(self, lemma: str) -> Speech | None:
        """The noun of saying ("statement", "rumour"), or None."""
        return self.speech_words.nouns.get(lemma)

    def is_hearsay(self, lemma: str) -> bool:
        """Whether an adverb or adjective says that something is passed on ("reportedly", "alleged")."""
        hedge = self.speech_words.hedges.get(lemma)
        return hedge is not None and hedge.hearsay

    def speaker(self, lemma: str) -> SpeakerNoun | None:
        """What kind of speaker a common noun is, or None."""
        found = self.generics.get(lemma)
        return None if found is None or found.speaker is None else SpeakerNoun(found.speaker, found.leader)

    # -- nouns and numbers -----------------------------------------------------------------------------
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

    def quantity(self, words: Sequence[str]) -> Quantity | None:
        """What words for a number mean by themselves ("dozens"), without articles and bounds."""
        return single_quantity(words, self.quantity_words)

    def quantifier(self, words: Sequence[str]) -> Bound | None:
        """What words before a number do to it ("at least"), or None."""
        return self.quantity_words.bounds.get(tuple(words))

    def count(self, words: Sequence[str]) -> Quantity | None:
        """What a number with the words before it means ("at least three hundred"), or None."""
        return count(words, self.quantity_words)
