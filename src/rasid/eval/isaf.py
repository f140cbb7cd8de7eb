"""Task ``isaf``: thirteen fields of a press release, coded by the codebook of that name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from rasid.codebook import load_scheme
from rasid.coding import Coder
from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, reader
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.resolve.actors import load_actors

Row = dict[str, Any]


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """``{id, text}`` to the fields of the codebook ``isaf``. A row whose reading failed gives its error."""
    results = reader().documents(_report(row) for row in rows)
    return [_predicted(row, result) for row, result in zip(rows, results, strict=True)]


@cache
def coder() -> Coder:
    """What codes the task's rows."""
    return Coder(load_scheme("isaf"), load_actors().actors)


def _report(row: Row) -> Report:
    return bare_report(row["text"], source="isaf", published=None)


def _predicted(row: Row, result: Document | Outcome) -> dict[str, Any] | UnreadableReport:
    if isinstance(result, Outcome):
        return UnreadableReport(f"{result.kind} at {result.stage}: {result.reason}", where=row["id"])
    (coded,) = coder().rows(result)
    return {"id": row["id"], **coded}
