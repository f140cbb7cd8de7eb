"""``rasid read``: observations without a store."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.stub_reader import a_text


def test_json_lines_are_observations(rasid: Command, tmp_path: Path) -> None:
    """--jsonl prints one observation a line, whose quote is the report's words, and begins no store."""
    text = a_text(1)
    (tmp_path / "in.txt").write_text(text)
    result = rasid("read", "in.txt", "--published", "2024-03-06", "--source", "Example Wire", "--jsonl")
    assert (result.code, result.err) == (0, "")
    (row,) = [json.loads(line) for line in result.out.splitlines()]
    assert row["quote"]["text"] == "Gunmen attacked Baqubah on 2024-03-05, killing 3."
    assert row["speaker"] == {"text": None, "kind": "outlet", "actor": "example-wire"}
    assert not list(tmp_path.glob("*.db"))


def test_a_person_can_read_the_plain_form(rasid: Command, tmp_path: Path) -> None:
    """Without --jsonl, each observation tells speaker, stance, type, time, place, toll and quote."""
    (tmp_path / "in.txt").write_text(a_text(1))
    out = rasid("read", "in.txt", "--source", "Example Wire").out
    for told in (
        "in.txt: EXAMPLE report 1",
        "example-wire asserts: ASSAULT: firearms",
        "when: 2024-03-05",
        "where: Baqubah, Diyala",
        "3 killed",
        '"Gunmen attacked Baqubah',
        "1 observations",
    ):
        assert told in out


def test_failures_go_to_standard_error(rasid: Command, tmp_path: Path) -> None:
    """What cannot be read is told on standard error, the rest is printed, and the exit code is 1."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "crash.txt").write_text(a_text(2, "CRASH"))
    (tmp_path / "good.txt").write_text(a_text(1))
    result = rasid("read", "empty.txt", "crash.txt", "good.txt", "gone.txt", "--jsonl")
    assert result.code == 1
    assert len(result.out.splitlines()) == 1
    said = result.err.splitlines()
    assert [line.split(":")[1].strip() for line in said] == ["empty.txt", "crash.txt", "gone.txt"]
    assert "failed at happenings: ValueError: CRASH" in said[1]


def test_html_is_read_as_text(rasid: Command, tmp_path: Path) -> None:
    """Of a page its words are read; what a script says is not."""
    page = (
        "<html><head><title>EXAMPLE attack</title></head><body><article><h1>EXAMPLE attack</h1>"
        "<p>Gunmen attacked Baqubah on 2024-03-05, killing 3.</p>"
        "<script>document.write('Gunmen attacked Tikrit on 2024-03-06, killing 9.')</script>"
        "</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page)
    rows = [json.loads(line) for line in rasid("read", "page.html", "--jsonl").out.splitlines()]
    assert [row["place"]["text"] for row in rows] == ["Baqubah"]


def test_standard_input_is_read(started, tmp_path: Path) -> None:
    """A - reads standard input, here JSON lines."""
    process = started("read", "-", "--jsonl")
    rows = [{"id": str(number), "text": a_text(number)} for number in range(3)]
    out, err = process.communicate("\n".join(map(json.dumps, rows)), timeout=60)
    assert (process.returncode, err) == (0, "")
    assert len(out.splitlines()) == 3


def test_nothing_to_read_is_wrong_input(rasid: Command) -> None:
    """A path is needed."""
    assert rasid("read").code == 2
