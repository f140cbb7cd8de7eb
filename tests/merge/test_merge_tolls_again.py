"""Tolls that are raised, lowered or put right: in the incident they stand beside those of others."""

from __future__ import annotations

from typing import Any

from tests.builders import KHANAQIN, Desk, day, ministry, toll

from rasid.model.incident import Incident

BOMB: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": day("2024-03-11")}
AGAIN: dict[str, Any] = {**BOMB, "inferred": ("place", "time", "type")}


def _told(desk: Desk) -> tuple[Incident, ...]:
    return desk.merged().incidents


def _ranges(incident: Incident) -> list[tuple[int | None, int | None, int | None]]:
    return [(one.low, one.best, one.high) for one in incident.tolls]


def test_a_lowered_toll_takes_the_place_of_the_one_before() -> None:
    """The outlet's last figure stands, and no second event is made of the number that differs."""
    desk = Desk()
    report = desk.report("A bomb killed 12. The toll was lowered to 9.")
    desk.tell(report, "A bomb killed 12", tolls=(toll("killed", 12),), **BOMB)
    desk.tell(report, "The toll was lowered to 9", tolls=(toll("killed", 9),), **AGAIN)
    (incident,) = _told(desk)
    assert _ranges(incident) == [(9, 9, 9)]


def test_tolls_of_two_speakers_stand_side_by_side() -> None:
    """Who counts again gives a figure of their own, and the other's stays with its words."""
    desk = Desk()
    report = desk.report("A bomb killed 12. The ministry put the toll at 15.")
    desk.tell(report, "A bomb killed 12", tolls=(toll("killed", 12),), **BOMB)
    desk.tell(report, "The ministry put the toll at 15", tolls=(toll("killed", 15),), by=ministry(), **AGAIN)
    (incident,) = _told(desk)
    assert [(one.low, one.high) for one in incident.tolls] == [(12, 15)]
    assert [said.toll.best for said in incident.tolls[0].said] == [12, 15]


def test_a_figure_that_is_taken_back_takes_nothing_else_with_it() -> None:
    """After "21, not 23" the incident has 21, and the claim that there was a bomb stands."""
    desk = Desk()
    report = desk.report("A bomb killed 23. The ministry corrected its toll: 21, not 23.")
    desk.tell(report, "A bomb killed 23", tolls=(toll("killed", 23),), by=ministry(), **BOMB)
    words = "The ministry corrected its toll: 21"
    desk.tell(report, words, tolls=(toll("killed", 21),), by=ministry(), **AGAIN)
    undone = {**AGAIN, "stance": "retracts", "tolls": (toll("killed", 23),)}
    desk.tell(report, f"{words}, not 23", by=ministry(), **undone)
    (incident,) = _told(desk)
    assert _ranges(incident) == [(21, 21, 21)]
    (claim,) = desk.merged().claims
    assert claim.status == "single_source"
