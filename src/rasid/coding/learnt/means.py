"""A table of means: where the rows of each class lie, and how they scatter around that.

Linear discriminant analysis by its sums: the table of one set of rows and the table of another go together as if
all rows had been there from the start. So what was learnt from invented sentences can be shipped as a
table, and a user's labelled rows be added to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasid.coding.fitted.heads import Matrix, Weights

#: The mean variance of a column, this many times over, is added to every column's own: 400 columns scatter in
#: more ways than some hundred rows can show. Chosen by cross-validation on own snippets, with an encoder that
#: had never seen them; from 1 to 4 the figures do not differ.
RIDGE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Means:
    """``counts`` (classes,), ``means`` (classes, columns), ``spread`` (columns, columns): the mean product of
    what rows differ by from the mean of their class. Counts may be parts of one."""

    labels: tuple[str, ...]
    counts: Matrix
    means: Matrix
    spread: Matrix

    def weighing(self, share: float) -> Means:
        """The same with each row counting ``share``."""
        return Means(self.labels, self.counts * share, self.means, self.spread)

    def weights(self, *, prior: float = 0.0) -> Weights:
        """A linear head. ``prior`` is the power of how frequent a class is that is taken into account: 0 takes
        all classes for equally frequent, 1 for as frequent as in the rows."""
        ridge = RIDGE * float(np.trace(self.spread)) / len(self.spread)
        directions: Matrix = np.linalg.solve(
            self.spread + ridge * np.eye(len(self.spread)), self.means.T
        ).astype(np.float64)
        bias = -0.5 * (self.means.T * directions).sum(axis=0)
        shares = np.maximum(self.counts / self.counts.sum(), 1e-9)
        bias = np.where(self.counts > 0, bias + prior * np.log(shares), -np.inf)
        return Weights(directions, np.asarray(bias, dtype=np.float64))


def means_of(rows: NDArray[np.floating], names: Sequence[str], labels: Sequence[str]) -> Means:
    """The table of rows whose classes are ``names``, each one of ``labels``; a class may have no rows."""
    number = {label: place for place, label in enumerate(labels)}
    classes = np.array([number[name] for name in names], dtype=np.int64)
    counts = np.bincount(classes, minlength=len(labels)).astype(float)
    wide = rows.astype(np.float64)
    sums = np.zeros((len(labels), rows.shape[1]))
    np.add.at(sums, classes, wide)
    means = sums / np.maximum(counts, 1.0)[:, None]
    apart = wide - means[classes]
    return Means(tuple(labels), counts, means, apart.T @ apart / max(len(rows), 1))


def joined(one: Means, other: Means) -> Means:
    """The table of the rows of both; ``other`` has the labels of ``one``, and perhaps more."""
    more = len(other.labels) - len(one.labels)
    if other.labels[: len(one.labels)] != one.labels:
        raise ValueError("the labels of two tables do not begin alike")
    counts = np.concatenate([one.counts, np.zeros(more)])
    means = np.concatenate([one.means, np.zeros((more, one.means.shape[1]))])
    both = counts + other.counts
    safe = np.maximum(both, 1e-12)
    joint = (counts[:, None] * means + other.counts[:, None] * other.means) / safe[:, None]
    apart = means - other.means
    between = (apart * (counts * other.counts / safe)[:, None]).T @ apart
    total = one.counts.sum() * one.spread + other.counts.sum() * other.spread + between
    return Means(other.labels, both, joint, total / both.sum())
