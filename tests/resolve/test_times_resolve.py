"""Where times come to lie on the calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.model.world import TimeSpan
from rasid.resolve.times import (
    Reason,
    ResolvedTime,
    Tense,
    Unresolved,
    find_times,
    guess_tense,
    resolve_in_order,
    resolve_time,
)

FRIDAY = date(2020, 1, 31)


def _one(text: str, **more: object) -> ResolvedTime:
    (mention,) = find_times(text)
    answer = resolve_time(mention, anchor=FRIDAY, **more)  # type: ignore[arg-type]
    assert isinstance(answer, ResolvedTime), answer
    return answer


def _refused(text: str, **more: object) -> Reason:
    (mention,) = find_times(text)
    answer = resolve_time(mention, anchor=FRIDAY, **more)  # type: ignore[arg-type]
    assert isinstance(answer, Unresolved), answer
    assert answer.mention.text == mention.text
    return answer.reason


@pytest.mark.parametrize(
    ("text", "value", "start", "end", "precision"),
    [
        ("12 March 2024", "2024-03-12", "2024-03-12", "2024-03-12", "day"),
        ("on 4 FEB 90, it", "1990-02-04", "1990-02-04", "1990-02-04", "day"),
        ("January of 2020", "2020-01", "2020-01-01", "2020-01-31", "month"),
        ("in 2014", "2014", "2014-01-01", "2014-12-31", "year"),
        ("yesterday", "2020-01-30", "2020-01-30", "2020-01-30", "day"),
        ("tonight", "2020-01-31TNI", "2020-01-31", "2020-01-31", "day"),
        ("last night", "2020-01-30TNI", "2020-01-30", "2020-01-30", "day"),
        ("the night to Friday", "2020-01-30TNI", "2020-01-30", "2020-01-31", "day"),
        ("the night from Monday to Tuesday", "2020-01-27TNI", "2020-01-27", "2020-01-28", "day"),
        ("the night of 2 March to 3 March 2019", "2019-03-02TNI", "2019-03-02", "2019-03-03", "day"),
        ("the day before yesterday", "2020-01-29", "2020-01-29", "2020-01-29", "day"),
        ("this week", "2020-W05", "2020-01-27", "2020-02-02", "week"),
        ("last week", "2020-W04", "2020-01-20", "2020-01-26", "week"),
        ("last weekend", "2020-W04-WE", "2020-01-25", "2020-01-26", "day"),
        ("last month", "2019-12", "2019-12-01", "2019-12-31", "month"),
        ("next year", "2021", "2021-01-01", "2021-12-31", "year"),
        ("two days ago", "2020-01-29", "2020-01-29", "2020-01-29", "day"),
        ("three weeks ago", "2020-W02", "2020-01-06", "2020-01-12", "week"),
        ("the past 24 hours", "PT24H", "2020-01-30", "2020-01-31", "day"),
        ("the past three weeks", "P3W", "2020-01-10", "2020-01-31", "week"),
        ("since 2014", "2014", "2014-01-01", "2020-01-31", "year"),
        ("until Monday", "2020-02-03", None, "2020-02-03", "day"),
        ("by 15 April", "2020-04-15", None, "2020-04-15", "day"),
        ("before 15 January", "2020-01-15", None, "2020-01-14", "day"),
        ("after 15 January", "2020-01-15", "2020-01-16", None, "day"),
        ("between 3 and 5 March", "2020-03-03/2020-03-05", "2020-03-03", "2020-03-05", "day"),
        ("from Friday to Monday", "2020-01-24/2020-01-27", "2020-01-24", "2020-01-27", "day"),
        ("28 December to 3 January 2019", "2018-12-28/2019-01-03", "2018-12-28", "2019-01-03", "day"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31", "year"),
        ("the '90s", "199", "1990-01-01", "1999-12-31", "year"),
        ("the 20th century", "19", "1900-01-01", "1999-12-31", "year"),
        ("spring 2019", "2019-SP", "2019-03-01", "2019-05-31", "season"),
        ("winter 2019", "2019-WI", "2019-12-01", "2020-02-29", "season"),
        ("the third quarter of 2019", "2019-Q3", "2019-07-01", "2019-09-30", "season"),
        ("the first half of 2019", "2019-H1", "2019-01-01", "2019-06-30", "season"),
        ("the week of March 6", "2020-W10", "2020-03-02", "2020-03-08", "week"),
        ("10:30 p.m. Tuesday", "2020-01-28T22:30", "2020-01-28T22:30", "2020-01-28T22:30", "minute"),
        ("midnight Friday", "2020-01-31T24:00", "2020-02-01T00:00", "2020-02-01T00:00", "minute"),
        ("earlier this month", "2020-01", "2020-01-01", "2020-01-31", "month"),
        ("earlier this year", "2020", "2020-01-01", "2020-01-31", "year"),
    ],
)
def test_lies_on_the_calendar(
    text: str, value: str, start: str | None, end: str | None, precision: str
) -> None:
    """Words and an anchor give a TIMEX3 value and days, both included, as fine as the words."""
    answer = _one(text)
    assert (answer.value, answer.start, answer.end, answer.precision) == (value, start, end, precision)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("three years", "DURATION", "P3Y"),
        ("for two weeks", "DURATION", "P2W"),
        ("a minute and a half", "DURATION", "PT1M30S"),
        ("5 1/2 hours", "DURATION", "PT5H30M"),
        ("a year and a half", "DURATION", "P1Y6M"),
        ("half an hour", "DURATION", "PT30M"),
        ("several months", "DURATION", "PXM"),
        ("two decades", "DURATION", "P20Y"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("each July", "SET", "XXXX-07"),
        ("daily", "SET", "P1D"),
        ("twice a week", "SET", "P1W"),
    ],
)
def test_lengths_and_repetitions_have_no_place(text: str, kind: str, value: str) -> None:
    """A length or a repetition has a value and no days of its own."""
    answer = _one(text)
    assert (answer.kind, answer.value, answer.span) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "tense", "day"),
    [
        ("on Tuesday", "past", "2020-01-28"),
        ("on Tuesday", None, "2020-01-28"),
        ("on Tuesday", "future", "2020-02-04"),
        ("on Friday", "past", "2020-01-31"),
        ("last Friday", None, "2020-01-24"),
        ("next Friday", None, "2020-02-07"),
        ("Friday of last week", None, "2020-01-24"),
        ("this Sunday", None, "2020-02-02"),
    ],
)
def test_tense_and_relation_choose_the_weekday(text: str, tense: Tense | None, day: str) -> None:
    """Which Tuesday is told by "last" and "next", else by the tense; the day of the report counts."""
    assert _one(text, tense=tense).start == day


def test_a_date_without_a_year_lies_near_the_anchor() -> None:
    """A year left out is the near one, even against the tense; the weekday beside it settles it."""
    assert _one("on 10 December").start == "2019-12-10"
    assert _one("on 10 February", tense="past").start == "2020-02-10"
    assert _one("on 30 July", tense="past").start == "2019-07-30"
    assert _one("on Sunday, 10 February").start == "2019-02-10"
    assert _one("29 February").start == "2020-02-29"


def test_what_was_supplied_is_marked() -> None:
    """A supplied year or week is marked as inferred; what words and anchor settle is not."""
    assert _one("on Tuesday").inferred
    assert _one("on 12 March").inferred
    assert not _one("yesterday").inferred
    assert not _one("12 March 2020").inferred


def test_vague_words_are_marked_and_keep_an_open_value() -> None:
    """ "In recent weeks" ends at the anchor, is marked approximate, and its value has no number."""
    answer = _one("in recent weeks")
    assert (answer.value, answer.end, answer.precision, answer.approximate) == (
        "PXW",
        "2020-01-31",
        "week",
        True,
    )
    assert answer.start is not None
    assert answer.start < "2020-01-31"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("early March", "2020-03-01", "2020-03-10"),
        ("mid-January", "2020-01-11", "2020-01-20"),
        ("late 2019", "2019-09-01", "2019-12-31"),
        ("late last week", "2020-01-25", "2020-01-26"),
        ("late Tuesday", "2020-01-28", "2020-01-28"),
    ],
)
def test_a_portion_narrows_the_days_only(text: str, start: str, end: str) -> None:
    """ "Early March" is the first third of March; a day is not cut up."""
    answer = _one(text)
    assert (answer.start, answer.end) == (start, end)


def test_the_order_of_day_and_month_is_the_source_s() -> None:
    """12/03/2024 is resolved by the source's order, and not at all where that is unknown."""
    assert _one("on 12/03/2024", order="dmy").start == "2024-03-12"
    assert _one("on 12/03/2024", order="mdy").start == "2024-12-03"
    assert _one("on 13/03/2024").start == "2024-03-13"
    assert _one("on 03/03/2024").start == "2024-03-03"
    assert _refused("on 12/03/2024") is Reason.ORDER_UNKNOWN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 February 2020", Reason.NO_SUCH_DAY),
        ("on 30/31/2020", Reason.NO_SUCH_DAY),
        ("2019-02-30", Reason.NO_SUCH_DAY),
        ("Hours later", Reason.NEEDS_EARLIER_TIME),
        ("the following day", Reason.NEEDS_EARLIER_TIME),
        ("at noon", Reason.NEEDS_EARLIER_TIME),
        ("the quarter", Reason.NEEDS_EARLIER_TIME),
        ("90,000 years ago", Reason.OUT_OF_CALENDAR),
        ("999999999 days ago", Reason.OUT_OF_CALENDAR),
        ("from 2020-03-05 to 2020-03-03", Reason.ENDS_BEFORE_START),
    ],
)
def test_refuses_with_a_reason(text: str, reason: Reason) -> None:
    """What has no place on the calendar keeps its words and says why."""
    assert _refused(text) is reason


def test_counts_from_the_time_told_before() -> None:
    """ "The following day" and "a year earlier" count from the earlier time, and say that they do."""
    told = TimeSpan("2019-06-10", "2019-06-10", "day")
    answer = _one("The following day", previous=told)
    assert (answer.start, answer.inferred) == ("2019-06-11", True)
    assert _one("three weeks earlier", previous=told).value == "2019-W21"
    quarter = TimeSpan("2019-07-01", "2019-09-30", "season")
    assert _one("a year earlier", previous=quarter).value == "2018-Q3"
    month = TimeSpan("2019-03-01", "2019-03-31", "month")
    assert _one("a year earlier", previous=month).value == "2018-03"


def test_a_night_cannot_belong_to_a_year() -> None:
    """ "That night" after nothing finer than a year stays unresolved."""
    assert (
        _refused("that night", previous=TimeSpan("2019-01-01", "2019-12-31", "year"))
        is Reason.NEEDS_EARLIER_TIME
    )


def test_a_moment_anchors_like_its_day() -> None:
    """An anchor with a time of day gives the same days as its date."""
    (mention,) = find_times("yesterday")
    at = resolve_time(mention, anchor=datetime(2020, 1, 31, 23, 59))
    assert isinstance(at, ResolvedTime)
    assert at.start == "2020-01-30"


def test_a_text_is_resolved_in_order() -> None:
    """Later words count from earlier ones; a comparison with a year earlier does not move the story."""
    text = (
        "On 3 January police came. A year earlier they had gone. Hours later they left. That night was calm."
    )
    answers = resolve_in_order(
        find_times(text), anchor=FRIDAY, tense_of=lambda mention: guess_tense(text, mention)
    )
    resolved = [answer.value for answer in answers if isinstance(answer, ResolvedTime)]
    assert resolved == ["2020-01-03", "2019", "2020-01-03", "2020-01-03TNI"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The talks will resume on Tuesday.", "future"),
        ("He is due to appear Tuesday.", "future"),
        ("Leaders plan to meet on Tuesday", "future"),
        ("They have until Tuesday to leave", "future"),
        ("Two men were killed on Tuesday.", "past"),
        ("Tuesday's attack killed two", "past"),
        ("A vote planned for Tuesday was called off", "past"),
        ("On Tuesday, soldiers entered the town", "past"),
        ("Tuesday", None),
    ],
)
def test_the_nearest_verb_gives_the_tense(text: str, tense: Tense | None) -> None:
    """The tense is guessed from the nearest verb of the sentence."""
    (mention,) = find_times(text)
    assert guess_tense(text, mention) == tense


@given(
    st.text(alphabet="0123456789 /-:.,'\n", max_size=30), st.dates(), st.sampled_from(["dmy", "mdy", None])
)
def test_any_figures_resolve_or_say_why(figures: str, anchor: date, order: str | None) -> None:
    """No row of figures and no anchor raises; every span runs forward."""
    for text in (
        f"on {figures} March {figures}",
        f"{figures} years ago",
        f"in {figures}",
        f"at {figures} p.m.",
    ):
        for answer in resolve_in_order(find_times(text), anchor=anchor, order=order):  # type: ignore[arg-type]
            if isinstance(answer, ResolvedTime) and answer.start and answer.end:
                assert answer.start[:10] <= answer.end[:10]
