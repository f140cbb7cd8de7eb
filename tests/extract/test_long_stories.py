"""Invented sentences as long stories have them: speakers behind commas, rare passives, services that stop."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds, read, seen

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

WHO_SAYS_SO_BEHIND_A_COMMA: Rows = {
    "Some 30 wounded were brought at dawn to the clinic in Goma, a nurse there said by radio, adding that two of "
    "them were in a serious condition.": {"by": "witness", "speaker": "a nurse"},
    "The bridge was reopened on Monday and flights have since resumed, the governor of Homs, General Adib Nasser, "
    "had told local radio.": {"by": "official", "type": "access", "phase": "resumes"},
    "Gunmen killed two farmers near Kano on Sunday, warned the chief of police, Colonel Idris Bala.": {
        "by": "official", "speaker": "the chief of police", "type": "ASSAULT",
    },
    "The toll had risen to 15 dead, most of them women, a doctor in Idlib said on Monday.": {
        "speaker": "a doctor", "type": "ASSAULT",
    },
    "The toll had risen to nine dead, all farmers, a medical source in Tal Afar said earlier on Monday.": {
        "speaker": "a medical source", "type": "ASSAULT",
    },
    "The road is closed a week after the army shut the border, the World Food Programme, which runs the convoys, "
    "said on Friday.": {"speaker": "the World Food Programme"},
    "The Sudanese army said that it had shelled a depot. Rebels had fired first, the statement added.": {
        "by": "institution", "speaker": "The Sudanese army", "agent": "Rebels",
    },
    "The Iraqi Ministry of Defence says that reports, according to which its jets bombed a market in Kut, are "
    "false.": {"speaker_is": "iraq-defence-ministry", "stance": "denies"},
    "Rumours according to which the army killed ten farmers in Homs spread on Monday.": {"hearsay": True},
}  # fmt: skip

WHAT_HAPPENS: Rows = {
    "Eleven militants were neutralised near Derna.": {
        "type": "FIGHT", "patient": "Eleven militants", "tolls": [("killed", "militants", 11, 11, 11)],
    },
    '"Six bandits were neutralised," the captain said.': {"type": "FIGHT", "patient": "Six bandits"},
    "Two rifles and a truck were seized.": {"type": "COERCE", "mode": "seize"},
    "Five smugglers were killed; three boats were seized.": {"type": "COERCE", "patient": "three boats"},
    "Health Now suspended its mobile clinics near Taiz on 4 March.": {"type": "operations", "phase": "suspends"},
    "Coalition flights to Erbil remain suspended.": {"type": "operations", "phase": "suspends", "count": 1},
    "The charity resumed its services in Bangui on Sunday.": {"type": "operations", "phase": "resumes"},
    "The injured were taken at night to the hospital in Sanaa.": {"type": "AID", "mode": "rescue"},
    "An inquiry has been opened, the Ministry of Interior said.": {"type": "INVESTIGATE", "by": "institution"},
    "A checkpoint will be installed at Kut before the end of the month.": {"type": "MOBILIZE", "modality": "planned"},
    "The foreign ministers of Iraq and Jordan are due to meet in Amman on 2 April.": {
        "type": "CONSULT", "modality": "planned", "day": "2024-04-02",
    },
    "Ethiopia lent Sudan two helicopters on Sunday.": {"type": "AID", "mode": "military"},
    "Ten villagers were torn to pieces by a shell in Kadugli.": {
        "type": "ASSAULT", "tolls": [("killed", "villagers", 10, 10, 10)],
    },
    "The authorities denied the strike of 3 March in Mosul.": {"type": "FIGHT", "stance": "denies"},
    "Teachers went on strike in Lagos on Monday.": {"type": "PROTEST", "mode": "strike"},
    "The ceasefire in Aleppo still holds.": {"mode": "ceasefire", "phase": "continues"},
    "Soldiers have been holding two students since Sunday.": {"type": "COERCE", "mode": "arrest"},
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WHO_SAYS_SO_BEHIND_A_COMMA.items())
def test_the_commas_tell_who_speaks(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """Where the tree hangs a speaker on what is said, the commas around the saying tell who it is."""
    holds(reader, text, wanted)


@pytest.mark.parametrize(("text", "wanted"), WHAT_HAPPENS.items())
def test_it_is_told(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """Rare participles, measures without a doer and services that stop are happenings as well."""
    holds(reader, text, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Adam Idris, a spokesman for the Iraqi army, said that two soldiers had been killed in Kut.",
        "Two soldiers were killed in Kut, Adam Idris, a spokesman for the Iraqi army, told reporters.",
        "Adam Idris, a spokesman for the Iraqi army, spoke in Kut. Two soldiers had been killed, Idris said.",
    ],
)
def test_a_spokesman_is_of_his_house(reader: Reader, text: str) -> None:
    """Somebody with a name speaks for the house of the office that stands beside the name, later by surname alone."""
    houses = {o.speaker.actor for o in read(reader, text) if o.happening.type in ("ASSAULT", "FIGHT")}
    assert houses == {"iraq-army"}


def test_a_trader_with_a_name_speaks_for_no_house(reader: Reader) -> None:
    """An office is needed: who sells cattle speaks for nobody else, also where an army is told of."""
    text = "The Iraqi army came. Two soldiers had been killed in Kut, said Adam Idris, a trader who lost a brother."
    (told,) = [seen(o) for o in read(reader, text) if o.happening.type in ("ASSAULT", "FIGHT")]
    assert told["speaker_is"] is None
