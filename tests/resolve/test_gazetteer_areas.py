"""Words that move away from a name give an area: a point that stands for it, a radius, and a coarser precision."""

from __future__ import annotations

import pytest

from rasid.model.world import Place
from rasid.resolve.gazetteer import Gazetteer, ResolvedPlace, kilometres, prior_from, resolve_places
from rasid.resolve.gazetteer.relative import relation_of


def answers(gazetteer: Gazetteer, text: str) -> dict[str, ResolvedPlace]:
    """What each name in the text means, by the words of the name."""
    mentions = gazetteer.find(text)
    return {a.mention.text: a for a in resolve_places(mentions, prior=prior_from(mentions))}


def area(gazetteer: Gazetteer, text: str, name: str) -> tuple[Place, float]:
    """The area that a name and its modifier mean, with its radius."""
    answer = answers(gazetteer, text)[name]
    assert answer.place is not None and answer.radius_km is not None
    return answer.place, answer.radius_km


@pytest.mark.parametrize(
    ("words", "kind", "distance", "bearing"),
    [
        ("10 km south-west of", "offset", 10.0, 225.0),
        ("some 25 kilometres (16 miles) to the north of the city of", "offset", 25.0, 0.0),
        ("3 miles from", "around", 4.827, None),
        ("1,500 metres east of", "offset", 1.5, 90.0),
        ("near", "around", None, None),
        ("the outskirts of", "around", None, None),
        ("western countryside", "around", None, 270.0),
        ("northern", "part", None, 0.0),
        ("central", "part", None, None),
        ("between Tikrit and", "between", None, None),
        ("border with", "border", None, None),
    ],
)
def test_what_the_words_of_a_modifier_mean(
    words: str, kind: str, distance: float | None, bearing: float | None
) -> None:
    """A modifier is told by kind, distance in kilometres and direction in degrees."""
    relation = relation_of(words)
    assert (relation.kind, relation.bearing) == (kind, bearing)
    assert relation.kilometres == (pytest.approx(distance) if distance is not None else None)


def test_a_distance_and_a_direction_move_the_point(gazetteer: Gazetteer) -> None:
    """Ten kilometres south-west of a town is ten kilometres away, to the south and to the west."""
    town = answers(gazetteer, "He was in Baqubah, Iraq.")["Baqubah"].place
    place, radius = area(gazetteer, "A mine went off 10 km south-west of Baqubah, Iraq.", "Baqubah")
    assert town is not None and kilometres(town, place) == pytest.approx(10, abs=0.5)
    assert place.lat is not None and town.lat is not None and place.lat < town.lat
    assert place.lon is not None and town.lon is not None and place.lon < town.lon
    assert place.precision == "district"
    assert 3 <= radius <= 10


def test_a_point_moved_over_the_border_of_a_province_is_in_the_next(gazetteer: Gazetteer) -> None:
    """The province of a moved point is that in whose shape it lies, not that of the name."""
    near, _ = area(gazetteer, "Guns fired 5 km north of Mosul in Iraq.", "Mosul")
    far, _ = area(gazetteer, "Guns fired 65 km east of Mosul in Iraq.", "Mosul")
    assert near.adm1 == "Nineveh"
    assert far.adm1 == "Erbil"


@pytest.mark.parametrize("words", ["near", "on the outskirts of", "outside", "in the countryside of"])
def test_near_a_town_is_not_in_it(gazetteer: Gazetteer, words: str) -> None:
    """What is near a town or around it is an area around its point."""
    place, radius = area(gazetteer, f"Shells fell {words} Idlib in Syria.", "Idlib")
    assert (place.name, place.precision, radius) == ("Idlib", "district", 15.0)


def test_between_two_towns_is_the_middle_with_half_the_way_as_radius(gazetteer: Gazetteer) -> None:
    """Both names mean the same area, and it belongs to neither town."""
    found = answers(gazetteer, "They clashed between Mosul and Erbil in Iraq.")
    first, second = found["Mosul"], found["Erbil"]
    assert first.place is not None and first.place == second.place
    assert first.place.name == "between Mosul and Erbil"
    ends = [candidate for answer in (first, second) for candidate in answer.alternatives[:1]]
    assert [kilometres(end, first.place) for end in ends] == [pytest.approx(first.radius_km, abs=1)] * 2


def test_a_part_of_a_country_or_a_province_is_an_area_in_that_part(gazetteer: Gazetteer) -> None:
    """ "Northern Syria" is in the north of Syria and no finer than a region; "western Anbar" is in Anbar."""
    found = answers(gazetteer, "Raids in northern Syria, and in western Anbar in Iraq.")
    north, west = found["Syria"].place, found["Anbar"].place
    assert north is not None and north.lat is not None and west is not None and west.lon is not None
    assert (north.name, north.country, north.precision, north.kind) == (
        "northern Syria",
        "SY",
        "region",
        "area",
    )
    assert north.lat > 35.5
    assert (west.name, west.adm1, west.precision) == ("western Anbar", "Anbar", "district")
    assert west.lon < 41.6


@pytest.mark.parametrize(
    "text",
    ["Fighters crossed the Iraqi-Syrian border.", "The border between Iraq and Syria was closed.",
     "Guards on the border with Iraq were shot at, Syria said.", "Smoke rose over the Iraq-Syria border."],
)  # fmt: skip
def test_a_border_is_a_strip_and_neither_country(gazetteer: Gazetteer, text: str) -> None:
    """However it is written, the border of two countries is one area with a point on it."""
    places = [answer.place for answer in answers(gazetteer, text).values() if answer.place is not None]
    (strip,) = {place for place in places if place.kind == "area"}
    assert (strip.name, strip.country, strip.precision) == ("border of Iraq and Syria", None, "region")
    assert strip.lon is not None and 38.7 < strip.lon < 42.5


def test_the_border_with_a_country_whose_neighbour_is_not_told_is_nowhere(gazetteer: Gazetteer) -> None:
    """One side of a border says nothing about where on it: no answer, and a reason."""
    answer = answers(gazetteer, "A patrol was seen at the border with Turkey.")["Turkey"]
    assert answer.place is None
    assert "other side" in answer.reason


def test_the_side_of_a_river_is_an_area_with_its_provinces_ranked(gazetteer: Gazetteer) -> None:
    """East of the Euphrates in Syria lie several provinces; the one with the longest stretch of it comes first."""
    answer = answers(gazetteer, "They clashed east of the Euphrates in Syria.")["Euphrates"]
    assert answer.place is not None
    assert (answer.place.precision, answer.place.adm1, answer.place.country) == ("region", None, "SY")
    assert [place.name for place in answer.alternatives] == ["Deir ez-Zor", "Raqqa", "Aleppo", "Hasakah"]


def test_a_place_unknown_in_what_holds_it_is_that_area(gazetteer: Gazetteer) -> None:
    """A village that is not known in the division that the text names is not one of its name elsewhere."""
    answer = answers(gazetteer, "A farm in Holliday, Missouri, burned down.")["Holliday"]
    assert answer.place is not None
    assert (answer.place.name, answer.place.precision) == ("Missouri", "province")


def test_the_words_of_a_modifier_do_not_reach_over_a_sentence(gazetteer: Gazetteer) -> None:
    """The last words of one sentence do not move the name that begins the next."""
    answer = answers(gazetteer, "They looked for what was near. Baqubah in Iraq was calm.")["Baqubah"]
    assert (answer.mention.modifier, answer.radius_km) == (None, None)
