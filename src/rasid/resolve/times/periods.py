"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, decades."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from rasid.model.world import TimePrecision, TimeSpan
from rasid.resolve.times.forms import Portion, Season, Unit

_DAY: Final = timedelta(days=1)
#: First month of each season in the northern year; the winter of a year begins in its December.
_SEASON_STARTS: Final[dict[Season, int]] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PRECISIONS: Final[dict[Unit, TimePrecision]] = {
    "second": "minute", "minute": "minute", "hour": "minute", "day": "day", "weekend": "day", "week": "week",
    "fortnight": "week", "month": "month", "quarter": "season", "half": "season", "season": "season",
    "year": "year", "decade": "year", "century": "year", "millennium": "year",
}  # fmt: skip
_MONTHS: Final[dict[Unit, int]] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
    "millennium": 12000,
}  # fmt: skip
_DAYS: Final[dict[Unit, int]] = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``value`` is TIMEX3, ``unit`` what it is one of."""

    start: date
    end: date
    unit: Unit
    value: str

    def span(self) -> TimeSpan:
        """The period as days with its precision."""
        return TimeSpan(self.start.isoformat(), self.end.isoformat(), precision_of(self.unit))

    def portion(self, portion: Portion) -> Period:
        """The first, middle or last part of a period longer than a day.

        "Early March" ends on the 10th and "late March" begins on the 21st; a week falls into two,
        three and two days; longer periods into three equal runs of months.
        """
        if self.unit == "day" or portion not in ("early", "middle", "late"):
            return self
        second, third = self._cuts()
        if portion == "early":
            return replace(self, end=second - _DAY)
        if portion == "middle":
            return replace(self, start=second, end=third - _DAY)
        return replace(self, start=third)

    def _cuts(self) -> tuple[date, date]:
        """The first days of the middle and of the last part."""
        months = _MONTHS.get(self.unit, 0)
        if months >= 3:
            step = months // 3
            return moved(self.start, step, "month"), moved(self.start, 2 * step, "month")
        if self.unit == "month":
            return self.start + 10 * _DAY, self.start + 20 * _DAY
        days = (self.end - self.start).days + 1
        edge = max(1, days * 2 // 7)
        return self.start + edge * _DAY, self.end - (edge - 1) * _DAY


def precision_of(unit: Unit) -> TimePrecision:
    """How fine words in this unit are; a quarter is as fine as a season, a decade no finer than a year."""
    return _PRECISIONS[unit]


def day(of: date) -> Period:
    """One day."""
    return Period(of, of, "day", of.isoformat())


def week(of: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = of - of.weekday() * _DAY
    year, number, _ = of.isocalendar()
    return Period(monday, monday + 6 * _DAY, "week", f"{year:04d}-W{number:02d}")


def weekend(of: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(of)
    return Period(whole.end - _DAY, whole.end, "weekend", f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """A month; ``number`` 1 to 12."""
    start = date(year, number, 1)
    return Period(start, start.replace(day=monthrange(year, number)[1]), "month", f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year; ``number`` 1 to 4."""
    last = month(year, 3 * number)
    return Period(date(year, 3 * number - 2, 1), last.end, "quarter", f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """A half of a calendar year; ``number`` 1 or 2."""
    last = month(year, 6 * number)
    return Period(date(year, 6 * number - 5, 1), last.end, "half", f"{year:04d}-H{number}")


def season(year: int, name: Season) -> Period:
    """A season of the northern hemisphere in whole months: spring is March to May."""
    first = _SEASON_STARTS[name]
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return Period(date(year, first, 1), month(last_year, last).end, "season", f"{year:04d}-{name}")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}")


def years(first: int, length: int) -> Period:
    """A decade or a century by its first year."""
    unit: Unit = "decade" if length == 10 else "century"
    value = f"{first // 10:03d}" if length == 10 else f"{first // 100:02d}"
    return Period(date(max(first, 1), 1, 1), date(first + length - 1, 12, 31), unit, value)


def full_year(number: int, of: date) -> int:
    """A year of two digits in the century that puts it from 79 years before a day to 20 after it."""
    if number >= 100:
        return number
    first = of.year - 79
    return first + (number - first) % 100


def holding(unit: Unit, of: date) -> Period:
    """The period of this unit that holds a day; days for units shorter than a day."""
    if unit in ("week", "fortnight"):
        return week(of)
    if unit == "weekend":
        return weekend(of)
    if unit == "month":
        return month(of.year, of.month)
    if unit == "quarter":
        return quarter(of.year, (of.month + 2) // 3)
    if unit == "half":
        return half(of.year, 1 if of.month <= 6 else 2)
    if unit == "season":
        return season_holding(of)
    if unit == "year":
        return year(of.year)
    if unit == "decade":
        return years(of.year // 10 * 10, 10)
    if unit in ("century", "millennium"):
        return years(of.year // 100 * 100, 100)
    return day(of)


def season_holding(of: date) -> Period:
    """The season that holds a day; January and February belong to the winter of the year before."""
    if of.month < 3:
        return season(of.year - 1, "WI")
    names: tuple[Season, ...] = ("SP", "SU", "FA", "WI")
    return season(of.year, names[of.month // 3 - 1])


def moved(of: date, count: float, unit: Unit) -> date:
    """The day ``count`` units later (earlier when negative), the last of the month where a day is missing.

    Hours and shorter count as parts of a day.

    Raises:
        OverflowError: that day lies outside the years 1 to 9999.
    """
    if unit in _MONTHS:
        months = round(count * _MONTHS[unit])
        index = of.year * 12 + of.month - 1 + months
        if not 12 <= index < 120000:
            raise OverflowError(f"{count} {unit}s from {of} lies outside the calendar")
        to_year, to_month = divmod(index, 12)
        last = monthrange(to_year, to_month + 1)[1]
        return date(to_year, to_month + 1, min(of.day, last))
    if unit in _DAYS:
        return of + timedelta(days=round(count * _DAYS[unit]))
    hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit] * count
    return of + timedelta(days=int(hours / 24))


def stepped(unit: Unit, of: date, steps: int) -> Period:
    """The period ``steps`` after the one that holds a day: -1 is the one before."""
    here = holding(unit, of)
    return holding(unit, moved(here.start, steps, here.unit))
