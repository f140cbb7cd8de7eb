"""A fitted model: one file of numbers and names, checked when it is read, and never code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast, get_args

import numpy as np
from numpy.typing import NDArray

from rasid.codebook.scheme import Scheme
from rasid.coding.fitted.features import Encoder, Vector, features
from rasid.coding.fitted.heads import Weights
from rasid.coding.fitted.learnt import tell
from rasid.coding.fitted.model_file import opened_model, write_model
from rasid.coding.fitted.targets import Way, value_of
from rasid.coding.learnt.field import seen
from rasid.coding.rows import Coder, Row
from rasid.errors import InputError
from rasid.model.document import Document

#: The form of the file. A later form that cannot be read as this one has another number.
FORM: Final = 2
#: The bias of a label that no row has.
_NEVER: Final = -1e9


@dataclass(frozen=True, slots=True)
class FieldModel:
    """The head of one field, in the columns of :func:`~rasid.coding.fitted.features.features`."""

    field: str
    way: Way
    classes: tuple[str, ...]
    weights: Weights

    def tell(self, row: Vector) -> str:
        """The likeliest class of a report."""
        return self.classes[int(self.weights.scores(row[None, :].astype(np.float64)).argmax())]


@dataclass(frozen=True, slots=True)
class LearntModel:
    """The head of a field that a table of means tells, for labelled rows added to that table."""

    field: str
    labels: tuple[str, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Model:
    """The heads fitted to a codebook. ``width`` is how many columns the features have."""

    codebook: str
    width: int
    fields: tuple[FieldModel, ...]
    learnt: tuple[LearntModel, ...] = ()


class FittedCoder:
    """Codes documents by a codebook's rules, and by heads where they were fitted."""

    def __init__(self, coder: Coder, model: Model, encoder: Encoder | None = None) -> None:
        """
        Raises:
            InputError: the model was fitted to another codebook, or to a field that it has no more.
        """
        self._coder, self._model, self._encoder = coder, model, encoder
        if model.codebook != coder.scheme.name:
            raise InputError(
                f"the model was fitted to the codebook {model.codebook!r}, not {coder.scheme.name!r}",
                mend="name that codebook, or fit again",
            )
        gone = [name for name in _names(model) if name not in coder.scheme.fields]
        if gone:
            raise InputError(f"the codebook has no field {gone[0]!r} any more", mend="fit again")

    @property
    def scheme(self) -> Scheme:
        """The codebook."""
        return self._coder.scheme

    def rows(self, document: Document) -> list[Row]:
        """As :meth:`~rasid.coding.rows.Coder.rows`."""
        return [self._corrected(document, row) for row in self._coder.rows(document)]

    def _corrected(self, document: Document, row: Row) -> Row:
        row = {**row, **self._by_means(document, row)}
        if not self._model.fields:
            return row
        vector = self._encoder([document.text])[0] if self._encoder is not None else None
        found = features(document, row, vector)
        if len(found) != self._model.width:
            raise InputError(
                f"the model looks at {self._model.width} numbers, and {len(found)} are given",
                mend="use it with the sentence encoder that it was fitted with, or fit again",
            )
        told = {
            field.field: value_of(self.scheme.fields[field.field], field.tell(found), row[field.field])
            for field in self._model.fields
        }
        return {**row, **told}

    def _by_means(self, document: Document, row: Row) -> Row:
        votes = self._coder.votes(document, row) if self._model.learnt else {}
        told = {}
        for made in self._model.learnt:
            table = self.scheme.fields[made.field].learnt
            if table is None:
                raise InputError(
                    f"the codebook's field {made.field!r} has no table of means", mend="fit again"
                )
            given = seen(table, document.text, votes[made.field])
            told[made.field] = tell(made.weights, made.labels, given[None, :])[0]
        return told


def _names(model: Model) -> list[str]:
    return [field.field for field in model.fields] + [field.field for field in model.learnt]


def save_model(model: Model, path: Path) -> None:
    """Write a model to one file: zipped arrays of numbers, and a table of names as JSON.

    Raises:
        InputError: the file cannot be written.
    """
    arrays: dict[str, NDArray[Any]] = {}
    table = []
    for number, field in enumerate(model.fields):
        weights = field.weights.weights.astype(np.float32)
        used = np.flatnonzero(np.abs(weights).max(axis=1, initial=0.0) > 0.0)
        arrays[f"columns{number}"] = used.astype(np.int32)
        arrays[f"weights{number}"] = weights[used]
        arrays[f"bias{number}"] = field.weights.bias.astype(np.float32)
        table.append({"field": field.field, "way": field.way, "classes": list(field.classes)})
    learnt = []
    for number, made in enumerate(model.learnt):
        arrays[f"learnt_weights{number}"] = made.weights.weights.astype(np.float32)
        arrays[f"learnt_bias{number}"] = np.maximum(made.weights.bias, _NEVER).astype(np.float32)
        learnt.append({"field": made.field, "labels": list(made.labels)})
    head = {"form": FORM, "codebook": model.codebook, "width": model.width, "fields": table, "learnt": learnt}
    write_model(path, head, arrays)


def load_model(path: Path) -> Model:
    """The model that :func:`save_model` wrote.

    Raises:
        InputError: there is no such file.
        DataFileError: it is no model, or one of another form.
    """
    with opened_model(path, kind="fitted model", mend="fit it again with rasid codebook fit") as (
        head,
        arrays,
    ):
        if head["form"] != FORM:
            raise ValueError(f"its form is {head['form']}, and this is {FORM}")
        width = int(head["width"])
        fields = tuple(
            _field(cast(dict[str, Any], entry), arrays, number, width)
            for number, entry in enumerate(head["fields"])
        )
        learnt = tuple(_learnt(entry, arrays, number) for number, entry in enumerate(head["learnt"]))
        return Model(str(head["codebook"]), width, fields, learnt)


def _learnt(entry: Any, arrays: Any, number: int) -> LearntModel:
    """A head of means; ValueError or KeyError where its parts do not fit together."""
    labels = tuple(map(str, entry["labels"]))
    weights = arrays[f"learnt_weights{number}"].astype(np.float64)
    bias = arrays[f"learnt_bias{number}"].astype(np.float64)
    if not labels or weights.ndim != 2 or weights.shape[1] != len(labels) or bias.shape != (len(labels),):
        raise ValueError(f"the weights of {entry['field']!r} do not fit its labels")
    if not (np.isfinite(weights).all() and np.isfinite(bias).all()):
        raise ValueError(f"the weights of {entry['field']!r} are no numbers")
    return LearntModel(str(entry["field"]), labels, Weights(weights, bias))


def _field(entry: dict[str, Any], arrays: Any, number: int, width: int) -> FieldModel:
    """One field's head; ValueError or KeyError where its parts do not fit together."""
    classes = tuple(map(str, entry["classes"]))
    columns, few = arrays[f"columns{number}"], arrays[f"weights{number}"]
    bias = arrays[f"bias{number}"].astype(np.float64)
    if entry["way"] not in get_args(Way) or not classes or bias.shape != (len(classes),):
        raise ValueError(f"the head of {entry['field']!r} is not whole")
    if few.shape != (len(columns), len(classes)) or (
        len(columns) and not 0 <= columns.min() <= columns.max() < width
    ):
        raise ValueError(f"the weights of {entry['field']!r} do not fit its classes")
    if not (np.isfinite(few).all() and np.isfinite(bias).all()):
        raise ValueError(f"the weights of {entry['field']!r} are no numbers")
    weights = np.zeros((width, len(classes)))
    weights[columns] = few
    return FieldModel(str(entry["field"]), entry["way"], classes, Weights(weights, bias))
