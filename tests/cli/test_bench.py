"""``rasid bench``: one row for each line, in order, whatever happens in between."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Command

from rasid.errors import ModelMissing, UnreadableReport
from rasid.eval.bench import EMPTY_FIELDS
from rasid.registry import PARTS


def predict(row: Mapping[str, Any]) -> dict[str, Any]:
    """Finds the capital words of a text; fails on the word CRASH."""
    if "CRASH" in row["text"]:
        raise ValueError("CRASH")
    if "MISSING" in row["text"]:
        raise ModelMissing("no parser")
    return {"id": row["id"], "events": [{"type": word} for word in row["text"].split() if word.isupper()]}


def predict_all(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | UnreadableReport]:
    """Counts the rows of all; fails on those with the word CRASH."""
    return [
        UnreadableReport("CRASH", where=row["id"]) if "CRASH" in row["text"] else {"events": [len(rows)]}
        for row in rows
    ]


@pytest.fixture(autouse=True)
def a_small_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """The task "plover" is predicted by the function above."""
    monkeypatch.setitem(PARTS["task"], "plover", "tests.cli.test_bench:predict")


def bench(rasid: Command, lines: list[str], tmp_path: Path) -> tuple[int, list[dict[str, Any]], str]:
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = rasid("bench", "plover", "--input", "in.jsonl", "--output", "out.jsonl")
    assert result.out == ""
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    return result.code, rows, result.err


def test_rows_stand_in_the_order_of_the_lines(rasid: Command, tmp_path: Path) -> None:
    """Each line has its row, with its id and the task's fields."""
    lines = ['{"id": "b", "text": "they FIGHT"}', "", '{"id": "a", "text": "ok"}']
    code, rows, _ = bench(rasid, lines, tmp_path)
    assert code == 0
    assert rows == [{"id": "b", "events": [{"type": "FIGHT"}]}, {"id": "a", "events": []}]


def test_a_line_that_fails_has_its_empty_row(rasid: Command, tmp_path: Path) -> None:
    """A failing line is told with its number, has an empty row, and the exit code is 1."""
    lines = [
        '{"id": "1", "text": "CRASH"}',
        "{broken",
        '{"text": "no id"}',
        '["list"]',
        '{"id": "2", "text": "X"}',
    ]
    code, rows, err = bench(rasid, lines, tmp_path)
    assert code == 1
    empty = [{"id": "1", "events": []}, *[{"id": None, "events": []}] * 3]
    assert rows == [*empty, {"id": "2", "events": [{"type": "X"}]}]
    for place in ("in.jsonl:1", "in.jsonl:2", "in.jsonl:3", "in.jsonl:4"):
        assert place in err
    assert "5 rows, 4 of them empty" in err


def test_what_every_line_needs_ends_the_run(rasid: Command, tmp_path: Path) -> None:
    """A missing parser is no failure of one line, but of the run."""
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "MISSING"}')
    assert rasid("bench", "plover", "--input", "in.jsonl", "--output", "out.jsonl").code == 3


def test_the_same_input_gives_the_same_bytes(rasid: Command, tmp_path: Path) -> None:
    """Two runs write one and the same file."""
    lines = ['{"id": "é", "text": "ON and ON"}']
    bench(rasid, lines, tmp_path)
    first = (tmp_path / "out.jsonl").read_bytes()
    bench(rasid, lines, tmp_path)
    assert (tmp_path / "out.jsonl").read_bytes() == first
    assert "é".encode() in first


def test_a_task_may_look_at_all_rows_at_once(
    rasid: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where rows belong together they are predicted together, and each still has its place."""
    monkeypatch.setitem(PARTS["task"], "plover", "tests.cli.test_bench:predict_all")
    lines = [
        '{"id": "1", "text": "a"}',
        "{broken",
        '{"id": "2", "text": "CRASH"}',
        '{"id": "3", "text": "b"}',
    ]
    code, rows, err = bench(rasid, lines, tmp_path)
    assert code == 1
    assert rows == [
        {"id": "1", "events": [3]},
        {"id": None, "events": []},
        {"id": "2", "events": []},
        {"id": "3", "events": [3]},
    ]
    assert "4 rows, 2 of them empty" in err


def test_no_store_is_made(rasid: Command, tmp_path: Path) -> None:
    """Predicting opens no store."""
    bench(rasid, ['{"id": "1", "text": "ok"}'], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_every_task_has_its_empty_fields() -> None:
    """No task is registered without saying what its empty row is."""
    assert not set(PARTS["task"]) - set(EMPTY_FIELDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch", "--input", "in.jsonl", "--output", "out.jsonl"],
        ["plover", "--input", "gone.jsonl", "--output", "out.jsonl"],
        ["plover", "--input", "in.jsonl", "--output", "in.jsonl"],
        ["plover", "--input", "in.jsonl", "--output", "gone/out.jsonl"],
        ["plover", "--input", "in.jsonl"],
    ],
)
def test_wrong_calls_are_refused(rasid: Command, tmp_path: Path, arguments: list[str]) -> None:
    """An unknown task or a wrong file is exit code 2, and the input is left alone."""
    (tmp_path / "in.jsonl").write_text('{"id": "1", "text": "ok"}\n')
    result = rasid("bench", *arguments)
    assert result.code == 2
    assert result.err.startswith("rasid: ")
    assert (tmp_path / "in.jsonl").read_text() == '{"id": "1", "text": "ok"}\n'
