"""The plain pages: the brief first, the lists behind it, and every report with its quotes marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from rasid.model.briefing import MOST_CITED, Brief
from rasid.model.observation import Observation
from rasid.model.shapes import incident_to_json, observation_to_json
from rasid.model.text import Span
from rasid.web.highlight import anchor, pieces
from rasid.web.reach import Reach, selection_by_kind
from rasid.workbench import Listing, Selection, Workbench, cells, rendered
from rasid.workbench.cells import COLUMNS, Row

Asked = Annotated[Selection, Depends(selection_by_kind)]

LISTS: Final[dict[str, Callable[[Workbench, Selection], Listing[Any]]]] = {
    "incidents": lambda workbench, asked: workbench.incidents(asked),
    "claims": lambda workbench, asked: workbench.claims(asked),
    "situations": lambda workbench, asked: workbench.situations(asked),
    "observations": lambda workbench, asked: workbench.observations(asked, names=False),
    "counts": lambda workbench, asked: workbench.counts(asked),
    "reports": lambda workbench, asked: workbench.reports(asked),
    "sources": lambda workbench, asked: workbench.sources(),
    "failures": lambda workbench, asked: workbench.failures(),
}
#: Lists that the fields for places and days apply to.
SELECTABLE: Final = frozenset({"incidents", "claims", "situations", "observations", "counts", "reports"})
#: Those of them that can be of attacks and fighting only; counts count nothing else.
BY_KIND: Final = frozenset({"incidents", "claims", "observations"})

FORMS: Final = {"html": "text/html", "markdown": "text/markdown", "json": "application/json"}


def environment() -> Environment:
    """Templates in which every value is escaped, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("rasid.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        lists=tuple(LISTS),
        by_kind=BY_KIND,
        most_cited=MOST_CITED,
        quote_anchor=lambda quote: anchor(Span(quote.start, quote.end)),
        record_link=record_link,
    )
    return made


def page_routes(reach: Reach) -> APIRouter:
    """Routes that give pages."""
    routes = APIRouter(default_response_class=HTMLResponse)
    templates = environment()

    def page(template: str, asked: Selection, /, **values: Any) -> str:
        queries = {"query": query_of(asked), "query_of_all": query_of(replace(asked, violence=False))}
        return templates.get_template(template).render(asked=asked, **queries, **values)

    @routes.get("/")
    def front(asked: Asked) -> str:
        with reach.workbench() as workbench:
            made, counts = workbench.brief(asked), workbench.store_counts()
        return page("front.html", asked, brief=made, counts=counts, made_from=made_from(made))

    @routes.get("/brief.{form}")
    def brief(form: str, asked: Asked) -> Response:
        chosen = {"html": "html", "md": "markdown", "json": "json"}.get(form)
        if chosen is None:
            raise HTTPException(404, "a brief comes as html, md or json")
        with reach.workbench() as workbench:
            text = rendered(workbench.brief(asked), chosen)
        return PlainTextResponse(text, media_type=FORMS[chosen])

    @routes.get("/reports/{report_id}")
    def report(report_id: str) -> str:
        with reach.workbench() as workbench:
            found = workbench.report(report_id)
            observed = workbench.observations_of(found.id)
            outlet = {source.id: source.name for source in workbench.sources()}.get(
                found.source, found.source
            )
        cut = pieces(found.text, [Span(each.quote.start, each.quote.end) for each in observed])
        return page(
            "report.html",
            Selection(),
            report=found,
            outlet=outlet,
            pieces=cut,
            **table_of([observation_to_json(each) for each in observed]),
        )

    @routes.get("/claims/{claim_id}")
    def claim(claim_id: str, asked: Asked) -> str:
        with reach.workbench() as workbench:
            found, for_it, against = workbench.claim(claim_id, asked)
            sides = [("For it", shown(workbench, for_it)), ("Against it", shown(workbench, against))]
        heading = f"{found.content.text} ({found.status})"
        return page("behind.html", asked, heading=heading, record=found, id=found.id, sides=sides)

    @routes.get("/incidents/{incident_id}")
    def incident(incident_id: str, asked: Asked) -> str:
        with reach.workbench() as workbench:
            found, told, denied = workbench.incident(incident_id, asked)
            sides = [("Who tells it", shown(workbench, told)), ("Who denies it", shown(workbench, denied))]
        row = incident_to_json(found)
        words = ", ".join(
            filter(None, (cells.type_of(row), cells.place(row), cells.time(row), cells.tolls(row)))
        )
        return page(
            "behind.html", asked, heading=f"{words} ({found.status})", record=found, id=found.id, sides=sides
        )

    @routes.get("/{name}")
    def listed(name: str, asked: Asked) -> str:
        if name not in LISTS:
            raise HTTPException(404, "there is no such page")
        if name not in BY_KIND:
            asked = replace(asked, violence=False)
        with reach.workbench() as workbench:
            rows = list(LISTS[name](workbench, asked).rows())
        lines = [(row.get("id"), link_of(name, row), cells_of(name, row)) for row in rows]
        return page(
            "list.html", asked, name=name, lines=lines, columns=headings(name), selectable=name in SELECTABLE
        )

    return routes


def shown(workbench: Workbench, observed: Sequence[Observation]) -> dict[str, Any]:
    """Observations behind a claim or an incident as a table, private persons by a role."""
    return table_of(list(workbench.withheld(observed).rows()))


def table_of(rows: Sequence[Row]) -> dict[str, Any]:
    """Observations as a table: its columns, and its lines, each with where it leads."""
    lines = [(row["id"], link_of("observations", row), cells_of("observations", row)) for row in rows]
    return {"columns": headings("observations"), "lines": lines}


def headings(name: str) -> tuple[str, ...]:
    """The headings of a list's table."""
    return tuple(heading for heading, _ in COLUMNS[name])


def cells_of(name: str, row: Row) -> Sequence[str]:
    """The cells of a record's line."""
    return [cell(row) for _, cell in COLUMNS[name]]


def record_link(record_id: str) -> str:
    """Where the page of an incident or a claim is."""
    return f"/{'incidents' if record_id.startswith('i-') else 'claims'}/{record_id}"


def made_from(brief: Brief) -> str:
    """What a brief was made from, in one sentence."""
    counts = brief.counts
    return (
        f"{counts.incidents} incidents and {counts.claims} claims, told by {counts.reports} reports"
        f" of {counts.articles} articles in {counts.outlets} outlets; independent origins: {counts.origins}."
        f"{' Only attacks and fighting are told.' if brief.violence else ''}"
    )


def link_of(name: str, row: Row) -> str | None:
    """Where the line of a record leads: to what it rests on."""
    if name in ("reports", "claims", "incidents"):
        return f"/{name}/{row['id']}"
    if name == "observations":
        quote = row["quote"]
        return f"/reports/{row['report']}#{anchor(Span(quote['start'], quote['end']))}"
    if name == "failures" and row["report"]:
        return f"/reports/{row['report']}"
    return None


def query_of(asked: Selection) -> str:
    """The selection as the end of an address, to carry it from page to page."""
    days = (
        ("since", asked.since),
        ("until", asked.until),
        ("as_of", asked.as_of),
        ("known_at", asked.known_at),
    )
    pairs = [("where", name) for name in asked.where] + [(name, value) for name, value in days if value]
    pairs += [("violence", "true")] if asked.violence else []
    return f"?{urlencode(pairs)}" if pairs else ""
