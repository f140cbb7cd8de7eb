"""Questions that the rules ask of the lexicon, by single lemma."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rasid.extract.lexicon import Generic, Hedge, Lexicon, Light, Speech, WordClass
from rasid.extract.lexicon.phrases import Phrases
from rasid.model.observation import Modality, Phase, SpeakerKind

Value = TypeVar("Value")


def in_order(words: Sequence[str], among: Sequence[str]) -> bool:
    """Whether ``words`` stand in ``among`` in their order, others between them allowed."""
    rest = iter(among)
    return all(word in rest for word in words)


def longest(phrases: Phrases[Value], lemma: str, company: Sequence[str]) -> Value | None:
    """The longest phrase headed by ``lemma`` whose other words stand in its ``company``; None for none."""
    return next((p.value for p in phrases.headed(lemma) if in_order(p.tail, company)), None)


class Lookup:
    """The lexicon seen through the rules' questions; every answer is by lower-case lemma."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def speech_verb(self, lemma: str, company: Sequence[str] = ()) -> Speech | None:
        """What a verb of saying does, alone or as a phrase with the words that hang on it ("take credit");
        None for other verbs."""
        return longest(self.lexicon.speech_words.verbs, lemma, company)

    def may_speak(self, lemma: str) -> bool:
        """Whether a verb of saying, or a phrase of one, begins with ``lemma``."""
        return bool(self.lexicon.speech_words.verbs.headed(lemma))

    def speech_noun(self, lemma: str) -> Speech | None:
        """What a noun of saying ("report", "denial", "rumour") does, None for other nouns."""
        return self.lexicon.speech_words.nouns.get(lemma)

    def is_claim_noun(self, lemma: str) -> bool:
        """Whether denying this noun denies a claim ("allegation", not "plan")."""
        return lemma in self.lexicon.speech_words.claim_nouns

    def is_event_noun(self, lemma: str) -> bool:
        """Whether the noun can head the name of an event, a state or a phase of one."""
        return lemma in self.lexicon.nouns or self.aspect_noun(lemma) is not None

    def light(self, lemma: str, company: Sequence[str] = ()) -> Light | None:
        """What a light verb hands on, alone or as a phrase ("take part in"); None for other verbs."""
        return longest(self.lexicon.light_verbs, lemma, company)

    def aspect(self, lemma: str, *, of_state: bool = True) -> Phase | None:
        """The phase that a verb, an adverb or an adjective says; ``of_state`` False asks of an event."""
        aspect = self.lexicon.aspect_words
        word = aspect.verbs.get(lemma) or aspect.adverbs.get(lemma) or aspect.adjectives.get(lemma)
        return word.phase if word is not None and (of_state or not word.states_only) else None

    def aspect_verb(self, lemma: str, particles: tuple[str, ...] = ()) -> Phase | None:
        """The phase that a verb says, alone or with a particle ("go on")."""
        verbs = self.lexicon.aspect_words.verbs
        word = next(
            (w for p in particles if (w := verbs.get(f"{lemma} {p}")) is not None), None
        ) or verbs.get(lemma)
        return word.phase if word is not None else None

    def aspect_noun(self, lemma: str) -> Phase | None:
        """The phase that a noun says ("resumption")."""
        word = self.lexicon.aspect_words.nouns.get(lemma)
        return word.phase if word is not None else None

    def modality_of_governor(self, lemma: str) -> Modality | None:
        """What a governing verb or adjective ("plan", "ready") makes of its complement."""
        words = self.lexicon.modality_words
        return words.verbs.get(lemma) or words.others.get(lemma) or words.adjectives.get(lemma)

    def modality_of_other(self, words: str) -> Modality | None:
        """What a verb ("foil", "call for") makes of an event that its subject would not do itself."""
        return self.lexicon.modality_words.others.get(words)

    def modality_of_noun(self, lemma: str) -> Modality | None:
        """What a noun ("plan", "threat") makes of its complement."""
        return self.lexicon.modality_words.nouns.get(lemma)

    def modality_of_adjective(self, word: str) -> Modality | None:
        """What an adjective ("planned", "failed") makes of the event noun behind it."""
        return self.lexicon.modality_words.adjectives.get(word)

    def modality_of_adverb(self, lemma: str) -> Modality | None:
        """What an adverb ("nearly", "perhaps") makes of its verb."""
        return self.lexicon.modality_words.adverbs.get(lemma)

    def hedge(self, word: str) -> Hedge | None:
        """What a hedge ("reportedly", "apparently") does, None for other words."""
        return self.lexicon.speech_words.hedges.get(word)

    def classes(self, lemma: str) -> frozenset[WordClass]:
        """Classes of a common noun; empty where it has none."""
        return self.lexicon.classes(lemma)

    def generic(self, words: str) -> Generic | None:
        """A common noun for somebody or something, of one or several lemmas; None for other words."""
        return self.lexicon.generic(words)

    def speaker(self, lemma: str) -> SpeakerKind | None:
        """The kind of speaker that a common noun is ("witness"); None where it does not tell."""
        noun = self.lexicon.speaker(lemma)
        return noun.kind if noun is not None else None

    def is_armed_group(self, lemma: str) -> bool:
        """Whether the noun names members of armed groups ("militant")."""
        generic = self.lexicon.generic(lemma)
        return generic is not None and generic.side == "armed-group"

    def is_time_word(self, lemma: str) -> bool:
        """Whether the word tells a time rather than a thing."""
        return self.lexicon.is_time_word(lemma) or lemma.isdigit()
