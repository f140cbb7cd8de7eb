"""What a form is resolved against, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from rasid.model.world import TimeSpan
from rasid.resolve.times.forms import Unit
from rasid.resolve.times.model import DayOrder, Reason, Tense
from rasid.resolve.times.periods import Period, holding

_WHOLE_UNITS: Final[tuple[Unit, ...]] = ("month", "quarter", "season", "half")


class CannotResolve(Exception):
    """Raised inside the resolver only; it leaves as :class:`Unresolved`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Context:
    """The anchor day, how the source writes days and months, the tense, and the time told before."""

    anchor: date
    order: DayOrder | None
    tense: Tense | None
    previous: TimeSpan | None

    def told(self) -> tuple[date, date]:
        """The first and the last day of the time told before; an end that is not known is the other one.

        Raises:
            CannotResolve: no time was told before.
        """
        if self.previous is None:
            raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
        first, last = self.previous.start or self.previous.end, self.previous.end or self.previous.start
        if first is None or last is None:
            raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
        return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])

    def told_day(self) -> tuple[date, date]:
        """As :meth:`told`, where a day was told: "that night" cannot belong to a year.

        Raises:
            CannotResolve: no time was told before, or nothing as fine as a day.
        """
        if self.previous is None or self.previous.precision not in ("minute", "day"):
            raise CannotResolve(Reason.NEEDS_EARLIER_TIME)
        return self.told()

    def told_period(self) -> Period | None:
        """The month, quarter or season told before, None when it was something else."""
        if self.previous is None or self.previous.precision not in ("month", "season"):
            return None
        first, last = self.told()
        for unit in _WHOLE_UNITS:
            period = holding(unit, first)
            if (period.start, period.end) == (first, last):
                return period
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """TIMEX3 value, days, and how sure: what one form comes to."""

    value: str
    span: TimeSpan | None
    approximate: bool = False
    inferred: bool = False
    period: Period | None = None

    @classmethod
    def of(cls, period: Period, *, approximate: bool = False, inferred: bool = False) -> Answer:
        """The answer that a period of the calendar is."""
        return cls(period.value, period.span(), approximate, inferred, period)
