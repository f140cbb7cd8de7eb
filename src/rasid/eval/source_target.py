"""Task ``source_target``: who acts on whom in a sentence that comes cut into tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rasid.eval.source_target_rules import Chosen, Role, roles_of
from rasid.eval.source_target_spans import end_of, first_of
from rasid.eval.source_target_words import Sentence, parsed


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, tokens}`` to ``{id, spans: [{start, end, role}]}`` in tokens, end excluded."""
    return {"id": row["id"], "spans": spans_of(parsed(row["tokens"]))}


def fitted(model: Path) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """:func:`predict` with a model that was fitted to marked sentences.

    Raises:
        InputError, DataFileError: there is no such model, or it is one of something else.
    """
    from rasid.eval.source_target_model import load_model

    loaded = load_model(model)

    def predict(row: dict[str, Any]) -> dict[str, Any]:
        sentence = parsed(row["tokens"])
        return {"id": row["id"], "spans": _rows(sentence, loaded.mark(sentence.doc))}

    return predict


def spans_of(sentence: Sentence) -> list[dict[str, Any]]:
    """The stretches of a sentence by the rules, in order; none overlaps another."""
    return _rows(sentence, [(*bounds(chosen), chosen.role) for chosen in roles_of(sentence.doc)])


def _rows(sentence: Sentence, marked: Iterable[tuple[int, int, Role]]) -> list[dict[str, Any]]:
    """Spans of the parser's tokens as rows; of two that overlap the first."""
    taken: set[int] = set()
    rows = []
    for first, last, role in marked:
        start, end = sentence.span(first, last)
        if start < end and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            rows.append({"start": start, "end": end, "role": role})
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def bounds(chosen: Chosen) -> tuple[int, int]:
    """[first, end) of the phrase that is marked for a chosen noun, in the parser's tokens."""
    heads = [chosen.head, *(chosen.head.conjuncts if chosen.joined else ())]
    return (
        min(first_of(head) for head in heads),
        max(end_of(head, placed=not chosen.joined, named=True) for head in heads),
    )
