"""Countries as areas, for what is known to be in a country and no more."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rasid.model.observation import ObservedPlace


@cache
def country_names() -> Mapping[str, str]:
    """The names of all countries by ISO 3166-1 alpha-2 code."""
    text = files("rasid.resolve.data").joinpath("countries.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["country"]: row["name"] for row in rows}


def country_place(code: str) -> ObservedPlace:
    """The country of an ISO 3166-1 alpha-2 code as a place without words of its own and without a point.

    Raises:
        KeyError: no country has that code.
    """
    return ObservedPlace(None, country_names()[code], code, None, None, None, "country")
