"""The day of issue, from invented headings."""

from __future__ import annotations

from datetime import date

import pytest

from rasid.read.dateline import FoundDateline, find_dateline
from rasid.resolve.times.heading import day_of_issue, month_of_issue


def issued(text: str) -> date | None:
    """The day of issue of a text, its dateline found first."""
    line = find_dateline(text)
    if not isinstance(line, FoundDateline):
        return day_of_issue(text, None, None)
    return day_of_issue(text, line.span, line.date.of(text) if line.date is not None else None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-04-N-012\n\nBASRA, Iraq (Apr. 25)\nA force held two men today.", "2014-04-25"),
        ("Evening Update, March 3, 2011\n\nBASRA, Iraq (March 3) - A force held two men.", "2011-03-03"),
        ("2010-12-X-001\n\nBASRA, Iraq (Nov. 30) - A force held two men.", "2010-11-30"),
        ("2011-01-X-001\n\nBASRA, Iraq (Dec. 31) - A force held two men.", "2010-12-31"),
        (
            "May 30: Operations in the east\nNumber 2010-05-XY-7\n\nA force held two men yesterday.",
            "2010-05-30",
        ),
        ("Daily bulletin of 4 March 2024\n\nA force held two men yesterday.", "2024-03-04"),
        ("BASRA, Iraq (Apr. 25) - A force held two men today.", None),
        ("It rained on 4 March 2024, and again yesterday.", None),
        ("Clashes on 4 March 2024\n\nA force held two men yesterday.", None),
    ],
)
def test_the_heading_tells_the_day(text: str, day: str | None) -> None:
    """A day is whole with a year beside it; a day in a title or in a sentence is not the day of issue."""
    found = issued(text)
    assert (found.isoformat() if found is not None else None) == day


def test_a_number_tells_the_month() -> None:
    """A reference number names year and month, a date with a day is no such number."""
    assert month_of_issue("2010-07-XY-7\n\nTwo men were held.") == (date(2010, 7, 1), date(2010, 7, 31))
    assert month_of_issue("2010-07-12\n\nTwo men were held.") is None
