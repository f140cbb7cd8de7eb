"""``rasid add``: reports in, with numbers that add up, whatever is among them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.stub_reader import a_text, write_reports


def write(path: Path, text: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_a_folder_is_read_and_its_numbers_add_up(rasid: Command, tmp_path: Path) -> None:
    """What was found is new, known or unreadable, and what is new was read or is told why not."""
    folder = write_reports(tmp_path / "in", 5)
    write(folder / "quiet.txt", a_text(90, "Nothing happened in the whole district that day, people said."))
    write(folder / "broken.txt", a_text(91, "CRASH"))
    write(folder / "empty.txt", "")
    result = rasid("add", str(folder))
    assert result.code == 1
    assert "found 8 = 7 new + 0 known + 1 unreadable" in result.out
    assert "new 7 = 5 read + 1 without events + 1 failed + 0 too long + 0 in other languages" in result.out
    assert "5 observations stored in rasid.db" in result.out


def test_adding_again_changes_nothing(rasid: Command, tmp_path: Path) -> None:
    """The same folder again is known, and every list stays as it was, to the byte."""
    folder = str(write_reports(tmp_path / "in", 5))
    assert rasid("add", folder).code == 0
    lists = ("reports", "observations", "claims", "incidents", "counts", "failures")
    before = [rasid(each, "--format", "jsonl").out for each in lists]
    again = rasid("add", folder)
    assert again.code == 0
    assert "found 5 = 0 new + 5 known + 0 unreadable" in again.out
    assert [rasid(each, "--format", "jsonl").out for each in lists] == before


def test_a_broken_file_is_one_failure_however_often_it_is_added(rasid: Command, tmp_path: Path) -> None:
    """Adding a broken file twice lists it once."""
    path = write(tmp_path / "empty.txt", "")
    for _ in range(2):
        assert rasid("add", path).code == 1
    assert len(rasid("failures", "--format", "jsonl").out.splitlines()) == 1


def test_a_mended_file_is_no_failure_any_more(rasid: Command, tmp_path: Path) -> None:
    """A file that can be read the second time leaves the list of failures."""
    path = write(tmp_path / "in.txt", "")
    rasid("add", path)
    write(tmp_path / "in.txt", a_text(1))
    assert rasid("add", path).code == 0
    assert rasid("failures", "--format", "jsonl").out == ""


def test_a_mended_line_is_no_failure_any_more(rasid: Command, tmp_path: Path) -> None:
    """A broken line is listed with its number until that line can be read."""
    good, other = (
        f'{{"id": "{number}", "text": "{a_text(number).strip().splitlines()[-1]}"}}' for number in (1, 2)
    )
    path = write(tmp_path / "in.jsonl", f"{good}\n{{broken\n")
    assert rasid("add", path).code == 1
    assert f"{path}:2" in rasid("failures").out
    assert rasid("add", path).code == 1
    assert len(rasid("failures", "--format", "jsonl").out.splitlines()) == 1
    write(tmp_path / "in.jsonl", f"{good}\n{other}\n")
    assert rasid("add", path).code == 0
    assert rasid("failures", "--format", "jsonl").out == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 8),
        ("empty.html", b"<html><head></head><body><script>alert(1)</script></body></html>"),
        ("cut.jsonl", b'{"id": "1", "text": "EXAMPLE cut'),
        ("list.json", b"[]"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    rasid: Command, tmp_path: Path, name: str, content: bytes
) -> None:
    """A broken input is an exit code of 1 and a failure that names the file; a good one beside it is read."""
    write(tmp_path / "in" / name, content)
    write(tmp_path / "in" / "good.txt", a_text(1))
    result = rasid("add", "in")
    assert result.code == 1
    assert "found 2 = 1 new + 0 known + 1 unreadable" in result.out
    listed = rasid("failures").out.splitlines()
    assert len(listed) == 2
    assert f"in/{name}" in listed[1]


def test_a_path_that_is_not_there_is_a_failure(rasid: Command, tmp_path: Path) -> None:
    """A vanished file is told by name, and what is there is read."""
    write(tmp_path / "good.txt", a_text(1))
    result = rasid("add", "gone.txt", "good.txt")
    assert result.code == 1
    assert "found 2 = 1 new + 0 known + 1 unreadable" in result.out
    assert "gone.txt" in rasid("failures").out


@pytest.mark.parametrize(
    "path", ["gone.txt", "gone/*.txt", "https://example.org/story", "www.example.org/story"]
)
def test_a_path_at_which_nothing_is_begins_no_store(rasid: Command, tmp_path: Path, path: str) -> None:
    """A mistyped path and an address on the web are wrong input, and leave no empty store behind."""
    result = rasid("add", path)
    assert result.code == 2
    assert path in result.err
    assert not (tmp_path / "rasid.db").exists()


@pytest.mark.parametrize("ending", ["html", "md", "json"])
def test_a_brief_of_our_own_is_no_report(rasid: Command, tmp_path: Path, ending: str) -> None:
    """A brief that lies among the reports is passed over and said so: it is no further source, and no failure."""
    write(tmp_path / "in" / "one.txt", a_text(1))
    assert rasid("add", "in").code == 0
    assert rasid("brief", "-o", f"in/brief.{ending}").code == 0
    again = rasid("add", "in")
    assert again.code == 0
    assert "found 1 = 0 new + 1 known + 0 unreadable" in again.out
    assert "passed over: 1 that rasid wrote itself" in again.out
    assert rasid("failures").out == ""
    alone = rasid("read", f"in/brief.{ending}")
    assert alone.code == 1
    assert "a brief that rasid wrote" in alone.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed_is_a_failure(rasid: Command, tmp_path: Path) -> None:
    """A folder without the right to read it is told by name."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    try:
        assert rasid("add", str(folder)).code == 1
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_text_that_is_too_long_is_stored_and_listed(
    rasid: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text above max_chars is no error: it is kept, not read, and listed with what can be done."""
    monkeypatch.setenv("RASID_MAX_CHARS", "50")
    result = rasid("add", write(tmp_path / "long.txt", a_text(1)))
    assert result.code == 0
    assert "new 1 = 0 read + 0 without events + 0 failed + 1 too long" in result.out
    assert "RASID_MAX_CHARS" in rasid("failures").out
    assert len(rasid("reports", "--format", "jsonl").out.splitlines()) == 1


def test_what_was_too_long_is_read_once_more_is_allowed(
    rasid: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a higher max_chars the next add reads what was too long, and it is no failure any more."""
    path = write(tmp_path / "long.txt", a_text(1))
    monkeypatch.setenv("RASID_MAX_CHARS", "50")
    rasid("add", path)
    assert "0 observations" in rasid("add", path).out
    monkeypatch.setenv("RASID_MAX_CHARS", "5000")
    assert "1 observations" in rasid("add", path).out
    assert rasid("failures", "--format", "jsonl").out == ""
    assert "0 observations" in rasid("add", path).out


def test_failed_readings_can_be_retried(
    rasid: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--retry reads again what failed, with or without new reports; without it nothing is tried again."""
    path = write(tmp_path / "in.txt", a_text(1, "CRASH Gunmen attacked Baqubah on 2024-03-05, killing 3."))
    assert rasid("add", path).code == 1
    assert rasid("add", path).code == 0
    assert rasid("add", "--retry").code == 1
    monkeypatch.setattr("tests.stub_reader.CRASH", "NO SUCH WORD")
    result = rasid("add", "--retry")
    assert result.code == 0
    assert "found 0 =" in result.out and "1 known reports read" in result.out
    assert rasid("failures", "--format", "jsonl").out == ""


def test_another_language_is_stored_and_listed(rasid: Command, tmp_path: Path) -> None:
    """A report that is not English is kept, counted as such, and no failure of the run."""
    arabic = "قال مسؤول في الشرطة إن مسلحين هاجموا نقطة تفتيش قرب المدينة مساء أمس وإن شرطيين أصيبا بجروح"
    result = rasid("add", write(tmp_path / "ar.txt", arabic))
    assert result.code == 0
    assert "+ 1 in other languages" in result.out


def test_the_same_address_with_another_text_is_a_new_version(rasid: Command, tmp_path: Path) -> None:
    """A changed article is a new report of a known article, and both versions are kept."""
    line = '{{"id": "7", "source": "Example Wire", "published": "2024-03-05", "text": "{}"}}\n'
    path = write(
        tmp_path / "in.jsonl", line.format("EXAMPLE Gunmen attacked Baqubah on 2024-03-05, killing 3.")
    )
    rasid("add", path)
    write(tmp_path / "in.jsonl", line.format("EXAMPLE Gunmen attacked Baqubah on 2024-03-05, killing 2."))
    result = rasid("add", path)
    assert "1 of the new ones are new versions of known articles" in result.out
    assert len(rasid("reports", "--format", "jsonl").out.splitlines()) == 2


def test_standard_input_is_read(started, rasid: Command) -> None:
    """A - takes a report from standard input."""
    process = started("add", "-", "--source", "Example Wire", "--published", "2024-03-06")
    out, err = process.communicate(a_text(1), timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "found 1 = 1 new" in out
    assert '"source": "example-wire"' in rasid("reports", "--format", "jsonl").out


def test_sources_are_stored_and_not_read_as_a_report(rasid: Command, tmp_path: Path) -> None:
    """--sources keeps what is known of sources, and their other names are recognised at once."""
    sources = write(tmp_path / "sources.yaml", "- name: Example Wire\n  grade: B\n  aliases: [EW]\n")
    result = rasid("add", write(tmp_path / "one.txt", a_text(1)), "--sources", sources, "--source", "EW")
    assert result.code == 0
    assert "1 sources stored" in result.out
    assert "found 1 = 1 new" in result.out
    assert "example-wire\tExample Wire" in rasid("sources").out
    assert '"source": "example-wire"' in rasid("reports", "--format", "jsonl").out


def test_sources_alone_may_be_added(rasid: Command, tmp_path: Path) -> None:
    """--sources works without reports."""
    sources = write(tmp_path / "sources.yaml", "- name: Example Wire\n")
    assert rasid("add", "--sources", sources).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to add"),
        (["in.txt", "--published", "yesterday"], "'yesterday' is no date"),
        (["in.txt", "--language", "!"], "no language"),
        (["in.txt", "--sources", "gone.yaml"], "gone.yaml"),
        (["in.txt", "--colour"], "No such option"),
    ],
)
def test_wrong_options_are_refused(rasid: Command, tmp_path: Path, arguments: list[str], said: str) -> None:
    """A wrong option is one line on standard error, exit code 2, and nothing is stored."""
    write(tmp_path / "in.txt", a_text(1))
    result = rasid("add", *arguments)
    assert result.code == 2
    assert result.err.startswith("rasid: ")
    assert result.err.count("\n") == 1
    assert said in result.err


def test_a_store_that_is_none_is_refused_and_left_alone(rasid: Command, tmp_path: Path) -> None:
    """A file that is no store stays as it is, and the error names it."""
    store = write(tmp_path / "notes.db", b"my own notes" * 100)
    result = rasid("add", write(tmp_path / "in.txt", a_text(1)), "--store", store)
    assert result.code == 3
    assert store in result.err
    assert Path(store).read_bytes() == b"my own notes" * 100


def test_reports_of_one_file_may_be_known_and_new(rasid: Command, tmp_path: Path) -> None:
    """A report that stands twice in one run is new once and known once."""
    write(tmp_path / "a.txt", a_text(1))
    write(tmp_path / "b.txt", a_text(1))
    assert "found 2 = 1 new + 1 known + 0 unreadable" in rasid("add", "a.txt", "b.txt").out


def test_a_date_long_ago_is_kept_and_flagged(rasid: Command, tmp_path: Path) -> None:
    """A date of 1753 is no error: it is kept, flagged, and makes no endless table of weeks."""
    line = {"id": "1", "published": "1753-03-05", "text": a_text(1, "Gunmen attacked Baqubah on 1753-03-05.")}
    other = {"id": "2", "published": "2024-03-06", "text": a_text(2)}
    result = rasid("add", write(tmp_path / "in.jsonl", f"{json.dumps(line)}\n{json.dumps(other)}\n"))
    assert result.code == 0
    reports = [json.loads(each) for each in rasid("reports", "--format", "jsonl").out.splitlines()]
    assert reports[0]["published"] == "1753-03-05"
    assert reports[0]["flags"] == ["implausible_date"]
    assert len(rasid("counts").out.splitlines()) < 100


def test_outlets_go_by_the_names_that_reports_or_the_sources_file_give(
    rasid: Command, tmp_path: Path
) -> None:
    """The name in a report is shown, the sources file's stands above it, and the id stays the key."""
    lines = ("Gunmen attacked Baqubah on 2024-03-05.", "Gunmen attacked Tikrit on 2024-03-06.")
    for name, said in zip(("Tigris Wire", "Delta   Daily"), lines, strict=True):
        (tmp_path / f"{name[:5]}.txt").write_text(
            f"---\nsource: {name}\npublished: 2024-03-06\n---\n{a_text(1, said)}", encoding="utf-8"
        )
    assert rasid("add", "Tigri.txt", "Delta.txt").code == 0

    def named() -> dict[str, str]:
        rows = map(json.loads, rasid("sources", "--format", "jsonl").out.splitlines())
        return {row["id"]: row["name"] for row in rows}

    assert named() == {"tigris-wire": "Tigris Wire", "delta-daily": "Delta Daily"}
    brief = rasid("brief", "--all", "-o", "-").out
    assert "According to Tigris Wire" in brief and "tigris-wire" not in brief
    assert "Delta Daily\t" in rasid("observations").out
    own = "- {name: Delta Daily News, aliases: [Delta Daily]}\n- {name: TIGRIS WIRE}\n"
    (tmp_path / "sources.yaml").write_text(own, encoding="utf-8")
    assert rasid("add", "--sources", "sources.yaml", "Tigri.txt").code == 0
    assert named()["tigris-wire"] == "TIGRIS WIRE"
    later = "---\nsource: Delta Daily\n---\n" + a_text(2, "Gunmen attacked Khanaqin on 2024-03-07.")
    (tmp_path / "later.txt").write_text(later, encoding="utf-8")
    assert rasid("add", "later.txt").code == 0
    told = [json.loads(line) for line in rasid("reports", "--format", "jsonl").out.splitlines()]
    assert {row["source"] for row in told} == {"tigris-wire", "delta-daily", "delta-daily-news"}


def test_a_date_that_can_be_read_in_two_ways_is_told(rasid: Command, tmp_path: Path) -> None:
    """A report with such a date is stored without a day, and 'add' says so, and why, once."""
    text = "---\nsource: Palm Radio\npublished: 04/03/2026\n---\nGunmen attacked Baqubah on 2026-03-04.\n"
    path = write(tmp_path / "two-ways.txt", text)
    first = rasid("add", path)
    assert first.code == 0
    assert f"{path}: the day of publication is unknown: its date could not be understood" in first.err
    assert "4 March or 3 April" in first.err
    assert "unknown" not in rasid("add", path).err
