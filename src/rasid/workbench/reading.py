"""Reading the reports of files without a store, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rasid.errors import UnreadableReport
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.settings import Settings
from rasid.workbench.adding import BATCH, Reader
from rasid.workbench.inputs import FileDone, Found, Item, found_in

Result = TypeVar("Result")
#: Gives one result for each report, in the same order.
ReadAll = Callable[[Iterable[Report]], Iterable[Result]]
MakeReader = Callable[[Settings], Reader]
Preparing = Callable[[str, int], None]


def shipped_reader(settings: Settings, *, preparing: Preparing | None = None) -> Reader:
    """The reader that rasid ships with. Loaded here, since it brings the parser.

    ``preparing`` is told what is being prepared, and how far it is, the first time on a machine.

    Raises:
        ModelMissing, ModelMismatch, GazetteerMissing: what it needs is not there.
    """
    from rasid.run.here import build_reader

    reader: Reader = build_reader(settings, progress=preparing)
    return reader


def each_read(
    items: Iterator[Item], make: Callable[[], ReadAll[Result]]
) -> Iterator[tuple[Found, Result] | UnreadableReport]:
    """Each report of ``items`` with what reading it gives, in order; errors are passed on in their places.

    ``make`` is called before the first report is read, and not where there is none: the parser takes its time.
    """
    read: ReadAll[Result] | None = None
    while batch := list(islice(items, BATCH)):
        # The same report may stand at two places; it is read once.
        reports = {item.report.id: item.report for item in batch if isinstance(item, Found)}
        results: dict[str, Result] = {}
        if reports:
            read = read or make()
            results = dict(zip(reports, read(reports.values()), strict=True))
        for item in batch:
            if isinstance(item, Found):
                yield item, results[item.report.id]
            elif not isinstance(item, FileDone):
                yield item


def read_reports(
    paths: Sequence[str | Path],
    settings: Settings,
    *,
    source: str | None = None,
    published: str | None = None,
    language: str | None = None,
    make_reader: MakeReader = shipped_reader,
) -> Iterator[tuple[Found, Outcome] | UnreadableReport]:
    """Read the reports under ``paths`` without a store: each with its outcome, in order.

    Raises:
        InputError: ``published`` or ``language`` cannot be understood.
        ResourceError: the parser is missing.
    """
    items = found_in(paths, source=source, published=published, language=language)
    return each_read(items, lambda: make_reader(settings).read_all)
