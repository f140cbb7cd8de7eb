"""``rasid bench``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rasid.errors import RasidError
from rasid.registry import load, names


@click.command()
@click.argument("task", type=click.Choice(names("task")))
@click.option("--input", "input_path", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="JSON lines, each an object with a string id and the task's input fields.")  # fmt: skip
@click.option("--output", "output_path", required=True, type=click.Path(path_type=Path), metavar="FILE",
              help="Where to write one prediction for each input line, in the same order.")  # fmt: skip
@click.option("--fitted", type=click.Path(path_type=Path), metavar="MODEL",
              help="A model written by rasid codebook fit. Left out: as shipped.")  # fmt: skip
@click.option("--fit", "answers", type=click.Path(path_type=Path), metavar="ANSWERS",
              help="Learn from the input and its answers, and write a model for --fitted to the output.")  # fmt: skip
def bench(task: str, input_path: Path, output_path: Path, fitted: Path | None, answers: Path | None) -> int:
    """Write predictions for a measured task.

    One row is written for every input line, in its order. A line that fails gets an empty row, an error
    on standard error, and the exit code 1. No store and no network are used, and the same input gives
    the same bytes.
    """
    from rasid.eval.bench import bench as run_bench

    if answers is not None:
        load("fit", task)(input_path, answers, output_path, tell=_say)
        return 0
    summary = run_bench(task, input_path=input_path, output_path=output_path, failed=_tell, fitted=fitted)
    print(f"{summary.rows} rows, {summary.failed} of them empty because their line failed", file=sys.stderr)
    return 1 if summary.failed else 0


def _tell(error: RasidError) -> None:
    print(f"rasid: {error}", file=sys.stderr)


def _say(what: str) -> None:
    print(f"rasid: {what}", file=sys.stderr)
