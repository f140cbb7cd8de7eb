"""What the words around a name make of its place: an area beside it, between two, a part of it, a border."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rasid.model.world import Place
from rasid.resolve.gazetteer.areas import Area, area_of, border_area, midpoint_area, side_of_river
from rasid.resolve.gazetteer.fold import plain
from rasid.resolve.gazetteer.mention import Candidate, PlaceMention, ResolvedPlace
from rasid.resolve.gazetteer.relative import Relation, relation_of

__all__ = ["Mover"]

#: Characters that may part two names under one modifier.
_PAIR_REACH: Final = 12


class Mover:
    """Moves the places of one text.

    ``best`` gives the likeliest candidate of a mention by its index; ``counts`` how much of the text is about each
    country, by the plain form of a name, without what that name says itself.
    """

    def __init__(
        self,
        mentions: Sequence[PlaceMention],
        best: Callable[[int], Candidate | None],
        counts: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._mentions, self._best, self._counts = mentions, best, counts

    def moved(self, index: int, answer: ResolvedPlace) -> ResolvedPlace:
        """The area that the words around make of a place: moved, between two, a part of it, its border."""
        mention, place = answer.mention, answer.place
        if mention.modifier is None or place is None:
            return answer
        relation = relation_of(mention.modifier)
        if relation.kind == "border":
            return self._border(index, answer, place)
        if mention.adjectival:
            return answer
        if relation.kind == "between":
            return self._between(index, answer, place)
        if place.lat is None:
            return self._river_side(answer, place, relation)
        return _as_area(answer, area_of(place, relation, mention.modifier))

    def _between(self, index: int, answer: ResolvedPlace, place: Place) -> ResolvedPlace:
        partner = self._partner(index)
        if partner is None:
            return answer
        if place.kind == partner.kind == "country":
            area = border_area(place, partner)
        elif "and" in (answer.mention.modifier or "").split():
            area = midpoint_area(partner, place)
        else:
            area = midpoint_area(place, partner)
        return _as_area(answer, area) if area is not None else answer

    def _river_side(self, answer: ResolvedPlace, river: Place, relation: Relation) -> ResolvedPlace:
        """ "East of the Euphrates", in the country that the text is most about."""
        shares = self._counts[plain(answer.mention.text)]
        for country in sorted(shares, key=lambda code: (-shares[code], code)):
            found = side_of_river(river, relation, country)
            if found is not None:
                area, divisions = found
                return replace(_as_area(answer, area), alternatives=divisions)
        return answer

    def _border(self, index: int, answer: ResolvedPlace, place: Place) -> ResolvedPlace:
        """The strip along a border, where the text names both sides or is about one."""
        partner = self._partner(index) or self._home(place)
        strip = border_area(place, partner) if partner is not None else None
        if strip is not None:
            return _as_area(answer, strip)
        if answer.mention.adjectival:
            return answer
        reason = f"the border of {place.name}: the other side is not told, or they share no border"
        return replace(answer, place=None, confidence=0.0, reason=reason)

    def _partner(self, index: int) -> Place | None:
        """The other of two names that one modifier moves: Mosul and Erbil in "between Mosul and Erbil"."""
        mention = self._mentions[index]
        for other in (index - 1, index + 1):
            if 0 <= other < len(self._mentions):
                beside = self._mentions[other]
                first, second = sorted((mention, beside), key=lambda each: each.start)
                if second.start - first.end <= _PAIR_REACH and _one_pair(first, second):
                    best = self._best(other)
                    return best.place if best is not None else None
        return None

    def _home(self, place: Place) -> Place | None:
        """The country that the text is most about, where it borders on ``place``."""
        counts = self._counts.get(plain(place.name), {})
        for mention in self._mentions:
            best = mention.candidates[0].place if mention.candidates else None
            if best is not None and best.kind == "country" and best.country != place.country:
                if place.kind == "country" and counts.get(best.country or "", 0.0) > 0:
                    return best
        return None


def _one_pair(first: PlaceMention, second: PlaceMention) -> bool:
    """Whether two names share a modifier: "between A and B", "the A-B border", "the border between A and B"."""
    moved = (first.modifier or "", second.modifier or "")
    if moved[0].startswith("between"):
        return second.modifier is None or moved[1].startswith("between")
    if "border" in moved[0] or "frontier" in moved[0]:
        return "between" in moved[0] or second.modifier is None
    return ("border" in moved[1] or "frontier" in moved[1]) and second.start - first.end <= len(" and ")


def _as_area(answer: ResolvedPlace, area: Area) -> ResolvedPlace:
    if area.place == answer.place:
        return answer
    return replace(answer, place=area.place, radius_km=area.radius_km)
