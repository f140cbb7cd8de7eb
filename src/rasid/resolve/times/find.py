"""Text -> the time expressions in it."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.forms import Duration, Form, Range, Recurring
from rasid.resolve.times.grammar import Parsed, parse_row
from rasid.resolve.times.lexer import Row, read_row
from rasid.resolve.times.model import Bound, TimeMention

_BOUNDS: Final[dict[str, Bound]] = {
    "SINCE": "since", "UNTIL": "until", "THROUGH": "until", "BY": "by", "BEFORE": "before", "AFTER": "after",
}  # fmt: skip


def find_times(text: str) -> list[TimeMention]:
    """The time expressions of ``text`` in order, without overlap.

    Offsets are 0-based Python string positions, half-open; ``text[mention.start:mention.end]`` is
    ``mention.text``.
    """
    row = read_row(text)
    return [_mention(row, parsed) for parsed in parse_row(row)]


def _mention(row: Row, parsed: Parsed) -> TimeMention:
    parts = _parts(row, parsed, parsed.form) if isinstance(parsed.form, Range) else ()
    return _cut(row, parsed.start, parsed.end, parsed.form, _bound(row, parsed), parts)


def _cut(
    row: Row,
    first: int,
    last: int,
    form: Form,
    bound: Bound | None = None,
    parts: tuple[TimeMention, ...] = (),
) -> TimeMention:
    start, end = row.tokens[first].start, row.tokens[last - 1].end
    return TimeMention(start, end, row.text[start:end], form, bound, parts)


def _bound(row: Row, parsed: Parsed) -> Bound | None:
    if parsed.start == 0 or isinstance(parsed.form, Duration | Recurring | Range):
        return None
    return _BOUNDS.get(row.tokens[parsed.start - 1].kind)


def _parts(row: Row, parsed: Parsed, form: Range) -> tuple[TimeMention, ...]:
    """The two ends of a range as mentions of their own ("March 3" and "5" of "March 3 to 5")."""
    found = parsed.found
    if "first" in found.match.re.groupindex:
        first, last = found.place("first"), found.place("last")
    elif found.place("month")[0] == parsed.start:
        first, last = (parsed.start, found.place("day")[1]), found.place("last")
    else:
        first, last = found.place("day"), (found.place("last")[0], parsed.end)
    return (_cut(row, *first, form.first), _cut(row, *last, form.last))
