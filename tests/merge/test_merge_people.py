"""Who has a name of his own can be asked again, and is an origin."""

from __future__ import annotations

import pytest
from tests.builders import Desk

from rasid.merge import independent_origins
from rasid.merge.people import personal_name
from rasid.model.observation import Speaker


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Colonel-Major Adam Bello-Diop", "Adam Bello-Diop"),
        ("Musa Ag Bello", "Musa ag Bello"),
        ("Dr Fatima al-Zahra", "Fatima al-Zahra"),
        ("Prime Minister John Abu Karim", "John Abu Karim"),
        ("Health Director Karim Jabbar", "Karim Jabbar"),
        ("Karim Jabbar, the health director", "Karim Jabbar"),
        ("Hamas Leader Adel Marwan", "Adel Marwan"),
        ("Colonel Hassan Sheikh Omar", "Hassan Sheikh Omar"),
    ],
)
def test_ranks_are_no_part_of_a_name(words: str, name: str) -> None:
    """A person is the same with and without the rank that a report gives."""
    assert personal_name(words) == personal_name(name)
    assert personal_name(name) is not None


@pytest.mark.parametrize(
    "words",
    [
        "a police official in Anbar",
        "two residents",
        "Bello",
        "Security Council",
        "the General Staff",
        "Medical Sources",
        "Medical Staff",
        "Local Residents",
        "Syrian Activists",
        "White Helmets",
        "Islamic Jihad",
        "Baghdad Mayor",
        "Hamas Leader",
        "Prime Minister",
        "Doctors Without Borders",
        None,
        "",
    ],
)
def test_others_have_no_name(words: str | None) -> None:
    """Offices, bodies, people in general and a family name alone name no one person."""
    assert personal_name(words) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Ali Hassan", "Muhammad Ali Hasan"),
        ("Khaled al-Zahra", "Khalid El Zahra"),
        ("Youssef Hussein", "Yusuf Husayn"),
        ("Omar Qassem", "Umar Kasim"),
    ],
)
def test_a_name_is_one_however_it_is_spelt(one: str, other: str) -> None:
    """Arabic names come into English in several spellings."""
    assert personal_name(one) == personal_name(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ali Hassan", "Ali Hussein"), ("Omar Said", "Amir Said"), ("Adel Karim", "Adel Kamal")],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    """Names that only look alike are of two people."""
    assert personal_name(one) != personal_name(other)


def people(*names: str) -> int:
    """Origins of one raid that so many people tell to two outlets."""
    desk = Desk()
    for at, name in enumerate(names):
        source = ("tigris-daily", "hamrin-news")[at % 2]
        desk.tell(f"A raid, said {name}.", source=source, by=Speaker(name, "official", None))
    return independent_origins(desk.observations, desk.evidence()).count


def test_a_person_with_and_without_the_title_is_one_origin() -> None:
    """One outlet puts the office before the name, another behind a comma."""
    assert people("Health Director Karim Jabbar", "Karim Jabbar, the health director") == 1


def test_a_name_may_be_the_end_of_a_fuller_one() -> None:
    """Who is called by all his names here and by two of them there is one, unless two men share these two."""
    assert people("Adel Karim Jabbar", "Karim Jabbar") == 1
    assert people("Adel Karim Jabbar", "Karim Jabbar", "Zaki Karim Jabbar") == 3
