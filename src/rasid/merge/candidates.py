"""Which observations are worth comparing: keys that any two of one happening share.

Comparing everything with everything takes hours for a hundred thousand observations. An index finds,
for each observation, those that the pair rules could join it with, by place and day, by participant, or
by report. Each kind of place and of time looks up what is finer, alike and coarser than itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from rasid.merge.agreement import NEAR_KM, SLACK_DAYS
from rasid.merge.facts import COUNTRY, DISTRICT, NOWHERE, POINT, PROVINCE, Facts, When, Who
from rasid.merge.geography import Cell, Point, cell_of, cells_around
from rasid.merge.kinship import Kinship
from rasid.merge.relate import PLACELESS, STATE_DAYS

#: Times up to this many days are found by day, longer ones by bins of this many days.
_SHORT_DAYS: Final = 4
_BIN_DAYS: Final = 16
#: Times longer than this say too little about when: nothing is compared because of them.
_LONGEST_DAYS: Final = 62

Key = tuple[Hashable, ...]


class Index:
    """Observations under keys. ``near`` finds all that share a key with what is asked for."""

    def __init__(self, kinship: Kinship) -> None:
        self._kinship = kinship
        self._entries: dict[Key, list[str]] = {}
        self._cells: set[Cell] = set()

    def add(self, facts: Facts) -> None:
        """Enter an observation."""
        if facts.where.point is not None:
            self._cells.add(cell_of(facts.where.point, NEAR_KM))
        for key in set(self._keys(facts, asking=False)):
            self._entries.setdefault(key, []).append(facts.id)

    def near(self, facts: Facts) -> set[str]:
        """The ids of all entries that are worth comparing with ``facts``."""
        found: set[str] = set()
        for key in self._keys(facts, asking=True):
            found.update(self._entries.get(key, ()))
        return found

    def _keys(self, facts: Facts, *, asking: bool) -> Iterator[Key]:
        yield ("report", facts.unit)
        if not facts.happens:
            yield from self._state_keys(facts, asking=asking)
            return
        if not (asking and facts.founds):
            yield from self._answer_keys(facts)
        if facts.type in PLACELESS:
            for who in self._participant_keys(facts.agent):
                yield from (("done", facts.type, who, number) for number in _bins(facts.when, SLACK_DAYS))
        times = list(_time_keys(facts.when, asking=asking))
        for place in self._place_keys(facts, asking=asking) if times else ():
            for time in times:
                yield (*place, *time)

    def _answer_keys(self, facts: Facts) -> Iterator[Key]:
        """What an answer finds without place and day: whom it is about. Only answers ask for it."""
        for head in facts.patient.heads:
            for number in _bins(facts.when, SLACK_DAYS):
                yield ("answered", facts.type, head, number)

    def _place_keys(self, facts: Facts, *, asking: bool) -> Iterator[Key]:
        where = facts.where
        if where.level == POINT and where.point is None:
            yield ("unlisted", where.name)
        if where.level == NOWHERE or where.country is None:
            return
        yield from self._country_keys(facts, where.country, asking=asking)
        if where.point is not None:
            yield from (("near", cell) for cell in self._cells_of(where.point, asking=asking))
        if where.adm1 is None or where.level == COUNTRY:
            return
        area = where.level >= DISTRICT or where.point is None
        if asking or area:
            yield ("area", where.country, where.adm1)
        if area or not asking:
            yield ("within", where.country, where.adm1)

    def _country_keys(self, facts: Facts, country: str, *, asking: bool) -> Iterator[Key]:
        """What is told of a whole country meets what is finer only where the two are told much alike."""
        whole = facts.where.level == COUNTRY
        kind = "of country" if whole != asking else "in country"
        for alike in self._close_likeness(facts):
            yield (kind, country, alike)
        if whole:
            for alike in (*self._close_likeness(facts), *self._participant_keys(facts.agent)):
                yield ("countries", country, alike)

    def _close_likeness(self, facts: Facts) -> Iterator[Hashable]:
        yield from ((kind, low) for (kind, _), low, _ in facts.counted)
        if facts.mode is not None:
            for agent in self._participant_keys(facts.agent):
                yield from ((facts.mode, agent, patient) for patient in self._participant_keys(facts.patient))

    def _cells_of(self, point: Point, *, asking: bool) -> Iterable[Cell]:
        cell = cell_of(point, NEAR_KM)
        return (near for near in cells_around(cell) if near in self._cells) if asking else (cell,)

    def _state_keys(self, facts: Facts, *, asking: bool) -> Iterator[Key]:
        shared: list[Key] = []
        for who in (facts.agent, facts.patient):
            shared.extend(("who", key) for key in self._participant_keys(who))
        shared.extend(("topic", facts.type, word) for word in facts.topics)
        where = facts.where
        if where.level <= PROVINCE and where.country is not None:
            shared.append(("area", where.country, where.adm1))
            if where.point is not None:
                shared.extend(("near", cell) for cell in self._cells_of(where.point, asking=asking))
        times: list[Hashable] = list(_bins(facts.when, STATE_DAYS // 2))
        if facts.when.first is None:
            # Without any time it may be of any time.
            times = ["any time"] if asking else ["no time"]
        else:
            times.append("no time" if asking else "any time")
        for key in shared:
            yield from ((*key, time) for time in times)

    def _participant_keys(self, who: Who) -> Iterator[Hashable]:
        if who.actor is not None:
            yield from (("actor", root) for root in self._kinship.roots(who.actor))
        yield from (("head", head) for head in who.heads)


def _bins(when: When, slack: int) -> range:
    if when.first is None or when.last is None or when.last - when.first > _LONGEST_DAYS:
        return range(0)
    return range((when.first - slack) // _BIN_DAYS, (when.last + slack) // _BIN_DAYS + 1)


def _time_keys(when: When, *, asking: bool) -> Iterator[Key]:
    if when.first is None or when.last is None:
        return
    if when.last - when.first >= _SHORT_DAYS:
        for number in _bins(when, SLACK_DAYS):
            yield ("long", number)
            yield ("bin", number)
        return
    slack = SLACK_DAYS if asking else 0
    yield from (("day", day) for day in range(when.first - slack, when.last + slack + 1))
    # Asked for, a short time meets the long ones; entered, it is found by them.
    yield from (("long" if asking else "bin", number) for number in _bins(when, SLACK_DAYS))
