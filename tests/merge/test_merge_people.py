"""Who has a name of his own can be asked again, and is an origin."""

from __future__ import annotations

import pytest

from rasid.merge.people import personal_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Colonel-Major Adam Bello-Diop", "adam bello-diop"),
        ("Musa Ag Bello", "musa ag bello"),
        ("Dr Fatima al-Zahra", "fatima al-zahra"),
        ("Prime Minister John Abu Karim", "john abu karim"),
    ],
)
def test_ranks_are_no_part_of_a_name(words: str, name: str) -> None:
    """A person is the same with and without the rank that a report gives."""
    assert personal_name(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "a police official in Anbar",
        "two residents",
        "Bello",
        "Security Council",
        "the General Staff",
        None,
        "",
    ],
)
def test_others_have_no_name(words: str | None) -> None:
    """Offices, bodies, people in general and a family name alone name no one person."""
    assert personal_name(words) is None
