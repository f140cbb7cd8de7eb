"""Spans of a text, and quotes that are checked when they are made."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from rasid.errors import QuoteMismatch


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of a text: 0-based Python string positions."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise QuoteMismatch(f"a span cannot run from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Characters [start, end) of a report, and the text that stands there."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, span: Span) -> Stretch:
        """The characters of ``text`` under ``span``."""
        return cls(span.start, span.end, span.of(text))


_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
#: Where one begins, also inside another: of three line breaks the second.
_BLANK_AHEAD: Final = re.compile(r"(?=\n[^\S\n]*\n)")


class Paragraphs:
    """The paragraphs of a text, parted by blank lines, which are looked for once."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _BLANK_LINE.finditer(text))]
        self._ends = [*(found.start() for found in _BLANK_AHEAD.finditer(text)), len(text)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the paragraphs in which the characters [start, end) stand.

        >>> Paragraphs("One.\\n\\nTwo, three.\\n\\nFour.").around(11, 13)
        (6, 17)
        """
        first = self._starts[bisect_right(self._starts, start) - 1]
        return first, self._ends[min(bisect_left(self._ends, end), len(self._ends) - 1)]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a report: its id, the characters [start, end), and the text that stands there.

    Make one with :meth:`cut`, which takes the words from the report's text, so that they cannot
    differ from it. The plain constructor only checks what can be checked without the text; whoever
    loads quotes from outside calls :meth:`check`.
    """

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise QuoteMismatch("a quote needs words", where=f"{self.report} at {self.start}")
        if self.start < 0 or self.end - self.start != len(self.text):
            raise QuoteMismatch(
                f"[{self.start}, {self.end}) cannot hold {len(self.text)} characters", where=self.report
            )

    @classmethod
    def cut(cls, report: str, text: str, start: int, end: int) -> Quote:
        """The quote [start, end) of ``text``, the text of ``report``.

        Raises:
            QuoteMismatch: the place lies outside the text or holds no words.
        """
        if not 0 <= start < end <= len(text):
            raise QuoteMismatch(
                f"[{start}, {end}) lies outside a text of {len(text)} characters", where=report
            )
        return cls(report, start, end, text[start:end])

    def check(self, text: str) -> Quote:
        """This quote, once ``text`` is seen to hold its words at its place.

        Raises:
            QuoteMismatch: other words stand there.
        """
        if text[self.start : self.end] != self.text:
            raise QuoteMismatch(
                f"[{self.start}, {self.end}) holds other words than the quote", where=self.report
            )
        return self
