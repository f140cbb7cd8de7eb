"""Which files are read, in which order, and what is said of those that are not."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rasid.errors import UnreadableReport
from rasid.sources.files import InputFile, find_inputs, read_file

NOBODY = 65534


def where(found: list[InputFile | UnreadableReport], root: Path) -> list[str]:
    """What was found, below ``root``: paths of files, "!path: what" for errors."""
    names = []
    for one in found:
        path = str(one.where).replace(f"{root}/", "")
        names.append(f"!{path}: {one.what}" if isinstance(one, UnreadableReport) else path)
    return names


def make(root: Path, *names: str) -> None:
    """Small text files below ``root``."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("A bomb went off near the bridge.\n")


@contextmanager
def without_privileges() -> Iterator[Path]:
    """A folder in which permissions count, even where the tests run as root."""
    is_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        if is_root:
            os.chown(root, NOBODY, -1)
            os.seteuid(NOBODY)
        try:
            yield root
        finally:
            if is_root:
                os.seteuid(0)


def test_a_folder_is_gone_through_in_the_order_of_names(tmp_path: Path) -> None:
    """A folder gives every file below it, sorted by name, whatever order the disk has."""
    make(tmp_path, "b.txt", "a/z.html", "a/c.jsonl", "c.md", "a.txt")
    assert where(list(find_inputs([tmp_path])), tmp_path) == [
        "a/c.jsonl",
        "a/z.html",
        "a.txt",
        "b.txt",
        "c.md",
    ]


def test_the_kind_comes_from_the_ending(tmp_path: Path) -> None:
    """Each ending has its reader, in capitals too."""
    make(tmp_path, "a.TXT", "b.htm", "c.ndjson", "d.json", "e.xhtml", "f.md")
    kinds = [found.kind for found in find_inputs([tmp_path]) if isinstance(found, InputFile)]
    assert kinds == ["text", "html", "jsonl", "jsonl", "html", "text"]


def test_hidden_files_and_rasids_own_are_passed_over(tmp_path: Path) -> None:
    """Hidden files and folders, the default store with its companions and the sources file are no reports."""
    make(
        tmp_path,
        ".hidden.txt",
        ".git/a.txt",
        "rasid.db",
        "rasid.db-wal",
        "rasid.db-journal",
        "sources.yaml",
        "a.txt",
    )
    assert where(list(find_inputs([tmp_path])), tmp_path) == ["a.txt"]


def test_the_store_is_passed_over_under_any_name(tmp_path: Path) -> None:
    """A file in ``skip`` is passed over in folders and patterns, however its path is written."""
    make(tmp_path, "a.txt", "diyala.txt", "diyala.txt-wal", "in/a.txt")
    skip = [tmp_path / "in" / ".." / "diyala.txt"]
    assert where(list(find_inputs([tmp_path], skip=skip)), tmp_path) == ["a.txt", "in/a.txt"]
    assert where(list(find_inputs([f"{tmp_path}/*.txt"], skip=skip)), tmp_path) == ["a.txt"]


def test_the_parts_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    """Browsers save a page with a folder of its parts; only a folder beside its page is one."""
    make(tmp_path, "page.html", "page_files/ad.html", "other_files/a.txt")
    assert where(list(find_inputs([tmp_path])), tmp_path) == ["other_files/a.txt", "page.html"]


def test_a_pattern_gives_what_it_matches_in_order(tmp_path: Path) -> None:
    """Patterns are worked out where no shell did so, ** through all folders, each file once."""
    make(tmp_path, "b.txt", "a.txt", "a.html", "in/c.txt")
    assert where(list(find_inputs([f"{tmp_path}/*.txt"])), tmp_path) == ["a.txt", "b.txt"]
    assert where(list(find_inputs([f"{tmp_path}/**"])), tmp_path) == ["a.html", "a.txt", "b.txt", "in/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    """Brackets in the name of a file that is there are part of its name."""
    make(tmp_path, "report[1].txt")
    assert where(list(find_inputs([tmp_path / "report[1].txt"])), tmp_path) == ["report[1].txt"]


def test_a_pattern_without_a_match_is_an_error(tmp_path: Path) -> None:
    """Nothing matched is said, not passed over."""
    (only,) = find_inputs([f"{tmp_path}/*.txt"])
    assert isinstance(only, UnreadableReport)
    assert (only.what, only.where) == ("no file matches", f"{tmp_path}/*.txt")
    assert only.mend


def test_a_missing_path_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A path that is not there takes its place among the others."""
    make(tmp_path, "a.txt")
    found = list(find_inputs([tmp_path / "gone.txt", tmp_path / "a.txt"]))
    assert where(found, tmp_path) == ["!gone.txt: is not there", "a.txt"]


def test_links_that_lead_nowhere_or_in_a_ring_are_errors(tmp_path: Path) -> None:
    """Broken links, links to each other, and a link to a folder above are each named; the rest is read."""
    make(tmp_path, "in/a.txt")
    (tmp_path / "in" / "broken.txt").symlink_to("nowhere.txt")
    (tmp_path / "in" / "one.txt").symlink_to("two.txt")
    (tmp_path / "in" / "two.txt").symlink_to("one.txt")
    (tmp_path / "in" / "up").symlink_to("..")
    assert where(list(find_inputs([tmp_path])), tmp_path) == [
        "in/a.txt",
        "!in/broken.txt: is a link that leads nowhere",
        "!in/one.txt: is a link that leads nowhere",
        "!in/two.txt: is a link that leads nowhere",
        "!in/up: is a link back to a folder that it lies in",
    ]


def test_links_to_files_and_folders_elsewhere_are_followed(tmp_path: Path) -> None:
    """A link that leads to something is what it leads to."""
    make(tmp_path, "far/b.txt")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "a.txt").symlink_to(tmp_path / "far" / "b.txt")
    (tmp_path / "near" / "folder").symlink_to(tmp_path / "far")
    assert where(list(find_inputs([tmp_path / "near"])), tmp_path) == ["near/a.txt", "near/folder/b.txt"]


def test_pipes_sockets_and_devices_are_errors(tmp_path: Path) -> None:
    """What would block or never end is not opened."""
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "b.txt"))
        found = list(find_inputs([tmp_path, "/dev/null"]))
    assert where(found, tmp_path) == [
        "!a.txt: is a pipe, not a file",
        "!b.txt: is a socket, not a file",
        "!/dev/null: is a device, not a file",
    ]


def test_an_unknown_ending_is_accounted_for_in_a_folder(tmp_path: Path) -> None:
    """In a folder what has no reader is named with its mend; named by itself its content is asked."""
    make(tmp_path, "table.dat", "README")
    assert where(list(find_inputs([tmp_path])), tmp_path) == [
        "!README: its name has no ending that tells its kind",
        "!table.dat: no reader for files ending .dat",
    ]
    (named,) = find_inputs([tmp_path / "README"])
    assert isinstance(named, InputFile)
    assert named.kind is None
    (read,) = read_file(named)
    assert not isinstance(read, UnreadableReport)


def test_a_folder_that_may_not_be_read_is_an_error() -> None:
    """A folder without permission is named with the command that mends it; its neighbours are read."""
    with without_privileges() as root:
        make(root, "shut/a.txt", "open/b.txt")
        (root / "shut").chmod(0)
        make(root, "open/c.txt")
        (root / "open" / "c.txt").chmod(0)
        found = list(find_inputs([root]))
        read = [result for file in found if isinstance(file, InputFile) for result in read_file(file)]
    assert where(found, root) == ["open/b.txt", "open/c.txt", "!shut: may not be read"]
    (shut,) = [one for one in found if isinstance(one, UnreadableReport)]
    assert shut.mend == f"give yourself the right: chmod u+rX '{root}/shut'"
    assert [isinstance(result, UnreadableReport) for result in read] == [False, True]
    assert "may not be read" in str(read[1])


def test_a_file_that_vanishes_before_it_is_read_is_an_error(tmp_path: Path) -> None:
    """Between listing and reading a file may go; it is named, and nothing is raised."""
    make(tmp_path, "a.txt")
    (found,) = find_inputs([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert isinstance(found, InputFile)
    (result,) = read_file(found)
    assert (
        str(result) == f"{tmp_path}/a.txt: is not there (check the path, and whether it was moved or removed)"
    )


def test_a_file_that_became_a_folder_is_an_error(tmp_path: Path) -> None:
    """Whatever the system refuses to open is named with the system's reason."""
    (tmp_path / "a.txt").mkdir()
    (result,) = read_file(tmp_path / "a.txt")
    assert str(result) == f"{tmp_path}/a.txt: cannot be read: Is a directory (check the disk and the path)"


def test_a_name_that_is_not_utf8_can_be_read_and_shown(tmp_path: Path) -> None:
    """The file is opened by its bytes, and shown with U+FFFD for those that are no text."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"A bomb went off.")
    (found,) = find_inputs([tmp_path])
    assert isinstance(found, InputFile)
    assert found.where == f"{tmp_path}/caf\ufffd.txt"
    (read,) = read_file(found)
    assert not isinstance(read, UnreadableReport)


def test_a_path_that_no_system_takes_is_an_error() -> None:
    """A NUL in a path is an error like others, not a crash."""
    (found,) = find_inputs(["a\x00b.txt"])
    assert isinstance(found, UnreadableReport)
    assert found.what.startswith("is no path")


def test_standard_input_is_one_input_in_its_place(tmp_path: Path) -> None:
    """A dash is standard input, also among files."""
    make(tmp_path, "a.txt")
    assert where(list(find_inputs([tmp_path / "a.txt", "-"])), tmp_path) == ["a.txt", "-"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_disk_full_of_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    """An empty file of each kind is an error with its name and a mend."""
    (tmp_path / name).touch()
    (result,) = read_file(tmp_path / name)
    assert isinstance(result, UnreadableReport)
    assert result.where == f"{tmp_path}/{name}"
    assert "empty" in result.what
    assert result.mend


@pytest.mark.parametrize(
    ("name", "what", "mend"),
    [("a.csv", "is a table", "JSON object a line"), ("b.EML", "is a letter", "save its words")],
)
def test_tables_and_letters_are_refused_with_their_mend(
    tmp_path: Path, name: str, what: str, mend: str
) -> None:
    """Text that is no running text is not read as such, in a folder or named by itself."""
    make(tmp_path, name)
    for given in (tmp_path, tmp_path / name):
        (found,) = find_inputs([given])
        assert isinstance(found, UnreadableReport)
        assert what in found.what and mend in str(found)
