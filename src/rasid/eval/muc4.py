"""Task ``muc4``: the incidents of an article as templates, coded by the codebook of that name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rasid.codebook import load_scheme
from rasid.coding.incident_rows import IncidentCoder
from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, reader
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.workbench.coding import incident_coder

Row = dict[str, Any]


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """``{id, text, date}`` to ``{id, templates}``. A row whose reading failed gives its error."""
    return _all(rows, incident_coder(load_scheme("muc4")))


def fitted(model: Path) -> Callable[[Sequence[Row]], list[dict[str, Any] | UnreadableReport]]:
    """:func:`predict_all` with a model that was fitted to labelled templates.

    Raises:
        InputError, DataFileError: there is no such model, or it is one of another kind.
    """
    coder = incident_coder(load_scheme("muc4"), model)

    def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
        return _all(rows, coder)

    return predict_all


def _all(rows: Sequence[Row], coder: IncidentCoder) -> list[dict[str, Any] | UnreadableReport]:
    results = reader().documents(_report(row) for row in rows)
    return [_predicted(row, result, coder) for row, result in zip(rows, results, strict=True)]


def _report(row: Row) -> Report:
    return bare_report(row["text"], source="muc4", published=row.get("date"))


def _predicted(
    row: Row, result: Document | Outcome, coder: IncidentCoder
) -> dict[str, Any] | UnreadableReport:
    if isinstance(result, Outcome):
        return UnreadableReport(f"{result.kind} at {result.stage}: {result.reason}", where=row["id"])
    return {"id": row["id"], "templates": coder.rows(result)}
