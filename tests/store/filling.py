"""Fills a store the way the workbench does, with a stub in place of the reading engine.

    python -m tests.store.filling STORE COUNT

Prints "ready" once everything is imported, then adds COUNT reports in batches, reads what is unread
in batches, and ends. Run again, it completes what is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from tests.contract.builders import MORNING, NOON, a_failure, a_judgement, a_report, an_observation, arrival

from rasid.model.document import Document
from rasid.model.reading import Reading
from rasid.model.report import Source
from rasid.pipeline import Pipeline
from rasid.store.contract import Store
from rasid.store.sqlite import SqliteStore

T = TypeVar("T")

READER = "stub reader 1"
BATCH = 8


class StubStage:
    """Gives two observations for most reports, none for some, and fails on some."""

    name = "stub"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"observations"})

    def __call__(self, document: Document) -> Document:
        number = int((document.report.address or "").rsplit("/", 1)[-1])
        if number % 17 == 5:
            raise ValueError("the stub fails here")
        words = () if number % 11 == 3 else ("Gunmen attacked", "army denied")
        return document.having(
            observations=tuple(an_observation(document.report, words=one) for one in words)
        )


def fill(store: Store, count: int) -> None:
    """Add ``count`` reports in batches, then read what is unread in batches."""
    store.add_sources([Source("example-wire", "EXAMPLE Wire")])
    for numbers in batches(range(count)):
        store.add_reports([arrival(a_report(number), at=MORNING) for number in numbers])
    pipeline = Pipeline([StubStage()], max_chars=1_000_000)
    for outcomes in batches(pipeline.read_all(store.unread(READER))):
        store.add_readings([Reading(outcome, READER, NOON) for outcome in outcomes])
    store.add_failures([a_failure("in/broken.txt")])
    store.add_judgements([a_judgement("o-1", "o-2")])


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def main(arguments: list[str]) -> None:
    path, count = arguments
    print("ready", flush=True)
    with SqliteStore(path) as store:
        fill(store, int(count))


if __name__ == "__main__":
    main(sys.argv[1:])
