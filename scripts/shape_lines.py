"""Simplifying areas that share borders: a border is simplified once, so that neighbours still meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]

__all__ = ["simplified"]


def simplified(areas: Sequence[Sequence[Ring]], tolerance: float) -> list[list[Ring]]:
    """The areas with lines that moved by at most ``tolerance`` degrees; rings too small to see are left out.

    The largest ring of an area always stays. Rings are closed: the last point is the first.
    """
    corners = _corners(areas)
    return [_area(rings, corners, tolerance) for rings in areas]


def _area(rings: Sequence[Ring], corners: set[Point], tolerance: float) -> list[Ring]:
    done = [ring for given in rings if len(ring := _ring(given, corners, tolerance)) >= 4]
    large = [ring for ring in done if _size(ring) >= (4 * tolerance) ** 2]
    if large:
        return large
    return [max(done, key=_size)] if done else [list(max(rings, key=_size))]


def _size(ring: Sequence[Point]) -> float:
    pairs = pairwise(ring)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _corners(areas: Sequence[Sequence[Ring]]) -> set[Point]:
    """Points where three areas meet or a shared border begins: those have other neighbours in other rings."""
    beside: defaultdict[Point, set[frozenset[Point]]] = defaultdict(set)
    for rings in areas:
        for ring in rings:
            open_ring = ring[:-1]
            for at, point in enumerate(open_ring):
                beside[point].add(frozenset((open_ring[at - 1], open_ring[(at + 1) % len(open_ring)])))
    return {point for point, pairs in beside.items() if len(pairs) > 1}


def _ring(ring: Ring, corners: set[Point], tolerance: float) -> Ring:
    points = ring[:-1]
    cuts = [at for at, point in enumerate(points) if point in corners]
    if not cuts:
        # An island or an area inside another: begin at the same point from both sides.
        cuts = [points.index(min(points))]
    if len(cuts) == 1:
        far = max(range(len(points)), key=lambda at: _apart(points[at], points[cuts[0]]))
        cuts = sorted({cuts[0], far})
    result: Ring = []
    for here, there in zip(cuts, [*cuts[1:], cuts[0] + len(points)], strict=True):
        arc = [points[at % len(points)] for at in range(here, there + 1)]
        result += _arc(arc, tolerance)[:-1]
    return [*result, result[0]] if result else []


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _arc(arc: list[Point], tolerance: float) -> list[Point]:
    """The line with fewer points (Douglas and Peucker), the same whichever end it is read from."""
    turned = arc[0] > arc[-1]
    line = arc[::-1] if turned else arc
    kept = sorted({0, len(line) - 1, *_kept(line, tolerance)})
    points = [line[at] for at in kept]
    return points[::-1] if turned else points


def _kept(line: list[Point], tolerance: float) -> Iterator[int]:
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far, at = max((_off(line[at], line[first], line[last]), at) for at in range(first + 1, last))
        if far > tolerance:
            yield at
            waiting += [(first, at), (at, last)]


def _off(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    if length == 0:
        return _apart(point, start) ** 0.5
    share = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return _apart(point, (x1 + share * (x2 - x1), y1 + share * (y2 - y1))) ** 0.5
