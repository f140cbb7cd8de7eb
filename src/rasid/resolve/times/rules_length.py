"""Rules for lengths of time and for what comes again and again."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.amounts import QUANTITY, read_amount
from rasid.resolve.times.forms import Amount, Duration, Form, Recurring
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.wordlist import words

# Units that say nothing without a number, and classes of words that count what a rate counts.
_NEVER_BARE: Final = frozenset({"second", "half", "quarter"})
_RATE_COUNTS: Final = words("NUMBER DAY_NUMBER YEAR NUMBER_WORD SCALE FEW OTHER MEASURE DOZENS COUNTED")
_RATED: Final = words("COUNTED NUMBERED MEASURE")


def _duration(found: Found) -> Form | None:
    unit, amount_words = found.unit(), found.tokens("amount")
    token = found.sure("unit")
    if _is_age(found) or _is_fraction(found):
        return None
    if amount_words[-1].kind == "YEAR" and token.kind == "UNIT":
        # "the 1988 quarter"
        return None
    single = amount_words[-1].kind == "ARTICLE"
    if (token.kind == "SHORT_UNIT" and single) or (unit == "second" and not _counts_seconds(found)):
        return None
    if single and len(amount_words) == 1 and _is_rate(found):
        return Recurring(Amount(1, unit))
    amounts = [read_amount(amount_words, unit)]
    if found.token("extra") is not None:
        amounts.append(Amount(0.5, unit))
    if found.token("more_unit") is not None:
        amounts.append(read_amount(found.tokens("more"), found.unit("more_unit")))
    return Duration(tuple(amounts))


def _is_fraction(found: Found) -> bool:
    """ "three-quarters of the army"."""
    return found.sure("unit").name in ("quarter", "half") and found.after("OF")


def _counts_seconds(found: Found) -> bool:
    """ "30-second", "ten seconds", "one second"; neither "a second bomb" nor "the 1988 second quarter"."""
    token, last = found.sure("unit"), found.tokens("amount")[-1]
    tight = token.start - last.end == 1 and found.row.text[last.end] in "-–"
    return token.kind == "UNITS" or tight or (last.kind == "NUMBER_WORD" and last.number == 1)


def _is_age(found: Found) -> bool:
    """ "52 years old", "a six-year-old"."""
    following, after = found.near(1), found.near(2)
    if following is None:
        return False
    return following.kind == "OLD" or (
        following.kind == "HYPHEN" and after is not None and after.kind == "OLD"
    )


def _is_rate(found: Found) -> bool:
    """Whether "a year" tells how often or how much: "twice a year", "$3 million a year"."""
    last, number = found.near(-1), found.near(-2)
    if last is None or last.kind == "TIMES":
        return last is not None
    return last.kind in _RATED and number is not None and number.kind in _RATE_COUNTS


def _bare(found: Found) -> Form | None:
    unit = found.unit()
    if unit in _NEVER_BARE or _is_age(found) or found.before("POSSESSIVE", "HYPHEN", "THAT"):
        return None
    if unit == "minute" and not found.before("FOR", "WITHIN", "IN"):
        return None
    return Duration((Amount(None, unit, approximate=True),))


def _long(found: Found) -> Form | None:
    token = found.sure("unit")
    count = None if token.kind == "UNITS" else 1.0
    return Duration((Amount(count, found.unit(), approximate=count is None),))


def _first_units(found: Found) -> Form | None:
    if _is_age(found) or _is_fraction(found):
        return None
    return Duration((read_amount(found.tokens("amount"), found.unit()),))


def _every(found: Found) -> Form | None:
    unit, amount = found.token("unit"), found.tokens("amount")
    weekday, month, part = found.number("weekday"), found.number("month"), found.token("part")
    day_part = None if part is None else found.part()
    if unit is None:
        return Recurring(None, weekday, month, day_part)
    name = found.unit()
    if name in ("second", "minute") and not amount:
        return None
    counted = read_amount(amount, name) if amount else Amount(1, name)
    return Recurring(counted, part=day_part)


def _weekdays(found: Found) -> Form | None:
    part = found.token("part")
    day_part = None if part is None else found.part()
    return Recurring(weekday=found.number("weekday"), part=day_part)


def _daily(found: Found) -> Form | None:
    if found.after("CAPITAL") or (found.before("CAPITAL") and found.words(found.sure("unit"))[0].isupper()):
        # the name of a newspaper
        return None
    return Recurring(Amount(1, found.unit()))


def _per(found: Found) -> Form | None:
    return None if found.unit() in ("second", "minute", "hour") else Recurring(Amount(1, found.unit()))


LENGTH_RULES: Final = (
    Rule(
        "duration",
        f"(?P<amount>{QUANTITY}) HYPHEN? (?P<unit>ANY_UNIT|SECOND)"
        f"(?: (?P<extra>AND ARTICLE HALF) | AND (?P<more>{QUANTITY}) HYPHEN? (?P<more_unit>ANY_UNIT) )? "
        "(?: OR SO | HYPHEN LONG )?",
        _duration,
    ),
    Rule("bare", "(?P<unit>UNITS) (?: OR UNITS )?", _bare),
    Rule("long", "(?P<unit>UNIT|UNITS) HYPHEN LONG", _long),
    Rule("first_units", f"THE (?:ANY_ORDINAL|LATEST)? (?P<amount>{QUANTITY}) (?P<unit>UNITS)", _first_units),
    Rule(
        "every",
        f"EVERY (?: (?P<amount>{QUANTITY}|ANY_ORDINAL)? (?P<unit>ANY_UNIT) | (?P<weekday>ANY_WEEKDAY) "
        "| (?P<month>ANY_MONTH) | (?=PART) ) (?P<part>PART)?",
        _every,
    ),
    Rule("weekdays", "(?P<weekday>WEEKDAYS|(?:ANY_WEEKDAY(?=PARTS))) (?P<part>PART|PARTS)?", _weekdays),
    Rule("daily", "(?P<unit>RECURRING)", _daily),
    Rule("per", "PER (?P<unit>UNIT)", _per),
)
