"""``rasid report``."""

from __future__ import annotations

import click

from rasid.cli.lists import opened
from rasid.cli.options import store_option
from rasid.cli.output import json_line
from rasid.cli.plain import plain
from rasid.workbench import cells


@click.command()
@click.argument("report_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@store_option
def report(report_id: str, as_json: bool, store: str) -> None:
    """Show one report, with what was read in it.

    The ID may be cut short where only one report begins so.
    """
    from rasid.model.shapes import observation_to_json, report_to_json

    with opened(store) as workbench:
        found = workbench.report(report_id)
        if as_json:
            print(json_line(report_to_json(found)))
            return
        read = [observation_to_json(each) for each in workbench.observations_of(found.id)]
    dates = [f"published {found.published or 'on an unknown day'}"]
    dates += [f"updated {found.updated}"] if found.updated else []
    print(plain(f"{found.id}  {found.source}  {', '.join(dates)}"))
    print(plain(found.address or "no address") + "\n")
    print("\n".join(plain(line) for line in found.text.splitlines()))
    for row in read:
        print()
        print(told(row))


def told(row: cells.Row) -> str:
    """An observation in a few lines a person reads."""
    happening = row["happening"]
    parts = [("when", cells.time(row)), ("where", cells.place(row)), ("tolls", cells.tolls(row))]
    parts += [(name, cells.participant(name)(happening)) for name in ("agent", "patient")]
    lines = [f"{row['id']}  {cells.speaker(row)} {cells.stance(row)}: {cells.type_of(happening)}"]
    lines += [f"    {name}: {said}" for name, said in parts if said]
    lines.append(f'    "{row["quote"]["text"]}"')
    return "\n".join(plain(line) for line in lines)
