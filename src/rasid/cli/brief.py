"""``rasid brief``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from rasid.cli.lists import opened
from rasid.cli.options import NAMES_OPTION, VIOLENCE_OPTION, selection_options, store_option
from rasid.errors import InputError, UnknownName

#: File ending -> form of the brief.
FORMS: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".json": "json"}


@click.command()
@click.option("-o", "--output", required=True, metavar="FILE",
              help="Where to write: .html, .md or .json by its ending; - for standard output.")  # fmt: skip
@click.option("--format", "style", type=click.Choice(["html", "markdown", "json"]),
              help="How to write, where the ending does not tell it; markdown on standard output.")  # fmt: skip
@click.option("--form", type=click.Choice(["html", "markdown", "json"]), hidden=True,
              help="The former name of --format.")  # fmt: skip
@click.option("--title", metavar="TEXT", help="The heading of the brief.")
@click.option("--all", "everything", is_flag=True,
              help="Tell everything, also what one voice alone says of little weight.")  # fmt: skip
@NAMES_OPTION
@selection_options
@VIOLENCE_OPTION
@store_option
def brief(output: str, style: str | None, form: str | None, title: str | None, everything: bool, names: bool,
          store: str, **selection: Any) -> None:  # fmt: skip
    """Write a brief whose every sentence cites the reports.

    The same record gives the same bytes. Private persons go by a role in square brackets; each citation
    still opens the exact place in the report.
    """
    from rasid.workbench import Selection, rendered

    chosen = style or form or form_of(output)
    asked = Selection(**selection)
    with opened(store) as workbench:
        unknown = workbench.unknown_places(asked) if asked.where else None
        if unknown is not None:
            raise UnknownName(
                unknown, where="--where", mend="write a place, a province or a country of your reports"
            )
        made = workbench.brief(asked, title=title, everything=everything, names=names)
        text = rendered(made, chosen)
    if output == "-":
        sys.stdout.write(text)
        return
    Path(output).write_text(text, encoding="utf-8", newline="\n")
    sentences = sum(1 for _ in made.sentences)
    print(f"{output}: {made.id}, {sentences} sentences", file=sys.stderr)


def form_of(output: str) -> str:
    """The form that a file's ending asks for."""
    if output == "-":
        return "markdown"
    ending = Path(output).suffix.lower()
    if ending not in FORMS:
        raise InputError(
            f"{ending or 'no ending'!r} tells no form of brief",
            where=output,
            mend="end it in .html, .md or .json",
        )
    return FORMS[ending]
