"""What the words of the lexicon mean, as frozen values."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rasid.codebook import Role
from rasid.extract.lexicon.phrases import Phrases
from rasid.model.observation import Modality, Phase, SpeakerKind, Stance, TollKind

WordClass = Literal["person", "force", "organisation", "weapon", "vehicle", "place", "event", "none"]
Side = Literal["state", "armed-group", "civilian", "neutral", "political", "criminal"]
LightSubject = Literal["agent", "patient", "speaker", "cause", "scene"]
SpeechKind = Literal["saying", "opinion", "rumour"]
SpeechNeed = Literal["any", "clause", "claim"]

#: Where in a clause somebody stands, in order of trust: "subject", "object", "possessive", "clause",
#: "prep:on,against". Empty: the words tell nobody.
Slots = tuple[str, ...]

SUBJECT: Final[Slots] = ("subject",)
OBJECT: Final[Slots] = ("object",)


def prepositions_of(slots: Slots) -> tuple[str, ...]:
    """The prepositions among the slots."""
    return tuple(
        word for slot in slots if slot.startswith("prep:") for word in slot.removeprefix("prep:").split(",")
    )


@dataclass(frozen=True, slots=True)
class Condition:
    """When a sense holds: every field that is not empty must share a member with the clause.

    ``object`` and ``subject`` are lemmas of the deep object and subject, or two lemmas ("back step");
    of a noun they are what stands in its patient and agent slots. ``*_is`` are classes of it, "none"
    where there is none. ``prep`` and ``particle`` are lemmas of dependents. ``report``: lemmas, or two in a row,
    that stand anywhere in the report. ``verb``: lemmas of the verb whose subject a noun is.
    """

    object: frozenset[str] = frozenset()
    object_is: frozenset[WordClass] = frozenset()
    subject: frozenset[str] = frozenset()
    subject_is: frozenset[WordClass] = frozenset()
    prep: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    report: frozenset[str] = frozenset()
    verb: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a verb or a noun: a ``type`` of event, a ``state``, or a ``skip`` (no happening).

    ``intransitive`` says what the subject is where there is no object. ``toll`` is what a count at the
    patient means. A ``weak`` sense needs support in its sentence: an armed or official side, a weapon,
    a toll or another happening. ``possessive`` (nouns) says what "X's" before it is. ``instrument``:
    the words name the weapon too. ``when`` is None for a sense that always holds.
    """

    type: str | None
    state: str | None
    skip: bool
    mode: str | None
    phase: Phase | None
    agent: Slots
    patient: Slots
    intransitive: Role
    possessive: Role
    toll: TollKind | None
    weak: bool
    symmetric: bool
    instrument: bool
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb or a noun, or a phrase headed by one, with its senses in the order in which they are tried.

    ``head`` is the index of its head among ``words``; a verb's head is its first word.
    """

    words: tuple[str, ...]
    head: int
    senses: tuple[Sense, ...]

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(self.words)

    @property
    def tail(self) -> tuple[str, ...]:
        """The words behind the head ("take into custody": into, custody)."""
        return self.words[self.head + 1 :]


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that hands its meaning to an event noun; ``subject`` is its subject's part in that event.

    The noun stands as its object where ``takes_object``, or behind one of ``prepositions``.
    """

    subject: LightSubject
    takes_object: bool
    prepositions: tuple[str, ...]
    phase: Phase | None
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class Aspect:
    """A word that tells a phase. ``states_only``: it tells none of an event ("attacked again")."""

    phase: Phase
    takes: Slots
    states_only: bool


@dataclass(frozen=True, slots=True)
class AspectWords:
    """Words that tell a phase, by part of speech."""

    verbs: Phrases[Aspect]
    nouns: Phrases[Aspect]
    adverbs: Phrases[Aspect]
    adjectives: Phrases[Aspect]


@dataclass(frozen=True, slots=True)
class Speech:
    """A word by which somebody says something; ``speaker`` is where the speaker stands.

    ``needs``: "clause" where it says something only with a content clause, "claim" where the object
    may also be a claim noun ("rejected the allegation"), "any" where an event noun will do too.
    """

    stance: Stance
    kind: SpeechKind
    hearsay: bool
    rumour: bool
    speaker: Slots
    needs: SpeechNeed

    @property
    def takes_nouns(self) -> bool:
        """Whether an event noun as object is what is said ("announced the withdrawal")."""
        return self.needs == "any"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that keep a claim at arm's length: passed on (``hearsay``), or only ``possible``."""

    hearsay: bool
    modality: Modality | None


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Words of saying, by part of speech; ``claim_nouns`` are what a claim verb takes as object."""

    verbs: Phrases[Speech]
    nouns: Phrases[Speech]
    prepositions: Phrases[Speech]
    hedges: Phrases[Hedge]
    claim_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Words that say how real a happening is; each table leads to a modality.

    ``verbs`` have as subject the one who would do it, ``others`` somebody else ("foiled an attack").
    ``patterns`` are regular expressions on a sentence's text. The ``purpose_*`` words open what
    something is for, which is no happening.
    """

    verbs: Phrases[Modality]
    others: Phrases[Modality]
    auxiliaries: Phrases[Modality]
    nouns: Phrases[Modality]
    adjectives: Phrases[Modality]
    adverbs: Phrases[Modality]
    markers: Phrases[Modality]
    patterns: tuple[tuple[re.Pattern[str], Modality], ...]
    purpose_markers: frozenset[str]
    purpose_nouns: frozenset[str]
    purpose_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as low, best and high; None where the words set no such bound."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Bound:
    """What words before a number do to it: factors (None: no such bound), and a shift added after."""

    low: float | None
    best: float | None
    high: float | None
    shift: int

    def apply(self, number: int) -> Quantity:
        """The range of "at least ``number``"; bounds are rounded away from the number, never below 0."""
        low = None if self.low is None else max(0, math.floor(number * self.low) + self.shift)
        best = None if self.best is None else max(0, round(number * self.best) + self.shift)
        # 20 * 1.1 is a hair above 22 in binary: without the rounding it would become 23.
        high = None if self.high is None else max(0, math.ceil(round(number * self.high, 6)) + self.shift)
        return Quantity(low, best, high)


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Number words, vague quantities and bounds, by their words in lower case."""

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    vague: Mapping[tuple[str, ...], Quantity]
    bounds: Mapping[tuple[str, ...], Bound]
    ranges: frozenset[str]
    range_joints: frozenset[str]
    additional: frozenset[str]
    part_of: frozenset[str]
    time_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Generic:
    """A common noun for somebody or something: "militant", "checkpoint", "roadside bomb".

    ``side`` and ``speaker`` are None where the word does not tell; ``mode`` is the mode of an attack
    with such a weapon.
    """

    classes: frozenset[WordClass]
    side: Side | None
    speaker: SpeakerKind | None
    leader: bool
    mode: str | None


@dataclass(frozen=True, slots=True)
class SpeakerNoun:
    """A common noun for a speaker ("official", "resident", "source") and the kind of speaker it is."""

    kind: SpeakerKind
    leader: bool
