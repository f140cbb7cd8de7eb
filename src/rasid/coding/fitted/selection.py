"""Choosing, for one field, between the rules and a head, by cross-validation; and the head that was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from rasid.codebook.scheme import SchemeField
from rasid.coding.fitted.heads import Matrix, Weights, fit_logistic
from rasid.coding.fitted.targets import Way, class_of, same, value_of, ways_of

Score = Literal["accuracy", "macro_f1"]

PENALTIES: Final = (0.03, 0.003, 0.0003)
#: Parts that the examples of one fit are cut into, to choose by.
INNER: Final = 5
#: Rules that are right less often than this are not worth correcting: then the head tells the value itself.
WORTH_CORRECTING: Final = 0.5
#: A head must beat the rules by this much to replace them: a smaller gain on few examples is chance.
MARGIN: Final = 0.004


@dataclass(frozen=True, slots=True)
class Choice:
    """How a field is told: the way, the penalty and the weighing of a head."""

    way: Way
    penalty: float
    balanced: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A fitted head of one field."""

    choice: Choice
    classes: tuple[str, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one field: features (rows x columns), the rules' values and the right ones."""

    field: SchemeField
    rows: Matrix
    ruled: Sequence[Any]
    wanted: Sequence[Any]

    def part(self, kept: NDArray[np.int64]) -> Examples:
        """Some of them."""
        return Examples(
            self.field, self.rows[kept], [self.ruled[i] for i in kept], [self.wanted[i] for i in kept]
        )


def choose(examples: Examples, score: Score) -> Choice | None:
    """The best choice of a head by inner cross-validation; None where the rules do as well."""
    parts = np.arange(len(examples.wanted)) % INNER
    best, best_score = None, score_of(examples.field, examples.ruled, examples.wanted, score) + MARGIN
    for way in _ways(examples):
        for balanced in (False,) if score == "accuracy" else (False, True):
            choices = [Choice(way, penalty, balanced) for penalty in PENALTIES]
            told: list[list[Any]] = [list(examples.ruled) for _ in choices]
            for part in range(INNER):
                inside, outside = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
                heads = fit_heads(examples.part(inside), choices)
                for values, head in zip(told, heads, strict=True):
                    for position, value in zip(outside, tell(head, examples.part(outside)), strict=True):
                        values[position] = value
            for choice, values in zip(choices, told, strict=True):
                reached = score_of(examples.field, values, examples.wanted, score)
                if reached > best_score:
                    best, best_score = choice, reached
    return best


def _ways(examples: Examples) -> list[Way]:
    """The ways worth trying."""
    ways = ways_of(examples.field)
    right = score_of(examples.field, examples.ruled, examples.wanted, "accuracy")
    return [way for way in ways if way == "value" or right >= WORTH_CORRECTING or len(ways) == 1]


def fit_head(examples: Examples, choice: Choice) -> Head:
    """The head of a choice, from these examples; those that its way has no class for are left out."""
    # By the way of the larger penalties, as it was when it was chosen.
    path = [
        Choice(choice.way, penalty, choice.balanced) for penalty in PENALTIES if penalty >= choice.penalty
    ]
    return fit_heads(examples, path)[-1]


def fit_heads(examples: Examples, choices: Sequence[Choice]) -> list[Head]:
    """The heads of choices that differ in their penalty alone, falling: each search begins where the last ended."""
    way, balanced = choices[0].way, choices[0].balanced
    names = [
        class_of(examples.field, way, ruled, wanted)
        for ruled, wanted in zip(examples.ruled, examples.wanted, strict=True)
    ]
    classes = tuple(sorted({name for name in names if name is not None}))
    kept = np.array([i for i, name in enumerate(names) if name is not None], dtype=np.int64)
    if len(classes) < 2:
        # One class needs no weights: a bias alone tells it.
        nothing = Weights(np.zeros((examples.rows.shape[1], len(classes))), np.zeros(len(classes)))
        return [Head(choice, classes, nothing) for choice in choices]
    number_of = {name: number for number, name in enumerate(classes)}
    numbers = np.array([number_of[name] for name in names if name is not None], dtype=np.int64)
    heads: list[Head] = []
    for choice in choices:
        weights = fit_logistic(
            examples.rows[kept],
            numbers,
            len(classes),
            penalty=choice.penalty,
            balanced=balanced,
            start=heads[-1].weights if heads else None,
        )
        heads.append(Head(choice, classes, weights))
    return heads


def tell(head: Head, examples: Examples) -> list[Any]:
    """What a head says of rows."""
    if not head.classes:
        return list(examples.ruled)
    likeliest = head.weights.scores(examples.rows).argmax(axis=1)
    return [
        value_of(examples.field, head.classes[int(number)], ruled)
        for number, ruled in zip(likeliest, examples.ruled, strict=True)
    ]


def score_of(field: SchemeField, told: Sequence[Any], wanted: Sequence[Any], score: Score) -> float:
    """How good values are: the share that is right, or the mean F1 over the values that occur."""
    right = [same(field, one, other) for one, other in zip(told, wanted, strict=True)]
    if score == "accuracy":
        return sum(right) / len(right)
    keys = [str(value) for value in told], [str(value) for value in wanted]
    total, given, hit = Counter(keys[1]), Counter(keys[0]), Counter[str]()
    for key, good in zip(keys[1], right, strict=True):
        hit[key] += good
    return sum(2 * hit[key] / (total[key] + given[key]) for key in total) / len(total)
