"""``rasid code`` and ``rasid codebook``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.stub_reader import CRASH, a_text

OWN = """
name: own
label: An own codebook
rows: report
fields:
  dead: {kind: count, about: how many died, sum: killed, otherwise: 0}
  what: {kind: label, about: what happened, values: [attack, calm], rules: [{give: attack, when: {type: ASSAULT}}],
    otherwise: calm}
"""


def test_code_prints_a_row_for_each_report(rasid: Command, tmp_path: Path) -> None:
    """Rows are JSON lines in the order of the input, with the report, its place and the codebook's fields."""
    (tmp_path / "own.yaml").write_text(OWN)
    lines = [json.dumps({"id": str(i), "text": text, "source": "Example Wire"}) for i, text in
             enumerate([a_text(1), "EXAMPLE. Nothing happened on 2024-03-05."])]  # fmt: skip
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    result = rasid("code", "in.jsonl", "--codebook", "own.yaml")
    assert (result.code, result.err) == (0, "")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert [list(row) for row in rows] == [["report", "where", "dead", "what"]] * 2
    assert [(row["where"], row["dead"], row["what"]) for row in rows] == [
        ("in.jsonl:1", 3, "attack"),
        ("in.jsonl:2", 0, "calm"),
    ]
    assert not list(tmp_path.glob("*.db"))


def test_what_cannot_be_coded_is_told(rasid: Command, tmp_path: Path) -> None:
    """A report whose reading fails has no row, is told on standard error, and makes the exit code 1."""
    (tmp_path / "own.yaml").write_text(OWN)
    (tmp_path / "crash.txt").write_text(a_text(2, CRASH))
    (tmp_path / "good.txt").write_text(a_text(1))
    result = rasid("code", "crash.txt", "good.txt", "gone.txt", "--codebook", "own.yaml")
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    assert "crash.txt: failed at happenings" in result.err and "gone.txt" in result.err


def test_an_unknown_codebook_is_refused(rasid: Command, tmp_path: Path) -> None:
    """Naming no codebook ends with 2 and says which there are."""
    (tmp_path / "good.txt").write_text(a_text(1))
    result = rasid("code", "good.txt", "--codebook", "nothing")
    assert result.code == 2
    assert "acled" in result.err and "ucdp" in result.err


def test_check_tells_what_a_codebook_codes(rasid: Command) -> None:
    """A codebook in order is listed field by field."""
    result = rasid("codebook", "check", "isaf")
    assert (result.code, result.err) == (0, "")
    assert "min_captured: count" in result.out


def test_check_tells_every_mistake(rasid: Command, tmp_path: Path) -> None:
    """Mistakes are told with line and mend on standard error, each of them, and the exit code is 2."""
    (tmp_path / "own.yaml").write_text(OWN.replace("sum: killed", "sum: sung").replace("ASSAULT", "HUG"))
    result = rasid("codebook", "check", "own.yaml")
    assert (result.code, result.out) == (2, "")
    told = result.err.splitlines()
    assert "own.yaml, line 6: fields.dead: 'sung' is no sum (choose one of: abducted" in told[0]
    assert "fields.what.rules[1].when: 'HUG' is no type" in told[1]
    assert told[2] == "2 mistakes"


def examples(count: int) -> str:
    """Labelled reports: the stub reader reads the attacks, and the label says what the rules do not know."""
    rows = []
    for i in range(count):
        text = a_text(i) if i % 2 else f"EXAMPLE {i}. A quiet market day with music and bread."
        rows.append({"id": f"r{i}", "text": text, "source": "Example Wire", "labels": {"what": "calm"}})
        rows[-1]["labels"] = {"what": "attack" if i % 2 == 0 else "calm"}
    return "\n".join(map(json.dumps, rows))


def test_fit_learns_and_says_what_it_is_worth(rasid: Command, tmp_path: Path) -> None:
    """Labels that go against the rules are learnt; the figures are printed, and every row is told out of fold."""
    (tmp_path / "own.yaml").write_text(OWN)
    (tmp_path / "examples.jsonl").write_text(examples(60))
    result = rasid(
        "codebook",
        "fit",
        "examples.jsonl",
        "--codebook",
        "own.yaml",
        "-o",
        "own.model",
        "--out-of-fold",
        "rows.jsonl",
    )
    assert result.code == 0, result.err
    assert result.out.splitlines()[0] == "field\tcommonest\trules\tfitted\ttold by"
    field, commonest, rules, fitted, told_by = result.out.splitlines()[1].split("\t")
    assert (field, float(commonest), float(rules)) == ("what", 0.5, 0.0)
    assert float(fitted) > 0.9 and told_by != "rules"
    assert len((tmp_path / "rows.jsonl").read_text().splitlines()) == 60
    (tmp_path / "new.txt").write_text("EXAMPLE 99. A quiet market day with music and bread.")
    told = [
        json.loads(rasid("code", "new.txt", "--codebook", "own.yaml", *options).out)["what"]
        for options in ((), ("--fitted", "own.model"))
    ]
    assert told == ["calm", "attack"]


def test_fit_takes_labels_from_another_file(rasid: Command, tmp_path: Path) -> None:
    """Labels by id in a file of their own are the same labels."""
    (tmp_path / "own.yaml").write_text(OWN)
    rows = [json.loads(line) for line in examples(60).splitlines()]
    labels = [{"id": row["id"], **row.pop("labels")} for row in rows]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, labels)))
    result = rasid(
        "codebook", "fit", "in.jsonl", "--labels", "gold.jsonl", "--codebook", "own.yaml", "-o", "m"
    )
    assert result.code == 0, result.err
    assert len(result.out.splitlines()) == 2


def test_wrong_examples_are_refused(rasid: Command, tmp_path: Path) -> None:
    """Too few, unlabelled and mislabelled examples end with 2 and name the line."""
    (tmp_path / "own.yaml").write_text(OWN)
    command = ("codebook", "fit", "examples.jsonl", "--codebook", "own.yaml", "-o", "own.model")
    (tmp_path / "examples.jsonl").write_text(examples(10))
    assert "10 labelled rows are too few" in rasid(*command).err
    for row, complaint in (
        ({"id": "a", "text": "EXAMPLE."}, "examples.jsonl:1: has no label"),
        ({"text": "EXAMPLE.", "dead": 1}, "examples.jsonl:1: has no string id"),
        ({"id": "a", "text": "EXAMPLE.", "dead": "one"}, "the label 'one' of 'dead' is no count"),
    ):
        (tmp_path / "examples.jsonl").write_text(json.dumps(row))
        result = rasid(*command)
        assert result.code == 2
        assert complaint in result.err
    assert not (tmp_path / "own.model").exists()
