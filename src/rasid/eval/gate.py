"""The quality gate: measures what rasid reads on gold data, and fails below the floors that are pinned.

    python -m rasid.eval.gate quality/floors.toml [--only TASK]... [--predictions FOLDER] [--raise]

Gold data are not part of rasid. They are looked for in the folder that RASID_GOLD names, or else in
``shared/gold`` beside the checkout; without them the gate says so and ends with 3. The scorer that lies
with them is run as a program of its own, and never sees rasid, nor rasid it; a metric that begins with
"own." is one of :mod:`rasid.eval.own_figures`. ``--raise`` writes better figures into the floors file, to
be reviewed with the change that earned them; nothing lowers a floor.

Exit codes: 0 every figure holds its floor, 1 one is below or a row failed, 2 the floors file is wrong,
3 there are no gold data, or not those that the floors were measured on.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TextIO

from rasid.errors import InputError, RasidError, ResourceError
from rasid.eval.floors import Floor, FloorKey, check_corpus, raised, read_floors
from rasid.eval.gold import gold_folder
from rasid.eval.own_figures import OWN, OWN_SETS, own_figures

#: Tasks measured at the same time: the smallest machine that the gate is made for has two cores.
AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One task to be measured on one pair of files; ``fitted`` as in :class:`~rasid.eval.floors.Floor`."""

    task: str
    input: str
    gold: str
    fitted: str = ""

    @property
    def name(self) -> str:
        """What its lines in the table are called."""
        return f"{self._with_input(' ')} fitted" if self.fitted else self._with_input(" ")

    @property
    def file(self) -> str:
        """What its predictions are called."""
        name = self._with_input("-")
        return f"{name}-fitted-{self.fitted.replace('/', '-')}" if self.fitted else name

    def _with_input(self, joint: str) -> str:
        """The task, with what its input has beside the usual one ("input_with_spans.jsonl")."""
        beside = Path(self.input).stem.removeprefix("input").strip("_")
        return (
            f"{self.task}{joint}{beside.replace('_', joint)}"
            if self.task == Path(self.input).parts[0] and beside
            else self.task
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one job (the scorer's output and ours), the seconds that predicting took, and what failed."""

    figures: Mapping[str, Any]
    seconds: float
    trouble: str | None


def measure(job: Job, folder: Path, predictions: Path) -> Measured:
    """Predict and score one job.

    Raises:
        ResourceError: predicting or scoring broke down altogether.
    """
    output = predictions / f"{job.file}.jsonl"
    started = time.monotonic()
    trouble = None
    for command in _commands(job, folder, output):
        # One thread for each task: with more, two tasks on two cores get in each other's way.
        done = subprocess.run(
            command, capture_output=True, text=True, check=False,
            env={**os.environ, "RASID_GOLD": str(folder), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        if done.returncode not in (0, 1):
            raise ResourceError(
                f"predicting ended with {done.returncode}: {_last_line(done.stderr)}",
                where=job.name,
                mend=" ".join(command),
            )
        trouble = trouble if done.returncode == 0 else _last_line(done.stderr)
    seconds = time.monotonic() - started
    figures = {**_scored(job, folder, output), OWN: own_figures(job.task, folder / job.gold, output)}
    return Measured(figures, seconds, trouble)


def _commands(job: Job, folder: Path, output: Path) -> list[list[str]]:
    """The programs that write the predictions of a job, one after the other."""
    python = [sys.executable, "-W", "ignore", "-m"]
    given, gold = str(folder / job.input), str(folder / job.gold)
    fit = [*python, "rasid.eval.fit", job.task]
    bench = [*python, "rasid.cli.main", "bench", job.task, "--input", given, "--output", str(output)]
    if not job.fitted:
        return [bench]
    if job.fitted == "folds":
        return [[*fit, "--input", given, "--labels", gold, "--folds", str(output)]]
    train, model = folder / job.fitted, str(output.with_suffix(".model"))
    rows = ["--input", str(train / "input.jsonl"), "--labels", str(train / "gold.jsonl")]
    return [[*fit, *rows, "--model", model], [*bench, "--fitted", model]]


def _scored(job: Job, folder: Path, output: Path) -> Mapping[str, Any]:
    if job.task in OWN_SETS:
        return {"rows": len(output.read_text(encoding="utf-8").splitlines())}
    command = [
        sys.executable,
        str(folder / "score.py"),
        job.task,
        str(folder / job.gold),
        str(output),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ResourceError(
            f"the scorer ended with {done.returncode}: {_last_line(done.stderr)}", where=job.task
        )
    figures: Mapping[str, Any] = json.loads(done.stdout)
    return figures


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "without a word")


def figure(figures: Mapping[str, Any], metric: str) -> float:
    """The number at a dotted path.

    Raises:
        InputError: no number is there.
    """
    value: Any = figures
    for key in metric.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(
            "the scorer gives no such figure", where=metric, mend="run score.py to see its names"
        )
    return float(value)


def gate(
    floors: Sequence[Floor], folder: Path, predictions: Path, *, out: TextIO
) -> tuple[bool, dict[FloorKey, float]]:
    """Measure every floor and print the table: whether all hold, and the figures by the floors' keys.

    Raises:
        RasidError: something kept the gate from measuring.
    """
    for floor in floors:
        check_corpus(floor, folder)
    jobs = list(dict.fromkeys(_job(floor) for floor in floors))
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        measured = dict(zip(jobs, pool.map(lambda job: measure(job, folder, predictions), jobs), strict=True))
    holds = True
    figures: dict[FloorKey, float] = {}
    rows = [("task", "metric", "floor", "measured", "")]
    for floor in floors:
        got = figure(measured[_job(floor)].figures, floor.metric)
        figures[floor.key] = got
        ok = got >= floor.floor
        holds = holds and ok
        rows.append(
            (_job(floor).name, floor.metric, f"{floor.floor:.4f}", f"{got:.4f}", "" if ok else "BELOW")
        )
    _print_table(rows, out)
    for job, result in measured.items():
        trouble = f", NOT IN ORDER: {result.trouble}" if result.trouble else ""
        print(f"{job.name}: {result.figures['rows']} rows in {result.seconds:.0f} s{trouble}", file=out)
        holds = holds and result.trouble is None
    return holds, figures


def _job(floor: Floor) -> Job:
    return Job(floor.task, floor.input, floor.gold, floor.fitted)


def _print_table(rows: Iterable[tuple[str, ...]], out: TextIO) -> None:
    kept = list(rows)
    widths = [max(len(row[column]) for row in kept) for column in range(len(kept[0]))]
    for row in kept:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip(), file=out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m rasid.eval.gate", description="Measure against pinned floors."
    )
    parser.add_argument("floors", type=Path, metavar="FLOORS.toml")
    parser.add_argument("--only", action="append", default=[], metavar="TASK", help="measure only this task")
    parser.add_argument("--predictions", type=Path, metavar="FOLDER", help="keep the predictions here")
    parser.add_argument(
        "--raise", dest="raises", action="store_true", help="write better figures into the file"
    )
    given = parser.parse_args(arguments)
    try:
        floors = _located(_chosen(read_floors(given.floors), given.only), given.floors)
        folder = gold_folder(given.floors, os.environ)
        with tempfile.TemporaryDirectory() as scratch:
            predictions = given.predictions or Path(scratch)
            predictions.mkdir(parents=True, exist_ok=True)
            holds, figures = gate(floors, folder, predictions, out=sys.stdout)
    except RasidError as error:
        print(f"gate: {error}", file=sys.stderr)
        return error.exit_code
    if given.raises and holds:
        text = given.floors.read_text(encoding="utf-8")
        given.floors.write_text(raised(text, figures), encoding="utf-8")
    print("gate: every floor holds" if holds else "gate: FAILED", file=sys.stderr)
    return 0 if holds else 1


def _located(floors: Sequence[Floor], floors_path: Path) -> Sequence[Floor]:
    """The floors, the files of own sets found in the checkout, not among the gold data."""
    root = floors_path.resolve().parent.parent
    return [
        replace(floor, input=str(root / floor.input), gold=str(root / floor.gold))
        if floor.task in OWN_SETS
        else floor
        for floor in floors
    ]


def _chosen(floors: Sequence[Floor], only: Sequence[str]) -> Sequence[Floor]:
    unknown = sorted(set(only) - {floor.task for floor in floors})
    if unknown:
        raise InputError(f"no floor is pinned for {', '.join(unknown)}", mend="leave out --only to see all")
    return [floor for floor in floors if not only or floor.task in only]


if __name__ == "__main__":
    sys.exit(main())
