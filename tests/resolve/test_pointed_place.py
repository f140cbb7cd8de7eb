""" "There", "in the town" and "here" as places."""

from __future__ import annotations

import pytest
from tests.reading import document_of, read, seen

from rasid.run.here import Reader


def place_of(reader: Reader, text: str, kind: str) -> str | None:
    """Where the last happening of a type is."""
    return [one["place"] for one in map(seen, read(reader, text)) if one["type"] == kind][-1]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Aid reached Tikrit on Monday. Gunmen killed two drivers there.", "Tikrit"),
        ("Traders fled Samarra. Rebels have attacked the town since then.", "Samarra"),
        ("The army holds Baiji. Shells killed two men in the town on Tuesday.", "Bayji"),
    ],
)
def test_words_go_back_to_the_town_named_before(reader: Reader, text: str, town: str) -> None:
    """What happened "there" happened in the town that was named last."""
    assert place_of(reader, text, "ASSAULT") == town


def test_the_town_of_a_speaker_is_not_there(reader: Reader) -> None:
    """ "There" is not where somebody only speaks."""
    text = "Troops left Tikrit. A spokesman in Baghdad said that gunmen had killed two drivers there."
    assert place_of(reader, text, "ASSAULT") == "Tikrit"


def test_there_were_points_nowhere(reader: Reader) -> None:
    """ "There were clashes" names no place."""
    text = "Aid reached Tikrit on Monday. There were clashes near the border of Kuwait."
    assert place_of(reader, text, "FIGHT") != "Tikrit"


def test_here_is_the_place_of_the_dateline(reader: Reader) -> None:
    """A report that says "here" speaks of where it was written."""
    text = "KIRKUK, March 12 (Example Wire) - Masked gunmen killed two guards at a bank here on Monday."
    assert place_of(reader, text, "FIGHT") == "Kirkuk"
    assert document_of(reader, text).layer("dateline")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen shot a driver in Tikrit on Monday as he was returning from Samarra.", "Tikrit"),
        ("Rebels ambushed a convoy near Baiji on its way from Mosul to Tikrit.", "Bayji"),
    ],
)
def test_the_ends_of_a_way_are_no_scene(reader: Reader, text: str, town: str) -> None:
    """Where the victims came from or went to is not where it happened, if another place is named."""
    assert place_of(reader, text, "ASSAULT" if "shot" in text else "FIGHT") == town


def test_a_ministry_speaks_from_the_capital(reader: Reader) -> None:
    """Where a ministry says it is not where it happened."""
    text = "In Baghdad the interior ministry said that its men had overrun a camp of the group."
    assert place_of(reader, text, "FIGHT") != "Baghdad"
