"""Groups under construction: linking, attaching, and the judgements that override both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rasid.merge.candidates import Index
from rasid.merge.facts import Facts
from rasid.merge.judgements import Links
from rasid.merge.kinship import Kinship
from rasid.merge.relate import Relation

#: Observations that agree among themselves. A group is made of several parts only where somebody
#: judged that they are the same: a newcomer has to agree with one of them, not with all.
Part = list[str]


class Linker:
    """Grows groups of observation ids. No group ever holds a pair that was judged different."""

    def __init__(self, facts: Mapping[str, Facts], links: Links, kinship: Kinship) -> None:
        self._facts = facts
        self._kinship = kinship
        self._same = links.same
        self._apart: dict[str, set[str]] = {}
        for one, other in links.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._group_of: dict[str, int] = {}
        self._groups: dict[int, list[Part]] = {}
        self._next = 0

    def all_groups(self) -> list[tuple[str, ...]]:
        """The groups as they stand."""
        return [tuple(chain.from_iterable(parts)) for parts in self._groups.values()]

    def link(self, ids: Iterable[str], relation: Relation) -> None:
        """Make groups of ``ids`` among themselves: surest pairs first, complete linkage."""
        ordered = sorted(ids)
        for member in ordered:
            self._found([member])
        for _, one, other in self._edges(ordered, relation):
            first, second = self._group_of[one], self._group_of[other]
            if first == second:
                continue
            (part,), (newcomers,) = self._groups[first], self._groups[second]
            if self._may_join(newcomers, part, relation):
                part.extend(newcomers)
                self._group_of.update(dict.fromkeys(newcomers, first))
                del self._groups[second]

    def _edges(self, ordered: Sequence[str], relation: Relation) -> list[tuple[int, str, str]]:
        """(-strength, smaller id, greater id) of all pairs that the rule joins, the surest first."""
        index = Index(self._kinship)
        edges: list[tuple[int, str, str]] = []
        for member in ordered:
            facts = self._facts[member]
            for other in index.near(facts):
                strength = relation(facts, self._facts[other])
                if strength > 0:
                    edges.append((-strength, other, member))
            index.add(facts)
        return sorted(edges)

    def attach(self, ids: Iterable[str], relation: Relation, settled: Index) -> list[str]:
        """Put each of ``ids`` into the group that it fits; returns those that stay without.

        ``settled`` finds observations that are in groups. All are judged against the groups as they
        were before, so that none profits from coming first.
        """
        wishes: list[tuple[int, str, int]] = []
        left: list[str] = []
        for one in sorted(ids):
            groups = {self._group_of[other] for other in settled.near(self._facts[one])}
            choice = self._best_group(one, relation, groups)
            if choice is None:
                left.append(one)
            else:
                wishes.append((-choice[0], one, choice[1]))
        for _, one, group in sorted(wishes):
            # Two that fit one vague group may contradict each other; the surer one is in already.
            part = self._fitting_part(one, group, relation)
            if part is None:
                left.append(one)
            else:
                part[1].append(one)
                self._group_of[one] = group
        return sorted(left)

    def _best_group(self, one: str, relation: Relation, groups: Iterable[int]) -> tuple[int, int] | None:
        """(strength, group) of the group that ``one`` fits better than any other, or None."""
        fits = []
        for group in groups:
            part = self._fitting_part(one, group, relation)
            if part is not None:
                fits.append((part[0], group))
        fits.sort(reverse=True)
        if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
            return None
        return fits[0]

    def _fitting_part(self, one: str, group: int, relation: Relation) -> tuple[int, Part] | None:
        """(strength, part) of the part of ``group`` that ``one`` fits best, or None."""
        if self._judged_apart([one], list(chain.from_iterable(self._groups[group]))):
            return None
        facts = self._facts[one]
        best: tuple[int, Part] | None = None
        for part in self._groups[group]:
            surest = self._surest(facts, part, relation)
            if surest > (best[0] if best else 0):
                best = (surest, part)
        return best

    def _surest(self, facts: Facts, part: Part, relation: Relation) -> int:
        """The strongest relation to any member of the part; below 0 where one of them contradicts."""
        surest = 0
        for member in part:
            strength = relation(facts, self._facts[member])
            if strength < 0:
                return strength
            surest = max(surest, strength)
        return surest

    def join_same(self, *, within: Iterable[str] | None = None) -> None:
        """Join the groups that hold what was judged to be the same.

        Where joining two whole groups would bring a pair together that was judged different, only the
        judged observations leave their groups and make one of their own.
        """
        if not self._same:
            return
        allowed = None if within is None else set(within)
        for judged in self._same:
            present = [i for i in judged if i in self._group_of and (allowed is None or i in allowed)]
            numbers = sorted({self._group_of[i] for i in present})
            if len(numbers) < 2:
                continue
            whole = [member for number in numbers for part in self._groups[number] for member in part]
            if self._judged_apart(whole, whole):
                self._take_out(present)
                continue
            parts = sorted((part for number in numbers for part in self._groups.pop(number)), key=min)
            self._found(*parts)

    def _take_out(self, ids: Sequence[str]) -> None:
        for one in ids:
            number = self._group_of[one]
            parts = [[member for member in part if member != one] for part in self._groups[number]]
            self._groups[number] = [part for part in parts if part]
            if not self._groups[number]:
                del self._groups[number]
        self._found(*([one] for one in ids))

    def _found(self, *parts: Part) -> None:
        number, self._next = self._next, self._next + 1
        self._groups[number] = list(parts)
        for part in parts:
            self._group_of.update(dict.fromkeys(part, number))

    def _may_join(self, one: Sequence[str], other: Sequence[str], relation: Relation) -> bool:
        if self._judged_apart(one, other):
            return False
        return all(relation(self._facts[a], self._facts[b]) >= 0 for a in one for b in other)

    def _judged_apart(self, one: Iterable[str], other: Sequence[str]) -> bool:
        if not self._apart:
            return False
        parted = {far for member in one for far in self._apart.get(member, ())}
        return not parted.isdisjoint(other)
