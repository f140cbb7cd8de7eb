"""Invented sentences of what a week brings besides attacks: closures, repairs, confessions, law, what took place."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

TOLD: dict[str, dict[str, Any]] = {
    "The town shut its schools on Monday.": {"type": "access", "phase": "ends", "patient": "its schools"},
    "The city closed its bazaars for two days.": {"type": "access", "phase": "ends"},
    "Crews repaired the power line near Samarra, the ministry said.": {"type": "AID", "mode": "rebuild"},
    "Engineers finished mending the bridge west of the town on Sunday evening.": {
        "type": "AID",
        "patient": "the bridge",
    },
    "The mayor will receive four of the demonstrators on Sunday.": {"type": "CONSULT", "modality": "planned"},
    "The president received tribal elders from Anbar.": {"type": "CONSULT", "patient": "tribal elders"},
    "The ministry will double the number of guards at the dam.": {"type": "MOBILIZE", "modality": "planned"},
    "The army doubled its checkpoints around Mosul on Friday.": {"type": "MOBILIZE", "agent": "The army"},
    "The two confessed to planting the mine, the army said.": {"type": "CONCEDE", "stance": "asserts"},
    "Police said that the suspects had confessed to killing a judge.": {"type": "CONCEDE"},
    "The ministry will take legal action against the newspaper.": {"type": "DISAPPROVE", "mode": "charge"},
    "Soldiers had dragged the teachers from their homes, villagers said.": {
        "type": "COERCE",
        "mode": "arrest",
    },
    "Pilots of the air force flew helicopters over the marshes on Friday.": {"type": "operations"},
    "Training courses for recruits continue, the army said.": {"type": "support", "phase": "continues"},
    "Twelve families left their homes near Tikrit, the mayor said.": {
        "type": "displacement",
        "tolls": [("displaced", "families", 12, 12, 12)],
    },
    "In 2019 the government declared victory over ISIS.": {"type": "operations", "phase": "ends"},
    "A Coalition air strike hit a depot near Tikrit.": {"agent": "Coalition", "mode": "aerial"},
    "The Coalition denied that it had carried out any strike near Tikrit on Friday.": {
        "stance": "denies",
        "modality": "actual",
    },
    "Clashes took place in Hama on Friday.": {"type": "FIGHT", "mode": "clash", "place": "Hama"},
}


@pytest.mark.parametrize("text", TOLD)
def test_it_is_told(reader: Reader, text: str) -> None:
    """One of the happenings of the sentence has the fields named beside it."""
    wanted = TOLD[text]
    found = [seen(observation) for observation in read(reader, text)]
    assert any(all(one[name] == value for name, value in wanted.items()) for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "She closed her shop and went home.",
        "He flew to Cairo on Friday.",
        "Two houses burned because of a faulty cable.",
        "They did not say when the ambush took place.",
        "The doctor received three patients.",
    ],
)
def test_it_is_not_told(reader: Reader, text: str) -> None:
    """What people do every day, an accident and what nobody said are no happenings."""
    assert read(reader, text) == ()


def test_what_took_place_is_confirmed(reader: Reader) -> None:
    """Who says that what another told took place confirms it, as the same kind of thing; who denies that denies it."""
    text = "The army said that an air strike had killed two rebels in Tikrit. The strike took place. We saw the crater."
    said, confirmed = (seen(one) for one in read(reader, text))
    assert (said["stance"], confirmed["stance"], confirmed["mode"]) == ("asserts", "confirms", "aerial")
    text = "The mayor said that an ambush near Tikrit had killed two guards. Police denied that the ambush happened."
    assert [one.stance for one in read(reader, text)] == ["asserts", "denies"]


def test_a_confession_keeps_what_is_confessed(reader: Reader) -> None:
    """The words of a confession hold what was confessed."""
    told = [seen(one) for one in read(reader, "The two confessed to planting the mine, the army said.")]
    assert "planting the mine" in next(one["text"] for one in told if one["type"] == "CONCEDE")
