"""``rasid code``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rasid.cli.options import actors_option, overlay_option, report_options
from rasid.cli.output import json_line
from rasid.cli.paths import check_paths
from rasid.cli.plain import plain


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--codebook", required=True, metavar="NAME|FILE",
              help="A codebook that comes with rasid, or the path of one of your own (.yaml).")  # fmt: skip
@click.option("--fitted", type=click.Path(path_type=Path), metavar="MODEL",
              help="A model written by rasid codebook fit for this codebook.")  # fmt: skip
@report_options
@overlay_option
@actors_option
@click.option("--allow-model", is_flag=True, help="Accept an English pipeline of another version.")
def code(
    paths: tuple[str, ...],
    codebook: str,
    fitted: Path | None,
    source: str | None,
    published: str | None,
    language: str | None,
    overlays: tuple[str, ...],
    actors_file: str | None,
    allow_model: bool,
) -> int:
    """Code reports in the fields of a codebook, without a store.

    A PATH is a file (JSON lines with one report each, text, a page), a folder, a pattern, or - for
    standard input. One JSON row a line goes to standard output: one for each report or one for each event, as
    the codebook says, with the report's id and where it came from. What could not be read goes to standard
    error, and the exit code is then 1.
    """
    from rasid.codebook import load_scheme
    from rasid.errors import UnreadableReport
    from rasid.settings import settings_from
    from rasid.workbench.coding import code_reports

    check_paths(paths)
    failed = False
    settings = settings_from(allow_model=allow_model, actors_file=actors_file, overlays=overlays)
    results = code_reports(
        paths, settings, load_scheme(codebook),
        source=source, published=published, language=language, fitted=fitted,
    )  # fmt: skip
    for result in results:
        if isinstance(result, UnreadableReport):
            failed = True
            print(plain(f"rasid: {result}"), file=sys.stderr)
            continue
        if result.trouble is not None:
            failed = failed or result.trouble.kind == "failed"
            ended = f"{result.trouble.kind} at {result.trouble.stage}: {result.trouble.reason}"
            print(plain(f"rasid: {result.found.where}: {ended}"), file=sys.stderr)
        for row in result.rows:
            print(json_line(row))
    return 1 if failed else 0
