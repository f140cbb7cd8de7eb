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
