"""Rules for the named stretches of the calendar: seasons, quarters and halves, decades, centuries."""

from __future__ import annotations

from typing import Final, cast

from rasid.resolve.times.forms import Form, PartOfYear, Season, SeasonOf, Years
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.rules_calendar import RELATION, relation_of, year_of, year_shift_of

_SEASON_COMPANY: Final = ("IN", "SINCE", "UNTIL", "EARLY", "LATE", "MID", "BY", "DURING")


def _season(found: Found) -> Form | None:
    token, year = found.sure("season"), found.token("year")
    relation = relation_of(found.tokens("shift") or found.tokens("relation"))
    if year is None and relation is None and not _is_lone_season(found):
        return None
    return SeasonOf(cast(Season, token.name), year_of(year), relation)


def _is_lone_season(found: Found) -> bool:
    """Whether a season without a year is meant: "in the fall", not "the fall of Mosul"."""
    token = found.sure("season")
    if token.kind == "SEASON":
        return found.before(*_SEASON_COMPANY, "OF", "THROUGH", "OVER")
    known = token.name == "SP" or found.token("the") is not None
    return known and found.before(*_SEASON_COMPANY) and not found.after("OF")


def _quarter(found: Found) -> Form | None:
    number = found.number("number")
    if found.unit() != "quarter" or number is None or number > 4:
        return None
    year = year_of(found.token("year") or found.token("year_before"))
    relation = relation_of(found.tokens("relation"))
    return PartOfYear("quarter", number, year, relation, year_shift_of(found))


def _half(found: Found) -> Form | None:
    """ "the first half of 2019"; a half of nothing in particular is no time."""
    number = 2 if found.sure("number").kind == "LAST" else int(found.sure("number").number)
    if number > 2:
        return None
    return PartOfYear("half", number, year_of(found.token("year")), None, year_shift_of(found))


def _decade(found: Found) -> Form | None:
    """ "the 1990s", "the '80s", "the 80s"; "in his 30s" tells an age."""
    token = found.sure("decade")
    short = token.kind == "DECADE_WORD" or token.name == "short"
    if short and found.words(token)[0] not in "'’`" and found.token("the") is None and not _the_before(found):
        return None
    return Years(int(token.number), 10)


def _the_before(found: Found) -> bool:
    return any((token := found.near(-step)) is not None and token.kind == "THE" for step in (1, 2, 3))


def _century(found: Found) -> Form | None:
    if found.sure("unit").name != "century":
        return None
    return Years(100 * (int(found.sure("number").number) - 1), 100)


_OF_YEAR: Final = (
    "(?: OF? FISCAL? (?P<year>YEAR|SHORT_YEAR) | OF? (?P<shift>LAST|THIS|NEXT) (?P<shift_unit>UNIT) "
    "| OF THE UNIT )"
)

PERIOD_RULES: Final = (
    Rule(
        "season",
        f"(?: {RELATION} | (?P<the>THE) )? (?P<season>ANY_SEASON) (?: OF? (?P<year>YEAR|SHORT_YEAR) | OF? "
        "(?P<shift>LAST|THIS|NEXT) UNIT )?",
        _season,
    ),
    Rule(
        "quarter",
        "(?:THE|ARTICLE)? (?P<relation>RELATIVE|SAME)? FISCAL? HYPHEN? (?P<year_before>YEAR)? "
        f"(?P<number>ANY_ORDINAL) HYPHEN? (?P<unit>UNIT) {_OF_YEAR}?",
        _quarter,
    ),
    Rule("half", f"THE? (?P<number>ANY_ORDINAL|LAST) HALF {_OF_YEAR}", _half),
    Rule("decade", "(?P<the>THE)? (?P<decade>DECADE|DECADE_WORD)", _decade),
    Rule("century", "THE? (?P<number>ANY_ORDINAL) HYPHEN? (?P<unit>UNIT)", _century),
)
