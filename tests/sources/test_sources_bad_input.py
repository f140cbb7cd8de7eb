"""What cannot be read is named with what, where and the mend; nothing is raised."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from tests.sources.helpers import error, report, results

from rasid.errors import UnreadableReport
from rasid.sources.defaults import Defaults
from rasid.sources.files import read_file


def zipped() -> bytes:
    """A ZIP archive with a text in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "words")
    return held.getvalue()


@pytest.mark.parametrize("kind", ["text", "html", "jsonl"])
@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (zipped(), "a ZIP archive, or a document of an office program"),
        (gzip.compress(b"words"), "a gzip archive"),
        (b"{\\rtf1\\ansi words}", "a rich-text document"),
        (b"SQLite format 3\x00\x10\x00", "an SQLite database"),
    ],
)
def test_binary_files_are_named_by_what_they_look_like(kind: str, data: bytes, looks_like: str) -> None:
    """A known signature is recognised whatever the file is called, once for the whole file."""
    wrong = error(data, kind)
    assert str(wrong) == f"in: is {looks_like}, not text (save the report's text as .txt, .html or .jsonl)"
    assert wrong.exit_code == 1


@pytest.mark.parametrize("kind", ["text", "html", "jsonl"])
def test_a_nul_byte_is_binary(kind: str) -> None:
    """UTF-16 without its mark and binary data are told from text."""
    wrong = error("words in UTF-16".encode("utf-16-le"), kind)
    assert wrong.what == "holds a NUL byte (byte 1): binary data, or UTF-16 without its mark"
    assert wrong.mend == "save it as UTF-8 text"


def test_a_store_is_no_report(tmp_path: Path) -> None:
    """A database given by name is refused by what it is."""
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("create table t (a)")
    connection.close()
    (wrong,) = read_file(tmp_path / "other.db")
    assert isinstance(wrong, UnreadableReport)
    assert wrong.what == "is an SQLite database, not text"


@pytest.mark.parametrize("kind", ["text", "html", "jsonl", None])
@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16-le")])
def test_nothing_and_white_space_are_errors(kind: str | None, data: bytes) -> None:
    """A file without words is named, not stored as an empty report."""
    wrong = error(data, kind)
    assert wrong.where == "in"
    assert wrong.mend


def test_text_that_is_not_utf8_is_an_error_with_its_place() -> None:
    """The byte, its value, its line, and the command that mends it."""
    wrong = error("one\ntwo caf\xe9\n".encode("cp1252"), "text")
    assert wrong.what == "is not UTF-8: byte 11 (0xE9, line 2)"
    assert wrong.mend == "save it as UTF-8, or run: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"


def test_the_encoding_is_guessed_only_where_the_bytes_allow_it() -> None:
    """A byte that Windows-1252 does not have keeps it out of the hint."""
    mend = error("مدينة".encode("cp1256") + b"\x81", "text").mend
    assert mend == "save it as UTF-8, or run: iconv -f ITS-ENCODING -t UTF-8 OLD > NEW"


def test_cut_utf16_is_an_error() -> None:
    """Half a character at the end is not dropped in silence."""
    assert error("words".encode("utf-16")[:-1], "text").what.startswith("is not UTF-16")


def test_a_text_too_large_is_an_error() -> None:
    """The limit is on bytes; a text just below it is read."""
    assert error("a" * 101, "text", Defaults(max_bytes=100)).what == "is larger than 100 bytes"
    assert report("a" * 100, "text", Defaults(max_bytes=100)).text == "a" * 100


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b'{"text": "A bomb went off."}', "application/json"),
        (b'\n\n [{"text": "A bomb went off."}]', "application/json"),
        (b"  <p>A bomb went off near the bridge.</p>", "text/html"),
        (b"[REPORT] A bomb went off.", "text/plain"),
        (b"A bomb went off.", "text/plain"),
        ("\ufeff<p>A bomb went off.</p>".encode(), "text/html"),
        ('{"text": "A bomb went off."}'.encode("utf-16"), "application/json"),
    ],
)
def test_the_kind_of_what_has_no_name_is_told_by_its_beginning(data: bytes, media_type: str) -> None:
    """Standard input is JSON for "{" or a list of objects, HTML for "<", else text."""
    assert report(data).media_type == media_type


def test_the_examples_of_broken_files_fail_as_their_key_says() -> None:
    """Each broken example gives the failures that its page promises, and its good lines are read."""
    folder = Path(__file__).parents[2] / "examples" / "broken"
    outcome = {
        path.name: [isinstance(result, UnreadableReport) for result in read_file(path)]
        for path in sorted(folder.iterdir())
    }
    assert outcome == {
        "binary.txt": [True],
        "cut.jsonl": [False, True, True, False],
        "empty.html": [True],
        "empty.txt": [True],
        "latin.txt": [True],
    }


def test_an_error_is_given_in_the_place_of_its_report() -> None:
    """Results come in the order of the file."""
    data = b'{"text": "a b"}\n{"text": 1}\n{"text": "c d"}\n'
    assert [isinstance(one, UnreadableReport) for one in results(data)] == [False, True, False]
