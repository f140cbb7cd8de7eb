"""python -m training COMMAND: from own sentences to weights; see training/README.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from training.rows import WrongSentence
from training.sentences import FOLDER, read_folder
from training.told import FOLDER as TOLD
from training.told import figures, read_told
from training.where import AGAIN, agreement, read_where
from training.where import FOLDER as WHERE

_SOURCE = Path(__file__).resolve().parent.parent / "src" / "rasid"
TABLES = _SOURCE / "coding" / "learnt" / "data"
CONFIDENCE = _SOURCE / "resolve" / "data" / "confidence.json"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read and check all own sentences")
    check.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    agree = commands.add_parser("agreement", help="compare two labellings of the same sentences")
    agree.add_argument("one", type=Path)
    agree.add_argument("other", type=Path)
    prepare = commands.add_parser("prepare", help="write the examples that `teach` reads")
    prepare.add_argument("output", type=Path)
    prepare.add_argument("--own", type=Path, default=FOLDER)
    prepare.add_argument("--re3d", type=Path, help="folder of re3d's training part; left out without it")
    teach = commands.add_parser("teach", help="teach, measure on a held-out fifth, export")
    teach.add_argument("examples", type=Path)
    teach.add_argument("output", type=Path)
    teach.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    teach.add_argument("--tokenizer", type=Path, required=True)
    teach.add_argument("--plan", type=Path, help="a JSON object with fields of training.fit.Plan")
    teach.add_argument("--name", default="rasid-encoder-1")
    teach.add_argument(
        "--part", type=int, choices=range(5), default=0, help="which of five parts is held out; 0 is shipped"
    )
    teach.add_argument(
        "--again", action="store_true", help="then teach anew with all sentences, and export that"
    )
    tables = commands.add_parser(
        "tables", help="tables of means from own sentences, with the shipped encoder"
    )
    tables.add_argument("output", type=Path, nargs="?", default=TABLES)
    tables.add_argument("--own", type=Path, default=FOLDER)
    told = commands.add_parser(
        "told", help="check the own texts for modality, and what the rules make of them"
    )
    told.add_argument("folder", type=Path, nargs="?", default=TOLD)
    where = commands.add_parser(
        "where", help="check the own texts for place, day and toll, and what the rules make of them"
    )
    where.add_argument("folder", type=Path, nargs="?", default=WHERE)
    sure = commands.add_parser(
        "confidence", help="how likely each field of a reading is right, from own sentences and texts"
    )
    sure.add_argument("output", type=Path, nargs="?", default=CONFIDENCE)
    sure.add_argument("--own", type=Path, default=FOLDER)
    sure.add_argument("--where", type=Path, default=WHERE)
    sure.add_argument(
        "--encoder", type=Path, action="append", default=[], metavar="FOLDER",
        help="an encoder taught with --part 1, then one with 2, and so on; the shipped one stands for part 0",
    )  # fmt: skip
    given = parser.parse_args()
    try:
        named = {
            "check": _check,
            "agreement": _agreement,
            "prepare": _prepare,
            "teach": _teach,
            "tables": _tables,
            "told": _told,
            "where": _where,
            "confidence": _confidence,
        }
        return named[given.command](given)
    except (WrongSentence, ValueError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2


def _told(given: argparse.Namespace) -> int:
    rows = read_told(given.folder)
    print(f"{len(rows)} texts, {sum(len(row.marks) for row in rows)} words")
    print("modality", dict(Counter(mark.modality for row in rows for mark in row.marks).most_common()))
    for name, figure in figures(rows).items():
        print(f"{name:32} {figure:.3f}")
    return 0


def _where(given: argparse.Namespace) -> int:
    from training.scenes import figures as figures_of_scenes

    rows = read_where(given.folder)
    print(f"{len(rows)} texts, {sum(len(row.events) for row in rows)} words")
    again = agreement(rows, read_where(AGAIN))
    print("second labels", {name: round(figure, 3) for name, figure in again.items()})
    for name, figure in figures_of_scenes(rows).items():
        print(f"{name:32} {figure:.3f}")
    return 0


def _confidence(given: argparse.Namespace) -> int:
    from training.confidence import make_confidence

    encoders = dict(enumerate([None, *given.encoder]))
    print(make_confidence(read_folder(given.own), read_where(given.where), encoders, given.output))
    return 0


def _tables(given: argparse.Namespace) -> int:
    from training.tables import make_tables

    for name, table in make_tables(given.output, given.own).items():
        print(
            f"{name}: {int(table.counts.sum())} sentences, {len(table.labels)} labels, {table.means.shape[1]} columns"
        )
    return 0


def _check(given: argparse.Namespace) -> int:
    rows = read_folder(given.folder)
    print(f"{len(rows)} sentences")
    for name in ("snippet", "stance"):
        counts = Counter(getattr(row, name) for row in rows if getattr(row, name))
        if counts:
            print(name, dict(counts.most_common()))
    for name in ("type", "modality", "denied"):
        print(name, dict(Counter(getattr(e, name) for row in rows for e in row.events or ()).most_common()))
    print("entities", dict(Counter(kind for row in rows for _, kind in row.entities or ()).most_common()))
    print("attributions", sum(len(row.attributions or ()) for row in rows))
    return 0


def _agreement(given: argparse.Namespace) -> int:
    from training.agreement import agreement

    for name, figure in agreement(read_folder(given.one), read_folder(given.other)).items():
        print(f"{name:20} {figure:.3f}")
    return 0


def _prepare(given: argparse.Namespace) -> int:
    from training.examples import write
    from training.prepare import prepare

    examples = prepare(given.re3d, given.own)
    write(examples, given.output)
    print(dict(Counter(example.origin for example in examples)))
    return 0


def _teach(given: argparse.Namespace) -> int:
    from training.fit import Plan
    from training.teach import teach

    fields = json.loads(given.plan.read_text(encoding="utf-8")) if given.plan else {}
    plan = replace(Plan(), **{name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()})
    figures = teach(
        given.examples,
        given.output,
        base=given.base,
        tokenizer=given.tokenizer,
        plan=plan,
        name=given.name,
        again=given.again,
        part=given.part,
    )
    print(json.dumps(figures, indent=1))
    return 0


sys.exit(main())
