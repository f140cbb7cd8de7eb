"""A store that is forgotten when it is closed: for tests, for trying things out, for one run."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Arrival, Failure, Reading
from rasid.model.report import Report, Source
from rasid.store.contract import NOW, Moment, StoreCounts
from rasid.store.moments import last_moment_key, moment_key
from rasid.store.rules import (
    SUCCEEDED,
    Noted,
    Success,
    When,
    checked_observations,
    checked_quote,
    closed,
    failure_of,
    listed,
    mended_by_arrival,
    name_of,
    no_such_report,
)

_WHERE = ":memory:"

#: Tells one store from another.
_NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class _Place:
    """A report came from ``where``: first at ``first``, last at ``seen``."""

    where: str
    first: str
    seen: When


class MemoryStore:
    """The contract in dicts. Lists are copies as of the call, so adding while iterating is fine."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._places: dict[str, dict[str, _Place]] = {}
        self._readings: dict[str, list[tuple[When, Reading]]] = {}
        self._judgements: dict[str, Judgement] = {}
        self._sources: dict[str, Source] = {}
        self._failures: dict[tuple[str, str, str, str], Noted] = {}
        self._number = next(_NUMBERS)
        self._turn = 0
        self._closed = False
        self._lock = threading.RLock()

    def add_reports(self, arrivals: Sequence[Arrival]) -> frozenset[str]:
        with self._lock:
            turn = self._next_turn()
            keyed = [(moment_key(arrival.at), arrival) for arrival in arrivals]
            new = {arrival.report.id for arrival in arrivals} - self._reports.keys()
            for key, arrival in keyed:
                report = arrival.report
                self._reports.setdefault(report.id, report)
                places = self._places.setdefault(report.id, {})
                known = places.get(arrival.where)
                seen = When(key, turn)
                places[arrival.where] = (
                    _Place(arrival.where, key, seen)
                    if known is None
                    else replace(known, first=min(known.first, key), seen=max(known.seen, seen))
                )
            return frozenset(new)

    def add_readings(self, readings: Sequence[Reading]) -> None:
        with self._lock:
            turn = self._next_turn()
            checked: list[tuple[When, Reading]] = []
            for reading in readings:
                outcome = reading.outcome
                kept = checked_observations(outcome, self._known(outcome.report).text)
                outcome = replace(outcome, observations=tuple(one.observation for one in kept))
                checked.append((When(moment_key(reading.at), turn), replace(reading, outcome=outcome)))
            for when, reading in checked:
                rows = self._readings.setdefault(reading.outcome.report, [])
                known = [(row.key, kept.reader, _identity(kept)) for row, kept in rows]
                if (when.key, reading.reader, _identity(reading)) not in known:
                    rows.append((when, reading))

    def add_judgements(self, judgements: Sequence[Judgement]) -> frozenset[str]:
        with self._lock:
            self._next_turn()
            given = {judgement.id: judgement for judgement in judgements}
            for judgement in given.values():
                moment_key(judgement.made)
            new = {key: judgement for key, judgement in given.items() if key not in self._judgements}
            self._judgements.update(new)
            return frozenset(new)

    def add_sources(self, sources: Sequence[Source]) -> None:
        with self._lock:
            self._next_turn()
            self._sources.update([(source.id, source) for source in sources])

    def add_failures(self, failures: Sequence[Failure]) -> None:
        with self._lock:
            turn = self._next_turn()
            noted = [Noted(failure, When(moment_key(failure.at), turn)) for failure in failures]
            for one in noted:
                name = name_of(one.failure)
                known = self._failures.get(name)
                if known is None or known.noted <= one.noted:
                    self._failures[name] = one

    def unread(self, reader: str) -> Iterator[Report]:
        with self._lock:
            self._must_be_open()
            unread = [
                report
                for report in self._reports.values()
                if all(reading.reader != reader for _, reading in self._readings.get(report.id, ()))
            ]
        return iter(sorted(unread, key=lambda report: report.id))

    def readers(self) -> dict[str, int]:
        with self._lock:
            self._must_be_open()
            lasts = [self._last(report_id) for report_id in self._reports]
        names = Counter(last[1].reader for last in lasts if last is not None)
        return {name: names[name] for name in sorted(names)}

    def report(self, report_id: str) -> Report:
        with self._lock:
            self._must_be_open()
            if report_id in self._reports:
                return self._reports[report_id]
            found = sorted(known for known in self._reports if report_id and known.startswith(report_id))
            if len(found) != 1:
                raise no_such_report(report_id, found[:3])
            return self._reports[found[0]]

    def reports(self, moment: Moment = NOW) -> Iterator[Report]:
        with self._lock:
            self._must_be_open()
            in_view = self._in_view(moment)
        return iter(sorted(in_view, key=lambda report: (report.version_date or "", report.id)))

    def observations(self, moment: Moment = NOW) -> Iterator[Observation]:
        with self._lock:
            self._must_be_open()
            read = [(report, self._last(report.id)) for report in self._in_view(moment)]
        for report, last in sorted(read, key=lambda pair: pair[0].id):
            if last is not None:
                for observation in last[1].outcome.observations:
                    yield checked_quote(observation, report.text, _WHERE)

    def judgements(self, moment: Moment = NOW) -> Iterator[Judgement]:
        until = last_moment_key(moment.known_at) if moment.known_at else None
        with self._lock:
            self._must_be_open()
            keyed = [(moment_key(judgement.made), judgement) for judgement in self._judgements.values()]
        in_view = [
            (key, judgement.id, judgement)
            for key, judgement in keyed
            if (moment.as_of is None or key[:10] <= moment.as_of) and (until is None or key <= until)
        ]
        return (judgement for _, _, judgement in sorted(in_view, key=lambda row: row[:2]))

    def sources(self) -> Iterator[Source]:
        with self._lock:
            self._must_be_open()
            return iter([self._sources[key] for key in sorted(self._sources)])

    def failures(self) -> Iterator[Failure]:
        with self._lock:
            self._must_be_open()
            found = [
                (noted.noted.key, noted.failure) for noted in self._failures.values() if self._stands(noted)
            ]
            for report_id, places in self._places.items():
                last = self._last(report_id)
                if last is not None and last[1].outcome.kind not in SUCCEEDED:
                    where = min(places.values(), key=lambda place: (place.first, place.where)).where
                    found.append((last[0].key, failure_of(last[1].outcome, where=where, at=last[1].at)))
        return iter(listed(found))

    def counts(self) -> StoreCounts:
        with self._lock:
            self._must_be_open()
            lasts = [self._last(report_id) for report_id in self._reports]
            return StoreCounts(
                reports=len(self._reports),
                articles=len({report.article for report in self._reports.values()}),
                observations=sum(len(last[1].outcome.observations) for last in lasts if last is not None),
                judgements=len(self._judgements),
                failures=sum(1 for _ in self.failures()),
            )

    def version(self) -> str:
        with self._lock:
            self._must_be_open()
            return f"{self._number}/{self._turn}"

    def close(self) -> None:
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _must_be_open(self) -> None:
        if self._closed:
            raise closed(_WHERE)

    def _next_turn(self) -> int:
        self._must_be_open()
        self._turn += 1
        return self._turn

    def _known(self, report_id: str) -> Report:
        if report_id not in self._reports:
            raise no_such_report(report_id, [])
        return self._reports[report_id]

    def _last(self, report_id: str) -> tuple[When, Reading] | None:
        """The last reading; of those of one moment and one call, the later in the call."""
        rows = self._readings.get(report_id, [])
        return max(enumerate(rows), key=lambda row: (row[1][0], row[0]))[1] if rows else None

    def _in_view(self, moment: Moment) -> list[Report]:
        until = last_moment_key(moment.known_at) if moment.known_at else None
        return [
            report
            for report in self._reports.values()
            if (moment.as_of is None or (report.version_date or "9999-99-99") <= moment.as_of)
            and (until is None or min(place.first for place in self._places[report.id].values()) <= until)
        ]

    def _stands(self, noted: Noted) -> bool:
        if noted.failure.report is not None:
            last = self._last(noted.failure.report)
            return last is None or last[0].key < noted.noted.key
        places = (place for places in self._places.values() for place in places.values())
        return not mended_by_arrival(noted, (Success(place.where, place.seen) for place in places))


def _identity(reading: Reading) -> tuple[object, ...]:
    """What makes the outcome of one reading the same as that of another."""
    outcome = reading.outcome
    return (outcome.kind, outcome.stage, outcome.reason, outcome.observations)
