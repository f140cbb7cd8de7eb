"""Dates, places, participants and kinds of happenings in plain English."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from rasid.codebook import Codebook
from rasid.errors import UnknownName
from rasid.model.observation import ObservedPlace, ObservedTime, Phase
from rasid.model.wording import capital, clean, inside

#: What readers call an event of a mode. A mode that is not here goes by the label of its type.
_EVENTS: Final[dict[str, str]] = {
    "abduct": "abduction", "aerial": "air strike", "ambush": "ambush", "arrest": "arrest", "clash": "clash",
    "confess": "confession",
    "crowd-control": "crowd dispersal by force", "curfew": "curfew", "demo": "demonstration",
    "drone": "drone strike", "evict": "eviction", "explosives": "bombing", "firearms": "shooting",
    "heavy-weapons": "shelling", "meeting": "meeting", "naval": "attack at sea", "negotiate": "negotiations",
    "operation": "military operation", "raid": "raid", "release": "release", "rescue": "rescue",
    "riot": "riot",
    "seize": "seizure", "seize-ground": "capture", "shootdown": "shooting down", "siege": "siege",
    "strike": "strike", "suicide-attack": "suicide attack", "surrender": "surrender",
    "targeted": "targeted killing", "torture": "torture", "visit": "visit", "withdraw": "withdrawal",
}  # fmt: skip
_PHASES: Final[dict[Phase, str]] = {
    "begins": "begun", "continues": "going on", "suspends": "suspended", "resumes": "resumed",
    "ends": "ended",
}  # fmt: skip
_LONGEST_WORDS: Final = 320


def quoted(words: str) -> str:
    """Words of a report in quotation marks, cut at a space where they are very long."""
    shown = clean(words).strip(" .,;:")
    if len(shown) > _LONGEST_WORDS:
        shown = shown[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
    return f"“{shown.replace('“', '‘').replace('”', '’')}”"


#: Types as nouns, for an event whose mode says no more; the codebook's labels are verbs.
_TYPES: Final[dict[str, str]] = {
    "AGREE": "agreement", "CONSULT": "meeting", "SUPPORT": "support", "COOPERATE": "cooperation", "AID": "aid",
    "CONCEDE": "concession", "RETREAT": "withdrawal", "INVESTIGATE": "investigation", "DEMAND": "demand",
    "DISAPPROVE": "criticism", "REJECT": "rejection", "THREATEN": "threat", "PROTEST": "protest",
    "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
    "FIGHT": "military action",
}  # fmt: skip


def event_words(kind: str, mode: str | None, codebook: Codebook) -> str:
    """What an event is called: "bombing", "air strike", or the label of its type."""
    if mode in _EVENTS:
        return _EVENTS[mode]
    if kind in _TYPES:
        return _TYPES[kind]
    try:
        return codebook.event_type(kind).label.lower()
    except UnknownName:
        return kind.lower()


def state_words(kind: str, mode: str | None, phase: Phase | None, codebook: Codebook) -> str:
    """What a state is called: "operations suspended", "trend rising"."""
    known = codebook.states.get(kind)
    label = known.label.lower() if known else kind
    turn = mode if mode is not None and phase in (None, "continues") else _PHASES[phase] if phase else None
    return f"{label} {turn}" if turn else label


#: How English joins an event to the one it is done to; "of" where nothing else is usual.
_TO_PATIENT: Final[dict[str, str]] = {
    "ASSAULT": "on",
    "FIGHT": "against",
    "AID": "for",
    "SUPPORT": "for",
    "DEMAND": "to",
    "CONSULT": "with",
    "AGREE": "with",
    "COOPERATE": "with",
    "THREATEN": "against",
    "PROTEST": "against",
    "MOBILIZE": "against",
    "SANCTION": "against",
    "RETREAT": "from",
    "CONCEDE": "to",
}


#: Modes whose name takes "of", whatever their type takes ("shelling of a farm", but "air strike on").
_OF_PATIENT: Final = frozenset({
    "abduct", "evict", "explosives", "firearms", "heavy-weapons", "seize-ground", "shootdown", "siege", "targeted",
    "torture",
})  # fmt: skip
#: Modes whose name takes "on" ("drone strike on", but "military operation against").
_ON_PATIENT: Final = frozenset({"aerial", "ambush", "drone", "naval", "raid", "suicide-attack"})


def participants_words(agent: str | None, patient: str | None, kind: str, mode: str | None = None) -> str:
    """Who is acted upon and who acts, for an event of type ``kind``: "on three houses by fighters"."""
    parts = []
    if patient is not None:
        usual = _TO_PATIENT.get(kind, "of")
        joint = "of" if mode in _OF_PATIENT else "on" if mode in _ON_PATIENT else usual
        parts.append(f"{joint} {inside(patient)}")
    if agent is not None:
        parts.append(f"by {inside(agent)}")
    return " ".join(parts)


def place_words(place: ObservedPlace | None) -> str | None:
    """Where: "in Khanaqin, Diyala", "at Balad Air Base, Salah al-Din"; None where nothing is told."""
    if place is None:
        return None
    if place.name is None:
        return f"at a place told as {quoted(place.text)}" if place.text and clean(place.text) else None
    name = clean(place.name)
    within = clean(place.adm1) if place.adm1 and place.adm1.casefold() != name.casefold() else None
    whole = f"{name}, {within}" if within else name
    if place.radius_km is not None and (told := _area_words(place, name, whole)) is not None:
        return told
    return f"{'at' if place.precision == 'site' else 'in'} {whole}"


def _area_words(place: ObservedPlace, name: str, whole: str) -> str | None:
    """Where, for an area around or between named places; None where "in" is right ("in northern Syria")."""
    if name.startswith("between "):
        return name
    if name.startswith("border of "):
        return f"on the {name}"
    if name.startswith(("east of ", "west of ")):
        return name
    return f"near {whole}" if place.precision == "district" and not name[:1].islower() else None


def time_words(time: ObservedTime | None) -> str | None:
    """When, as finely as it is told: "on 12 March 2024", "in January 2020"; None where nothing is told."""
    if time is None or (time.start is None and time.end is None):
        return None
    start, end = _day(time.start), _day(time.end)
    if start is None and end is not None:
        return (
            f"in the week up to {day_words(end)}" if time.precision == "week" else f"up to {day_words(end)}"
        )
    assert start is not None
    if end is None:
        return f"since {day_words(start)}"
    if start == end:
        return f"on {day_words(start)}"
    if (start.day, end.day) == (1, monthrange(end.year, end.month)[1]) and start.year == end.year:
        if start.month == end.month:
            return f"in {start:%B} {start.year}"
        if (start.month, end.month) == (1, 12):
            return f"in {start.year}"
    return f"between {day_words(start, before=end)} and {day_words(end)}"


def day_words(day: date, *, before: date | None = None) -> str:
    """A day in words; month and year are left out where ``before``, which follows, says them.

    >>> day_words(date(2024, 3, 6), before=date(2024, 3, 12))
    '6'
    """
    if before is not None and before.year == day.year:
        return str(day.day) if before.month == day.month else f"{day.day} {day:%B}"
    return f"{day.day} {day:%B} {day.year}"


def iso_day_words(iso: str) -> str:
    """An ISO day or moment as a day in words."""
    return day_words(date.fromisoformat(iso[:10]))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(3, "report")
    ('1 report', '3 reports')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def heading_words(*parts: str | None) -> str:
    """Parts of a heading in a row, with a capital at the beginning."""
    return capital(" ".join(part for part in parts if part))
