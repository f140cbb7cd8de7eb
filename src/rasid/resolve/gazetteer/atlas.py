"""Countries and their first-level divisions, by which every source of places says where its rows lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rasid.resolve.gazetteer.fold import fold
from rasid.resolve.gazetteer.rows import Country, countries, read_csv, split

__all__ = ["Atlas", "load_atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Countries and first-level divisions, which every other source refers to.

    ``names`` is by (country, code). Two ways lead to a code: ``codes`` by (country, code or folded name), for
    sources that spell as they like, and ``spelled`` by (country, code or name), for what people write into files.
    """

    countries: Mapping[str, Country]
    names: Mapping[tuple[str, str], str]
    codes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    spelled: Mapping[tuple[str, str], str] = field(default_factory=dict)


def load_atlas() -> Atlas:
    """Countries, and the first-level divisions of admin1.csv."""
    names, codes, spelled = {}, {}, {}
    for row in read_csv("admin1.csv"):
        key = (row["country"], row["code"])
        names[key] = row["name"]
        codes[key] = row["code"]
        spelled[key] = row["code"]
        for name in (*split(row["aliases"]), row["name"]):
            codes[row["country"], fold(name)] = row["code"]
            spelled[row["country"], name] = row["code"]
    return Atlas(countries(), names, codes, spelled)
