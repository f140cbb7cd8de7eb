"""A run that is killed loses nothing that it had committed, and a second run completes it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.store.filling import fill
from tests.store.killing import left_in, moments, run_to_end, survives

from rasid.store.sqlite import SqliteStore

REPORTS = 240
MOMENTS = 45
SEED = 20240301


def command(store: Path) -> list[str]:
    return [sys.executable, "-m", "tests.store.filling", str(store), str(REPORTS)]


def complete(path: Path) -> None:
    with SqliteStore(path) as store:
        fill(store, REPORTS)


@pytest.mark.slow
def test_a_killed_run_is_completed_by_a_second_one(tmp_path: Path) -> None:
    """After kill -9 at any of 45 moments the store opens, what is in it is whole, and a second run gives
    exactly what an undisturbed run gives."""
    duration = run_to_end(command(tmp_path / "undisturbed.db"), ready="ready")
    with SqliteStore(tmp_path / "undisturbed.db") as store:
        expected = left_in(store)
    assert expected.counts.reports == REPORTS
    killed = []
    for number, delay in enumerate(moments(MOMENTS, duration, seed=SEED)):
        path = tmp_path / f"{number}.db"
        try:
            killed.append(survives(command(path), path, delay, expected, ready="ready", complete=complete))
        except BaseException as error:
            error.add_note(f"moment {number} of {MOMENTS}, seed {SEED}, {delay:.4f} of {duration:.4f} s")
            raise
    # The kills came in the middle of the work, or nothing was tried: both halves of it were hit.
    adding = [one for one in killed if one.in_time and 0 < one.reports < REPORTS]
    reading = [one for one in killed if one.in_time and 0 < one.observations < expected.counts.observations]
    said = f"{sum(one.in_time for one in killed)} of {MOMENTS} in time, within {duration:.3f} s"
    assert len(adding) >= 3 and len(reading) >= 3, f"{len(adding)} adding, {len(reading)} reading, {said}"
    print(f"{len(adding)} hit adding, {len(reading)} hit reading, {said}")
