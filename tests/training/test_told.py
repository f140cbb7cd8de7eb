"""Own texts for how a happening is told: all of them keep the format, and wrong rows are refused with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.labels import MODALITIES
from training.sentences import WrongSentence
from training.told import figures, read_told

TEXT = "Rebels plan to attack the port, which they shelled years ago."


def write(folder: Path, *rows: object) -> Path:
    (folder / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_every_text_that_is_kept_is_right() -> None:
    """Ids and texts stand once, every marked word in its text, and every modality is marked a hundred times."""
    rows = read_told()
    marked = [mark.modality for row in rows for mark in row.marks]
    assert len(rows) > 2000
    assert all(marked.count(modality) >= 100 for modality in MODALITIES)


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (["besiege", "planned", False], "does not stand in the text"),
        (["attack", "wished", False], "'wished' is none of"),
        (["attack", "planned", "no"], "denied is neither"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path: Path, event: list[object], message: str) -> None:
    """File, line and what is wrong."""
    folder = write(tmp_path, {"id": "x-1", "text": TEXT, "events": [event]})
    with pytest.raises(WrongSentence, match=rf"t.jsonl:1: .*{message}"):
        read_told(folder)


def test_a_text_stands_once(tmp_path: Path) -> None:
    """The same words under another id are refused."""
    row = {"id": "x-1", "text": TEXT, "events": [["attack", "planned", False]]}
    with pytest.raises(WrongSentence, match="already"):
        read_told(write(tmp_path, row, row | {"id": "x-2"}))


def test_the_rules_are_held_against_the_marks(tmp_path: Path) -> None:
    """Two words that the rules tell right, and one that is marked otherwise than they tell."""
    events = [["attack", "planned", False], ["shelled", "background", False]]
    right = read_told(write(tmp_path, {"id": "x-1", "text": TEXT, "events": events}))
    assert figures(right)["modality_accuracy"] == 1.0
    wrong = read_told(write(tmp_path, {"id": "x-1", "text": TEXT, "events": [["attack", "actual", False]]}))
    assert figures(wrong)["modality_accuracy"] == 0.0
