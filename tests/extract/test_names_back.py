"""Invented sentences with names of several words, one of which could be a verb or a trade."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import document_of, holds, read

from rasid.resolve.persons import private_names
from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

NAMES: Rows = {
    "Nurses Aid deliveries resumed in Sennar on Monday.": {"type": "support", "phase": "resumes", "count": 1},
    "Aid deliveries to Sennar resumed on Monday.": {"type": "support", "phase": "resumes", "count": 1},
    "Miners Aid flights to Bunia were suspended on Monday.": {"phase": "suspends", "count": 1},
    "The charity Doctors Aid resumed food deliveries to Sennar.": {
        "agent": "The charity Doctors Aid", "phase": "resumes", "count": 1,
    },
    "Save the Forests said gunmen had burned its office in Bunia.": {
        "speaker": "Save the Forests", "by": "institution", "hearsay": False,
    },
    "Aid workers and town officials in Sennar said rebels had bombed the clinic.": {
        "speaker": "Aid workers", "hearsay": False,
    },
    "Nurses Aid said gunmen had burned its office in Bunia.": {"speaker": "Nurses Aid", "by": "institution"},
    "The Kivu Times said gunmen had burned its office in Bunia.": {"speaker": "The Kivu Times", "by": "agency"},
    # True orders and deeds stay what they are.
    '"Leave the village," the soldiers shouted before they burned the mill in Bunia.': {
        "mode": "destroy", "agent": "the soldiers",
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMES.items())
def test_a_name_is_no_clause(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """A verb with a capital inside a sentence, and an order that would be the subject, are parts of names."""
    holds(reader, text, wanted)


def test_a_day_says_nothing(reader: Reader) -> None:
    """Names of times say nothing, however many words they have."""
    found = read(reader, "Last Sunday saw gunmen burn the mill in Bunia.")
    assert {o.speaker.text for o in found} == {None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Doctors Relief said gunmen had burned its clinic in Bunia.", []),
        ("Mothers Watch said gunmen had abducted 12 girls in Bunia.", []),
        ("The doctors Farahani and Sorkhi were shot in Bunia.", ["Farahani", "Sorkhi"]),
        ("The doctor Farahani was shot in Bunia.", ["Farahani"]),
    ],
)
def test_a_body_named_for_its_people_is_no_person(reader: Reader, text: str, wanted: list[str]) -> None:
    """A title in the plural before one name makes a body's name; before several it tells who those persons are."""
    names = private_names(document_of(reader, text))
    assert [text[one.start : one.end] for one in names] == wanted
