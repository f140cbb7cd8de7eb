"""Shapes of provinces and countries: read one at a time, closed, told apart where a province has none of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import rasid
from rasid.resolve.gazetteer.rows import data_path, read_csv
from rasid.resolve.gazetteer.shapes import (
    Shape,
    border_between,
    circle,
    province_at,
    shape_of,
    shape_of_division,
)


def shape(key: str) -> Shape:
    """The shape of that key, which has one."""
    found = shape_of(key)
    assert found is not None
    return found


def test_a_province_holds_its_towns_and_not_its_neighbours() -> None:
    """Baqubah lies in Diyala's shape, Baghdad does not."""
    assert shape("IQ.10").holds(33.75, 44.64)
    assert not shape("IQ.10").holds(33.33, 44.40)


def test_an_old_name_leads_to_its_shape() -> None:
    """Kirkuk has the shape that was drawn when it was called Ta'mim."""
    kirkuk = shape_of_division("IQ", "Kirkuk")
    assert kirkuk is not None and kirkuk.kind == "own" and kirkuk.holds(35.47, 44.39)


@pytest.mark.parametrize(
    ("country", "name", "held_in"),
    [("IQ", "Halabja", "IQ.05"), ("ML", "Ménaka", "ML.09"), ("CD", "Ituri", "CD.13")],
)
def test_a_province_without_a_shape_says_that_it_has_its_holders(
    country: str, name: str, held_in: str
) -> None:
    """A province that was split off has the older shape, marked so."""
    found = shape_of_division(country, name)
    assert found is not None and found.kind == "holder"
    assert found.box == shape(held_in).box


def test_south_sudan_and_its_states_are_there() -> None:
    """Countries younger than most maps have shapes, and so do their states."""
    assert shape("SS").holds(4.85, 31.6)
    assert shape("SS.01").kind == "own"


@pytest.mark.parametrize("key", ["XX", "IQ.99", "IQ.10.1", ""])
def test_what_has_no_shape_is_none(key: str) -> None:
    """An unknown key is no error and no shape of something else."""
    assert shape_of(key) is None


def test_every_ring_is_closed_and_inside_the_world() -> None:
    """Rings end where they begin; outer ones run against the clock, holes with it."""
    for key in ("IQ", "IQ.10", "ZA", "FR.11", "SY.13", "CD"):
        for polygon in shape(key).polygons():
            for at, ring in enumerate(polygon):
                assert ring[0] == ring[-1] and len(ring) >= 4
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
                turn = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
                assert (turn > 0) is (at == 0)


def test_a_country_around_another_has_a_hole() -> None:
    """Lesotho is no part of South Africa."""
    assert any(len(polygon) > 1 for polygon in shape("ZA").polygons())
    assert not shape("ZA").holds(-29.5, 28.2)


def test_neighbours_share_their_border() -> None:
    """Simplifying moved both sides of a border alike; countries apart share none."""
    assert len(border_between("IQ", "SY")) > 5
    assert border_between("IQ", "SY") == border_between("SY", "IQ")
    assert border_between("IQ", "GB") == ()


def test_the_province_of_a_point() -> None:
    """A point is in the province whose shape holds it, and in none outside the country."""
    assert province_at("SY", 35.3, 40.1) == "Deir ez-Zor"
    assert province_at("SY", 48.0, 2.0) is None


def test_the_crosswalk_says_of_every_division_what_it_has() -> None:
    """Each division has one row: its own shape, that of its holder, or none."""
    rows = {(row["country"], row["code"]): row["kind"] for row in read_csv("shapes.csv")}
    assert rows.keys() == {(row["country"], row["code"]) for row in read_csv("admin1.csv")}
    for (country, code), kind in rows.items():
        found = shape_of(f"{country}.{code}") if kind == "none" or country in {"IQ", "SY", "AF"} else None
        assert kind != "none" or found is None
        assert found is None or found.kind == kind


def test_the_file_is_small_and_opened_by_who_asks() -> None:
    """Importing reads nothing of it."""
    assert data_path("shapes.bin").stat().st_size < 2_500_000
    call = "import rasid.resolve.gazetteer.shapes as s; print(s._index.cache_info().currsize)"
    variables = {**os.environ, "PYTHONPATH": str(Path(rasid.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, text=True, check=True, env=variables
    )
    assert done.stdout.strip() == "0"


def test_a_circle_is_a_closed_ring_at_that_distance() -> None:
    """Every corner is as far from the middle as the radius says."""
    ring = circle(33.0, 44.0, 10.0)
    assert ring[0] == ring[-1] and len(ring) == 33
    for lon, lat in ring:
        north, east = (lat - 33.0) * 111.2, (lon - 44.0) * 111.2 * 0.8387
        assert (north**2 + east**2) ** 0.5 == pytest.approx(10.0, rel=0.01)
