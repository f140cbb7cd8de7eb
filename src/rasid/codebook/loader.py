"""Codebooks: what a data set calls the things that happen, read from YAML and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

from rasid.codebook.fields import Fields
from rasid.codebook.strict_yaml import Mapping, read_mapping
from rasid.errors import DataFileError, UnknownName

#: Parts of a codebook that say how rows are coded (see :mod:`rasid.codebook.scheme_loader`).
ROW_PARTS: Final = ("rows", "events", "one_event", "parties", "counting", "fields")
#: Parts of a codebook that name types of happenings.
TYPE_PARTS: Final = ("quad_classes", "newer_names", "types", "states")

Role = Literal["agent", "patient"]
ROLES: Final[tuple[Role, ...]] = ("agent", "patient")


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event was done: ``firearms``, ``arrest``."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event.

    ``harms`` and ``blames`` are the roles that lose by such an event or are blamed for it, so that
    their own word for it speaks against their interest. ``kin`` are types that two honest reports
    may give the same event. ``between_forces`` is the type it becomes where agent and patient are
    both armed, None where it stays what it is. ``newer`` is its name in newer PLOVER writing.
    """

    name: str
    label: str
    description: str
    quad: str
    cameo: tuple[str, ...]
    newer: str
    symmetric: bool
    harms: frozenset[Role]
    blames: frozenset[Role]
    kin: frozenset[str]
    between_forces: str | None
    modes: MappingOf[str, Mode]


@dataclass(frozen=True, slots=True)
class StateType:
    """A type of state. ``holder`` tells whose state it is (the agent), ``of`` what the patient is."""

    name: str
    label: str
    description: str
    holder: str
    of: str
    kin: frozenset[str]
    modes: MappingOf[str, Mode]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A typology: event types and states by name. Event types are upper case, states lower case."""

    name: str
    label: str
    quad_classes: MappingOf[str, str]
    types: MappingOf[str, EventType]
    states: MappingOf[str, StateType]
    newer_names: MappingOf[str, str]

    def event_type(self, name: str) -> EventType:
        """The event type of that name, or of that newer name.

        Raises:
            UnknownName: the codebook has no such type.
        """
        found = self.types.get(self.newer_names.get(name, name))
        if found is None:
            raise _unknown("event type", name, self.name, self.types)
        return found

    def state(self, name: str) -> StateType:
        """The state of that name.

        Raises:
            UnknownName: the codebook has no such state.
        """
        found = self.states.get(name)
        if found is None:
            raise _unknown("state", name, self.name, self.states)
        return found

    def modes(self, name: str) -> MappingOf[str, Mode]:
        """The modes of an event type or a state, by name.

        Raises:
            UnknownName: the codebook has neither of that name.
        """
        return self.states[name].modes if name in self.states else self.event_type(name).modes

    def akin(self, one: str, other: str) -> bool:
        """Whether two honest reports may give one happening these two types (or they are the same)."""
        return one == other or other in self._kin(one) or one in self._kin(other)

    def _kin(self, name: str) -> frozenset[str]:
        return self.states[name].kin if name in self.states else self.event_type(name).kin


def codebook_names() -> tuple[str, ...]:
    """The names of the codebooks that come with rasid."""
    found = (item.name for item in files("rasid.codebook").iterdir() if item.name.endswith(".yaml"))
    return tuple(sorted(name.removesuffix(".yaml") for name in found))


def load_codebook(name_or_path: str | Path) -> Codebook:
    """A typology that comes with rasid, by name, or one of your own, by the path of its YAML file.

    Raises:
        UnknownName: no codebook has that name, or no file is there.
        DataFileError: the file is no valid typology; with its file, line and key.
    """
    if isinstance(name_or_path, str) and is_shipped(name_or_path):
        return _shipped(name_or_path)
    return parse_codebook(*codebook_text(name_or_path))


def is_shipped(name: str) -> bool:
    """Whether a codebook of that name comes with rasid."""
    return not name.endswith((".yaml", ".yml")) and name in codebook_names()


def codebook_text(name_or_path: str | Path) -> tuple[str, str]:
    """The YAML text of a codebook, and the file name for errors.

    Raises:
        UnknownName: no codebook has that name, or no file is there.
        DataFileError: the file cannot be read as UTF-8 text.
    """
    if isinstance(name_or_path, str) and not name_or_path.endswith((".yaml", ".yml")):
        if name_or_path not in codebook_names():
            known = ", ".join(codebook_names())
            raise UnknownName(
                f"no codebook is called {name_or_path!r}",
                mend=f"choose one of: {known}; or give the path of a .yaml file",
            )
        file = f"{name_or_path}.yaml"
        return files("rasid.codebook").joinpath(file).read_text(encoding="utf-8"), file
    path = Path(name_or_path)
    try:
        return path.read_text(encoding="utf-8"), str(path)
    except FileNotFoundError:
        raise UnknownName("there is no such codebook file", where=str(path), mend="check the path") from None
    except (OSError, UnicodeDecodeError) as error:
        what = f"the codebook cannot be read: {error}"
        raise DataFileError(what, where=str(path), mend="give a readable UTF-8 file") from error


@cache
def _shipped(name: str) -> Codebook:
    return parse_codebook(*codebook_text(name))


def parse_codebook(text: str, file: str) -> Codebook:
    """A codebook from YAML text; ``file`` is named in errors.

    Raises:
        DataFileError: a field is missing, unknown or wrong; with the file, the line and the key.
    """
    fields = Fields(file, "the codebook", read_mapping(text, file))
    name, label = fields.text("name"), fields.text("label")
    quads = _texts(file, "quad_classes", fields.table("quad_classes"))
    newer = _texts(file, "newer_names", fields.table("newer_names"))
    type_rows, state_rows = fields.table("types"), fields.table("states")
    fields.skip(ROW_PARTS)
    fields.done()
    both = type_rows.keys() & state_rows.keys()
    if both or not type_rows:
        what = f"{min(both)!r} is both a type and a state" if both else "it has no types"
        fields.fail(what, mend="rename one of the two" if both else "write them under 'types:'")
    known = frozenset(type_rows) | frozenset(state_rows)
    types = {
        key: _event_type(Fields(file, f"types.{key}", row), key, quads, known)
        for key, row in type_rows.items()
    }
    states = {key: _state(Fields(file, f"states.{key}", row), key, known) for key, row in state_rows.items()}
    for old in newer.values():
        if old not in types:
            fields.fail(f"newer_names points to {old!r}, which is no type", mend="name one of its types")
    return Codebook(name, label, quads, types, states, newer)


def _event_type(fields: Fields, name: str, quads: Collection[str], known: Collection[str]) -> EventType:
    quad = fields.choice("quad", quads)
    if quad is None:
        fields.fail("the field 'quad' is missing", mend=f"write one of: {', '.join(sorted(quads))}")
    event_type = EventType(
        name=name,
        label=fields.text("label"),
        description=fields.text("description"),
        quad=quad,
        cameo=fields.words("cameo"),
        newer=fields.optional_text("newer") or name,
        symmetric=fields.flag("symmetric"),
        harms=_roles(fields, "harms"),
        blames=_roles(fields, "blames"),
        kin=frozenset(fields.choices("kin", known)),
        between_forces=fields.choice("between_forces", known),
        modes=_modes(fields),
    )
    fields.done()
    return event_type


def _state(fields: Fields, name: str, known: Collection[str]) -> StateType:
    state = StateType(
        name=name,
        label=fields.text("label"),
        description=fields.text("description"),
        holder=fields.text("holder"),
        of=fields.text("of"),
        kin=frozenset(fields.choices("kin", known)),
        modes=_modes(fields),
    )
    fields.done()
    return state


def _roles(fields: Fields, name: str) -> frozenset[Role]:
    written = fields.choices(name, ROLES)
    return frozenset(role for role in ROLES if role in written)


def _modes(fields: Fields) -> dict[str, Mode]:
    texts = _texts(fields.file, f"{fields.key}.modes", fields.table("modes"))
    return {name: Mode(name, text) for name, text in texts.items()}


def _texts(file: str, key: str, rows: Mapping) -> dict[str, str]:
    fields = Fields(file, key, rows)
    return {name: fields.text(name) for name in rows}


def _unknown(what: str, name: str, codebook: str, known: Iterable[str]) -> UnknownName:
    listed = ", ".join(sorted(known))
    return UnknownName(f"the codebook {codebook!r} has no {what} {name!r}", mend=f"choose one of: {listed}")
