"""Whom the UCDP data set would call the sides of a deadly event, from the actors that a text names.

The data set knows no event without two sides. What a headline leaves out is therefore taken from what the
country's war is mostly about; this is an answer for the data set only, and nothing of it reaches a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rasid.resolve.actors import ActorList, load_actors
from rasid.resolve.actors.nations import nations

CIVILIANS: Final = "Civilians"
_GOVERNMENT: Final = "Government of "
_INSURGENTS: Final = " insurgents"

#: The government of the country that the text is about, where it is not named: security forces in general.
_STATE: Final = re.compile(
    r"\b(?:regime|army|soldiers?|troops|police(?:m[ae]n)?|security forces|government forces|officers?|"
    r"conscripts?|recruits?|militiamen loyal)\b",
    re.I,
)
#: Weapons that, in a civil war, only a government has, unless others fly there too.
_FROM_THE_AIR: Final = re.compile(
    r"\b(?:warplanes?|helicopters?|air ?strikes?|air ?raids?|jets?|barrel bombs?|aerial|bombardments?)\b",
    re.I,
)
_PEOPLE: Final = re.compile(
    r"\b(?:civilians?|citizens?|people|persons?|children|child|women|woman|girls?|boys?|residents?|displaced|villagers?|"
    r"farmers?|shepherds?|workers?|pilgrims?|worshippers?|shoppers?|journalists?|reporters?|doctors?|teachers?|"
    r"students?|famil(?:y|ies)|mourners?|markets?|mosques?|church(?:es)?|shrines?|caf[eé]s?|restaurants?|shops?|"
    r"bus(?:es)?|schools?|hospitals?|funerals?|weddings?|judges?|lawyers?|tribal leaders?|sheikhs?|"
    r"clerics?|detainees?|prisoners?)\b",
    re.I,
)
#: Ways of killing that aim at people without arms; bombs and shells that fall in fighting do not count as such.
_AIMED: Final = re.compile(
    r"\b(?:execut\w+|behead\w+|ston(?:es|ed|ing)|tortur\w+|massacr\w+|assassinat\w+|murder\w*|slaughter\w*|"
    r"abduct\w+|kidnap\w*|crucif\w+|hang(?:s|ed|ing)|suicide|car bombs?|bombings?|bombers?|booby\S*|"
    r"gunn?(?:ed|ing) down|shot dead|shoots?|shot|shooting|opens? fire|opened fire|"
    r"bod(?:y|ies) (?:was |were )?found|mass graves?)\b",
    re.I,
)
_KILLS: Final = re.compile(r"\bkill(?:s|ed|ing)?\b", re.I)
_IN_FIGHTING: Final = re.compile(
    r"\b(?:clash\w*|battles?|fighting|offensive|shell\w*|air ?strikes?|air ?raids?|raids?|bombard\w*|warplanes?|"
    r"rockets?|mortars?|missiles?|mines?|landmines?|remnants|barrel)\b",
    re.I,
)

#: Whose war somebody fights in a country that is not theirs, by the side they stand with. The coalition's
#: partners: Lead Inspector General, Operation Inherent Resolve, report to Congress (1 April to 30 June 2020).
_PARTNERS: Final = {
    ("coalition", "Syria"): "SDF",
    ("coalition", "Iraq"): "Government of Iraq",
    ("uk-government", "Iraq"): "Government of Iraq",
    ("kurdistan-government", "Iraq"): "Government of Iraq",
    ("iraq-resistance", "Iraq"): "Government of Iraq",
    ("russia-government", "Syria"): "Government of Syria",
    ("iran-government", "Syria"): "Government of Syria",
    ("hezbollah", "Syria"): "Government of Syria",
    ("isaf", "Afghanistan"): "Government of Afghanistan",
    ("coalition", "Afghanistan"): "Government of Afghanistan",
}
#: Who fights instead of a government that only supports them, against this opponent.
_THROUGH: Final = {("Government of Turkey", "SDF"): "SNA"}
#: Whom the data set knows most events of besides the government, by country (UCDP GED, names and numbers of sides).
_MAIN_OPPONENTS: Final = {"Afghanistan": "Taleban", "Iraq": "IS", "Syria": "Syrian insurgents"}
#: Whom a group mostly fights where that is not the government (from the same numbers).
_MOSTLY_AGAINST: Final = {
    ("IS", "Syria"): "SDF",
    ("SDF", "Syria"): "IS",
    ("SNA", "Syria"): "SDF",
    ("Government of Turkey", "Syria"): "SDF",
    ("Government of Turkey", "Iraq"): "PKK",
}
#: Offices that count the deeds of one actor.
_COUNTS: Final = {"Airwars": "coalition"}

Violence = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides in UCDP's names, None where nothing can be said; 1 state-based, 2 non-state, 3 one-sided."""

    side_a: str | None
    side_b: str | None
    violence: Violence | None


@cache
def ucdp_name(actor: str, country: str | None = None) -> str | None:
    """The data set's name of an actor who fights in ``country`` (an English name); None where it has none.

    In this order: the one for whose war somebody from abroad is there, its own name, that of the nearest who
    commands it, that of its side.
    """
    listing = load_actors()
    side = listing.actors[actor].side
    if country is not None and side is not None and (side, country) in _PARTNERS:
        return _PARTNERS[side, country]
    named = _nearest_name(actor, listing)
    if named is not None:
        return named
    other = listing.actors.get(side) if side is not None else None
    return other.ucdp if other is not None else None


def _nearest_name(actor: str, listing: ActorList) -> str | None:
    """The name of the actor or of the nearest of its commanders, a government's before others at one distance."""
    level = [actor]
    while level:
        names = sorted(
            (name for key in level if (name := listing.actors[key].ucdp) is not None),
            key=lambda name: not name.startswith(_GOVERNMENT),
        )
        if names:
            return names[0]
        level = sorted({parent for key in level for parent in listing.actors[key].parents})
    return None


def counted_by(office: str) -> tuple[str, ...]:
    """The actors (keys) whose deeds an office counts, whether or not a headline of its names them."""
    return (_COUNTS[office],) if office in _COUNTS else ()


def sides_of(text: str, actors: Iterable[str], country: str | None) -> Sides:
    """The sides of what ``text`` tells.

    ``actors`` are keys, those who act first; ``country`` is an English name.
    """
    named = _named(actors, country)
    government = _government(country)
    if len(named) < 2 and _is_one_sided(text, named):
        attacker = named[0] if named else _main_opponent(country)
        return Sides(attacker, CIVILIANS, 3) if attacker is not None else Sides(None, None, None)
    if len(named) < 2 and country is not None and government is not None:
        named = _completed(named, text, country, government)
    if len(named) < 2:
        return Sides(named[0], None, None) if named else Sides(None, None, None)
    one, other = named[:2]
    return _pair(_THROUGH.get((one, other), one), _THROUGH.get((other, one), other))


def _is_one_sided(text: str, named: list[str]) -> bool:
    """Whether people without arms are killed on purpose: by such means, or by a group that is named and nobody else."""
    if _IN_FIGHTING.search(text) or _STATE.search(text) or not _PEOPLE.search(text):
        return False
    by_a_group = len(named) == 1 and not named[0].startswith(_GOVERNMENT)
    return _AIMED.search(text) is not None or (by_a_group and _KILLS.search(text) is not None)


def _named(actors: Iterable[str], country: str | None) -> list[str]:
    """The data set's names, in order and once each; against the government, insurgents are one."""
    found = (ucdp_name(key, country) for key in actors)
    names = list(dict.fromkeys(name for name in found if name is not None))
    umbrella = _umbrella(country)
    if umbrella is None or _government(country) not in names:
        return names
    under = _under(umbrella)
    return list(dict.fromkeys(umbrella if name in under else name for name in names))


def _completed(named: list[str], text: str, country: str, government: str) -> list[str]:
    """One side or none, and those that the text hints at or that the war there is mostly about."""
    rebels = _main_opponent(country)
    if not named:
        return [government, rebels] if rebels is not None else [government]
    (only,) = named
    if only == government:
        return [government, rebels] if rebels is not None else named
    if only.startswith(_GOVERNMENT):
        against = _MOSTLY_AGAINST.get((only, country))
        return [only, against] if against is not None else [only]
    if _STATE.search(text) or (only in _under(_umbrella(country)) and _FROM_THE_AIR.search(text)):
        return [government, _as_seen_by_government(only, country)]
    against = _MOSTLY_AGAINST.get((only, country))
    if against is not None:
        return [only, against]
    return [government, _as_seen_by_government(only, country)]


def _as_seen_by_government(name: str, country: str) -> str:
    umbrella = _umbrella(country)
    return umbrella if umbrella is not None and name in _under(umbrella) else name


def _pair(first: str, second: str) -> Sides:
    """The data set puts a government first; between two others the alphabet decides here."""
    one, other = sorted((first, second), key=lambda name: (not name.startswith(_GOVERNMENT), name))
    return Sides(one, other, 1 if one.startswith(_GOVERNMENT) else 2)


@cache
def _government(country: str | None) -> str | None:
    """The data set's name for the government of a country of this English name."""
    return next((_GOVERNMENT + each.ucdp for each in nations().values() if each.name == country), None)


def _main_opponent(country: str | None) -> str | None:
    """Whom the government of a country mostly fights, where the data set's numbers are known."""
    return _MAIN_OPPONENTS.get(country) if country is not None else None


@cache
def _umbrella(country: str | None) -> str | None:
    """The data set's one name for all who fight the government of a country, where it has one."""
    if country is None:
        return None
    names = (actor.ucdp for actor in load_actors().actors.values() if actor.ucdp is not None)
    # "Syrian insurgents" for Syria: the adjective begins as the name does.
    return next((name for name in names if name.endswith(_INSURGENTS) and name.startswith(country[:4])), None)


@cache
def _under(umbrella: str | None) -> frozenset[str]:
    """The names of those whom an umbrella covers, its own among them."""
    listing = load_actors()
    top = next((a.id for a in listing.actors.values() if umbrella is not None and a.ucdp == umbrella), None)
    if top is None:
        return frozenset()
    covered = (a for key, a in listing.actors.items() if key == top or top in listing.commanders(key))
    return frozenset(actor.ucdp for actor in covered if actor.ucdp is not None)
