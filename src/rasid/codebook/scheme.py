"""What a codebook says about rows: its fields, the rules that fill them, and how it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from rasid.codebook.phrases import Phrases

FieldKind = Literal["label", "labels", "flag", "count", "date", "text", "texts", "number"]
Bound = Literal["low", "best", "high"]
RowsOf = Literal["report", "event", "incident"]
Choose = Literal["rule", "event"]
Pick = Literal["first", "last", "most", "smallest", "largest"]
Across = Literal["new", "sum", "largest", "first"]

Value = str | int | float | bool | tuple[str, ...] | None

#: Stands in a list of parties for "nobody is named", and in a list of modes for "no mode".
NOBODY: Final = "nobody"
NO_MODE: Final = "none"


@dataclass(frozen=True, slots=True)
class Party:
    """A kind of participant: by keys and kinds of the actor list, by countries and sides, or by words."""

    name: str
    actors: frozenset[str]
    kinds: frozenset[str]
    sides: frozenset[str]
    countries: frozenset[str]
    words: Phrases
    but: Phrases


@dataclass(frozen=True, slots=True)
class Condition:
    """When something holds of a happening. Every part must hold; within a part, one value is enough.

    ``words`` compares what the happening says of itself (type, mode, modality ...), ``phrases`` looks
    for words (in its clause, its sentence, the report), ``parties`` asks who takes part, ``row`` asks for
    fields of the same row that were filled before.
    """

    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[str, Phrases] = field(default_factory=dict)
    parties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row: Mapping[str, frozenset[str]] = field(default_factory=dict)
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()

    @property
    def of_report_only(self) -> bool:
        """Whether it asks nothing of a happening: words of the report, or other fields of the row."""
        inner = (*self.any_of, *self.none_of)
        of_report = self.phrases.keys() <= {"report", "title"} and self.parties.keys() <= {"report_names"}
        return not self.words and of_report and all(part.of_report_only for part in inner)


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Give a value when a condition holds."""

    give: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Counting:
    """How wordings become numbers. ``plural`` is for a plural without a number; None counts it as nothing."""

    words: Mapping[str, int]
    plural: int | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class SchemeField:
    """One field of a row and how it is filled.

    ``rules`` give labels; ``sources`` are paths that values are read from, the first that gives any is
    taken; ``tolls`` are the kinds that a count adds up, of the parties ``of`` and not of ``not_of``;
    ``across`` says how the happenings of a row go together: what is told ``new`` is added and what repeats
    an earlier count is not, or the plain sum, the largest, the first.
    ``learnt`` names a table of means that is heard with the votes of all rules.
    ``only`` narrows the happenings that this field looks at; ``rather`` says whose counts are taken where
    any of them has one; ``at_most`` is how many values a list may hold. ``otherwise`` stands where nothing is
    found. ``place`` is where the field is written.
    """

    name: str
    about: str
    kind: FieldKind
    values: Mapping[str, str]
    rules: tuple[FieldRule, ...]
    choose: Choose
    sources: tuple[str, ...]
    names: Mapping[str, str]
    pick: Pick
    at_most: int | None
    tolls: frozenset[str]
    of: tuple[str, ...]
    not_of: tuple[str, ...]
    bound: Bound | None
    across: Across
    only: Condition
    otherwise: Value
    fitted: bool
    learnt: str | None = None
    rather: Condition = Condition()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The rows of a codebook.

    ``events`` says which happenings count; ``one_event`` names the fields in which two happenings of a
    report must not differ to be one row (rows of events only); ``retold`` says which happenings may tell an event
    again in other words, None that none does.
    """

    name: str
    label: str
    rows_of: RowsOf
    events: Condition
    one_event: tuple[str, ...]
    parties: Mapping[str, Party]
    counting: Counting
    fields: Mapping[str, SchemeField]
    retold: Condition | None = None


#: What a field may be read from -> what that is. ``places``, ``times`` and ``actors`` are all that the report
#: names; the others belong to the happenings that count.
PATHS: Final[Mapping[str, str]] = {
    "report.id": "the report's id",
    "report.date": "its day of publication, or the day that its heading tells",
    "report.source": "its source",
    "report.address": "its address",
    "report.title": "its title",
    "report.text": "its text",
    "observation": "the observation's id",
    "sentence": "the sentence that tells the happening",
    "clause": "the words that tell the happening",
    "trigger": "the type of the happening in rasid's own codebook",
    "mode": "its mode",
    "phase": "its phase (states)",
    "modality": "its modality",
    "stance": "the stance of who says so",
    "speaker": "the words for who says so",
    "agent": "the words for who acts",
    "agent.actor": "the key of who acts, where listed",
    "agent.name": "the listed name of who acts, or the words",
    "patient": "the words for who is acted upon",
    "patient.actor": "the key of who is acted upon, where listed",
    "patient.name": "the listed name of who is acted upon, or the words",
    "instrument": "the words for what it was done with",
    "place": "the name of the place",
    "place.adm1": "its first-level division (province)",
    "place.country": "its country (ISO 3166-1 alpha-2)",
    "place.lat": "its latitude",
    "place.lon": "its longitude",
    "place.precision": "how precise the place is",
    "time.start": "the first day",
    "time.end": "the last day",
    "time.precision": "how precise the time is",
    "places": "the names of all places in the report",
    "places.adm1": "their first-level divisions",
    "places.country": "their countries",
    "times": "all days that the report tells",
    "actors": "the keys of all listed actors in the report",
    "actors.name": "their names",
    "tolls": "the wordings of all tolls",
    "incident.type": "the type of an incident of violence (rows of incidents only, as all that follow)",
    "incident.stage": "whether it was accomplished, attempted or threatened",
    "incident.date": "its day, a range of days, or the latest day that it can have had",
    "incident.location": "names from its country to its finest place",
    "incident.instrument": "the words for what it was done with",
    "incident.perp_ind": "the words for the people who did it",
    "incident.perp_org": "the organisations that did it",
    "incident.perp_org_confidence": "how sure that is, for each of them",
    "incident.phys_tgt": "the words for the things that it hit",
    "incident.hum_tgt": "the people whom it hit, by name or by description",
    "incident.hum_tgt_effect": "what befell them, for each of them",
}
#: How the paths of incidents begin.
OF_INCIDENTS: Final = "incident."
