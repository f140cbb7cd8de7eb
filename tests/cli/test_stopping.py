"""Stopping in the middle: by Ctrl-C, by a kill, by a full disk, by whoever reads the output."""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import ROOT, Command, environment, program
from tests.stub_reader import write_reports

Start = Callable[..., "subprocess.Popen[str]"]

#: Seconds within which a command of these tests is done by far.
LIMIT = 120
REPORTS = 160


def state(rasid: Command) -> tuple[int, int, int]:
    """(reports, observations, reports that are read) of the store."""
    reports = rasid("reports", "--format", "jsonl").out.splitlines()
    observations = [json.loads(line) for line in rasid("observations", "--format", "jsonl").out.splitlines()]
    return len(reports), len(observations), len({each["report"] for each in observations})


def wait_for(path: Path) -> None:
    """Until there is a store."""
    limit = time.monotonic() + LIMIT
    while not path.exists():
        assert time.monotonic() < limit
        time.sleep(0.01)


def test_ctrl_c_finishes_the_batch_and_tells_what_was_done(
    started: Start, rasid: Command, tmp_path: Path
) -> None:
    """The first Ctrl-C ends with 130 after the batch at hand; what is told as new is read."""
    write_reports(tmp_path / "in", REPORTS)
    process = started("add", "in", RASID_STUB_DELAY="0.02")
    wait_for(tmp_path / "rasid.db")
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 130, err
    assert "not finished" in out
    assert "Traceback" not in err
    reports, observations, read = state(rasid)
    assert reports < REPORTS
    assert f"found {reports} = {reports} new" in out
    assert reports == observations == read
    assert rasid("add", "in").code == 0
    assert state(rasid) == (REPORTS, REPORTS, REPORTS)


def test_a_second_ctrl_c_stops_at_once(started: Start, rasid: Command, tmp_path: Path) -> None:
    """The second Ctrl-C takes back what was not finished, and the same command again does the rest."""
    write_reports(tmp_path / "in", REPORTS)
    process = started("add", "in", RASID_STUB_DELAY="0.2")
    wait_for(tmp_path / "rasid.db")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert rasid("add", "in").code == 0
    assert state(rasid) == (REPORTS, REPORTS, REPORTS)


def test_sigterm_ends_in_order(started: Start, rasid: Command, tmp_path: Path) -> None:
    """SIGTERM does what Ctrl-C does, with its own exit code."""
    write_reports(tmp_path / "in", REPORTS)
    process = started("add", "in", RASID_STUB_DELAY="0.02")
    wait_for(tmp_path / "rasid.db")
    time.sleep(0.3)
    process.terminate()
    process.communicate(timeout=LIMIT)
    assert process.returncode == 143
    reports, observations, read = state(rasid)
    assert reports == observations == read


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_nothing(started: Start, rasid: Command, tmp_path: Path) -> None:
    """After a kill the store opens, and a second add completes it with nothing lost or doubled."""
    write_reports(tmp_path / "in", 80)
    rasid("add", "in", "--language", "en", "--store", "whole.db")
    whole = rasid("observations", "--format", "jsonl", "--store", "whole.db").out
    chance = random.Random(20240305)
    halfway = 0
    for turn in range(45):
        store = f"killed-{turn}.db"
        process = started("add", "in", "--language", "en", "--store", store, RASID_STUB_DELAY="0.01")
        wait_for(tmp_path / store)
        time.sleep(chance.uniform(0.0, 1.0))
        process.kill()
        process.communicate(timeout=LIMIT)
        again = rasid("add", "in", "--language", "en", "--store", store)
        assert again.code == 0, again.err
        halfway += "80 new" not in again.out and "0 observations" not in again.out
        assert rasid("observations", "--format", "jsonl", "--store", store).out == whole
        assert "0 observations" in rasid("add", "in", "--language", "en", "--store", store).out
    assert halfway, "no kill fell in the middle: the test shows nothing"


@pytest.mark.slow
def test_a_kill_of_the_real_reader_loses_nothing(rasid: Command, tmp_path: Path) -> None:
    """What holds for the reader of one sentence holds for the shipped one."""
    folder = str(ROOT / "examples" / "reports" / "baqubah-today")

    def add(store: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "rasid.cli.main", "add", folder, "--store", store]
        return subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def observations(store: str) -> str:
        return rasid("observations", "--format", "jsonl", "--store", store).out

    out, err = add("whole.db").communicate(timeout=LIMIT)
    assert "found" in out, err
    chance = random.Random(20240312)
    for turn in range(5):
        store = f"killed-{turn}.db"
        process = add(store)
        wait_for(tmp_path / store)
        time.sleep(chance.uniform(0.5, 5.0))
        process.kill()
        process.communicate(timeout=LIMIT)
        add(store).communicate(timeout=LIMIT)
        assert observations(store) == observations("whole.db") != ""


def test_what_was_stored_and_not_read_is_completed(rasid: Command, tmp_path: Path) -> None:
    """Reports that a crash left unread are read by the next add, and told apart from new ones."""
    from rasid.model.reading import Arrival
    from rasid.store.open import open_store
    from rasid.workbench.inputs import Found, found_in

    folder = write_reports(tmp_path / "in", 3)
    with open_store("rasid.db") as store:
        found = [item for item in found_in([folder]) if isinstance(item, Found)]
        store.add_reports([Arrival(item.report, item.where, "2024-03-01T06:00:00Z") for item in found])
    result = rasid("add", str(folder))
    assert result.code == 0
    assert "found 3 = 0 new + 3 known + 0 unreadable" in result.out
    assert "3 known reports read that had not been" in result.out
    assert state(rasid) == (3, 3, 3)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_to_a_full_disk_is_an_error(rasid: Command, tmp_path: Path) -> None:
    """A list that cannot be written is no success."""
    write_reports(tmp_path / "in", 3)
    rasid("add", "in")
    with Path("/dev/full").open("w") as full:
        process = subprocess.run(
            program("reports"), cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE,
            text=True, check=False, timeout=LIMIT,
        )  # fmt: skip
    assert process.returncode == 3
    assert "no space left" in process.stderr
    assert process.stderr.count("\n") == 1


def limit_files() -> None:
    """From here on no file of this process grows above 400,000 bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


def test_a_full_disk_stops_with_what_was_done(tmp_path: Path) -> None:
    """Where the store cannot grow, the error names it, and what was stored before is told."""
    write_reports(tmp_path / "in", 400)
    process = subprocess.run(
        program("add", "in", "--language", "en"), cwd=tmp_path, env=environment(), preexec_fn=limit_files,
        capture_output=True, text=True, check=False, timeout=LIMIT,
    )  # fmt: skip
    assert process.returncode == 3, process.stderr
    assert "rasid.db" in process.stderr
    assert "Traceback" not in process.stderr
    assert "not finished" in process.stdout


def test_a_closed_pipe_is_quiet(started: Start, rasid: Command, tmp_path: Path) -> None:
    """Whoever takes the first line only sees no complaint."""
    write_reports(tmp_path / "in", 300)
    rasid("add", "in")
    process = started("observations", "--format", "jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    assert (process.wait(timeout=LIMIT), err) == (0, "")
