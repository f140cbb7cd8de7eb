"""Which country and which first-level division the event of a headline is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.text import Span
from rasid.model.world import Place
from rasid.resolve.gazetteer import ResolvedPlace
from rasid.resolve.place_roles import PlaceRole, role_of
from rasid.resolve.strands import Strand, strands_of

__all__ = ["country_of", "province_of"]

#: "Outskirts of Damascus" lies in the province around the city, which has a name of its own.
_AROUND: Final = {("SY", "Damascus"): "Rif Dimashq"}
_OUTSIDE: Final = re.compile(r"\b(?:countryside|outskirts|suburbs?|rural|rif|reef|around)\b", re.I)
#: Between a place and the larger one that holds it: "village in", "at the edge of".
_WITHIN: Final = re.compile(
    r"^(?:\s+(?!and\b|or\b|with\b|from\b|to\b|towards?\b|hits?\b)[\w\u2019'-]+){0,3}?"
    r"\s+(?:in|of|at)\s+(?:(?!and\b)[\w-]+\s+){0,4}$"
)
_COMMA: Final = re.compile(r"^(?:\s+\w+)?\s*\)?,\s*(?:(?:north|south|east|west|rural|central)\w*\s+)?$")


#: Names that tell where something was only where no other name does.
_LAST_RESORT: Final = frozenset({PlaceRole.ORIGIN, PlaceRole.SEAT, PlaceRole.TARGET})


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a headline with the division that it lies in, None where it lies in none or in several."""

    words: Span
    place: Place
    found: ResolvedPlace
    division: str | None


def country_of(places: Sequence[ResolvedPlace], beat: str | None) -> str | None:
    """The country (ISO code) that a headline is about.

    ``beat`` is the country that its office reports on: it stands unless only another one is named.
    """
    named = [found.place for found in places if found.place is not None and not found.mention.adjectival]
    if beat is not None and any(place.country == beat for place in named):
        return beat
    for place in named:
        if place.kind == "country":
            return place.country
    if beat is not None:
        return beat
    in_order = sorted(places, key=lambda found: found.mention.adjectival)
    return next((found.place.country for found in in_order if found.place and found.place.country), None)


def province_of(text: str, places: Sequence[ResolvedPlace], country: str | None) -> str | None:
    """The first-level division in ``country`` of the deadliest thing told, None where none is told for sure."""
    named = _held([n for found in places if (n := _named(found, country)) is not None], text)
    scenes = [n for n in named if role_of(text, n.words) is PlaceRole.SCENE]
    kept = scenes or [n for n in named if role_of(text, n.words) in _LAST_RESORT]
    if not kept:
        return None
    strand = _deadliest(strands_of(text, [n.words for n in kept]))
    return next((kept[n].division for n in strand.places if kept[n].division is not None), None)


def _deadliest(strands: Sequence[Strand]) -> Strand:
    """The first of those in which people most surely died; what is only background comes last."""
    return max(strands, key=lambda strand: (not strand.background, strand.grade))


def _named(found: ResolvedPlace, country: str | None) -> _Named | None:
    # Where two places remain, the task asks for the likelier one.
    place = found.place or (
        found.alternatives[0] if found.mention.evidence > 0 and found.alternatives else None
    )
    if place is None or place.country is None or place.country != country or place.kind == "country":
        return None
    division = place.name if place.kind == "adm1" else place.adm1
    around = _AROUND.get((place.country, place.name))
    if around is not None and found.mention.modifier and _OUTSIDE.search(found.mention.modifier):
        division = around
    return _Named(Span(found.mention.start, found.mention.end), place, found, division)


def _held(named: Sequence[_Named], text: str) -> list[_Named]:
    """Without the names that a larger one after them contradicts: "a village X in Y province" is in Y."""
    kept: list[_Named] = []
    for at, name in enumerate(named):
        following = named[at + 1] if at + 1 < len(named) else None
        if following is None or not _contradicts(name, following, text):
            kept.append(name)
    return kept


def _contradicts(inner: _Named, outer: _Named, text: str) -> bool:
    if outer.place.kind not in ("adm1", "city", "capital") or inner.place.kind == "adm1":
        return False
    if outer.division is None or inner.division == outer.division:
        return False
    if _AROUND.get((outer.place.country or "", outer.place.name)) == inner.division:
        return False  # "the orchards of Damascus" are around it
    between = text[inner.words.end : outer.words.start]
    if outer.found.mention.pattern == "adm1" and _COMMA.match(between):
        return True
    return _WITHIN.match(between) is not None
