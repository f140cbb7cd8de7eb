"""Rules for what is counted from the anchor or from an earlier time."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.amounts import QUANTITY, read_amount
from rasid.resolve.times.forms import (
    Amount,
    Form,
    NearPeriod,
    PartOfYear,
    Reference,
    Shift,
    Way,
    WeekOf,
    WholePeriod,
    Window,
)  # fmt: skip
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.rules_calendar import DAYISH, relation_of

_NO_PERIOD: Final = frozenset({"second", "minute", "hour"})
_HELPERS: Final = frozenset(
    {"will", "would", "to", "can", "could", "may", "might", "should", "must", "ll", "did"}
)
_BACK: Final = frozenset({"LAST", "PAST", "PREVIOUS", "RECENT", "AGO", "EARLIER", "BEFORE"})


def _way(kind: str) -> Way:
    return "back" if kind in _BACK else "ahead"


def _near_period(found: Found) -> Form | None:
    unit, words = found.unit(), found.tokens("relation")
    relation = relation_of(words)
    if unit in _NO_PERIOD or relation is None:
        return None
    if unit == "quarter":
        return PartOfYear("quarter", None, relation=relation)
    the = found.token("the") is not None
    kinds = {token.kind for token in words}
    if "PAST" in kinds or (the and kinds & {"LAST", "NEXT", "COMING"} and unit != "weekend"):
        return Window(Amount(1, unit), _way(words[-1].kind))
    return NearPeriod(unit, relation)


def _is_verb(found: Found) -> bool:
    """Whether "last" is what something does: "the fuel will last three months"."""
    before = found.near(-1)
    first = found.row.tokens[found.match.start()]
    return first.kind == "LAST" and before is not None and found.words(before).lower() in _HELPERS


def _window(found: Found) -> Form | None:
    if _is_verb(found):
        return None
    unit, way = found.unit(), found.sure("way")
    from_anchor = way.kind not in ("PREVIOUS", "FOLLOWING")
    if found.token("amount") is not None:
        return Window(read_amount(found.tokens("amount"), unit), _way(way.kind), from_anchor)
    return Window(Amount(None, unit, approximate=True), _way(way.kind), from_anchor)


def _units_ahead(found: Found) -> Form | None:
    return Window(Amount(None, found.unit(), approximate=True), "ahead")


def _shift(found: Found) -> Form | None:
    unit, way = found.unit(), found.sure("way")
    if way.kind in ("BEFORE", "AFTER") and not found.after("STOP", "COMMA", "BREAK"):
        return None
    if way.kind in ("EARLIER", "LATER") and found.after("THAN"):
        return None
    from_anchor = way.kind in ("AGO", "HENCE", "FROM")
    if found.token("amount") is not None:
        return Shift(read_amount(found.tokens("amount"), unit), _way(way.kind), from_anchor)
    if found.sure("unit").kind == "UNIT":
        return None
    return Shift(Amount(None, unit, approximate=True), _way(way.kind), from_anchor)


def _year_ago(found: Found) -> Form | None:
    return Shift(Amount(1, found.unit()), "back", from_anchor=found.sure("way").kind == "AGO")


def _whole(found: Found) -> Form | None:
    unit = found.unit()
    if unit not in ("weekend", "week", "month", "quarter", "year") or found.after("HYPHEN", "OLD"):
        return None
    return WholePeriod(unit)


def _week_of(found: Found) -> Form | None:
    day = found.form("day")
    return None if day is None or found.unit() != "week" else WeekOf(day)


def _now(found: Found) -> Form | None:
    if found.sure("word").kind == "NOW_ADVERB" and found.after("HYPHEN"):
        return None
    return Reference("PRESENT_REF")


def _these_days(found: Found) -> Form | None:
    return Reference("PRESENT_REF") if found.unit() == "day" else None


def _past(found: Found) -> Form | None:
    return None if found.after("UNIT", "UNITS", "COUNT", "CAPITAL", "WORD") else Reference("PAST_REF")


_OR_SO: Final = "(?:OR SO)?"

RELATIVE_RULES: Final = (
    Rule(
        "near_period",
        "(?: (?P<the>THE) | THIS )? (?P<relation>RELATIVE|SAME|(?:THAT SAME)) FISCAL? (?P<unit>UNIT)",
        _near_period,
    ),
    Rule(
        "window",
        "(?:THE|THIS)? (?P<way>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING) "
        f"(?P<amount>{QUANTITY}) (?P<unit>ANY_UNIT) {_OR_SO}",
        _window,
    ),
    Rule("recent", "THE? MORE? (?P<way>RECENT|PAST|LAST|COMING|NEXT|FOLLOWING) (?P<unit>UNITS)", _window),
    Rule("units_ahead", "THE (?P<unit>UNITS) AHEAD", _units_ahead),
    Rule(
        "shift",
        f"(?P<amount>{QUANTITY})? (?P<unit>ANY_UNIT) {_OR_SO} "
        "(?P<way>AGO|EARLIER|LATER|HENCE|BEFORE|AFTER|(?:FROM NOW_ADVERB))",
        _shift,
    ),
    Rule(
        "year_ago", "(?:THE|ARTICLE)? (?P<unit>UNIT) HYPHEN (?P<way>AGO|EARLIER) (?:UNIT|PERIOD)?", _year_ago
    ),
    Rule("whole", "THE FISCAL? (?P<unit>UNIT)", _whole),
    Rule("week_of", f"THE? (?P<unit>UNIT) OF (?P<day>{DAYISH})", _week_of),
    Rule("these_days", "THESE (?P<unit>UNITS)", _these_days),
    Rule("now", "(?P<word>NOW|NOW_ADVERB|(?:AT CURRENT)|(?:AT THE MOMENT))", _now),
    Rule("recently", "RECENTLY", lambda found: Reference("PAST_REF")),
    Rule("past", "(?<=IN) THE PAST", _past),
    Rule("future", "(?:THE|(?<=IN)) FUTURE_WORD", lambda found: Reference("FUTURE_REF")),
)  # fmt: skip
