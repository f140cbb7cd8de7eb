"""Task ``case``: a snippet of news to one of thirty kinds of event, coded by the codebook of that name."""

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
from rasid.resolve.actors import load_actors

Row = dict[str, Any]


class Coding(Protocol):
    """What turns documents into rows: the codebook as shipped, or fitted."""

    def rows(self, document: Document) -> list[Row]:
        """The rows of a document."""
        ...


def predict_all(rows: Sequence[Row]) -> list[Row | UnreadableReport]:
    """``{id, text}`` to ``{id, label}``. A row whose reading failed gives its error."""
    return _all(rows, coder())


def fitted(model: Path) -> Callable[[Sequence[Row]], list[Row | UnreadableReport]]:
    """:func:`predict_all` with a model that was fitted to the codebook.

    Raises:
        InputError, DataFileError: there is no such model, or it belongs to another codebook.
    """
    from rasid.coding.fitted.model import FittedCoder, load_model

    fitted_coder = FittedCoder(coder(), load_model(model))

    def predict_all(rows: Sequence[Row]) -> list[Row | UnreadableReport]:
        return _all(rows, fitted_coder)

    return predict_all


@cache
def coder() -> Coder:
    """What codes the task's rows."""
    return Coder(load_scheme("case"), load_actors().actors)


def _all(rows: Sequence[Row], by: Coding) -> list[Row | UnreadableReport]:
    reports = (bare_report(row["text"], source="case", published=None) for row in rows)
    results = reader().documents(reports)
    return [_predicted(row, result, by) for row, result in zip(rows, results, strict=True)]


def _predicted(row: Row, result: Document | Outcome, by: Coding) -> Row | UnreadableReport:
    if isinstance(result, Outcome):
        return UnreadableReport(f"{result.kind} at {result.stage}: {result.reason}", where=row["id"])
    (coded,) = by.rows(result)
    return {"id": row["id"], **coded}
