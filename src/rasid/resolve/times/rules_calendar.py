"""Rules for what the calendar names: days, months, years and weekdays."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.forms import (
    CalendarDate,
    ClockTime,
    DayOfWeek,
    Form,
    NearDay,
    Range,
    Relation,
    SlashDate,
)  # fmt: skip
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.symbols import without_names
from rasid.resolve.times.token import TimeToken
from rasid.resolve.times.wordlist import words

_RELATIONS: Final[dict[str, Relation]] = {
    "LAST": "last", "PAST": "last", "LATEST": "last", "NEXT": "next", "COMING": "next", "THIS": "this",
    "CURRENT": "this", "PREVIOUS": "previous", "FOLLOWING": "following", "THAT": "that", "SAME": "that",
}  # fmt: skip
_YEAR_SHIFTS: Final = {"LAST": -1, "THIS": 0, "CURRENT": 0, "NEXT": 1, "PREVIOUS": -1, "THAT": 0, "SAME": 0}


def relation_of(tokens: list[TimeToken]) -> Relation | None:
    """What the words in front of a period say about which one is meant; the last word decides."""
    found = [_RELATIONS[token.kind] for token in tokens if token.kind in _RELATIONS]
    return found[-1] if found else None


def year_of(token: TimeToken | None) -> int | None:
    """The year as it was written: two digits stay two digits until there is an anchor."""
    return None if token is None else int(token.number)


def year_shift_of(found: Found) -> int | None:
    """How many years off a "last year" behind a month or a quarter is, None without one."""
    token = found.token("shift")
    if token is None:
        return None
    unit = found.sure("shift_unit")
    return _YEAR_SHIFTS.get(token.kind) if unit.name == "year" else None


def _iso(found: Found) -> Form | None:
    stamp = found.sure("iso").name
    day = CalendarDate(int(stamp[:4]), int(stamp[5:7]), int(stamp[8:10]))
    if len(stamp) < 16 or int(stamp[11:13]) > 23:
        return day
    zone = "Z" if stamp.endswith("Z") else None
    return ClockTime(int(stamp[11:13]), int(stamp[14:16]), day, zone)


def _slash(found: Found) -> Form | None:
    stamp = found.sure("slash").name
    first, second, third = (int(part) for part in stamp.replace("-", "/").replace(".", "/").split("/"))
    if first >= 1000:
        return CalendarDate(first, second, third)
    if third < 100 and "/" not in stamp:
        # a version, an address, a score
        return None
    return SlashDate(first, second, third)


#: Figures that have become names: "9/11", "24/7".
_FAMOUS_DAYS: Final = frozenset({(9, 11), (24, 7)})


def _slash_day(found: Found) -> Form | None:
    """ "on 15/11": a day and a month without a year, nothing that is counted ("on 3/4 of the area")."""
    first, second = int(found.sure("first").number), int(found.sure("second").number)
    if found.after("OF", "SLASH", "HYPHEN", "MEASURE") or (first, second) in _FAMOUS_DAYS:
        return None
    return SlashDate(first, second, None) if first and second else None


def _month_day(found: Found) -> Form | None:
    day, month = found.sure("day"), found.sure("month")
    if not 1 <= day.number <= 31:
        return None
    if day.kind in ("ORDINAL_WORD", "SECOND") and month.kind == "MAYBE_MONTH" and day.number < 3:
        return None
    if day.kind == "DAY_NUMBER" and found.after("COUNTED") and found.before("IN") and not found.token("year"):
        # "in March 12 people were killed"
        return None
    return CalendarDate(
        year_of(found.token("year")), int(month.number), int(day.number), found.number("weekday"),
        relation="last" if found.token("last") else None, year_shift=year_shift_of(found),
    )  # fmt: skip


_ENDS: Final = ("STOP", "CLOSE", "OPEN", "DASH", "COMMA", "BREAK", "COLON")


def _day_month(found: Found) -> Form | None:
    day, month, short = found.sure("day"), found.sure("month"), found.token("short")
    if not 1 <= day.number <= 31:
        return None
    if short is not None:
        whole_capitals = found.words(month).isupper() and len(found.words(month)) >= 3
        two_digits = short.end - short.start == 2
        ends = found.near(1) is None or found.after(*_ENDS)
        if not two_digits or not (whole_capitals or ends):
            return None
    year = found.token("year") or short
    return CalendarDate(
        year_of(year),
        int(month.number),
        int(day.number),
        found.number("weekday"),
        year_shift=year_shift_of(found),
    )


def _days_of_month(found: Found) -> Form | None:
    consecutive = found.number("last") == int(found.sure("day").number) + 1
    if found.token("and") is not None and not consecutive and not found.before("BETWEEN"):
        return None
    year, month = year_of(found.token("year")), found.number("month")
    first = CalendarDate(year, month, found.number("day"))
    return Range(first, CalendarDate(year, month, found.number("last")))


def _month_year(found: Found) -> Form | None:
    shift = year_shift_of(found)
    year = year_of(found.token("year"))
    if shift is None and year is None:
        return None
    return CalendarDate(year, found.number("month"), year_shift=shift)


_MONTH_COMPANY: Final = words("IN OF SINCE UNTIL BY DURING EARLY LATE MID HYPHEN BETWEEN THROUGH FROM")


def _month(found: Found) -> Form | None:
    token = found.sure("month")
    relation = relation_of(found.tokens("relation"))
    # "the talks that may begin" names no month
    company = relation not in (None, "that") or found.before(*_MONTH_COMPANY)
    if token.kind == "MAYBE_MONTH" and not company:
        return None
    listed = company or found.before("AND", "TO", "FOR")
    if token.kind == "MONTH" and found.after("CAPITAL") and not listed:
        # a person called April or August
        return None
    return CalendarDate(month=int(token.number), relation=relation)


def _day_of_week(found: Found) -> Form | None:
    token = found.sure("weekday")
    relation = relation_of(found.tokens("relation"))
    if token.kind == "MAYBE_WEEKDAY" and relation not in ("last", "next") and not found.before("ON"):
        return None
    shift = found.token("shift")
    if shift is not None and found.sure("shift_unit").name != "week":
        return None
    return DayOfWeek(int(token.number), relation, None if shift is None else _YEAR_SHIFTS.get(shift.kind))


def _holds_count(found: Found) -> bool:
    """Whether a lone four-digit number counts things instead of naming a year."""
    year = found.sure("year")
    number = int(year.number)
    round_number = number % 100 == 0
    if found.after("MEASURE", "HYPHEN", "FRACTION", "ZONE", "UNIT", "UNITS", "SHORT_UNIT", "COLON", "SCALE"):
        return not (found.after("HYPHEN") and 1900 <= number <= 2100)
    if found.before("NUMBERED", "CAPITAL", "SLASH", "MORE", "THAN", "ABOUT", "ALMOST", "LEAST", "OTHER"):
        return not (found.before("CAPITAL") and 1900 <= number <= 2100 and not round_number)
    counted = found.after("COUNTED")
    if counted and (round_number or number < 1900):
        return not found.before("THE", "POSSESSIVE", "EARLY", "LATE", "SINCE", "BY")
    return False


_YEAR_COMPANY: Final = words(
    "IN SINCE FROM UNTIL BY OF BEFORE AFTER BETWEEN TO DURING THROUGH AND OPEN EARLY LATE MID THE "
    "FISCAL COMMA FOR MONTH SEASON"
)


def _year(found: Found) -> Form | None:
    year = found.sure("year")
    spelled = found.words(year)[0].isalpha()
    number = int(year.number)
    if _holds_count(found) or (spelled and number < 1900):
        return None
    if not 1900 <= number <= 2100 and not found.before("IN", "SINCE"):
        return None
    if found.before(*_YEAR_COMPANY) or (1900 <= number <= 2100 and number % 100 != 0):
        return CalendarDate(number)
    return None


def _said_year(found: Found) -> Form | None:
    unit = found.token("unit")
    return CalendarDate(year_of(found.sure("year"))) if unit is None or unit.name == "year" else None


def _years_range(found: Found) -> Form | None:
    first, last = int(found.sure("first").number), int(found.sure("last").number)
    if last < 100:
        last += first // 100 * 100
    if not (1900 <= first < last <= 2100) or last - first > 120:
        return None
    return Range(CalendarDate(first), CalendarDate(last))


_OF_A_DAY: Final = frozenset(words("PART POINT UNITS OVERNIGHT EARLY LATE END"))


#: Words that go on with a sentence behind a day; others may be what the ordinal counts ("the 15th floor").
_GOES_ON: Final = frozenset(words(
    "near when as while but which who he she it they we was were had has have is are did then with without outside "
    "inside along amid because since also again over against despite where"
))  # fmt: skip


def _counts_something(found: Found, *plain: str) -> bool:
    """Whether the ordinal belongs to the word behind it, which is of no class or of one of ``plain``."""
    if found.after("CAPITAL", "UNIT", "UNITS", "HYPHEN", "SEASON", "NUMBERED"):
        return True
    token = found.near(1)
    if token is None or token.kind not in plain:
        return False
    word = found.words(token).lower()
    return word not in _GOES_ON and not word.endswith("ed")


def _lone_days(found: Found) -> Form | None:
    return None if _counts_something(found, "WORD", "COUNTED") else _days_of_month(found)


def _lone_day(found: Found) -> Form | None:
    token = found.sure("day")
    beyond = found.near(2)
    # "the 1st and 2nd battalions"
    listed = found.after("AND", "COMMA") and beyond is not None and beyond.kind == "ORDINAL_FIGURE"
    if _counts_something(found, "WORD") or listed or not 1 <= token.number <= 31:
        return None
    if found.before("OF"):
        # "the night of the 16th", not "the commander of the 16th"
        whole = found.near(-2)
        return CalendarDate(day=int(token.number)) if whole is not None and whole.kind in _OF_A_DAY else None
    return CalendarDate(day=int(token.number))


def _around_near_day(found: Found) -> Form | None:
    if found.sure("unit").name != "day":
        return None
    near, before = found.sure("near"), found.sure("way").kind == "BEFORE"
    return NearDay(int(near.number) + (-1 if before else 1))


_TAIL: Final = (
    "(?: COMMA? OF? (?P<year>YEAR|SHORT_YEAR) "
    "| OF? (?P<shift>LAST|THIS|NEXT|PREVIOUS) (?P<shift_unit>UNIT) )?"
)
_LEAD: Final = (
    "(?: (?:THE|THIS|LAST|NEXT|COMING|PAST){0,3} (?P<weekday>ANY_WEEKDAY) COMMA? (?:THE(?=ANY_MONTH))? )?"
)
#: "last", "the coming", "this past", "that same".
RELATION: Final = "(?: (?:THE|THIS)? (?P<relation>RELATIVE|(?:THAT SAME)) )"
_DAY: Final = "(?:DAY_NUMBER|ORDINAL_FIGURE)"

CALENDAR_RULES: Final = (
    Rule("iso", "(?P<iso>ISO)", _iso),
    Rule("slash", "(?P<slash>SLASHED)", _slash),
    Rule(
        "slash_day",
        "(?<=ON|SINCE|UNTIL|BETWEEN|BY|FROM|OF|AND|TO) (?P<first>DAY_NUMBER) SLASH (?P<second>DAY_NUMBER)",
        _slash_day,
    ),
    Rule(
        "month_day",
        f"{_LEAD} (?P<last>LAST)? (?P<month>ANY_MONTH) THE? (?P<day>DAY_NUMBER|ANY_ORDINAL) "
        f"(?!MERIDIEM) {_TAIL}",
        _month_day,
    ),
    Rule(
        "day_month",
        f"{_LEAD} THE? (?:(?P<day>{_DAY}|ANY_ORDINAL(?=OF)) OF?) (?P<month>ANY_MONTH) {_TAIL}",
        _day_month,
    ),
    Rule("day_month_short", "(?P<day>DAY_NUMBER) (?P<month>ANY_MONTH) (?P<short>TWO_DIGITS)", _day_month),
    Rule(
        "month_days",
        f"(?P<month>ANY_MONTH) (?P<day>{_DAY}) (?:TO|THROUGH|ANY_DASH|(?P<and>AND)) (?P<last>{_DAY}) "
        "(?!MEASURE|COUNTED) (?: COMMA? (?P<year>YEAR) )?",
        _days_of_month,
    ),
    Rule(
        "days_month",
        f"(?P<day>{_DAY}) (?:TO|THROUGH|ANY_DASH|(?P<and>AND)) (?P<last>{_DAY}) OF? (?P<month>ANY_MONTH) "
        "(?: COMMA? (?P<year>YEAR) )?",
        _days_of_month,
    ),
    Rule("month_year", f"(?P<month>ANY_MONTH) {_TAIL}", _month_year),
    Rule("month", f"{RELATION}? (?P<month>ANY_MONTH)", _month),
    Rule(
        "weekday",
        f"{RELATION}? (?P<weekday>ANY_WEEKDAY) (?: OF? (?P<shift>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|THAT) "
        "(?P<shift_unit>UNIT) )?",
        _day_of_week,
    ),
    Rule("year", "(?P<year>YEAR)", _year),
    Rule("short_year", "(?<=IN|SINCE|OF) (?P<year>SHORT_YEAR)", _said_year),
    Rule("said_year", "(?: THE (?P<unit>UNIT) | FISCAL UNIT? ) (?P<year>YEAR|SHORT_YEAR)", _said_year),
    Rule("years", "(?P<first>YEAR) (?:ANY_DASH|TO|SLASH) (?P<last>YEAR|TWO_DIGITS)", _years_range),
    Rule(
        "lone_days",
        "(?<=ON|BETWEEN|FROM|OF) THE (?P<day>ORDINAL_FIGURE) (?:TO|THROUGH|ANY_DASH|(?P<and>AND)) THE? "
        "(?P<last>ORDINAL_FIGURE)",
        _lone_days,
    ),
    Rule("lone_day", "(?<=ON|BY|FROM|OF|SINCE|UNTIL) THE (?P<day>ORDINAL_FIGURE)", _lone_day),
    Rule("around_near_day", "THE? (?P<unit>UNIT) (?P<way>BEFORE|AFTER) (?P<near>NEAR_DAY)", _around_near_day),
    Rule("near_day", "(?P<near>NEAR_DAY)", lambda found: NearDay(int(found.sure("near").number))),
)  # fmt: skip

_DAY_RULES: Final = words(
    "iso month_day day_month day_month_short weekday near_day slash slash_day lone_day around_near_day"
)
#: Any words that name one day.
DAYISH: Final = "(?:" + "|".join(
    f"(?:{without_names(rule.pattern)})" for rule in CALENDAR_RULES if rule.name in _DAY_RULES
) + "|(?:THE? (?:SAME|THAT|PREVIOUS|FOLLOWING|NEXT) UNIT))"  # fmt: skip
