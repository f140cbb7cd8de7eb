"""``rasid bench --fit`` and ``--fitted``: learning from marked rows, and predicting with what was learnt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.eval.test_attribution import article, told, written


def test_the_command_fits_and_predicts(rasid: Command, tmp_path: Path) -> None:
    """``--fit`` writes a model, and ``--fitted`` predicts with it."""
    written(tmp_path, 30)
    bench = ("bench", "attribution", "--input", "rows.jsonl", "--output")
    assert rasid(*bench, "model.json", "--fit", "gold.jsonl").code == 0
    assert rasid(*bench, "out.jsonl", "--fitted", "model.json").code == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert told(article(2)[0], rows[2]) == told(*article(2))


@pytest.mark.parametrize(
    "arguments",
    [
        ("timex", "--input", "rows.jsonl", "--output", "m.json", "--fit", "gold.jsonl"),
        ("timex", "--input", "rows.jsonl", "--output", "m.json", "--fitted", "gold.jsonl"),
        ("attribution", "--input", "rows.jsonl", "--output", "o.jsonl", "--fitted", "gold.jsonl"),
        ("attribution", "--input", "rows.jsonl", "--output", "m.json", "--fit", "gone.jsonl"),
    ],
)
def test_what_cannot_be_fitted_is_refused(rasid: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A task that learns nothing, a file that is no model and a missing file are wrong input."""
    written(tmp_path, 3)
    assert rasid("bench", *arguments).code == 2
