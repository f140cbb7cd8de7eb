"""Places on a map: a point only where somebody said a point."""

from __future__ import annotations

from typing import Any

import pytest

from rasid.workbench.geometry import geometry_of


def place(**fields: Any) -> dict[str, Any]:
    """A place in Diyala, with these fields changed."""
    known = {"text": None, "name": "Diyala", "country": "IQ", "adm1": "Diyala", "lat": 33.9, "lon": 45.0}
    return {**known, "precision": "province", "radius_km": None, **fields}


@pytest.mark.parametrize("precision", ["site", "town"])
def test_a_site_and_a_town_are_points(precision: str) -> None:
    """Longitude stands first, as GeoJSON has it."""
    assert geometry_of(place(precision=precision)) == {"type": "Point", "coordinates": [45.0, 33.9]}


@pytest.mark.parametrize(("precision", "name"), [("province", "Diyala"), ("country", "Iraq")])
def test_a_province_and_a_country_are_their_outlines(precision: str, name: str) -> None:
    """Their representative point is not drawn."""
    drawn = geometry_of(place(precision=precision, name=name))
    assert drawn is not None and drawn["type"] == "MultiPolygon"


@pytest.mark.parametrize(("precision", "radius"), [("district", None), ("district", 4.0), ("region", 150.0)])
def test_an_area_around_a_point_is_a_circle(precision: str, radius: float | None) -> None:
    """A district without a radius is drawn as one of twenty kilometres."""
    drawn = geometry_of(place(precision=precision, radius_km=radius))
    assert drawn is not None and drawn["type"] == "Polygon"
    ring: Any = drawn["coordinates"]
    assert max(lat for _, lat in ring[0]) - 33.9 == pytest.approx((radius or 20.0) / 111.2, abs=1e-3)


@pytest.mark.parametrize(
    "unknown",
    [None, place(precision=None), place(precision="region"), place(precision="town", lat=None),
     place(name="Nowhere"), place(country=None)],
)  # fmt: skip
def test_what_nobody_knows_the_extent_of_is_not_drawn(unknown: dict[str, Any] | None) -> None:
    """No place, no precision, a region without a radius, a province without an outline: null."""
    assert geometry_of(unknown) is None
