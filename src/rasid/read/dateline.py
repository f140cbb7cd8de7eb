"""The dateline of an agency report, found at the head of its body; the text itself is never changed.

A dateline tells where and when a report was *written*: "BAGHDAD, March 12 (Tigris Wire) -". It is
kept as a span, so that reading can leave it out and places and times can fall back on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from rasid.model.document import Dateline
from rasid.model.text import Span

#: How far behind the title a dateline may begin: headers and bylines come before it.
_REACH: Final = 600

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE: Final = (
    rf"(?i:{_WEEKDAY}(?:{_MONTH}\s+{_DAY}(?:[.,]?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}}|\s+\d\d\b)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|NO\s+DATE))"
)
# A word of a place name: "BAGHDAD", "Mazar-e-Sharif", "al-Qa'im", "St."
_NAME: Final = r"(?:al-|ar-|el-)?[A-Z][\w'’.-]*"
_PLACE: Final = rf"(?P<place>{_NAME}(?:[ ]+(?:de[ ]|of[ ])?{_NAME}){{0,4}}(?:[ ]*\([A-Z][\w .'-]{{1,30}}\))?"
_NO_NAME: Final = rf"(?!(?i:{_MONTH}[ ]+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
_AFTER_COMMA: Final = rf"(?:,[ ]*{_NO_NAME}{_NAME}(?:[ ]+{_NAME}){{0,3}}){{0,2}})"
_AGENCY: Final = r"\(\s*(?P<agency>[A-Z][^()]{0,60}?)\s*\)"
_DASH: Final = r"(?:--+|[-–—])"
# Tags of monitoring services behind the dash: "[TEXT]".
_TAGS: Final = r"(?:\s*\[[^\]]{1,120}\])*"

_DATED: Final = re.compile(
    rf"{_PLACE}{_AFTER_COMMA},?\s+(?P<date>{_DATE})(?:,?\s+{_AGENCY})?\s*(?:{_DASH}|:(?=\s)){_TAGS}\s*"
)
_DATE_IN_PARENTHESES: Final = re.compile(
    rf"{_PLACE}{_AFTER_COMMA}[ ]*\(\s*(?P<date>{_DATE})\s*\)"
    rf"(?:\s*{_DASH}\s*|[^\S\n\u2028\u2029]*[\n\u2028\u2029]\s*)"
)
# "(Nairobi, May 5, 2023) –": as organisations put it; "(AFP) –" is an agency.
_ALL_IN_PARENTHESES: Final = re.compile(
    rf"\(\s*{_PLACE}{_AFTER_COMMA},?\s+(?P<date>{_DATE})\s*\)\s*{_DASH}{_TAGS}\s*"
)
_AGENCY_ONLY: Final = re.compile(rf"{_PLACE}{_AFTER_COMMA}[ ]+{_AGENCY}\s*{_DASH}{_TAGS}\s*")
_PLACE_ONLY: Final = re.compile(rf"{_PLACE}{_AFTER_COMMA}(?:[ ]+(?:--+|[-–—])|--+|—)\s+(?=[\"“'‘]?[A-Z])")
# "PAKTIKA PROVINCE, Afghanistan –": capitals, then a country in small letters, at the start of a line.
_CAPITALS_AND_COUNTRY: Final = re.compile(
    r"(?P<place>[A-Z][A-Z'’-]{2,}(?:[ ]+[A-Z][A-Z'’-]+){0,3},[ ]+[A-Z][a-z]+(?:[ ]+[A-Z][a-z]+)?)[ ]+"
    r"(?:--+|[-–—])\s+(?=[\"“'‘]?[A-Z])"
)

# "COLOMBO, Saturday:": a weekday alone, as the very first words of the body.
_WEEKDAY_ALONE: Final = re.compile(
    rf"{_PLACE}{_AFTER_COMMA},[ ]+"
    rf"(?P<date>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s*(?:{_DASH}|[.:](?=\s))\s*"
)

# Where a line, or what a flattened page leaves of one, begins.
_BEGINNINGS: Final = re.compile(
    r"(?:\A|[\n\u2028\u2029]|[ \t\xa0]{2,}|(?i:release)\s+)[ \t\xa0]*(?=[A-Za-z(])"
)
# Names in capitals that open a sentence or a headline and are no places.
_NO_PLACES: Final = frozenset((
    "ANALYSIS", "BREAKING", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "HAMAS",
    "HEZBOLLAH", "ISAF", "ISIL", "ISIS", "LIVE", "NATO", "NEWS", "NOTE", "OPINION", "SUMMARY", "TIMELINE",
    "UNHCR", "UNICEF", "UPDATE", "VIDEO", "WATCH",
))  # fmt: skip


#: Words that open a line and are no places: "Monday, 11 March:" is a day.
_NO_NAMES: Final = rf"(?i:{_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|The|A|An|On|In|At)"


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline: its whole span up to the first word of the body, and the words in it."""

    span: Span
    place: Span
    date: Span | None
    agency: Span | None

    def layer(self) -> Dateline:
        """The same as the document's layer holds it."""
        return Dateline(self.span, self.place, self.date)


@dataclass(frozen=True, slots=True)
class NoDateline:
    """The text begins without a dateline."""

    reason: Literal["empty", "begins with a sentence"]


def find_dateline(text: str, *, title_end: int = 0) -> FoundDateline | NoDateline:
    """The dateline of ``text``, whose body begins at or behind character ``title_end``.

    A place with a date or an agency may stand behind header lines; a place alone ("BAGHDAD —",
    "Mosul, Iraq –") counts only as the very first words of the body. When in doubt there is none:
    a first sentence is never taken for a dateline.
    """
    body = text[title_end:]
    lead = len(body) - len(body.lstrip())
    if lead == len(body):
        return NoDateline("empty")
    head = body[: lead + _REACH]
    for beginning in _BEGINNINGS.finditer(head):
        found = _at(head, beginning.end(), title_end)
        if found is not None:
            return found
    alone = _place_alone(body, lead)
    return NoDateline("begins with a sentence") if alone is None else _found(alone, title_end)


def _at(head: str, start: int, offset: int) -> FoundDateline | None:
    for pattern in (_DATED, _DATE_IN_PARENTHESES, _ALL_IN_PARENTHESES, _AGENCY_ONLY, _CAPITALS_AND_COUNTRY):
        match = pattern.match(head, start)
        if match is not None and _is_name(match) and not _is_of_two_lines(match):
            return _found(match, offset)
    return None


def _is_of_two_lines(match: re.Match[str]) -> bool:
    """Whether a heading and the day at the head of the first item of a list only look like a dateline together."""
    if "date" not in match.re.groupindex:
        return False
    between = match.string[match.end("place") : match.start("date")]
    breaks = len(re.findall(r"[\n\u2028\u2029]", between))
    return breaks > 1 or (breaks == 1 and match.group().rstrip().endswith(":"))


def _is_name(match: re.Match[str]) -> bool:
    """Whether the place is one, not the beginning of a sentence or a month."""
    first = re.split(r"[\s,(]", match["place"], maxsplit=1)[0]
    return first.upper() not in _NO_PLACES and re.fullmatch(_NO_NAMES, first) is None


def _place_alone(body: str, start: int) -> re.Match[str] | None:
    dated = _WEEKDAY_ALONE.match(body, start)
    if dated is not None and _is_name(dated) and dated["place"].partition(",")[0].isupper():
        return dated
    match = _PLACE_ONLY.match(body, start)
    if match is None or not _is_name(match):
        return None
    place = match["place"]
    capitals = place.partition(",")[0].isupper()
    if "," not in place and not (capitals and len(place) >= 4):
        return None
    sentence = re.split(r"[.!?]\s", body[match.end() :], maxsplit=1)[0]
    shouting = sentence.isupper()
    aside = re.search(r"\s(?:--|–|—|-)\s", sentence) is not None and not capitals
    return None if shouting or aside else match


def _found(match: re.Match[str], offset: int) -> FoundDateline:
    groups = match.re.groupindex

    def span(name: str) -> Span | None:
        if name not in groups or match[name] is None:
            return None
        start, end = match.span(name)
        return Span(start + offset, end + offset)

    place = span("place")
    assert place is not None
    return FoundDateline(
        Span(match.start() + offset, match.end() + offset), place, span("date"), span("agency")
    )
