"""Lists of what the store holds and of what follows from it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final

import click

from rasid.cli.empty import why_empty
from rasid.cli.options import (
    NAMES_OPTION,
    SINCE_OPTION,
    UNTIL_OPTION,
    VIOLENCE_OPTION,
    format_option,
    moment_options,
    selection_options,
    store_option,
)
from rasid.cli.output import show
from rasid.cli.plain import plain
from rasid.workbench import Listing, Selection, Workbench
from rasid.workbench.selection import EVERYTHING

GEOJSON_NOTE: Final = (
    "In GeoJSON, a site or a town is a point; a province or a country is its outline, the same one for every record"
    " that is placed there; a district is a circle of 20 km, and what is told by a distance or a direction is a circle"
    " of its radius. A region without a radius, and a place that nobody knows, have no geometry. To keep points only,"
    " filter by 'place.precision' in the properties."
)


def opened(store: str) -> AbstractContextManager[Workbench]:
    """A workbench on a store that is there already."""
    from rasid.settings import settings_from
    from rasid.workbench import open_workbench

    return open_workbench(store, settings_from(), create=False)


def print_listing(
    store: str, style: str, listing: Callable[[Workbench], Listing[Any]], asked: Selection = EVERYTHING
) -> None:
    with opened(store) as workbench:
        records = listing(workbench)
        if records or style != "table":  # of an empty table the sentence below says why
            show(records.name, records.rows(), style=style)
        unknown = workbench.unknown_places(asked) if asked.where else None
        if unknown is not None:
            # Told also beside rows: of two places that are asked for, one may be misspelt.
            print(plain(f"rasid: {unknown}"), file=sys.stderr)
        elif not records:
            print(plain(f"rasid: {why_empty(records.name, workbench, asked)}"), file=sys.stderr)


@click.command(epilog=GEOJSON_NOTE)
@selection_options
@VIOLENCE_OPTION
@format_option(places=True)
@store_option
def observations(store: str, style: str, **selection: Any) -> None:
    """List who says what, each with its quote.

    This is the working record: quotes are exact, and hold the names that the reports hold.
    """
    asked = Selection(**selection)
    print_listing(store, style, lambda workbench: workbench.observations(asked), asked)


@click.command(epilog=GEOJSON_NOTE)
@selection_options
@VIOLENCE_OPTION
@NAMES_OPTION
@format_option(places=True, more=("claimreview",))
@store_option
def claims(store: str, style: str, *, names: bool, **selection: Any) -> None:
    """List what is claimed, with who is for and against it.

    The format claimreview is JSON-LD in schema.org's words, as fact-checkers publish it.
    """
    asked = Selection(**selection)
    if style == "claimreview":
        with opened(store) as workbench:
            reviews = workbench.claim_reviews(asked, names=names)
            print(json.dumps(reviews, ensure_ascii=False, indent=1))
        return
    print_listing(store, style, lambda workbench: workbench.claims(asked, names=names), asked)


@click.command(epilog=GEOJSON_NOTE)
@selection_options
@VIOLENCE_OPTION
@NAMES_OPTION
@format_option(places=True)
@store_option
def incidents(store: str, style: str, *, names: bool, **selection: Any) -> None:
    """List incidents merged from many reports."""
    asked = Selection(**selection)
    print_listing(store, style, lambda workbench: workbench.incidents(asked, names=names), asked)


@click.command()
@selection_options
@format_option(places=False)
@store_option
def counts(store: str, style: str, **selection: Any) -> None:
    """Count incidents by place and week.

    Counted are attacks and fighting (ASSAULT and FIGHT): the incidents that 'rasid incidents --violence' lists, less
    those that are denied or withdrawn. A week is named as in ISO 8601 and starts on a Monday. Incidents whose
    time touches several weeks ("last week", "in March") are counted in none: maybe says how many may belong to
    the week too. The reports of a week are the coverage: how many reports that week's counts rest on, so that
    more reporting can be told from more events.
    """
    asked = Selection(**selection)
    print_listing(store, style, lambda workbench: workbench.counts(asked), asked)


@click.command()
@SINCE_OPTION
@UNTIL_OPTION
@moment_options
@format_option(places=False)
@store_option
def reports(store: str, style: str, **selection: Any) -> None:
    """List the reports.

    --since and --until are about the day of publication, or of the update that made this version.
    """
    asked = Selection(**selection)
    print_listing(store, style, lambda workbench: workbench.reports(asked), asked)


@click.command()
@moment_options
@format_option(places=False)
@store_option
def sources(store: str, style: str, **moment: Any) -> None:
    """List the sources with their grades and their record.

    Claims are counted by what became of them: those that a source put forward itself, copies left out.
    """
    asked = Selection(**moment)
    print_listing(store, style, lambda workbench: workbench.standings(asked), asked)


@click.command(epilog=GEOJSON_NOTE)
@selection_options
@NAMES_OPTION
@format_option(places=True)
@store_option
def situations(store: str, style: str, *, names: bool, **selection: Any) -> None:
    """List what holds over time, with what is contested about its turns.

    A reported trend ("attacks have picked up") is a claim about a series of events, and is laid beside the counts
    where there are any.
    """
    asked = Selection(**selection)
    print_listing(store, style, lambda workbench: workbench.situations(asked, names=names), asked)


@click.command()
@format_option(places=False)
@store_option
def failures(store: str, style: str) -> None:
    """List what could not be taken in or read.

    A failure is gone from the list once the same file or report succeeds.
    """
    print_listing(store, style, lambda workbench: workbench.failures())
