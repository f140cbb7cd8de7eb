"""News that only sounds like history or like a plan."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

# The reports are of Friday, 15 March 2024.
NEWS = {
    "Witnesses recalled that gunmen stormed the market in Kut on Thursday and killed nine people.": "FIGHT",
    "The army shelled Kut after previous attacks on its posts.": "FIGHT",
    "Two soldiers have been killed in the war with rebels near Kut on Thursday.": "ASSAULT",
    "A week after rebels seized Kut on Tuesday, the army withdrew its guns.": "FIGHT",
    "The army announced the killing of two rebels in Kut for the third day.": "ASSAULT",
    "The president announced sanctions on Iran for a month after the attack.": "SANCTION",
    "The commander evaded the air strike on his house in Kut, which killed two guards.": "FIGHT",
    "The rebels needed two hours to seize the town of Kut.": "FIGHT",
    "The army has left the town so that residents have returned to Kut.": "displacement",
}


@pytest.mark.parametrize(("text", "kind"), NEWS.items())
def test_it_took_place(reader: Reader, text: str, kind: str) -> None:
    """A day of this week, a length of time, what somebody got away from and what came about are no history or plan."""
    told = [one["modality"] for one in map(seen, read(reader, text)) if one["type"] == kind]
    assert told and told[0] == "actual"


def test_without_a_recent_day_it_stays_history(reader: Reader) -> None:
    """What is counted from, recalled or summed up without a day of this week is no news."""
    for text in (
        "A week after the murder of the judge in Kut, the army withdrew its guns.",
        "The war has killed tens of thousands.",
    ):
        told = [
            one["modality"] for one in map(seen, read(reader, text)) if one["type"] in ("ASSAULT", "FIGHT")
        ]
        assert all(modality == "background" for modality in told)
