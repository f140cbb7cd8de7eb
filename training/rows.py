"""Folders of rows as JSON Lines: every row read, and its id and text standing there once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")


class WrongSentence(ValueError):
    """A row of own sentences breaks the format; the message names file, line and what is wrong."""


def checked(make: Callable[[dict[str, Any]], Row]) -> Callable[[str, str], Row]:
    """What reads a line with ``make``, and says where a row that breaks the format stands."""

    def read(line: str, where: str) -> Row:
        try:
            return make(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise WrongSentence(f"{where}: {error}") from error

    return read


def read_rows(
    folder: Path, read: Callable[[str, str], Row], names: Callable[[Row], Sequence[str]]
) -> list[Row]:
    """All rows of all files, in the order of file names and lines.

    ``read`` makes a row of a line and of where it stands; ``names`` gives what may stand in one row alone.

    Raises:
        WrongSentence: a row breaks the format, or an id or a text stands there twice.
    """
    rows: list[Row] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            where = f"{path.name}:{number}"
            row = read(line, where)
            for name in names(row):
                if name in seen:
                    raise WrongSentence(f"{where}: stands at {seen[name]} already")
                seen[name] = where
            rows.append(row)
    return rows
