"""Figures that the scorers of the gold data do not give, measured from the same predictions.

A scorer rewards every right answer and lets a wrong one pass like none. Whoever reads a map wants to know
how many of the answers that are given are right: that is what keeps guesses out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from rasid.errors import ResourceError
from rasid.eval.modality_score import row_key, score

__all__ = ["OWN", "OWN_SETS", "own_figures"]

Row = Mapping[str, Any]
#: Where the own figures stand beside those of a scorer: a floor's metric begins with it.
OWN: Final = "own"


def own_figures(task: str, gold: Path, predictions: Path) -> dict[str, float]:
    """The own figures of a task, by name; none for a task that has none.

    Both files hold one JSON object a line with an ``id``.

    Raises:
        ResourceError: a file cannot be read, or a line of it is no such object.
    """
    measure = _MEASURES.get(task)
    if measure is None:
        return {}
    key = _KEYS.get(task, _id)
    wanted = {key(row): row for row in _rows(gold)}
    return measure((wanted.get(row["id"], {}), row) for row in _rows(predictions))


def _id(row: Row) -> str:
    return str(row["id"])


def _modality(pairs: Iterable[tuple[Row, Row]]) -> dict[str, float]:
    """Figures of the open half alone: the closed one is for a closing figure."""
    return score(pairs, "open")


def _headline(pairs: Iterable[tuple[Row, Row]]) -> dict[str, float]:
    """``adm1_precision``: provinces given that are right, over all rows with an answer."""
    answered = [(want.get("adm1"), got["adm1"]) for want, got in pairs if got.get("adm1")]
    right = sum(_plain(want) == _plain(got) for want, got in answered if want)
    return {"adm1_precision": right / len(answered)} if answered else {}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _rows(path: Path) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise ResourceError(str(error), where=str(path), mend="restore the gold data") from error
    if not all(isinstance(row, dict) and "id" in row for row in rows):
        raise ResourceError("a line is no object with an id", where=str(path), mend="restore the gold data")
    return rows


_MEASURES: Final[Mapping[str, Callable[[Iterable[tuple[Row, Row]]], dict[str, float]]]] = {
    "headline": _headline,
    "modality": _modality,
}
#: Tasks of an own set, whose rows are told apart by more than their id, and which no other scorer knows.
_KEYS: Final[Mapping[str, Callable[[Row], str]]] = {"modality": row_key}
OWN_SETS: Final = frozenset(_KEYS)
