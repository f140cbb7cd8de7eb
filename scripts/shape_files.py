"""Reading polygons from a GeoPackage and writing the compact file that rasid reads shapes from."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from shape_lines import Ring

__all__ = ["Ring", "Shapes", "polygons_of_geopackage", "write_shapes"]

#: Key -> (kind, rings): what belongs in the file.
Shapes = dict[str, tuple[str, list[Ring]]]

#: Points in the file are whole numbers of this many degrees: a hundred metres.
STEP: Final = 0.001
MAGIC: Final = b"RASIDSHAPES1\n"
#: Sizes of the four envelopes that a GeoPackage may put before a geometry.
_ENVELOPES: Final = (0, 32, 48, 48, 64)
_POLYGON, _MULTIPOLYGON = 3, 6


def polygons_of_geopackage(blob: bytes) -> list[Ring]:
    """All rings of a polygon or multipolygon, outer and inner ones alike, each closed.

    Raises:
        ValueError: it is no such geometry.
    """
    if blob[:2] != b"GP":
        raise ValueError("this is no geometry of a GeoPackage")
    return _Reader(blob, 8 + _ENVELOPES[(blob[3] >> 1) & 7]).rings()


class _Reader:
    """Well-known binary, read from one place on."""

    def __init__(self, blob: bytes, at: int) -> None:
        self._blob, self._at = blob, at

    def rings(self) -> list[Ring]:
        order = "<" if self._blob[self._at] == 1 else ">"
        (kind,) = struct.unpack_from(f"{order}I", self._blob, self._at + 1)
        self._at += 5
        if kind % 1000 == _MULTIPOLYGON:
            return [ring for _ in range(self._count(order)) for ring in self.rings()]
        if kind % 1000 != _POLYGON:
            raise ValueError(f"geometry type {kind} is no polygon")
        return [self._ring(order) for _ in range(self._count(order))]

    def _count(self, order: str) -> int:
        (number,) = struct.unpack_from(f"{order}I", self._blob, self._at)
        self._at += 4
        return int(number)

    def _ring(self, order: str) -> Ring:
        number = self._count(order)
        flat = struct.unpack_from(f"{order}{2 * number}d", self._blob, self._at)
        self._at += 16 * number
        return list(zip(flat[::2], flat[1::2], strict=True))


def write_shapes(path: Path, shapes: Mapping[str, tuple[str, list[Ring]]]) -> int:
    """Write the file; the number of its bytes.

    After a line that names the format come four bytes with the length of the index, the index (JSON, key to
    [kind, first byte, number of bytes]), and the shapes, each compressed: per ring the number of its points, then the
    steps from point to point, as whole numbers of variable length.
    """
    index: dict[str, tuple[str, int, int]] = {}
    bodies: list[bytes] = []
    at = 0
    for key, (kind, rings) in sorted(shapes.items()):
        body = zlib.compress(b"".join(map(_packed, rings)), 9)
        index[key] = kind, at, len(body)
        bodies.append(body)
        at += len(body)
    head = json.dumps(index, separators=(",", ":")).encode()
    whole = b"".join((MAGIC, struct.pack("<I", len(head)), head, *bodies))
    path.write_bytes(whole)
    return len(whole)


def _packed(ring: Ring) -> bytes:
    points: list[tuple[int, int]] = []
    for lon, lat in ring[:-1]:
        point = round(lon / STEP), round(lat / STEP)
        if not points or point != points[-1]:
            points.append(point)
    out = bytearray(_number(len(points)))
    x = y = 0
    for px, py in points:
        out += _number(_zigzag(px - x)) + _number(_zigzag(py - y))
        x, y = px, py
    return bytes(out)


def _zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
