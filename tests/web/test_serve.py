"""``rasid serve``: a server that says where it is, answers there, and ends with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stub_reader import StubReader, write_reports

from rasid.settings import settings_from
from rasid.workbench import open_workbench

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 30


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with three reports."""
    address = str(tmp_path / "rasid.db")
    with open_workbench(address, settings_from(), make_reader=StubReader) as workbench:
        workbench.add(write_reports(tmp_path / "in", 3), language="en")
    return address


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that are ended at the end, whatever happens."""
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def start(started: list[subprocess.Popen[str]], *arguments: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "rasid.cli.main", "serve", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    started.append(process)
    return process


def test_it_answers_where_it_says_and_ends_with_ctrl_c(
    store: str, started: list[subprocess.Popen[str]]
) -> None:
    """The printed address answers, and Ctrl-C is a fine end."""
    process = start(started, "--store", store, "--port", "0")
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert found is not None
    with urllib.request.urlopen(found[0], timeout=LIMIT) as answer:
        assert answer.status == 200
    with urllib.request.urlopen(urllib.request.Request(found[0], method="HEAD"), timeout=LIMIT) as answer:
        assert (answer.status, answer.read()) == (200, b"")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=LIMIT)
    assert (process.returncode, err) == (0, "")


def test_a_store_that_is_not_there_is_told_before_anything_is_served(
    tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    """A wrong path is an error of the command, and no store is begun."""
    process = start(started, "--store", str(tmp_path / "gone.db"), "--port", "0")
    _, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 3
    assert "gone.db" in err
    assert not (tmp_path / "gone.db").exists()


def test_a_port_that_is_taken_is_told(store: str, started: list[subprocess.Popen[str]]) -> None:
    """A port in use is wrong input, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(started, "--store", store, "--port", str(taken.getsockname()[1]))
        _, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 2
    assert "--port" in err


def test_listening_for_others_is_said_aloud(store: str, started: list[subprocess.Popen[str]]) -> None:
    """Whoever opens the server to other machines is told that there is no login."""
    process = start(started, "--store", store, "--port", "0", "--host", "0.0.0.0")
    assert process.stderr is not None
    assert "no login" in process.stderr.readline()
