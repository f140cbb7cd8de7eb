"""Shapes of provinces and countries, read one at a time from a compact file when somebody asks for them.

They are Natural Earth's, simplified to about a kilometre (provinces) or four (countries): good for drawing an
area and for telling which province a point lies in, not for saying on which side of a border a house stands.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from rasid.errors import GazetteerMissing
from rasid.resolve.gazetteer.rows import data_path, read_csv

__all__ = ["Shape", "border_between", "circle", "province_at", "shape_of", "shape_of_division"]

ShapeKind = Literal["own", "holder"]
#: (lon, lat) in degrees, as GeoJSON orders them.
Point = tuple[float, float]
Ring = tuple[Point, ...]

_MAGIC: Final = b"RASIDSHAPES1\n"
_STEP: Final = 0.001


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a division ("IQ.10") or a country ("IQ"); rings are closed, holes are rings too.

    ``kind`` is "holder" where the division has no shape of its own: then this is the older division that it was
    made from, and larger than it.
    """

    key: str
    kind: ShapeKind
    rings: tuple[Ring, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        lons = [lon for ring in self.rings for lon, _ in ring]
        lats = [lat for ring in self.rings for _, lat in ring]
        return min(lons), min(lats), max(lons), max(lats)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside, by the even-odd rule."""
        return sum(_crosses(ring, lat, lon) for ring in self.rings) % 2 == 1

    def polygons(self) -> list[tuple[Ring, ...]]:
        """Outer rings, against the clock, each with the rings of its holes, with the clock."""
        outer = [ring for ring in self.rings if sum(_is_within(ring, o) for o in self.rings) % 2 == 0]
        polygons = [[_turned(ring, left=True)] for ring in outer]
        for hole in (ring for ring in self.rings if ring not in outer):
            around = [polygon for polygon in polygons if _is_within(hole, polygon[0])]
            min(around, key=lambda polygon: abs(_area(polygon[0]))).append(_turned(hole, left=False))
        return [tuple(polygon) for polygon in polygons]


def _crosses(ring: Ring, lat: float, lon: float) -> int:
    """How often a line from the point eastward crosses the ring."""
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


def _is_within(inner: Ring, outer: Ring) -> bool:
    """Whether one ring lies in another. Points that both have say nothing: neighbours share a border."""
    if inner == outer or not _in_box_of(outer, inner[0]):
        return False
    shared = set(outer)
    votes = [_crosses(outer, lat, lon) % 2 for lon, lat in inner if (lon, lat) not in shared]
    return bool(votes) and 2 * sum(votes) > len(votes)


@lru_cache(maxsize=4096)
def _ring_box(ring: Ring) -> tuple[float, float, float, float]:
    lons, lats = zip(*ring, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _in_box_of(ring: Ring, point: Point) -> bool:
    west, south, east, north = _ring_box(ring)
    return west <= point[0] <= east and south <= point[1] <= north


def _area(ring: Ring) -> float:
    """Square degrees, above 0 where the ring runs against the clock."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _turned(ring: Ring, *, left: bool) -> Ring:
    return ring if (_area(ring) > 0) is left else ring[::-1]


def shape_of(key: str) -> Shape | None:
    """The shape of a division ("IQ.10", country and GeoNames code) or a country ("IQ"); None where there is none.

    Raises:
        GazetteerMissing: the file of shapes is missing or damaged.
    """
    return _read(key) if key in _index() else None


def shape_of_division(country: str, name: str) -> Shape | None:
    """The shape of a first-level division by its English name as places give it ("Diyala")."""
    code = _codes().get((country, name))
    return shape_of(f"{country}.{code}") if code is not None else None


def province_at(country: str, lat: float, lon: float) -> str | None:
    """The name of the division of ``country`` in whose own shape the point lies; None where none is known."""
    for (owner, name), code in _codes().items():
        if owner == country:
            shape = shape_of(f"{country}.{code}")
            if (
                shape is not None
                and shape.kind == "own"
                and _in_box(shape, lat, lon)
                and shape.holds(lat, lon)
            ):
                return name
    return None


@lru_cache(maxsize=256)
def border_between(one: str, other: str) -> tuple[Point, ...]:
    """Points (lon, lat) on the border that two shapes share, in no order; empty where they share none."""
    first, second = shape_of(one), shape_of(other)
    if first is None or second is None:
        return ()
    theirs = {point for ring in second.rings for point in ring}
    return tuple(sorted({point for ring in first.rings for point in ring} & theirs))


def _in_box(shape: Shape, lat: float, lon: float) -> bool:
    west, south, east, north = shape.box
    return west <= lon <= east and south <= lat <= north


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    return {(row["country"], row["name"]): row["code"] for row in read_csv("admin1.csv")}


@cache
def _index() -> Mapping[str, tuple[ShapeKind, int, int]]:
    """Key -> (kind, first byte in the file, number of bytes)."""
    path = data_path("shapes.bin")
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise GazetteerMissing("this is no file of shapes", where=str(path), mend="install rasid again")
        (length,) = struct.unpack("<I", file.read(4))
        bodies = len(_MAGIC) + 4 + length
        rows: dict[str, tuple[ShapeKind, int, int]] = json.loads(file.read(length))
    return {key: (kind, bodies + at, size) for key, (kind, at, size) in rows.items()}


@lru_cache(maxsize=512)
def _read(key: str) -> Shape:
    kind, at, size = _index()[key]
    path = data_path("shapes.bin")
    with path.open("rb") as file:
        file.seek(at)
        packed = file.read(size)
    try:
        numbers = _numbers(zlib.decompress(packed))
    except zlib.error as error:
        raise GazetteerMissing(
            f"the file of shapes is damaged: {error}", where=str(path), mend="install rasid again"
        ) from error
    return Shape(key, kind, tuple(_rings(numbers)))


def _rings(numbers: Iterator[int]) -> Iterator[Ring]:
    for count in numbers:
        x = y = 0
        points = []
        for _ in range(count):
            x += _signed(next(numbers))
            y += _signed(next(numbers))
            points.append((round(x * _STEP, 3), round(y * _STEP, 3)))
        yield (*points, points[0])


def _numbers(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def _signed(value: int) -> int:
    return value >> 1 if value % 2 == 0 else -(value >> 1) - 1


def circle(lat: float, lon: float, radius_km: float, *, corners: int = 32) -> Ring:
    """A ring of (lon, lat) points around a point, closed, against the clock as GeoJSON wants outer rings."""
    ring = []
    for at in range(corners):
        turn = 2 * math.pi * at / corners
        north = radius_km / 111.2 * math.sin(turn)
        east = radius_km / (111.2 * max(0.05, math.cos(math.radians(lat)))) * math.cos(turn)
        ring.append((round(lon + east, 4), round(max(-90.0, min(90.0, lat + north)), 4)))
    return (*ring, ring[0])
