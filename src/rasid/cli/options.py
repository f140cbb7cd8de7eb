"""Options that commands share, written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

TABLE_FORMATS: Final = ("table", "jsonl", "csv")
PLACE_FORMATS: Final = (*TABLE_FORMATS, "geojson")


def day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A day as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day: write it as YYYY-MM-DD") from None


def instant(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """A moment in ISO 8601, in UTC where it names no zone; a day means its end."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        example = "2024-03-15 or 2024-03-15T18:00:00Z"
        raise click.BadParameter(f"{value!r} is no moment: write it as {example}") from None
    if len(value) == len("2024-03-15"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def store_option(function: Function) -> Function:
    """``--store``, as ``store``."""
    return click.option(
        "--store",
        envvar="RASID_STORE",
        default="rasid.db",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The store: a SQLite file.",
    )(function)


def overlay_option(function: Function) -> Function:
    """``--overlay``, as ``overlays``."""
    return click.option(
        "--overlay",
        "overlays",
        multiple=True,
        metavar="FILE",
        help="Places of your own (CSV); may be repeated. RASID_OVERLAY names files for every command.",
    )(function)


def format_option(*, places: bool, more: tuple[str, ...] = ()) -> Callable[[Function], Function]:
    """``--format``, as ``style``; with geojson for what has a place, and with ``more`` that one list has."""
    return click.option(
        "--format",
        "style",
        type=click.Choice((*(PLACE_FORMATS if places else TABLE_FORMATS), *more)),
        default="table",
        show_default=True,
        help="How to print: a table on a terminal is fitted to it, and is tab-separated otherwise.",
    )


def _chain(*decorators: Callable[[Function], Function]) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


WHERE_OPTION = click.option(
    "--where", multiple=True, metavar="PLACE", help="Only at this place or in this area; may be repeated."
)
SINCE_OPTION = click.option(
    "--since", callback=day, metavar="DAY", help="Only what touches this day or a later one."
)
UNTIL_OPTION = click.option(
    "--until", callback=day, metavar="DAY", help="Only what touches this day or an earlier one."
)
AS_OF_OPTION = click.option(
    "--as-of",
    callback=day,
    metavar="DAY",
    help="The record from what was published and judged by the end of this day; without undated reports.",
)
KNOWN_AT_OPTION = click.option(
    "--known-at",
    callback=instant,
    metavar="MOMENT",
    help="The record from what had arrived here by this moment (UTC).",
)


VIOLENCE_OPTION = click.option(
    "--violence",
    is_flag=True,
    help="Only attacks and fighting (ASSAULT, FIGHT), as 'rasid counts' counts them; no talks, aid, states.",
)
NAMES_OPTION = click.option(
    "--names", is_flag=True, help="Show the names of private persons, instead of a role in brackets."
)


def moment_options(function: Function) -> Function:
    """``--as-of`` and ``--known-at``."""
    return _chain(AS_OF_OPTION, KNOWN_AT_OPTION)(function)


def selection_options(function: Function) -> Function:
    """``--where --since --until --as-of --known-at``."""
    return _chain(WHERE_OPTION, SINCE_OPTION, UNTIL_OPTION, AS_OF_OPTION, KNOWN_AT_OPTION)(function)


def actors_option(function: Function) -> Function:
    """``--actors``, as ``actors_file``; the setting RASID_ACTORS holds for every command."""
    return click.option(
        "--actors", "actors_file", metavar="FILE", help="Your own list of actors (YAML), beside rasid's."
    )(function)


def report_options(function: Function) -> Function:
    """What is known of reports from outside: ``--source --published --language``."""
    return _chain(
        click.option("--source", metavar="ID", help="The source of reports that do not name theirs."),
        click.option(
            "--published", metavar="DAY", help="The day (or moment) of publication of reports without one."
        ),
        click.option(
            "--language", metavar="CODE", help="Their language (en, ar ...); recognised where not given."
        ),
    )(function)
