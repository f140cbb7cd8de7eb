"""Own texts for how a happening is told: read, checked, and held against the rules. See training/told/README.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.labels import MODALITIES
from training.rows import checked, read_rows
from training.sentences import Span, locate

FOLDER = Path(__file__).resolve().parent / "told"
#: All rows are of one part: nothing is fitted to them.
_PART = "told"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that names a happening, its place in characters, and how the text tells it."""

    word: Span
    modality: str
    denied: bool


@dataclass(frozen=True, slots=True)
class ToldText:
    """A short text with its marked words."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def read_told(folder: Path = FOLDER) -> list[ToldText]:
    """All texts of all files, in the order of file names and lines.

    Raises:
        WrongSentence: a row breaks the format, or an id or a text stands there twice.
    """
    return read_rows(folder, checked(_row), lambda row: (row.id, row.text))


def _row(row: dict[str, Any]) -> ToldText:
    marks = tuple(_mark(row["text"], *event) for event in row["events"])
    if not marks:
        raise ValueError("nothing is marked")
    return ToldText(row["id"], row["text"], marks)


def _mark(text: str, word: str, modality: str, denied: Any) -> Mark:
    if modality not in MODALITIES:
        raise ValueError(f"{modality!r} is none of {', '.join(MODALITIES)}")
    if not isinstance(denied, bool):
        raise ValueError("denied is neither true nor false")
    return Mark(locate(text, word), modality, denied)


def figures(rows: Sequence[ToldText]) -> dict[str, float]:
    """What the rules make of the marked words: figures of :func:`rasid.eval.modality_score.score`."""
    from rasid.eval.modality_score import score
    from rasid.eval.own_modality import judge_of

    pairs = []
    for row in rows:
        judge = judge_of(row.text)
        for mark in row.marks:
            wanted = {"half": _PART, "modality": mark.modality, "denied": mark.denied}
            pairs.append((wanted, judge.of({"trigger": mark.word})))
    return score(pairs, _PART)
