"""What people decide wins, and can be undone exactly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.builders import BAQUBAH, DIYALA, KHANAQIN, MUQDADIYA, Desk, day, evidence_of, toll

from rasid.errors import BrokenPromise, InputError
from rasid.merge.judgements import effective
from rasid.model.incident import Incident

BOMB: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": day("2024-03-11")}
APART: dict[str, Any] = {**BOMB, "place": MUQDADIYA}


def groups(desk: Desk) -> set[frozenset[str]]:
    return {frozenset(incident.observations) for incident in desk.merged().incidents}


def incident_of(desk: Desk, observation: str) -> Incident:
    return next(incident for incident in desk.merged().incidents if observation in incident.observations)


def test_same_joins_whole_incidents() -> None:
    """Two observations judged the same bring their incidents together with all that is in them."""
    desk = Desk()
    one, two = desk.tell("One.", **BOMB), desk.tell("Two.", source="hamrin-news", **BOMB)
    three, four = desk.tell("Three.", **APART), desk.tell("Four.", source="hamrin-news", **APART)
    desk.judge("same", one.id, four.id)
    assert groups(desk) == {frozenset({one.id, two.id, three.id, four.id})}


def test_different_parts_what_looks_alike() -> None:
    """Two observations judged different are in two incidents, whatever they have in common."""
    desk = Desk()
    one, two = desk.tell("One.", **BOMB), desk.tell("Two.", source="hamrin-news", **BOMB)
    desk.judge("different", one.id, two.id)
    assert groups(desk) == {frozenset({one.id}), frozenset({two.id})}


def test_newcomer_joins_one_side_of_a_judged_whole() -> None:
    """A vaguer telling of one town joins the incident that two towns were judged to be."""
    desk = Desk()
    one, two = desk.tell("One.", **BOMB), desk.tell("Two.", **APART)
    week = desk.tell(
        "This week.", source="hamrin-news", **{**BOMB, "time": day("2024-03-08", "2024-03-14", "week")}
    )
    desk.judge("same", one.id, two.id)
    assert groups(desk) == {frozenset({one.id, two.id, week.id})}


def test_later_judgement_wins() -> None:
    """Of same and different on one pair the later one counts."""
    desk = Desk()
    one, two = desk.tell("One.", **BOMB), desk.tell("Two.", **APART)
    desk.judge("different", one.id, two.id, made="2024-04-01T00:00:00Z")
    desk.judge("same", one.id, two.id, made="2024-04-02T00:00:00Z")
    assert len(groups(desk)) == 1
    desk.judge("different", one.id, two.id, made="2024-04-03T00:00:00Z")
    assert len(groups(desk)) == 2


def test_same_that_contradicts_later_different_takes_only_the_judged() -> None:
    """Where whole incidents may not be joined, the judged observations alone become one."""
    desk = Desk()
    one, other = desk.tell("One.", **BOMB), desk.tell("Other.", source="hamrin-news", **BOMB)
    two = desk.tell("Two.", **APART)
    desk.judge("same", one.id, two.id, made="2024-04-01T00:00:00Z")
    desk.judge("different", other.id, two.id, made="2024-04-02T00:00:00Z")
    assert groups(desk) == {frozenset({one.id, two.id}), frozenset({other.id})}


def test_rejected_observation_counts_nowhere() -> None:
    """A rejected observation is in no incident and no claim, and accepting it later brings it back."""
    desk = Desk()
    one = desk.tell("One.", **BOMB)
    desk.judge("reject", one.id)
    assert desk.merged().claims == ()
    desk.judge("accept", one.id, made="2024-05-01T00:00:00Z")
    assert groups(desk) == {frozenset({one.id})}


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("stance", "denies", ("stance",)),
        ("place.name", "Mandali", ("place", "name")),
        ("happening.mode", None, ("happening", "mode")),
        ("place", None, ("place",)),
    ],
)
def test_correction(field: str, value: object, path: tuple[str, ...]) -> None:
    """A corrected field has the new value, is sure, and is no longer inferred."""
    desk = Desk()
    one = desk.tell("One.", inferred=(path[0], "agent"), **BOMB)
    desk.judge("correct", one.id, field=field, value=json.dumps(value))
    found: Any = desk.evidence().live[0]
    assert found.confidence[path[-1]] == 1.0 and path[0] not in found.inferred and "agent" in found.inferred
    for step in path:
        found = getattr(found, step)
    assert found == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", '"x"'),
        ("stance", '"shouts"'),
        ("stance", "denies"),
        ("place.nane", '"x"'),
        (None, "1"),
        ("stance", None),
        ("time", '{"text": null, "start": "yesterday", "end": null, "precision": "day"}'),
    ],
)
def test_correction_that_cannot_be(field: str | None, value: str | None) -> None:
    """A correction of what is no field, or to what is no value, is refused by name."""
    desk = Desk()
    one = desk.tell("One.", **BOMB)
    judgement = desk.judge("correct", one.id, field=field, value=value)
    with pytest.raises(InputError, match=judgement.id):
        desk.evidence()


def test_undo_restores_exactly() -> None:
    """Undoing any judgement restores incidents and claims to what they were; undoing that undoes it."""
    desk = Desk()
    one = desk.tell("One.", tolls=(toll("killed", 3),), **BOMB)
    two = desk.tell("Two.", **{**BOMB, "place": BAQUBAH})
    desk.tell("Three.", **{**BOMB, "place": DIYALA})
    before = desk.merged()
    for verdict, targets, more in (
        ("same", (one.id, two.id), {}),
        ("different", (one.id, two.id), {}),
        ("reject", (one.id,), {}),
        ("correct", (one.id,), {"field": "place", "value": "null"}),
    ):
        judged = desk.judge(verdict, *targets, **more)
        changed = desk.merged()
        undo = desk.judge("undo", judged.id, made="2024-04-02T00:00:00Z")
        assert desk.merged() == before
        desk.judge("undo", undo.id, made="2024-04-03T00:00:00Z")
        assert desk.merged() == changed
        desk.judgements.clear()


def test_undo_of_what_is_not_there_does_nothing() -> None:
    """An undo whose target is out of view, and judgements on observations out of view, are left alone."""
    desk = Desk()
    one = desk.tell("One.", **BOMB)
    desk.judge("undo", "j-not-there")
    desk.judge("same", one.id, "o-not-there")
    desk.judge("reject", "o-not-there")
    assert groups(desk) == {frozenset({one.id})}


def test_ring_of_undos_ends() -> None:
    """Undos written by hand that undo each other do not hang."""
    from rasid.model.judgement import Judgement

    first = Judgement("j-1", "undo", ("j-2",), "x", "2024-01-01", "")
    second = Judgement("j-2", "undo", ("j-1",), "x", "2024-01-01", "")
    assert effective([first, second]) == []


def test_observation_without_report_is_refused() -> None:
    """An observation whose report is not given is a broken promise, not a silent gap."""
    desk = Desk()
    desk.tell("One.", **BOMB)
    with pytest.raises(BrokenPromise, match="without its report"):
        evidence_of(desk.observations, [])
