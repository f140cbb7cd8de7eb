"""Progress on standard error: a bar with counts and a rate on a terminal, nothing elsewhere."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from rasid.settings import Settings
from rasid.workbench import AddSummary, shipped_reader
from rasid.workbench.adding import Reader


def telling_reader(settings: Settings) -> Reader:
    """The reader that rasid ships with; what it prepares once on a machine is told on standard error."""
    told: list[str] = []

    def tell(what: str, done: int) -> None:
        if not told:
            print("rasid: compiling the gazetteer, once on this machine", file=sys.stderr)
        if sys.stderr.isatty():
            print(f"\r\x1b[K{what} {done or ''}", end="", file=sys.stderr, flush=True)
        told.append(what)

    reader = shipped_reader(settings, preparing=tell)
    if told and sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return reader


@contextmanager
def adding_bar() -> Iterator[Callable[[AddSummary], None]]:
    """A function to be called with the summary so far."""
    if not sys.stderr.isatty():
        yield lambda summary: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} reports read"),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[others]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="", others="")

        def advance(summary: AddSummary) -> None:
            done = summary.outcomes.total + summary.completed.total
            elapsed = bar.tasks[task].elapsed or 0
            rate = f"{done / elapsed:.1f}/s" if elapsed > 0 else ""
            others = f"{summary.known} known, {summary.unreadable} unreadable"
            bar.update(task, completed=done, rate=rate, others=others)

        yield advance


class Stopping:
    """Ctrl-C and SIGTERM while adding: the first ends after the batch at hand, the second at once."""

    def __init__(self) -> None:
        self.signal: int | None = None

    def __call__(self) -> bool:
        """Whether the work is to end."""
        return self.signal is not None

    @property
    def exit_code(self) -> int:
        """128 and the number of the signal: 130 for Ctrl-C."""
        return 128 + (self.signal or 0)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.signal is not None:
            raise KeyboardInterrupt
        self.signal = number
        print("\nrasid: stopping after this batch; once more to stop at once", file=sys.stderr)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Signals are noted inside, and handled as before afterwards."""
        before = {number: signal.signal(number, self._note) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
