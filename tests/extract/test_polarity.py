"""Invented sentences that say of something that it was not so, and what a denial leaves as it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds, read, seen

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

NEITHER: Rows = {
    "Neither Chad nor Niger bombed the sluice on Tuesday, the inspectors said.": {
        "stance": "denies", "agent_is": "niger-government", "count": 2,
    },
    "Neither the rangers nor the gendarmes attacked the ferry near Mopti, the mayor said.": {
        "stance": "denies", "agent": "the rangers", "type": "ASSAULT", "count": 2,
    },
    "The general staff said that it had neither bombed nor shelled Bakhmut.": {
        "stance": "denies", "mode": "heavy-weapons",
    },
    "The chief said that neither the police nor the guards allowed reporters to enter the camp.": {
        "stance": "denies", "type": "CONCEDE", "agent": "the guards",
    },
}  # fmt: skip

NEITHER_OF_THEM: Rows = {
    "Neither of the two pilots was killed in the crash near Tripoli, the consul said.": {"stance": "denies"},
    "The consul said that neither of the nuns had been abducted in Jos.": {"stance": "denies", "type": "ASSAULT"},
    "Neither of the villages was attacked on Monday, a chief in Pibor said.": {"stance": "denies"},
}  # fmt: skip

NOT_LET: Rows = {
    "The governor denied that the police had not allowed the injured to be evacuated.": {
        "type": "AID", "stance": "asserts", "modality": "possible",
    },
    "The governor denied that the police had allowed the injured to be evacuated.": {
        "type": "AID", "stance": "denies",
    },
    "The bishop said that the guards had not allowed protesters to attack the embassy in Lima.": {
        "type": "ASSAULT", "stance": "denies",
    },
}  # fmt: skip

HELP_BROKEN_OFF: Rows = {
    "Oxfam said that it had suspended food aid to Maban.": {"type": "support", "phase": "suspends", "no": "AID"},
    "Food distribution in Bossaso was suspended by the agency on Tuesday.": {
        "type": "support", "phase": "suspends", "no": "AID",
    },
    "The charity resumed humanitarian aid to Goma on Monday.": {"type": "support", "phase": "resumes", "no": "AID"},
    "Washington halted aid to Chad in May.": {"type": "SANCTION", "no": "AID"},
}  # fmt: skip

NO_STRIKE: Rows = {
    "Bombs fell on Loikaw on Sunday. Another strike on Monday, mentioned by an exile radio, did not occur, "
    "villagers said.": {"type": "FIGHT", "mode": "aerial", "stance": "denies", "no": "PROTEST"},
    "A strike on Monday killed nine people in Kharkiv, officials said.": {"type": "FIGHT", "no": "PROTEST"},
    "A third attack, which was reported by activists, never happened, the governor of Sumy said.": {
        "type": "ASSAULT", "stance": "denies", "count": 1,
    },
    "Nurses walked out over wages. A second strike on Monday, announced by the union, did not take place, the "
    "hospital said.": {"type": "PROTEST", "stance": "denies"},
}  # fmt: skip

TAKEN_FOR_GRANTED: Rows = {
    "The militia denied that its men had burned Kankossa, which they control.": {
        "type": "control", "stance": "asserts", "by": "outlet",
    },
    "The governor denied that rangers had abducted the trader after the rebels bombed the bridge in Goma.": {
        "mode": "explosives", "stance": "asserts",
    },
    "Bamako denied reports that soldiers had left Ansongo after an ambush on Friday.": {
        "type": "FIGHT", "stance": "asserts",
    },
    "The ministry denied that it had killed the men who attacked the depot.": {"type": "ASSAULT", "stance": "denies"},
    # What is taken for granted is no part of the rumour that is denied, and keeps its own words.
    "The prefect denied reports that rangers fired on villagers after the attack on the bridge.": {
        "text": "the attack on the bridge", "stance": "asserts", "by": "outlet", "hearsay": False,
    },
    "The mayor dismissed rumours that rangers had shelled Bunia following a raid on their camp.": {
        "text": "a raid on their camp", "stance": "asserts", "by": "outlet", "hearsay": False,
    },
}  # fmt: skip

REPORTS_OF_WHAT: Rows = {
    'Drones struck a mill near Poltava on Tuesday. "The windows shook and my cat hid," a baker said. '
    "Moscow denied the reports.": {"type": "FIGHT", "mode": "drone", "stance": "denies"},
    'Soldiers shot four farmers near Bor on Monday, a chief said. "We carried them to the clinic on a door," a '
    "nephew said. The ministry dismissed the allegations.": {"mode": "firearms", "stance": "denies"},
    'Villagers fled Bor on Monday. "The soldiers burned our houses," a farmer said. The army rejected the '
    "allegation.": {"mode": "destroy", "stance": "denies"},
}  # fmt: skip


def _table(rows: Rows) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "wanted"), rows.items())


@_table(NEITHER)
def test_neither_denies_it_of_both(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """ "Neither A nor B did it" denies it of A and of B, "neither did nor did" denies both deeds."""
    holds(reader, text, wanted)
    assert {one.stance for one in read(reader, text)} == {"denies"}


@_table(NEITHER_OF_THEM)
def test_neither_of_them_is_nobody(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """What was done to neither of them was not done."""
    holds(reader, text, wanted)


def test_the_words_of_neither_belong_to_what_is_denied(reader: Reader) -> None:
    """The clause that is denied begins with its "neither"."""
    found = read(reader, "Neither Chad nor Niger bombed the sluice on Tuesday, the inspectors said.")
    assert {seen(one)["text"].split()[0] for one in found} == {"Neither"}


@_table(NOT_LET)
def test_what_is_not_let_be_done_is_not_done(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """Not to let it be done says that it was not done; to deny that says that it may have been."""
    holds(reader, text, wanted)


@_table(HELP_BROKEN_OFF)
def test_help_that_is_broken_off_is_no_help(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """Help that is suspended, resumed or ended is a state in that phase, and nowhere told as help given."""
    holds(reader, text, wanted)


@_table(NO_STRIKE)
def test_an_aside_does_not_take_the_no_away(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """What an aside says of an event leaves its main verb's "did not"; a report of bombs has no labour strikes."""
    holds(reader, text, wanted)


@_table(TAKEN_FOR_GRANTED)
def test_a_denial_leaves_what_it_takes_for_granted(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """A relative clause behind a comma and an "after ..." are not denied; a clause that chooses its noun stays."""
    holds(reader, text, wanted)


@_table(REPORTS_OF_WHAT)
def test_rejected_reports_are_of_what_was_reported(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """ "Rejected the reports" is of the deed that is reported, not of a witness's detail quoted just before."""
    holds(reader, text, wanted)
