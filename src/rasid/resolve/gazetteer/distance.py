"""Distances between places."""

from __future__ import annotations

import math

from rasid.model.world import Place

__all__ = ["kilometres"]


def kilometres(one: Place, other: Place) -> float:
    """Distance over the ground; infinite where one of the two has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
