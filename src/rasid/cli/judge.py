"""``rasid judge``."""

from __future__ import annotations

from typing import Any

import click

from rasid.cli.lists import opened, print_listing
from rasid.cli.options import Function, format_option, moment_options, store_option
from rasid.workbench import Selection


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def judge() -> None:
    """Record a decision on observations or sources.

    A decision is a row that is added; nothing is changed or deleted, and 'undo' is one more row. Ids may
    be cut short where only one begins so. Print observations with 'rasid observations', and decisions with
    'rasid judge list'.
    """


@judge.command("list")
@moment_options
@format_option(places=False)
@store_option
def listed(store: str, style: str, **moment: Any) -> None:
    """List the decisions: who decided what, on what, when and why, and which were undone."""
    asked = Selection(**moment)
    print_listing(store, style, lambda workbench: workbench.judgements(asked), asked)


def decision_options(function: Function) -> Function:
    """``--why --by --store``, which every decision has."""
    function = store_option(function)
    function = click.option(
        "--by",
        envvar="RASID_BY",
        required=True,
        show_envvar=True,
        metavar="NAME",
        help="Who decides: a name or initials.",
    )(function)
    return click.option("--why", required=True, metavar="TEXT", help="The reason, in a sentence.")(function)


def _record(store: str, verdict: str, targets: tuple[str, ...], by: str, why: str,
            field: str | None = None, value: str | None = None) -> None:  # fmt: skip
    with opened(store) as workbench:
        judgement = workbench.judge(verdict, targets, by=by, why=why, field=field, value=value)
    print(f"{judgement.id}  {judgement.verdict}  {' '.join(judgement.targets)}")


@judge.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@decision_options
def same(ids: tuple[str, ...], by: str, why: str, store: str) -> None:
    """Say that observations, or the incidents or claims they are in, tell of one thing."""
    _record(store, "same", ids, by, why)


@judge.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@decision_options
def different(ids: tuple[str, ...], by: str, why: str, store: str) -> None:
    """Say that observations tell of different things."""
    _record(store, "different", ids, by, why)


@judge.command()
@click.argument("observation", metavar="ID")
@decision_options
def accept(observation: str, by: str, why: str, store: str) -> None:
    """Say that an observation was read rightly."""
    _record(store, "accept", (observation,), by, why)


@judge.command()
@click.argument("observation", metavar="ID")
@decision_options
def reject(observation: str, by: str, why: str, store: str) -> None:
    """Say that an observation was read wrongly, and is to count for nothing."""
    _record(store, "reject", (observation,), by, why)


@judge.command()
@click.argument("observation", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="JSON")
@decision_options
def correct(observation: str, field: str, value: str, by: str, why: str, store: str) -> None:
    """Correct one field of an observation.

    FIELD is a name such as stance or place.name, and JSON its right value: '"denies"', 12, null.
    """
    _record(store, "correct", (observation,), by, why, field, value)


@judge.command()
@click.argument("source", metavar="SOURCE")
@click.argument("letter", metavar="GRADE", type=click.Choice(("A", "B", "C", "D", "E", "F")))
@decision_options
def grade(source: str, letter: str, by: str, why: str, store: str) -> None:
    """Grade a source: A (reliable) to E (unreliable), F where it cannot be judged.

    The last grade counts; all that were given stay on record, and undoing one brings back the one before.
    """
    _record(store, "grade", (source,), by, why, None, f'"{letter}"')


@judge.command()
@click.argument("judgement", metavar="ID")
@decision_options
def undo(judgement: str, by: str, why: str, store: str) -> None:
    """Take back a decision, by its id."""
    _record(store, "undo", (judgement,), by, why)
