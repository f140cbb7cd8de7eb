"""Fitting a codebook to labelled reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasid.codebook import Scheme
from rasid.codebook.scheme import SchemeField
from rasid.coding import Coder
from rasid.errors import DataFileError, InputError
from rasid.model.document import Document
from rasid.settings import Settings
from rasid.workbench.coding import DocumentReader, document_reader, rule_coder
from rasid.workbench.labelled import json_rows, labelled_documents

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
    read = labelled_documents(path, wanted, settings, make_reader=make_reader, progress=progress)
    return fit(scheme, _rows(read, rule_coder(scheme, settings), encoder), score=score, progress=progress)


def _rows(
    read: Iterable[tuple[LabelledLine, Document]], coder: Coder, encoder: Encoder | None
) -> list[Labelled]:
    """What the heads are fitted to: each labelled report as the rules coded it, with its features."""
    from rasid.coding.fitted.features import features
    from rasid.coding.fitted.fit import Labelled
    from rasid.coding.learnt.field import seen

    made = []
    for line, document in read:
        (row,) = coder.rows(document)
        vector = encoder([document.text])[0] if encoder is not None else None
        given = {
            name: seen(str(coder.scheme.fields[name].learnt), document.text, votes)
            for name, votes in coder.votes(document, row).items()
        }
        made.append(Labelled(line.id, row, features(document, row, vector), line.labels, given))
    return made


def _labelled_lines(path: Path, scheme: Scheme, *, required: bool) -> Iterator[tuple[int, LabelledLine]]:
    """(line number, line) of the lines that hold something. ``required``: each must have labels."""
    for number, row in json_rows(path):
        where = f"{path}:{number}"
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
