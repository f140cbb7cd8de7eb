"""Words between quotation marks, and the paragraphs that they run through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rasid.model.document import Document, Segment
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

_MARK: Final = re.compile(r"[“”„«»\"]|``|''")
_OPENING: Final = frozenset("“„«") | {"``"}
_CLOSING: Final = frozenset("”»")
#: Fewer words than these between marks are a name or an ironic word, not speech.
_SHORTEST: Final = 3


def quotations(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks in the body, the marks left out, in text order.

    A mark that is opened in one paragraph and not closed there holds to the end of that paragraph:
    long speech is printed so, each paragraph with an opening mark of its own.
    """
    found: list[Span] = []
    for segment in document.layer("segments"):
        found.extend(_in_segment(document.text, segment))
    return tuple(found)


def quotation_index(document: Document) -> SpanIndex[Span]:
    """The quotations of a document, to be asked by place."""
    return SpanIndex((span, span) for span in quotations(document))


def _in_segment(text: str, segment: Segment) -> Iterator[Span]:
    opened: int | None = None
    for match in _MARK.finditer(text, segment.span.start, segment.span.end):
        opens = match.group() in _OPENING or (match.group() not in _CLOSING and opened is None)
        if opens:
            opened = match.end()
        elif opened is not None:
            if len(text[opened : match.start()].split()) >= _SHORTEST:
                yield Span(opened, match.start())
            opened = None
    if opened is not None and len(text[opened : segment.span.end].split()) >= _SHORTEST:
        yield Span(opened, segment.span.end)
