"""Labelled reports that something is fitted to: lines of JSON, and the reports that stand on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from rasid.errors import DataFileError, InputError, UnreadableReport
from rasid.model.document import Document
from rasid.settings import Settings
from rasid.workbench.coding import DocumentReader
from rasid.workbench.inputs import Found, found_in

Label = TypeVar("Label")


def json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number, object) of the lines that hold something; each object has a string ``id``.

    Raises:
        InputError: the file cannot be read.
        DataFileError: a line is no object with an id; with its file and line.
    """
    try:
        # Not splitlines(): a line separator inside of a text ends no line of JSON.
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), mend="give JSON lines") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataFileError(
                f"is no JSON: {error}", where=where, mend="write one object a line"
            ) from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise DataFileError("has no string id", where=where, mend="write an object with an 'id'")
        yield number, row


def labelled_documents(
    path: Path,
    labels: Mapping[int, Label],
    settings: Settings,
    *,
    make_reader: Callable[[Settings], DocumentReader],
    progress: Callable[[str], None],
) -> Iterator[tuple[Label, Document]]:
    """The reports on the labelled lines of a file of JSON lines, read. ``labels`` are by line number.

    Reports that cannot be read are left out, and ``progress`` is told of them at the end.

    Raises:
        InputError: no line is labelled, or the file holds no JSON lines.
        UnreadableReport: a line is no report.
        ResourceError: the parser is missing.
    """
    found = [(item, labels[line]) for item in _reports(path) if (line := _line_of(item)) in labels]
    if not found:
        raise InputError("no report has a label", where=str(path), mend="give labels with the ids of reports")
    progress(f"reading {len(found)} labelled reports")
    documents = make_reader(settings).documents([item.report for item, _ in found])
    left_out = []
    for (item, label), document in zip(found, documents, strict=True):
        if isinstance(document, Document):
            yield label, document
        else:
            left_out.append(f"{item.where}: {document.kind} at {document.stage}: {document.reason}")
    if left_out:
        progress(f"{len(left_out)} reports could not be read and are left out; the first: {left_out[0]}")


def _reports(path: Path) -> Iterable[Found]:
    for item in found_in([path]):
        if isinstance(item, UnreadableReport):
            raise item
        if isinstance(item, Found):
            yield item


def _line_of(found: Found) -> int:
    number = found.where.rpartition(":")[2]
    if not number.isdigit():
        raise InputError(
            "is no file of JSON lines", where=found.where, mend="name it .jsonl, one report a line"
        )
    return int(number)
