"""Decisions that a person or a rule adds. Nothing is ever changed: undoing is one more row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.model.ids import content_id

Verdict = Literal["same", "different", "accept", "reject", "correct", "grade", "undo"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``by`` judges ``targets`` at ``made`` (ISO moment, UTC), with a reason.

    same, different: two or more observation ids. accept, reject: one observation id. correct: one
    observation id, with ``field`` and ``value`` (JSON). grade: one source id, with the grade A to F as ``value``
    (JSON). undo: one judgement id.
    """

    id: str
    verdict: Verdict
    targets: tuple[str, ...]
    by: str
    made: str
    why: str
    field: str | None = None
    value: str | None = None


def make_judgement(
    *,
    verdict: Verdict,
    targets: tuple[str, ...],
    by: str,
    made: str,
    why: str,
    field: str | None = None,
    value: str | None = None,
) -> Judgement:
    """A judgement with its id; targets are put in order, so that "a same b" is "b same a"."""
    ordered = tuple(sorted(targets))
    made_id = content_id("j", verdict, list(ordered), by, made, why, field, value)
    return Judgement(made_id, verdict, ordered, by, made, why, field, value)
