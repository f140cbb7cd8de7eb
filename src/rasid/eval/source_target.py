"""Task ``source_target``: who acts on whom in a sentence that comes cut into tokens."""

from __future__ import annotations

from typing import Any

from rasid.eval.source_target_rules import Chosen, roles_of
from rasid.eval.source_target_spans import end_of, first_of
from rasid.eval.source_target_words import Sentence, parsed


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, tokens}`` to ``{id, spans: [{start, end, role}]}`` in tokens, end excluded."""
    return {"id": row["id"], "spans": spans_of(parsed(row["tokens"]))}


def spans_of(sentence: Sentence) -> list[dict[str, Any]]:
    """The stretches of a sentence, in order; none overlaps another."""
    taken: set[int] = set()
    rows = []
    for chosen in roles_of(sentence.doc):
        first, end = sentence.span(*bounds(chosen))
        if first < end and taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            rows.append({"start": first, "end": end, "role": chosen.role})
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def bounds(chosen: Chosen) -> tuple[int, int]:
    """[first, end) of the phrase that is marked for a chosen noun, in the parser's tokens."""
    heads = [chosen.head, *(chosen.head.conjuncts if chosen.joined else ())]
    return (
        min(first_of(head) for head in heads),
        max(end_of(head, placed=not chosen.joined, named=True) for head in heads),
    )
