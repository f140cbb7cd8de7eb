"""Which happenings of one report are one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rasid.coding.evidence import Told
from rasid.coding.repeats import says_others
from rasid.model.observation import Observation, ObservedTime

Key = Mapping[str, Any]

#: Words shorter than this say nothing of what a sentence is about.
_SHORT: Final = 4
_LETTERS: Final = 6


@dataclass(slots=True)
class _Group:
    """Happenings of one row, and what is known of it in the fields that rows are told apart by."""

    key: dict[str, Any]
    members: list[Told] = field(default_factory=list)

    def add(self, one: Told, key: Key) -> None:
        self.members.append(one)
        for name, value in key.items():
            if _unknown(self.key.get(name)):
                self.key[name] = value


def grouped(
    told: Sequence[Told],
    names: Sequence[str],
    key_of: Callable[[Told], Key],
    retold: Callable[[Told], bool] | None = None,
) -> list[list[Told]]:
    """Happenings in groups, in the order of the text: those of a group do not differ in ``names``.

    What is unknown differs from nothing. Without names every happening is a group of its own. A happening that is
    ``retold`` ("the blast destroyed shops") joins the group of its day and place that it shares most words
    with, the latest of those, unless it tells of more dead or says that it is another.
    """
    groups: list[_Group] = []
    for one in told:
        key = {name: value for name, value in key_of(one).items() if name in names}
        home = next((group for group in groups if names and _agree(group.key, key)), None)
        if home is None and retold is not None and retold(one):
            home = _told_before(one, groups)
            # What the first telling says of the event stands.
            key = {} if home is not None else key
        if home is None:
            home = _Group({})
            groups.append(home)
        home.add(one, key)
    return [group.members for group in groups]


def _told_before(one: Told, groups: Sequence[_Group]) -> _Group | None:
    """The group that a happening tells again; None for none."""
    if says_others(one.sentence):
        return None
    words = _words(one)
    fitting = [group for group in groups if _may_be(one, group)]
    return max(reversed(fitting), key=lambda group: len(words & _words(group.members[0])), default=None)


def _may_be(one: Told, group: _Group) -> bool:
    mine = one.observation
    for other in (member.observation for member in group.members):
        if not (_same_place(mine, other) and _same_day(mine, other)):
            return False
    return one.by_doer or _killed(one) <= max(map(_killed, group.members))


def _same_place(one: Observation, other: Observation) -> bool:
    mine, theirs = one.place, other.place
    if mine is None or theirs is None or "place" in one.inferred:
        return True
    return mine.name == theirs.name or (
        mine.adm1 == theirs.adm1 and "province" in (mine.precision, theirs.precision)
    )


def _same_day(one: Observation, other: Observation) -> bool:
    mine, theirs = one.time, other.time
    if mine is None or theirs is None or "time" in one.inferred:
        return True
    return _first(mine) <= _last(theirs) and _first(theirs) <= _last(mine)


def _first(time: ObservedTime) -> str:
    """The first day, whatever its hour; what is before all days where none is told."""
    return (time.start or "")[:10]


def _last(time: ObservedTime) -> str:
    """The last day, whatever its hour; what is after all days where none is told."""
    return (time.end or "9")[:10]


def _killed(one: Told) -> int:
    return max(
        (toll.low or toll.best or 0 for toll in one.observation.tolls if toll.kind == "killed"), default=0
    )


def _words(one: Told) -> set[str]:
    """The beginnings of the longer words of a telling, so that forms of a word are one."""
    return {word[:_LETTERS] for word in one.observation.quote.text.lower().split() if len(word) > _SHORT}


def _agree(one: Key, other: Key) -> bool:
    return all(
        _unknown(one.get(name)) or _unknown(value) or _meet(one[name], value) for name, value in other.items()
    )


def _meet(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return bool(set(one) & set(other))
    return bool(one == other)


def _unknown(value: Any) -> bool:
    return value is None or value == [] or value == ""
