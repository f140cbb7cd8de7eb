"""The store in one SQLite file: the default."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Arrival, Failure, Reading
from rasid.model.report import Report, Source
from rasid.store import adding, asking
from rasid.store.contract import NOW, Moment, StoreCounts
from rasid.store.rules import closed
from rasid.store.sqlite_errors import translated
from rasid.store.sqlite_file import prepare

T = TypeVar("T")

#: Set on every connection. FULL: what was committed survives a power cut too, not only a kill; one
#: call commits once, so that a batch of reports pays for one wait on the disk.
PRAGMAS: Final = ("foreign_keys = ON", "synchronous = FULL")

#: How long to wait for another process that is writing.
BUSY_SECONDS: Final = 30.0

#: Unread reports fetched at a time. Each page is a query of its own, so that reading for hours holds
#: no snapshot open, behind which the write-ahead log would grow.
_PAGE: Final = 32


class SqliteStore:
    """The contract in one file, with a write-ahead log: readers and one writer do not wait for each other.

    Threads may share one; so may processes, each with its own. A process that is not let in within
    ``busy_seconds`` gets a StoreError and has changed nothing.
    """

    def __init__(self, path: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the store at ``path``, or begin one where there is none.

        Raises:
            StoreUnreadable: it is no store, is damaged, or may not be read and written; with
                ``create=False`` also where there is none.
            StoreTooNew: a newer rasid wrote it.
            StoreFull: there is no room to begin it.
        """
        self._path = Path(path).absolute()
        self._busy_seconds = busy_seconds
        self._lock = threading.Lock()
        self._closed = False
        with translated(self._path):
            prepare(self._path, create=create, busy_seconds=busy_seconds)
            self._engine = self._make_engine()
            # Kept open: when the last connection closes, SQLite folds the log into the file, and that
            # would happen after every call.
            self._writer = self._engine.connect().execution_options(rasid_writes=True)

    def add_reports(self, arrivals: Sequence[Arrival]) -> frozenset[str]:
        with self._writing() as connection:
            return adding.add_reports(connection, arrivals)

    def add_readings(self, readings: Sequence[Reading]) -> None:
        with self._writing() as connection:
            adding.add_readings(connection, readings)

    def add_judgements(self, judgements: Sequence[Judgement]) -> frozenset[str]:
        with self._writing() as connection:
            return adding.add_judgements(connection, judgements)

    def add_sources(self, sources: Sequence[Source]) -> None:
        with self._writing() as connection:
            adding.add_sources(connection, sources)

    def add_failures(self, failures: Sequence[Failure]) -> None:
        with self._writing() as connection:
            adding.add_failures(connection, failures)

    def unread(self, reader: str) -> Iterator[Report]:
        last = ""
        while True:
            with self._asking() as connection:
                rows = connection.execute(asking.unread_after(reader, last, _PAGE)).all()
            yield from map(asking.report_of, rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def readers(self) -> dict[str, int]:
        with self._asking() as connection:
            return asking.last_readers(connection)

    def report(self, report_id: str) -> Report:
        with self._asking() as connection:
            return asking.find_report(connection, report_id)

    def reports(self, moment: Moment = NOW) -> Iterator[Report]:
        return self._stream(asking.reports_in_view(moment), asking.report_of)

    def observations(self, moment: Moment = NOW) -> Iterator[Observation]:
        with self._asking() as connection:
            yield from asking.stream_observations(connection, moment, str(self._path))

    def judgements(self, moment: Moment = NOW) -> Iterator[Judgement]:
        return self._stream(asking.judgements_in_view(moment), asking.judgement_of)

    def sources(self) -> Iterator[Source]:
        return self._stream(asking.standing_sources(), asking.source_of)

    def failures(self) -> Iterator[Failure]:
        with self._asking() as connection:
            return iter(asking.list_failures(connection))

    def counts(self) -> StoreCounts:
        with self._asking() as connection:
            return asking.count(connection)

    def version(self) -> str:
        with self._asking() as connection:
            file = self._path.stat()
            # A store that was put in the place of another has another file, and other moments.
            return f"{file.st_dev}/{file.st_ino}/{asking.last_rows(connection)}"

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            with translated(self._path):
                self._writer.close()
                self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: kept wholly when the block ends, and not at all when it raises."""
        with self._lock:
            if self._closed:
                raise closed(str(self._path))
            with translated(self._path), self._writer.begin():
                yield self._writer

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection of its own that sees one state of the store, whoever writes meanwhile."""
        if self._closed:
            raise closed(str(self._path))
        with translated(self._path), self._engine.connect() as connection, connection.begin():
            yield connection

    def _stream(self, statement: asking.AnySelect, build: Callable[[asking.AnyRow], T]) -> Iterator[T]:
        with self._asking() as connection:
            for row in connection.execute(statement, execution_options=asking.STREAM):
                yield build(row)

    def _make_engine(self) -> Engine:
        # Without a pool a connection lives as long as its question, in whichever thread asks it.
        engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool)
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self) -> sqlite3.Connection:
        # mode=rw: a file that was deleted under the store is an error, and not begun anew.
        connection = sqlite3.connect(
            f"{self._path.as_uri()}?mode=rw",
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:  # an interrupt, too, must not leave the file open
            connection.close()
            raise
        return connection


def _begin(connection: Connection) -> None:
    # A writer takes its turn at the beginning: one that asks for it halfway through is refused at
    # once, without waiting, when another has written since.
    writes = connection.get_execution_options().get("rasid_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
