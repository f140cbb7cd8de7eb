"""Items with a place at their head: "Bambari: two wounded by gunfire"."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


def places(reader: Reader, text: str) -> list[str | None]:
    """Where each happening is, in the order of the text."""
    return [one["place"] for one in map(seen, read(reader, text))]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Situation report. Bambari: gunmen killed two traders.", "Bambari"),
        ("Djibo (Soum): gunmen ambushed a water tanker.", "Djibo"),
        ("- Kaya: displaced people demonstrated for grain.", "Kaya"),
        ("1) Ippy: fighters killed two herders.", "Ippy"),
    ],
)
def test_what_an_item_tells_is_where_its_head_says(reader: Reader, text: str, town: str) -> None:
    """A town with a colon behind it, at the beginning of a line or a sentence, is the scene of what follows."""
    assert places(reader, text)[0] == town


def test_every_head_holds_up_to_the_next(reader: Reader) -> None:
    """Three items in one paragraph are in three towns."""
    text = (
        "Djibo: gunmen killed a trader. Kaya: soldiers shot two men. Titao: volunteers killed four attackers."
    )
    assert places(reader, text) == ["Djibo", "Kaya", "Titao"]


def test_a_place_of_its_own_counts_before_the_head(reader: Reader) -> None:
    """An item that names where it happened is there."""
    assert places(reader, "Djibo: gunmen killed a trader in Arbinda.")[0] == "Aribinda"


def test_a_head_ends_with_its_paragraph(reader: Reader) -> None:
    """What the next paragraph tells is not in the town of the item before it."""
    text = "Djibo: gunmen killed a trader.\n\nTeachers protested against the governor."
    assert places(reader, text)[1] != "Djibo"
