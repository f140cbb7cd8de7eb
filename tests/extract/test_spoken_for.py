"""Invented sentences in which somebody speaks for another, whom "his" and "its" mean."""

from __future__ import annotations

import pytest
from tests.reading import read

from rasid.run.here import Reader

PATIENTS: dict[str, str] = {
    # Whom they speak for.
    "A spokeswoman for the prefect denied reports of his arrest.": "the prefect",
    "The widow of Selim Kaya wept. The family of Selim Kaya denied rumours of his death.": "Selim Kaya",
    "The mayor's lawyer denied that he had been arrested.": "The mayor's",
    # Another person told before.
    "General Selim Kaya led the siege. A spokesman for the navy denied rumours of his death.": "General Selim Kaya",
    "Captain Abu led the raid on Bunia. The rebels' spokesman denied reports of his arrest.": "Captain Abu",
    # Nobody else is in sight, or the words say that it is the speaker's own.
    "The spokesman denied rumours of his own death.": "The spokesman",
    "The rebels' spokesman denied reports of his arrest.": "The rebels' spokesman",
    # Who speaks for nobody else speaks of themselves.
    "General Selim Kaya led the siege. The prefect denied reports of his arrest.": "The prefect",
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PATIENTS.items())
def test_his_is_not_the_spokesmans(reader: Reader, text: str, wanted: str) -> None:
    """In the mouth of somebody who speaks for another, "his" means the other, or whoever was told before."""
    denied = [o.happening.patient for o in read(reader, text) if o.stance == "denies"]
    assert [one.text for one in denied if one is not None] == [wanted]


def test_its_is_whose_spokesman_speaks(reader: Reader) -> None:
    """ "Its withdrawal" in the mouth of a group's spokesman is the group's."""
    found = read(reader, "A spokesman for the SDF denied reports of its withdrawal from Hajin.")
    assert {o.happening.agent and o.happening.agent.text for o in found} == {"the SDF"}
