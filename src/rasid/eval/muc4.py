"""Task ``muc4``: the incidents of an article as templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from rasid.coding.templates import Template, TemplateMaker
from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, reader
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.resolve.countries import country_names

Row = dict[str, Any]


class Making(Protocol):
    """What turns documents into templates: rules alone, or rules with fitted heads."""

    def templates(self, document: Document) -> list[Template]:
        """The templates of a document."""
        ...


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """``{id, text, date}`` to ``{id, templates}``. A row whose reading failed gives its error."""
    return _all(rows, TemplateMaker(country_names()))


def fitted(model: Path) -> Callable[[Sequence[Row]], list[dict[str, Any] | UnreadableReport]]:
    """:func:`predict_all` with a model that was fitted to labelled templates.

    Raises:
        InputError, DataFileError: there is no such model, or it is one of another kind.
    """
    from rasid.coding.templates.fitted.maker import FittedTemplateMaker
    from rasid.coding.templates.fitted.model import load_model

    maker = FittedTemplateMaker(country_names(), load_model(model))

    def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
        return _all(rows, maker)

    return predict_all


def report_of(row: Row) -> Report:
    """The report of a row of the task."""
    return bare_report(row["text"], source="muc4", published=row.get("date"))


def _all(rows: Sequence[Row], by: Making) -> list[dict[str, Any] | UnreadableReport]:
    results = reader().documents(report_of(row) for row in rows)
    return [_predicted(row, result, by) for row, result in zip(rows, results, strict=True)]


def _predicted(row: Row, result: Document | Outcome, by: Making) -> dict[str, Any] | UnreadableReport:
    if isinstance(result, Outcome):
        return UnreadableReport(f"{result.kind} at {result.stage}: {result.reason}", where=row["id"])
    return {"id": row["id"], "templates": [template.row() for template in by.templates(result)]}
