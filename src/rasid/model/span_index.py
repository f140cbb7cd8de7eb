"""Spans of one text, kept so that a question about one place looks at few of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from rasid.model.text import Span

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Things by the spans where they stand; built once for a document, so that reading stays linear in its length.

    The spans may overlap and come in any order. Every answer is in the order in which the things were given.
    """

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        self._given = tuple(items)
        by_start = sorted(range(len(self._given)), key=lambda place: self._given[place][0].start)
        self._placed = [(*self._given[place], place) for place in by_start]
        self._starts = [span.start for span, _, _ in self._placed]
        #: The furthest end of any span up to each: where it falls short, none before it reaches further.
        self._reach = list(accumulate((span.end for span, _, _ in self._placed), max))

    def __iter__(self) -> Iterator[Item]:
        return (item for _, item in self._given)

    def holding(self, span: Span) -> list[Item]:
        """Things whose span holds ``span``."""
        found = []
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._placed[at][0].end >= span.end:
                found.append(self._placed[at])
            at -= 1
        return _in_order(found)

    def overlapping(self, span: Span) -> list[Item]:
        """Things whose span shares a character with ``span``."""
        found = []
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            if self._placed[at][0].overlaps(span):
                found.append(self._placed[at])
            at -= 1
        return _in_order(found)

    def at(self, position: int) -> list[Item]:
        """Things whose span holds the character at ``position``."""
        return self.overlapping(Span(position, position + 1))

    def within(self, span: Span) -> list[Item]:
        """Things whose span lies wholly inside ``span``."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return _in_order([placed for placed in self._placed[first:last] if placed[0].end <= span.end])


class LastBefore(Generic[Item]):
    """Which of some things, in the order in which they were given, is the last that ends before a place."""

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        given = tuple(items)
        by_end = sorted((span.end, place) for place, (span, _) in enumerate(given))
        self._items = [item for _, item in given]
        self._ends = [end for end, _ in by_end]
        self._last = list(accumulate((place for _, place in by_end), max))

    def of(self, position: int) -> Item | None:
        """The last thing that ends at or before ``position``; None where none does."""
        at = bisect_right(self._ends, position)
        return self._items[self._last[at - 1]] if at else None


def _in_order(found: list[tuple[Span, Item, int]]) -> list[Item]:
    return [item for _, item, _ in sorted(found, key=itemgetter(2))]
