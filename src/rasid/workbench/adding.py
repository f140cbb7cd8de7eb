"""Taking reports in: stored first, then read, in batches, so that a crash neither loses nor doubles any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Final, Protocol

from rasid.errors import BrokenPromise, OwnBrief, UnreadableReport
from rasid.model.reading import Arrival, Failure, Outcome, Reading
from rasid.model.report import UNKNOWN_SOURCE, Report, Source, is_listed, names_of, source_id
from rasid.store.contract import Store
from rasid.workbench.inputs import FileDone, Found, Item
from rasid.workbench.own_lists import refuse_lost_lists, what_changes
from rasid.workbench.summary import AddSummary

#: Reports in one transaction: what is lost and done again after a crash, and what lies in memory at once.
BATCH: Final = 32

#: The flag of a report whose date could not be understood.
BAD_DATE: Final = "bad_date"

#: The stage at which a report that is too long is refused.
LENGTH: Final = "length"


class Reader(Protocol):
    """What turns reports into observations."""

    @property
    def name(self) -> str:
        """Rules, model and data by version and hash."""
        ...

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """One outcome for each report, in the same order."""
        ...


Progress = Callable[[AddSummary], None]
Stop = Callable[[], bool]
Tell = Callable[[str], None]


def now() -> str:
    """The moment, as the store keeps moments: ISO 8601 in UTC, with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class Adding:
    """One run of ``add``. ``summary`` says at any moment what has been stored so far."""

    store: Store
    make_reader: Callable[[], Reader]
    progress: Progress
    stop: Stop
    clock: Callable[[], str] = now
    tell: Tell = lambda line: None
    summary: AddSummary = field(default_factory=AddSummary)

    def look_at_lists(self, tell: Tell, *, where: str, without: bool) -> None:
        """Before anything is read again: tell which of the user's own lists are others now.

        Raises:
            InputError: one that reports were read with is not named, and not to go ``without``.
        """
        readers = self.store.readers()
        if not readers:
            return
        name = self.make_reader().name
        if not without:
            refuse_lost_lists(readers, name, where=where)
        for line in what_changes(readers, name):
            tell(line)

    def complete(self, *, max_chars: int, retry: bool) -> None:
        """Read what is in the store and was not read by this reader, or was too long and no longer is.

        With ``retry`` also every report whose last reading failed or was refused.
        """
        if self.store.counts().reports == 0:
            return
        # The refused ones first: a reading that is added now is not looked at again.
        refused = list(self._refused(max_chars=max_chars, retry=retry))
        reader = self.make_reader()
        chosen = {report.id for report in refused}
        unread = (report for report in self.store.unread(reader.name) if report.id not in chosen)
        remaining = chain(refused, unread)
        while not self.stop() and (batch := list(islice(remaining, BATCH))):
            outcomes = self._read(batch)
            completed = self.summary.completed.plus(outcomes)
            self._advance(replace(self.summary, completed=completed), outcomes)
            self.progress(self.summary)

    def _refused(self, *, max_chars: int, retry: bool) -> Iterator[Report]:
        for failure in self.store.failures():
            if failure.report is None or not (retry or failure.stage == LENGTH):
                continue
            report = self.store.report(failure.report)
            if retry or len(report.text) <= max_chars:
                yield report

    def take(self, items: Iterable[Item]) -> AddSummary:
        """Store and read what comes, batch by batch."""
        before = self.store.counts().articles
        remaining = iter(items)
        finished = False
        while not self.stop():
            batch = next_batch(remaining)
            if not batch:
                finished = True
                break
            try:
                self._take_batch(batch)
            finally:
                self.progress(self.summary)
        versions = self.summary.new - (self.store.counts().articles - before)
        self.summary = replace(self.summary, versions=versions, finished=finished).check()
        return self.summary

    def _take_batch(self, batch: Sequence[Item]) -> None:
        briefs = [item for item in batch if isinstance(item, OwnBrief)]
        unreadable = [
            item for item in batch if isinstance(item, UnreadableReport) and not isinstance(item, OwnBrief)
        ]
        found = [item for item in batch if isinstance(item, Found)]
        # One moment for the batch, and failures last: what arrives from the place of a failure after it
        # counts as its mending, and here both came of one reading of the file.
        at = self.clock()
        fresh = self._store_reports(found, at)
        for item in found:
            if item.report.id in {report.id for report in fresh}:
                self._tell_day(item)
        # Counted as it is stored: where the disk is full at the next step, the summary still tells the truth.
        self.summary = replace(
            self.summary,
            new=self.summary.new + len(fresh),
            known=self.summary.known + len(found) - len(fresh),
            briefs=self.summary.briefs + len(briefs),
        )
        if unreadable:
            self.store.add_failures([failure(error, at) for error in unreadable])
            self.summary = replace(self.summary, unreadable=self.summary.unreadable + len(unreadable))
        outcomes = self._read(fresh)
        files = self.summary.files + sum(isinstance(item, FileDone) for item in batch)
        told = replace(self.summary, files=files, outcomes=self.summary.outcomes.plus(outcomes))
        self._advance(told, outcomes)

    def _tell_day(self, item: Found) -> None:
        """Say of a report that gives a date which nobody can be sure of that its day is unknown."""
        if item.report.version_date is None and BAD_DATE in item.report.flags:
            why = "its date could not be understood, or only in two ways (04/03 is 4 March or 3 April)"
            self.tell(f"{item.where}: the day of publication is unknown: {why}; write it as 2020-01-31")

    def _store_reports(self, found: Sequence[Found], at: str) -> list[Report]:
        """Store reports; returns the new ones, each once. Sources that nothing lists get the names given with them."""
        self._name_sources(found)
        new = (
            self.store.add_reports([Arrival(item.report, item.where, at) for item in found]) if found else ()
        )
        by_id = {item.report.id: item.report for item in found}
        return [report for report_id, report in by_id.items() if report_id in new]

    def _name_sources(self, found: Sequence[Found]) -> None:
        standing = {source.id: source for source in self.store.sources()}
        given: dict[str, str] = {}
        for item in found:
            key = item.report.source
            known = standing.get(key)
            if not item.outlet or key == UNKNOWN_SOURCE or (known is not None and is_listed(known)):
                continue
            # What a list says of a source stands; of the names that reports give the first that is more than the id.
            now = given.get(key) or (known.name if known is not None else None)
            if now is None or (now == key and item.outlet != key):
                given[key] = item.outlet
        if given:
            taken = {source_id(name): source.id for source in standing.values() for name in names_of(source)}
            self.store.add_sources([Source(key, _own_name(key, name, taken)) for key, name in given.items()])

    def _read(self, reports: Sequence[Report]) -> list[Outcome]:
        """Read reports and store how it ended, in one transaction."""
        if not reports:
            return []
        reader = self.make_reader()
        outcomes = list(reader.read_all(reports))
        if [outcome.report for outcome in outcomes] != [report.id for report in reports]:
            raise BrokenPromise(
                "the reader gave other outcomes than one for each report in order", where=reader.name
            )
        at = self.clock()
        self.store.add_readings([Reading(outcome, reader.name, at) for outcome in outcomes])
        return outcomes

    def _advance(self, summary: AddSummary, outcomes: Sequence[Outcome]) -> None:
        observations = summary.observations + sum(len(outcome.observations) for outcome in outcomes)
        self.summary = replace(summary, observations=observations)


def _own_name(key: str, name: str, taken: Mapping[str, str]) -> str:
    """A name that no other source has: with the id behind it where it is ``taken`` (id of a name -> source)."""
    return name if taken.get(source_id(name), key) == key else f"{name} ({key})"


def next_batch(items: Iterator[Item]) -> list[Item]:
    """The next items, among them ``BATCH`` reports, or fewer where there are no more."""
    batch: list[Item] = []
    reports = 0
    for item in items:
        batch.append(item)
        reports += isinstance(item, Found)
        if reports == BATCH or len(batch) == 8 * BATCH:
            break
    return batch


def failure(error: UnreadableReport, at: str) -> Failure:
    """The failure under which something that could not be read is kept."""
    return Failure(where=error.where or "-", stage="source", reason=error.what, mend=error.mend, at=at)
