"""Lists of the user's own: a store remembers which it was read with, and nothing is read again without them unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.stub_reader import write_reports

from rasid.model.reader_name import own_lists, reader_name


@pytest.fixture
def read_with_places(rasid: Command, tmp_path: Path) -> Command:
    """A store of three reports that were read with places of the user's own."""
    write_reports(tmp_path / "in", 3)
    assert rasid("add", "in", "--overlay", "aa11.csv").code == 0
    return rasid


def readings(rasid: Command) -> str:
    return rasid("observations", "--format", "jsonl").out


def test_a_forgotten_overlay_is_refused(read_with_places: Command, tmp_path: Path) -> None:
    """Without the places that the store was read with, nothing is read and nothing is stored; the mend is told."""
    (tmp_path / "in" / "more.txt").write_text("EXAMPLE more\n\nGunmen attacked Tikrit.\n", encoding="utf-8")
    before = readings(read_with_places)
    result = read_with_places("add", "in")
    assert (result.code, result.out) == (2, "")
    assert "3 stored reports were read with places of your own, and none are named now" in result.err
    assert "--overlay or RASID_OVERLAY" in result.err and "--without-lists" in result.err
    assert readings(read_with_places) == before
    assert len(read_with_places("reports", "--format", "jsonl").out.splitlines()) == 3


def test_going_without_is_possible_and_told(read_with_places: Command) -> None:
    """Whoever asks for it has everything read again without the places, and is told so; once."""
    result = read_with_places("add", "in", "--without-lists")
    assert result.code == 0
    assert "3 stored reports were read with places of your own, and will be read again without" in result.err
    assert "3 known reports read" in result.out
    again = read_with_places("add", "in")
    assert (again.code, again.err) == (0, "")


def test_other_places_are_told(read_with_places: Command) -> None:
    """A changed file is what a user reads again for: it is done, and said."""
    result = read_with_places("add", "in", "--overlay", "bb22.csv")
    assert result.code == 0
    assert "3 stored reports were read with places of your own, in another state" in result.err
    assert "read again with those named now" in result.err
    assert read_with_places("add", "in", "--overlay", "bb22.csv").err == ""


def test_a_setting_names_the_places_too(read_with_places: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What RASID_OVERLAY names is as good as what the option names."""
    monkeypatch.setenv("RASID_OVERLAY", "aa11.csv")
    result = read_with_places("add", "in")
    assert (result.code, result.err) == (0, "")


def test_a_forgotten_list_of_actors_is_refused(rasid: Command, tmp_path: Path) -> None:
    """The same holds for actors, and a first list is told before the reports are read again with it."""
    write_reports(tmp_path / "in", 2)
    assert rasid("add", "in").code == 0
    first = rasid("add", "in", "--actors", "cc33.yaml")
    assert first.code == 0
    assert "2 stored reports were read without a list of actors of your own" in first.err
    lost = rasid("add", "in")
    assert lost.code == 2
    assert "--actors or RASID_ACTORS" in lost.err


def test_the_name_of_a_reader_tells_its_lists() -> None:
    """What is written into a name is read out of it."""
    lists: tuple[dict[str, str], ...] = ({}, {"places": "ab12"}, {"actors": "0f", "places": "ab12"})
    for own in lists:
        assert own_lists(reader_name("rasid-0.1/en_core+x/ab12", own)) == own
