"""The record as JSON, under /api."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from rasid.model.shapes import observation_to_json, report_to_json
from rasid.web.reach import Reach, selection, selection_by_kind
from rasid.workbench import Listing, Selection

Asked = Annotated[Selection, Depends(selection)]
AskedByKind = Annotated[Selection, Depends(selection_by_kind)]
Body = dict[str, Any]


def _listed(listing: Listing[Any]) -> Body:
    rows = list(listing.rows())
    return {"count": len(rows), "rows": rows}


def data_routes(reach: Reach) -> APIRouter:
    """Routes that give lists as ``{"count", "rows"}`` and single records as they are."""
    routes = APIRouter(tags=["record"])

    @routes.get("/observations", summary="Who says what, each with its quote")
    def observations(asked: AskedByKind) -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.observations(asked, names=False))

    @routes.get("/claims", summary="What is claimed, with who is for and against it")
    def claims(asked: AskedByKind) -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.claims(asked))

    @routes.get("/claims/{claim_id}", summary="The whole argument about one claim")
    def claim(claim_id: str, asked: Asked) -> Body:
        with reach.workbench() as workbench:
            return workbench.argument_row(claim_id, asked)

    @routes.get("/situations", summary="What holds over time, with what is contested about its turns")
    def situations(asked: Asked) -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.situations(asked))

    @routes.get("/incidents", summary="Incidents merged from many reports")
    def incidents(asked: AskedByKind) -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.incidents(asked))

    @routes.get("/counts", summary="Incidents by place and week")
    def counts(asked: Asked) -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.counts(asked))

    @routes.get("/sources", summary="What is known of the sources")
    def sources() -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.sources())

    @routes.get("/failures", summary="What could not be taken in or read")
    def failures() -> Body:
        with reach.workbench() as workbench:
            return _listed(workbench.failures())

    @routes.get("/reports/{report_id}", summary="One report, with its text and its observations")
    def report(report_id: str) -> Body:
        with reach.workbench() as workbench:
            found = workbench.report(report_id)
            observed = [observation_to_json(each) for each in workbench.observations_of(found.id)]
            return {**report_to_json(found), "observations": observed}

    return routes
