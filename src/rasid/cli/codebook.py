"""``rasid codebook``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rasid.cli.plain import plain

if TYPE_CHECKING:
    from rasid.coding.fitted.selection import Score


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
    if not mistakes and any(field.learnt is not None for field in parse_scheme(text, file).fields.values()):
        from rasid.coding.learnt.asked import learnt_mistakes

        mistakes = tuple(learnt_mistakes(parse_scheme(text, file)))
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


@codebook.command()
@click.argument("examples", type=click.Path(path_type=Path), metavar="EXAMPLES")
@click.option("--codebook", "name", required=True, metavar="NAME|FILE", help="The codebook to be fitted.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="MODEL",
              help="Where to write the fitted model.")  # fmt: skip
@click.option("--labels", type=click.Path(path_type=Path), metavar="FILE",
              help="Labels in a file of their own: JSON lines with the id of an example and fields.")  # fmt: skip
@click.option("--score", type=click.Choice(["accuracy", "macro_f1"]),
              help="What to make high: the share that is right, or the mean F1 of the values.")  # fmt: skip
@click.option("--out-of-fold", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the row of each example as told by what was learnt from the other folds.")  # fmt: skip
def fit(
    examples: Path,
    name: str,
    output: Path,
    labels: Path | None,
    score: Score | None,
    out_of_fold: Path | None,
) -> int:
    """Learn from 50 or more labelled reports, on top of a codebook's rules.

    EXAMPLES are JSON lines: a report with an id, and its labels, named as the codebook's fields. Each field is
    told by a small head where that does better in cross-validation, and by its rules where it does not.
    Printed for each field: what the commonest value reaches, what the rules reach, and what the fitted
    codebook reaches on reports that it has not seen.

    A codebook of incidents takes its labels from --labels: lines {"id": ..., "templates": [...]}, as the reference
    of codebooks shows.
    """
    from rasid.cli.output import json_line
    from rasid.codebook import load_scheme
    from rasid.coding.fitted.model import save_model
    from rasid.settings import settings_from
    from rasid.workbench.fitting import fit_examples

    scheme = load_scheme(name)
    if scheme.rows_of == "incident":
        for option, given in (("--score", score), ("--out-of-fold", out_of_fold)):
            if given is not None:
                raise click.UsageError(f"{option} is not for a codebook of incidents: leave it out")
        return _fit_incidents(examples, output, labels)
    fitted = fit_examples(
        examples, settings_from(), scheme, labels=labels, score=score or "accuracy",
        progress=lambda what: print(plain(f"rasid: {what}"), file=sys.stderr),
    )  # fmt: skip
    save_model(fitted.model, output)
    if out_of_fold is not None:
        rows = "".join(json_line(row) + "\n" for row in fitted.out_of_fold)
        out_of_fold.write_text(rows, encoding="utf-8")
    print("field\tcommonest\trules\tfitted\ttold by")
    for each in fitted.scores:
        figures = "\t".join(f"{figure:.3f}" for figure in (each.commonest, each.rules, each.fitted))
        print(f"{plain(each.field)}\t{figures}\t{each.chosen}")
    return 0


def _fit_incidents(examples: Path, output: Path, labels: Path | None) -> int:
    from rasid.coding.templates.fitted.model import save_model
    from rasid.settings import settings_from
    from rasid.workbench.fitting_incidents import fit_incidents

    if labels is None:
        raise click.UsageError(
            "a codebook of incidents takes its labels from a file of their own: --labels FILE"
        )
    model = fit_incidents(
        examples, settings_from(), labels=labels,
        progress=lambda what: print(plain(f"rasid: {what}"), file=sys.stderr),
    )  # fmt: skip
    save_model(model, output)
    return 0
