"""One classed token of a text."""

from __future__ import annotations

from typing import NamedTuple


class TimeToken(NamedTuple):
    """Characters [start, end), their class, their number where they have one, what they stand for."""

    start: int
    end: int
    kind: str
    number: float
    name: str
