"""Invented sentences in which somebody is blamed, or in which nothing is confirmed."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

BLAMED: dict[str, set[tuple[str | None, str | None]]] = {
    "The prefect blamed the rebels for the attack on Bunia.": {("The prefect", "the rebels")},
    "The navy blamed the attack on the rebels.": {("The navy", "the rebels")},
    "The navy blamed the attack on Bunia on the rebels.": {("The navy", "the rebels")},
    "The attack on Bunia was blamed on the rebels by the navy.": {("the navy", "the rebels")},
    "Chad and Sudan blamed each other for the attack on Tine.": {("Chad", "Sudan"), ("Sudan", "Chad")},
    "The prefect condemned the attack on Bunia.": {(None, None)},
}


@pytest.mark.parametrize(("text", "wanted"), BLAMED.items())
def test_who_is_blamed_did_it(reader: Reader, text: str, wanted: set[tuple[str | None, str | None]]) -> None:
    """Whoever blames somebody for an event says that they did it; it was not done to them."""
    found = [o for o in read(reader, text) if o.happening.type == "ASSAULT"]
    told = {(o.speaker.text, o.happening.agent and o.happening.agent.text) for o in found}
    assert told == wanted
    assert all(o.happening.patient is None or o.happening.patient.text != "the rebels" for o in found)


@pytest.mark.parametrize(
    "text",
    [
        "The navy neither confirmed nor denied that it had shelled Bunia.",
        "The navy refused to confirm that it had shelled Bunia.",
        "Reuters could not independently verify the claims.",
        "Reuters was unable to confirm that the bridge in Bunia had been destroyed.",
        "The BBC has not been able to verify the claims.",
    ],
)
def test_what_nobody_confirms_nobody_says(reader: Reader, text: str) -> None:
    """Not to confirm is neither to deny nor to say it, and to check in vain is no event."""
    assert not read(reader, text)


def test_one_breath_confirms_nothing(reader: Reader) -> None:
    """What a nameless and a named speaker say together is no rumour that the one confirms to the other."""
    found = [
        seen(o) for o in read(reader, "Nine people were killed in Bunia, said fishermen and the Red Cross.")
    ]
    assert [(one["speaker"], one["stance"]) for one in found] == [
        ("fishermen", "asserts"), ("the Red Cross", "asserts"),
    ]  # fmt: skip


def test_grounds_are_nobody(reader: Reader) -> None:
    """Who cites evidence has it from nobody."""
    found = read(reader, "The prefect, citing intelligence, said rebels had attacked Bunia.")
    assert [[v.text for v in o.chain] for o in found] == [[None, "The prefect"]]


def test_one_person_in_a_list_is_a_speaker(reader: Reader) -> None:
    """One person behind a comma is no other name of several before it."""
    text = "Three bakers, a nurse and a diplomat told Reuters that rebels had attacked Bunia."
    assert [o.speaker.text for o in read(reader, text)] == ["Three bakers", "a nurse", "a diplomat"]
