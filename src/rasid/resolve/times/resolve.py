"""A mention and an anchor -> days with a precision, or the reason why there are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import rasid.resolve.times.resolve_calendar as calendar_names
import rasid.resolve.times.resolve_relative as relative
from rasid.model.world import TimeSpan
from rasid.resolve.times.context import Answer, CannotResolve, Context
from rasid.resolve.times.forms import (
    CalendarDate,
    ClockTime,
    DayOfWeek,
    DayPartOf,
    Duration,
    Form,
    NearDay,
    NearPeriod,
    PartOfYear,
    PortionOf,
    Range,
    Recurring,
    Reference,
    SeasonOf,
    Shift,
    SlashDate,
    WeekOf,
    WholePeriod,
    Window,
    Years,
)  # fmt: skip
from rasid.resolve.times.lengths import length_value, recurring_value
from rasid.resolve.times.model import (
    Bound,
    DayOrder,
    Reason,
    ResolvedTime,
    Tense,
    TimeKind,
    TimeMention,
    Unresolved,
)  # fmt: skip
from rasid.resolve.times.periods import holding

_DAY = timedelta(days=1)


def resolve_time(
    mention: TimeMention,
    *,
    anchor: date | datetime,
    order: DayOrder | None = None,
    tense: Tense | None = None,
    previous: TimeSpan | None = None,
) -> ResolvedTime | Unresolved:
    """Where ``mention`` lies on the calendar.

    ``anchor`` is when the words were written: the day of the dateline, else of publication.
    ``order`` is how the source writes 12/03/2024. ``tense`` is that of the clause; it decides which
    Tuesday. ``previous`` is the time told before in the same text, which "hours later" and "the
    following day" count from. Spans hold days, both ends included; "since 2014" ends at the anchor,
    "until Monday" has no start. What cannot be placed comes back as :class:`Unresolved` with its
    words and a reason, never as a guess that looks like an answer.
    """
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    if tense is None and mention.bound in ("until", "by"):
        tense = "future"
    context = Context(day, order, tense, previous)
    kind = kind_of(mention.form)
    try:
        answer = _resolve(mention.form, context)
        # "Before the end of the month" is in the month, and as late as its last day.
        late = mention.bound == "before" and "end of" in mention.text.lower()
        span = _bounded(answer.span, "by" if late else mention.bound, day)
    except CannotResolve as refusal:
        return Unresolved(mention, kind, refusal.reason)
    except (OverflowError, ValueError):
        # date arithmetic left the years 1 to 9999
        return Unresolved(mention, kind, Reason.OUT_OF_CALENDAR)
    return ResolvedTime(mention, kind, answer.value, span, answer.approximate, answer.inferred)


def kind_of(form: Form) -> TimeKind:
    """The TIMEX3 type of a form."""
    if isinstance(form, PortionOf):
        return kind_of(form.whole)
    if isinstance(form, Range):
        return kind_of(form.first)
    if isinstance(form, DayPartOf | ClockTime):
        return "TIME"
    if isinstance(form, Duration | Window):
        return "DURATION"
    return "SET" if isinstance(form, Recurring) else "DATE"


def _resolve(form: Form, context: Context) -> Answer:
    """What one form comes to; raises CannotResolve."""
    match form:
        case DayPartOf() | ClockTime() | PortionOf() | Range():
            return _resolve_composed(form, context)
        case Duration():
            return Answer(
                length_value(form.amounts), None, any(amount.approximate for amount in form.amounts)
            )
        case Recurring():
            return Answer(recurring_value(form), None)
        case NearDay():
            return relative.near_day(form, context)
        case NearPeriod():
            return relative.near_period(form, context)
        case WeekOf():
            return _week_of(form, context)
        case WholePeriod():
            return relative.whole_period(form, context)
        case Shift():
            return relative.shift(form, context)
        case Window():
            return relative.window(form, context)
        case Reference():
            return relative.reference(form, context)
        case _:
            return _resolve_name(form, context)


def _resolve_name(
    form: CalendarDate | SlashDate | DayOfWeek | SeasonOf | PartOfYear | Years, context: Context
) -> Answer:
    match form:
        case CalendarDate():
            return calendar_names.calendar_date(form, context)
        case SlashDate():
            return calendar_names.slash_date(form, context)
        case DayOfWeek():
            return calendar_names.day_of_week(form, context)
        case SeasonOf():
            return calendar_names.season_of(form, context)
        case PartOfYear():
            return calendar_names.part_of_year(form, context)
        case Years():
            return calendar_names.years_of(form, context)


def _resolve_composed(form: DayPartOf | ClockTime | PortionOf | Range, context: Context) -> Answer:
    match form:
        case DayPartOf():
            return _day_part(form, context)
        case ClockTime():
            return _clock(form, context)
        case PortionOf():
            return _portion(form, context)
        case Range():
            return _range(form, context)


def _day_of(form: Form | None, context: Context) -> Answer:
    """The day that a part of a day or a clock time belongs to; without one, the day told before."""
    if form is None:
        return Answer(context.told_day()[0].isoformat(), None, inferred=True)
    answer = _resolve(form, context)
    if answer.period is None or answer.period.unit != "day":
        raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
    return answer


def _day_part(form: DayPartOf, context: Context) -> Answer:
    day = _day_of(form.day, context)
    if form.ends:
        eve = (date.fromisoformat(day.value) - _DAY).isoformat()
        return Answer(f"{eve}T{form.part}", TimeSpan(eve, day.value, "day"), inferred=day.inferred)
    return Answer(f"{day.value}T{form.part}", TimeSpan(day.value, day.value, "day"), inferred=day.inferred)


def _clock(form: ClockTime, context: Context) -> Answer:
    day = _day_of(form.day, context)
    clock = f"{form.hour:02d}:{form.minute or 0:02d}"
    moment = f"{day.value}T{clock}"
    if form.hour == 24:
        moment = f"{(date.fromisoformat(day.value) + _DAY).isoformat()}T00:{form.minute or 0:02d}"
    return Answer(f"{day.value}T{clock}", TimeSpan(moment, moment, "minute"), inferred=day.inferred)


def _week_of(form: WeekOf, context: Context) -> Answer:
    day = _day_of(form.day, context)
    return Answer.of(holding("week", date.fromisoformat(day.value)), inferred=day.inferred)


def _portion(form: PortionOf, context: Context) -> Answer:
    whole = _resolve(form.whole, context)
    period = whole.period
    if period is None or period.unit == "day":
        return whole
    if form.portion in ("early", "middle", "late"):
        return replace(whole, span=period.portion(form.portion).span(), approximate=True)
    start, end = period.start, period.end
    if start <= context.anchor <= end:
        start, end = (start, context.anchor) if form.portion == "earlier" else (context.anchor, end)
    return replace(whole, span=replace(period, start=start, end=end).span(), approximate=True)


def _range(form: Range, context: Context) -> Answer:
    last = _resolve(form.last, context)
    first = _resolve(form.first, context)
    if _first_day(first) > _last_day(last):
        # "from Friday to Monday": the first end is looked for again, back from the last
        first = _resolve(form.first, replace(context, anchor=_last_day(last), tense="past"))
    if _first_day(first) > _last_day(last) or first.span is None or last.span is None:
        raise CannotResolve(Reason.ENDS_BEFORE_START)
    span = TimeSpan(first.span.start, last.span.end, last.span.precision)
    approximate, inferred = first.approximate or last.approximate, first.inferred or last.inferred
    return Answer(f"{first.value}/{last.value}", span, approximate, inferred)


def _first_day(answer: Answer) -> date:
    if answer.span is None or answer.span.start is None:
        raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
    return date.fromisoformat(answer.span.start[:10])


def _last_day(answer: Answer) -> date:
    if answer.span is None or answer.span.end is None:
        raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
    return date.fromisoformat(answer.span.end[:10])


def _bounded(span: TimeSpan | None, bound: Bound | None, anchor: date) -> TimeSpan | None:
    """The span as the word before the mention uses it."""
    if span is None or bound is None:
        return span
    if bound == "since":
        today = anchor.isoformat()
        reached = span.start is not None and span.start[:10] <= today
        return TimeSpan(span.start, today if reached else None, span.precision)
    if bound in ("until", "by"):
        return TimeSpan(None, span.end, span.precision)
    if bound == "before":
        return TimeSpan(None, _next_to(span.start, -_DAY), span.precision)
    return TimeSpan(_next_to(span.end, _DAY), None, span.precision)


def _next_to(moment: str | None, step: timedelta) -> str | None:
    """The neighbouring day of a day; a minute stays as it is."""
    if moment is None or len(moment) > 10:
        return moment
    return (date.fromisoformat(moment) + step).isoformat()
