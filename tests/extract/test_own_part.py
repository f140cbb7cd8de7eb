"""Those who claim, admit or deny a part of their own, and words that are taken back or not said."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


@pytest.mark.parametrize(
    "text",
    [
        "ISIS denied responsibility for the bombing in Kut.",
        "ISIS denied any responsibility for the bombing in Kut.",
        "ISIS rejected responsibility for the bombing in Kut.",
        "ISIS denied any involvement in the bombing in Kut.",
        "ISIS denied that it was responsible for the bombing in Kut.",
        "ISIS denied being behind the bombing in Kut.",
    ],
)
def test_who_denies_a_part_claims_nothing(reader: Reader, text: str) -> None:
    """A denial of responsibility is a denial by the speaker, with the speaker as the one who did not do it."""
    (told,) = map(seen, read(reader, text))
    assert (told["stance"], told["speaker"], told["agent"]) == ("denies", "ISIS", "ISIS")
    assert told["modality"] in ("actual", "background") and told["mode"] == "explosives"


@pytest.mark.parametrize(
    "text",
    [
        "ISIS claimed responsibility for the bombing in Kut.",
        "ISIS said that it was behind the bombing in Kut.",
        "ISIS said on Telegram that it was responsible for the bombing in Kut.",
    ],
)
def test_who_says_that_it_was_theirs_claims_it(reader: Reader, text: str) -> None:
    """Claims of responsibility, in whichever words."""
    (told,) = map(seen, read(reader, text))
    assert (told["stance"], told["agent"]) == ("claims_responsibility", "ISIS")


def test_what_others_did_is_no_own_part(reader: Reader) -> None:
    """The army that denies the deed of others does not deny its own."""
    (told,) = map(seen, read(reader, "The army denied that ISIS was behind the bombing in Kut."))
    assert told["stance"] == "denies" and told["agent"] != "The army"


def test_another_who_is_meant_is_not_the_speaker(reader: Reader) -> None:
    """Police who name a culprit claim nothing."""
    for text in (
        "Police say he is responsible for the murder of a judge in Kut.",
        "Police say they were behind it.",
    ):
        assert all(one["stance"] != "claims_responsibility" for one in map(seen, read(reader, text)))


@pytest.mark.parametrize(
    "text",
    [
        "The office withdrew its statement that rebels had attacked Kut.",
        "The office retracted its claim that rebels had attacked Kut.",
        "The office has withdrawn a statement that rebels had attacked Kut.",
    ],
)
def test_what_is_taken_back_is_not_said_again(reader: Reader, text: str) -> None:
    """A statement that its speaker withdraws is retracted, and asserted by nobody in the same breath."""
    assert [one["stance"] for one in map(seen, read(reader, text))] == ["retracts"]


@pytest.mark.parametrize(
    "text",
    [
        "The army neither confirmed nor denied that it had bombed Kut.",
        "The army would neither confirm nor deny that it had bombed Kut.",
        "The army did not confirm or deny that it had bombed Kut.",
    ],
)
def test_neither_confirmed_nor_denied_is_nothing_said(reader: Reader, text: str) -> None:
    """Who says neither has no stance, and what they do not speak of is not told."""
    assert not read(reader, text)
