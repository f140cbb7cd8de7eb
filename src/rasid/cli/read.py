"""``rasid read``."""

from __future__ import annotations

import sys

import click

from rasid.cli.options import actors_option, overlay_option, report_options
from rasid.cli.output import json_line
from rasid.cli.paths import check_paths
from rasid.cli.plain import plain
from rasid.cli.report import told


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@report_options
@actors_option
@click.option("--jsonl", is_flag=True, help="Print one observation a line, as JSON.")
@click.option("--allow-model", is_flag=True, help="Accept an English pipeline of another version.")
@overlay_option
def read(
    paths: tuple[str, ...],
    source: str | None,
    published: str | None,
    language: str | None,
    actors_file: str | None,
    jsonl: bool,
    allow_model: bool,
    overlays: tuple[str, ...],
) -> int:
    """Read reports and print what they say, without a store.

    A PATH is a file, a folder, a pattern, or - for standard input. Observations go to standard output;
    what could not be read goes to standard error, and the exit code is then 1.
    """
    from rasid.cli.progress import telling_reader
    from rasid.errors import UnreadableReport
    from rasid.model.shapes import observation_to_json
    from rasid.settings import settings_from
    from rasid.workbench import read_reports

    check_paths(paths)
    failed = False
    settings = settings_from(allow_model=allow_model, actors_file=actors_file, overlays=overlays)
    for result in read_reports(
        paths, settings, source=source, published=published, language=language, make_reader=telling_reader
    ):
        if isinstance(result, UnreadableReport):
            failed = True
            print(plain(f"rasid: {result}"), file=sys.stderr)
            continue
        found, outcome = result
        if outcome.reason is not None:
            failed = failed or outcome.kind == "failed"
            problem = f"{found.where}: {outcome.kind} at {outcome.stage}: {outcome.reason}"
            print(plain(f"rasid: {problem}"), file=sys.stderr)
        rows = [observation_to_json(observation) for observation in outcome.observations]
        if jsonl:
            for row in rows:
                print(json_line(row))
            continue
        title = found.report.title or found.report.text.strip()[:80]
        print(plain(f"{found.where}: {title}"))
        for row in rows:
            print(told(row))
        print(f"{len(rows)} observations\n")
    return 1 if failed else 0
