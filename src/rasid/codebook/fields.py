"""Taking the fields of one entry of a data file, with errors that name the file, the line and the key."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NoReturn, TypeVar

from rasid.codebook.strict_yaml import Mapping
from rasid.errors import DataFileError

Word = TypeVar("Word", bound=str)


class Fields:
    """The fields of one entry. Each is taken once; :meth:`done` refuses what nobody asked for.

    ``key`` names the entry in errors ("verbs.shoot"); ``file`` is the file's name.
    """

    def __init__(self, file: str, key: str, value: Any) -> None:
        """
        Raises:
            DataFileError: ``value`` is no mapping.
        """
        self.file = file
        self.key = key
        self.line: int | None = None
        if not isinstance(value, Mapping):
            self.fail("a mapping is expected here", mend="write 'field: value' pairs")
        self.line = value.line
        self._left: dict[str, Any] = dict(value)

    def fail(self, what: str, *, mend: str) -> NoReturn:
        """
        Raises:
            DataFileError: always; with the file, the line and the key of this entry.
        """
        raise DataFileError(what, where=self.place, mend=mend)

    @property
    def place(self) -> str:
        """Where the entry stands: its file, line and key."""
        line = "" if self.line is None else f", line {self.line}"
        return f"{self.file}{line}: {self.key}"

    def at(self, key: str) -> Fields:
        """The same entry under another key, so that an error can name one word of a group."""
        self.key = key
        return self

    def names(self) -> tuple[str, ...]:
        """The fields that are there and not taken yet."""
        return tuple(self._left)

    def has(self, name: str) -> bool:
        """Whether the field is there and not taken yet."""
        return name in self._left

    def text(self, name: str) -> str:
        """A field that must hold words."""
        value = self._left.pop(name, None)
        if not isinstance(value, str) or not value.strip():
            self.fail(f"the field {name!r} must hold words", mend=f"write '{name}: ...'")
        return " ".join(value.split())

    def optional_text(self, name: str) -> str | None:
        """A field that holds words, or None where it is left out or null."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return None
        return self.text(name)

    def choice(self, name: str, allowed: Collection[Word]) -> Word | None:
        """One of ``allowed``, or None where the field is left out or null."""
        value = self.optional_text(name)
        if value is None:
            return None
        self._check(name, value, allowed)
        return next(each for each in allowed if each == value)

    def choices(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Some of ``allowed``, in the order written; empty where the field is left out."""
        values = self.words(name)
        for value in values:
            self._check(name, value, allowed)
        return values

    def flag(self, name: str, *, default: bool = False) -> bool:
        """true or false, ``default`` where the field is left out."""
        value = self._left.pop(name, default)
        if not isinstance(value, bool):
            self.fail(
                f"the field {name!r} must be true or false", mend="write true or false, or leave it out"
            )
        return value

    def number(self, name: str) -> float | None:
        """A number, or None where the field is left out or null."""
        value = self._left.pop(name, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            self.fail(f"the field {name!r} must be a number", mend="write digits, or null for no bound")
        return value

    def whole(self, name: str) -> int | None:
        """A whole number, or None where the field is left out or null."""
        value = self.number(name)
        if isinstance(value, float):
            self.fail(f"the field {name!r} must be a whole number", mend="leave out the decimals")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words without doubles, in the order written; empty where the field is left out."""
        value = self._left.pop(name, None)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            self.fail(f"the field {name!r} must be a list of words", mend="quote what looks like a number")
        if len(set(value)) != len(value):
            double = next(word for word in value if value.count(word) > 1)
            self.fail(f"{double!r} stands twice in {name!r}", mend="leave one of the two")
        return tuple(value)

    def one_or_more(self, name: str) -> tuple[str, ...]:
        """A word, or a list of words without doubles; numbers and truth values count as their words."""
        value = self._left.get(name)
        values = value if isinstance(value, list) else [value]
        if not values or not all(isinstance(one, str | int) and one != "" for one in values):
            self.fail(f"the field {name!r} must be a word or a list of words", mend="write '[one, another]'")
        self._left[name] = [str(one).lower() if isinstance(one, bool) else str(one) for one in values]
        return self.words(name)

    def one_or_more_of(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """A word, or a list of words, each one of ``allowed``."""
        values = self.one_or_more(name)
        for value in values:
            self._check(name, value, allowed)
        return values

    def look(self, name: str) -> Any:
        """What the field holds, left to be taken; None where it is left out."""
        return self._left.get(name)

    def anything(self, name: str) -> Any:
        """Whatever the field holds; None where it is left out."""
        return self._left.pop(name, None)

    def skip(self, names: Collection[str]) -> None:
        """Leave these fields to another reader of the same entry."""
        for name in names:
            self._left.pop(name, None)

    def rows(self, name: str) -> list[Any]:
        """A list of entries; empty where the field is left out."""
        value = self._left.pop(name, None)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(f"the field {name!r} must be a list of entries", mend="start each entry with '- '")
        return value

    def table(self, name: str) -> Mapping:
        """A mapping from names to entries; empty where the field is left out or null."""
        value = self._left.pop(name, None)
        if value is None:
            return Mapping(self.line or 1)
        if not isinstance(value, Mapping):
            self.fail(f"the field {name!r} must hold 'name: ...' lines", mend="write a mapping, not a list")
        return value

    def done(self) -> None:
        """
        Raises:
            DataFileError: a field is left that nobody asked for.
        """
        if self._left:
            self.fail(f"unknown field {sorted(self._left)[0]!r}", mend="check the spelling, or leave it out")

    def _check(self, name: str, value: str, allowed: Collection[str]) -> None:
        if value not in allowed:
            known = ", ".join(sorted(allowed)) or "none here"
            self.fail(f"{value!r} is no {name}", mend=f"choose one of: {known}")
