"""Rules for parts of a day and for the clock."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.forms import ClockTime, DayPart, DayPartOf, Form, NearDay, NearPeriod, PortionOf
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.rules_calendar import DAYISH, relation_of


def _day_then_part(found: Found) -> Form | None:
    day = found.form("day")
    if day is None or isinstance(day, ClockTime):
        return None
    return DayPartOf(found.part(), day)


def _part_of_day(found: Found) -> Form | None:
    day = found.form("day")
    return None if day is None else DayPartOf(found.part(), day)


def _night_to(found: Found) -> Form | None:
    """ "the night to Friday", "the night from Thursday to Friday": it ends on the day that is named last."""
    day, part = found.form("day"), found.part()
    return None if day is None or part != "NI" else DayPartOf(part, day, ends=True)


def _early_hours(found: Found) -> Form | None:
    day = found.form("day")
    if found.sure("unit").name != "hour" or day is None:
        return None
    if isinstance(day, DayPartOf):
        return day
    return DayPartOf("MO" if found.sure("portion").kind == "EARLY" else "NI", day)


def _this_part(found: Found) -> Form | None:
    relation = relation_of(found.tokens("relation"))
    part = found.part()
    if relation == "this":
        return DayPartOf(part, NearDay(0))
    if relation == "last":
        return DayPartOf(part, NearDay(-1))
    if relation in ("next", "following"):
        return DayPartOf(part, NearPeriod("day", "following"))
    return DayPartOf(part, NearPeriod("day", relation or "that"))


def _tonight(found: Found) -> Form | None:
    night = DayPartOf("NI", NearDay(0))
    return PortionOf("late", night) if found.token("late") else night


def _overnight(found: Found) -> Form | None:
    return None if found.after("HYPHEN") else DayPartOf("NI", found.form("day") or NearDay(-1))


def _lone_part(found: Found) -> Form | None:
    if found.after("OF", "HYPHEN", "CAPITAL", "POSSESSIVE"):
        return None
    return DayPartOf(found.part(), None)


def _point(found: Found) -> Form | None:
    day, value = found.form("day"), found.sure("point").name
    if found.token("day") is not None and day is None:
        return None
    if day is None and not found.before(
        "AT", "BY", "BEFORE", "AFTER", "UNTIL", "SINCE", "ABOUT", "FROM", "BETWEEN"
    ):
        return None
    if value.endswith(":00"):
        return ClockTime(int(value[1:3]), 0, day)
    part: DayPart = "MO" if value == "TMO" else "EV"
    return DayPartOf(part, day)


_CLOCK_COMPANY: Final = ("AT", "ABOUT", "BY", "UNTIL", "FROM", "BEFORE", "AFTER", "BETWEEN", "SINCE")


def _clock(found: Found) -> Form | None:
    day = found.form("day")
    if found.token("day") is not None and day is None:
        return None
    signs = any(found.token(group) for group in ("meridiem", "zone", "oclock", "part", "day"))
    if not signs and not found.before(*_CLOCK_COMPANY):
        return None
    hour, minute = _hour_and_minute(found)
    if found.sure("time").kind in ("YEAR", "NUMBER") and minute is None:
        return None
    hour = _on_24_hours(found, hour)
    if not 0 <= hour <= 24 or not 0 <= (minute or 0) <= 59:
        return None
    zone = found.token("zone")
    return ClockTime(hour, minute, day, zone.name if zone else None)


def _on_24_hours(found: Found, hour: int) -> int:
    """The hour as a 24-hour clock shows it, -1 where the words make no sense together."""
    meridiem, part = found.token("meridiem"), found.token("part")
    if meridiem is not None:
        return hour % 12 + (12 if meridiem.name == "p" else 0) if 1 <= hour <= 12 else -1
    if part is not None and part.name != "MO" and hour < 12:
        return hour + 12
    return hour


def _hour_and_minute(found: Found) -> tuple[int, int | None]:
    time = found.sure("time")
    if time.kind == "CLOCK":
        hour, minute = time.name.split(":")[:2]
        return int(hour), int(minute)
    figure = found.words(time)
    if not figure.isdigit() and time.kind != "NUMBER_WORD":
        hour, _, minute = figure.partition(".")
        return (int(hour), int(minute)) if hour.isdigit() and len(minute) == 2 else (-1, None)
    if len(figure) == 4 and figure.isdigit():
        return int(figure[:2]), int(figure[2:])
    return int(time.number), None


def _day_at_clock(found: Found) -> Form | None:
    day, clock = found.form("first"), found.form("clock")
    if day is None or not isinstance(clock, ClockTime | DayPartOf) or clock.day is not None:
        return None
    if isinstance(clock, DayPartOf):
        return DayPartOf(clock.part, day)
    return ClockTime(clock.hour, clock.minute, day, clock.zone)


_ON_DAY: Final = f"(?: COMMA? ON? (?P<day>{DAYISH}) )?"
_FIGURES: Final = "(?:CLOCK|DAY_NUMBER|NUMBER|NUMBER_WORD)"
_ZONE: Final = "(?: OPEN? (?P<zone>ZONE) CLOSE? )?"
_BARE: Final = "(?: (?:CLOCK|DAY_NUMBER|NUMBER) MERIDIEM ZONE? | CLOCK ZONE? | POINT )"

CLOCK_RULES: Final = (
    Rule(
        "day_part",
        f"(?P<day>{DAYISH}) COMMA? (?:IN THE|AT|EARLY|LATE)? (?P<part>PART|OVERNIGHT)",
        _day_then_part,
    ),
    Rule("part_then_day", "(?:THE|MID HYPHEN?|LATE|EARLY)? (?P<part>PART) (?P<day>NEAR_DAY)", _part_of_day),
    Rule("part_of_day", f"(?:THE|(?<=AT))? (?P<part>PART) (?:OF|ON) (?P<day>{DAYISH})", _part_of_day),
    Rule("night_to", f"THE? (?P<part>PART) (?: (?:FROM|OF) {DAYISH} )? TO (?P<day>{DAYISH})", _night_to),
    Rule(
        "early_hours",
        f"THE? (?P<portion>EARLY|LATE) PART? (?P<unit>UNITS) (?:OF|ON) (?P<day>(?:THIS PART)|{DAYISH})",
        _early_hours,
    ),
    Rule(
        "this_part",
        "THE? (?P<relation>LAST|THIS|THAT|SAME|PREVIOUS|NEXT|FOLLOWING) (?P<part>PART)",
        _this_part,
    ),
    Rule("tonight", "(?P<late>LATE)? (?P<part>TONIGHT)", _tonight),
    Rule("overnight", f"(?P<part>OVERNIGHT) (?: ON? (?P<day>{DAYISH}) )?", _overnight),
    Rule(
        "lone_part",
        "(?<=IN|DURING|OVER|AT|BY) (?: THE (?:EARLY|LATE)? | MID HYPHEN? ) (?P<part>PART)",
        _lone_part,
    ),
    Rule("point", f"(?P<point>POINT) (?:OF|HYPHEN)? {_ON_DAY}", _point),
    Rule("clock_12", f"(?P<time>{_FIGURES}) (?P<meridiem>MERIDIEM) {_ZONE} {_ON_DAY}", _clock),
    Rule("oclock", f"(?P<time>{_FIGURES}) (?P<oclock>OCLOCK) (?: IN THE (?P<part>PART) )? {_ON_DAY}", _clock),
    Rule("clock_24", f"(?P<time>CLOCK|YEAR|NUMBER) (?P<zone>ZONE) {_ON_DAY}", _clock),
    Rule("clock_plain", f"(?<=AT|ABOUT|BY|UNTIL) (?P<time>YEAR|NUMBER) ON? (?P<day>{DAYISH})", _clock),
    Rule(
        "clock_hours",
        f"(?<=AT|BY|UNTIL|FROM) (?P<time>YEAR|NUMBER) (?P<oclock>UNITS) {_ON_DAY}",
        lambda found: _clock(found) if found.sure("oclock").name == "hour" else None,
    ),
    Rule("clock_bare", f"(?P<time>CLOCK) {_ON_DAY}", _clock),
    Rule("clock_part", "(?P<time>CLOCK|DAY_NUMBER|NUMBER_WORD) IN THE (?P<part>PART)", _clock),
    Rule("day_clock", f"(?P<first>{DAYISH}) COMMA? (?:AT|ABOUT){{1,2}} (?P<clock>{_BARE})", _day_at_clock),
)
