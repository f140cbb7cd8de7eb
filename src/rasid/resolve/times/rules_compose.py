"""Rules that put whole expressions together: portions of a period, and ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.resolve.times.forms import (
    CalendarDate,
    ClockTime,
    DayOfWeek,
    DayPartOf,
    Form,
    NearDay,
    NearPeriod,
    PartOfYear,
    Portion,
    PortionOf,
    Range,
    SeasonOf,
    SlashDate,
    WholePeriod,
    Years,
)  # fmt: skip
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.rules_calendar import CALENDAR_RULES
from rasid.resolve.times.rules_clock import CLOCK_RULES
from rasid.resolve.times.rules_periods import PERIOD_RULES
from rasid.resolve.times.rules_relative import RELATIVE_RULES
from rasid.resolve.times.symbols import without_names
from rasid.resolve.times.wordlist import words

_PERIOD_NAMES: Final = frozenset(
    words(
        "iso slash slash_day month_day day_month day_month_short month_year month weekday year said_year season "
        "quarter half decade century near_day near_period this_part tonight whole day_part"
    )
)
#: Any words that name one day or one period.
PERIODISH: Final = "(?:" + "|".join(
    f"(?:{without_names(rule.pattern)})"
    for rule in (*CALENDAR_RULES, *PERIOD_RULES, *RELATIVE_RULES, *CLOCK_RULES)
    if rule.name in _PERIOD_NAMES
) + ")"  # fmt: skip
_RANGED: Final = "(?:" + "|".join(
    f"(?:{without_names(rule.pattern)})"
    for rule in (*CALENDAR_RULES, *PERIOD_RULES, *RELATIVE_RULES, *CLOCK_RULES)
    if rule.name in _PERIOD_NAMES | {"clock_12", "clock_24", "clock_bare", "now"} - {"whole"}
) + ")"  # fmt: skip

_PORTIONS: Final[dict[str, Portion]] = {
    "EARLY": "early", "START": "early", "MID": "middle", "MIDDLE": "middle", "LATE": "late", "END": "late",
    "EARLIER": "earlier", "LATER": "later",
}  # fmt: skip


def _portion(found: Found) -> Form | None:
    whole = found.form("whole")
    portion = _PORTIONS[(found.token("portion") or found.sure("edge")).kind]
    if whole is None or (isinstance(whole, CalendarDate) and whole.day is not None and portion == "middle"):
        return None
    if isinstance(whole, DayPartOf | PortionOf | Range):
        return whole if isinstance(whole, DayPartOf) else None
    return PortionOf(portion, whole)


def _unit_end(found: Found) -> Form | None:
    unit = found.unit()
    if unit not in ("week", "month", "quarter", "year"):
        return None
    return PortionOf(_PORTIONS[found.sure("portion").kind], WholePeriod(unit))


_IN_RANGE: Final = (
    CalendarDate, SlashDate, DayOfWeek, NearDay, NearPeriod, SeasonOf, PartOfYear, Years, ClockTime,
    DayPartOf, PortionOf,
)  # fmt: skip


def _range(found: Found) -> Form | None:
    if found.token("and") is not None and not found.before("BETWEEN"):
        return None
    if found.token("to") is not None and found.sure("to").kind == "UNTIL" and not found.before("FROM"):
        return None
    first, last = found.form("first"), found.form("last")
    if not isinstance(first, _IN_RANGE) or not isinstance(last, _IN_RANGE):
        return None
    return Range(_completed(first, last), last)


def _completed(first: Form, last: Form) -> Form:
    """The first end with what only the last one says: its year, its day ("8 a.m. to 5 p.m. on Monday")."""
    if isinstance(first, ClockTime) and isinstance(last, ClockTime) and first.day is None:
        return replace(first, day=last.day)
    if not (isinstance(first, CalendarDate) and isinstance(last, CalendarDate)):
        return first
    if first.year is not None or first.month is None or last.year is None or last.month is None:
        return first
    turned = (first.month, first.day or 1) > (last.month, last.day or 31)
    return replace(first, year=last.year - 1 if turned else last.year)


COMPOSED_RULES: Final = (
    Rule(
        "portion",
        "THE? (?: (?P<portion>EARLY|LATE|MID) (?: HYPHEN | PART? (?:OF|IN|ON|THE){1,2} )? "
        f"| (?P<edge>START|END|MIDDLE) (?:OF|IN) ) (?P<whole>{PERIODISH})",
        _portion,
    ),
    Rule("earlier_in", f"(?P<portion>EARLIER|LATER) (?:IN|ON)? (?P<whole>{PERIODISH})", _portion),
    Rule("unit_end", "THE? (?P<unit>UNIT) HYPHEN? (?P<portion>END)", _unit_end),
    Rule(
        "range",
        f"(?P<first>{_RANGED}) (?: (?P<to>TO|THROUGH|UNTIL|HYPHEN) | (?P<and>AND) ) (?P<last>{_RANGED})",
        _range,
    ),
)
