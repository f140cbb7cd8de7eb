"""A report being read: one text that never changes, with typed layers of spans that stages add."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from rasid.errors import StageOrder
from rasid.model.observation import (
    Flag,
    HappeningKind,
    Modality,
    Observation,
    ObservedPlace,
    ObservedTime,
    Phase,
    Quoting,
    SpeakerKind,
    Stance,
    Toll,
)  # fmt: skip
from rasid.model.report import Report
from rasid.model.text import Span
from rasid.model.world import Actor

MentionKind = Literal["force", "person", "organisation", "weapon", "target", "place", "other"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of an agency report ("BAGHDAD, March 12 (Wire) -"): kept, and left out of reading."""

    span: Span
    place: Span | None
    date: Span | None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text that no sentence runs out of: the title (``headline``) or a paragraph.

    ``day`` is where the day of an item of a dated list stands, at its head or above it, and is not in ``span``.
    """

    span: Span
    headline: bool
    day: Span | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, and its tokens [first, last) in the document."""

    span: Span
    first: int
    last: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the dependency tree.

    ``index`` counts in the document; ``head`` is the index of the governing token, itself for the
    root of a sentence. Labels are Universal part-of-speech tags and the dependency labels of the
    English pipeline (CLEAR style: nsubj, dobj, prep, pobj, ccomp ...).
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found by the pipeline's entity recogniser: one vote among several."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor of the actor list."""

    span: Span
    actor: Actor


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Words that name a place, linked. ``place.name`` is None for words kept unresolved."""

    span: Span
    place: ObservedPlace
    confidence: float
    adjectival: bool = False


@dataclass(frozen=True, slots=True)
class TimeLink:
    """Words that tell a time, resolved to days. ``since``: they tell from when on, not when."""

    span: Span
    time: ObservedTime
    confidence: float
    since: bool = False


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody through whom the report has it: their words, what kind of speaker they are, and the cue."""

    span: Span
    kind: SpeakerKind
    cue: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: the speaker's words, the cue, and the content.

    ``speaker`` is None for a cue without one ("it was reported that"). The content is what hangs on
    the token ``root`` in the dependency tree, itself included, less what hangs on the tokens in
    ``without``. ``inferred`` marks a speaker carried over from before ("he added"). ``chain`` names those
    through whom the report has it, from the nearest to it to whoever knew first, the speaker among them; it
    is empty where the speaker is the only one. ``content`` is what is said as characters of the text, in
    pieces where the cue or the speaker stands between them, and ``quoted`` how its words are given. ``own_part``:
    the speaker claims, admits or denies to have had a part in it.
    """

    speaker: Span | None
    speaker_kind: SpeakerKind
    cue: Span
    root: int
    stance: Stance
    hearsay: bool
    without: tuple[int, ...] = ()
    inferred: bool = False
    chain: tuple[Passing, ...] = ()
    content: tuple[Span, ...] = ()
    quoted: Quoting = "indirect"
    own_part: bool = False

    def covers(self, span: Span) -> bool:
        """Whether ``span`` stands in the content, or behind its beginning and before an "X said" that follows it.

        The parser hangs a day before an inverted speaker on the verb of saying ("shells hit the market, on
        Saturday, a doctor said"), so that it may lie outside what is called the content.
        """
        if any(part.holds(span) for part in self.content):
            return True
        said = min(part.start for part in (self.cue, self.speaker) if part is not None)
        return any(part.start <= span.start and span.end <= said for part in self.content)


@dataclass(frozen=True, slots=True)
class HappeningMention:
    """A happening as the words of one sentence tell it, before links.

    Spans point into the text; ``trigger`` is the word that names the happening, ``clause`` the
    characters that belong to it, ``scopes`` the ever wider stretches of its sentence in which its
    time and place are looked for, ``elsewhere`` stretches whose places are not its own.
    ``sentence`` is the index of its sentence. ``negated`` means that its speaker says that it is not
    so. ``attribution`` is an index into the attributions, or None where the outlet itself speaks.
    ``affirmed``: the words say of what was told before that it took place. ``counted``: where the words only tell
    the toll of what was told before, the trigger of that. ``of_each``: one of several
    that differ only in who did it ("neither A nor B").
    """

    sentence: int
    trigger: Span
    clause: Span
    scopes: tuple[Span, ...]
    elsewhere: tuple[Span, ...]
    kind: HappeningKind
    type: str
    mode: str | None
    phase: Phase | None
    agent: Span | None
    patient: Span | None
    instrument: Span | None
    modality: Modality
    tense: Literal["past", "present", "future", "perfect"]
    negated: bool
    attribution: int | None
    flags: tuple[Flag, ...] = ()
    tolls: tuple[Toll, ...] = ()
    inferred: tuple[str, ...] = ()
    confidence: float = 0.5
    affirmed: bool = False
    counted: Span | None = None
    of_each: bool = False


@dataclass(frozen=True, slots=True)
class Likely:
    """A label that a head gives, with its probability; ``agreed`` is the probability of the rules' own answer."""

    label: str
    probability: float
    agreed: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the heads over the encoder say of one happening, beside what the rules say.

    ``type``, ``modality`` and ``denied`` are those of its trigger; the rules' type is agreed to as far as any word of
    the sentence names it. ``sources`` and ``targets`` are the words that
    it takes for who does it and to whom, each with its probability.
    """

    type: Likely
    modality: Likely
    denied: Likely
    sources: tuple[tuple[Span, float], ...]
    targets: tuple[tuple[Span, float], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report with the layers that reading adds. A layer is None until a stage gives it.

    The field names are the layer names that stages declare in ``needs`` and ``gives``.
    """

    report: Report
    dateline: tuple[Dateline, ...] | None = None
    segments: tuple[Segment, ...] | None = None
    sentences: tuple[Sentence, ...] | None = None
    tokens: tuple[Token, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    actors: tuple[ActorMention, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    happenings: tuple[HappeningMention, ...] | None = None
    #: One for each happening; None where the heads are not asked: states, and events that are told plainly.
    opinions: tuple[Opinion | None, ...] | None = None
    places: tuple[PlaceLink, ...] | None = None
    times: tuple[TimeLink, ...] | None = None
    #: The day (ISO) on which the text was written, as far as it can be told: one, or none.
    issued: tuple[str, ...] | None = None
    observations: tuple[Observation, ...] | None = None

    @property
    def text(self) -> str:
        """The report's text; every span of every layer counts from its beginning."""
        return self.report.text

    def layer(self, name: str) -> tuple[Any, ...]:
        """The layer of that name.

        Raises:
            StageOrder: no stage has given it yet.
        """
        value: tuple[Any, ...] | None = getattr(self, name)
        if value is None:
            raise StageOrder(f"layer {name!r} was asked for before a stage gave it", where=self.report.id)
        return value

    def having(self, **layers: tuple[Any, ...]) -> Document:
        """A copy with more layers."""
        # Every field but the report is a layer; what may be given by name cannot be said more closely.
        return replace(self, **layers)  # type: ignore[arg-type]


#: The names of all layers.
LAYERS = tuple(f.name for f in fields(Document) if f.name != "report")
