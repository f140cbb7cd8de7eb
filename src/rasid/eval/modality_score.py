"""Scorer of the own set of modality: macro F1 over the seven modalities, and F1 of what is denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from rasid.model.observation import Modality

__all__ = ["row_key", "score"]

Row = Mapping[str, Any]
_MODALITIES: Final[tuple[str, ...]] = get_args(Modality)


def row_key(row: Row) -> str:
    """What tells one row of the set from all others: set, id and the first character of the word."""
    return f"{row['set']}/{row['id']}/{row['trigger'][0]}"


def score(pairs: Iterable[tuple[Row, Row]], half: str) -> dict[str, float]:
    """Figures of the rows of one half ("open" or "closed"), each paired with its prediction.

    ``modality_macro_f1`` is the mean of F1 over the modalities that the half holds, ``denied_f1`` of the rows that
    are denied, ``modality_f1_NAME`` of one modality, ``modality_accuracy`` the share of rows that are right, and
    ``modality_made`` the share of words of which the reader made a happening. A missing prediction is a wrong
    one. Nothing for a half without rows.
    """
    kept = [(want, got) for want, got in pairs if want.get("half") == half]
    if not kept:
        return {}
    told = [(str(want["modality"]), str(got.get("modality"))) for want, got in kept]
    by_label = {label: _f1(told, label) for label in _MODALITIES if any(want == label for want, _ in told)}
    denied = [(str(bool(want["denied"])), str(bool(got.get("denied")))) for want, got in kept]
    return {
        "modality_macro_f1": sum(by_label.values()) / len(by_label),
        "modality_accuracy": sum(want == got for want, got in told) / len(told),
        "denied_f1": _f1(denied, str(True)),
        "modality_made": sum(bool(got.get("made")) for _, got in kept) / len(kept),
        **{f"modality_f1_{label}": value for label, value in by_label.items()},
    }


def _f1(pairs: Iterable[tuple[str, str]], label: str) -> float:
    """F1 of one label; 0 where it is neither wanted nor given."""
    count = Counter((want == label, got == label) for want, got in pairs)
    hits, misses, inventions = count[True, True], count[True, False], count[False, True]
    total = 2 * hits + misses + inventions
    return 2 * hits / total if total else 0.0
