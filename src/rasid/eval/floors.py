"""The floors file: which figure of which task may not fall below what, and on which data it was measured."""

from __future__ import annotations

import hashlib
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from rasid.errors import DataFileError, InputError, ResourceError

#: A floor may lie this much below what was measured, and no more: a wider gap hides a loss.
WIDEST_GAP: Final = 0.01


#: Task, metric, how it is fitted, input.
FloorKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Floor:
    """One figure that must not fall.

    ``metric`` is a dotted path into the scorer's output, or "own." and a figure of ours; ``input``
    and ``gold`` are paths below the folder of gold data; ``sha256`` is of the two files' bytes, input
    first, so that a figure is only compared with one measured on the same data. ``measured`` is what the
    floor was set from. ``fitted`` is empty for what is shipped; "folds" is fitted to the gold data themselves,
    each row told by what was learnt from the others; anything else is a folder below that of gold data whose
    ``input.jsonl`` and ``gold.jsonl`` are fitted to.
    """

    task: str
    metric: str
    floor: float
    measured: float
    input: str
    gold: str
    sha256: str
    fitted: str = ""

    @property
    def key(self) -> FloorKey:
        """What tells it from other floors: task, metric, how it is fitted, and the input."""
        return self.task, self.metric, self.fitted, self.input

    def __post_init__(self) -> None:
        if not 0 <= self.measured - self.floor <= WIDEST_GAP + 1e-9:
            raise DataFileError(
                f"the floor {self.floor} does not lie 0 to {WIDEST_GAP} below the measured {self.measured}",
                where=f"{self.task}: {self.metric}",
                mend="set it from a new measurement",
            )


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The floors in a TOML file, in its order.

    Raises:
        InputError: the file cannot be read, or is no TOML.
        DataFileError: a floor has other fields than those of :class:`Floor`, or stands twice.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            (error.strerror or str(error)).lower(), where=str(path), mend="name the floors file"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML: {error}", where=str(path), mend="mend that line") from error
    floors = tuple(
        _floor(row, f"{path}: floor {number}") for number, row in enumerate(content.get("floor", []), 1)
    )
    if not floors:
        raise DataFileError("has no floors", where=str(path), mend="add a table [[floor]]")
    _refuse_twice(floors, str(path))
    return floors


def _floor(row: dict[str, Any], where: str) -> Floor:
    expected = {field.name: float if field.name in ("floor", "measured") else str for field in fields(Floor)}
    wrong = sorted((set(row) ^ set(expected)) - {"fitted"}) or [
        n for n, kind in expected.items() if n in row and not isinstance(row[n], kind)
    ]
    if wrong:
        raise DataFileError(
            f"is missing, is not known or is of the wrong kind: {', '.join(wrong)}",
            where=where,
            mend=f"give {', '.join(expected)} (the last may be left out), the two figures with a decimal point",
        )
    return Floor(**row)


def raised(text: str, measured: Mapping[FloorKey, float]) -> str:
    """The text of a floors file with every floor raised that a better figure was measured for.

    ``measured`` gives figures by :attr:`Floor.key`. A floor is never lowered, and what is no floor stays as
    it is.
    """
    tables = text.split("[[floor]]\n")
    return "[[floor]]\n".join([tables[0], *(_raised(table, measured) for table in tables[1:])])


def _raised(table: str, measured: Mapping[FloorKey, float]) -> str:
    row = tomllib.loads(table)
    figure = measured.get((row["task"], row["metric"], row.get("fitted", ""), row["input"]))
    if figure is None or round(figure, 4) <= row["measured"]:
        return table
    # Rounded up, so that the gap is never wider than it may be.
    floor = math.ceil((figure - WIDEST_GAP) * 1000) / 1000
    table = re.sub(r"^floor = .*$", f"floor = {floor:.3f}", table, flags=re.M)
    return re.sub(r"^measured = .*$", f"measured = {figure:.4f}", table, flags=re.M)


def _refuse_twice(floors: Iterable[Floor], where: str) -> None:
    seen: set[FloorKey] = set()
    for floor in floors:
        if floor.key in seen:
            raise DataFileError(
                f"{floor.task}: {floor.metric} stands twice", where=where, mend="leave one of the two"
            )
        seen.add(floor.key)


def check_corpus(floor: Floor, folder: Path) -> None:
    """See that the data of ``floor`` below ``folder`` are those that it was measured on.

    Raises:
        ResourceError: they are missing or hold other bytes.
    """
    digest = corpus_hash(folder / floor.input, folder / floor.gold)
    if digest != floor.sha256:
        raise ResourceError(
            f"the data differ from those that the floor was measured on (sha256 {digest[:12]}..., "
            f"pinned {floor.sha256[:12]}...)",
            where=f"{floor.task}: {folder / floor.input} and {folder / floor.gold}",
            mend="restore the data, or measure anew and have the new floor reviewed",
        )


def corpus_hash(input_path: Path, gold_path: Path) -> str:
    """SHA-256 (hexadecimal) of the bytes of the input followed by those of the gold data.

    Raises:
        ResourceError: one of the two cannot be read.
    """
    digest = hashlib.sha256()
    for path in (input_path, gold_path):
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise ResourceError(
                (error.strerror or str(error)).lower(), where=str(path), mend="restore the gold data"
            ) from error
    return digest.hexdigest()
