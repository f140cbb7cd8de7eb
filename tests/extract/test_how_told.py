"""Invented sentences: whether a thing was done, planned, tried, feared or only wished, and in which phase it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

PLANNED: Rows = {
    "The army will launch an offensive in Anbar next week.": {"modality": "planned", "type": "FIGHT"},
    "Iraq plans to withdraw its troops from Kirkuk.": {"modality": "planned", "type": "RETREAT"},
    "The Coalition is preparing to leave Balad Air Base.": {"modality": "planned", "phase": "ends"},
    "The president has ordered the withdrawal of troops from Kirkuk.": {"modality": "planned"},
    "A plan to attack the embassy in Baghdad was uncovered.": {
        "modality": "planned", "agent": None, "patient": "the embassy",
    },
    "Iraq will resume joint operations with the Coalition on Sunday, the ministry announced.": {
        "modality": "planned", "phase": "resumes", "agent_is": "iraq-government", "day": "2024-03-17",
    },
    "The ministry said that it would impose a curfew in Basra.": {"modality": "planned", "mode": "curfew"},
}  # fmt: skip

TRIED: Rows = {
    "Gunmen tried to storm a prison in Taji on Friday.": {"modality": "attempted", "patient": "a prison"},
    "Rebels failed to capture Kut.": {"modality": "attempted", "agent": "Rebels"},
    "An attempted bombing in Erbil failed on Monday.": {"modality": "attempted", "mode": "explosives"},
    "Police foiled a car bomb attack in Najaf on Friday.": {"modality": "attempted", "agent": None},
    "Police foiled an attempt to bomb a mosque in Najaf.": {
        "modality": "attempted", "agent": None, "patient": "a mosque",
    },
    "Guards prevented militants from storming the refinery in Baiji.": {
        "modality": "attempted", "agent": "militants", "patient": "the refinery",
    },
}  # fmt: skip

FEARED: Rows = {
    "ISIS threatened to attack the power lines of Diyala.": {"modality": "threatened", "agent_is": "isis"},
    "The group threatened to execute three hostages.": {"modality": "threatened", "patient": "three hostages"},
    "Militants may have fled to Syria, an officer said.": {"modality": "possible", "type": "RETREAT"},
    "Troops could attack Tal Afar within days, a general said.": {"modality": "possible"},
    "Militants apparently shelled a village near Kut.": {"modality": "possible"},
    "The general appears to have resigned.": {"modality": "possible", "agent": "The general"},
    "Gunmen are believed to have killed a mayor in Kut.": {"modality": "possible", "hearsay": True},
    "If the talks fail, Turkey would send troops to Mosul.": {"modality": "conditional", "mode": "troops"},
    "If militants attack the dam, troops will respond.": {"modality": "conditional", "agent": "militants"},
    "Without the air strikes the rebels would have defeated the army.": {"modality": "conditional"},
}  # fmt: skip

HEARSAY: Rows = {
    "Militants reportedly burned three houses in Kut.": {"hearsay": True, "by": "outlet", "modality": "actual"},
    "An alleged attack on a bridge in Kut is being examined.": {"hearsay": True, "patient": "a bridge"},
    "Several accounts wrote that the technicians of the Coalition had reportedly left the base.": {"hearsay": True},
}  # fmt: skip

WANTED: Rows = {
    "The prime minister said that Turkey must withdraw its troops from Bashiqa.": {
        "type": "DEMAND", "agent": "The prime minister", "patient": "Turkey", "count": 1,
    },
    "Residents demanded that the army protect the village.": {"type": "DEMAND", "patient": "the army", "count": 1},
    "The mayor asked the army to protect the village.": {"type": "DEMAND", "patient": "the army"},
    "Troops entered Kut to arrest the mayor.": {"type": "presence", "no": "COERCE"},
    "The army closed the road in order to stop an attack.": {"type": "access", "no": "ASSAULT"},
    "The army deployed tanks to protect the refinery in Baiji.": {"type": "MOBILIZE", "no": "AID"},
    "The police set up barriers in a bid to prevent bombings.": {"no": "ASSAULT"},
    "The command is responsible for the defence of Baghdad.": {"count": 0},
}  # fmt: skip

NOT_SO: Rows = {
    "No soldiers were killed in the attack, the ministry said.": {"stance": "denies", "patient": None},
    "ISIS never controlled Samarra.": {"stance": "denies", "type": "control"},
    "Security forces searched two villages but made no arrests.": {"type": "COERCE", "mode": "raid", "count": 1},
    "No shots were fired during the search.": {"count": 0},
    "Nobody was hurt.": {"count": 0},
    "A guard was thrown to the ground but not wounded.": {"count": 0},
    "There were no casualties and no damage.": {"count": 0},
}  # fmt: skip

PHASES: Rows = {
    "Joint operations were suspended on 10 March and have since resumed.": {
        "type": "operations", "phase": "resumes", "day": None,
    },
    "Joint operations were suspended on 10 March and flights continued.": {
        "phase": "suspends", "day": "2024-03-10",
    },
    "Joint operations resumed on Saturday, the army said. The Coalition denied that they had resumed on Saturday.": {
        "speaker_is": "coalition", "stance": "denies", "type": "operations", "phase": "resumes",
    },
    "Iraq has resumed joint operations with the Coalition.": {"phase": "resumes", "agent_is": "iraq-government"},
    "Joint patrols will resume on Sunday, the Coalition said.": {"type": "operations", "phase": "resumes"},
    "The resumption of flights over Anbar was announced by the ministry.": {"phase": "resumes"},
    "Drone flights had been suspended, the ministry said.": {"type": "operations", "phase": "suspends"},
    "The army continues to target ISIS camps in Diyala.": {"phase": "continues", "patient_is": "isis"},
    "The Coalition no longer maintains the Iraqi drones.": {
        "type": "maintenance", "phase": "ends", "agent_is": "coalition", "stance": "asserts",
    },
    "The Coalition had stopped maintaining the drones at the base.": {"type": "maintenance", "phase": "ends"},
    "Maintenance goes on as before, a ministry spokesman said.": {"type": "maintenance", "phase": "continues"},
    "Coalition technicians have left Balad Air Base.": {"type": "presence", "phase": "ends"},
    "Coalition technicians returned to Balad Air Base on Monday.": {"type": "presence", "phase": "resumes"},
    "Peace talks between Iraq and Turkey resumed on Monday.": {
        "type": "CONSULT", "phase": "resumes", "patient": "Turkey",
    },
    "Clashes between the army and tribesmen resumed near Kut.": {"agent": "the army", "patient": "tribesmen"},
    "The siege of Kut ended on Tuesday.": {"mode": "siege", "phase": "ends", "day": "2024-03-12"},
    "Troops began to withdraw from Kirkuk on Monday.": {"type": "RETREAT", "kind": "event", "phase": None},
    "The ceasefire in Hodeidah still holds.": {"mode": "ceasefire", "phase": "continues"},
    "The road to Amerli was closed until Saturday noon.": {"type": "access", "phase": "ends"},
    "Attacks have fallen in Diyala.": {"type": "trend", "mode": "falling", "no": "ASSAULT"},
    "The police chief said attacks had risen again in Basra.": {"type": "trend", "mode": "rising"},
}  # fmt: skip

ALL: Rows = {**PLANNED, **TRIED, **FEARED, **HEARSAY, **WANTED, **NOT_SO, **PHASES}


@pytest.mark.parametrize("text", ALL)
def test_it_is_told_so(reader: Reader, text: str) -> None:
    """One observation of the text has the modality, the phase and the content of its row."""
    holds(reader, text, ALL[text])
