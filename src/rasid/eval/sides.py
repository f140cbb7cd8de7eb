"""Whom the UCDP data set would call the sides of a conflict event, from the actors that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rasid.resolve.actors import load_actors

CIVILIANS: Final = "Civilians"
_GOVERNMENT: Final = "Government of "

#: The government of the country that the text is about, where it is not named: security forces in general.
_STATE: Final = re.compile(
    r"\b(?:regime|army|soldiers?|troops|police(?:m[ae]n)?|security forces|government forces|warplanes?|"
    r"helicopters?|air ?strikes?|jets?|barrel bombs?)\b",
    re.I,
)
#: Armed people without a name, who fight that government.
_ARMED: Final = re.compile(
    r"\b(?:rebels?|opposition|factions?|insurgents?|militants?|gunm[ae]n|fighters)\b", re.I
)
_PEOPLE: Final = re.compile(r"\b(?:civilians?|citizens?|people|children|women|residents?|displaced)\b", re.I)

Violence = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides in UCDP's names, None where nothing can be said; 1 state-based, 2 non-state, 3 one-sided."""

    side_a: str | None
    side_b: str | None
    violence: Violence | None


@cache
def ucdp_name(actor: str) -> str | None:
    """The data set's name of an actor, of whoever commands it, or of its side; None where it has none."""
    listing = load_actors()
    names = {key: each.ucdp for key, each in listing.actors.items() if each.ucdp is not None}
    if actor in names:
        return names[actor]
    above = sorted(key for key in listing.commanders(actor) if key in names)
    if above:
        return names[above[0]]
    side = listing.actors[actor].side
    return names.get(side) if side is not None else None


def sides_of(text: str, actors: Iterable[str], country: str | None) -> Sides:
    """The sides of what ``text`` tells. ``actors`` are keys in text order; ``country`` is an English name."""
    named = list(dict.fromkeys(name for key in actors if (name := ucdp_name(key)) is not None))
    if len(named) < 2 and country is not None:
        named = _completed(named, text, country)
    if not named:
        return Sides(None, None, None)
    if len(named) == 1:
        return Sides(named[0], CIVILIANS, 3) if _PEOPLE.search(text) else Sides(named[0], None, None)
    # The data set puts the government first; between two others the alphabet decides here.
    first, second = sorted(named[:2], key=lambda name: (not name.startswith(_GOVERNMENT), name))
    return Sides(first, second, 1 if first.startswith(_GOVERNMENT) else 2)


def _completed(named: list[str], text: str, country: str) -> list[str]:
    """The sides with those that the text only hints at."""
    government = _GOVERNMENT + country
    if government not in named and _STATE.search(text):
        named = [government, *named]
    rebels = _rebels(country)
    if (
        len(named) < 2
        and rebels is not None
        and rebels not in named
        and (named == [government] or _ARMED.search(text))
    ):
        named = [*named, rebels]
    return named


def _rebels(country: str) -> str | None:
    """The data set's name for the unnamed armed opposition of a country, where it has one."""
    adjective_of = {
        name.removesuffix(" insurgents"): name
        for name in (actor.ucdp for actor in load_actors().actors.values() if actor.ucdp)
        if name.endswith(" insurgents")
    }
    return next((name for adjective, name in adjective_of.items() if adjective.startswith(country[:4])), None)
