"""Compiling the gazetteer: one file, complete or not there, named after what went into it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import rasid
from rasid.errors import DataFileError, GazetteerMissing
from rasid.resolve.gazetteer import Gazetteer, build_gazetteer, gazetteer_path
from rasid.resolve.gazetteer.overlay import COLUMNS
from rasid.settings import settings_from


def overlay(path: Path, *rows: str) -> Path:
    """An overlay of these rows at ``path``."""
    path.write_text("\n".join((",".join(COLUMNS), *rows, "")), encoding="utf-8")
    return path


def test_the_file_name_says_what_went_in(tmp_path: Path) -> None:
    """The same inputs give the same name; another overlay, or a changed one, gives another."""
    mine = overlay(tmp_path / "mine.csv", "A,,IQ,,,34.1,45.2,town,village,test")
    with_mine = gazetteer_path(tmp_path, overlays=[mine])
    assert gazetteer_path(tmp_path) == gazetteer_path(tmp_path) != with_mine
    overlay(mine, "B,,IQ,,,34.1,45.2,town,village,test")
    assert gazetteer_path(tmp_path, overlays=[mine]) != with_mine


def test_a_bad_overlay_stops_the_build_and_leaves_nothing(tmp_path: Path) -> None:
    """A mistake in an overlay is told before any place is compiled; no file, whole or half, stays behind."""
    bad = overlay(tmp_path / "bad.csv", "A,,IQ,,,45.2,34.1,town,village,test")
    with pytest.raises(DataFileError, match="swapped"):
        build_gazetteer(tmp_path / "cache" / "g.sqlite", overlays=[bad])
    assert not (tmp_path / "cache").exists()


def test_an_overlay_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A path given wrongly is an error with that path."""
    with pytest.raises(DataFileError, match=r"nowhere\.csv"):
        gazetteer_path(tmp_path, overlays=[tmp_path / "nowhere.csv"])


def test_a_folder_that_cannot_be_made_is_named_with_a_mend(tmp_path: Path) -> None:
    """A cache folder under a plain file cannot be written; the error says what to set."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GazetteerMissing, match="RASID_CACHE"):
        build_gazetteer(tmp_path / "file" / "g.sqlite")


def test_opening_nothing_says_that_it_is_built_first(tmp_path: Path) -> None:
    """A missing gazetteer is a resource that is missing, with its mend."""
    with pytest.raises(GazetteerMissing, match="build it"):
        Gazetteer(tmp_path / "g.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database at all, though long enough to look like one" * 20])
def test_a_broken_file_is_refused_with_a_mend(tmp_path: Path, content: bytes) -> None:
    """A file that is no gazetteer is refused at opening, not at the first look-up."""
    path = tmp_path / "g.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerMissing, match="delete the file"):
        Gazetteer(path)


def test_the_file_cannot_be_written_through_an_open_gazetteer(gazetteer: Gazetteer) -> None:
    """Reading never changes the file that other processes share."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._store._db.execute("DELETE FROM place")


def test_a_row_about_one_of_our_places_takes_its_place(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """Adding places copies the gazetteer that is there; a place of ours that a row names again is as the row says."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / gazetteer_path(cache).name).hardlink_to(gazetteer_path(settings_from().cache_dir))
    ours = "Hamrin Mountains,My Hills,IQ,,,34.5,44.5,district,mountains,test"
    mine = overlay(tmp_path / "mine.csv", ours, "Zzyzxabad,Neu Zzyzx,IQ,Diyala,,34.1,45.2,town,village,test")
    with Gazetteer.open(cache, overlays=[mine]) as opened:
        hills, town = opened.find("They left My Hills for Neu Zzyzx in Iraq.")[:2]
        (again, *_) = opened.find("They left the Hamrin Mountains in Iraq.")
        held = opened.places
    assert [c.place.lat for c in hills.candidates] == [c.place.lat for c in again.candidates] == [34.5]
    assert town.candidates[0].place.name == "Zzyzxabad"
    assert held == gazetteer.places + 1, "one row is new, the other takes the place of ours"


@pytest.mark.slow
def test_two_builders_at_once_give_one_whole_file(tmp_path: Path) -> None:
    """Two processes that start together leave one complete file, no parts, and the user's row in it."""
    mine = overlay(tmp_path / "mine.csv", "Zzyzxabad,,IQ,Diyala,,34.1,45.2,town,village,test")
    target = tmp_path / "cache" / "g.sqlite"
    call = (
        "import sys; from pathlib import Path; from rasid.resolve.gazetteer import build_gazetteer\n"
        "build_gazetteer(Path(sys.argv[1]), overlays=[Path(sys.argv[2])])"
    )
    home = {**os.environ, "PYTHONPATH": str(Path(rasid.__file__).parents[1])}
    command = [sys.executable, "-c", call, str(target), str(mine)]
    builders = [subprocess.Popen(command, env=home) for _ in range(2)]
    assert [builder.wait(timeout=300) for builder in builders] == [0, 0]
    assert sorted(target.parent.iterdir()) == sorted([target, gazetteer_path(target.parent)])
    with Gazetteer(target) as opened:
        (mention,) = opened.find("They met in Zzyzxabad.")
        assert mention.candidates[0].place.adm1 == "Diyala"


def test_the_cache_holds_the_gazetteer_of_this_version(gazetteer: Gazetteer) -> None:
    """What the tests opened lies where the settings say."""
    assert gazetteer_path(settings_from().cache_dir).is_file()
