"""A piece of text as the pipeline reads it best, with the way back to where each character stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.text import Span

#: What is exchanged: marks beyond forty in a row, which the tokenizer would turn over and over, the tabs and
#: bars between the cells of a table's row, runs of white space and control characters, typographic quotation
#: marks and apostrophes, the blanks that word lists put around an apostrophe, and editors' insertions.
_UNUSUAL: Final = re.compile(
    r"(?P<marks>(?<=[^\w\s]{40})[^\w\s]+)"
    r"|(?P<apostrophe>(?<=\w) ?[’'] ?(?=s\b))"
    r"|(?P<cell>(?<=\S)[ ]*[\t|][ \t]*(?=\S))"
    r"|(?P<insertion> ?\[[^\[\]]{1,120}\])"
    r"|(?P<blank>[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\ufeff]+)"
    r"|(?P<double>[“”„‟«»]|``|'')"
    r"|(?P<single>[‘’‚‛´`])"
    r"|(?P<dash>[–—―])"
)
_PLAIN: Final = {"marks": "", "apostrophe": "'", "blank": " ", "double": '"', "single": "'", "dash": "-"}
#: A name before an insertion is looked for in so many characters.
_LONGEST_NAME: Final = 40
_NAME_BEFORE: Final = re.compile(r"(?:^|\W)[A-Z][\w'’.]*[,;]?$")


@dataclass(frozen=True, slots=True)
class Readable:
    """``text`` for the pipeline; ``places[i]`` is where its character i stands in the report."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The report's characters for [start, end) of ``text``; at least one character."""
        return Span(self.places[start], self.places[end - 1] + 1)


def readable(piece: str, start: int, *, capitals: bool = False) -> Readable:
    """``piece``, which stands at ``start`` of the report, in plain blanks and quotation marks.

    Insertions in square brackets behind a name ("the FMLN [a front]") are left out: they stop a parser
    in its tracks. One that stands for a word ("said [the army] fired") is kept without its brackets; a wire
    text in ``capitals`` has only notes of its editors in them.
    """
    if _UNUSUAL.search(piece) is None:
        return Readable(piece, range(start, start + len(piece)))
    out: list[str] = []
    places: list[int] = []

    def take(text: str, at: int) -> None:
        out.append(text)
        places.extend(range(start + at, start + at + len(text)))

    row = "\n" not in piece and max(piece.count("\t"), piece.count("|")) >= 2

    def exchange(first: int, last: int) -> None:
        """Add piece[first:last], exchanged where needed."""
        at = first
        for match in _UNUSUAL.finditer(piece, first, last):
            take(piece[at : match.start()], at)
            kind = match.lastgroup or ""
            if kind == "cell":
                # Cells are parted as in running text, so that they are not taken for one phrase.
                for mark in ", " if row else match.group().replace("\t", " ")[:1]:
                    take(mark, match.start())
            elif kind != "insertion":
                take(_PLAIN[kind], _mark(match))
            elif (
                not capitals
                and _NAME_BEFORE.search(piece[max(0, match.start() - _LONGEST_NAME) : match.start()]) is None
            ):
                inner = match.group().index("[")
                if inner:
                    take(" ", match.start())
                exchange(match.start() + inner + 1, match.end() - 1)
            at = match.end()
        take(piece[at:last], at)

    exchange(0, len(piece))
    return Readable("".join(out), places)


def _mark(match: re.Match[str]) -> int:
    """Where in an exchanged run the character stands that is kept ("n ’ s": the apostrophe)."""
    if match.lastgroup != "apostrophe":
        return match.start()
    return match.start() + (1 if match.group().startswith(" ") else 0)
