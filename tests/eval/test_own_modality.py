"""The own set of modality: answers for marked words of texts that lie elsewhere, and their score."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rasid.errors import GoldMissing, UnreadableReport
from rasid.eval.modality_score import row_key, score
from rasid.eval.own_figures import own_figures
from rasid.eval.own_modality import predict_all

TEXT = (
    "Gunmen attacked a mosque in Kut. The army may carry out an attack on a camp. Nobody was arrested there."
)


def row_of(word: str, **fields: Any) -> dict[str, Any]:
    """A row of the set that marks ``word`` of the invented text."""
    start = TEXT.index(word)
    place = {"set": "invented/train", "id": "one", "sentence": [0, len(TEXT)]}
    return {**place, "trigger": [start, start + len(word)], "half": "open", **fields}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of gold data with one invented text."""
    folder = tmp_path / "invented" / "train"
    folder.mkdir(parents=True)
    # A line separator inside a string ends no line of the file.
    text = {"id": "one", "text": TEXT, "date": "2024-03-15", "note": "\u2028"}
    (folder / "input.jsonl").write_text(json.dumps(text, ensure_ascii=False) + "\n", encoding="utf-8")
    (tmp_path / "score.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("RASID_GOLD", str(tmp_path))
    return tmp_path


def test_a_marked_word_gets_the_modality_of_its_happening(gold: Path) -> None:
    """The whole text is read; a word below a light verb has the happening that the verb carries."""
    rows = [row_of("attacked"), row_of("attack on"), row_of("arrested")]
    answers = [dict(answer) for answer in predict_all(rows) if not isinstance(answer, Exception)]
    assert [(a["modality"], a["denied"]) for a in answers] == [
        ("actual", False), ("possible", False), ("actual", True),
    ]  # fmt: skip
    assert [a["id"] for a in answers] == [row_key(row) for row in rows]


def test_a_text_that_is_not_there_is_a_row_that_failed(gold: Path) -> None:
    """Only rows of that text fail."""
    (answer,) = predict_all([{**row_of("attacked"), "id": "two"}])
    assert isinstance(answer, UnreadableReport)


def test_without_texts_nothing_is_predicted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what is missing, and its exit code is 3."""
    monkeypatch.setenv("RASID_GOLD", str(tmp_path))
    with pytest.raises(GoldMissing) as caught:
        predict_all([row_of("attacked")])
    assert caught.value.exit_code == 3


def test_the_score_is_the_mean_over_modalities_of_one_half() -> None:
    """Rows of the other half count nowhere, and a missing prediction is wrong."""
    wanted = [
        {"modality": "actual", "denied": False, "half": "open"},
        {"modality": "actual", "denied": False, "half": "open"},
        {"modality": "planned", "denied": True, "half": "open"},
        {"modality": "possible", "denied": False, "half": "closed"},
    ]
    given: list[dict[str, Any]] = [
        {"modality": "actual", "denied": False, "made": True},
        {},
        {"modality": "planned", "denied": True, "made": False},
        {"modality": "actual", "denied": True, "made": True},
    ]
    figures = score(list(zip(wanted, given, strict=True)), "open")
    assert figures["modality_macro_f1"] == pytest.approx((2 / 3 + 1) / 2)
    assert figures["modality_accuracy"] == pytest.approx(2 / 3)
    assert figures["denied_f1"] == 1.0
    assert figures["modality_made"] == pytest.approx(1 / 3)
    assert score([], "open") == {}


def test_own_figures_are_of_the_open_half(tmp_path: Path) -> None:
    """Rows are told apart by set, id and word, since several share an id."""
    rows = [
        row_of("attacked", modality="actual", denied=False),
        row_of("attack on", modality="possible", denied=False),
        row_of("arrested", modality="actual", denied=True, half="closed"),
    ]
    given = [{"id": row_key(row), "modality": "actual", "denied": False, "made": True} for row in rows]
    gold, predictions = tmp_path / "gold", tmp_path / "given"
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    predictions.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    assert own_figures("modality", gold, predictions)["modality_accuracy"] == pytest.approx(1 / 2)
