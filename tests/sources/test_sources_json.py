"""JSON lines, arrays and single objects."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from tests.sources.helpers import error, report, reports, results

from rasid.errors import UnreadableReport
from rasid.sources.defaults import Defaults
from rasid.sources.files import Placed, read_stream

BODY = "Gunmen attacked a post near Baqubah on Monday."


def places(data: bytes, defaults: Defaults | None = None) -> list[str]:
    """Where each result stood, with "!" for errors."""
    found = results(data, "jsonl", defaults or Defaults())
    return [("!" if isinstance(one, UnreadableReport) else "") + str(one.where) for one in found]


def test_a_line_is_a_report() -> None:
    """All fields are taken; keys that are not known are passed over."""
    line = {
        "id": 3, "title": "Post attacked", "text": BODY, "source": "Tigris Wire", "published": "2024-03-04",
        "updated": "2024-03-05", "url": "https://tigriswire.example/1", "language": "en",
        "likes": [1, {"a": 2}],
    }  # fmt: skip
    found = report(json.dumps(line), "jsonl")
    assert found.text == f"Post attacked\n\n{BODY}"
    assert found.title == "Post attacked"
    assert (found.source, found.published, found.updated) == ("tigris-wire", "2024-03-04", "2024-03-05")
    assert (found.address, found.language) == ("https://tigriswire.example/1", "en")
    assert found.media_type == "application/json"


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("body", "text", BODY), ("content", "text", BODY), ("outlet", "source", "tigris-wire"),
        ("publisher", "source", "tigris-wire"), ("date", "published", "2024-03-04"),
        ("address", "address", "x:1"),
    ],
)  # fmt: skip
def test_other_words_for_a_field_are_understood(key: str, field: str, value: str) -> None:
    """Feeds and archives name the same things differently."""
    line = {"text": BODY} if field != "text" else {}
    written = "Tigris Wire" if field == "source" else value
    assert getattr(report(json.dumps(line | {key: written}), "jsonl"), field) == value


def test_an_id_stands_in_for_an_address() -> None:
    """The id that a publisher gave is where a new version finds its article."""
    first = report(json.dumps({"id": "tw-1", "text": BODY, "source": "TW"}), "jsonl")
    second = report(json.dumps({"id": "tw-1", "text": BODY + " Two died.", "source": "TW"}), "jsonl")
    assert first.address == "id:tw-1"
    assert first.article == second.article
    assert first.id != second.id


def test_null_and_empty_say_nothing() -> None:
    """A field that is null or empty is as if it were not there."""
    line = {"text": BODY, "title": None, "source": "", "published": None, "id": None, "url": " "}
    found = report(json.dumps(line), "jsonl")
    assert (found.text, found.source, found.published, found.address, found.flags) == (
        BODY,
        "unknown",
        None,
        None,
        (),
    )


def test_the_same_text_is_the_same_report_in_every_kind() -> None:
    """A text file, a line and a page of the same words have one id."""
    text = f"Post near Baqubah attacked\n\n{BODY} Two soldiers were wounded, the police said."
    _, body = text.split("\n\n")
    page = f"<html><body><article><h1>Post near Baqubah attacked</h1><p>{body}</p></article></body></html>"
    ids = {
        report(text, "text").id,
        report(json.dumps({"text": text}), "jsonl").id,
        report(json.dumps({"text": body, "title": "Post near Baqubah attacked"}), "jsonl").id,
        report(page, "html").id,
    }
    assert len(ids) == 1


def test_a_title_that_is_also_the_first_line_stands_once() -> None:
    """The text of a line often repeats its title."""
    found = report(json.dumps({"title": "Post  attacked", "text": f" Post attacked\n{BODY}"}), "jsonl")
    assert found.text == f" Post attacked\n{BODY}"
    assert found.title == "Post attacked"
    assert found.text[: found.title_end] == " Post attacked"


def test_a_title_that_is_all_the_text_is_text() -> None:
    """A flash of one line is a report without a title."""
    found = report(json.dumps({"title": "Bomb in Baqubah", "text": "Bomb in Baqubah"}), "jsonl")
    assert (found.text, found.title) == ("Bomb in Baqubah", None)


def test_a_bad_line_does_not_stop_the_others() -> None:
    """Each line that has no report is named with its number, in its place."""
    good = json.dumps({"text": BODY})
    lines = [
        good,
        "{cut",
        "",
        '{"title": "x"}',
        '"text"',
        "[1]",
        '{"text": 3}',
        good + " {}",
        '{"text": "\\ud800"}',
        good,
    ]
    data = "\n".join(lines).encode() + b"\n\xff{}\n" + b'{"text": "a\x00b"}\n'
    assert places(data) == [
        "in:1", "!in:2", "!in:4", "!in:5", "!in:6", "!in:7", "!in:8", "in:9", "in:10", "!in:11", "!in:12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "what", "mend"),
    [
        ('{"text": "a', "is no JSON: Unterminated string starting at (character 9)", "quotation marks"),
        ('{"title": "x"}', "has no text", '"text"'),
        ('{"text": null}', "has no text", '"text"'),
        ('{"text": 3}', "'text' is a number, not text", "quotation marks"),
        ('{"text": "a", "source": ["b"]}', "'source' is a list, not text", "quotation marks"),
        ('{"text": "a", "title": {"b": 1}}', "'title' is an object, not text", "quotation marks"),
        ('{"text": "a", "id": true}', "'id' is true or false, not text", "quotation marks"),
        ('{"text": "a", "id": 1.5}', "'id' is a number, not text", "quotation marks"),
        ('"just words"', "is a text, not an object", '{"text"'),
        ("null", "is null, not an object", '{"text"'),
        ("17", "is a number, not an object", '{"text"'),
        (
            '{"text": "a"} {"text": "b"}',
            "something follows the JSON object (character 13)",
            "one object a line",
        ),
        ('{"text": "   "}', "holds no text", "leave it out"),
    ],
)
def test_errors_say_what_where_and_the_mend(line: str, what: str, mend: str) -> None:
    """Every kind of bad line has its own sentence, its line and a way out."""
    good = json.dumps({"text": BODY})
    _, wrong = results(f"{good}\n{line}\n".encode(), "jsonl")
    assert isinstance(wrong, UnreadableReport)
    assert wrong.what == what
    assert wrong.where == "in:2"
    assert wrong.mend is not None
    assert mend in wrong.mend


def test_a_wrong_date_keeps_the_report() -> None:
    """A date that cannot be understood, or a number, is flagged and left out."""
    for written in (
        "last week",
        "3/4/2024",
        "2024-02-31",
        1709500000,
        True,
        ["2024-03-04"],
        "2024-03-04T25:00",
    ):
        found = report(json.dumps({"text": BODY, "published": written}), "jsonl")
        assert (found.published, found.flags) == (None, ("bad_date",)), written


def test_an_implausible_date_is_kept_and_flagged() -> None:
    """A date in 1753 is not an error."""
    found = report(json.dumps({"text": BODY, "published": "1753-01-01"}), "jsonl")
    assert (found.published, found.flags) == ("1753-01-01", ("implausible_date",))


def test_a_wrong_language_keeps_the_report() -> None:
    """A language that is none is flagged; the text is left to tell."""
    found = report(json.dumps({"text": BODY, "language": "??"}), "jsonl")
    assert (found.language, found.flags) == (None, ("bad_language",))


def test_control_characters_and_lone_surrogates_keep_their_places() -> None:
    """What JSON can escape and nothing else can hold is replaced, one for one, in every field."""
    line = (
        r'{"text": "A\u0000bomb\ud800 went\u001b off.", "title": "Bo\u0007mb in Baqubah", "url": "u\ud800"}'
    )
    found = report(line, "jsonl")
    assert found.text == "Bo mb in Baqubah\n\nA bomb\ufffd went  off."
    assert found.address == "u\ufffd"
    found.text.encode("utf-8")


def test_a_pair_of_surrogates_is_one_character() -> None:
    """Escaped pairs are what JSON means by them."""
    assert report(r'{"text": "A bomb \ud83d\udca3 went off"}', "jsonl").text == "A bomb \U0001f4a3 went off"


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([{"text": f"{BODY} {i}"} for i in range(3)]),
        json.dumps([{"text": f"{BODY} {i}"} for i in range(3)], indent=2),
        "\n".join(json.dumps({"text": f"{BODY} {i}"}, indent=1) for i in range(3)),
        "\n\n" + "\r\n".join(json.dumps({"text": f"{BODY} {i}"}) for i in range(3)),
        "\ufeff" + "\n".join(json.dumps({"text": f"{BODY} {i}"}) for i in range(3)),
    ],
)
def test_arrays_and_objects_over_many_lines_are_read(data: str) -> None:
    """Whatever way the objects are laid out, they are the same reports, also in UTF-16."""
    expected = [f"{BODY} {i}" for i in range(3)]
    assert [found.text for found in reports(data, "jsonl")] == expected
    assert [
        found.text for found in reports(data.removeprefix("\ufeff").encode("utf-16"), "jsonl")
    ] == expected


def test_items_of_an_array_are_named_by_line() -> None:
    """A bad item does not stop the others; broken JSON ends the array, and says so."""
    data = b'[\n{"text": "a b"},\n{"no": 1},\n{"text":\n "c d"},\n{"text": }\n,{"text": "e"}]'
    found = results(data, "jsonl")
    assert [one.where for one in found] == ["in:2", "in:3", "in:4", "in:6"]
    last = found[-1]
    assert isinstance(last, UnreadableReport)
    assert last.mend is not None
    assert last.mend.endswith("what follows it was left unread")


def test_an_empty_array_is_an_error() -> None:
    """A file without reports is not passed over in silence."""
    assert error("[ ]", "jsonl").what == "the list is empty"


def test_the_first_line_may_be_the_bad_one() -> None:
    """A broken first line leaves the file JSON lines."""
    good = json.dumps({"text": BODY})
    assert places(f"{{broken\n{good}\n{good}".encode()) == ["!in:1", "in:2", "in:3"]
    assert places(f"\n{{broken\n{good}\n\xe9\n".encode("latin-1")) == ["!in:2", "in:3", "!in:4"]


def test_a_line_that_is_too_long_is_skipped() -> None:
    """A line above the limit is an error by itself, and the lines around it are read."""
    good = json.dumps({"text": BODY}).encode()
    long = json.dumps({"text": BODY * 50}).encode()
    limit = Defaults(max_bytes=200)
    assert places(b"\n".join([good, long, good]), limit) == ["in:1", "!in:2", "in:3"]
    assert places(b"\n".join([long, good]), limit) == ["!in:1", "in:2"]
    assert "longer than 200 bytes" in str(results(long, "jsonl", limit)[0])


def test_lines_are_read_one_by_one() -> None:
    """Reports come out before the input ends, so that a large file needs little memory."""
    lines = (json.dumps({"text": f"{BODY} {i}"}).encode() + b"\n" for i in range(10_000))
    taken = 0

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            nonlocal taken
            taken += 1
            line = next(lines, b"")
            buffer[: len(line)] = line
            return len(line)

    found = read_stream(io.BufferedReader(Endless(), 4096), kind="jsonl")
    first = next(found)
    assert isinstance(first, Placed)
    assert first.report.text == f"{BODY} 0"
    assert taken < 200


@pytest.mark.parametrize("line", ['{"text": ' + "[" * 100_000, '{"id": ' + "9" * 5000 + ', "text": "a"}'])
def test_json_that_python_refuses_is_an_error(line: str) -> None:
    """Endless nesting and endless numbers are bad lines, not crashes."""
    good = json.dumps({"text": BODY})
    _, wrong = results(f"{good}\n{line}\n".encode(), "jsonl")
    assert isinstance(wrong, UnreadableReport)
    assert results(line.encode(), "jsonl")
