"""Records on a terminal: a table where its columns have room, and a block for each record where they have not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

#: Columns that hold numbers.
COUNTED: Final = frozenset({"for", "against", "origins", "reports", "incidents", "maybe"})

#: Columns of single words that nobody can read in two lines.
UNBROKEN: Final = frozenset({"id", "status", "stage", "week"})

#: Digits of an id in a table on a terminal. Among ten thousand ids two begin alike once in five thousand
#: times; a command that is given such a beginning says so.
SHORT_ID: Final = 10

#: Characters that a column of words needs: a day has ten, and most names and words are shorter.
READABLE: Final = 12

#: Characters between two columns, and before the lines of a block that follow its first.
GAP: Final = 3
INDENT: Final = 4

Line = Sequence[str]


def write_on_terminal(headings: Line, lines: Sequence[Line], out: TextIO) -> None:
    """Print records as wide as the terminal: as a table, or where that would break words, as blocks."""
    console = Console(file=out, highlight=False)
    shown = [
        [shortened(cell) if heading == "id" else cell for heading, cell in zip(headings, line, strict=True)]
        for line in lines
    ]
    if needed_width(headings, shown) <= console.width:
        _write_table(headings, shown, console)
    else:
        _write_blocks(headings, shown, console)


def needed_width(headings: Line, lines: Sequence[Line]) -> int:
    """The characters without which a table breaks words: numbers and ids stand whole, text in short lines."""
    total = GAP * len(headings)
    for position, heading in enumerate(headings):
        longest = max((len(line[position]) for line in lines), default=0)
        whole = heading in COUNTED or heading in UNBROKEN
        total += max(len(heading), longest if whole else min(longest, READABLE))
    return total


def shortened(identity: str) -> str:
    """The beginning of an id: enough to name it by, among some ten thousand. Names of sources stay whole."""
    prefix, dash, digits = identity.partition("-")
    return f"{prefix}-{digits[:SHORT_ID]}" if dash and len(prefix) == 1 else identity


def _write_table(headings: Line, lines: Sequence[Line], console: Console) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        counted = heading in COUNTED
        table.add_column(
            heading,
            overflow="fold",
            justify="right" if counted else "left",
            no_wrap=counted or heading in UNBROKEN,
        )
    for line in lines:
        table.add_row(*map(Text, line))
    console.print(table)


def _write_blocks(headings: Line, lines: Sequence[Line], console: Console) -> None:
    """Each record's first cell on a line of its own, and below it what else is known, under its name."""
    for line in lines:
        console.print(Text(line[0], style="bold", overflow="fold"))
        told = Text(overflow="fold")
        for heading, cell in zip(headings[1:], line[1:], strict=True):
            if cell:
                told.append("; " if told else "").append(f"{heading}: ", style="dim").append(cell)
        console.print(Padding(told, (0, 0, 0, INDENT)))
