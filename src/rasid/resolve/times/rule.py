"""A grammar rule: a pattern over token classes, and what its match means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from rasid.resolve.times.forms import DayPart, Form, Unit
from rasid.resolve.times.lexer import Row
from rasid.resolve.times.symbols import compile_rule
from rasid.resolve.times.token import TimeToken

Parse = Callable[[Row, int, int], Form | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match in a row, with what stands around it."""

    row: Row
    match: re.Match[str]
    parse: Parse

    def place(self, group: str) -> tuple[int, int]:
        """The token positions [start, end) of a named group, (-1, -1) when it took no part."""
        return self.match.span(group) if group in self.match.re.groupindex else (-1, -1)

    def token(self, group: str) -> TimeToken | None:
        """The first token of a named group, None when the group took no part."""
        start, _ = self.place(group)
        return self.row.tokens[start] if start >= 0 else None

    def sure(self, group: str) -> TimeToken:
        """The first token of a group that every match of the rule fills."""
        return self.row.tokens[self.match.start(group)]

    def number(self, group: str) -> int | None:
        """The number of a named group's first token."""
        token = self.token(group)
        return None if token is None else int(token.number)

    def tokens(self, group: str) -> list[TimeToken]:
        """All tokens of a named group."""
        start, end = self.place(group)
        return self.row.tokens[start:end] if start >= 0 else []

    def form(self, group: str) -> Form | None:
        """What the words of a named group say, parsed by the whole grammar."""
        start, end = self.place(group)
        return self.parse(self.row, start, end) if start >= 0 else None

    def unit(self, group: str = "unit") -> Unit:
        """The unit that a group's token names."""
        return cast(Unit, self.sure(group).name)

    def part(self, group: str = "part") -> DayPart:
        """The part of a day that a group's token names."""
        return cast(DayPart, self.sure(group).name)

    def words(self, token: TimeToken) -> str:
        """The characters of a token."""
        return self.row.text[token.start : token.end]

    def near(self, steps: int) -> TimeToken | None:
        """The token ``steps`` before the match (negative) or after it (positive), None past the ends."""
        position = self.match.start() + steps if steps < 0 else self.match.end() + steps - 1
        return self.row.tokens[position] if 0 <= position < len(self.row.tokens) else None

    def before(self, *kinds: str) -> bool:
        """Whether the token in front of the match is of one of these classes."""
        token = self.near(-1)
        return token is not None and token.kind in kinds

    def after(self, *kinds: str) -> bool:
        """Whether the token behind the match is of one of these classes."""
        token = self.near(1)
        return token is not None and token.kind in kinds


Build = Callable[[Found], Form | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` is written in the class names of ``symbols``; ``build`` returns None to refuse a match."""

    name: str
    pattern: str
    build: Build

    def compiled(self) -> re.Pattern[str]:
        """The pattern as a regular expression over symbols."""
        return compile_rule(self.pattern)
