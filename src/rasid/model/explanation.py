"""What a reading rests on, and what it saw and left out: the words of ``rasid explain``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.model.text import Span

PassedKind = Literal["event word", "happening", "place", "time", "actor", "speaker"]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field is as it is: the ``source`` that says so (a file of words, a codebook, or a rule's name),
    its ``entry``, and the words of the text; None where no words of the text carry it."""

    field: str
    source: str
    entry: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """Words that were seen and left out, and why."""

    kind: PassedKind
    words: Span
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report at [start, end)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A :class:`Ground` with its words written out."""

    field: str
    source: str
    entry: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A :class:`Passed` with its words written out."""

    kind: PassedKind
    words: Words
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedHappening:
    """A happening with the words it rests on and what made it.

    ``observation`` is the id of what was made of it, None where nothing was, which is then among what was
    left out. Place and time are words of the text where it tells them; ``where`` and ``when`` are what they
    came to, inferred or told. ``chain`` tells through whom the report has it, the outlet first, each with
    their kind; ``content`` is what the speaker says, and ``quoted`` whether in their own words.
    """

    kind: str
    type: str
    mode: str | None
    phase: str | None
    modality: str
    stance: str
    by: str
    negated: bool
    tense: str
    confidence: float
    trigger: Words
    clause: Words
    agent: Words | None
    patient: Words | None
    instrument: Words | None
    speaker: Words | None
    cue: Words | None
    place: Words | None
    time: Words | None
    where: str | None
    when: str | None
    tolls: tuple[str, ...]
    flags: tuple[str, ...]
    inferred: tuple[str, ...]
    observation: str | None
    reasons: tuple[Reason, ...]
    chain: tuple[str, ...] = ()
    content: tuple[Words, ...] = ()
    quoted: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence with its happenings and what was left out in it."""

    words: Words
    headline: bool
    happenings: tuple[ExplainedHappening, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one report was read. ``issued`` is the day that "yesterday" counts from; None where none is known.

    ``outside`` is what was left out where no sentence is: in the dateline.
    """

    report: str
    source: str
    published: str | None
    language: str | None
    dateline: Words | None
    issued: str | None
    sentences: tuple[ExplainedSentence, ...]
    outside: tuple[LeftOut, ...]

    @property
    def happenings(self) -> tuple[ExplainedHappening, ...]:
        """All happenings, in the order of the text."""
        return tuple(happening for sentence in self.sentences for happening in sentence.happenings)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Everything that was left out, in the order of the text."""
        return (*self.outside, *(passed for sentence in self.sentences for passed in sentence.left_out))
