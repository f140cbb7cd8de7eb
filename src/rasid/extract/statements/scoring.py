"""Weights over hashed features, and the file that keeps them."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rasid.errors import InputError

Floats = NDArray[np.float64]
#: The slots of one candidate's features.
Row = NDArray[np.int32]

#: How many slots features are hashed into.
SLOTS: Final = 1 << 18
#: The form of the file. A later form that cannot be read as this one has another number.
FORM: Final = 1
_PARTS: Final = ("cue", "source", "content")


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a slot for each of the three choices, and the confidence from which on a statement is told."""

    cue: Floats
    source: Floats
    content: Floats
    threshold: float


def hashed(features: Iterable[str]) -> Row:
    """The slots of some features."""
    return np.fromiter((zlib.crc32(f.encode()) % SLOTS for f in features), dtype=np.int32)


def flat(rows: Sequence[Row]) -> tuple[Row, NDArray[np.int64], NDArray[np.int64]]:
    """All slots of the rows in a row, where each row begins, and how long it is. No row may be empty."""
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)[:-1]])
    return np.concatenate(rows), starts, lengths


def scores(weights: Floats, rows: Sequence[Row]) -> Floats:
    """The score of each row."""
    slots, starts, _ = flat(rows)
    found: Floats = np.add.reduceat(weights[slots], starts)
    return found


def chances(found: Floats) -> Floats:
    """Probabilities that add up to one."""
    raised: Floats = np.exp(found - found.max())
    shares: Floats = raised / raised.sum()
    return shares


def sigmoid(found: Floats) -> Floats:
    """The probability of each score by itself."""
    clipped: Floats = 1.0 / (1.0 + np.exp(-np.clip(found, -40, 40)))
    return clipped


def save_weights(weights: Weights, path: Path) -> None:
    """Write weights as one JSON file."""
    parts = {part: _packed(getattr(weights, part)) for part in _PARTS}
    told = {"form": FORM, "task": "attribution", "slots": SLOTS, "threshold": weights.threshold, **parts}
    path.write_text(json.dumps(told, sort_keys=True) + "\n", encoding="utf-8")


def load_weights(path: Path) -> Weights:
    """Weights as :func:`save_weights` wrote them.

    Raises:
        InputError: the file cannot be read, or holds something else.
    """
    mend = "give a model written by 'rasid bench attribution --fit'"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if (told["form"], told["task"], told["slots"]) != (FORM, "attribution", SLOTS):
            raise InputError("is a model of another form or task", where=str(path), mend=mend)
        cue, source, content = (_unpacked(told[part]) for part in _PARTS)
        return Weights(cue, source, content, float(told["threshold"]))
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower(), where=str(path), mend=mend) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError("is no fitted model", where=str(path), mend=mend) from error


def _packed(weights: Floats) -> dict[str, str]:
    slots = np.nonzero(weights)[0].astype("<i4")
    values = weights[slots].astype("<f4")
    return {"slots": _text(slots.tobytes()), "weights": _text(values.tobytes())}


def _unpacked(told: Any) -> Floats:
    slots = np.frombuffer(base64.b64decode(told["slots"]), dtype="<i4")
    values = np.frombuffer(base64.b64decode(told["weights"]), dtype="<f4")
    weights = np.zeros(SLOTS)
    weights[slots] = values
    return weights


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
