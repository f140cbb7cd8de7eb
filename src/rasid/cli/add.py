"""``rasid add``."""

from __future__ import annotations

import sys

import click

from rasid.cli.options import actors_option, overlay_option, report_options, store_option
from rasid.cli.paths import check_paths
from rasid.workbench import AddSummary


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@report_options
@actors_option
@click.option(
    "--sources", "sources_file", metavar="FILE", help="What is known of the sources (YAML), kept with them."
)
@click.option("--retry", is_flag=True, help="Read stored reports again whose reading failed or was refused.")
@click.option(
    "--without-lists",
    is_flag=True,
    help="Read stored reports again without the places or actors of your own that they were read with.",
)
@click.option("--allow-model", is_flag=True, help="Accept an English pipeline of another version.")
@overlay_option
@store_option
def add(
    paths: tuple[str, ...],
    source: str | None,
    published: str | None,
    language: str | None,
    actors_file: str | None,
    sources_file: str | None,
    retry: bool,
    without_lists: bool,
    allow_model: bool,
    overlays: tuple[str, ...],
    store: str,
) -> int:
    """Take in reports and read what is new.

    A PATH is a text, HTML or JSON-lines file, a folder of them, a pattern such as 'reports/*.txt', or -
    for standard input. What cannot be read is stored and listed by 'rasid failures', and the rest goes on.
    Adding a report again changes nothing. Stored reports that other rules read, or other places or actors of
    your own, are read again; without the ones that they were read with, that has to be asked for.
    """
    from rasid.cli.progress import Stopping, adding_bar, telling_reader
    from rasid.settings import settings_from
    from rasid.workbench import open_workbench

    if not paths and sources_file is None and not retry:
        raise click.UsageError("nothing to add: name a file, a folder, or - for standard input")
    check_paths(paths)
    stopping = Stopping()
    latest = AddSummary()

    def note(summary: AddSummary) -> None:
        nonlocal latest
        latest = summary
        advance(summary)

    with open_workbench(
        store,
        settings_from(allow_model=allow_model, actors_file=actors_file, overlays=overlays),
        make_reader=telling_reader,
    ) as workbench:
        if sources_file is not None:
            print(f"{workbench.add_sources(sources_file)} sources stored")
        if not paths and not retry:
            return 0
        try:
            with stopping.listening(), adding_bar() as advance:
                latest = workbench.add(
                    paths,
                    source=source,
                    published=published,
                    language=language,
                    retry=retry,
                    without_lists=without_lists,
                    progress=note,
                    stop=stopping,
                    tell=lambda line: print(f"rasid: {line}", file=sys.stderr),
                )
        except BaseException:
            # Whatever stops it, an interrupt too: what was stored until then stays, and is told.
            if latest != AddSummary():
                print(told(latest, store))
            raise
        print(told(latest, store))
    if stopping():
        return stopping.exit_code
    return 1 if latest.troubled else 0


def told(summary: AddSummary, store: str) -> str:
    """The summary in words, in numbers that add up."""
    outcomes = summary.outcomes
    lines = []
    if not summary.finished:
        lines.append("not finished: what follows is stored; run the same command again for the rest")
    lines.append(
        f"found {summary.found} = {summary.new} new + {summary.known} known + {summary.unreadable} unreadable"
    )
    lines.append(
        f"new {summary.new} = {outcomes.read} read + {outcomes.without_events} without events"
        f" + {outcomes.failed} failed + {outcomes.too_long} too long"
        f" + {outcomes.other_language} in other languages"
        + (f" + {summary.unread} not read yet" if summary.unread else "")
    )
    if summary.versions:
        lines.append(f"{summary.versions} of the new ones are new versions of known articles")
    if summary.briefs:
        lines.append(f"passed over: {summary.briefs} that rasid wrote itself (briefs are no reports)")
    if summary.completed.total:
        lines.append(
            f"{summary.completed.total} known reports read that had not been, or by older rules only"
        )
    lines.append(f"{summary.observations} observations stored in {store}")
    if summary.listed:
        lines.append("run 'rasid failures' to see what could not be read, and why")
    return "\n".join(lines)
