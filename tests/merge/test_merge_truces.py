"""Ceasefires are events to the codebook, and one situation with its turns."""

from __future__ import annotations

import pytest
from tests.builders import IRAQ, Desk, day, speaker, who

from rasid.merge.truces import name_in
from rasid.model.observation import Phase
from rasid.model.situation import Situation

GOVERNMENT = who("the government", "iraq")


def desk_of_a_ceasefire() -> Desk:
    """A ceasefire that begins, is suspended, and resumes on a day that its two sides give differently."""
    desk = Desk()
    tell(
        desk, "A ceasefire between the government and the River Front took effect.", "2024-03-01", published=1
    )
    tell(
        desk,
        "The government suspended the ceasefire with the River Front.",
        "2024-03-06",
        "suspends",
        published=6,
    )
    tell(
        desk, "The ceasefire with the River Front resumed on Tuesday.", "2024-03-12", "resumes", published=12
    )
    tell(
        desk, "The truce had already resumed on Monday.", "2024-03-11", "resumes", published=12,
        agent=None, patient=None, by=speaker("red-crescent"), source="hamrin-news",
    )  # fmt: skip
    return desk


def tell(
    desk: Desk, text: str, on: str, phase: Phase | None = None, *, published: int, **more: object
) -> None:
    """One telling of a ceasefire between the government and a group that no list holds."""
    fields = {"agent": GOVERNMENT, "patient": who("the River Front"), "place": IRAQ, **more}
    desk.tell(
        text, type="RETREAT", mode="ceasefire", phase=phase, time=day(on), published=f"2024-03-{published:02}",
        **fields,
    )  # fmt: skip


def truces(desk: Desk) -> list[Situation]:
    return [situation for situation in desk.merged().situations if situation.type == "truce"]


def test_a_ceasefire_is_one_situation() -> None:
    """It begins, is suspended and resumes, in one track, and holds again now."""
    (truce,) = truces(desk_of_a_ceasefire())
    assert [turn.phase for turn in truce.turns] == ["begins", "suspends", "resumes"]
    assert truce.now == "resumes"


def test_two_days_of_a_resumption_stand_side_by_side() -> None:
    """Each day on which it is said to have resumed is a boundary, with who names it."""
    (truce,) = truces(desk_of_a_ceasefire())
    assert [boundary.day for boundary in truce.turns[-1].boundaries] == ["2024-03-11", "2024-03-12"]
    assert "on 11 March 2024 says Red Crescent" in truce.turns[-1].note


def test_a_ceasefire_stays_an_incident() -> None:
    """What codebooks count as an event is still listed as one."""
    types = {incident.type for incident in desk_of_a_ceasefire().merged().incidents}
    assert types == {"RETREAT"}


def test_ceasefires_with_two_groups_are_two() -> None:
    """One government keeps a ceasefire with one group and suspends that with another."""
    desk = Desk()
    tell(desk, "A ceasefire with the River Front began.", "2024-03-01", published=1)
    tell(
        desk, "The government suspended the ceasefire with the Hill League.", "2024-03-02", "suspends",
        published=2, patient=who("the Hill League"),
    )  # fmt: skip
    assert len(truces(desk)) == 2


def test_the_day_before_a_ceasefire_is_not_its_day() -> None:
    """ "Hours before the truce began" tells the day of something else."""
    desk = Desk()
    tell(desk, "A ceasefire with the River Front began.", "2024-03-02", published=3)
    tell(desk, "On Friday, hours before the truce began.", "2024-03-01", published=3)
    (truce,) = truces(desk)
    assert [boundary.day for turn in truce.turns for boundary in turn.boundaries] == ["2024-03-02"]


@pytest.mark.parametrize("text", ["both sides", "our units", "fighters of the group"])
def test_no_name_tells_two_ceasefires_apart(text: str) -> None:
    """Only a name says with whom a ceasefire is."""
    assert name_in(text, "") is None
