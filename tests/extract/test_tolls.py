"""Tolls of invented sentences: how many of whom, with the wording."""

from __future__ import annotations

import pytest
from tests.reading import read

from rasid.run.here import Reader


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Soldiers captured a rebel leader and two fighters.",
         [("captured", 1, 1, "a rebel leader"), ("captured", 2, 2, "two fighters")]),
        ("Soldiers captured a commander, his deputy and several other fighters.",
         [("captured", 1, 1, "a commander"), ("captured", 1, 1, "his deputy"),
          ("captured", 3, 3, "several other fighters")]),
        ("Soldiers arrested a commander along with two fighters.",
         [("captured", 1, 1, "a commander"), ("captured", 2, 2, "two fighters")]),
        ("Soldiers captured a number of suspected insurgents.",
         [("captured", 2, None, "a number of suspected insurgents")]),
        ("Soldiers killed militants near the river.", [("killed", 2, None, "militants")]),
        ("Soldiers captured a leader and other militants.",
         [("captured", 1, 1, "a leader"), ("captured", 2, None, "other militants")]),
        ("Police confirmed the arrest of rebel leader John Doe.", [("captured", 1, 1, "leader John Doe")]),
        ("Soldiers captured weapons near the river.", []),
    ],
)  # fmt: skip
def test_each_of_a_list_is_counted(
    reader: Reader, text: str, tolls: list[tuple[str, int, int | None, str]]
) -> None:
    """One, several, a plural without a number (two at least), a deputy, who shares their lot: each keeps its words."""
    found = [toll for observation in read(reader, text) for toll in observation.tolls]
    assert sorted(map(repr, ((t.kind, t.low, t.best, t.text) for t in found))) == sorted(map(repr, tolls))


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("No fewer than 16 people were killed in an attack by gunmen.", [("killed", 16, 16, None)]),
        ("A family of five was killed in an air strike in Sanaa.", [("killed", 5, 5, 5)]),
        ("The shelling claimed the lives of six civilians.", [("killed", 6, 6, 6)]),
        ("A total of 42 people were killed in the blast.", [("killed", 42, 42, 42)]),
        ("The attack left at least 13 people dead and more than 30 injured.",
         [("killed", 13, 13, None), ("wounded", 30, 30, None)]),
        ("At least 10 killed, 20 injured in Mogadishu bombing",
         [("killed", 10, 10, None), ("wounded", 20, 20, 20)]),
        ("Bomb blast kills 4, injures 20 in Quetta", [("killed", 4, 4, 4), ("wounded", 20, 20, 20)]),
        ("The attack left 13 dead.", [("killed", 13, 13, 13)]),
        ("Overnight raids on two villages left as many as 70 people dead, the governor said.",
         [("killed", None, None, 70)]),
        ("An unknown number of rebels died in the clash near Homs.", [("killed", 2, None, None)]),
        ("A bomb went off in Lahore. It was not clear how many people were killed.", []),
    ],
)  # fmt: skip
def test_the_number_is_that_of_the_victims(
    reader: Reader, text: str, tolls: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    """Around its verb a number may stand behind "of", before "dead" or alone; an open question has none."""
    found = {(t.kind, t.low, t.best, t.high) for one in read(reader, text) for t in one.tolls}
    assert found == set(tolls)
