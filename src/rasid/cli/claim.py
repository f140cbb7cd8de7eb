"""``rasid claim``: the whole argument about one claim on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from rasid.cli.lists import opened
from rasid.cli.options import NAMES_OPTION, moment_options, store_option
from rasid.cli.output import json_line
from rasid.cli.plain import plain
from rasid.workbench import Selection, cells


@click.command()
@click.argument("claim_id", metavar="ID")
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="A page to read, or one JSON object.",
)
@NAMES_OPTION
@moment_options
@store_option
def claim(claim_id: str, style: str, store: str, *, names: bool, **moment: Any) -> None:
    """Show the whole argument about one claim.

    Who says so and who denies it, in what words and where printed, what only follows from what somebody says, how
    many of them are independent and why, how the status changed, and what was judged. The ID may be cut short
    where only one claim begins so.
    """
    with opened(store) as workbench:
        found = workbench.argument_row(claim_id, Selection(**moment), names=names)
    if style == "json":
        print(json_line(found))
        return
    print("\n".join(plain(line) for line in page(found)))


def page(row: cells.Row) -> Iterator[str]:
    """The argument as lines of text."""
    content = row["content"]
    yield f"{row['id']}  {row['status']}"
    yield f"  {content['text']}" + (f"  [only: {content['part']}]" if content["part"] else "")
    parts = [("what", cells.type_of(content)), ("when", cells.time(content)), ("where", cells.place(content))]
    parts += [(name, cells.participant(name)(content)) for name in ("agent", "patient")]
    yield from (f"  {name}: {said}" for name, said in parts if said)
    if row["part_of"]:
        yield f"  part of: {row['part_of']}"
    grades = row["grades"]
    yield f"  grades: Admiralty {grades['credibility']}, Airwars {grades['airwars']}"
    yield ""
    yield f"Why: {row['reason']}"
    yield "History:"
    yield from (f"  from {turn['date'] or 'the beginning'}: {turn['status']}" for turn in row["history"])
    for heading, side in (("For it", "for"), ("Against it", "against")):
        yield ""
        yield from _side(heading, row[f"sayings_{side}"], row[f"origins_{side}"])
    if row["judgements"]:
        yield ""
        yield "Judged:"
        yield from (
            f"  {each['made']} {each['by']}: {_judged(each)}: {each['why']}" for each in row["judgements"]
        )


def _judged(judgement: cells.Row) -> str:
    """A judgement in a line: what it decides on what, with the right value, and whether it still holds."""
    decided = cells.decided(judgement)
    undone = f" (undone by {judgement['undone_by']})" if judgement["undone_by"] else ""
    of = " ".join(judgement["targets"])
    return f"{judgement['verdict']} {of}{': ' + decided if decided else ''}{undone}"


def _side(heading: str, sayings: Sequence[cells.Row], origins: cells.Row) -> Iterator[str]:
    if not sayings:
        yield f"{heading}: nobody."
        return
    count, channels = len(origins["origins"]), origins["channels"]
    yield f"{heading} (independent origins: {count}, articles: {channels}):"
    for saying in sayings:
        observation = saying["observation"]
        how = "by implication" if saying["implied"] else cells.stance(observation)
        grade = f", graded {saying['grade']}" if saying["grade"] else ""
        yield f"  {saying['name']}, {how}  ({saying['source']}{grade}, {saying['published'] or 'undated'})"
        if through := cells.through(observation):
            yield f"    through: {through}"
        yield f'    "{" ".join(observation["quote"]["text"].split())}"'
        yield f"    {observation['id']} in {observation['report']}"
    for number, origin in enumerate(origins["origins"], start=1):
        kind = "" if origin["firm"] else " (hearsay)"
        yield f"  origin {number}{kind}: {', '.join(origin['names'])}"
    yield from (f"  {reason}" for reason in origins["dependences"])
