"""Task ``isaf``: thirteen fields of a press release, coded by the codebook of that name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from rasid.codebook import load_scheme
from rasid.coding import Coder
from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, reader
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.resolve.actors import load_actors

Row = dict[str, Any]


class Coding(Protocol):
    """What turns documents into rows: rules alone, or rules with fitted heads."""

    def rows(self, document: Document) -> list[Row]:
        """The rows of a document."""
        ...


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """``{id, text}`` to the fields of the codebook ``isaf``. A row whose reading failed gives its error."""
    return _all(rows, coder())


def fitted(model: Path) -> Callable[[Sequence[Row]], list[dict[str, Any] | UnreadableReport]]:
    """:func:`predict_all` with a model that was fitted to the codebook.

    Raises:
        InputError, DataFileError: there is no such model, or it belongs to another codebook.
    """
    from rasid.coding.fitted.model import FittedCoder, load_model

    fitted_coder = FittedCoder(coder(), load_model(model))

    def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
        return _all(rows, fitted_coder)

    return predict_all


def _all(rows: Sequence[Row], by: Coding) -> list[dict[str, Any] | UnreadableReport]:
    results = reader().documents(_report(row) for row in rows)
    return [_predicted(row, result, by) for row, result in zip(rows, results, strict=True)]


@cache
def coder() -> Coder:
    """What codes the task's rows."""
    return Coder(load_scheme("isaf"), load_actors().actors)


def _report(row: Row) -> Report:
    return bare_report(row["text"], source="isaf", published=None)


def _predicted(row: Row, result: Document | Outcome, by: Coding) -> dict[str, Any] | UnreadableReport:
    if isinstance(result, Outcome):
        return UnreadableReport(f"{result.kind} at {result.stage}: {result.reason}", where=row["id"])
    (coded,) = by.rows(result)
    return {"id": row["id"], **coded}
