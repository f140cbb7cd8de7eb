"""Paragraphs of reports with quoted words marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rasid.model.observation import PrivateName
from rasid.model.withholding import passage

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n\s*")
#: A paragraph longer than this is broken at single line ends too: some pages have no blank lines.
_LONG: Final = 1_500


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: text, or where a mark opens or closes.

    A mark that another one crosses is closed and opened again: ``first`` and ``last`` tell the ends of
    the quote from such seams.
    """

    kind: Literal["text", "open", "close"]
    text: str = ""
    number: int = 0
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as pieces. ``gap`` tells that the text before it is left out."""

    pieces: tuple[Piece, ...]
    gap: bool
    title: bool


def paragraphs_with(
    text: str,
    title_end: int,
    spans: Mapping[int, tuple[int, int]],
    private: Sequence[PrivateName] = (),
) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` that hold ``spans`` (number -> [start, end)), in order.

    A span that runs over the end of a paragraph joins it with the next. A role stands for each name of
    ``private``.
    """
    blocks = _joined(_blocks(text, title_end), spans)
    found = []
    # The title stands over the passages anyway.
    before = 1 if blocks and blocks[0][1] <= title_end else 0
    for at, (start, end) in enumerate(blocks):
        inside = {number: span for number, span in spans.items() if start <= span[0] < end}
        if inside:
            pieces = tuple(_pieces(text, start, end, inside, private))
            found.append(Paragraph(pieces, gap=at > before, title=end <= title_end))
            before = at + 1
    if found and before < len(blocks):
        found.append(Paragraph((), gap=True, title=False))
    return tuple(found)


def _blocks(text: str, title_end: int) -> list[tuple[int, int]]:
    """[start, end) of the paragraphs: the title, then what stands between blank lines."""
    blocks = [(0, title_end)] if text[:title_end].strip() else []
    start = title_end
    for gap in [*_BLANK_LINE.finditer(text, title_end), None]:
        end = gap.start() if gap else len(text)
        blocks.extend(_lines(text, start, end))
        start = gap.end() if gap else end
    return blocks


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= _LONG:
        if text[start:end].strip():
            yield (start, end)
        return
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield (at, at + len(line))
        at += len(line)


def _joined(blocks: list[tuple[int, int]], spans: Mapping[int, tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for block in blocks:
        if joined and any(start < joined[-1][1] and end > block[0] for start, end in spans.values()):
            joined[-1] = (joined[-1][0], block[1])
        else:
            joined.append(block)
    return joined


def _pieces(
    text: str,
    start: int,
    end: int,
    spans: Mapping[int, tuple[int, int]],
    private: Sequence[PrivateName],
) -> Iterator[Piece]:
    """The paragraph [start, end) cut wherever a mark begins or ends, marks properly nested."""
    cuts = sorted({start, end, *(cut for span in spans.values() for cut in span)})
    open_marks: list[int] = []
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        ending = {number for number in open_marks if spans[number][1] == at}
        reopen: list[int] = []
        while ending & set(open_marks):
            closed = open_marks.pop()
            yield Piece("close", number=closed, last=closed in ending)
            if closed not in ending:
                reopen.append(closed)
        for number in reversed(reopen):
            open_marks.append(number)
            yield Piece("open", number=number)
        # Of marks that begin here the longest is outside.
        for number in sorted((n for n, s in spans.items() if s[0] == at), key=lambda n: (-spans[n][1], n)):
            open_marks.append(number)
            yield Piece("open", number=number, first=True)
        if following is not None and following > at:
            yield Piece("text", text=passage(text, at, following, private))
