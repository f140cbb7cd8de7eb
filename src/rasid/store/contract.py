"""What every store promises. One contract test file passes for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from rasid.errors import InputError
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Arrival, Failure, Reading
from rasid.model.report import Report, Source
from rasid.store.moments import is_day, moment_key


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of view on the record.

    ``as_of`` (ISO day): reports whose version is dated, and judgements that were made, by the end of
    that day; reports without any date are left out. ``known_at`` (ISO moment, UTC; a day means its
    end): also arrived by then. A judgement arrives when it is made. How a report was read is no part
    of the point of view: its last reading counts at every moment. None sets no bound.

    Raises:
        InputError: ``as_of`` is no ISO day, or ``known_at`` no ISO moment.
    """

    as_of: str | None = None
    known_at: str | None = None

    def __post_init__(self) -> None:
        if self.as_of is not None and not is_day(self.as_of):
            raise InputError(f"{self.as_of!r} is no ISO day", where="as of", mend="write it like 2020-01-31")
        if self.known_at is not None:
            moment_key(self.known_at)


#: The record as it stands.
NOW = Moment()


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How long the lists are at :data:`NOW`; ``articles`` counts reports once, whatever their versions."""

    reports: int
    articles: int
    observations: int
    judgements: int
    failures: int


class Store(Protocol):
    """Append-only: reports, readings (with observations), judgements, sources, failures.

    Every ``add_`` call is one transaction: after a crash or an error it happened wholly or not at all.
    Adding a thing twice changes nothing. Lists come in an order that depends on content only, never
    on the order of arrival. Moments are ISO 8601 and count as UTC where no zone is written; one that
    is not raises InputError. A store that was closed raises StoreError.
    """

    def add_reports(self, arrivals: Sequence[Arrival]) -> frozenset[str]:
        """Keep reports; returns the ids of those that were new. A known report keeps its first arrival,
        and its ``where`` is remembered too, so that failures at that place count as mended."""
        ...

    def add_readings(self, readings: Sequence[Reading]) -> None:
        """Keep how reports were read, with their observations.

        A report's last reading is the one with the latest ``at``; of two at the same moment, the one
        added last. Raises UnknownName for a report that is not kept, QuoteMismatch for a quote that
        is not in it, and BrokenPromise for an observation that JSON would not give back the same.
        """
        ...

    def add_judgements(self, judgements: Sequence[Judgement]) -> frozenset[str]:
        """Keep judgements; returns the ids of those that were new."""
        ...

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Keep what is known of sources; the newest row of an id stands."""
        ...

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Keep failures; the same place, stage, reason and report (or none) is one failure.

        One that names a report ends with a later reading of that report. Any other ends when a report
        arrives later from that place, or from inside it: a line of that file, a file of that folder.
        """
        ...

    def unread(self, reader: str) -> Iterator[Report]:
        """Reports without a reading by ``reader``, in order of id."""
        ...

    def readers(self) -> dict[str, int]:
        """Reader -> the number of reports whose last reading is its own, in order of name."""
        ...

    def report(self, report_id: str) -> Report:
        """The report of that id, or of the only id that begins so. Raises UnknownName."""
        ...

    def reports(self, moment: Moment = NOW) -> Iterator[Report]:
        """All versions of all reports, in order of (version date, id)."""
        ...

    def observations(self, moment: Moment = NOW) -> Iterator[Observation]:
        """Observations of the last reading of every report in view, in order of (report, start, id).

        Quotes are checked against the report's text on the way out (QuoteMismatch)."""
        ...

    def judgements(self, moment: Moment = NOW) -> Iterator[Judgement]:
        """Judgements made by then, in order of (made, id). Undone ones are still among them."""
        ...

    def sources(self) -> Iterator[Source]:
        """What is known of sources, in order of id."""
        ...

    def failures(self) -> Iterator[Failure]:
        """What failed and has not succeeded since: places that could not be opened, and reports whose
        last reading failed or was refused (too long, other language), in order of (where, stage)."""
        ...

    def counts(self) -> StoreCounts:
        """How many there are of everything."""
        ...

    def version(self) -> str:
        """What the store holds, told by a mark: another one as soon as a report, a reading, a judgement or a
        source was added, by whomever. Quick to ask, whatever the size of the store."""
        ...

    def close(self) -> None:
        """Give back what is held. Closing twice is fine."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
