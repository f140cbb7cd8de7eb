"""The day on which a text was issued, from what stands above its first sentence.

Press releases and bulletins carry it in pieces: a day without its year in the dateline ("BASRA (June 9) -"), the
year in a reference number ("2014-06-N-012") or in the line that names the bulletin ("Evening Update, March 3,
2014"), or a day before a colon that opens the heading ("May 30: Operations in the east").
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from rasid.model.text import Span
from rasid.resolve.times.find import find_times
from rasid.resolve.times.model import ResolvedTime
from rasid.resolve.times.resolve import resolve_time

#: A heading is not longer than this, where no dateline ends it.
_LONGEST: Final = 600
_LINE: Final = 160
#: What parts the lines of a heading, also in a flattened page.
_PARTS: Final = re.compile(r"[\n\u2028\u2029]|\s{2,}|(?i:for immediate release)")
#: A sentence, which no heading is: a word of small letters and a full stop, before a capital or at the end.
_SENTENCE: Final = re.compile(r"[a-z]{3,}\.[\"”']?(?:\s+[A-Z\"“]|\s*$)")
#: Words for what is issued by the day.
_ISSUED: Final = re.compile(
    r"\b(?:update|bulletin|release|report|communiqu[eé]|briefing|statement|digest)\b", re.I
)
#: Reference numbers that begin with year and month: "2014-06-N-012", "2014-06-NB-7".
_NUMBER: Final = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(?!\d\d?\b)[A-Z]{0,3}-?\d+")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_OPENING: Final = re.compile(r"^\W*([A-Z][a-z]{2,8}\.? \d{1,2}):")
#: A text that is issued late in a month may bear the number of the next one, and the other way round.
_AROUND: Final = timedelta(days=45)


def day_of_issue(text: str, dateline: Span | None, written: str | None) -> date | None:
    """The day on which ``text`` was issued, None where its heading does not tell one whole day.

    ``dateline`` is the span of its dateline, and ``written`` the date in it, as written.
    """
    heading = _heading(text, dateline)
    months = [date(int(year), int(month), 15) for year, month in _NUMBER.findall(heading)]
    # A day in a title alone is the day of what it tells.
    days = _days_in(heading) if months or _ISSUED.search(heading) is not None else []
    if written is None:
        if days:
            return days[0]
        if not months:
            return None
        # Without its year, a day belongs to the month that the number names.
        opening = _OPENING.match(heading)
        written = opening[1] if opening is not None else heading
    near = [*days, *months]
    if not near:
        years = {int(year) for year in _YEAR.findall(heading)}
        near = [date(year, 7, 1) for year in years]
        return _placed(written, near[0], timedelta(days=185)) if len(near) == 1 else None
    return _placed(written, near[0], _AROUND)


def month_of_issue(text: str) -> tuple[date, date] | None:
    """The first and the last day of the month that the reference number of ``text`` names; None without one."""
    number = _NUMBER.search(_heading(text, None))
    if number is None:
        return None
    first = date(int(number[1]), int(number[2]), 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _heading(text: str, dateline: Span | None) -> str:
    """What stands above the first sentence; with a dateline, all up to its end."""
    if dateline is not None:
        return text[: dateline.end]
    kept = []
    for part in _PARTS.split(text[:_LONGEST]):
        if _SENTENCE.search(part) is not None or len(part) > _LINE:
            break
        kept.append(part)
    return "\n".join(kept)


def _days_in(heading: str) -> list[date]:
    """The days that a heading tells with their year."""
    found = []
    for mention in find_times(heading):
        answers = [resolve_time(mention, anchor=anchor) for anchor in (date(1995, 3, 8), date(2022, 7, 24))]
        spans = {answer.span for answer in answers if isinstance(answer, ResolvedTime)}
        (span,) = spans if len(spans) == 1 else (None,)
        if span is not None and span.start is not None and span.precision == "day":
            found.append(date.fromisoformat(span.start[:10]))
    return found


def _placed(written: str, near: date, within: timedelta) -> date | None:
    """A day without its year, in the year that brings it close enough to ``near``."""
    for mention in find_times(written):
        for year in (near.year, near.year - 1, near.year + 1):
            answer = resolve_time(mention, anchor=date(year, 12, 31), tense="past")
            if not isinstance(answer, ResolvedTime) or answer.start is None or answer.precision != "day":
                continue
            day = date.fromisoformat(answer.start[:10])
            if abs(day - near) <= within:
                return day
    return None
