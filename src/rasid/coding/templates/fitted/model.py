"""A fitted model of templates: one file of numbers and names, checked when it is read, and never code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from rasid.coding.fitted.model_file import opened_model, write_model
from rasid.coding.templates.candidates import SLOTS
from rasid.coding.templates.fitted.sparse import WIDTH, Head

#: The form of the file. A later one that cannot be read as this, or whose features are others, has another number.
FORM: Final = 2
#: What a model holds a head for.
PARTS: Final = ("link", "incident", "type", "stage", "date", "place", "filler", "effect", "confidence")
#: What must be likely enough to be written.
THRESHOLDS_OF: Final = ("incident", "answer", *SLOTS)


@dataclass(frozen=True, slots=True)
class TemplateModel:
    """Heads by part, and how likely something must be to be written: an incident, a filler, an answer."""

    heads: Mapping[str, Head]
    thresholds: Mapping[str, float]


def save_model(model: TemplateModel, path: Path) -> None:
    """Write a model to one file.

    Raises:
        InputError: the file cannot be written.
    """
    arrays: dict[str, Any] = {}
    table = []
    for number, part in enumerate(PARTS):
        head = model.heads[part]
        used = np.flatnonzero(np.abs(head.weights).max(axis=1, initial=0.0) > 0.0)
        arrays[f"columns{number}"] = used.astype(np.int32)
        arrays[f"weights{number}"] = head.weights[used].astype(np.float32)
        arrays[f"bias{number}"] = head.bias.astype(np.float32)
        table.append({"part": part, "classes": list(head.classes)})
    about = {
        "form": FORM,
        "kind": "templates",
        "width": WIDTH,
        "heads": table,
        "thresholds": dict(model.thresholds),
    }
    write_model(path, about, arrays)


def load_model(path: Path) -> TemplateModel:
    """The model that :func:`save_model` wrote.

    Raises:
        InputError: there is no such file.
        DataFileError: it is no model of templates, or one of another form.
    """
    with opened_model(path, kind="fitted model of templates", mend="fit it again") as (about, arrays):
        if (about["form"], about["kind"], about["width"]) != (FORM, "templates", WIDTH):
            raise ValueError("it is of another form")
        heads = {entry["part"]: _head(entry, arrays, number) for number, entry in enumerate(about["heads"])}
        if tuple(heads) != PARTS:
            raise ValueError("it does not hold the heads that templates need")
        thresholds = {str(name): float(value) for name, value in about["thresholds"].items()}
        return TemplateModel(heads, {name: thresholds[name] for name in THRESHOLDS_OF})


def _head(entry: Mapping[str, Any], arrays: Any, number: int) -> Head:
    """One head; ValueError or KeyError where its parts do not fit together."""
    classes = tuple(map(str, entry["classes"]))
    columns, few, bias = (arrays[f"{name}{number}"] for name in ("columns", "weights", "bias"))
    if not classes or few.shape != (len(columns), len(classes)) or bias.shape != (len(classes),):
        raise ValueError(f"the head of {entry['part']!r} is not whole")
    if len(columns) and not 0 <= columns.min() <= columns.max() < WIDTH:
        raise ValueError(f"the head of {entry['part']!r} has columns out of range")
    if not (np.isfinite(few).all() and np.isfinite(bias).all()):
        raise ValueError(f"the weights of {entry['part']!r} are no numbers")
    weights = np.zeros((WIDTH + 1, len(classes)))
    weights[columns] = few
    return Head(classes, weights, bias.astype(np.float64))
