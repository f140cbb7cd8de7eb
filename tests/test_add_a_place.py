"""The page on adding a place works when it is followed to the letter."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-to" / "add-a-place-or-actor.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.M | re.S)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> list[subprocess.CompletedProcess[str]]:
    """What each block of the page printed, run one after the other in one empty folder."""
    folder, tools = tmp_path_factory.mktemp("page"), tmp_path_factory.mktemp("tools")
    program = tools / "rasid"
    start = f'"{sys.executable}" -c "from rasid.cli.main import main; main()"'
    program.write_text(f'#!/bin/sh\nexec {start} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    search = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    variables = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": search}
    variables.pop("RASID_OVERLAY", None)
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    return [
        subprocess.run(
            ["bash", "-c", block],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        for block in blocks
    ]


def observed(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    """The places of the observations that a block printed."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["place"] for line in done.stdout.splitlines()]


def test_a_place_of_ones_own_is_found(followed: list[subprocess.CompletedProcess[str]]) -> None:
    """After the first two blocks the camp of the page is where the attack was."""
    (place,) = {(p["name"], p["adm1"], p["country"], p["lat"]) for p in observed(followed[1]) if p}
    assert place == ("Camp Example", "Marib", "YE", 15.52)


def test_a_spelling_of_ones_own_is_found(followed: list[subprocess.CompletedProcess[str]]) -> None:
    """After the third block a spelling that nobody else uses leads to the town."""
    assert {(p["name"], p["country"]) for p in observed(followed[2]) if p} == {("Marib", "YE")}


def test_swapped_coordinates_are_refused_with_the_line(
    followed: list[subprocess.CompletedProcess[str]],
) -> None:
    """The last block ends with a message that names file, line and mend."""
    assert "refused, as it should be" in followed[-1].stdout
    assert "wrong.csv, line 2" in followed[-1].stderr
    assert "swapped" in followed[-1].stderr and "exchange the two numbers" in followed[-1].stderr
