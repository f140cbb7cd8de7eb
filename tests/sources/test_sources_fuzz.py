"""Whatever bytes come in, what comes out are reports and errors that name their place."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.helpers import results

from rasid.errors import UnreadableReport
from rasid.model.report import Report
from rasid.model.text import Quote

KINDS = ["text", "html", "jsonl", None]

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<script>",
            "</script>",
            "<html>",
            "<head>",
            "<body>",
            "<!--",
            "-->",
            "<",
            "&#0;",
            "&#xD800;",
            "&#xFFFE;",
            "&amp;",
            "<![CDATA[",
            "<?xml ?>",
            "<svg>",
            "<title>",
            "<meta charset=utf-7>",
            "<table>",
            "<meta charset='x'>",
            "<time datetime='2024-01-01'>",
            "A bomb went off. ",
            "<base href='//['>",
            "<frameset>",
            "<link rel=canonical href='http://['>",
            "<script type='application/ld+json'>",
            '{"@type": "Article"}',
            "\x0b",
            "<meta property='article:published_time' content='2024-99-99'>",
            "<h1>",
            "<li>",
            "<td>",
            "<br>",
            "é",
            "\u202e",
        ]
    ),
    max_size=40,
).map("".join)

FRONT_MATTER = st.lists(
    st.sampled_from(
        [
            "---\n",
            "title: ",
            "source: ",
            "published: ",
            "&a ",
            "*a",
            "[",
            "{",
            "\n",
            "- ",
            "? ",
            "!!python/x ",
            "'",
            '"',
            "|",
            "\t",
            "words ",
            "2024-01-01",
            "%YAML 9\n",
            "\ufeff",
            "\x00",
        ]
    ),
    max_size=25,
).map(lambda parts: "---\n" + "".join(parts) + "\n---\nBody words.")

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "title", "date", "id", "url", "source", "language", "x"]), inner
        )
    ),
    max_leaves=8,
)

SURROGATES = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


def check(data: bytes, kind: str | None) -> None:
    """Reads ``data`` and holds what every later step relies on."""
    for result in results(data, kind):
        assert result.where is not None
        assert result.where.startswith("in")
        if isinstance(result, UnreadableReport):
            assert result.what
            assert result.mend
            str(result).encode("utf-8", "surrogatepass")
        else:
            check_report(result.report)


def check_report(report: Report) -> None:
    """Text that can be stored, parsed and quoted, with a title at its beginning."""
    text = report.text
    text.encode("utf-8")
    assert text.strip()
    assert not any((ord(char) < 32 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0 for char in text)
    assert 0 <= report.title_end < len(text)
    assert text[report.title_end :].strip()
    if report.title_end:
        assert report.title
        assert not text[report.title_end :].partition("\n")[0].strip()
    json.dumps([report.address, report.source, report.published]).encode("utf-8")
    (report.address or "").encode("utf-8")
    report.source.encode("utf-8")
    start = len(text) - len(text.lstrip())
    assert Quote.cut(report.id, text, start, len(text.rstrip())).check(text).text == text.strip()


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.binary(max_size=300))
def test_any_bytes(kind: str | None, data: bytes) -> None:
    """Bytes at random never raise."""
    check(data, kind)


@pytest.mark.parametrize("kind", KINDS)
@given(text=SURROGATES, encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"]))
def test_any_text(kind: str | None, text: str, encoding: str) -> None:
    """Characters at random in any encoding never raise, lone surrogates among them."""
    check(text.encode(encoding, "surrogatepass"), kind)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(MARKUP)
def test_any_markup(source: str) -> None:
    """Elements in any order, open and broken, never raise, and no script's words come out."""
    check(source.encode(), "html")


@given(FRONT_MATTER)
def test_any_front_matter(text: str) -> None:
    """YAML of any shape never raises, and makes no objects."""
    check(text.encode(), "text")


@given(st.lists(JSON_VALUES, max_size=4), st.booleans())
def test_any_json(values: list[object], as_array: bool) -> None:
    """JSON values of any shape, in lines or in one array, never raise."""
    written = json.dumps(values) if as_array else "\n".join(map(json.dumps, values))
    check(written.encode(), "jsonl")


@given(st.lists(JSON_VALUES, max_size=3), st.integers(0, 60), st.binary(max_size=2))
def test_cut_and_damaged_json(values: list[object], cut: int, damage: bytes) -> None:
    """Lines that break off or are damaged anywhere never raise."""
    written = "\n".join(map(json.dumps, values)).encode()
    check(written[:cut] + damage + written[cut + 1 :], "jsonl")


@given(st.text(min_size=1).filter(lambda text: not any(0xD800 <= ord(char) < 0xE000 for char in text)))
def test_offsets_in_a_text_are_offsets_in_its_file(text: str) -> None:
    """A plain text without front matter, control characters aside, is its report's text."""
    kept = "".join(char for char in text if char == "\n" or char.isprintable()).lstrip("\ufeff")
    found = results(kept.encode(), "text")
    if kept.strip() and not isinstance(found[0], UnreadableReport):
        assert found[0].report.text == kept
