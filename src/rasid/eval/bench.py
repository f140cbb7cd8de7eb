"""Predictions for measured tasks: rows in, rows out, in the same order.

What a task knows lives in its own module; this shell reads, calls and writes. It opens no store, uses
no network and never sees the right answers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from rasid.errors import InputError, RasidError, ResourceError, UnreadableReport
from rasid.registry import load

Row = dict[str, Any]
Answer = Mapping[str, Any] | RasidError
Predict = Callable[[Row], Mapping[str, Any]]
PredictAll = Callable[[Sequence[Row]], Sequence[Answer]]

#: Task -> the fields of its rows beside the id, as they stand where nothing could be predicted.
EMPTY_FIELDS: Final[dict[str, Mapping[str, Any]]] = {
    "attribution": {"attributions": []},
    "headline": {
        "country": None,
        "adm1": None,
        "side_a": None,
        "side_b": None,
        "best": None,
        "type_of_violence": None,
    },
    "isaf": {
        "start_date": None,
        "province": [],
        "event_type": [],
        "target_group": [],
        "min_killed": None,
        "min_captured": None,
        "min_leaders_killed": None,
        "min_leaders_captured": None,
        "killq": None,
        "captureq": None,
        "killcaptureraid": None,
        "airstrike": None,
        "noshotsfired": None,
    },
    "merge": {"cluster": ""},
    "muc4": {"templates": []},
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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input: its place, its id where it has one, and what it holds or why it cannot be used."""

    where: str
    id: str | None
    row: Row | RasidError


def bench(
    task: str,
    *,
    input_path: Path,
    output_path: Path,
    failed: Callable[[RasidError], None],
    fitted: Path | None = None,
) -> BenchSummary:
    """Write a prediction for every line of ``input_path`` to ``output_path``, in order.

    A line that fails gets the task's empty row, and ``failed`` is told of it. The same input gives the
    same bytes. ``fitted`` is a model that the task's codebook was fitted to.

    Raises:
        UnknownName: no task is called so, or it takes no fitted model.
        InputError: the input cannot be read, or is the output too.
        ResourceError: what every prediction needs is missing.
    """
    predict: Predict | PredictAll = load("task", task) if fitted is None else load("fitted", task)(fitted)
    empty = EMPTY_FIELDS[task]
    if input_path.resolve() == output_path.resolve():
        raise InputError("input and output are one file", where=str(input_path), mend="name another output")
    rows = failures = 0
    with _opened(input_path) as source, output_path.open("w", encoding="utf-8", newline="\n") as target:
        for row, error in predictions(predict, empty, _lines(source, input_path)):
            if error is not None:
                failures += 1
                failed(error)
            target.write(json.dumps(row, ensure_ascii=False) + "\n")
            rows += 1
    return BenchSummary(rows, failures)


def predictions(
    predict: Predict | PredictAll, empty: Mapping[str, Any], lines: Iterable[Line]
) -> Iterator[tuple[Row, RasidError | None]]:
    """The row that belongs to each line, in order, and what went wrong where it is an empty one."""
    for line, answer in _answers(predict, lines):
        row = {"id": line.id, **empty}
        if isinstance(answer, RasidError):
            yield row, answer
            continue
        given = {name: value for name, value in answer.items() if name != "id"}
        if given.keys() != empty.keys():
            expected = ", ".join(empty)
            yield row, UnreadableReport(f"the prediction has other fields than {expected}", where=line.where)
            continue
        yield {"id": line.id, **{name: given[name] for name in empty}}, None


def _answers(predict: Predict | PredictAll, lines: Iterable[Line]) -> Iterator[tuple[Line, Answer]]:
    """Each line with its prediction, or with the error that it failed with.

    A task whose function is called ``predict_all`` looks at all rows at once; others take them one by one.
    """
    if getattr(predict, "__name__", "") != "predict_all":
        for line in lines:
            yield line, _answer(cast(Predict, predict), line)
        return
    known = list(lines)
    rows = [line.row for line in known if not isinstance(line.row, RasidError)]
    answers = iter(cast(PredictAll, predict)(rows))
    for line in known:
        yield line, line.row if isinstance(line.row, RasidError) else next(answers)


def _answer(predict: Predict, line: Line) -> Answer:
    if isinstance(line.row, RasidError):
        return line.row
    try:
        return predict(line.row)
    except ResourceError:
        raise  # without the parser no line could be predicted
    except Exception as error:  # one line may fail in any way; the rest goes on, and the exit code says so
        reason = str(error) if isinstance(error, RasidError) else f"{type(error).__name__}: {error}"
        return UnreadableReport(reason, where=line.where)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise InputError(what, where=str(path), mend="give a file of JSON lines") from error


def _lines(source: BinaryIO, path: Path) -> Iterator[Line]:
    """The lines that hold something."""
    for number, line in enumerate(source, start=1):
        if line.strip():
            where = f"{path}:{number}"
            row = _parsed(line, where)
            yield Line(where, None if isinstance(row, RasidError) else row["id"], row)


def _parsed(line: bytes, where: str) -> Row | RasidError:
    mend = "give one JSON object with a string id on each line"
    try:
        row = json.loads(line.decode("utf-8"))
    except ValueError as error:
        return UnreadableReport(f"is no JSON: {error}", where=where, mend=mend)
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        return UnreadableReport("has no string id", where=where, mend=mend)
    return row
