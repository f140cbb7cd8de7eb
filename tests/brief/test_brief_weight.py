"""What a brief tells and what it leaves to the lists."""

from __future__ import annotations

from typing import Any

import pytest
from tests.brief.test_brief import brief_of
from tests.builders import IRAQ, KHANAQIN, Desk, day, place, toll, who


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"type": "ASSAULT", "place": IRAQ}, False),
        ({"type": "ASSAULT", "place": KHANAQIN}, True),
        ({"type": "ASSAULT", "place": IRAQ, "tolls": (toll("killed", 3),)}, True),
        ({"type": "SUPPORT", "place": KHANAQIN}, False),
    ],
)
def test_one_voice_on_little_is_left_to_the_lists(fields: dict[str, Any], kept: bool) -> None:
    """An event of one source is told when it is grave and has a place or a toll; else it is counted as left out."""
    desk = Desk()
    desk.tell("Something happened.", agent=who("gunmen"), mode=None, **fields)
    brief = brief_of(desk, everything=False)
    assert bool(list(brief.sentences)) is kept
    assert (brief.counts.left_out > 0) is not kept


def test_the_summary_counts_and_cites() -> None:
    """The summary tells the province with most attacks beside the week before, from the words of each attack."""
    desk = Desk()
    towns = ("Khanaqin", "Jalawla", "Qara Tapa")
    for number, town in enumerate(towns):
        at = place(town, "town", adm1="Diyala", lat=34.0 + number, lon=45.0 + number)
        on = f"2024-03-{12 + number}"
        desk.tell(f"Attack number {number}.", type="ASSAULT", mode=None, place=at, time=day(on), published=on)
    before = place("Buhriz", "town", adm1="Diyala", lat=33.7, lon=44.7)
    desk.tell("An earlier one.", type="ASSAULT", place=before, time=day("2024-03-05"), published="2024-03-06")
    (short,) = [s for s in brief_of(desk, everything=False).sections if s.kind == "short"]
    assert short.opening[0].text.startswith(
        "Diyala: 3 attacks in the week from 11 March 2024, 1 in the week before"
    )
    assert len(short.opening[0].citations) == 3
