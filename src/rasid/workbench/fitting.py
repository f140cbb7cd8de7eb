"""Fitting a codebook to labelled reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasid.codebook import Scheme
from rasid.codebook.scheme import SchemeField
from rasid.coding import Coder
from rasid.errors import DataFileError, InputError, UnreadableReport
from rasid.model.document import Document
from rasid.settings import Settings
from rasid.workbench.coding import DocumentReader, document_reader
from rasid.workbench.inputs import Found, found_in

if TYPE_CHECKING:
    from rasid.coding.fitted.features import Encoder
    from rasid.coding.fitted.fit import Fit, Labelled
    from rasid.coding.fitted.selection import Score


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of examples: its id, and the labels of fields of the codebook."""

    id: str
    labels: Mapping[str, Any]


def fit_examples(
    path: Path,
    settings: Settings,
    scheme: Scheme,
    *,
    labels: Path | None = None,
    score: Score = "accuracy",
    encoder: Encoder | None = None,
    progress: Callable[[str], None] = lambda what: None,
    make_reader: Callable[[Settings], DocumentReader] = document_reader,
) -> Fit:
    """Fit ``scheme`` to the labelled reports of a file of JSON lines.

    A line is a report with an ``id`` and its labels: the codebook's fields, in an object ``labels`` or beside
    the report's own keys. With ``labels`` these stand in another file, by ``id``.

    Raises:
        InputError: a file cannot be read, the codebook has a row for each event, or there are too few rows.
        DataFileError: a line or a label is not as the codebook has it; with its file and line.
        ResourceError: the parser is missing.
    """
    from rasid.coding.fitted.fit import fit

    if scheme.rows_of != "report":
        raise InputError(
            "only codebooks with a row for each report can be fitted", mend="write 'rows: report' in it"
        )
    wanted = dict(_labelled_lines(path, scheme, required=labels is None))
    if labels is not None:
        by_id = {line.id: line for _, line in _labelled_lines(labels, scheme, required=True)}
        wanted = {number: by_id[line.id] for number, line in wanted.items() if line.id in by_id}
    progress("reading")
    rows = list(_read(path, wanted, settings, scheme, encoder, make_reader))
    return fit(scheme, rows, score=score, progress=progress)


def _read(
    path: Path,
    wanted: Mapping[int, LabelledLine],
    settings: Settings,
    scheme: Scheme,
    encoder: Encoder | None,
    make_reader: Callable[[Settings], DocumentReader],
) -> Iterator[Labelled]:
    """The labelled rows of those reports that can be read."""
    from rasid.coding.fitted.features import features
    from rasid.coding.fitted.fit import Labelled
    from rasid.coding.learnt.field import seen
    from rasid.resolve.actors import load_actors

    coder = Coder(scheme, load_actors().actors)
    found: list[tuple[Found, LabelledLine]] = []
    for item in found_in([path]):
        if isinstance(item, UnreadableReport):
            raise item
        if isinstance(item, Found):
            line = wanted.get(int(item.where.rpartition(":")[2]))
            found += [(item, line)] if line is not None else []
    documents = make_reader(settings).documents([item.report for item, _ in found])
    for (_, line), document in zip(found, documents, strict=True):
        if isinstance(document, Document):
            (row,) = coder.rows(document)
            vector = encoder([document.text])[0] if encoder is not None else None
            given = {
                name: seen(str(scheme.fields[name].learnt), document.text, votes)
                for name, votes in coder.votes(document, row).items()
            }
            yield Labelled(line.id, row, features(document, row, vector), line.labels, given)


def _labelled_lines(path: Path, scheme: Scheme, *, required: bool) -> Iterator[tuple[int, LabelledLine]]:
    """(line number, line) of the lines that hold something. ``required``: each must have labels."""
    try:
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
        labels = row.get("labels", row)
        if not isinstance(labels, dict):
            raise DataFileError("its labels are no object", where=where, mend="write 'labels': {...}")
        kept = {name: labels[name] for name in scheme.fields if name in labels}
        if required and not kept:
            fields = ", ".join(scheme.fields)
            raise DataFileError("has no label", where=where, mend=f"give some of: {fields}")
        for name, value in kept.items():
            _check_label(scheme.fields[name], value, where)
        yield number, LabelledLine(row["id"], kept)


def _check_label(field: SchemeField, value: Any, where: str) -> None:
    """See that a label is of its field's kind; what it may be is for whoever labels."""
    kinds: dict[str, tuple[type, ...]] = {
        "label": (str,), "flag": (bool,), "count": (int,), "labels": (list,), "date": (str,), "text": (str,),
        "texts": (list,), "number": (int, float),
    }  # fmt: skip
    fits = isinstance(value, kinds[field.kind]) and (field.kind == "flag" or not isinstance(value, bool))
    if value is not None and not fits:
        raise DataFileError(
            f"the label {value!r} of {field.name!r} is no {field.kind}", where=where, mend="write it as one"
        )
