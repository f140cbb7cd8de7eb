"""Distances on the earth, and cells to find neighbours by."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, floor, radians, sin, sqrt
from typing import Final

#: Mean radius of the earth in km.
EARTH_RADIUS_KM: Final = 6371.0088

#: A point of the earth in km from its middle.
Point = tuple[float, float, float]
Cell = tuple[int, int, int]


def point_of(lat: float, lon: float) -> Point:
    """The point at ``lat``, ``lon`` (degrees, WGS 84 taken as a ball)."""
    phi, lam = radians(lat), radians(lon)
    return (
        EARTH_RADIUS_KM * cos(phi) * cos(lam),
        EARTH_RADIUS_KM * cos(phi) * sin(lam),
        EARTH_RADIUS_KM * sin(phi),
    )


def distance_km(one: Point, other: Point) -> float:
    """Kilometres over ground between two points.

    >>> round(distance_km(point_of(33.31, 44.36), point_of(33.75, 44.61)))
    54
    """
    chord = sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2)
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, chord / (2 * EARTH_RADIUS_KM)))


def cell_of(point: Point, size_km: float) -> Cell:
    """The cube of that size in which a point lies."""
    return (floor(point[0] / size_km), floor(point[1] / size_km), floor(point[2] / size_km))


def cells_around(cell: Cell) -> Iterator[Cell]:
    """The cell and its 26 neighbours: all that hold points nearer than a cell's size."""
    x, y, z = cell
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            for dz in (-1, 0, 1):
                yield (x + dx, y + dy, z + dz)
