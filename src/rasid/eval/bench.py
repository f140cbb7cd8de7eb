"""Predictions for measured tasks: rows in, rows out, in the same order.

What a task knows lives in its own module; this shell reads, calls and writes. It opens no store, uses
no network and never sees the right answers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from rasid.errors import InputError, RasidError, UnreadableReport
from rasid.registry import load

Row = dict[str, Any]
Predict = Callable[[Row], Mapping[str, Any]]

#: Task -> the fields of its rows beside the id, as they stand where nothing could be predicted.
EMPTY_FIELDS: Final[dict[str, Mapping[str, Any]]] = {
    "headline": {
        "country": None,
        "adm1": None,
        "side_a": None,
        "side_b": None,
        "best": None,
        "type_of_violence": None,
    },
    "plover": {"events": []},
    "re3d": {"entities": [], "relations": []},
    "timex": {"timexes": []},
    "toponym": {"toponyms": []},
}


@dataclass(frozen=True, slots=True)
class BenchSummary:
    """How many rows were written, and how many of them are empty because their line failed."""

    rows: int
    failed: int


def bench(
    task: str,
    *,
    input_path: Path,
    output_path: Path,
    failed: Callable[[RasidError], None],
    progress: Callable[[int], None] | None = None,
) -> BenchSummary:
    """Write a prediction for every line of ``input_path`` to ``output_path``, in order.

    A line that fails gets the task's empty row, and ``failed`` is told of it. The same input gives the
    same bytes. ``progress`` is told how many rows there are so far.

    Raises:
        UnknownName: no task is called so.
        InputError: the input cannot be read, or is the output too.
    """
    predict: Predict = load("task", task)
    empty = EMPTY_FIELDS[task]
    if input_path.resolve() == output_path.resolve():
        raise InputError("input and output are one file", where=str(input_path), mend="name another output")
    rows = failures = 0
    with _opened(input_path) as source, output_path.open("w", encoding="utf-8", newline="\n") as target:
        for place, line in _lines(source, input_path):
            row, error = predicted(predict, empty, line, where=place)
            if error is not None:
                failures += 1
                failed(error)
            target.write(json.dumps(row, ensure_ascii=False) + "\n")
            rows += 1
            if progress is not None:
                progress(rows)
    return BenchSummary(rows, failures)


def predicted(
    predict: Predict, empty: Mapping[str, Any], line: bytes, *, where: str
) -> tuple[Row, RasidError | None]:
    """The row that belongs to one input line, and what went wrong where it is an empty one."""
    identifier: object = None
    try:
        row = _parsed(line, where)
        identifier = row["id"]
        answer = {name: value for name, value in predict(row).items() if name != "id"}
        if set(answer) != set(empty):
            expected = ", ".join(empty)
            raise UnreadableReport(f"the prediction has other fields than {expected}", where=where)
        return {"id": identifier, **{name: answer[name] for name in empty}}, None
    except RasidError as error:
        return {"id": identifier, **empty}, error
    except Exception as error:  # one line may fail in any way; the rest goes on, and the exit code says so
        reason = f"{type(error).__name__}: {error}"
        return {"id": identifier, **empty}, UnreadableReport(reason, where=where)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), mend="give a file of JSON lines") from error


def _lines(source: BinaryIO, path: Path) -> Iterator[tuple[str, bytes]]:
    """The lines that hold something, each with its place."""
    for number, line in enumerate(source, start=1):
        if line.strip():
            yield f"{path}:{number}", line


def _parsed(line: bytes, where: str) -> Row:
    mend = "give one JSON object with a string id on each line"
    try:
        row = json.loads(line.decode("utf-8"))
    except ValueError as error:
        raise UnreadableReport(f"is no JSON: {error}", where=where, mend=mend) from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise UnreadableReport("has no string id", where=where, mend=mend)
    return row
