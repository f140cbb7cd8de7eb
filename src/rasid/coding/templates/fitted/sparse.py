"""A regularised multinomial logistic regression over few named features a row, hashed into columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasid.coding.fitted.heads import Matrix

#: Columns for hashed features; the last is always empty and pads short rows.
WIDTH: Final = 1 << 15
_STEPS: Final = 300
_STILL: Final = 1e-3

#: rows x the most features of a row: columns, padded with ``WIDTH``.
Columns = NDArray[np.int32]


def column(name: str) -> int:
    """The column of a feature; the same everywhere and always."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % WIDTH


def columns(rows: Sequence[Iterable[str]]) -> Columns:
    """Named features of rows as their columns."""
    found = [sorted({column(name) for name in row}) for row in rows]
    widest = max((len(row) for row in found), default=0)
    table = np.full((len(found), max(widest, 1)), WIDTH, dtype=np.int32)
    for number, row in enumerate(found):
        table[number, : len(row)] = row
    return table


@dataclass(frozen=True, slots=True)
class Head:
    """A fitted head: its classes, ``WIDTH`` + 1 x classes weights (the last row is zero), and biases."""

    classes: tuple[str, ...]
    weights: Matrix
    bias: Matrix

    def chances(self, rows: Columns) -> Matrix:
        """rows x classes: how likely each class is."""
        return _softmax(_scores(rows, self.weights, self.bias))


def fit_head(rows: Columns, labels: Sequence[str], *, penalty: float, always: Iterable[str] = ()) -> Head:
    """The head that makes ``labels`` likeliest, by accelerated gradient steps from zero.

    ``penalty`` is that of the squared weights for each row; the classes ``always`` are there without a row, too.
    Every row is scaled to length one by its number of features. Without rows all classes are as likely.
    """
    classes = tuple(sorted({*labels, *always}))
    if not labels:
        return Head(classes, np.zeros((WIDTH + 1, len(classes))), np.zeros(len(classes)))
    number = len(labels)
    wanted = np.zeros((number, len(classes)))
    wanted[np.arange(number), [classes.index(label) for label in labels]] = 1.0
    share = 1.0 / number
    current = np.zeros((WIDTH + 1, len(classes)))
    bias = np.zeros(len(classes))
    ahead, ahead_bias, momentum = current, bias, 1.0
    # Rows have length one, so the curvature is at most a half, and another half for the bias.
    step = 1.0 / (1.0 + penalty)
    scale = _scale(rows)
    for _ in range(_STEPS):
        wrong = share * (_softmax(_scores(rows, ahead, ahead_bias, scale)) - wanted)
        gradient = _spread(rows, wrong * scale) + penalty * ahead
        new, new_bias = ahead - step * gradient, ahead_bias - step * wrong.sum(axis=0)
        following = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        reach = (momentum - 1.0) / following
        still = float(np.abs(new - current).max()) < _STILL
        ahead, ahead_bias = new + reach * (new - current), new_bias + reach * (new_bias - bias)
        current, bias, momentum = new, new_bias, following
        if still:
            break
    return Head(classes, current, bias)


def _scale(rows: Columns) -> Matrix:
    return np.asarray(1.0 / np.sqrt(np.maximum((rows < WIDTH).sum(axis=1, keepdims=True), 1)))


def _scores(rows: Columns, weights: Matrix, bias: Matrix, scale: Matrix | None = None) -> Matrix:
    found = np.zeros((len(rows), weights.shape[1]))
    for place in range(rows.shape[1]):
        found += weights[rows[:, place]]
    return np.asarray(found * (scale if scale is not None else _scale(rows)) + bias)


def _spread(rows: Columns, wrong: Matrix) -> Matrix:
    """The rows' errors added up in their columns; what pads rows stays zero."""
    flat = rows.ravel()
    found = np.empty((WIDTH + 1, wrong.shape[1]))
    for number in range(wrong.shape[1]):
        found[:, number] = np.bincount(flat, np.repeat(wrong[:, number], rows.shape[1]), minlength=WIDTH + 1)
    found[WIDTH] = 0.0
    return found


def _softmax(scores: Matrix) -> Matrix:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
