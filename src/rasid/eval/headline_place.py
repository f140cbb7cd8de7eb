"""Which first-level division the event of a headline is in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rasid.eval.headline_country import is_large_at_start
from rasid.model.text import Span
from rasid.model.world import Place
from rasid.resolve.gazetteer import ResolvedPlace, kilometres
from rasid.resolve.gazetteer.rows import countries
from rasid.resolve.place_roles import PlaceRole, role_of
from rasid.resolve.strands import Strand, strands_of

__all__ = ["province_of"]

#: "Outskirts of Damascus" lies in the province around the city, which has a name of its own.
_AROUND: Final = {("SY", "Damascus"): "Rif Dimashq"}
_OUTSIDE: Final = re.compile(r"\b(?:countryside|suburbs?|rural|rif|reef|around)\b", re.I)
_OUTSIDE_OF: Final = re.compile(r"\b(?:countryside|suburbs?)\s+of\s+$", re.I)
_CAPITAL: Final = re.compile(r"\b(the|[A-Z]\w+)\s+capital\b(?!\s+of\b)")
#: A river has an eastern and a western bank where it runs from north to south. In Syria the Euphrates does
#: so below Raqqa, all through one province, and on a shorter way at the Turkish border: the task asks for the
#: likelier. In Iraq it does so in several provinces, so its banks tell none.
_BANKS: Final = {("SY", "Euphrates"): "Deir ez-Zor"}
_BANK: Final = re.compile(
    r"\b(?:east|west)(?:ern)?(?:\s+and\s+(?:east|west)ern)?\s+(?:(?:banks?|sides?)\s+)?(?:(?:of|from)\s+)?(?:the\s+)?$",
    re.I,
)
_SIDE: Final = re.compile(r"['\u2019]s?\s+(?:east|west)", re.I)
#: Between a place and what it lies near: "village north of".
_NEAR: Final = re.compile(
    r"^(?:\s+(?!and\b|the\b)[\w\u2019'-]+){0,2}?\s+(?:near|(?:north|south|east|west)[\w-]*\s+of)\s+(?:the\s+)?$"
)
_NEAR_KM: Final = 120.0
#: Between a place and the larger one that holds it: "village in", "at the edge of".
_WITHIN: Final = re.compile(
    r"^(?:\s+(?!and\b|or\b|with\b|from\b|to\b|towards?\b|hits?\b)[\w\u2019'-]+){0,3}?"
    r"(?<!north)(?<!south)(?<!east)(?<!west)\s+(?:in|of|at)\s+(?:(?!and\b)[\w-]+\s+){0,4}$"
)
#: An address: "the mill, north of Kut, Wasit governorate".
_ADDRESS: Final = re.compile(
    r"^(?:(?!\band\b)[^;.!?\u2026]){0,90},\s*(?:(?:north|south|east|west|rural|central)\w*\s+(?:of\s+)?)?$"
)
_ENDS_ADDRESS: Final = re.compile(r"^(?:\s+(?:province|governorate))?,\s*[A-Z]\w+\s*$", re.I)
#: How many names after one may hold it: "the mill, Kut street, Kut, Kut province".
_HOLDERS: Final = 4
#: Names that tell where something was only where no other name does.
_LAST_RESORT: Final = frozenset(
    {PlaceRole.ORIGIN, PlaceRole.SEAT, PlaceRole.SPEAKER, PlaceRole.TARGET, PlaceRole.BORDER}
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a headline with the division that it lies in, None where it lies in none or in several."""

    words: Span
    place: Place | None
    found: ResolvedPlace | None
    division: str | None


def province_of(
    text: str, places: Sequence[ResolvedPlace], country: str | None, *, capital: str | None = None
) -> str | None:
    """The first-level division in ``country`` of the deadliest thing told, None where none is told for sure.

    ``capital`` is the division of the country's capital, which "the capital" means.
    """
    named = [n for found in places if (n := _named(text, found, country)) is not None]
    named = _held(named, text)
    if country is not None and capital is not None:
        named = _with_capital(named, text, country, capital)
    roles = [_role(text, n) for n in named]
    kept = [n for n, role in zip(named, roles, strict=True) if role is PlaceRole.SCENE]
    kept = kept or [n for n, role in zip(named, roles, strict=True) if role in _LAST_RESORT]
    if not kept:
        return None
    return _told_most([n.division for n in kept], strands_of(text, [n.words for n in kept]))


def _role(text: str, name: _Named) -> PlaceRole:
    role = role_of(text, name.words)
    is_state = role is PlaceRole.SPEAKER and name.place is not None and name.place.kind == "capital"
    return PlaceRole.NAME if is_state else role


def _with_capital(named: Sequence[_Named], text: str, country: str, capital: str) -> list[_Named]:
    """With "the capital", where no name follows that says which it is."""
    found = []
    for match in _CAPITAL.finditer(text):
        words = Span(match.start(), match.end())
        if match[1] not in ("the", "The", *countries()[country].adjectives):
            continue
        if any(words.overlaps(n.words) or 0 <= n.words.start - words.end <= 2 for n in named):
            continue
        around = _AROUND.get((country, capital))
        outside = around is not None and _OUTSIDE_OF.search(text[: words.start]) is not None
        found.append(_Named(words, None, None, around if outside else capital))
    return sorted([*named, *found], key=lambda n: n.words)


def _told_most(divisions: Sequence[str | None], strands: Sequence[Strand]) -> str | None:
    """The division of the deadliest thing told; what is only background comes last.

    Of equals the one of which more places are named, then the one told in more words, then the first named.
    """
    counts = Counter(divisions)
    ranked = [
        (
            (not strand.background, strand.grade, counts[division], strand.words.end - strand.words.start),
            division,
        )
        for strand in strands
        for division in (divisions[place] for place in strand.places)
        if division is not None
    ]
    return max(ranked, key=lambda pair: pair[0], default=(None, None))[1]


def _named(text: str, found: ResolvedPlace, country: str | None) -> _Named | None:
    # Where two places remain, the task asks for the likelier one.
    place = found.place or (
        found.alternatives[0] if found.alternatives and _is_likely(found, country) else None
    )
    if place is None or found.mention.adjectival or place.kind == "country":
        return None
    words = _span(found)
    if place.country is None and country is not None:
        bank = _BANKS.get((country, place.name))
        return _Named(words, place, found, bank if bank is not None and _is_bank(text, words) else None)
    if place.country != country or country is None:
        return None
    if place.kind == "area" and (river := _river_of(place.name)) is not None:
        return _Named(words, place, found, _BANKS.get((country, river)))
    division = place.name if place.kind == "adm1" else place.adm1
    around = _AROUND.get((country, place.name))
    if around is not None and found.mention.modifier and _OUTSIDE.search(found.mention.modifier):
        division = around
    return _Named(words, place, found, division)


def _river_of(area: str) -> str | None:
    """The river of an area that is one side of it ("east of the Euphrates"); None for other areas."""
    return next((river for _, river in _BANKS if area.endswith(f"of the {river}")), None)


def _is_likely(found: ResolvedPlace, country: str | None) -> bool:
    """Whether a name without an answer is a place in the country that the headline is about all the same."""
    if found.mention.evidence > 0:
        return True
    return is_large_at_start(found.mention) and found.mention.candidates[0].place.country == country


def _is_bank(text: str, river: Span) -> bool:
    return _BANK.search(text[: river.start]) is not None or _SIDE.match(text, river.end) is not None


def _span(found: ResolvedPlace) -> Span:
    return Span(found.mention.start, found.mention.end)


def _held(named: Sequence[_Named], text: str) -> list[_Named]:
    """Without the names that a larger one after them contradicts: "a village X in Y province" is in Y."""
    return [
        name
        for at, name in enumerate(named)
        if not any(_contradicts(name, outer, text) for outer in named[at + 1 : at + 1 + _HOLDERS])
    ]


def _contradicts(inner: _Named, outer: _Named, text: str) -> bool:
    if inner.place is None or outer.place is None or outer.found is None:
        return False
    is_division = (
        outer.place.kind == "adm1" or outer.found.mention.pattern == "adm1"
    )  # "western Kut province" too
    if not (is_division or outer.place.kind in ("city", "capital")) or inner.place.kind == "adm1":
        return False
    if outer.division is None or inner.division is None or inner.division == outer.division:
        return False
    if _AROUND.get((outer.place.country or "", outer.place.name)) == inner.division:
        return False  # "the orchards of Damascus" are around it
    between, after = text[inner.words.end : outer.words.start], text[outer.words.end :]
    if _ADDRESS.match(between) and (outer.found.mention.pattern == "adm1" or _ENDS_ADDRESS.match(after)):
        return True
    if _NEAR.match(between):
        return math.inf > kilometres(inner.place, outer.place) > _NEAR_KM
    return _WITHIN.match(between) is not None
