"""Verbs hidden by a participle, or by a noun in "-ing": who did what is told all the same."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

TOLD = {
    "Three weeks later the raiders, beaten back from Torodi, ambushed a mail van near Makalondi.": (
        "ambush",
        "the raiders",
        "a mail van",
    ),
    "Sudanese planes based in Port Sudan bombed trucks outside Kassala on Friday.": (
        "aerial",
        None,
        "trucks",
    ),
    "The rebels, driven out of Bria, burned Ippy.": ("destroy", "The rebels", "Ippy"),
    "Chad accused Sudan on Monday of opening fire at Adre, wounding two traders.": (
        "firearms",
        "Sudan",
        "two traders",
    ),
    "Two clerks abducted from a ferry at Bonny were beaten on Monday in Buguma.": (
        "beat",
        None,
        "Two clerks",
    ),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_participle_hides_no_deed(
    reader: Reader, text: str, told: tuple[str, str | None, str | None]
) -> None:
    """The verb behind a reduced relative clause is the deed, and the noun before the clause has its part in it."""
    found = [
        (o.happening.mode, seen(o)["agent"], seen(o)["patient"])
        for o in read(reader, text)
        if o.happening.mode == told[0]
    ]
    assert found == [told]


def test_those_before_the_comma_are_no_other_name_of_a_town(reader: Reader) -> None:
    """Who stands between a comma and a passive is the one it is done to."""
    (killed,) = read(reader, "Further from Gedaref, a colonel was killed in Doka on Friday by bandits.")
    assert seen(killed)["patient"] == "a colonel"


def test_two_deeds_joined_stay_two(reader: Reader) -> None:
    """With "and" between them both verbs are deeds of the subject."""
    told = read(reader, "The raiders shelled Torodi and ambushed a mail van near Makalondi.")
    assert [(seen(o)["agent"], seen(o)["patient"]) for o in told] == [
        ("The raiders", "Torodi"),
        ("The raiders", "a mail van"),
    ]
