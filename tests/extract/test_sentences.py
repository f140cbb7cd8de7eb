"""Invented sentences and what an analyst takes from each: who says what, how, of whom, with which toll."""

from __future__ import annotations

from typing import Any

import pytest

from rasid.model.observation import Observation
from rasid.model.report import make_report
from rasid.run.here import Reader

#: Wednesday.
PUBLISHED = "2024-05-15"


def read(reader: Reader, text: str) -> tuple[Observation, ...]:
    """What is read from a report that holds only ``text``."""
    report = make_report(
        source="paper", text=text, title_end=0, media_type="text/plain", bytes_sha256="", published=PUBLISHED
    )
    return tuple(reader.document(report).layer("observations"))


def seen(observation: Observation) -> dict[str, Any]:
    """An observation's fields by the short names of the tables below."""
    happening, place, time = observation.happening, observation.place, observation.time
    return {
        "by": observation.speaker.kind,
        "speaker": observation.speaker.actor,
        "stance": observation.stance,
        "modality": observation.modality,
        "phase": happening.phase,
        "type": happening.type,
        "mode": happening.mode,
        "agent": happening.agent.text if happening.agent else None,
        "agent_is": happening.agent.actor if happening.agent else None,
        "patient": happening.patient.text if happening.patient else None,
        "patient_is": happening.patient.actor if happening.patient else None,
        "tolls": [(toll.kind, toll.low, toll.best, toll.high) for toll in observation.tolls],
        "place": place.name if place else None,
        "precision": place.precision if place else None,
        "time": (time.start, time.end, time.precision) if time else None,
        "hearsay": "hearsay" in observation.flags,
    }


#: Sentence -> fields that one of its observations has, all at once.
ROWS: dict[str, dict[str, Any]] = {
    # -- who does it, to whom ------------------------------------------------------------------------------
    "Gunmen attacked a checkpoint in Kirkuk on Monday.": {
        "type": "ASSAULT", "agent": "Gunmen", "patient": "a checkpoint", "place": "Kirkuk", "by": "outlet",
        "time": ("2024-05-13", "2024-05-13", "day"), "stance": "asserts", "modality": "actual",
    },
    "A checkpoint was attacked by gunmen.": {"type": "ASSAULT", "agent": "gunmen", "patient": "A checkpoint"},
    "The Iraqi army shelled ISIS positions near Hawija.": {
        "type": "FIGHT", "mode": "heavy-weapons", "agent_is": "iraq-army", "patient_is": "isis",
    },
    "Iraqi F-16s carried out air strikes on ISIS hideouts.": {
        "mode": "aerial", "agent_is": "iraq-air-force", "patient_is": "isis",
    },
    "The bombing of a market by militants shocked the town.": {
        "type": "ASSAULT", "mode": "explosives", "agent": "militants", "patient": "a market",
    },
    "Police arrested three suspects in Basra.": {
        "type": "COERCE", "mode": "arrest", "tolls": [("captured", 3, 3, 3)], "place": "Basra",
    },
    "Armed men kidnapped two engineers.": {"mode": "abduct", "tolls": [("abducted", 2, 2, 2)]},
    # -- tolls ---------------------------------------------------------------------------------------------
    "At least four soldiers were killed in Diyala.": {
        "type": "ASSAULT", "tolls": [("killed", 4, 4, None)], "place": "Diyala", "precision": "province",
    },
    "Dozens of civilians were wounded.": {"tolls": [("wounded", 24, 24, 99)]},
    "A roadside bomb killed a soldier and wounded two others.": {
        "type": "ASSAULT", "tolls": [("killed", 1, 1, 1), ("wounded", 2, 2, 2)],
    },
    "An attack on the base left five guards dead.": {"tolls": [("killed", 5, 5, 5)]},
    "Gunmen opened fire on a patrol, killing two policemen.": {
        "agent": "Gunmen", "tolls": [("killed", 2, 2, 2)], "mode": "firearms",
    },
    "Up to 20 militants were killed.": {"tolls": [("killed", None, None, 20)]},
    # -- who says so ---------------------------------------------------------------------------------------
    "Three soldiers were killed, the Iraqi Ministry of Defence said.": {
        "by": "institution", "speaker": "iraq-defence-ministry", "stance": "asserts",
    },
    "According to residents, gunmen burned two houses.": {"by": "witness", "speaker": None},
    "A police source said that gunmen had attacked a village.": {"speaker": None, "type": "ASSAULT"},
    "Rumours spread that the Coalition had left the base.": {"by": "rumour", "hearsay": True, "stance": "asserts"},
    "ISIS claimed responsibility for the attack on the convoy.": {
        "speaker": "isis", "stance": "claims_responsibility", "type": "ASSAULT",
    },
    "The Iraqi Ministry of Defence denied that its troops had shelled the village.": {
        "speaker": "iraq-defence-ministry", "stance": "denies", "mode": "heavy-weapons",
    },
    "The Iraqi Ministry of Defence denied reports that the Coalition had suspended its operations.": {
        "speaker": "iraq-defence-ministry", "stance": "denies", "phase": "suspends",
    },
    "The governor confirmed that the militants had captured the town.": {"stance": "confirms"},
    "The army said it had not bombed the hospital.": {"stance": "denies"},
    "Militants reportedly attacked an oil field.": {"hearsay": True},
    # -- how real ------------------------------------------------------------------------------------------
    "The army plans to attack the town.": {"modality": "planned"},
    "Troops will withdraw from the base next week.": {"modality": "planned", "type": "RETREAT"},
    "The militants may attack the dam.": {"modality": "possible"},
    "If the talks fail, the militia will attack the base.": {"modality": "conditional", "type": "ASSAULT"},
    "Police foiled an attack on a church.": {"modality": "attempted", "type": "ASSAULT"},
    "In 2014 the group captured Mosul.": {"modality": "background", "place": "Mosul"},
    # -- states and phases ---------------------------------------------------------------------------------
    "Joint operations with the Coalition were suspended on Sunday.": {
        "type": "operations", "phase": "suspends", "time": ("2024-05-12", "2024-05-12", "day"),
    },
    "Iraq announced the resumption of joint operations.": {"type": "operations", "phase": "resumes"},
    "The Coalition has stopped its support.": {"type": "support", "phase": "ends", "agent_is": "coalition"},
    "Coalition technicians have left Balad Air Base.": {
        "agent_is": "coalition", "place": "Balad Air Base", "precision": "site",
    },
    "Attacks have increased in Diyala in recent weeks.": {"type": "trend", "mode": "rising", "place": "Diyala"},
    # -- where and when ------------------------------------------------------------------------------------
    "A bomb exploded 10 km south of Baqubah in the early hours of Tuesday.": {
        "type": "ASSAULT", "precision": "district", "time": ("2024-05-14", "2024-05-14", "day"),
    },
    "Clashes broke out in January of 2024.": {"time": ("2024-01-01", "2024-01-31", "month")},
}  # fmt: skip


@pytest.mark.parametrize("sentence", ROWS)
def test_a_sentence_is_read_as_an_analyst_reads_it(reader: Reader, sentence: str) -> None:
    """One observation of the sentence has all the fields of its row."""
    wanted = ROWS[sentence]
    found = [seen(observation) for observation in read(reader, sentence)]
    assert any(all(one[name] == value for name, value in wanted.items()) for one in found), [
        {name: one[name] for name in wanted} for one in found
    ]


#: Sentences that tell no happening of the type named.
NOTHING: dict[str, str] = {
    "The operation was meant to prevent an attack.": "ASSAULT",
    "Nobody was killed.": "COERCE",
    "He took part in the meeting.": "COERCE",
    "The minister opened fire on his critics' arguments in May.": "PROTEST",
    "March is the driest month.": "PROTEST",
    "The company will launch a product.": "FIGHT",
}


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_not_told_is_not_read(reader: Reader, sentence: str) -> None:
    """Purposes, figures of speech and names of months make no happening of that type that took place."""
    told = [o for o in read(reader, sentence) if o.happening.type == NOTHING[sentence]]
    assert not [o for o in told if o.modality == "actual" and o.stance == "asserts"]


def test_a_second_sentence_belongs_to_the_attack_before(reader: Reader) -> None:
    """Victims counted without a place are those of the attack told just before, and that is marked as inferred."""
    first, second = read(reader, "Gunmen attacked a post in Tikrit on Monday. Two policemen were wounded.")
    assert second.place == first.place and second.time == first.time
    assert {"place", "time"} <= set(second.inferred) and "place" not in first.inferred


def test_the_dateline_is_no_scene(reader: Reader) -> None:
    """The city of a dateline is where it was written; it is neither the place nor the agent of what is told."""
    for one in read(reader, "BAGHDAD, May 14 (Harbour Wire) - Gunmen killed two shepherds on Monday."):
        assert one.place is None or one.place.name != "Baghdad"
        assert one.time is not None and one.time.start == "2024-05-13"


def test_a_headline_and_its_lead_are_one(reader: Reader) -> None:
    """What a headline says and the lead repeats is observed once, from the lead."""
    title = "Army Launches Offensive Against ISIS"
    text = f"{title}\n\nThe Iraqi army has launched an offensive against ISIS in Anbar."
    report = make_report(
        source="paper",
        text=text,
        title_end=len(title),
        media_type="text/plain",
        bytes_sha256="",
        published=PUBLISHED,
    )
    found = reader.document(report).layer("observations")
    assert len(found) == 1 and "headline" not in found[0].flags
