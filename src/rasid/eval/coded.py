"""Tasks that a codebook codes: rows of a task to rows of its codebook, as shipped or fitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rasid.codebook import load_scheme
from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, reader
from rasid.model.reading import Outcome
from rasid.settings import settings_from
from rasid.workbench.coding import Coding, coder_for

Row = dict[str, Any]
Predicted = list[Row | UnreadableReport]


@dataclass(frozen=True, slots=True)
class CodedTask:
    """A task with the codebook of its name. ``fields_of`` makes a prediction's fields of a report's coded rows."""

    name: str
    fields_of: Callable[[list[Row]], Row]

    def predict_all(self, rows: Sequence[Row]) -> Predicted:
        """Predictions for ``{id, text}`` (and ``date`` where the task tells the day); an error where reading failed."""
        return self._predicted(rows, _as_shipped(self.name))

    def fitted(self, model: Path) -> Callable[[Sequence[Row]], Predicted]:
        """:meth:`predict_all` with a model that was fitted to the codebook.

        Raises:
            InputError, DataFileError: there is no such model, or it belongs to another codebook.
        """
        coding = coder_for(load_scheme(self.name), settings_from(), model)
        return lambda rows: self._predicted(rows, coding)

    def _predicted(self, rows: Sequence[Row], coding: Coding) -> Predicted:
        reports = (bare_report(row["text"], source=self.name, published=row.get("date")) for row in rows)
        predictions: Predicted = []
        for row, read in zip(rows, reader().documents(reports), strict=True):
            if isinstance(read, Outcome):
                trouble = f"{read.kind} at {read.stage}: {read.reason}"
                predictions.append(UnreadableReport(trouble, where=row["id"]))
            else:
                predictions.append({"id": row["id"], **self.fields_of(coding.rows(read))})
        return predictions


@cache
def _as_shipped(name: str) -> Coding:
    # Kept, since rows come in batches and lists of names take their time to be opened.
    return coder_for(load_scheme(name), settings_from())


def only_row(rows: list[Row]) -> Row:
    """The row of a codebook that has one for each report."""
    (row,) = rows
    return row
