"""Time expressions with precision: found on raw text, put on the calendar from an anchor."""

from __future__ import annotations

from rasid.resolve.times.find import find_times
from rasid.resolve.times.model import (
    Bound,
    DayOrder,
    Reason,
    ResolvedTime,
    Tense,
    TimeKind,
    TimeMention,
    Unresolved,
)
from rasid.resolve.times.narrative import resolve_in_order, written_order
from rasid.resolve.times.resolve import kind_of, resolve_time
from rasid.resolve.times.tense import guess_tense

__all__ = [
    "Bound",
    "DayOrder",
    "Reason",
    "ResolvedTime",
    "Tense",
    "TimeKind",
    "TimeMention",
    "Unresolved",
    "find_times",
    "guess_tense",
    "kind_of",
    "resolve_in_order",
    "resolve_time",
    "written_order",
]
