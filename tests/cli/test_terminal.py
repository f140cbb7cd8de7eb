"""Lists on a terminal: a table where there is room for one, and a block for each record where there is not."""

from __future__ import annotations

import io
import re

import pytest

from rasid.cli.terminal import INDENT, shortened, write_on_terminal
from rasid.workbench.cells import COLUMNS

HEADINGS = ["id", "what", "when", "where", "who", "tolls", "reports", "status"]
LINES = [
    ["i-03cdecb8c4ff00", "ASSAULT: explosives", "2024-02-27 to 2024-03-04 (week)", "Khanaqin, Diyala",
     "unidentified gunmen", "3 killed, at least 2 wounded", "12", "confirmed_by_party"],
    ["i-8961eac203ff00", "COERCE: seize", "2024-02-28", "", "", "", "1", "single_source"],
]  # fmt: skip


def printed(width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    write_on_terminal(HEADINGS, LINES, out)
    return out.getvalue()


def test_a_narrow_terminal_gets_a_block_for_each_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where columns would break words, each record is told in lines of whole words; what is unknown is left out."""
    text = printed(60, monkeypatch)
    lines = [line.rstrip() for line in text.splitlines()]
    assert all(len(line) <= 60 for line in lines)
    assert [line for line in lines if not line.startswith(" " * INDENT)] == ["i-03cdecb8c4", "i-8961eac203"]
    words = re.sub(r"\s+", " ", text)
    assert "when: 2024-02-27 to 2024-03-04 (week); where: Khanaqin, Diyala; who: unidentified gunmen" in words
    assert "i-8961eac203 what: COERCE: seize; when: 2024-02-28; reports: 1; status: single_source" in words


def test_a_wide_terminal_gets_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is room, the records stand in columns under their headings, once for all."""
    text = printed(160, monkeypatch)
    assert text.count("tolls") == 1
    (row,) = [line for line in text.splitlines() if "i-03cdecb8c4" in line]
    assert "confirmed_by_party" in row


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_no_table_is_drawn_with_columns_too_narrow_to_read(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every list at 80 characters: a table only where words of twelve letters fit, and never a line too long."""
    monkeypatch.setenv("COLUMNS", "80")
    headings = [heading for heading, _ in COLUMNS[name]]
    line = ["i-0123456789abcd" if heading == "id" else "twelveletter twelveletter" for heading in headings]
    out = io.StringIO()
    write_on_terminal(headings, [line], out)
    text = out.getvalue()
    assert all(len(each.rstrip()) <= 80 for each in text.splitlines())
    whole = len(re.findall(r"\btwelveletter\b", text))
    assert whole == 2 * (len(headings) - headings.count("id"))


def test_names_of_sources_are_not_cut() -> None:
    """Only ids made of digits are shortened: a source is named by its whole name."""
    assert shortened("state-bulletin-of-iraq") == "state-bulletin-of-iraq"
    assert shortened("i-03cdecb8c4ff00") == "i-03cdecb8c4"
