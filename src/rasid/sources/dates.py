"""Publication dates as sources write them, brought to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

#: Years outside which a date of publication is kept but flagged: wire agencies are hardly older,
#: and no clock is asked, so that the same input gives the same output on any day.
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100

_DAY: Final = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")
_ISO_MOMENT: Final = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}(:?\d{2}.*)?")
_MAIL_MOMENT: Final = re.compile(
    r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s.*)?"
)


def read_moment(written: str) -> str | None:
    """``written`` as an ISO day ("2020-01-31") or moment ("2020-01-31T22:30:00+03:00"), else None.

    Understood: ISO 8601 days and moments, with or without a zone, days with slashes
    ("2020/01/31"), and the dates of mail and feeds ("Fri, 31 Jan 2020 22:30:00 +0300"). A zone is
    kept as written, because "today" in a report is a day where it was published. What could be read
    in two ways ("3/4/2020") is not understood.
    """
    text = written.strip()
    if match := _DAY.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    try:
        if _ISO_MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).isoformat(timespec="seconds")
        if _MAIL_MOMENT.fullmatch(text):
            return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        # The shape was right and the numbers were not: no such day or hour.
        return None
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def is_implausible(moment: str) -> bool:
    """Whether an ISO day or moment lies before 1900 or after 2100."""
    return not EARLIEST_YEAR <= int(moment[:4]) <= LATEST_YEAR
