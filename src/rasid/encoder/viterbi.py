"""The best row of labels that is allowed: what is inside a stretch continues one of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


def best_path(labels: tuple[str, ...], probabilities: Floats) -> list[int]:
    """The likeliest allowed label for each row of ``probabilities``, (words, labels), all rows together."""
    import numpy as np

    forbidden, first = _costs(labels)
    scores = np.log(np.maximum(probabilities, 1e-9)).astype(np.float64)
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        ways = best[:, None] + forbidden
        came = ways.argmax(axis=0)
        back.append(came)
        best = ways[came, np.arange(len(labels))] + row
    path = [int(best.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


@cache
def _costs(labels: tuple[str, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Minus infinity for each step (from, to) that is not allowed, and for each label that cannot begin."""
    import numpy as np

    steps = np.zeros((len(labels), len(labels)))
    first = np.zeros(len(labels))
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            first[to] = -np.inf
            for origin, before in enumerate(labels):
                if before == "O" or before[2:] != label[2:]:
                    steps[origin, to] = -np.inf
    return steps, first


def spans_of(path: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, label) for each stretch in a row of "O", "B-X" and "I-X"."""
    found: list[tuple[int, int, str]] = []
    for place, label in enumerate(path):
        if label.startswith("B-"):
            found.append((place, place + 1, label[2:]))
        elif label.startswith("I-") and found and found[-1][1] == place and found[-1][2] == label[2:]:
            found[-1] = (found[-1][0], place + 1, label[2:])
    return found
