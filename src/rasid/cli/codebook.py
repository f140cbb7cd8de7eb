"""``rasid codebook``."""

from __future__ import annotations

import sys

import click

from rasid.cli.plain import plain


@click.group()
def codebook() -> None:
    """Check codebooks, and fit them to labelled rows."""


@codebook.command()
@click.argument("name", metavar="NAME|FILE")
def check(name: str) -> int:
    """Say what a codebook codes, or every mistake in it, with its line and its mend.

    Mistakes go to standard error, and the exit code is then 2.
    """
    from rasid.codebook.loader import codebook_text
    from rasid.codebook.scheme_loader import mistakes_in, parse_scheme

    text, file = codebook_text(name)
    mistakes = mistakes_in(text, file)
    for mistake in mistakes:
        print(plain(f"rasid: {mistake}"), file=sys.stderr)
    if mistakes:
        print(f"{len(mistakes)} mistakes", file=sys.stderr)
        return 2
    scheme = parse_scheme(text, file)
    print(plain(f"{scheme.name}: {scheme.label}; one row for each {scheme.rows_of}"))
    for field in scheme.fields.values():
        rules = f", {len(field.rules)} rules" if field.rules else ""
        values = f" of {len(field.values)} values" if field.values else ""
        print(plain(f"  {field.name}: {field.kind}{values}{rules}: {field.about}"))
    return 0
