"""Where quoted speech stands beside a word of saying: before it, behind it, and how far it runs on."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Document
from rasid.model.text import Span

_MARK: Final = re.compile(r"[“”„«»\"]|``|''")
_OPENING: Final = frozenset("“„«") | {"``"}
_CLOSING: Final = frozenset("”»")


class QuotedRuns:
    """Runs of tokens between quotation marks, the marks included, in text order.

    A mark that is opened in one paragraph and not closed there holds to the end of that paragraph.
    """

    def __init__(self, document: Document, tree: Tree) -> None:
        self._starts = [t.start for t in tree.tokens]
        self.runs: list[tuple[int, int]] = []
        self._segment_ends: list[tuple[int, int]] = []
        for segment in document.layer("segments"):
            first, last = self._tokens_in(segment.span)
            self._segment_ends.append((first, last))
            self.runs += [
                r for q in _quotations(document.text, segment.span) if (r := self._tokens_in(q))[0] < r[1]
            ]
        self._of_token = {i: number for number, (a, b) in enumerate(self.runs) for i in range(a, b)}

    def at(self, index: int) -> tuple[int, int] | None:
        """The run [first, last) that holds the token; None where it is not quoted."""
        number = self._of_token.get(index)
        return self.runs[number] if number is not None else None

    def paragraph(self, index: int) -> tuple[int, int]:
        """The tokens [first, last) of the paragraph that holds the token."""
        return next(((a, b) for a, b in self._segment_ends if a <= index < b), (index, index + 1))

    def _tokens_in(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)


def _quotations(text: str, inside: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text, inside.start, inside.end):
        opens = match.group() in _OPENING or (match.group() not in _CLOSING and opened is None)
        if opens:
            if opened is not None:
                found.append(Span(opened, match.start()))
            opened = match.start()
        elif opened is not None:
            found.append(Span(opened, match.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened, inside.end))
    return found
