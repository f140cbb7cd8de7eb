"""Killing a command at a chosen moment, and seeing that its store survives.

``command`` is any program that fills the store at a path and completes it when it is run again: the
stub of ``filling.py`` or the command line itself.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from tests.contract.kinds import Content, content

from rasid.store.contract import Store
from rasid.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Killed:
    """What a kill left: whether it came before the end, and what was in the store then."""

    in_time: bool
    reports: int
    observations: int


def moments(count: int, duration: float, *, seed: int) -> list[float]:
    """``count`` random delays in seconds, one in each of as many equal parts of ``duration``."""
    draw = random.Random(seed)
    return [(part + draw.random()) / count * duration for part in range(count)]


def left_in(store: Store) -> Content:
    """What is in ``store``, without the moments at which things failed: no two runs share those."""
    found = content(store)
    return replace(found, failures=[replace(failure, at="") for failure in found.failures])


def run_to_end(command: Sequence[str], *, ready: str | None = None) -> float:
    """Run ``command`` undisturbed; returns the seconds that it took, from its line ``ready`` if given."""
    with _started(command, ready) as (process, complaints):
        begun = time.monotonic()
        process.wait(timeout=300)
        taken = time.monotonic() - begun
        assert process.returncode == 0, f"{command} ended with {process.returncode}: {_all_of(complaints)}"
    return taken


def kill_after(command: Sequence[str], delay: float, *, ready: str | None = None) -> bool:
    """Run ``command`` and kill it ``delay`` seconds later (after its line ``ready``, if given).

    Returns whether the kill came before its end.
    """
    with _started(command, ready) as (process, _):
        time.sleep(delay)
        process.kill()
        return process.wait(timeout=60) == -signal.SIGKILL


def survives(
    command: Sequence[str],
    store: Path,
    delay: float,
    expected: Content,
    *,
    ready: str | None = None,
    complete: Callable[[Path], object] | None = None,
) -> Killed:
    """Kill ``command`` after ``delay``, look at its store, complete it, and compare with ``expected``,
    which :func:`left_in` took from the store of an undisturbed run.

    ``complete`` does what a second run does, by default a second run of ``command``.
    """
    said = f"killed after {delay:.4f} s"
    in_time = kill_after(command, delay, ready=ready)
    reports, observations = 0, 0
    if store.exists():
        with SqliteStore(store) as left:
            found = left_in(left)
        reports, observations = found.counts.reports, found.counts.observations
        left_of = {report.id for report in found.reports}
        assert found.reports == [report for report in expected.reports if report.id in left_of], said
        left_ids = {one.id for one in found.observations}
        assert found.observations == [one for one in expected.observations if one.id in left_ids], said
        _assert_sound(store, said)
    if complete is None:
        run_to_end(command)
    else:
        complete(store)
    with SqliteStore(store, create=False) as whole:
        assert left_in(whole) == expected, said
    _assert_sound(store, said)
    return Killed(in_time, reports, observations)


def _assert_sound(store: Path, said: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], said
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], said


@contextmanager
def _started(command: Sequence[str], ready: str | None) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """``command`` running, past its line ``ready``, and the file that it complains into."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": paths},
            # Nobody reads along, and a full pipe would stop the command.
            stdout=subprocess.DEVNULL if ready is None else subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        try:
            if ready is not None:
                assert process.stdout is not None
                line = process.stdout.readline().strip()
                assert line == ready, f"{command} said {line!r}: {_all_of(complaints)}"
            yield process, complaints
        finally:
            process.kill()
            process.communicate(timeout=60)


def _all_of(file: IO[str]) -> str:
    file.seek(0)
    return file.read()
