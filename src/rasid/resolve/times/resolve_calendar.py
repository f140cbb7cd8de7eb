"""Calendar names on the calendar: which year, which week, which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import rasid.resolve.times.periods as periods
from rasid.resolve.times.context import Answer, CannotResolve, Context
from rasid.resolve.times.forms import CalendarDate, DayOfWeek, PartOfYear, SeasonOf, SlashDate, Years
from rasid.resolve.times.model import Reason
from rasid.resolve.times.periods import Period

# A writer leaves the year out when it is the near one; only between dates about as far does tense decide.
_FAR: Final = 3


def choose(candidates: list[Period], context: Context) -> Period:
    """The nearest candidate, the past one among equals, unless the tense asks for one about as near.

    Raises:
        CannotResolve: there is no candidate.
    """
    anchor = context.anchor
    if not candidates:
        raise CannotResolve(Reason.NO_SUCH_DAY)
    nearest = min(candidates, key=lambda period: (_gap(period, anchor), period.start))
    if context.tense == "past":
        fitting = [period for period in candidates if period.start <= anchor]
    elif context.tense == "future":
        fitting = [period for period in candidates if period.end >= anchor]
    else:
        return nearest
    if not fitting:
        return nearest
    best = min(fitting, key=lambda period: _gap(period, anchor))
    return best if _gap(best, anchor) <= _FAR * _gap(nearest, anchor) else nearest


def _gap(period: Period, anchor: date) -> int:
    """Days between a period and the anchor, 0 when it holds it."""
    return max((period.start - anchor).days, (anchor - period.end).days, 0)


def _made(make: Callable[[int], Period], years: range) -> list[Period]:
    """The periods that exist among those made for each year (29 February does not in most)."""
    made = []
    for year in years:
        try:
            made.append(make(year))
        except ValueError:
            continue
    return made


def _around(anchor: date, *, reach: int = 1) -> range:
    return range(anchor.year - reach, anchor.year + reach + 1)


def calendar_date(form: CalendarDate, context: Context) -> Answer:
    """A year, a month or a day by name.

    Raises:
        CannotResolve: the calendar has no such day.
    """
    year = None if form.year is None else periods.full_year(form.year, context.anchor)
    if year is None and form.year_shift is not None:
        year = context.anchor.year + form.year_shift
    if form.month is None:
        return _day_alone(form.day, context) if year is None else Answer.of(periods.year(year))
    month, day = form.month, form.day

    def make(of_year: int) -> Period:
        return periods.month(of_year, month) if day is None else periods.day(date(of_year, month, day))

    if year is not None:
        try:
            return Answer.of(make(year))
        except ValueError:
            raise CannotResolve(Reason.NO_SUCH_DAY) from None
    if form.relation is not None:
        return Answer.of(_related(_made(make, _around(context.anchor)), form.relation, context))
    leap_day = (month, day) == (2, 29)
    candidates = _made(make, _around(context.anchor, reach=4 if leap_day else 1))
    if form.weekday is not None:
        # the weekday that is told beside a date tells its year
        agreeing = [period for period in candidates if period.start.weekday() == form.weekday]
        candidates = agreeing or candidates
    return Answer.of(choose(candidates, context), inferred=True)


def _related(candidates: list[Period], relation: str, context: Context) -> Period:
    """The candidate before, in the year of, or after the anchor (or the time told before)."""
    low = high = context.anchor
    if relation in ("previous", "following", "that"):
        low, high = context.told()
    before = [period for period in candidates if period.end < low]
    after = [period for period in candidates if period.start > high]
    if relation in ("last", "previous") and before:
        return max(before, key=lambda period: period.start)
    if relation in ("next", "following") and after:
        return min(after, key=lambda period: period.start)
    if relation == "this":
        same_year = [period for period in candidates if period.start.year == context.anchor.year]
        return choose(same_year or candidates, context)
    if not candidates:
        raise CannotResolve(Reason.NO_SUCH_DAY)
    return min(candidates, key=lambda period: _gap(period, low))


def _day_alone(day: int | None, context: Context) -> Answer:
    """ "the 15th": of the month before, the anchor's or the next."""
    if day is None:
        raise CannotResolve(Reason.NO_SUCH_DAY)
    candidates = []
    for step in (-1, 0, 1):
        month = periods.stepped("month", context.anchor, step)
        if day <= month.end.day:
            candidates.append(periods.day(month.start.replace(day=day)))
    return Answer.of(choose(candidates, context), inferred=True)


def slash_date(form: SlashDate, context: Context) -> Answer:
    """Two numbers and mostly a year; the order is the source's, or the only one that the calendar allows.

    Raises:
        CannotResolve: both orders are possible and the source's is not known, or neither is.
    """
    order = context.order
    if form.first > 12 and form.second > 12:
        raise CannotResolve(Reason.NO_SUCH_DAY)
    if form.first > 12 >= form.second:
        order = "dmy"
    elif form.second > 12 >= form.first:
        order = "mdy"
    if order is None and form.first != form.second:
        raise CannotResolve(Reason.ORDER_UNKNOWN)
    month, day = (form.first, form.second) if order == "mdy" else (form.second, form.first)
    if form.year is None:
        return calendar_date(CalendarDate(month=month, day=day), context)
    try:
        return Answer.of(periods.day(date(periods.full_year(form.year, context.anchor), month, day)))
    except ValueError:
        raise CannotResolve(Reason.NO_SUCH_DAY) from None


def day_of_week(form: DayOfWeek, context: Context) -> Answer:
    """A weekday: in a named week, before or after the anchor, or where the tense puts it.

    Without a tense, and in the past, it is the latest such day up to the anchor, the anchor's own
    included: agencies name the day of the report itself.
    """
    if form.week_shift is not None:
        week = periods.stepped("week", context.anchor, form.week_shift)
        return Answer.of(periods.day(week.start + timedelta(days=form.weekday)))
    base, relation = context.anchor, form.relation
    if relation in ("previous", "following", "that"):
        base = context.told()[0]
    ahead = (form.weekday - base.weekday()) % 7
    back = (base.weekday() - form.weekday) % 7
    if relation in ("last", "previous"):
        return Answer.of(periods.day(base - timedelta(days=back or 7)))
    if relation in ("next", "following"):
        return Answer.of(periods.day(base + timedelta(days=ahead or 7)))
    if relation == "that":
        shift = ahead if ahead <= 3 else -back
        return Answer.of(periods.day(base + timedelta(days=shift)), inferred=True)
    to_come = context.tense == "future" or (relation == "this" and context.tense != "past")
    day = base + timedelta(days=ahead) if to_come else base - timedelta(days=back)
    return Answer.of(periods.day(day), inferred=True)


def season_of(form: SeasonOf, context: Context) -> Answer:
    """A season, in whole months of the northern year and therefore approximate."""
    if form.year is not None:
        year = periods.full_year(form.year, context.anchor)
        return Answer.of(periods.season(year, form.season), approximate=True)
    candidates = _made(lambda year: periods.season(year, form.season), _around(context.anchor))
    if form.relation is not None:
        return Answer.of(_related(candidates, form.relation, context), approximate=True)
    return Answer.of(choose(candidates, context), approximate=True, inferred=True)


def part_of_year(form: PartOfYear, context: Context) -> Answer:
    """A quarter or a half of a calendar year (fiscal years are not told apart)."""
    number, steps = form.number, {"last": -1, "this": 0, "next": 1}
    if number is None:
        if form.relation in steps:
            return Answer.of(periods.stepped(form.unit, context.anchor, steps[form.relation]))
        first, last = context.told()
        if form.relation == "following":
            return Answer.of(periods.stepped(form.unit, last, 1), inferred=True)
        return Answer.of(
            periods.stepped(form.unit, first, -1 if form.relation == "previous" else 0), inferred=True
        )
    make = periods.quarter if form.unit == "quarter" else periods.half
    year = form.year if form.year_shift is None else context.anchor.year + form.year_shift
    if year is not None:
        return Answer.of(make(periods.full_year(year, context.anchor), number))
    candidates = _made(lambda of_year: make(of_year, number), _around(context.anchor))
    return Answer.of(choose(candidates, context), inferred=True)


def years_of(form: Years, context: Context) -> Answer:
    """A decade, of two digits perhaps, or a century."""
    first = periods.full_year(form.first, context.anchor) if form.length == 10 else form.first
    return Answer.of(periods.years(first, form.length))
