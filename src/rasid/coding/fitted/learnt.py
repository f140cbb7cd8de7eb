"""Adding a user's labelled rows to a shipped table of means, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasid.coding.fitted.heads import Weights
from rasid.coding.learnt.means import Means, joined, means_of

#: What an invented sentence counts beside a labelled row of the user's: tried by cross-validation.
SHARES: Final = (0.03, 0.1, 0.3)
#: How far the frequency of labels is taken into account: tried by cross-validation.
PRIORS: Final = (0.0, 0.3, 0.5, 0.7)

Rows = NDArray[np.float32]
#: Labels told and labels wanted -> how good that is.
Judge = Callable[[Sequence[str], Sequence[str]], float]


@dataclass(frozen=True, slots=True)
class Labels:
    """Rows (rows, columns) with their labels and the part that each falls into."""

    rows: Rows
    names: Sequence[str]
    parts: NDArray[np.int64]

    def of(self, kept: NDArray[np.int64]) -> Labels:
        """Some of them."""
        return Labels(self.rows[kept], [self.names[i] for i in kept], self.parts[kept])


@dataclass(frozen=True, slots=True)
class Option:
    """How the two go together."""

    share: float
    prior: float


def weights_of(table: Means, given: Labels, option: Option, labels: Sequence[str]) -> Weights:
    """The head of the table and these rows together, for ``labels``: those of the table, and perhaps more."""
    own = means_of(given.rows, given.names, labels)
    return joined(table.weighing(option.share), own).weights(prior=option.prior)


def all_labels(table: Means, names: Sequence[str]) -> tuple[str, ...]:
    """The labels of a table, and behind them those that only these rows have."""
    return (*table.labels, *sorted(set(names) - set(table.labels)))


def choose_option(table: Means, given: Labels, judge: Judge) -> Option:
    """The best option, each row told by what was learnt from the other parts."""
    labels = all_labels(table, given.names)
    options = [Option(share, prior) for share in SHARES for prior in PRIORS]
    told: dict[Option, list[str]] = {option: [""] * len(given.names) for option in options}
    for part in np.unique(given.parts):
        inside, outside = np.flatnonzero(given.parts != part), np.flatnonzero(given.parts == part)
        for option in options:
            weights = weights_of(table, given.of(inside), option, labels)
            for place, name in zip(outside, tell(weights, labels, given.rows[outside]), strict=True):
                told[option][place] = name
    return max(options, key=lambda option: judge(told[option], given.names))


def out_of_fold(table: Means, given: Labels, judge: Judge) -> list[str]:
    """What is told of each row by what was chosen and learnt from the other parts."""
    labels = all_labels(table, given.names)
    told = [""] * len(given.names)
    for part in np.unique(given.parts):
        inside, outside = np.flatnonzero(given.parts != part), np.flatnonzero(given.parts == part)
        known = given.of(inside)
        weights = weights_of(table, known, choose_option(table, known, judge), labels)
        for place, name in zip(outside, tell(weights, labels, given.rows[outside]), strict=True):
            told[place] = name
    return told


def tell(weights: Weights, labels: Sequence[str], rows: Rows) -> list[str]:
    """The likeliest label of each row."""
    return [labels[int(place)] for place in weights.scores(rows.astype(np.float64)).argmax(axis=1)]
