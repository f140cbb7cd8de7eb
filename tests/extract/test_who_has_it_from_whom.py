"""Invented sentences whose chain of speakers has more than one link."""

from __future__ import annotations

import pytest
from tests.reading import read

from rasid.run.here import Reader

CHAINS: dict[str, list[str | None]] = {
    # Who is cited stands behind who cites, however the citing is told.
    "According to AFP, which cited a fisherman, rockets hit the pier in Hodeidah on Monday.": [
        None, "AFP", "a fisherman",
    ],
    "Rockets hit the pier in Hodeidah, according to Reuters, which quoted two bakers.": [
        None, "Reuters", "two bakers",
    ],
    "AFP said rockets hit the pier in Hodeidah, citing a port official who quoted fishermen.": [
        None, "AFP", "a port official", "fishermen",
    ],
    "The mayor said, quoting neighbours, that rebels had burned the mill.": [None, "The mayor", "neighbours"],
    # Who carries a statement, or is given an interview, has it from whoever speaks.
    "The navy said in a statement carried by SANA that its guns sank two boats off Latakia.": [
        None, "SANA", "The navy",
    ],
    "The navy said it sank two boats, in a statement carried by the official SPA news agency.": [
        None, "the official SPA news agency", "The navy",
    ],
    "The prefect said in an interview with the Harbour Times that rebels had attacked Bunia.": [
        None, "the Harbour Times", "The prefect",
    ],
    "The prefect told Radio Kivu in an interview that rebels had attacked Bunia.": [
        None, "Radio Kivu", "The prefect",
    ],
    "A colonel, speaking to Reuters by phone, said rebels had attacked Bunia.": [None, "Reuters", "A colonel"],
    "The prefect said on state television that rebels had attacked Bunia.": [
        None, "state television", "The prefect",
    ],
    "A unit that guards the dam said rebels had attacked Bunia.": [None, "A unit"],
    # A statement is its issuer's.
    "A statement by the navy said rebels had attacked Bunia.": [None, "the navy"],
    # Other outlets are not the report's own voice.
    "State television said that rebels had attacked Bunia.": [None, "State television"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CHAINS.items())
def test_a_chain_goes_to_whoever_knew_first(reader: Reader, text: str, wanted: list[str | None]) -> None:
    """The chain has everybody through whom the report has it, the report's outlet first."""
    chains = [[v.text for v in o.chain] for o in read(reader, text)]
    assert chains == [wanted]


def test_an_outlet_that_is_quoted_is_no_own_voice(reader: Reader) -> None:
    """State television speaks for itself, "a newspaper" is nobody who can be named; neither is the report's source."""
    named, unnamed = (
        read(reader, f"{who} said that rebels had attacked Bunia.")[0].speaker
        for who in ("State television", "A newspaper")
    )
    assert (named.kind, named.actor) == ("agency", None)
    assert (unnamed.kind, unnamed.actor) == ("unnamed", None)


def test_an_army_statement_is_the_armys(reader: Reader) -> None:
    """A paper with the name of who issued it speaks for them."""
    (found,) = read(reader, "A Chadian army statement said rebels had attacked Tine.")
    assert (found.speaker.kind, found.speaker.actor) == ("institution", "chad-forces")


def test_people_of_ones_own_are_no_second_source(reader: Reader) -> None:
    """Who cites "its network of monitors" stays the speaker: nobody else could ask those."""
    text = "The Tundra Observatory, citing its network of monitors, said jets bombed Bunia."
    assert {o.speaker.text for o in read(reader, text)} == {"The Tundra Observatory"}


def test_an_interview_says_nothing_itself(reader: Reader) -> None:
    """What is said "in an interview that ..." is said by who gave it, not by the interview."""
    found = read(reader, "The prefect said in an interview that rebels had attacked Bunia.")
    assert [o.speaker.text for o in found] == ["The prefect"]
