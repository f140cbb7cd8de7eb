"""A report's text cut into the pieces that are parsed one by one: title, and paragraphs of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rasid.model.document import Dateline, Segment
from rasid.model.text import Span
from rasid.read.labels import with_days
from rasid.read.lines import pieces

#: Characters after which words without a full stop are cut: three times the longest sentences of news.
LONGEST_SENTENCE: Final = 1500
_STOP: Final = re.compile(r"[.!?…؟][\"'”’)\]]{0,4}(?=\s)")
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
            for piece in pieces(text, span):
                yield from (Segment(part, headline=False) for part in _bounded(text, piece))
        start = next_start


def _bounded(text: str, piece: Span) -> Iterator[Span]:
    """The piece, or its parts where words run on without a full stop for longer than any sentence does.

    Reading takes time with the square of a sentence's length. Nothing is left out: it goes on in the next part.
    """
    begin = stretch = piece.start
    for stop in [*(m.end() for m in _STOP.finditer(text, piece.start, piece.end)), piece.end]:
        while stop - stretch > LONGEST_SENTENCE:
            window = text[stretch : stretch + LONGEST_SENTENCE]
            cut = max(window.rfind(mark, LONGEST_SENTENCE // 2) for mark in (", ", "; ", "\n"))
            at = cut + 1 if cut > 0 else window.rfind(" ", 1)
            if at <= 0:
                break  # one word without end is one word
            part = _trimmed(text, begin, stretch + at)
            if part is not None:
                yield part
            begin = stretch = stretch + at
        stretch = stop
    rest = _trimmed(text, begin, piece.end)
    if rest is not None:
        yield rest


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    first = start + piece.index(stripped[0])
    return Span(first, first + len(stripped))
