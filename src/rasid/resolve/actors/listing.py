"""The lists of actors, read from YAML and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import read_mapping
from rasid.errors import InputError
from rasid.model.world import Actor
from rasid.resolve.actors.nations import Nation, Roles, load_roles, national_actors, nations

#: The lists that come with rasid. Where a country has two governments in them, the first one speaks for it.
FILES: Final = ("iraq.yaml", "syria.yaml", "afghanistan.yaml", "africa.yaml", "world.yaml")
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
_KEY: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
#: What a row may hold that only adds spellings to an actor of another list.
_SPELLINGS: Final = frozenset({"aliases", "acronyms", "local"})


@dataclass(frozen=True, slots=True)
class ActorNames:
    """The spellings of an actor.

    ``aliases`` are matched in any case, ``acronyms`` in this case only; ``local`` mean the actor only in
    texts about its country ("the regime").
    """

    aliases: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    local: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every spelling."""
        return (*self.aliases, *self.acronyms, *self.local)


@dataclass(frozen=True, slots=True)
class ActorList:
    """Actors by key, their spellings by key, and who fills which role of a state."""

    actors: Mapping[str, Actor]
    names: Mapping[str, ActorNames]
    roles: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

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

    def in_role(self, country: str, role: str, day: str | None = None) -> Actor | None:
        """Who is the army (or another role of roles.yaml) of a country (ISO code) on a day (ISO); None for nobody."""
        return best_of([self.actors[key] for key in self.roles.get((country, role), ())], day)


def best_of(actors: Iterable[Actor], day: str | None) -> Actor | None:
    """The first actor that existed on ``day``; the first of all where none did; None of nobody."""
    listed = list(actors)
    return next((actor for actor in listed if actor.existed_on(day)), listed[0] if listed else None)


def load_actors(own: Path | None = None) -> ActorList:
    """The lists that come with rasid, with the user's ``own`` file behind them.

    Raises:
        DataFileError: a row is wrong, with the file, the line, the key and the mend.
        InputError: ``own`` cannot be read.
    """
    return _loaded(None) if own is None else _loaded((str(own), _text_of(own)))


@cache
def _loaded(own: tuple[str, str] | None) -> ActorList:
    """The lists, with the user's own (file, text): a file that was changed is read again."""
    folder = files("rasid.resolve.actors")
    texts = [(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in FILES]
    return parse_lists([*texts, *([own] if own is not None else [])], nations=nations(), roles=load_roles())


def _text_of(own: Path) -> str:
    try:
        return own.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the list of actors cannot be read: {error}", where=str(own), mend="name a YAML file in UTF-8"
        ) from error


def parse_actors(text: str, file: str) -> ActorList:
    """Actors of one list alone, without those that follow from a rule; ``file`` is named in errors.

    Raises:
        DataFileError: as :func:`load_actors`.
    """
    return parse_lists([(file, text)], nations={}, roles=Roles({}))


def parse_lists(
    texts: Iterable[tuple[str, str]], *, nations: Mapping[str, Nation], roles: Roles
) -> ActorList:
    """Actors of several lists (file, YAML text), in order, and those of the other ``nations``.

    Raises:
        DataFileError: as :func:`load_actors`.
    """
    reading = _Reading(roles)
    for file, text in texts:
        reading.take(file, text)
    reading.check()
    ruled = national_actors(nations, roles, reading.roles, reading.actors)
    filled = dict(reading.roles)
    for country, role, actor in ruled:
        filled.setdefault((country, role), (actor.id,))
    return ActorList({**reading.actors, **{a.id: a for _, _, a in ruled}}, reading.names, filled)


class _Reading:
    """What has been read so far, and where, so that rows of several files can be held against each other."""

    def __init__(self, roles: Roles) -> None:
        self.actors: dict[str, Actor] = {}
        self.names: dict[str, ActorNames] = {}
        self.roles: dict[tuple[str, str], tuple[str, ...]] = {}
        self._known_roles = roles
        self._rows: dict[str, Fields] = {}
        self._taken: dict[str, list[str]] = {}

    def take(self, file: str, text: str) -> None:
        """Read the rows of one file."""
        for key, value in read_mapping(text, file).items():
            fields = Fields(file, key, value)
            if key in self.actors:
                self._take_spellings(key, fields)
                continue
            if not _KEY.fullmatch(key):
                fields.fail(f"{key!r} is no id", mend="write small letters, digits and hyphens")
            actor, spelt, role = self._row(key, fields)
            self._rows[key] = fields
            self._claim(actor, spelt.all, fields)
            self.actors[key], self.names[key] = actor, spelt
            if role is not None:
                self._fill(actor, role, fields)

    def _take_spellings(self, key: str, fields: Fields) -> None:
        """A row under a key that is taken may add spellings, and nothing else."""
        for name in fields.names():
            if name not in _SPELLINGS:
                fields.fail(
                    f"there is an actor {key!r} already",
                    mend=f"choose another id, or leave out {name!r}: "
                    "a row with aliases, acronyms or local alone adds spellings to it",
                )
        more, old = _names(fields, ()), self.names[key]
        fields.done()
        new = tuple(spelling for spelling in more.all if spelling not in old.all)
        self._claim(self.actors[key], new, fields)
        self.names[key] = ActorNames(
            tuple(dict.fromkeys((*old.aliases, *more.aliases))),
            tuple(dict.fromkeys((*old.acronyms, *more.acronyms))),
            tuple(dict.fromkeys((*old.local, *more.local))),
        )

    def _claim(self, actor: Actor, spellings: Iterable[str], fields: Fields) -> None:
        """Two actors may share a spelling only where the country or the time always tells them apart."""
        for spelling in dict.fromkeys(spellings):
            for other in self._taken.setdefault(spelling, []):
                if other == actor.id or _told_apart(actor, self.actors[other]):
                    continue
                fields.fail(
                    f"the alias {spelling!r} is also one of {other}",
                    mend="give it to one of the two, or give both dates or countries that tell them apart",
                )
            self._taken[spelling].append(actor.id)

    def _fill(self, actor: Actor, role: str, fields: Fields) -> None:
        if actor.country is None:
            fields.fail("a role needs a country", mend="write 'country: XX', or leave out the role")
        place = (actor.country, role)
        for other in self.roles.get(place, ()):
            if not _told_apart(actor, self.actors[other]):
                fields.fail(f"{other} is the {role} of {actor.country} already", mend="leave out the role")
        self.roles[place] = (*self.roles.get(place, ()), actor.id)

    def check(self) -> None:
        """See that every parent is an actor, and that nobody commands himself.

        Raises:
            DataFileError: one is not, or does.
        """
        for key, fields in self._rows.items():
            for parent in self.actors[key].parents:
                if parent not in self.actors:
                    fields.fail(
                        f"the parent {parent!r} is no actor", mend="add a row for it, or leave it out"
                    )
            if key in ActorList(self.actors, self.names).commanders(key):
                fields.fail(f"{key!r} commands itself", mend="take it out of the parents of its parents")

    def _row(self, key: str, fields: Fields) -> tuple[Actor, ActorNames, str | None]:
        name = fields.text("name")
        kind = fields.choice("kind", KINDS)
        if kind is None:
            fields.fail("the field 'kind' is missing", mend=f"write one of: {', '.join(KINDS)}")
        country = fields.optional_text("country")
        if country is not None and country not in nations():
            fields.fail(f"{country!r} is no country", mend="write an ISO 3166-1 alpha-2 code, such as IQ")
        role = fields.choice("role", self._known_roles) if len(self._known_roles) else None
        since, until = _date(fields, "from"), _date(fields, "to")
        if since is not None and until is not None and since[: len(until)] > until:
            fields.fail(f"it ends ({until}) before it begins ({since})", mend="put the dates right")
        ucdp, ucdp_id = _ucdp(fields)
        spelt = _names(fields, (name,))
        parents, side = fields.words("parents"), fields.optional_text("side")
        source = fields.optional_text("source")
        if source is None:
            fields.fail("the row has no source", mend="name a public document that tells of this actor")
        fields.done()
        actor = Actor(
            key, name, kind, country, parents, side, ucdp, ucdp_id, since, until, source
        )  # fmt: skip
        return actor, spelt, role


def _names(fields: Fields, first: tuple[str, ...]) -> ActorNames:
    aliases = tuple(dict.fromkeys((*first, *fields.words("aliases"))))
    return ActorNames(aliases, fields.words("acronyms"), fields.words("local"))


def _date(fields: Fields, name: str) -> str | None:
    """The date of ``{date, source}``, None where the field is left out."""
    inner = fields.table(name)
    if not inner:
        return None
    part = Fields(fields.file, f"{fields.key}.{name}", inner)
    written = part.text("date")
    if not _DATE.fullmatch(written):
        part.fail(f"{written!r} is no date", mend='write "2017", "2017-01" or "2017-01-28", in quotes')
    if part.optional_text("source") is None:
        part.fail("the date has no source", mend="name a public document that gives this date")
    part.done()
    return written


def _ucdp(fields: Fields) -> tuple[str | None, int | None]:
    """Name and number of ``{name, id}``; the number may be left out."""
    inner = fields.table("ucdp")
    if not inner:
        return None, None
    part = Fields(fields.file, f"{fields.key}.ucdp", inner)
    name, number = part.text("name"), part.whole("id")
    part.done()
    return name, int(number) if number is not None else None


def _told_apart(one: Actor, other: Actor) -> bool:
    """Whether the country or the time always tells two actors apart."""
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    earlier, later = sorted((one, other), key=lambda actor: actor.since or "")
    return later.since is not None and earlier.until is not None and earlier.until <= later.since
