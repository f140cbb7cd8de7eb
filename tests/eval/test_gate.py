"""The gate, on invented data with a scorer of its own: what holds, what falls, what it refuses."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from rasid.errors import GoldMissing, InputError, ResourceError
from rasid.eval.floors import Floor, corpus_hash, read_floors
from rasid.eval.gate import figure, gate, gold_folder, main

#: Counts the time expressions of the predictions: enough of a scorer to be measured by.
SCORER = """
import json, sys
task, gold, predictions = sys.argv[1:4]
rows = [json.loads(line) for line in open(predictions, encoding="utf-8")]
right = sum(len(row["timexes"]) == 1 for row in rows)
print(json.dumps({"task": task, "rows": len(rows), "found": {"share": right / len(rows)}}))
"""
ROWS = [
    {"id": "a", "text": "EXAMPLE. The convoy left on Tuesday.", "dct": "2024-03-15"},
    {"id": "b", "text": "EXAMPLE. The convoy left.", "dct": "2024-03-15"},
]


@pytest.fixture(autouse=True)
def this_rasid(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate runs the package of this checkout, installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2] / "src"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of gold data with one task, of whose two rows one holds a time expression."""
    folder = tmp_path / "gold"
    (folder / "timex").mkdir(parents=True)
    (folder / "score.py").write_text(SCORER, encoding="utf-8")
    (folder / "timex" / "input.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8"
    )
    (folder / "timex" / "gold.jsonl").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def floor(gold: Path) -> Floor:
    """A floor that the two rows just hold."""
    digest = corpus_hash(gold / "timex" / "input.jsonl", gold / "timex" / "gold.jsonl")
    return Floor("timex", "found.share", 0.5, 0.5, "timex/input.jsonl", "timex/gold.jsonl", digest)


def floors_file(path: Path, floor: Floor) -> Path:
    """The floors file with that one floor."""
    lines = (f"{name} = {json.dumps(getattr(floor, name))}" for name in floor.__slots__)
    path.write_text("[[floor]]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_floor_that_is_reached_holds(gold: Path, floor: Floor, tmp_path: Path) -> None:
    """What is measured at the floor passes, and the table says what was measured."""
    out = io.StringIO()
    assert gate([floor], gold, tmp_path, out=out) == (
        True,
        {("timex", "found.share", "", "timex/input.jsonl"): 0.5},
    )
    assert out.getvalue().splitlines()[1].split() == ["timex", "found.share", "0.5000", "0.5000"]


def test_a_floor_that_is_missed_fails(gold: Path, floor: Floor, tmp_path: Path) -> None:
    """What is measured below the floor fails, and its line says so."""
    out = io.StringIO()
    assert not gate([replace(floor, floor=0.51, measured=0.52)], gold, tmp_path, out=out)[0]
    assert out.getvalue().splitlines()[1].endswith("BELOW")


def test_a_row_that_fails_fails_the_gate(gold: Path, floor: Floor, tmp_path: Path) -> None:
    """A line that no prediction could be made for is no silent zero: the gate fails and tells it."""
    path = gold / "timex" / "input.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-03-15", "no day", 1), encoding="utf-8")
    changed = replace(floor, floor=0.0, measured=0.0, sha256=corpus_hash(path, gold / "timex" / "gold.jsonl"))
    out = io.StringIO()
    assert not gate([changed], gold, tmp_path, out=out)[0]
    assert "NOT IN ORDER" in out.getvalue()


def test_a_floor_of_our_own_is_measured(gold: Path, tmp_path: Path) -> None:
    """A metric that begins with "own." is worked out from the gold data, whatever the scorer gives."""
    (gold / "score.py").write_text('import json\nprint(json.dumps({"rows": 2}))\n', encoding="utf-8")
    headlines = {"a": "Two killed in Kut blast", "b": "Two killed in Mosul blast"}
    right = {"a": "Wasit", "b": "Basra"}
    (gold / "headline").mkdir()
    paths = [gold / "headline" / f"{name}.jsonl" for name in ("input", "gold")]
    rows = [{"id": i, "date": "2024-03-12", "office": "IBC", "headline": t} for i, t in headlines.items()]
    wanted = [{"id": i, "adm1": name} for i, name in right.items()]
    for path, content in zip(paths, (rows, wanted), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
    own = Floor(
        "headline",
        "own.adm1_precision",
        0.5,
        0.5,
        *(f"headline/{p.name}" for p in paths),
        corpus_hash(*paths),
    )
    assert gate([own], gold, tmp_path, out=io.StringIO()) == (
        True,
        {("headline", "own.adm1_precision", "", "headline/input.jsonl"): 0.5},
    )


def test_other_data_are_refused(gold: Path, floor: Floor, tmp_path: Path) -> None:
    """A figure is not compared with one measured on other data."""
    with pytest.raises(ResourceError, match="differ from those that the floor was measured on"):
        gate([replace(floor, sha256="0" * 64)], gold, tmp_path, out=io.StringIO())


def test_without_gold_data_the_gate_says_so(
    floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without gold data the exit code is 3, and the message names the variable to set."""
    monkeypatch.setenv("RASID_GOLD", str(tmp_path / "nowhere"))
    assert main([str(floors_file(tmp_path / "floors.toml", floor))]) == 3
    assert "set RASID_GOLD" in capsys.readouterr().err


def test_exit_codes_tell_held_from_missed(
    gold: Path, floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """0 where every floor holds, 1 where one is missed."""
    monkeypatch.setenv("RASID_GOLD", str(gold))
    assert main([str(floors_file(tmp_path / "held.toml", floor))]) == 0
    assert main([str(floors_file(tmp_path / "missed.toml", replace(floor, floor=0.9, measured=0.9)))]) == 1


def test_a_task_without_a_floor_is_an_error(
    gold: Path,
    floor: Floor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Asking for a task that no floor is pinned for does not pass as "everything holds"."""
    monkeypatch.setenv("RASID_GOLD", str(gold))
    assert main([str(floors_file(tmp_path / "floors.toml", floor)), "--only", "toponym"]) == 2
    assert "no floor is pinned for toponym" in capsys.readouterr().err


def test_floors_are_raised_where_asked_and_never_lowered(
    gold: Path, floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --raise a better figure is written into the file; a missed floor stays as it was."""
    monkeypatch.setenv("RASID_GOLD", str(gold))
    low = floors_file(tmp_path / "low.toml", replace(floor, floor=0.3, measured=0.305))
    assert main([str(low)]) == 0
    assert read_floors(low)[0].measured == 0.305
    assert main([str(low), "--raise"]) == 0
    assert (read_floors(low)[0].floor, read_floors(low)[0].measured) == (0.49, 0.5)
    high = floors_file(tmp_path / "high.toml", replace(floor, floor=0.9, measured=0.9))
    before = high.read_text(encoding="utf-8")
    assert main([str(high), "--raise"]) == 1
    assert high.read_text(encoding="utf-8") == before


def test_predictions_are_kept_where_asked(
    gold: Path, floor: Floor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --predictions the rows lie in that folder afterwards, one for each input line."""
    monkeypatch.setenv("RASID_GOLD", str(gold))
    kept = tmp_path / "kept"
    assert main([str(floors_file(tmp_path / "floors.toml", floor)), "--predictions", str(kept)]) == 0
    assert [json.loads(line)["id"] for line in (kept / "timex.jsonl").read_text().splitlines()] == ["a", "b"]


def test_gold_is_looked_for_beside_the_checkout(gold: Path, tmp_path: Path) -> None:
    """Without a variable, the data are expected in shared/gold beside the checkout."""
    (tmp_path / "shared").mkdir()
    gold.rename(tmp_path / "shared" / "gold")
    (tmp_path / "clone" / "quality").mkdir(parents=True)
    floors = tmp_path / "clone" / "quality" / "floors.toml"
    assert gold_folder(floors, {}) == tmp_path / "shared" / "gold"
    with pytest.raises(GoldMissing):
        gold_folder(floors, {"RASID_GOLD": str(tmp_path)})


def test_a_figure_that_is_not_there_is_an_error() -> None:
    """A misspelt metric is told, and not taken for 0."""
    assert figure({"a": {"b": 1}}, "a.b") == 1.0
    for metric in ("a.c", "a", "a.b.c"):
        with pytest.raises(InputError):
            figure({"a": {"b": 1}}, metric)


#: A scorer that counts the labels that are right.
LABEL_SCORER = """
import json, sys
rows = [{r["id"]: r["label"] for r in map(json.loads, open(path, encoding="utf-8"))} for path in sys.argv[2:4]]
right = sum(rows[0][key] == label for key, label in rows[1].items())
print(json.dumps({"rows": len(rows[0]), "right": right / len(rows[0])}))
"""


def test_a_fitted_floor_is_measured_beside_the_shipped_one(tmp_path: Path) -> None:
    """A task is fitted to other data, or in folds to its own, where a floor says so; each has its own figure."""
    folder = tmp_path / "gold"
    (folder / "stance").mkdir(parents=True)
    (folder / "score.py").write_text(LABEL_SCORER, encoding="utf-8")
    texts = [(f"Is it the north span or number {i}?", "comment") for i in range(30)]
    texts += [(f"We drove over it {i} minutes ago.", "query") for i in range(30)]
    rows = [
        {"id": str(i), "text": text, "parent_text": "It fell", "source_text": "It fell", "is_source": False}
        for i, (text, _) in enumerate(texts)
    ]
    labels = [{"id": str(i), "label": label} for i, (_, label) in enumerate(texts)]
    paths = [folder / "stance" / name for name in ("input.jsonl", "gold.jsonl")]
    for path, content in zip(paths, (rows, labels), strict=True):
        path.write_text("".join(json.dumps(one) + "\n" for one in content), encoding="utf-8")
    shipped = Floor(
        "stance", "right", 0.0, 0.0, "stance/input.jsonl", "stance/gold.jsonl", corpus_hash(*paths)
    )
    floors = [shipped, replace(shipped, fitted="folds"), replace(shipped, fitted="stance")]
    out = io.StringIO()
    holds, figures = gate(floors, folder, tmp_path, out=out)
    assert holds and "stance fitted" in out.getvalue()
    assert figures[shipped.key] < 0.5
    assert [figures[fitted.key] for fitted in floors[1:]] == [1.0, 1.0]
