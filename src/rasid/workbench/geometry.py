"""Places on a map: a point where somebody said a point, an outline where they said an area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rasid.resolve.gazetteer.shapes import Shape, circle, shape_of, shape_of_division

__all__ = ["geometry_of"]

#: Places of these precisions are points on a map. Anything coarser has a representative point at best, and
#: drawing that would put events where nobody said that they were.
POINT_PRECISIONS: Final = frozenset({"site", "town"})
#: A district without an outline of its own is drawn as a circle of this radius.
_DISTRICT_KM: Final = 20.0

Geometry = dict[str, object]


def geometry_of(place: Mapping[str, Any] | None) -> Geometry | None:
    """The GeoJSON geometry (RFC 7946) of a place as observations give it.

    A site or a town is a Point; a province or a country has its outline as a MultiPolygon; what has a radius,
    and every district, is a circle as a Polygon. None where there is no place, or an area whose extent nobody knows.

    Raises:
        GazetteerMissing: the file of shapes is missing.
    """
    if place is None or place["precision"] is None:
        return None
    precision, lat, lon, radius = place["precision"], place["lat"], place["lon"], place.get("radius_km")
    if precision in ("province", "country") and radius is None:
        shape = _shape(place)
        return _multipolygon(shape) if shape is not None else None
    if lat is None or lon is None:
        return None
    if precision in POINT_PRECISIONS:
        return {"type": "Point", "coordinates": [lon, lat]}
    if radius is None and precision == "district":
        radius = _DISTRICT_KM
    return (
        {"type": "Polygon", "coordinates": [[list(point) for point in circle(lat, lon, radius)]]}
        if radius
        else None
    )


def _shape(place: Mapping[str, Any]) -> Shape | None:
    if place["country"] is None:
        return None
    if place["precision"] == "country":
        return shape_of(place["country"])
    return shape_of_division(place["country"], place["name"])


def _multipolygon(shape: Shape) -> Geometry:
    polygons = [[[list(point) for point in ring] for ring in rings] for rings in shape.polygons()]
    return {"type": "MultiPolygon", "coordinates": polygons}
