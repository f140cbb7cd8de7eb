"""Overlays: CSV files of places that the packages lack, ours and the user's.

Columns: name, aliases (parted by ";", Latin or Arabic letters), country (ISO 3166-1 alpha-2), adm1 (name or
GeoNames code of the first-level division, empty for none), adm2, lat, lon (degrees), precision (site, town,
district, province, country, region), kind, source. Every row names the source of its coordinates.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from rasid.errors import DataFileError
from rasid.model.world import PLACE_PRECISIONS, PlacePrecision
from rasid.resolve.gazetteer.fold import ARTICLES, plain
from rasid.resolve.gazetteer.rows import Country, split

__all__ = ["COLUMNS", "OverlayRow", "read_overlay"]

COLUMNS: Final = ("name", "aliases", "country", "adm1", "adm2", "lat", "lon", "precision", "kind", "source")


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """A checked row; ``adm1`` is the GeoNames code of the division, or None."""

    name: str
    aliases: tuple[str, ...]
    country: str
    adm1: str | None
    adm2: str | None
    lat: float
    lon: float
    precision: PlacePrecision
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an overlay, able to say where it stands."""

    path: Path
    number: int
    cells: Mapping[str, str]

    def refuse(self, what: str, mend: str) -> NoReturn:
        raise DataFileError(what, where=f"{self.path}, line {self.number}", mend=mend)

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def needed(self, column: str) -> str:
        value = self.text(column)
        if not value:
            self.refuse(f"the column {column} is empty", f"fill in {column}")
        return value

    def degrees(self, column: str, limit: float) -> float:
        written = self.needed(column)
        try:
            value = float(written)
        except ValueError:
            self.refuse(f"{column} {written!r} is no number", "write decimal degrees, as in 33.94")
        if not math.isfinite(value) or abs(value) > limit:
            self.refuse(f"{column} {written} lies outside -{limit:g} to {limit:g}", "write decimal degrees")
        return value


class _Divisions:
    """First-level divisions by their codes and names, however these are accented and hyphenated."""

    def __init__(self, divisions: Mapping[tuple[str, str], str]) -> None:
        self._names = list(divisions)
        self._codes = {(country, _bare(name)): code for (country, name), code in divisions.items()}

    def code(self, country: str, written: str) -> str | None:
        """The code of a division, None where the country has none that is written so."""
        return self._codes.get((country, _bare(written)))

    def near(self, country: str, written: str) -> list[str]:
        """Up to two names that are spelled alike, the likest first."""
        names = {_bare(name): name for home, name in self._names if home == country}
        return [names[bare] for bare in get_close_matches(_bare(written), names, n=2)]


def _bare(name: str) -> str:
    words = plain(name).split()
    return " ".join([word for word in words if word not in ARTICLES] or words)


def read_overlay(
    path: Path, countries: Mapping[str, Country], divisions: Mapping[tuple[str, str], str]
) -> list[OverlayRow]:
    """The rows of the overlay at ``path``.

    ``divisions`` gives the code of each first-level division by (country, code) and by (country, name), under
    all its names. Case, accents, articles and hyphens make no difference; any other spelling is a mistake.

    Raises:
        DataFileError: the file cannot be read, or a row is wrong; says file, line and mend.
    """
    known = _Divisions(divisions)
    rows: list[OverlayRow] = []
    first_seen: dict[tuple[str, str, str, str], int] = {}
    for line in _lines(path):
        row = _row(line, countries, known)
        key = (row.country, row.adm1 or "", row.adm2 or "", plain(row.name))
        if key in first_seen:
            line.refuse(
                f"{row.name!r} stands already in line {first_seen[key]}",
                "keep one of the two rows, or tell them apart in adm1 or adm2",
            )
        first_seen[key] = line.number
        rows.append(row)
    return rows


def _lines(path: Path) -> Iterable[_Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_columns(path, reader.fieldnames or ())
            for cells in reader:
                line = _Line(path, reader.line_num, {k: v for k, v in cells.items() if isinstance(v, str)})
                if None in cells:
                    line.refuse(
                        "there are more cells than columns", 'put a cell that holds a comma in "quotes"'
                    )
                yield line
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(
            f"the overlay cannot be read: {error}", where=str(path), mend="give a CSV file in UTF-8"
        ) from error


def _check_columns(path: Path, found: Sequence[str]) -> None:
    missing = [column for column in COLUMNS if column not in found]
    if missing:
        raise DataFileError(
            f"columns are missing: {', '.join(missing)}", where=f"{path}, line 1",
            mend=f"begin the file with {','.join(COLUMNS)}",
        )  # fmt: skip


def _row(line: _Line, countries: Mapping[str, Country], divisions: _Divisions) -> OverlayRow:
    country = _country(line, countries)
    adm1 = _division(line, country, divisions)
    lat, lon = _point(line, country)
    name = line.needed("name")
    if not plain(name):
        line.refuse(f"the name {name!r} has no letter", "write the name in Latin or Arabic letters")
    return OverlayRow(
        name=name, aliases=split(line.text("aliases")), country=country.code, adm1=adm1,
        adm2=line.text("adm2") or None, lat=lat, lon=lon, precision=_precision(line),
        kind=line.needed("kind"), source=line.needed("source"),
    )  # fmt: skip


def _country(line: _Line, countries: Mapping[str, Country]) -> Country:
    code = line.needed("country")
    if code not in countries:
        line.refuse(f"{code!r} is no country code", "write the two capital letters of ISO 3166-1, as in IQ")
    return countries[code]


def _division(line: _Line, country: Country, divisions: _Divisions) -> str | None:
    written = line.text("adm1")
    if not written:
        return None
    code = divisions.code(country.code, written)
    if code is None:
        near = divisions.near(country.code, written)
        line.refuse(
            f"{country.name} has no first-level division {written!r}",
            (f"did you mean {' or '.join(near)}? If not, " if near else "")
            + "write its name or code as in admin1.csv, or leave the cell empty",
        )
    return code


def _point(line: _Line, country: Country) -> tuple[float, float]:
    lat, lon = line.degrees("lat", 90), line.degrees("lon", 180)
    if country.box is not None and not country.box.holds(lat, lon):
        if abs(lon) <= 90 and country.box.holds(lon, lat):
            line.refuse(f"lat {lat} and lon {lon} are swapped for {country.name}", "exchange the two numbers")
        line.refuse(f"{lat}, {lon} lies outside {country.name}", "check the coordinates and the country")
    return lat, lon


def _precision(line: _Line) -> PlacePrecision:
    written = line.needed("precision")
    found = next((known for known in PLACE_PRECISIONS if written == known), None)
    if found is None:
        line.refuse(f"{written!r} is no precision", f"write one of {', '.join(PLACE_PRECISIONS)}")
    return found
