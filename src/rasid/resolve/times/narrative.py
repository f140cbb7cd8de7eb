"""The times of one text in order: each may count from those told before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rasid.model.world import TimeSpan
from rasid.resolve.times.forms import (
    Amount,
    ClockTime,
    DayPartOf,
    Form,
    NearPeriod,
    PartOfYear,
    PortionOf,
    Shift,
    SlashDate,
    WholePeriod,
)
from rasid.resolve.times.model import DayOrder, ResolvedTime, Tense, TimeMention, Unresolved
from rasid.resolve.times.resolve import resolve_time

_MONTHS: Final = 12


def resolve_in_order(
    mentions: Iterable[TimeMention],
    *,
    anchor: date | datetime,
    order: DayOrder | None = None,
    tense_of: Callable[[TimeMention], Tense | None] = lambda mention: None,
) -> list[ResolvedTime | Unresolved]:
    """One answer for each mention, in their order. Without an ``order`` it is the one that they show themselves.

    The first "hours later" counts from the anchor's day. A clock time or a part of a day belongs to
    the last day told, "a month later" to the last time of any precision.
    """
    mentions = list(mentions)
    order = order or written_order(mentions)
    told = _Told.at(anchor.date() if isinstance(anchor, datetime) else anchor)
    answers = []
    for mention in mentions:
        answer = resolve_time(
            mention, anchor=anchor, order=order, tense=tense_of(mention), previous=told.for_form(mention.form)
        )
        answers.append(answer)
        told = told.after(answer)
    return answers


def written_order(mentions: Iterable[TimeMention]) -> DayOrder | None:
    """How a text writes days and months in figures, where one of its dates can be read in one way only.

    None where none tells, or where two of them contradict each other.
    """
    forms = [mention.form for mention in mentions if isinstance(mention.form, SlashDate)]
    day_first = any(form.first > _MONTHS >= form.second for form in forms)
    month_first = any(form.second > _MONTHS >= form.first for form in forms)
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


@dataclass(frozen=True, slots=True)
class _Told:
    """The last time told, the last one as fine as a day, and the last quarter."""

    last: TimeSpan
    day: TimeSpan
    quarter: TimeSpan | None

    @classmethod
    def at(cls, day: date) -> _Told:
        span = TimeSpan(day.isoformat(), day.isoformat(), "day")
        return cls(span, span, None)

    def for_form(self, form: Form) -> TimeSpan:
        """The time that a form counts from."""
        if _needs_day(form):
            return self.day
        comparison = (
            isinstance(form, Shift) and form.amount == Amount(1, "year") and self.last.precision != "month"
        )
        if self.quarter is not None and (comparison or isinstance(form, WholePeriod)):
            return self.quarter
        return self.last

    def after(self, answer: ResolvedTime | Unresolved) -> _Told:
        """What has been told once ``answer`` has: only exact times on the calendar count.

        "A year earlier" is a side glance: the text goes on from where it was.
        """
        if isinstance(answer, Unresolved) or answer.span is None or answer.kind in ("DURATION", "SET"):
            return self
        form = answer.mention.form
        side_glance = isinstance(form, Shift) and form.way == "back"
        if side_glance or answer.approximate or answer.span.start is None:
            return self
        if isinstance(form, PartOfYear) and form.unit == "quarter":
            return _Told(answer.span, self.day, answer.span)
        day = answer.span if answer.span.precision in ("minute", "day") else self.day
        return _Told(answer.span, day, self.quarter)


def _needs_day(form: Form) -> bool:
    if isinstance(form, PortionOf):
        return _needs_day(form.whole)
    return isinstance(form, ClockTime | DayPartOf) or (isinstance(form, NearPeriod) and form.unit == "day")
