"""The stores that the contract is held against, and what is in one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Failure
from rasid.model.report import Report, Source
from rasid.store.contract import NOW, Moment, Store, StoreCounts
from rasid.store.memory import MemoryStore
from rasid.store.sqlite import SqliteStore


class Kind(Protocol):
    """A way to make stores, and to change what no store lets anybody change."""

    def make(self) -> Store: ...

    def rewrite(self, store: Store, report: str, text: str) -> None: ...


class MemoryKind:
    """Stores in memory."""

    def __init__(self, folder: Path) -> None:
        pass

    def make(self) -> Store:
        return MemoryStore()

    def rewrite(self, store: Store, report: str, text: str) -> None:
        assert isinstance(store, MemoryStore)
        store._reports[report] = replace(store._reports[report], text=text)


class SqliteKind:
    """Stores in SQLite files, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def make(self) -> Store:
        self._made += 1
        return SqliteStore(self._folder / f"{self._made}.db")

    def rewrite(self, store: Store, report: str, text: str) -> None:
        with closing(sqlite3.connect(self._folder / f"{self._made}.db")) as connection, connection:
            connection.execute("UPDATE reports SET text = ? WHERE id = ?", (text, report))


KINDS: dict[str, type[MemoryKind] | type[SqliteKind]] = {"memory": MemoryKind, "sqlite": SqliteKind}


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a store gives."""

    reports: list[Report]
    observations: list[Observation]
    judgements: list[Judgement]
    sources: list[Source]
    failures: list[Failure]
    counts: StoreCounts


def content(store: Store, moment: Moment = NOW) -> Content:
    """Everything that ``store`` gives, in its order."""
    return Content(
        reports=list(store.reports(moment)),
        observations=list(store.observations(moment)),
        judgements=list(store.judgements(moment)),
        sources=list(store.sources()),
        failures=list(store.failures()),
        counts=store.counts(),
    )
