"""What the words of a time expression say, before any calendar is opened: a small syntax tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "fortnight",
    "month", "quarter", "half", "season", "year", "decade", "century", "millennium",
]  # fmt: skip
#: Parts of a day as TIMEX3 writes them: morning, midday, afternoon, evening, night.
DayPart = Literal["MO", "MI", "AF", "EV", "NI"]
Season = Literal["SP", "SU", "FA", "WI"]
#: Which one of a row of equal periods is meant, as seen from the anchor or from an earlier time.
Relation = Literal["last", "this", "next", "previous", "following", "that"]
Portion = Literal["early", "middle", "late", "earlier", "later"]
Way = Literal["back", "ahead"]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, a month or a day by name. What is None was not said. ``relation`` as in "last March".

    A ``year`` below 100 was written with two digits; the anchor tells its century, here and below.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relation: Relation | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class SlashDate:
    """ "12/03/2024": two numbers whose order only the source can tell, and a year, None where it was left out."""

    first: int
    second: int
    year: int | None


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """ "Friday", "last Friday", "Friday of last week" (``week_shift`` -1). Monday is 0."""

    weekday: int
    relation: Relation | None = None
    week_shift: int | None = None


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day counted from the anchor: today 0, yesterday -1."""

    shift: int


@dataclass(frozen=True, slots=True)
class NearPeriod:
    """ "last week", "this year", "the following month"."""

    unit: Unit
    relation: Relation


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """ "spring 2019", "last summer", "this fall"."""

    season: Season
    year: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter (1-4) or a half (1-2): "the third quarter", "first half of 2019"."""

    unit: Literal["quarter", "half"]
    number: int | None
    year: int | None = None
    relation: Relation | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century by its first year: "the 1990s" is 1990 for ten years."""

    first: int
    length: Literal[10, 100]


@dataclass(frozen=True, slots=True)
class DayPartOf:
    """ "Friday night", "last night", "this morning"; without a day ("the morning") ``day`` is None.

    ``ends``: a night that ends on that day ("the night to Friday").
    """

    part: DayPart
    day: Form | None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class PortionOf:
    """ "early March", "mid-January", "the end of 2014", "late Friday"."""

    portion: Portion
    whole: Form


@dataclass(frozen=True, slots=True)
class ClockTime:
    """An hour of a day, 0-24; ``minute`` None when it was not said. Zones are kept as words."""

    hour: int
    minute: int | None
    day: Form | None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units. ``count`` is None for "several", "a few" or a bare plural."""

    count: float | None
    unit: Unit
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """ "two days ago" (from the anchor) or "a year earlier", "hours later" (from an earlier time)."""

    amount: Amount
    way: Way
    from_anchor: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that touches the anchor: "the past 24 hours", "recent weeks", "the next few days"."""

    amount: Amount
    way: Way
    from_anchor: bool = True


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: one amount, or several to be added ("a minute and a half")."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class WholePeriod:
    """ "the year", "the quarter": a period that the text has spoken of."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class WeekOf:
    """ "the week of March 6"."""

    day: Form


@dataclass(frozen=True, slots=True)
class Recurring:
    """ "every Friday", "daily", "twice a year", "Tuesday nights"."""

    amount: Amount | None = None
    weekday: int | None = None
    month: int | None = None
    part: DayPart | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """ "now", "recently", "in the future"."""

    to: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another: "between 3 and 5 March", "2014-2016"."""

    first: Form
    last: Form


Form: TypeAlias = (
    CalendarDate | SlashDate | DayOfWeek | NearDay | NearPeriod | SeasonOf | PartOfYear | Years | DayPartOf
    | PortionOf | ClockTime | Shift | Window | Duration | WholePeriod | WeekOf | Recurring | Reference | Range
)  # fmt: skip
