"""Whether confidence means what it says: the share that is right beside what was stated, in ten bins.

    python -m rasid.eval.calibration [--half open|closed]

Reads the development sentences of ``plover`` (type, who does it, to whom) and one half of the own set of modality
(modality, stance), and prints a table and a diagram for each field. Exit codes: 0 printed, 3 there are no gold data.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rasid.errors import ResourceError
from rasid.eval.engines import bare_report, reader
from rasid.eval.gold import gold_folder
from rasid.model.observation import Observation

BINS: Final = 10
_WIDTH: Final = 40
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A probability that was stated, and whether the answer was right."""

    probability: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose stated probability lies in one tenth: means of what was stated and what was right."""

    stated: float
    observed: float
    count: int


def bins_of(stated: Iterable[Stated]) -> list[Bin]:
    """The tenths that hold anything, from the least probable on."""
    tenths: dict[int, list[Stated]] = {}
    for one in stated:
        tenths.setdefault(min(int(one.probability * BINS), BINS - 1), []).append(one)
    return [
        Bin(
            sum(one.probability for one in tenths[tenth]) / len(tenths[tenth]),
            sum(one.right for one in tenths[tenth]) / len(tenths[tenth]),
            len(tenths[tenth]),
        )
        for tenth in sorted(tenths)
    ]


def ece(stated: Sequence[Stated]) -> float:
    """Expected calibration error: how far stated and observed lie apart, by the number in each bin."""
    return sum(abs(one.stated - one.observed) * one.count for one in bins_of(stated)) / max(len(stated), 1)


def report(name: str, stated: Sequence[Stated]) -> str:
    """A table with a diagram: a bar as long as what was right, and "|" where it would end if it were as stated."""
    share = sum(one.right for one in stated) / max(len(stated), 1)
    lines = [f"{name}: {len(stated)} answers, {share:.2f} right, ECE {ece(stated):.3f}"]
    lines.append("  stated  observed  count")
    for one in bins_of(stated):
        lines.append(f"  {one.stated:6.2f}  {one.observed:8.2f}  {one.count:5}  {_bar(one)}")
    return "\n".join(lines) + "\n"


def _bar(one: Bin) -> str:
    reach, mark = round(one.observed * _WIDTH), min(round(one.stated * _WIDTH), _WIDTH - 1)
    drawn = ["#" if place < reach else " " for place in range(_WIDTH)]
    drawn[mark] = "|"
    return "".join(drawn).rstrip()


def of_plover(folder: Path) -> dict[str, list[Stated]]:
    """What is stated of the first event of each sentence of the task ``plover``: its type, and where that is right,
    who does it and to whom."""
    from rasid.eval.plover import coded

    found: dict[str, list[Stated]] = {"happening": [], "agent": [], "patient": []}
    inputs, gold = (_rows(folder / "plover" / "dev" / name) for name in ("input.jsonl", "gold.jsonl"))
    reports = [bare_report(row["text"], source="plover", published=None) for row in inputs.values()]
    for key, outcome in zip(inputs, reader().read_all(reports), strict=True):
        first = next((o for o in outcome.observations if o.happening.kind == "event"), None)
        if first is None:
            continue
        event = next((e for e in gold[key]["events"] if e["type"] == coded(first)), None)
        found["happening"].append(Stated(first.confidence["happening"], event is not None))
        if event is not None:
            for role, given in (("agent", "source"), ("patient", "target")):
                found[role].extend(_of_role(first, role, event[given]))
    return found


def _of_role(observation: Observation, role: str, wanted: Sequence[str]) -> Iterator[Stated]:
    participant = getattr(observation.happening, role)
    if participant is not None and role in observation.confidence:
        right = any(_same(participant.text, name) for name in wanted)
        yield Stated(observation.confidence[role], right)


def _same(one: str, other: str) -> bool:
    """Half of the words shared, or one inside the other: as the task counts a name as found."""
    first, second = (set(_WORD.findall(words.lower())) for words in (one, other))
    shared = len(first & second)
    return bool(shared) and (
        2 * shared >= max(len(first), len(second)) or shared == min(len(first), len(second))
    )


def of_modality(folder: Path, own: Path, half: str) -> dict[str, list[Stated]]:
    """What is stated of the marked words of the own set of which a happening was made."""
    from rasid.eval.own_modality import stated_of

    found: dict[str, list[Stated]] = {"modality": [], "stance": []}
    rows = [row for row in _lines(own) if row["half"] == half]
    for row, modality, denied, confidence in stated_of(rows, folder):
        if "modality" in confidence:
            found["modality"].append(Stated(confidence["modality"], modality == row["modality"]))
        found["stance"].append(Stated(confidence["stance"], denied == row["denied"]))
    return found


def _rows(path: Path) -> dict[str, Any]:
    try:
        return {row["id"]: row for row in _lines(path)}
    except OSError as error:
        raise ResourceError(
            str(error), where=str(path), mend="name the folder of gold data in RASID_GOLD"
        ) from error


def _lines(path: Path) -> Iterator[Any]:
    # Not splitlines(): a line separator inside of a text ends no line of JSON.
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables of all fields."""
    parser = argparse.ArgumentParser(
        prog="python -m rasid.eval.calibration", description="How true stated confidence is."
    )
    parser.add_argument(
        "--floors", type=Path, default=Path("quality/floors.toml"), help="gold lies beside it"
    )
    parser.add_argument(
        "--half", choices=("open", "closed"), default="open", help="of the own set of modality"
    )
    given = parser.parse_args(arguments)
    try:
        folder = gold_folder(given.floors, os.environ)
        stated = of_plover(folder) | of_modality(
            folder, given.floors.parent / "own" / "modality.jsonl", given.half
        )
    except ResourceError as error:
        print(f"rasid: {error}", file=sys.stderr)
        return 3
    for name, answers in stated.items():
        print(report(name, answers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
