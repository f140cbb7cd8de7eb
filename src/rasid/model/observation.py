"""What somebody says happened, and the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from rasid.model.text import Quote, Stretch
from rasid.model.world import PlacePrecision, TimePrecision

Stance = Literal[
    "asserts", "confirms", "denies", "disputes", "doubts", "asks",
    "claims_responsibility", "retracts", "corrects",
]  # fmt: skip
Modality = Literal["actual", "attempted", "planned", "threatened", "possible", "conditional", "background"]
Phase = Literal["begins", "continues", "suspends", "resumes", "ends"]
HappeningKind = Literal["event", "state"]
SpeakerKind = Literal[
    "outlet", "agency", "institution", "official", "group", "expert", "witness", "unnamed", "rumour"
]
Quoting = Literal["direct", "indirect", "mixed"]
Party = Literal["agent", "patient", "both"]
TollKind = Literal["killed", "wounded", "captured", "abducted", "displaced", "destroyed"]
Flag = Literal["hearsay", "repeated", "implausible_date", "headline", "undated", "other_model"]

#: Stances that speak against a happening.
AGAINST: Final[frozenset[str]] = frozenset({"denies", "disputes", "doubts"})
#: Stances that speak for it. The rest (asks, retracts, corrects) count on neither side.
FOR: Final[frozenset[str]] = frozenset({"asserts", "confirms", "claims_responsibility"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so. ``text`` is the report's words for them, None for the outlet itself.

    ``actor`` is the key of an actor or, for the outlet, of its source; None for a speaker that
    cannot be named ("a security source", "rumours").
    """

    text: str | None
    kind: SpeakerKind
    actor: str | None

    @property
    def named(self) -> bool:
        """Whether this speaker can be named, and so can be asked again."""
        return self.actor is not None and self.kind not in ("unnamed", "rumour")


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain by which a report has something: outlet, agency, official, unnamed source.

    ``words`` and ``cue`` are the report's own; both are None for the outlet that speaks for itself. ``name`` is
    that of the listed actor, ``actor`` as for :class:`Speaker`. ``party`` says on whose side of the happening the
    actor stands; None for neither, and for who cannot be named.
    """

    words: Stretch | None
    name: str | None
    kind: SpeakerKind
    actor: str | None
    cue: Stretch | None = None
    party: Party | None = None

    @property
    def text(self) -> str | None:
        """The report's words for them; None for the outlet that speaks for itself."""
        return self.words.text if self.words is not None else None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who acts or is acted upon: the report's words, and the actor they are linked to.

    ``candidate`` is the actor that the report only suspects ("gunmen believed to belong to ..."); then
    ``actor`` is None, and the observation's confidence for the role says how far to trust it.
    """

    text: str
    actor: str | None
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of ``kind`` ("killed") of whom (``of``: the report's words or None), as a range.

    None at ``low``, ``best`` or ``high`` means that the words set no such bound.
    """

    kind: TollKind
    of: str | None
    low: int | None
    best: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ObservedTime:
    """When, as told: the words, and the days they mean (both included)."""

    text: str | None
    start: str | None
    end: str | None
    precision: TimePrecision


@dataclass(frozen=True, slots=True)
class ObservedPlace:
    """Where, as told: the words, and the place or area they mean.

    ``name`` is None where the words could not be resolved; then ``text`` still keeps them. Where the words
    mean an area around a point ("10 km north of Baqubah", "northern Syria"), ``lat`` and ``lon`` are its middle
    and ``radius_km`` tells how far it reaches; it is None for what is a point, and for provinces and countries,
    whose outlines are known.
    """

    text: str | None
    name: str | None
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """What is talked about, stored positive: who denies it has the stance ``denies``.

    ``type`` and ``mode`` are of the inner codebook; ``text`` is the report's words that tell it.
    """

    kind: HappeningKind
    type: str
    mode: str | None
    phase: Phase | None
    agent: Participant | None
    patient: Participant | None
    instrument: str | None
    text: str


@dataclass(frozen=True, slots=True, order=True)
class PrivateName:
    """The name of a private person at [start, end) of the report, and what to call them: "a farmer"."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Observation:
    """``speaker`` says, with a stance and a modality, that a happening is so.

    ``inferred`` names the fields that were carried over or concluded instead of read beside the
    happening ("place", "agent"; "type" where the words only count the victims of what was told before them);
    ``confidence`` gives the probability that a field is right. ``private``
    says where in the report private persons are named: in its title, and around the words used here.
    ``chain`` has all through whom the report has it, the outlet first and whoever knew it first last; the
    ``speaker`` is among them. ``content`` are the pieces of what the speaker says, and ``quoted`` tells whether
    they stand between quotation marks; both are empty where the outlet itself speaks.
    """

    id: str
    report: str
    quote: Quote
    speaker: Speaker
    stance: Stance
    modality: Modality
    flags: tuple[Flag, ...]
    happening: Happening
    tolls: tuple[Toll, ...]
    time: ObservedTime | None
    place: ObservedPlace | None
    inferred: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    private: tuple[PrivateName, ...] = ()
    chain: tuple[Voice, ...] = ()
    content: tuple[Stretch, ...] = ()
    quoted: Quoting | None = None

    @property
    def counts_again(self) -> bool:
        """Whether it only counts the victims of what was told before it ("the toll rose to 33")."""
        return "type" in self.inferred

    def __post_init__(self) -> None:
        if self.quote.report != self.report:
            raise ValueError(f"observation {self.id} quotes another report than its own")
