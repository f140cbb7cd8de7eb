"""The command line itself, with the real reader, killed in the middle of adding the example reports."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.store.killing import ROOT, left_in, moments, run_to_end, survives

from rasid.run.here import Reader
from rasid.store.sqlite import SqliteStore

MOMENTS = 5
SEED = 20240304


def command(store: Path) -> list[str]:
    reports = str(ROOT / "examples" / "reports")
    return [sys.executable, "-m", "rasid.cli.main", "add", "--store", str(store), reports]


@pytest.mark.slow
@pytest.mark.usefixtures("reader")  # the gazetteer is compiled before the first kill
def test_a_killed_add_is_completed_by_a_second_one(tmp_path: Path, reader: Reader) -> None:
    """After kill -9 at any of 5 moments of `rasid add` a second `rasid add` gives what an undisturbed one gives."""
    duration = run_to_end(command(tmp_path / "undisturbed.db"))
    with SqliteStore(tmp_path / "undisturbed.db") as store:
        expected = left_in(store)
        assert not list(store.unread(reader.name)), "an undisturbed run leaves nothing unread"
    assert expected.counts.observations > 100
    for number, delay in enumerate(moments(MOMENTS, duration, seed=SEED)):
        path = tmp_path / f"{number}.db"
        try:
            survives(command(path), path, delay, expected)
        except BaseException as error:
            error.add_note(f"moment {number} of {MOMENTS}, seed {SEED}, {delay:.3f} of {duration:.3f} s")
            raise
