"""The page on adding an actor, followed to the letter."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from rasid.cli.main import run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "add-an-actor.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(kind: str) -> list[str]:
    """The page's blocks of that kind, in order."""
    return [body for name, body in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if name == kind]


def observed(command: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What a command line of the page prints."""
    arguments = shlex.split(command.strip().removeprefix("$ "))
    assert arguments[0] == "rasid"
    assert run(arguments[1:]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def actors_of(observations: list[dict[str, Any]]) -> set[str | None]:
    """Keys of all who act or speak."""
    acting = [o["happening"]["agent"] for o in observations if o["happening"]["agent"] is not None]
    return {each["actor"] for each in (*acting, *(o["speaker"] for o in observations))}


def test_the_page_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence, the list and the commands of the page give what the page says."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(blocks("text")[0], encoding="utf-8")
    before, after = blocks("console")
    known = actors_of(observed(before, capsys))
    assert not known & {"wadi-example-brigade", "exempli-guard"}
    Path("own-actors.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert actors_of(observed(after, capsys)) >= {"wadi-example-brigade", "exempli-guard"}


def test_the_setting_does_what_the_option_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """RASID_ACTORS names the list for every command."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASID_ACTORS", "own-actors.yaml")
    Path("report.txt").write_text(blocks("text")[0], encoding="utf-8")
    Path("own-actors.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    assert "wadi-example-brigade" in actors_of(observed(blocks("console")[0], capsys))


def test_a_wrong_list_stops_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row without a source ends the command with the code of wrong input, and the message says where."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(blocks("text")[0], encoding="utf-8")
    Path("own-actors.yaml").write_text("a:\n  {name: A, kind: armed_group}\n", encoding="utf-8")
    assert run(["read", "report.txt", "--source", "test", "--actors", "own-actors.yaml"]) == 2
    told = capsys.readouterr().err
    assert "own-actors.yaml, line 2: a" in told and "source" in told
