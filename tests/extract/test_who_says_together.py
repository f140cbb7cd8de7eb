"""Invented sentences in which several say one thing in one breath."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

TOGETHER: dict[str, list[str]] = {
    "The navy and the Red Cross said that a shell had hit the pier in Hodeidah on Monday.": [
        "The navy", "the Red Cross",
    ],
    "Nurses, priests and the mayor said shelling killed six people in Kherson.": [
        "Nurses", "priests", "the mayor",
    ],
    "A car bomb killed five people in Kirkuk, a nurse and two shopkeepers said on Sunday.": [
        "a nurse", "two shopkeepers",
    ],
    "Shells struck a mill in Bunia, killing at least 14 people, fishermen and a nurse said.": [
        "fishermen", "a nurse",
    ],
    "Gunmen raided Bunia, killing 14 people, fishermen and a nurse said on Monday.": ["fishermen", "a nurse"],
    "The raid on Menaka was confirmed by the gendarmes and the town council.": [
        "the gendarmes", "the town council",
    ],
    '"Rockets hit the ferry," the captain and the harbour master said. "Four people died."': [
        "the captain", "the harbour master",
    ],
    "The harbour master and captain of the ferry said that rockets had hit it.": ["The harbour master"],
    "Foreign Minister and Deputy Prime Minister Selim Kaya said rebels had attacked Afrin.": ["Foreign Minister"],
    "The navy or the coast guard said that shells had hit the pier.": ["The navy"],
    "The mayor and the prefect said shells hit Bunia. She added that nine people had died.": [
        "The mayor", "the prefect",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TOGETHER.items())
def test_all_who_say_it_are_speakers(reader: Reader, text: str, wanted: list[str]) -> None:
    """Each of several who are joined by "and" says it; two words for one person are one."""
    found = [o.speaker.text for o in read(reader, text)]
    assert list(dict.fromkeys(found)) == wanted


def test_each_has_a_chain_of_their_own(reader: Reader) -> None:
    """Whoever heard two of them passes on both, and neither has it from the other."""
    text = (
        "Two bakers and a police officer told Reuters that gunmen had killed nine soldiers near Labbezanga."
    )
    chains = [[voice.text for voice in o.chain] for o in read(reader, text)]
    assert chains == [[None, "Reuters", "Two bakers"], [None, "Reuters", "a police officer"]]


def test_a_pronoun_of_one_stands_for_one_of_them(reader: Reader) -> None:
    """ "They said" is said by both who spoke before, "he said" by one of them."""
    first = "The mayor and the prefect said that shells had hit Bunia."
    both = read(reader, f"{first} They said that nine people had died.")
    one = read(reader, f"{first} He said that nine people had died.")
    assert [o.speaker.text for o in both if o.tolls] == ["The mayor", "the prefect"]
    assert len([o for o in one if o.tolls]) == 1


def test_each_other_is_the_other_of_two(reader: Reader) -> None:
    """Of two who accuse each other, each says that the other did it."""
    text = "Chad and Sudan accused each other of bombing the well near Tine."
    found: list[dict[str, Any]] = [seen(o) for o in read(reader, text)]
    told = {(one["speaker"], one["agent"]) for one in found if one["mode"] == "explosives"}
    assert told == {("Chad", "Sudan"), ("Sudan", "Chad")}
    assert [(one["agent"], one["patient"]) for one in found if one["type"] == "DISAPPROVE"] == [
        ("Chad", "Sudan")
    ]


def test_nobody_is_each_other(reader: Reader) -> None:
    """ "Each other" of sides that are not told apart names nobody."""
    found = read(reader, "Both sides accused one another of shelling Hajin on Friday.")
    assert all(o.happening.agent is None or "another" not in o.happening.agent.text for o in found)


def test_each_denies_its_own_deed(reader: Reader) -> None:
    """What two deny to have done each denies of itself."""
    text = "The militia and the police denied that they had burned the mill near Bunia."
    found = [
        (o.stance, o.speaker.text, o.happening.agent and o.happening.agent.text) for o in read(reader, text)
    ]
    assert found == [("denies", "The militia", "The militia"), ("denies", "the police", "the police")]


def test_a_deed_hung_on_the_accused_is_said_by_the_accuser(reader: Reader) -> None:
    """ "A accused B of a deed": A says that B did it."""
    found = [seen(o) for o in read(reader, "The garrison accused the rebels of shelling Rutshuru.")]
    told = [(one["speaker"], one["agent"]) for one in found if one["mode"] == "heavy-weapons"]
    assert told == [("The garrison", "the rebels")]
