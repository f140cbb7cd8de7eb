"""A regularised multinomial logistic regression, in numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS: Final = 200
#: The search ends where a step changes the weights by less than this share of them.
_STILL: Final = 2e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """``columns`` x ``classes`` weights, and one bias for each class."""

    weights: Matrix
    bias: Matrix

    def scores(self, rows: Matrix) -> Matrix:
        """rows x classes: the higher, the likelier."""
        return rows @ self.weights + self.bias


def fit_logistic(
    rows: Matrix,
    classes: NDArray[np.int64],
    count: int,
    *,
    penalty: float,
    balanced: bool = False,
    start: Weights | None = None,
) -> Weights:
    """The weights that make ``classes`` (0 to ``count`` - 1, one for each row) likeliest.

    ``penalty`` is that of the squared weights, for each row; the bias has none. ``balanced`` lets rows of rare
    classes weigh more, by the square root of how rare they are. Accelerated gradient steps from zero, or from
    ``start``: the same rows give the same weights.
    """
    number, width = rows.shape
    wanted = np.zeros((number, count))
    wanted[np.arange(number), classes] = 1.0
    share = _row_weights(classes, count, balanced=balanced)
    weights = np.zeros((width, count)) if start is None else start.weights
    bias = np.zeros(count) if start is None else start.bias
    ahead, ahead_bias = weights, bias
    # The curvature of the loss is at most half the largest eigenvalue of the rows' mean square, bias included.
    step = 1.0 / (0.5 * share.max() * _largest(rows) / number + 0.5 * share.max() + penalty)
    momentum = 1.0
    for _ in range(_STEPS):
        wrong = share[:, None] * (_softmax(rows @ ahead + ahead_bias) - wanted) / number
        new = ahead - step * (rows.T @ wrong + penalty * ahead)
        new_bias = ahead_bias - step * wrong.sum(axis=0)
        following = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        reach = (momentum - 1.0) / following
        change = new - weights
        if float((change * (ahead - new)).sum()) > 0.0:
            # The momentum carries uphill: begin it anew.
            following, reach = 1.0, 0.0
        still = float(np.linalg.norm(change)) < _STILL * float(np.linalg.norm(new))
        ahead, ahead_bias = new + reach * change, new_bias + reach * (new_bias - bias)
        weights, bias, momentum = new, new_bias, following
        if still:
            break
    return Weights(weights, bias)


def _row_weights(classes: NDArray[np.int64], count: int, *, balanced: bool) -> Matrix:
    if not balanced:
        return np.ones(len(classes))
    sizes = np.bincount(classes, minlength=count).astype(float)
    rare = np.sqrt(len(classes) / np.maximum(sizes, 1.0))[classes]
    return np.asarray(rare / rare.mean())


def _largest(rows: Matrix) -> float:
    """The largest eigenvalue of rows' square, by repeated multiplication; a little above rather than below."""
    guess = np.ones(rows.shape[1]) / np.sqrt(rows.shape[1])
    value = 1.0
    for _ in range(30):
        guess = rows.T @ (rows @ guess)
        value = float(np.linalg.norm(guess))
        if value == 0.0:
            return 1.0
        guess = guess / value
    return 1.1 * value


def _softmax(scores: Matrix) -> Matrix:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Rotated:
    """Rows of many columns as rows of no more columns than rows, with the same distances and products.

    ``back`` turns weights for the few columns into weights for the many.
    """

    rows: Matrix
    back: Matrix


def rotated(rows: NDArray[np.float32]) -> Rotated:
    """Rows in as few columns as they span. A linear head on these is the same head, found much faster."""
    products = (rows @ rows.T).astype(np.float64)
    values, vectors = np.linalg.eigh(products)
    kept = values > max(values.max(), 1.0) * 1e-9
    roots = np.sqrt(values[kept])
    few = vectors[:, kept] * roots
    return Rotated(few, rows.T.astype(np.float64) @ (vectors[:, kept] / roots))
