"""In whose name a person speaks: the office behind the name, and whose office it is."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


def speaks_for(reader: Reader, text: str) -> str | None:
    """The actor of the speaker of the one observation in ``text``."""
    (told,) = read(reader, text)
    actor = seen(told)["speaker_is"]
    assert actor is None or isinstance(actor, str)
    return actor


@pytest.mark.parametrize(
    ("office", "house"),
    [
        ("a spokeswoman for the Iraqi army", "iraq-army"),
        ("an Iraqi army spokeswoman", "iraq-army"),
        ("the Iraqi army's spokeswoman", "iraq-army"),
        ("an official at the Iraqi defence ministry", "iraq-defence-ministry"),
        ("commander of a battalion of the Iraqi army", "iraq-army"),
        ("a spokeswoman for a Taliban commander", "taliban"),
    ],
)
def test_an_office_speaks_for_its_house(reader: Reader, office: str, house: str) -> None:
    """Whose office it is stands before it, or behind "of" and "for", if need be by way of a part of the house."""
    assert speaks_for(reader, f"Hala Nasser, {office}, said a bomb had killed two men in Ramadi.") == house


@pytest.mark.parametrize(
    "office",
    [
        "a former chief of the Iraqi army",
        "an ex-director of the Iraqi army",
        "a retired Iraqi army general",
        "the deposed leader of the Taliban",
        "a doctor for the head of the Iraqi army",
        "the sister of a Taliban commander",
        "a representative of widows of the Taliban",
        "director of the museum and a foe of the Iraqi army",
        "a negotiator with the Taliban",
        "an anti-Taliban commander",
    ],
)
def test_who_holds_no_office_there_speaks_for_nobody(reader: Reader, office: str) -> None:
    """Those who held one once, kin, lawyers and foes, and whoever stands for others, do not speak for the house."""
    assert speaks_for(reader, f"Hala Nasser, {office}, said a bomb had killed two men in Ramadi.") is None


@pytest.mark.parametrize(
    ("speaker", "house"),
    [("Hala Nasser", "iraq-army"), ("Nasser", "iraq-army"), ("Omar Nasser", None)],
)
def test_the_office_goes_with_the_whole_name(reader: Reader, speaker: str, house: str | None) -> None:
    """Later on, the name or the surname alone calls up the office; somebody else's first name does not."""
    text = f"Hala Nasser, a spokeswoman for the Iraqi army, came. A bomb had killed two men in Ramadi, {speaker} said."
    assert speaks_for(reader, text) == house


def test_a_surname_of_two_people_is_nobodys(reader: Reader) -> None:
    """Where two people of the report bear the surname, it alone does not tell who speaks."""
    text = "Hala Nasser, a spokeswoman for the Iraqi army, came. Omar Nasser was there as well."
    assert speaks_for(reader, f"{text} A bomb had killed two men in Ramadi, Nasser said.") is None
