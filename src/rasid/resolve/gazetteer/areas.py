"""Areas that are told by their relation to a name: a moved point, a point between two, a part, a border.

An area has a point that stands for it and a radius in kilometres within which it lies for the most part.
It is never finer than a district, however small: nobody said where in it something is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rasid.model.world import Place, PlacePrecision
from rasid.resolve.gazetteer.distance import kilometres
from rasid.resolve.gazetteer.relative import Relation
from rasid.resolve.gazetteer.rows import read_csv
from rasid.resolve.gazetteer.shapes import Shape, border_between, province_at, shape_of, shape_of_division

__all__ = ["Area", "area_of", "border_area", "midpoint_area", "side_of_river"]

_KM_PER_DEGREE: Final = 111.2
#: "North of Mosul", without a distance: not in the town, and not an hour's drive away.
_UNTOLD_KM: Final = 15.0
_UNTOLD_RADIUS: Final = 20.0
#: "Near Mosul", "the outskirts of Mosul", "Mosul countryside".
_AROUND_RADIUS: Final = 15.0
#: A direction names an eighth of the circle, and a distance told in round numbers is as vague.
_SPREAD: Final = 0.4
_LEAST_RADIUS: Final = 3.0
#: A larger area says no more than a region does.
_DISTRICT_KM: Final = 60.0
_GRID: Final = 12


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is an area, and the kilometres around its point in which it lies."""

    place: Place
    radius_km: float | None


def area_of(place: Place, relation: Relation, words: str) -> Area:
    """What a modifier in front of or behind the name of ``place`` makes of it.

    ``words`` are the modifier's ("northern"); they go into the name of a part of a country or division.
    """
    if place.lat is None or place.lon is None:
        return Area(place, None)
    if place.precision in {"country", "province", "region"}:
        return _part(place, relation, words)
    if relation.kind == "around" and relation.bearing is not None:
        # "Aleppo's western countryside" begins where the town ends.
        return _moved(place, _AROUND_RADIUS / 2, relation.bearing, _AROUND_RADIUS, told=False)
    if relation.kind == "offset" and relation.bearing is not None:
        distance = relation.kilometres if relation.kilometres is not None else _UNTOLD_KM
        radius = _UNTOLD_RADIUS if relation.kilometres is None else max(_LEAST_RADIUS, _SPREAD * distance)
        return _moved(place, distance, relation.bearing, radius, told=relation.kilometres is not None)
    if relation.kilometres is not None:
        return _coarser(place, max(_LEAST_RADIUS, relation.kilometres))
    return _coarser(place, _AROUND_RADIUS)


def _coarser(place: Place, radius: float) -> Area:
    return Area(replace(place, precision=_precision(radius)), round(radius, 1))


def _precision(radius: float) -> PlacePrecision:
    return "district" if radius <= _DISTRICT_KM else "region"


def _moved(place: Place, distance: float, bearing: float, radius: float, *, told: bool) -> Area:
    """The area at a distance and in a direction; in another province only where the distance is told."""
    assert place.lat is not None and place.lon is not None
    turn = math.radians(bearing)
    lat = place.lat + distance * math.cos(turn) / _KM_PER_DEGREE
    lon = place.lon + distance * math.sin(turn) / (_KM_PER_DEGREE * math.cos(math.radians(place.lat)))
    if not -89 < lat < 89 or not -180 <= lon <= 180:
        return _coarser(place, distance + radius)
    adm1 = province_at(place.country, lat, lon) if told and place.country is not None else None
    return Area(
        replace(
            place, lat=round(lat, 4), lon=round(lon, 4), adm1=adm1 or place.adm1, precision=_precision(radius)
        ),
        round(radius, 1),
    )


def _part(place: Place, relation: Relation, words: str) -> Area:
    """ "Northern Syria", "western Anbar", "the outskirts of Diyala": smaller than the whole, and no point."""
    if relation.kind != "part":
        return Area(place, None)
    key = _shape_key(place)
    found = _part_of_shape(key, relation.bearing) if key is not None else None
    name = f"{words.casefold().removesuffix(' the')} {place.name}"
    precision: PlacePrecision = "district" if place.precision == "province" else "region"
    adm1 = place.name if place.kind == "adm1" else place.adm1
    part = replace(
        place, id=f"{place.id}#{words.casefold()}", name=name, adm1=adm1, precision=precision, kind="area"
    )
    if found is None:
        return Area(part, None)
    lat, lon, radius = found
    return Area(replace(part, lat=lat, lon=lon), radius)


def _shape_key(place: Place) -> str | None:
    if place.country is None or place.precision == "region":
        return None
    if place.precision == "country":
        return place.country
    shape = shape_of_division(place.country, place.name)
    return shape.key if shape is not None else None


@lru_cache(maxsize=512)
def _part_of_shape(key: str, bearing: float | None) -> tuple[float, float, float] | None:
    """Point and radius of the part of a shape that lies in a direction from its middle (None: the middle)."""
    shape = shape_of(key)
    if shape is None:
        return None
    inside = _grid(shape)
    if not inside:
        return None
    lat, lon = (sum(values) / len(inside) for values in zip(*inside, strict=True))
    width = math.cos(math.radians(lat))
    if bearing is None:
        half = sorted(inside, key=lambda point: math.hypot(point[0] - lat, (point[1] - lon) * width))
        chosen = half[: max(1, len(half) // 3)]
    else:
        turn = math.radians(bearing)
        north, east = math.cos(turn), math.sin(turn)
        ranked = sorted(inside, key=lambda p: -((p[0] - lat) * north + (p[1] - lon) * width * east))
        chosen = ranked[: max(1, len(ranked) * 2 // 5)]
    lat, lon = (sum(values) / len(chosen) for values in zip(*chosen, strict=True))
    apart = sorted(math.hypot(y - lat, (x - lon) * width) * _KM_PER_DEGREE for y, x in chosen)
    return round(lat, 3), round(lon, 3), round(max(_LEAST_RADIUS, apart[len(apart) * 9 // 10]), 1)


def _grid(shape: Shape) -> list[tuple[float, float]]:
    """(lat, lon) of points spread evenly over a shape's box that lie inside it."""
    west, south, east, north = shape.box
    steps = [(step + 0.5) / _GRID for step in range(_GRID)]
    points = [(south + (north - south) * y, west + (east - west) * x) for y in steps for x in steps]
    return [point for point in points if shape.holds(*point)]


def midpoint_area(one: Place, other: Place) -> Area | None:
    """The area between two places; None where one has no point or is an area itself."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    if {one.precision, other.precision} & {"province", "country", "region"} or one.id == other.id:
        return None
    lat, lon = (one.lat + other.lat) / 2, (one.lon + other.lon) / 2
    radius = max(_LEAST_RADIUS, kilometres(one, other) / 2)
    country = one.country if one.country == other.country else None
    adm1 = one.adm1 if country is not None and one.adm1 == other.adm1 else None
    if country is not None and adm1 is None:
        adm1 = province_at(country, lat, lon)
    return Area(
        Place(
            id=f"between:{':'.join(sorted((one.id, other.id)))}",
            name=f"between {one.name} and {other.name}", country=country, adm1=adm1,
            lat=round(lat, 4), lon=round(lon, 4), precision=_precision(radius), kind="area",
        ),
        round(radius, 1),
    )  # fmt: skip


def border_area(one: Place, other: Place) -> Area | None:
    """The strip along the border of two countries or two divisions; None where they share none."""
    first, second = _shape_key(one), _shape_key(other)
    line = border_between(first, second) if first is not None and second is not None else ()
    if not line:
        return None
    lons, lats = zip(*line, strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    width = math.cos(math.radians(lat))
    radius = max(math.hypot(y - lat, (x - lon) * width) for x, y in line) * _KM_PER_DEGREE
    country = one.country if one.country == other.country else None
    names = sorted((one.name, other.name))
    return Area(
        Place(
            id=f"border:{':'.join(sorted((one.id, other.id)))}", name=f"border of {names[0]} and {names[1]}",
            country=country, adm1=None, lat=round(lat, 3), lon=round(lon, 3), precision="region", kind="area",
        ),
        round(max(_LEAST_RADIUS, radius), 1),
    )  # fmt: skip


def side_of_river(river: Place, relation: Relation, country: str) -> tuple[Area, tuple[Place, ...]] | None:
    """ "East of the Euphrates" in one country: the area, and its divisions, longest stretch of the river first."""
    for row in read_csv("river_sides.csv"):
        same = row["river"] == river.name and row["country"] == country
        if same and relation.bearing == float(row["bearing"]):
            names = row["divisions"].split(";")
            divisions = tuple(
                Place(f"adm1:{country}.{code}", name, country, name, None, None, "province", "adm1")
                for code, name in (each.split("=") for each in names)
            )
            place = Place(
                f"side:{river.id}:{country}:{row['bearing']}", f"{row['side']} of the {river.name}", country, None,
                float(row["lat"]), float(row["lon"]), "region", "area",
            )  # fmt: skip
            return Area(place, float(row["radius_km"])), divisions
    return None
