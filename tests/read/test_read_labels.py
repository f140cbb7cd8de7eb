"""Days at the head of items, set apart from what the items tell."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.model.document import Segment
from rasid.model.text import Span
from rasid.read.dateline import NoDateline, find_dateline
from rasid.read.labels import begins_with_day, with_days
from rasid.read.segments import segments

HEADS = [
    "12 March: A bomb", "March 12: A bomb", "12 March 2024 - A bomb", "March 12, 2024 — A bomb", "12th March – A bomb",
    "Tuesday, 12 March: A bomb", "Tuesday: A bomb", "2024-03-12: A bomb", "12/03/2024 - A bomb", "12.3.2024: A bomb",
    "(12 March) A bomb", "[12 March 2024] A bomb", "* 12 March: A bomb", "3. 12 March. A bomb", "| 12 March | A bomb",
    "7 | 12 March 2024 | A bomb", "12 March\tA bomb", "12-14 March: A bomb", "12 MARCH, 14:30: A BOMB",
]  # fmt: skip

NO_HEADS = [
    "12 March saw a bomb", "On 12 March: A bomb", "March 12. A bomb", "12 soldiers: a count", "Marching: a song",
    "12 March, a bomb exploded", "Tuesday's bomb: the names", "14:30: A bomb", "2024: a year", "May: a month",
    "12 March:",
]  # fmt: skip


@pytest.mark.parametrize("line", HEADS)
def test_a_day_before_a_mark_is_set_apart(line: str) -> None:
    """However it is written, the day is told from the words behind it."""
    text = f"{line} exploded.\n\n{line} exploded."
    found = list(segments(text, 0, ()))
    assert [each.span.of(text).lower() for each in found] == ["a bomb exploded."] * 2
    assert all(each.day is not None and each.day.of(text) in line for each in found)


@pytest.mark.parametrize("line", NO_HEADS)
def test_other_beginnings_are_none(line: str) -> None:
    """A sentence that begins with a day, an hour, a number or a year keeps its words."""
    assert not begins_with_day(line)


def test_a_day_above_items_is_theirs_until_the_next_day() -> None:
    """The line of the day itself is no segment; the title is never an item."""
    text = "Digest\n\n10 March\n\nOne.\n\nTwo.\n\n11 March\n\nThree."
    found = list(segments(text, len("Digest"), ()))
    assert [(each.span.of(text), each.day and each.day.of(text)) for each in found] == [
        ("Digest", None), ("One.", "10 March"), ("Two.", "10 March"), ("Three.", "11 March"),
    ]  # fmt: skip


def test_one_day_alone_is_left_in_the_text() -> None:
    """Where a day stands so once it may be the day of the writing, and nothing is taken out."""
    text = "15 March 2024: The army left."
    assert with_days(text, [Segment(Span(0, len(text)), headline=False)]) == [
        Segment(Span(0, len(text)), headline=False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Monday, 11 March: Police arrested two men.",
        "Incidents\n\n12 March: A bomb.",
        "Incidents\n12 March: A bomb.",
    ],
)
def test_the_day_of_an_item_is_no_dateline(text: str) -> None:
    """Neither a weekday nor a heading on a line before is the place of a dateline."""
    assert isinstance(find_dateline(text), NoDateline)


@given(st.lists(st.sampled_from([*HEADS, *NO_HEADS, "The army left.", "10 March"]), max_size=8))
def test_segments_stay_in_order_and_apart(lines: list[str]) -> None:
    """Whatever the list, segments stand in order, hold words, and never hold their own day."""
    text = "\n\n".join(lines)
    found = list(segments(text, 0, ()))
    assert all(each.span.of(text).strip() for each in found)
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    assert all(each.day is None or each.day.end <= each.span.start for each in found)
