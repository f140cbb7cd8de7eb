"""Invented sentences in which one answers another, or two are set side by side."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

#: Who says it with which stance, of the shelling or bombing that is told.
ANSWERS: dict[str, list[tuple[str | None, str]]] = {
    "The navy said rebels had shelled Bunia, a charge the rebels denied.": [
        ("The navy", "asserts"), ("the rebels", "denies"),
    ],
    "The navy said rebels had shelled Bunia, an allegation that the rebels reject.": [
        ("The navy", "asserts"), ("the rebels", "denies"),
    ],
    "The prefect accused the rebels of shelling Bunia, a claim the rebels have denied.": [
        ("The prefect", "asserts"), ("the rebels", "denies"),
    ],
    "Kampala said Kigali had shelled Bunia, which Kigali denies.": [("Kampala", "asserts"), ("Kigali", "denies")],
    "Rebels shelled Bunia, the navy said, a claim denied by the M23.": [
        ("the navy", "asserts"), ("the M23", "denies"),
    ],
    "Rebels shelled Bunia, a claim the group denies.": [(None, "asserts"), ("the group", "denies")],
    "The rebels said the navy had shelled Bunia, but the navy denied this.": [
        ("The rebels", "asserts"), ("the navy", "denies"),
    ],
    # What is denied of a thing is no answer.
    "The navy said rebels had shelled the mill, which they deny using as a base.": [("The navy", "asserts")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ANSWERS.items())
def test_an_appended_answer_is_of_what_was_said(
    reader: Reader, text: str, wanted: list[tuple[str | None, str]]
) -> None:
    """ "S, a charge they denied", "S, but they denied this": S is put forward by one and denied by the other."""
    found = [seen(o) for o in read(reader, text)]
    assert [(one["speaker"], one["stance"]) for one in found if one["mode"] == "heavy-weapons"] == wanted
    assert "REJECT" not in {one["type"] for one in found}


def test_who_answers_has_it_from_nobody(reader: Reader) -> None:
    """Whoever denies what another said is not told of by way of that other."""
    found = read(reader, "The navy said rebels had shelled Bunia, a charge the M23 denied.")
    assert [[v.text for v in o.chain] for o in found] == [[None, "The navy"], [None, "the M23"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ugandan police say nine men died in the ambush; the rebels say it killed 20.",
        "The navy said it had killed nine rebels in Bunia; the rebels said the navy had shot two monks.",
        "The navy said it had killed nine rebels, while the rebels said the navy had shot two monks.",
    ],
)
def test_two_sayings_side_by_side(reader: Reader, text: str) -> None:
    """Neither of two sayings with a semicolon or a "while" between them is part of the other."""
    found = read(reader, text)
    assert [[v.text for v in o.chain][1:] for o in found] == [[o.speaker.text] for o in found]
    assert len({o.speaker.text for o in found}) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The navy had shelled Bunia, it said on Monday.", ["The navy"]),
        ("The navy and the police had shelled Bunia, they said on Monday.", ["The navy", "the police"]),
        ("The prefect gave a speech. The navy had shelled Bunia, he said.", ["The prefect"]),
    ],
)
def test_it_said_behind_what_it_did(reader: Reader, text: str, wanted: list[str]) -> None:
    """ "It said" behind a sentence is of whoever spoke before, or else of whoever the sentence tells."""
    assert [o.speaker.text for o in read(reader, text)] == wanted


def test_to_insist_that_something_was_so_demands_nothing(reader: Reader) -> None:
    """What is insisted to have been is said to have been."""
    found = read(reader, "The navy denied shelling Bunia, insisting that rebels fired on its own barracks.")
    assert "DEMAND" not in {o.happening.type for o in found}
