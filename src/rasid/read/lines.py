"""Where the lines of a paragraph are pieces of their own: lists of incidents, rows of tables, line by line notes.

Text that was only wrapped to a width stays in one piece, for its sentences run over the ends of lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.text import Span
from rasid.read.labels import begins_with_day

#: "* ", "- ", "• ", "3. ", "3) ", "(c) " at the beginning of a line.
_BULLET: Final = re.compile(r"[ \t]*(?:[*•‣▪●◦·–—-]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+(?=\S)")
_CELLS: Final = re.compile(r"[ ]*(?:\t[ \t]*|\|)[ ]*")
_LINE: Final = re.compile(r"[^\n]+")
#: Marks alone: the rule under the head of a table, a line of stars.
_WORD: Final = re.compile(r"\w")
#: A head of a table has at least so many cells, each of at most so many words.
_HEAD_CELLS: Final = 3
_HEAD_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: where its words stand, and the words."""

    span: Span
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a row of a table; one for a line that is none."""
        return _CELLS.split(self.text.strip("| \t"))

    @property
    def is_row(self) -> bool:
        """Whether tabs or bars part the line into three cells or more, or two with a bar at both ends."""
        cells = self.text.strip()
        return len(self.cells) >= _HEAD_CELLS or (
            cells.startswith("|") and cells.endswith("|") and len(cells) > 1
        )


def pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """The pieces of a paragraph, in order, without surrounding white space: often the paragraph as it is.

    A row of a table is a piece, and so is an item of a list, which may run over several lines. The head of a
    table and lines without a word are in no piece: "Killed" over a column tells nothing.
    """
    lines = list(_lines(text, paragraph))
    if len(lines) < 2:
        yield paragraph
        return
    if _is_table(lines):
        rows = lines[1:] if _is_head(lines[0], lines[1:]) else lines
        yield from (line.span for line in rows if _WORD.search(line.text))
        return
    start = lines[0].span.start
    by_line = _is_line_by_line(lines)
    # One line of wrapped text may begin with a day; of several such lines each is an item.
    by_day = sum(begins_with_day(line.text) for line in lines) > 1
    for before, line in itertools.pairwise(lines):
        if _begins_piece(line, before, by_line=by_line) or (by_day and begins_with_day(line.text)):
            yield Span(start, before.span.end)
            start = line.span.start
    yield Span(start, lines[-1].span.end)


def _lines(text: str, paragraph: Span) -> Iterator[_Line]:
    for match in _LINE.finditer(text, paragraph.start, paragraph.end):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            yield _Line(Span(start, start + len(words)), words)


def _is_table(lines: Sequence[_Line]) -> bool:
    return all(line.is_row for line in lines)


def _is_head(first: _Line, rows: Sequence[_Line]) -> bool:
    """Whether the first row names columns: short cells without a number, as many as the rows have."""
    cells = first.cells
    named = all(
        _WORD.search(cell) and len(cell.split()) <= _HEAD_WORDS and not any(c.isdigit() for c in cell)
        for cell in cells
    )
    numbered = any(any(c.isdigit() for c in row.text) for row in rows)
    return len(cells) >= _HEAD_CELLS and named and numbered and len(rows[-1].cells) == len(cells)


def _begins_piece(line: _Line, before: _Line, *, by_line: bool) -> bool:
    if _BULLET.match(line.text) is not None or line.is_row or before.is_row:
        return True
    return by_line and (_is_sentence_like(line.text) or line.text[0].isdigit())


def _is_line_by_line(lines: Sequence[_Line]) -> bool:
    """Whether lines were ended on purpose: one that had room for the next word, which begins like a sentence."""
    widest = max(len(line.text) for line in lines)
    return any(
        _is_sentence_like(line.text)
        and before.text[-1] not in ",-"
        and len(before.text) + 1 + len(line.text.split()[0]) <= widest
        for before, line in itertools.pairwise(lines)
    )


def _is_sentence_like(line: str) -> bool:
    """Whether a line begins with a capital that means something: not in text all in capitals, as wires send it."""
    word = line.split()[0]
    return word[0].isupper() and any(c.islower() for c in line) and (not word.isupper() or len(word) == 1)
