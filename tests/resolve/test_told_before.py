"""Which scene told before a sentence goes back to, where it says no place of its own."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

#: More sentences than a count of victims reaches back.
FILLER = "It snowed. The river froze. Nobody slept. The lights went out."


def last_scene(reader: Reader, text: str) -> tuple[str | None, str | None]:
    """Place and day of the happening told last in ``text``."""
    last = seen(read(reader, text)[-1])
    return last["place"], last["day"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A mine exploded in Samarra on Monday.", "The blast killed two shepherds."),
        ("Gunmen shot two clerks in Samarra on Monday.", "The shooting killed a third man."),
        ("Rebels attacked a post in Samarra on Monday.", "Two guards died in the attack."),
        ("A mine exploded in Samarra on Monday.", "The attack killed two shepherds."),
    ],
)
def test_a_definite_event_is_the_one_of_its_sort(reader: Reader, before: str, after: str) -> None:
    """ "The blast" is the one told before, however long ago, and "the attack" whatever it was."""
    assert last_scene(reader, f"{before} {FILLER} {after}") == ("Samarra", "2024-03-11")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "A drone struck a barn in Samarra on Monday.",
            "Widows said the killing of the mayor had shocked them.",
        ),
        ("A drone struck a barn in Samarra on Monday.", "The stabbing killed a clerk."),
        ("Gunmen shot two clerks in Samarra on Monday.", "The gunmen shot three bakers."),
        ("Gunmen attacked a post in Samarra on Monday.", "The attack of the rebels killed a clerk."),
    ],
)
def test_another_event_is_not_the_one_told_before(reader: Reader, before: str, after: str) -> None:
    """An event of another sort, or one that says whose it was, may have been anywhere; so may what people do."""
    place, day = last_scene(reader, f"{before} {FILLER} {after}")
    assert place != "Samarra" and day is None


@pytest.mark.parametrize("victim", ["man", "girl", "shepherd", "policeman"])
def test_people_point_to_no_scene(reader: Reader, victim: str) -> None:
    """ "The man" tells nothing of where he was killed; the blast does."""
    text = f"Gunmen shot a {victim} in Samarra on Monday. A bomb exploded in Ramadi on Tuesday."
    assert last_scene(reader, f"{text} The blast killed the {victim}.") == ("Ramadi", "2024-03-12")


def test_a_thing_points_to_its_scene(reader: Reader) -> None:
    """ "The bridge" is the one told before, although another place was named since."""
    text = "Jets bombed a bridge in Samarra on Monday. A mine killed a boy in Ramadi on Tuesday."
    text += " The ministry denied that jets had bombed the bridge."
    assert last_scene(reader, text) == ("Samarra", "2024-03-11")


def test_what_brings_down_an_aircraft_kills_nobody_elsewhere(reader: Reader) -> None:
    """After an aircraft was shot down, a count of the dead is of another event; after a raid it is of the raid."""
    after = "Two soldiers were killed."
    assert last_scene(reader, f"Rebels shot down a helicopter in Samarra on Monday. {after}")[0] != "Samarra"
    assert last_scene(reader, f"Rebels raided a post in Samarra on Monday. {after}")[0] == "Samarra"


def test_somebody_with_an_office_is_another_event(reader: Reader) -> None:
    """The killing of somebody who is told apart by name is an event of its own; that of "two men" is not."""
    before = "A bomb exploded in Samarra on Monday."
    assert last_scene(reader, f"{before} Gunmen killed the commander of the Tenth Brigade.")[0] != "Samarra"
    assert last_scene(reader, f"{before} Gunmen killed two men.")[0] == "Samarra"
