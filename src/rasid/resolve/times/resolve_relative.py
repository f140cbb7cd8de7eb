"""What is counted from the anchor or from the time told before, put on the calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import rasid.resolve.times.periods as periods
from rasid.model.world import TimePrecision, TimeSpan
from rasid.resolve.times.context import Answer, CannotResolve, Context
from rasid.resolve.times.forms import Amount, NearDay, NearPeriod, Reference, Shift, WholePeriod, Window
from rasid.resolve.times.lengths import length_value
from rasid.resolve.times.model import Reason

#: "several" and "a few" without a figure are placed as three, and marked approximate.
VAGUE_COUNT: Final = 3
_SUB_DAY: Final = frozenset({"hour", "minute", "second"})


def near_day(form: NearDay, context: Context) -> Answer:
    """Yesterday, today, tomorrow and their neighbours."""
    return Answer.of(periods.day(context.anchor + timedelta(days=form.shift)))


def near_period(form: NearPeriod, context: Context) -> Answer:
    """ "last week" from the anchor; "the previous", "the following" and "that" from the time told before."""
    steps = {"last": -1, "this": 0, "next": 1}
    if form.relation in steps:
        return Answer.of(periods.stepped(form.unit, context.anchor, steps[form.relation]))
    first, last = context.told_day() if form.unit == "day" else context.told()
    if form.relation == "previous":
        return Answer.of(periods.stepped(form.unit, first, -1), inferred=True)
    if form.relation == "following":
        return Answer.of(periods.stepped(form.unit, last, 1), inferred=True)
    return Answer.of(periods.holding(form.unit, first), inferred=True)


def whole_period(form: WholePeriod, context: Context) -> Answer:
    """ "the year" is the anchor's, "the weekend" the last or the next, "the quarter" the one told before."""
    if form.unit == "weekend":
        ahead = context.tense == "future" or context.anchor.weekday() >= 5
        return Answer.of(periods.stepped("weekend", context.anchor, 0 if ahead else -1), inferred=True)
    told = context.told_period()
    if form.unit == "quarter":
        if told is None or told.unit != "quarter":
            raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
        return Answer.of(told, inferred=True)
    return Answer.of(periods.holding(form.unit, context.anchor), inferred=True)


def shift(form: Shift, context: Context) -> Answer:
    """ "two days ago", "a year earlier": as fine as its unit.

    A year from a month or a quarter is that month or quarter of another year: figures are compared
    like with like.
    """
    sign = -1 if form.way == "back" else 1
    amount = form.amount
    told = context.told_period()
    if told is not None and amount.unit == "year" and amount.count == 1:
        return Answer.of(periods.holding(told.unit, periods.moved(told.start, sign, "year")), inferred=True)
    base = context.anchor if form.from_anchor else context.told()[0 if sign < 0 else 1]
    count = VAGUE_COUNT if amount.count is None else amount.count
    period = periods.holding(amount.unit, periods.moved(base, sign * count, amount.unit))
    vague = amount.approximate or amount.count is None
    if amount.count is None and form.from_anchor:
        return Answer("PAST_REF" if sign < 0 else "FUTURE_REF", period.span(), approximate=True)
    return Answer.of(period, approximate=vague, inferred=not form.from_anchor)


def window(form: Window, context: Context) -> Answer:
    """ "the past three weeks", "recent weeks": a stretch that touches the anchor.

    A length that was not said is taken as three units and marked approximate; its value stays open.
    """
    amount = form.amount
    first = last = context.anchor
    if not form.from_anchor:
        first, last = context.told()
    count = VAGUE_COUNT if amount.count is None else amount.count
    if form.way == "back":
        start, end = periods.moved(first, -count, amount.unit), first
    else:
        start, end = last, periods.moved(last, count, amount.unit)
    vague = amount.approximate or amount.count is None
    span = TimeSpan(start.isoformat(), end.isoformat(), _day_or_coarser(amount))
    return Answer(length_value((amount,)), span, approximate=vague, inferred=not form.from_anchor)


def _day_or_coarser(amount: Amount) -> TimePrecision:
    return "day" if amount.unit in _SUB_DAY else periods.precision_of(amount.unit)


def reference(form: Reference, context: Context) -> Answer:
    """ "now" is the anchor's day; "recently" ends there; "in the future" begins there."""
    day = context.anchor.isoformat()
    if form.to == "PRESENT_REF":
        return Answer(form.to, TimeSpan(day, day, "day"), approximate=True)
    if form.to == "PAST_REF":
        return Answer(form.to, TimeSpan(None, day, "year"), approximate=True)
    return Answer(form.to, TimeSpan(day, None, "year"), approximate=True)
