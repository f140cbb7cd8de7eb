"""Which country a headline is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from rasid.model.text import Span
from rasid.resolve.gazetteer import Exactness, PlaceMention, ResolvedPlace
from rasid.resolve.place_roles import PlaceRole, role_of

__all__ = ["country_of", "is_large_at_start"]

#: Names that tell where nothing happened.
_NOT_THERE: Final = frozenset({PlaceRole.BACKER, PlaceRole.NAME})
# On the scale of the weight of a town, which is log10 of a population.
#: "in Iraq", "Iraq's Mosul": there it happened.
_SCENE: Final = 10.0
#: "US strikes": one of those who act, and often far from home.
_ACTING: Final = 2.0
_ADJECTIVE: Final = 1.0
#: From this weight on, a place that an office reports on another country for is no chance likeness of names.
_SURE: Final = 4.5
#: How far into a headline its first word may begin, after a quotation mark.
_AT_START: Final = 1
_DOUBTFUL: Final = -0.5
#: The weight of a place of 80,000 people.
_LARGE: Final = 4.9
_IN: Final = re.compile(
    r"\b(?:in|across|inside|over|into|throughout)\s+(?:(?:the|north|south|east|west|central)\w*[\s-]+){0,2}$",
    re.I,
)
#: "Example mill, Kut, Iraq": the last word of an address.
_ENDS_ADDRESS: Final = re.compile(r",\s*$")
_WHOSE: Final = re.compile(r"['\u2019]s?\s+(?:\w+\s+)?[A-Z]")


def country_of(
    text: str, places: Sequence[ResolvedPlace], beat: str | None, *, sure: bool = True
) -> str | None:
    """The country (ISO code) that a headline is about, None where nothing tells.

    ``beat`` is the country that its office reports on. It stands where it, or nothing else, is named; where
    it is not ``sure``, a well-known town of another country outweighs it.
    """
    told = [found.mention for found in places if _is_told(text, found)]
    if beat is not None and (sure or not told or _speaks_for(told, beat) or not _well_known(told)):
        return beat
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in told:
        for country, weight in _weights(text, mention, told).items():
            weights[country] += weight
    return max(weights, key=lambda country: weights[country], default=beat)


def _is_told(text: str, found: ResolvedPlace) -> bool:
    mention = found.mention
    if not mention.candidates or role_of(text, Span(mention.start, mention.end)) in _NOT_THERE:
        return False
    return mention.evidence > 0 or is_large_at_start(mention)


def is_large_at_start(mention: PlaceMention) -> bool:
    """Whether a name is a large town's, and the first word of a headline.

    There it may lack whatever else would show that it is no person's and no common word.
    """
    best = mention.candidates[0]
    return (
        mention.start <= _AT_START
        and mention.evidence > _DOUBTFUL
        and best.exactness is Exactness.EXACT
        and best.weight >= _LARGE
    )


def _speaks_for(told: Sequence[PlaceMention], country: str) -> bool:
    return any(candidate.place.country == country for mention in told for candidate in mention.candidates)


def _well_known(told: Sequence[PlaceMention]) -> bool:
    best = [mention.candidates[0] for mention in told if not mention.adjectival]
    return any(candidate.weight >= _SURE and candidate.place.kind != "country" for candidate in best)


def _owns_next(text: str, mention: PlaceMention, told: Sequence[PlaceMention]) -> bool:
    """Whether what belongs to the country is there: "Turkey's strike on" is, "Turkey's Kut campaign" is not."""
    match = _WHOSE.match(text, mention.end)
    if match is None:
        return False
    next_named = [other for other in told if mention.end < other.start < match.end()]
    country = mention.candidates[0].place.country
    return all(any(c.place.country == country for c in other.candidates) for other in next_named)


def _weights(text: str, mention: PlaceMention, told: Sequence[PlaceMention]) -> dict[str, float]:
    """What one name gives to each country that it may be in."""
    best = mention.candidates[0].place
    if role_of(text, Span(mention.start, mention.end)) is PlaceRole.SPEAKER:
        return {best.country: _ADJECTIVE} if best.country is not None else {}
    if best.kind == "country" and best.country is not None:
        if mention.adjectival:
            return {best.country: _ADJECTIVE}
        before, after = text[: mention.start], text[mention.end :]
        address = _ENDS_ADDRESS.search(before) and not after.strip()
        inside = address or _IN.search(before) or _owns_next(text, mention, told)
        return {best.country: _SCENE if inside else _ACTING}
    weights: dict[str, float] = {}
    for candidate in mention.candidates:
        if candidate.place.country is not None:
            weight = max(candidate.weight, weights.get(candidate.place.country, 0.0))
            weights[candidate.place.country] = weight
    return weights
