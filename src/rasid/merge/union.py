"""Sets that grow together: which things belong to one group."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Hashable, Protocol):
    """What can be told apart and be put in order."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Sortable)


class Union(Generic[T]):
    """Disjoint sets under joining. A thing that was never joined is a set of its own."""

    __slots__ = ("_parent",)

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def root(self, thing: T) -> T:
        """The thing that stands for the set that holds ``thing``."""
        top = thing
        while (parent := self._parent.get(top, top)) != top:
            top = parent
        while (parent := self._parent.get(thing, thing)) != top:
            self._parent[thing] = top
            thing = parent
        return top

    def join(self, one: T, other: T) -> bool:
        """Join the sets of the two; False where they were one set already."""
        first, second = self.root(one), self.root(other)
        self._parent.setdefault(first, first)
        self._parent.setdefault(second, second)
        if first == second:
            return False
        self._parent[second] = first
        return True

    def members(self) -> list[tuple[T, ...]]:
        """The sets of two and more, each sorted, in order."""
        sets: dict[T, list[T]] = {}
        for thing in self._parent:
            sets.setdefault(self.root(thing), []).append(thing)
        return sorted(tuple(sorted(group)) for group in sets.values() if len(group) > 1)
