"""Where the lines of a paragraph are pieces of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.model.text import Span
from rasid.read.lines import pieces

CASES = [
    ("one line", "The army left.", ["The army left."]),
    (
        "wrapped to a width",
        "The army said on Monday that\nGeneral Karim had left Mosul.",
        ["The army said on Monday that\nGeneral Karim had left Mosul."],
    ),
    (
        "wrapped, in capitals",
        "THE ARMY\nTHAT HELD THE TOWN LEFT ON MONDAY",
        ["THE ARMY\nTHAT HELD THE TOWN LEFT ON MONDAY"],
    ),
    (
        "ended on purpose",
        "Gunmen left\nPolice said that a bomb exploded in the market\nThe army came",
        ["Gunmen left", "Police said that a bomb exploded in the market", "The army came"],
    ),
    (
        "an item over two lines",
        "* Gunmen killed three soldiers\n  in Baqubah\n* The army came",
        ["* Gunmen killed three soldiers\n  in Baqubah", "* The army came"],
    ),
    ("numbered", "1. Gunmen left\n2) The army came", ["1. Gunmen left", "2) The army came"]),
    (
        "a range of years",
        "It lasted from 2014\n- 2017 and longer",
        ["It lasted from 2014", "- 2017 and longer"],
    ),
    (
        "a table with its head",
        "| Day | Place | Killed |\n|---|---|---|\n| Monday | Mosul | 3 |",
        ["| Monday | Mosul | 3 |"],
    ),
    ("a table without a head", "Monday\tMosul\t3\nFriday\tKut\t2", ["Monday\tMosul\t3", "Friday\tKut\t2"]),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_pieces(text: str, wanted: list[str]) -> None:
    """Items, rows and lines ended on purpose are pieces; wrapped text stays in one."""
    assert [span.of(text) for span in pieces(text, Span(0, len(text)))] == wanted


@given(st.text(alphabet="aZ1|\t\n-* .", min_size=1, max_size=60))
def test_pieces_are_in_order_and_inside(text: str) -> None:
    """Whatever the text, pieces stand in order inside the paragraph, do not overlap, and hold something."""
    stripped = text.strip()
    if not stripped:
        return
    found = list(pieces(stripped, Span(0, len(stripped))))
    ends = [0, *(span.end for span in found)]
    assert all(end <= span.start < span.end <= len(stripped) for end, span in zip(ends, found, strict=False))
    assert all(span.of(stripped).strip() for span in found)
