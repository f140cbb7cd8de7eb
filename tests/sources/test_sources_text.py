"""Plain text and Markdown: what becomes of the words, the title and the front matter."""

from __future__ import annotations

import io

import pytest
from tests.sources.helpers import error, report, results

from rasid.model.report import Report
from rasid.sources.decode import clean_text
from rasid.sources.defaults import NO_DEFAULTS
from rasid.sources.opened import Opened, Placed
from rasid.sources.plain import read_text_file

BODY = "Gunmen attacked a post near Baqubah on Monday. Two soldiers were wounded, police said."


def markdown(text: str) -> Report:
    """``text`` as the file of a Markdown report."""
    (placed,) = read_text_file(Opened(io.BytesIO(text.encode()), "in.md", ".md"), NO_DEFAULTS)
    assert not isinstance(placed, Exception)
    return placed.report


def test_a_text_stays_as_it_is_in_the_file() -> None:
    """Without front matter every character keeps its place, so that offsets are the file's."""
    text = "\n  Post near Baqubah attacked  \n\n\n  " + BODY + "\n\n\tMore.  \n"
    found = report(text, "text")
    assert found.text == text
    assert found.media_type == "text/plain"
    assert found.title == "Post near Baqubah attacked"


def test_line_ends_become_newlines() -> None:
    """Windows, old Mac and Unicode line ends are one newline each."""
    assert clean_text("a\r\nb\rc\u2028d\x85e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_marks_of_encodings_are_left_out() -> None:
    """UTF-8 and UTF-16 with their marks give the words without the marks."""
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        mark = "\ufeff" if encoding == "utf-16-le" else ""
        assert report((mark + "Zwei Tote in Köln").encode(encoding), "text").text == "Zwei Tote in Köln"


def test_control_characters_become_spaces_one_for_one() -> None:
    """What later steps would choke on is replaced without moving anything else."""
    found = report("A\x01bomb\x1b[0m went\toff.\x7f", "text")
    assert found.text == "A bomb [0m went\toff. "


@pytest.mark.parametrize(
    "line",
    [
        "Iraqi Forces Launch Operation in Hamrin Mountains",
        "EXAMPLE: Analysis: old roads, old fears in Diyala",
        "Five killed in attack of 12 March",
        "Bulletin, 4 to 10 March: a quiet week",
        "Who burned the houses?",
        "Army withdraws aid from U.S.",
        "“We were wrong about the reed cutters”",
        "مقتل خمسة جنود قرب خانقين",
    ],
)
def test_a_short_first_line_by_itself_is_the_title(line: str) -> None:
    """Headlines are recognised, with dates, questions, abbreviations and other scripts in them."""
    found = report(f"{line}\n\n{BODY}", "text")
    assert found.title == line
    assert found.title_end == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "Gunmen attacked a post near Baqubah on Monday.",
        "He said: “We were wrong.”",
        "BAGHDAD, March 12 (Tigris Wire) -",
        "KABUL, Afghanistan (Jan. 27)",
        "San Salvador, 3 Jan 90 -- [Report]",
        "31 January 2020",
        "By Amal Idris",
        "For Immediate Release",
        "2015-07-B-112",
        "-----",
        "Dear reader,",
        "[editor: see the other one]",
        "word " * 41,
    ],
)
def test_sentences_datelines_and_labels_are_no_titles(line: str) -> None:
    """A first line that is a sentence, a dateline, a byline, a number or too long stays body."""
    assert report(f"{line}\n\n{BODY}", "text").title_end == 0


def test_a_first_line_without_an_empty_one_after_it_is_no_title() -> None:
    """A title is parted from the body, and there is a body."""
    assert report(f"Post near Baqubah attacked\n{BODY}", "text").title_end == 0
    assert report("Post near Baqubah attacked\n\n \n", "text").title_end == 0


def test_front_matter_tells_the_report() -> None:
    """All keys are understood, dates as dates, and unknown keys are passed over."""
    found = report(
        "---\nTitle: 'Post attacked: two wounded'\nsource: Tigris Wire\npublished: 2024-03-04\n"
        "updated: 2024-03-05T10:00:00+03:00\naddress: https://tigriswire.example/1\nlanguage: en\nid: 17\n"
        f"mood: grim\n---\n\n{BODY}\n",
        "text",
    )
    assert found.text == f"Post attacked: two wounded\n\n{BODY}\n"
    assert found.title == "Post attacked: two wounded"
    assert (found.source, found.published, found.updated) == (
        "tigris-wire",
        "2024-03-04",
        "2024-03-05T10:00:00+03:00",
    )
    assert (found.address, found.language, found.flags) == ("https://tigriswire.example/1", "en", ())


def test_front_matter_with_url_or_id_gives_the_address() -> None:
    """``url`` is another word for the address, and an id stands in for one."""
    assert report(f"---\nurl: https://a.example/x\nid: 3\n---\n{BODY}").address == "https://a.example/x"
    assert report(f"---\nid: 3\n---\n{BODY}").address == "id:3"


def test_empty_keys_say_nothing() -> None:
    """A key without a value is as if it were not there."""
    found = report(f"---\ntitle:\nsource: ~\npublished: null\n---\n{BODY}", "text")
    assert (found.title, found.source, found.published, found.flags) == (None, "unknown", None, ())


@pytest.mark.parametrize(
    "text",
    [
        f"---\nA line of dashes opens this text: nothing more.\n---\n{BODY}",
        f"---\n{BODY}",
        f"---\nnote: not a key of ours\n---\n{BODY}",
        f"---\n- title\n- source\n---\n{BODY}",
    ],
)
def test_dashes_alone_are_text(text: str) -> None:
    """What stands between dashes but has none of the keys is kept: no words are lost."""
    assert report(text, "text").text == text


def test_broken_front_matter_is_an_error_with_its_line() -> None:
    """The line is counted in the file, and the mend says what to do."""
    wrong = error(f"---\nsource: Tigris Wire\ntitle: Post: attacked\n---\n{BODY}", "text")
    assert wrong.what == "its front matter is no YAML (line 3): mapping values are not allowed here"
    assert wrong.where == "in"
    assert wrong.mend is not None
    assert "quotation marks" in wrong.mend


def test_a_list_in_front_matter_is_an_error() -> None:
    """A key that should hold a text and holds more is refused by its name."""
    assert "source in its front matter holds more" in error(f"---\nsource: [a, b]\n---\n{BODY}", "text").what


def test_front_matter_without_a_body_is_an_error() -> None:
    """A title is not a report."""
    assert error("---\ntitle: Post near Baqubah attacked\n---\n\n", "text").what == "holds no text"


def test_markdown_headings_are_titles_without_their_marks() -> None:
    """The marks become spaces, so that offsets are the file's and titles are clean."""
    found = markdown(f"# Post near Baqubah attacked\n\n{BODY}\n\n## Later\n\nMore #1.")
    assert found.title == "Post near Baqubah attacked"
    assert found.text == f"  Post near Baqubah attacked\n\n{BODY}\n\n   Later\n\nMore #1."
    assert found.media_type == "text/markdown"


def test_the_same_text_with_other_line_ends_is_the_same_report() -> None:
    """Ids come from the words, not from how a file was saved."""
    assert report(f"{BODY}\n\nMore.").id == report(f"\ufeff{BODY}\r\n\r\nMore.").id
    assert report(f"{BODY}\n\nMore.").bytes_sha256 != report(f"{BODY}\r\n\r\nMore.").bytes_sha256


@pytest.mark.parametrize(
    ("kind", "given", "source", "outlet"),
    [
        ("text", "---\nsource: Tigris  Wire\n---\nGunmen came.", "tigris-wire", "Tigris Wire"),
        (
            "text",
            "---\naddress: https://www.wire.example/1\n---\nGunmen came.",
            "wire-example",
            "wire.example",
        ),
        ("text", "Gunmen came.", "unknown", ""),
        ("jsonl", '{"text": "Gunmen came.", "outlet": "Delta Daily"}', "delta-daily", "Delta Daily"),
    ],
)
def test_a_report_comes_with_the_name_of_its_outlet(kind: str, given: str, source: str, outlet: str) -> None:
    """The name is kept as written, on one line, beside the id that is made of it."""
    (placed,) = results(given.encode(), kind)
    assert isinstance(placed, Placed)
    assert (placed.report.source, placed.outlet) == (source, outlet)


def test_scripts_in_a_text_are_no_words_of_the_report() -> None:
    """What a script or a style holds is blanked, and every other character stays where it was."""
    body = "Gunmen fired in Baqubah. <script>write('The army fled Tikrit.')</script> <b>Two</b> died, police said."
    found = report(body, kind="text")
    assert "army" not in found.text
    assert found.text.index("Two") == body.index("Two")


def test_a_script_that_is_never_closed_stays_text() -> None:
    """A tag alone may be what the report is about, and hides nothing behind it."""
    body = "The attackers wrote <script> on the wall of the school in Baqubah, said two teachers."
    found = report(body, kind="text")
    assert found.text == body


@pytest.mark.parametrize("begins", ["<!DOCTYPE html>\n<html>", "\n<html lang='en'>"])
def test_a_page_under_the_name_of_a_text_is_a_page(begins: str) -> None:
    """What begins as a page is read as one, whatever its name ends with."""
    page = f"{begins}<body><article><h1>Attack</h1><p>{BODY} {BODY}</p></article></body></html>"
    found = report(page, kind="text")
    assert found.media_type == "text/html"
    assert "<p>" not in found.text
