"""The list of actors, read from YAML and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import read_mapping
from rasid.errors import DataFileError
from rasid.model.world import Actor

_FILE: Final = "actors.yaml"
KINDS: Final = (
    "agency",
    "armed_force",
    "armed_group",
    "civilians",
    "coalition",
    "government",
    "institution",
    "organisation",
)


@dataclass(frozen=True, slots=True)
class ActorNames:
    """The spellings of an actor: ``aliases`` in any case, ``acronyms`` in this case only."""

    aliases: tuple[str, ...]
    acronyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorList:
    """Actors by key, and their spellings by key."""

    actors: Mapping[str, Actor]
    names: Mapping[str, ActorNames]

    def commanders(self, key: str) -> frozenset[str]:
        """Keys of all that command or own the actor, however far up; without the actor itself."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            actor = self.actors.get(waiting.pop())
            for parent in actor.parents if actor else ():
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return frozenset(found)


@cache
def load_actors() -> ActorList:
    """The list that comes with rasid.

    Raises:
        DataFileError: a row is wrong, with the file, the line, the key and the mend.
    """
    text = files("rasid.resolve.actors").joinpath(_FILE).read_text(encoding="utf-8")
    return parse_actors(text, _FILE)


def parse_actors(text: str, file: str) -> ActorList:
    """Actors from YAML text; ``file`` is named in errors.

    Raises:
        DataFileError: as :func:`load_actors`.
    """
    actors: dict[str, Actor] = {}
    names: dict[str, ActorNames] = {}
    taken: dict[str, str] = {}
    for key, value in read_mapping(text, file).items():
        fields = Fields(file, key, value)
        actor, spelt = _row(key, fields)
        for alias in {*spelt.aliases, *spelt.acronyms}:
            other = taken.setdefault(alias, key)
            if other != key:
                fields.fail(f"the alias {alias!r} is also one of {other}", mend="give it to one of the two")
        actors[key], names[key] = actor, spelt
    for key, actor in actors.items():
        for parent in actor.parents:
            if parent not in actors:
                raise DataFileError(
                    f"the parent {parent!r} is no actor",
                    where=f"{file}: {key}",
                    mend="add a row for it, or leave it out",
                )
    return ActorList(actors, names)


def _row(key: str, fields: Fields) -> tuple[Actor, ActorNames]:
    name = fields.text("name")
    kind = fields.choice("kind", KINDS)
    if kind is None:
        fields.fail("the field 'kind' is missing", mend=f"write one of: {', '.join(KINDS)}")
    actor = Actor(
        id=key,
        name=name,
        kind=kind,
        country=fields.optional_text("country"),
        parents=fields.words("parents"),
        side=fields.optional_text("side"),
    )
    spelt = ActorNames(
        aliases=tuple(dict.fromkeys((name, *fields.words("aliases")))), acronyms=fields.words("acronyms")
    )
    # Kept in the file for whoever checks a row; nothing at run time asks for them yet.
    fields.optional_text("ucdp")
    fields.optional_text("source")
    fields.done()
    return actor, spelt
