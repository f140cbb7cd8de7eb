"""Two flights on two days are two, and operations that go on are one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import BAQUBAH, Desk, day

from rasid.merge.topics import is_outing

FLIGHT: dict[str, Any] = {"kind": "state", "type": "operations", "phase": "continues", "place": BAQUBAH}


def claims(one: str, other: str, *days: str) -> int:
    """How many claims two outlets' words for operations on two days come to."""
    desk = Desk()
    first, second = days
    desk.tell(f"{one}.", published="2024-03-15", time=day(first), **FLIGHT)
    desk.tell(f"{other}.", published="2024-03-17", source="hamrin-news", time=day(second), **FLIGHT)
    return len(desk.merged().claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A joint flight left on Thursday", "The first joint flight left on Saturday"),
        ("One patrol of both armies went out", "Another patrol of both armies went out"),
        ("The last convoy of the allies passed", "a convoy of the allies passed"),
    ],
)
def test_two_outings_on_two_days(one: str, other: str) -> None:
    """An outing on one day and an outing on another are two claims; on one day they are one."""
    assert claims(one, other, "2024-03-14", "2024-03-16") == 2
    assert claims(one, other, "2024-03-14", "2024-03-14") == 1


def test_what_goes_on_is_one_state() -> None:
    """Flights told on two days go on, and so do those of which one report tells a single one."""
    assert claims("Joint flights go on", "Joint flights go on", "2024-03-14", "2024-03-16") == 1
    assert claims("A joint flight left", "Joint flights go on", "2024-03-14", "2024-03-16") == 1


@pytest.mark.parametrize(
    ("words", "outing"),
    [
        ("A joint patrol left the town", True),
        ("the ministry suspended a flight of aid to the north", True),
        ("The first joint Russian patrol.", True),
        ("another convoy with food", True),
        ("the army maintains a patrol base there", False),
        ("a flight school stays open", False),
        ("a flight of refugees from the town", False),
        ("the last patrol boats lie in the port", False),
        ("joint patrols go on", False),
    ],
)
def test_one_occasion_is_told_by_its_own_noun(words: str, outing: bool) -> None:
    """A flight or a patrol is an outing where it is the thing itself, and not a word before another noun."""
    assert is_outing(words) == outing
