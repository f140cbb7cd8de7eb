"""Whom an incident's agent acts upon, where tellings name the agent otherwise or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import ACTORS, KHANAQIN, SOURCES, Desk, day, who

from rasid.merge import gather, merge
from rasid.model.observation import Participant
from rasid.model.world import Actor

SHELLING: dict[str, Any] = {"mode": "heavy-weapons", "place": KHANAQIN, "time": day("2024-03-11")}
#: A brigade of the army.
BRIGADE = Actor("iraq-brigade", "Fifth Brigade", "armed_force", "IQ", ("iraq-army",), "iraq")


def patient(
    one: tuple[Participant | None, Participant | None], other: tuple[Participant | None, Participant | None]
) -> str | None:
    """The patient of one incident that two outlets tell with these agents and patients."""
    desk = Desk()
    desk.tell("One.", agent=one[0], patient=one[1], **SHELLING)
    desk.tell("Two.", agent=other[0], patient=other[1], source="hamrin-news", **SHELLING)
    actors = {**ACTORS, BRIGADE.id: BRIGADE}
    evidence = gather(desk.observations, desk.reports, (), sources=SOURCES, actors=actors, reprints=())
    (incident,) = merge(evidence).incidents
    return incident.patient.text if incident.patient else None


@pytest.mark.parametrize("swapped", [False, True])
def test_a_brigade_and_its_army_have_one_target(*, swapped: bool) -> None:
    """What an army shelled is what its brigade shelled, whichever report names the target."""
    army, brigade = who("the Iraqi army", "iraq-army"), who("the Fifth Brigade", "iraq-brigade")
    with_target, without = (brigade, army) if swapped else (army, brigade)
    assert patient((with_target, who("a rebel post")), (without, None)) == "a rebel post"


@pytest.mark.parametrize(
    ("agent", "whom", "told"),
    [
        ("the Iraqi army", "a convoy of Iraqi nurses", True),
        ("the rebel forces", "a convoy of security forces", True),
        ("the Iraqis", "a line of Iraqi teachers", True),
        ("the militia", "a convoy of the militia", False),
        ("the Iraqi army", "an army convoy", False),
    ],
)
def test_a_common_country_makes_no_target_the_agents_own(agent: str, whom: str, told: bool) -> None:
    """Who shares a country or a word for any troops with the agent may be its target; what is named as its own not."""
    assert patient((who(agent), None), (None, who(whom))) == (whom if told else None)
