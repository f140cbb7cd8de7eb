"""The floors file: what it may hold, and what the one of this repository holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import DataFileError, InputError, ResourceError
from rasid.eval.floors import Floor, corpus_hash, read_floors
from rasid.registry import names

OURS = Path(__file__).resolve().parents[2] / "quality" / "floors.toml"
GOOD = """
[[floor]]
task = "toponym"
metric = "end_to_end.f1"
floor = 0.70
measured = 0.705
input = "toponym/dev/input.jsonl"
gold = "toponym/dev/gold.jsonl"
sha256 = "00"
"""


def written(folder: Path, text: str) -> Path:
    """A floors file with that text."""
    path = folder / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_floor_is_read_as_it_stands(tmp_path: Path) -> None:
    """Every field of a table arrives in the floor."""
    (floor,) = read_floors(written(tmp_path, GOOD))
    assert floor == Floor(
        "toponym", "end_to_end.f1", 0.7, 0.705, "toponym/dev/input.jsonl", "toponym/dev/gold.jsonl", "00"
    )


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (GOOD.replace("floor = 0.70", "floor = 0.60"), "does not lie"),
        (GOOD.replace("floor = 0.70", "floor = 0.71"), "does not lie"),
        (GOOD.replace("floor = 0.70", 'floor = "0.70"'), "floor"),
        (GOOD.replace('metric = "end_to_end.f1"\n', ""), "metric"),
        (GOOD + 'note = "x"\n', "note"),
        (GOOD + GOOD, "stands twice"),
        ("", "has no floors"),
    ],
    ids=["too low", "above measured", "no number", "missing", "unknown", "twice", "empty"],
)
def test_a_wrong_floor_is_refused(tmp_path: Path, broken: str, said: str) -> None:
    """A floor far below what was measured, above it, or with other fields is refused with the reason."""
    with pytest.raises(DataFileError, match=said):
        read_floors(written(tmp_path, broken))


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    """Broken TOML and a missing file are errors of the user, with the file's name."""
    with pytest.raises(InputError, match=r"floors\.toml"):
        read_floors(written(tmp_path, "[[floor"))
    with pytest.raises(InputError, match=r"nothing\.toml"):
        read_floors(tmp_path / "nothing.toml")


def test_the_hash_covers_input_and_gold(tmp_path: Path) -> None:
    """Changing either file changes the hash; a missing file is an error."""
    one, other = tmp_path / "input", tmp_path / "gold"
    one.write_bytes(b"a")
    other.write_bytes(b"b")
    before = corpus_hash(one, other)
    other.write_bytes(b"c")
    after = corpus_hash(one, other)
    one.write_bytes(b"d")
    assert len({before, after, corpus_hash(one, other)}) == 3
    with pytest.raises(ResourceError):
        corpus_hash(one, tmp_path / "nothing")


def test_our_floors_can_be_measured() -> None:
    """Every floor of this repository is of a task that `rasid bench` knows, and pins a whole hash."""
    floors = read_floors(OURS)
    assert {floor.task for floor in floors} <= set(names("task"))
    assert all(len(floor.sha256) == 64 for floor in floors)


def test_one_task_has_one_corpus() -> None:
    """All floors of a task on one input pin the same data, so that it is predicted once."""
    floors = read_floors(OURS)
    corpora = {(floor.task, floor.input, floor.gold, floor.sha256) for floor in floors}
    assert len(corpora) == len({(floor.task, floor.input) for floor in floors})
