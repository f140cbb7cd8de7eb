"""Fitting a task to labelled rows: what a user with labels gets, to be measured.

    python -m rasid.eval.fit TASK --input FILE --labels FILE --model MODEL
    python -m rasid.eval.fit TASK --input FILE --labels FILE --folds PREDICTIONS

``--model`` writes a model for ``rasid bench TASK --fitted MODEL``. ``--folds`` writes a prediction for each line, in
the order of the input, told by what was learnt from the other four of five parts; the part that a row falls into comes
from a hash of its id. Codebooks are fitted as ``rasid codebook fit`` does it.

Exit codes: 0 done, 2 the input is wrong, 3 something that reading needs is missing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rasid.errors import InputError, RasidError
from rasid.eval.bench import EMPTY_FIELDS
from rasid.workbench.labelled import json_rows

if TYPE_CHECKING:
    from rasid.coding.fitted.model import Model
    from rasid.coding.fitted.selection import Score

#: Codebook of that name -> what its fields are chosen by.
CODEBOOKS: Final[Mapping[str, Score]] = {"case": "macro_f1", "isaf": "accuracy"}
TASKS: Final = (*CODEBOOKS, "stance")

Row = dict[str, Any]


def fit_task(task: str, input_path: Path, labels_path: Path) -> tuple[Model, list[Row]]:
    """The model of a task, and a row for each line of the input as told by what was learnt from other lines.

    Raises:
        InputError, DataFileError: rows or labels are not as the task has them.
        ResourceError: what reading needs is missing.
    """
    return (
        _fit_replies(input_path, labels_path)
        if task == "stance"
        else _fit_codebook(task, input_path, labels_path)
    )


def _fit_codebook(task: str, input_path: Path, labels_path: Path) -> tuple[Model, list[Row]]:
    from rasid.codebook import load_scheme
    from rasid.settings import settings_from
    from rasid.workbench.fitting import fit_examples

    found = fit_examples(
        input_path, settings_from(), load_scheme(task), labels=labels_path, score=CODEBOOKS[task]
    )
    told = {row["id"]: row for row in found.out_of_fold}
    return found.model, [told[row["id"]] for _, row in json_rows(input_path) if row["id"] in told]


def _fit_replies(input_path: Path, labels_path: Path) -> tuple[Model, list[Row]]:
    import numpy as np

    from rasid.coding.fitted.fit import fold_of
    from rasid.coding.fitted.learnt import Labels, choose_option, out_of_fold, weights_of
    from rasid.coding.fitted.model import LearntModel, Model
    from rasid.coding.learnt.tables import load_table
    from rasid.eval.stance import LABELS, TABLE, looked_at, reply_of

    labels = {row["id"]: row["label"] for _, row in json_rows(labels_path)}
    rows = [row for _, row in json_rows(input_path) if row["id"] in labels]
    if not rows:
        raise InputError("no row has a label", where=str(labels_path), mend="give labels of the input's rows")
    names = [str(labels[row["id"]]) for row in rows]
    if wrong := sorted(set(names) - set(LABELS)):
        raise InputError(
            f"{wrong[0]!r} is no stance", where=str(labels_path), mend=f"use {', '.join(LABELS)}"
        )
    given = Labels(
        looked_at([reply_of(row) for row in rows]), names, np.array([fold_of(row["id"]) for row in rows])
    )
    table = load_table(TABLE)
    option = choose_option(table, given, macro_f1)
    model = Model(TABLE, 0, (), (LearntModel("label", LABELS, weights_of(table, given, option, LABELS)),))
    told = out_of_fold(table, given, macro_f1)
    return model, [{"id": row["id"], "label": label} for row, label in zip(rows, told, strict=True)]


def macro_f1(told: Sequence[str], wanted: Sequence[str]) -> float:
    """The mean F1 of the labels that are wanted at all."""
    total = 0.0
    for label in set(wanted):
        hit = sum(one == other == label for one, other in zip(told, wanted, strict=True))
        total += 2 * hit / (list(told).count(label) + list(wanted).count(label))
    return total / len(set(wanted))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit a task; returns the exit code."""
    from rasid.coding.fitted.model import save_model

    parser = argparse.ArgumentParser(
        prog="python -m rasid.eval.fit", description="Fit a task to labelled rows."
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--input", type=Path, required=True, metavar="FILE")
    parser.add_argument("--labels", type=Path, required=True, metavar="FILE")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--model", type=Path, metavar="MODEL")
    wanted.add_argument("--folds", type=Path, metavar="PREDICTIONS")
    given = parser.parse_args(arguments)
    try:
        model, rows = fit_task(given.task, given.input, given.labels)
        if given.model is not None:
            save_model(model, given.model)
            return 0
        fields = EMPTY_FIELDS[given.task]
        lines = (json.dumps({"id": row["id"], **{name: row[name] for name in fields}}) for row in rows)
        given.folds.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    except RasidError as error:
        print(f"fit: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
