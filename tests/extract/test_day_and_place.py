"""Deeds with a place and a day of their own are told, whoever is in them."""

from __future__ import annotations

import pytest
from tests.reading import read

from rasid.run.here import Reader

TOLD = {
    "A midwife was released unhurt in Bossangoa on Tuesday.": "CONCEDE",
    "Two clerks seized from a ferry were freed on Monday in Buguma.": "CONCEDE",
    "A herder and a patrol shot at one another near Abyei on Sunday.": "ASSAULT",
    "The curfew in Kadugli was lifted on Saturday.": "CONCEDE",
}


@pytest.mark.parametrize(("text", "type_"), TOLD.items())
def test_a_day_and_a_place_make_it_news(reader: Reader, text: str, type_: str) -> None:
    """Nobody of public life need be named where it is told on which day and where it was."""
    assert type_ in {o.happening.type for o in read(reader, text)}


@pytest.mark.parametrize("text", ["The idea hit him on Monday.", "A neighbour helped her at home in Bria."])
def test_one_of_the_two_is_not_enough(reader: Reader, text: str) -> None:
    """A day alone, or a place alone, makes no news of what happens to everybody."""
    assert not read(reader, text)
