"""What a fitted head looks at: the rules' own row, the words, what was read, and vectors of a sentence encoder.

Names of features are hashed into a fixed number of columns, so that nothing has to be learnt or kept to turn a
report into numbers: what a report's features are does not depend on other reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from math import sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rasid.coding.rows import Row
from rasid.model.document import Document

Vector = NDArray[np.float32]
#: Texts -> one row of numbers each.
Encoder = Callable[[Sequence[str]], NDArray[np.float32]]

#: Columns for hashed features: with some thousand names a report set rarely shares a column.
WIDTH: Final = 1 << 14
#: How much a block weighs beside the others, whose lengths are all one.
WEIGHTS: Final[Mapping[str, float]] = {"rules": 1.0, "words": 1.0, "pairs": 0.7, "read": 0.7, "vector": 2.0}
#: Characters of a report that are looked at: what a report is about stands at its head.
_LONGEST: Final = 6000
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WORD: Final = re.compile(r"[a-z]+|\d+")


def features(document: Document, row: Row, vector: Vector | None = None) -> Vector:
    """The features of a report: ``WIDTH`` hashed columns, and those of ``vector`` behind them."""
    found = np.zeros(WIDTH, dtype=np.float32)
    for block, names in _blocks(document, row).items():
        if names:
            share = WEIGHTS[block] / sqrt(len(names))
            for name in names:
                column, sign = _column(f"{block}:{name}")
                found[column] += sign * share
    if vector is None:
        return found
    length = float(np.linalg.norm(vector)) or 1.0
    return np.concatenate([found, vector.astype(np.float32) * np.float32(WEIGHTS["vector"] / length)])


def _blocks(document: Document, row: Row) -> dict[str, set[str]]:
    words = _WORD.findall(document.text[:_LONGEST].lower())
    return {
        "rules": {f"{name}={part}" for name, value in row.items() for part in _parts(value)},
        "words": set(words),
        "pairs": {f"{one} {other}" for one, other in pairwise(words)},
        "read": set(_read(document)),
    }


def _read(document: Document) -> list[str]:
    """What was read: types, modes, who acts on whom, by whom it is said."""
    names = []
    for observation in document.layer("observations"):
        happening = observation.happening
        kind = f"{happening.type}.{happening.mode}"
        names += [kind, f"{kind}.{observation.modality}.{observation.stance}"]
        names += [f"agent {happening.agent.actor}"] if happening.agent else []
        names += [f"patient {happening.patient.actor}"] if happening.patient else []
        names += [f"toll {toll.kind}" for toll in observation.tolls]
    return names


def _parts(value: Any) -> list[str]:
    """A value as written; of a day, its year and its month, since the habits of coders change over the years."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return [value[:4], value[:7]]
    return [",".join(map(str, value)) if isinstance(value, list) else str(value)]


def _column(name: str) -> tuple[int, float]:
    digest = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
    return digest % WIDTH, 1.0 if digest >> 63 else -1.0
