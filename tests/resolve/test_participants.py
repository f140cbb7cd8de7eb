"""Whom the words for a participant mean: a listed actor, found, referred back to, or nobody."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds, read

from rasid.run.here import Reader

ROWS: dict[str, dict[str, Any]] = {
    # -- by name -------------------------------------------------------------------------------------------
    "Iraqi Army soldiers shelled ISIS camps.": {"agent_is": "iraq-army", "patient_is": "isis"},
    "Gunmen attacked a convoy of the Popular Mobilization Forces.": {
        "agent_is": None, "patient_is": "popular-mobilization-forces",
    },
    # -- referred back to ----------------------------------------------------------------------------------
    "The Ministry of Defence spoke to us. The ministry denied that troops had left Kut.": {
        "speaker_is": "iraq-defence-ministry",
    },
    "ISIS is weak. The militants attacked a post in Kut.": {"agent_is": "isis"},
    "ISIS is weak. Two militants attacked a post in Kut.": {"agent_is": None},
    "The Iraqi Air Force is ready. The jets bombed a cave near Kut.": {"agent_is": "iraq-air-force"},
    "ISIS said that its men had killed two guards.": {"agent_is": "isis"},
    "The Popular Mobilization Forces denied that their fighters had burned houses.": {
        "agent_is": "popular-mobilization-forces",
    },
    "The governor said that his men had arrested two judges.": {"agent": "his men", "agent_is": None},
    "The Coalition met the residents. The residents said their sons had been arrested.": {"patient_is": None},
    # -- states under the name of their capital ------------------------------------------------------------
    "Baghdad denied that troops had left Kut.": {"speaker_is": "iraq-government"},
    "Turkey withdrew its troops from Bashiqa.": {"agent_is": "turkey-government"},
    # -- parts of a state without its name ----------------------------------------------------------------
    "Baghdad police arrested two judges.": {"agent": "Baghdad police", "agent_is": "iraq-police"},
    "The army shelled a village near Aleppo.": {"agent_is": "syria-army"},
    "Security forces arrested two judges in Kut.": {"agent_is": "iraq-security-forces"},
    "The army shelled a village.": {"agent_is": None},
    "Troops shelled a village near Aleppo.": {"agent_is": None},
    "French jets bombed a cave near Kut.": {"agent_is": "france-forces"},
    "Paris denied that French troops had left Kut.": {"speaker_is": "france-government"},
    # -- names of nobody listed are kept as they are -------------------------------------------------------
    "The Falcons of Jisr Brigade attacked a post in Kut.": {
        "agent": "The Falcons of Jisr Brigade", "agent_is": None,
    },
    "Police said gunmen had attacked a post in Kut.": {"speaker": "Police", "speaker_is": None},
    "The police chief of Kut arrested two judges.": {"agent_is": None},
    # -- cities ------------------------------------------------------------------------------------------
    "Gunmen attacked Baghdad.": {"patient": "Baghdad", "patient_is": None},
    "Mosul denied that troops had left Kut.": {"speaker_is": None},
    # -- who speaks acts -----------------------------------------------------------------------------------
    '"We have captured Kut," a spokesman for ISIS said.': {"agent": "We", "agent_is": "isis"},
    "We captured two smugglers, a resident said.": {"agent_is": None},
}  # fmt: skip


@pytest.mark.parametrize("text", ROWS)
def test_who_is_meant(reader: Reader, text: str) -> None:
    """A participant is linked to the listed actor that its words mean, and to none where they mean nobody listed."""
    holds(reader, text, ROWS[text])


def test_what_is_carried_over_is_marked(reader: Reader) -> None:
    """A link that rests on other words than its own is marked as inferred; one by name is not."""
    holds(reader, "ISIS is weak. The militants attacked a post in Kut.", {"inferred": ("agent", "time")})
    holds(reader, "ISIS attacked a post in Kut on Monday.", {"inferred": ()})


SUSPECTED = {
    "Gunmen suspected of belonging to ISIS attacked a post in Kut.": "isis",
    "Suspected ISIS militants attacked a post in Kut.": "isis",
    "Gunmen attacked a post in Kut. The attackers are believed to be from ISIS.": "isis",
}


@pytest.mark.parametrize("text", SUSPECTED)
def test_a_suspected_identity_is_held_open(reader: Reader, text: str) -> None:
    """Whom a report only suspects is a candidate with a confidence, and no actor."""
    attack = next(o for o in read(reader, text) if o.happening.agent is not None)
    assert attack.happening.agent is not None
    assert (attack.happening.agent.actor, attack.happening.agent.candidate) == (None, SUSPECTED[text])
    assert 0 < attack.confidence["agent"] <= 0.5


def test_what_is_said_outright_is_no_suspicion(reader: Reader) -> None:
    """A name without a word of doubt is an actor, with no candidate, and surer than one that is suspected."""
    attack = next(o for o in read(reader, "ISIS militants attacked a post in Kut.") if o.happening.agent)
    assert attack.happening.agent is not None
    assert (attack.happening.agent.actor, attack.happening.agent.candidate) == ("isis", None)
    assert attack.confidence["agent"] > 0.5


def test_a_bomb_is_an_instrument(reader: Reader) -> None:
    """What explodes is nobody who acts."""
    attack = next(o for o in read(reader, "An IED killed two farmers near Kut."))
    assert attack.happening.agent is None or attack.happening.agent.actor is None
    assert attack.happening.instrument is not None and "IED" in attack.happening.instrument


def test_an_implied_part_of_a_state_is_marked(reader: Reader) -> None:
    """Whose army it is was concluded from the place, and the record says so."""
    holds(reader, "The army shelled a village near Aleppo.", {"inferred": ("agent", "time")})
