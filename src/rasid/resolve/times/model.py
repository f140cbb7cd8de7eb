"""What time expressions are found as, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from rasid.model.world import TimePrecision, TimeSpan
from rasid.resolve.times.forms import Form

TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future"]
DayOrder = Literal["dmy", "mdy"]
#: How the word before a mention uses it: "since 2014", "until Monday", "by 15 April", "before noon".
Bound = Literal["since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a time: characters [start, end) of a text, and what they were parsed as.

    The extent is that of TIMEX3: "last Friday" with its "last", "since 2014" without its "since",
    which is kept as ``bound``.
    """

    start: int
    end: int
    text: str
    form: Form
    bound: Bound | None = None
    parts: tuple[TimeMention, ...] = ()


class Reason(StrEnum):
    """Why words that tell a time cannot be put on the calendar."""

    ORDER_UNKNOWN = "day and month could stand in either order"
    NO_SUCH_DAY = "the calendar has no such day"
    NEEDS_EARLIER_TIME = "counted from a time that the text has not given"
    OUT_OF_CALENDAR = "lies outside the years 1 to 9999"
    ENDS_BEFORE_START = "the end lies before the start"


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A mention on the calendar.

    ``value`` is TIMEX3 notation. ``span`` holds days, both included, and is None where the words
    fix no place on the calendar ("three years", "every Friday"). ``approximate`` tells that the
    words were vague ("in recent weeks", "early March"). ``inferred`` tells that something was
    supplied that the words and the anchor do not settle: the year of "12 March", which Tuesday,
    or which earlier time "hours later" counts from.
    """

    mention: TimeMention
    kind: TimeKind
    value: str
    span: TimeSpan | None
    approximate: bool = False
    inferred: bool = False

    @property
    def start(self) -> str | None:
        """First day or minute in ISO form, None where unknown."""
        return None if self.span is None else self.span.start

    @property
    def end(self) -> str | None:
        """Last day or minute in ISO form (included), None where unknown."""
        return None if self.span is None else self.span.end

    @property
    def precision(self) -> TimePrecision | None:
        """How fine the words were, None where they fix no place on the calendar."""
        return None if self.span is None else self.span.precision


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention kept as words, with the reason why it has no place on the calendar."""

    mention: TimeMention
    kind: TimeKind
    reason: Reason
