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
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

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
    process = _start(command, ready)
    begun = time.monotonic()
    _, complaint = process.communicate(timeout=120)
    taken = time.monotonic() - begun
    assert process.returncode == 0, f"{command} ended with {process.returncode}: {complaint}"
    return taken


def kill_after(command: Sequence[str], delay: float, *, ready: str | None = None) -> bool:
    """Run ``command`` and kill it ``delay`` seconds later (after its line ``ready``, if given).

    Returns whether the kill came before its end.
    """
    process = _start(command, ready)
    time.sleep(delay)
    process.kill()
    process.communicate(timeout=60)
    return process.returncode == -signal.SIGKILL


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
        known = {report.id: report for report in expected.reports}
        assert all(known.get(report.id) == report for report in found.reports), said
        assert [one for one in expected.observations if one in found.observations] == found.observations, said
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


def _start(command: Sequence[str], ready: str | None) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if ready is not None:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line == ready, f"{command} said {line!r}: {process.communicate(timeout=60)[1]}"
    return process
