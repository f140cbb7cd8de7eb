"""The town of a headline as the scene of what is told under it without a place."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


def places(reader: Reader, title: str, text: str) -> dict[str, str | None]:
    """The place of each happening of the body, by its type."""
    told = [o for o in read(reader, text, title=title) if "headline" not in o.flags]
    return {one["type"]: one["place"] for one in map(seen, told)}


@pytest.mark.parametrize(
    ("title", "text", "town"),
    [
        ("Testimony: a night in Samarra", "We spoke to nine people. Gunmen killed a baker.", "Samarra"),
        ("What we saw in Kirkuk", "The street is quiet. Two houses were burned down on Monday.", "Kirkuk"),
        ("Market in Ramadi still closed", "Traders stay at home. A bomb killed two of them.", "Ramadi"),
    ],
)
def test_violence_is_in_the_town_of_the_headline(reader: Reader, title: str, text: str, town: str) -> None:
    """What is told without a place under a headline with one town was there, as inferred."""
    (told,) = [o for o in read(reader, text, title=title) if "headline" not in o.flags]
    assert told.place is not None and told.place.name == town and "place" in told.inferred


@pytest.mark.parametrize(
    "away",
    [
        "The mayor flew to Mosul for talks.",
        "The mayor has gone to Turkey for talks.",
        "The mayor was born in the village of Kelembaro.",
    ],
)
def test_another_name_leads_away(reader: Reader, away: str) -> None:
    """Once the text has named another town, another country, or a village that no list holds, the headline's town is
    no scene any more."""
    title = "A night in Samarra"
    assert places(reader, title, "The mayor sleeps. Gunmen killed a baker.")["ASSAULT"] == "Samarra"
    assert places(reader, title, f"{away} Gunmen killed a baker.")["ASSAULT"] != "Samarra"


def test_two_towns_are_no_scene(reader: Reader) -> None:
    """A headline that names two towns places nothing, and neither does one that names a wide area."""
    text = "We spoke to nine people. Gunmen killed a baker."
    assert places(reader, "From Samarra to Kirkuk in a night", text)["ASSAULT"] not in ("Samarra", "Kirkuk")
    assert places(reader, "A night in the Hamrin mountains", text)["ASSAULT"] != "Hamrin Mountains"


def test_what_is_recalled_by_its_day_is_elsewhere(reader: Reader) -> None:
    """ "Tuesday's attack" recalls what may have been anywhere; "the attack" was there."""
    title = "A night in Samarra"
    assert places(reader, title, "The attack on the market wounded bakers.")["ASSAULT"] == "Samarra"
    assert places(reader, title, "Tuesday's attack on the market wounded bakers.")["ASSAULT"] != "Samarra"
