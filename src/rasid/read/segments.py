"""A report's text cut into the pieces that are parsed one by one: title, and paragraphs of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rasid.model.document import Dateline, Segment
from rasid.model.text import Span
from rasid.read.labels import with_days
from rasid.read.lines import pieces

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def segments(text: str, title_end: int, dateline: tuple[Dateline, ...]) -> Iterator[Segment]:
    """Title and paragraphs, without the dateline and without surrounding white space.

    Items of a list and rows of a table are pieces of their own; a day at their head is set apart.
    """
    yield from with_days(text, list(_cut(text, title_end, dateline)))


def _cut(text: str, title_end: int, dateline: tuple[Dateline, ...]) -> Iterator[Segment]:
    title = _trimmed(text, 0, title_end)
    if title is not None:
        yield Segment(title, headline=True)
    start = title_end
    breaks = [(m.start(), m.end()) for m in _PARAGRAPH_BREAK.finditer(text, title_end)]
    for end, next_start in [*breaks, (len(text), len(text))]:
        for line in dateline:
            if start <= line.span.start and line.span.end <= end:
                start = line.span.end
        span = _trimmed(text, start, end)
        if span is not None:
            yield from (Segment(piece, headline=False) for piece in pieces(text, span))
        start = next_start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    first = start + piece.index(stripped[0])
    return Span(first, first + len(stripped))
