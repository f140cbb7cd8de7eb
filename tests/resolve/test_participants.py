"""Whom the words for a participant mean: a listed actor, found, referred back to, or nobody."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds

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
    "Baghdad police arrested two judges.": {"agent": "Baghdad police", "agent_is": None},
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
