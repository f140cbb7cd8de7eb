"""Villages that no list holds: a name alone is little, a name with its country is a place."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import Desk, day, toll, who

from rasid.model.observation import ObservedPlace


def village(country: str | None = None, adm1: str | None = None) -> ObservedPlace:
    """Tell Zubayr, of which the report tells so much."""
    return ObservedPlace("Tell Zubayr", None, country, adm1, None, None, None)


def incidents(one: ObservedPlace, other: ObservedPlace, **more: Any) -> int:
    """How many incidents two outlets' tellings of a raid on one day come to."""
    desk = Desk()
    raid: dict[str, Any] = {"time": day("2024-03-11"), **more}
    desk.tell("Gunmen raided Tell Zubayr.", place=one, **raid)
    desk.tell("Tell Zubayr was raided by gunmen.", place=other, source="hamrin-news", **raid)
    return len(desk.merged().incidents)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (village("IQ"), village("IQ"), 1),
        (village("IQ", "Diyala"), village("IQ", "Diyala"), 1),
        (village("IQ", "Diyala"), village("IQ", "Anbar"), 2),
        (village("IQ"), village("SY"), 2),
        (village("IQ"), village(), 2),
        (village(), village(), 2),
    ],
)
def test_a_village_is_one_in_its_country(one: ObservedPlace, other: ObservedPlace, count: int) -> None:
    """One name in one country or province is one place; with no country on one side one day does not join two."""
    assert incidents(one, other) == count


def test_a_name_alone_joins_what_is_told_alike() -> None:
    """Without any country the same gunmen, or as many dead, are one incident; a day alone is not enough."""
    assert incidents(village(), village(), agent=who("gunmen")) == 1
    assert incidents(village(), village(), tolls=(toll("killed", 3, "farmers"),)) == 1
    assert incidents(village(), village()) == 2


def test_in_one_report_a_name_is_one_place() -> None:
    """A report that comes back to a village means the same one."""
    desk = Desk()
    report = desk.report("Gunmen raided Tell Zubayr. One guard was wounded there.")
    raid: dict[str, Any] = {"time": day("2024-03-11"), "place": village()}
    desk.tell(report, "Gunmen raided Tell Zubayr", agent=who("gunmen"), **raid)
    desk.tell(
        report, "One guard was wounded there", patient=who("one guard"), inferred=("place", "time"), **raid
    )
    assert len(desk.merged().incidents) == 1
