"""Days at the head of items: "12 March: A bomb ...", rows that begin with a date, a day on a line of its own.

Such a day is the day of what its item tells. It is set apart from the item, as a dateline is from a report, so
that the item's sentence is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rasid.model.document import Segment
from rasid.model.text import Span

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS: Final = rf"{_DAY}(?:\s?[-–/]\s?{_DAY})?"
_DATE: Final = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAYS}(?:,?\s+\d{{4}})?|{_DAYS}\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})|{_WEEKDAY})"
)
_HOUR: Final = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*(?:hrs|hours|local time|GMT|UTC))?)?"
_BULLET: Final = r"(?:[*•‣▪●◦·–—-]\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+|\d{1,4}\s*[|\t]\s*|\|\s*)"
_COLON: Final = r"\s*[:|–—]\s*|\s+-+\s+|\t\s*"

#: The day at the head of an item, up to the words of the item.
_LABEL: Final = re.compile(
    rf"(?i:(?P<bullet>{_BULLET})?(?:(?P<plain>{_DATE}{_HOUR})(?:{_COLON})"
    rf"|[\[(](?P<bracketed>{_DATE}{_HOUR})[\])](?:{_COLON}|\s+)))(?=\S)"
)
#: "3. 12 March. A bomb": behind a bullet a full stop parts them too; elsewhere it ends a sentence.
_STOPPED: Final = re.compile(rf"(?i:{_BULLET}(?P<plain>{_DATE}{_HOUR})\.\s+)(?=\S)")
#: A day on a line of its own, above the items of that day.
_ALONE: Final = re.compile(rf"(?i:(?P<plain>{_DATE})\s*:?)")

#: One day at the head of a text may be the day on which it was written.
_LEAST: Final = 2


def begins_with_day(line: str) -> bool:
    """Whether a line begins with a day that is set apart from what follows it.

    >>> begins_with_day("12 March: A bomb exploded.")
    True
    >>> begins_with_day("12 March saw a bomb explode.")
    False
    """
    return _match(line) is not None


def with_days(text: str, segments: Sequence[Segment]) -> list[Segment]:
    """The segments, each item of a dated list without the day at its head, and with that day as its ``day``.

    A day on a line of its own is no segment, and is the day of those that follow it, up to the next one. A text
    in which a day stands so only once is left as it is.
    """
    heads = [None if each.headline else _head(text, each) for each in segments]
    if sum(head is not None for head in heads) < _LEAST:
        return list(segments)
    found: list[Segment] = []
    above: Span | None = None
    for segment, head in zip(segments, heads, strict=True):
        if head is None:
            found.append(segment if segment.headline else replace(segment, day=above))
            continue
        day, rest = head
        if rest == segment.span.end:
            above = day
        else:
            found.append(replace(segment, span=Span(rest, segment.span.end), day=day))
    return found


def _head(text: str, segment: Segment) -> tuple[Span, int] | None:
    """Where the day of a segment stands, and where its own words begin; None without such a day."""
    words = segment.span.of(text)
    match = _ALONE.fullmatch(words) or _match(words)
    if match is None:
        return None
    groups = match.groupdict()
    start, end = match.span("bracketed" if groups.get("bracketed") else "plain")
    at = segment.span.start
    return Span(at + start, at + end), at + match.end()


def _match(words: str) -> re.Match[str] | None:
    return _LABEL.match(words) or _STOPPED.match(words)
