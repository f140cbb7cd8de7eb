"""HTML pages: the article's words, and only what a page says of itself."""

from __future__ import annotations

import socket

import pytest
from tests.sources.helpers import error, report

from rasid.sources.defaults import Defaults

ARTICLE = (
    "<article><h1>Post near Baqubah attacked</h1>"
    "<p>Gunmen attacked a post near Baqubah on Monday. Two soldiers were wounded, police said.</p>"
    "<p>The Joint Operations Command denied that any soldier was harmed.</p></article>"
)
TEXT = (
    "Post near Baqubah attacked\n\n"
    "Gunmen attacked a post near Baqubah on Monday. Two soldiers were wounded, police said.\n\n"
    "The Joint Operations Command denied that any soldier was harmed."
)


def page(head: str = "", body: str = ARTICLE) -> str:
    """A page with these parts."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_the_article_is_read_and_the_rest_is_not() -> None:
    """Title, an empty line, paragraphs parted by empty lines; no menus, notices or other stories."""
    body = (
        "<nav><a href='/'>Home</a><a href='/iraq'>Iraq</a></nav>"
        "<div class='cookie-banner'>We use cookies.</div>"
        f"{ARTICLE}<aside class='related'><a href='/x'>Warehouse burns in Basra</a></aside>"
        "<footer>&copy; 2019 Tigris Wire</footer>"
    )
    found = report(page(body=body), "html")
    assert found.text == TEXT
    assert found.title == "Post near Baqubah attacked"
    assert found.media_type == "text/html"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>document.write('Forty killed in Samarra')</script>",
        '<script type=\'application/ld+json\'>{"articleBody": "Forty killed in Samarra"}</script>',
        "<style>p::after {content: 'Forty killed in Samarra'}</style>",
        "<noscript>Forty killed in Samarra</noscript>",
        "<template><p>Forty killed in Samarra</p></template>",
        "<p hidden>Forty killed in Samarra</p>",
        "<p style='color: red; display : none'>Forty killed in Samarra</p>",
        "<!-- Forty killed in Samarra -->",
        "<iframe srcdoc='Forty killed in Samarra'>Forty killed in Samarra</iframe>",
    ],
)
def test_what_no_reader_of_the_page_sees_is_not_text(unseen: str) -> None:
    """Scripts are not executed, and neither their words nor hidden ones come into the text."""
    body = ARTICLE.replace("<p>The Joint", f"{unseen}<p>The Joint")
    found = report(page(head=unseen if "script" in unseen else "", body=body), "html")
    assert found.text == TEXT


def test_words_behind_a_script_are_kept() -> None:
    """Taking a script out takes nothing else with it."""
    body = "<p>Gunmen attacked <script>x()</script>a post near Baqubah on Monday, police said.</p>"
    assert (
        report(page(body=body), "html").text == "Gunmen attacked a post near Baqubah on Monday, police said."
    )


def test_a_page_reaches_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page with pictures, frames and scripts opens no connection."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<script src='http://a.example/x.js'></script><link rel='canonical' href='http://a.example/1'>"
    found = report(
        page(head, ARTICLE + "<img src='http://a.example/p.png'><iframe src='http://a.example'></iframe>")
    )
    assert found.text == TEXT


def test_metadata_are_taken_as_the_page_gives_them() -> None:
    """Title, address, publication and update come from meta elements, times with their zones."""
    found = report(
        page(
            "<title>Something else | Tigris Wire</title>"
            "<meta property='og:title' content='Post near Baqubah attacked'>"
            "<meta property='og:site_name' content='Tigris Wire'>"
            "<link rel='canonical' href='https://www.tigriswire.example/2024/post'>"
            "<meta property='article:published_time' content='2024-03-04T18:30:00+03:00'>"
            "<meta property='article:modified_time' content='2024-03-05T07:00:00Z'>"
        ),
        "html",
    )
    assert found.address == "https://www.tigriswire.example/2024/post"
    assert (found.published, found.updated) == ("2024-03-04T18:30:00+03:00", "2024-03-05T07:00:00+00:00")
    assert found.source == "tigriswire-example"
    assert found.title == "Post near Baqubah attacked"


def test_the_sites_name_is_no_part_of_the_title() -> None:
    """ "Headline - Site" loses the site where the page names it."""
    site = "<meta property='og:site_name' content='Tigris Wire'>"
    head = f"<title>Post near Baqubah attacked - Tigris Wire</title>{site}"
    body = "<p>Gunmen attacked a post near Baqubah on Monday. Two soldiers were wounded, police said.</p>"
    found = report(page(head, body), "html")
    assert found.title == "Post near Baqubah attacked"
    assert found.source == "tigris-wire"


def test_json_ld_tells_date_and_headline() -> None:
    """The article of a graph is found among other things, its dates and headline are taken."""
    graph = (
        '<script type=\'application/ld+json\'>{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": '
        '["NewsArticle"], "headline": "Post near Baqubah attacked", '
        '"datePublished": "2024-03-04T18:30:00+03:00",'
        ' "dateModified": "2024-03-05", "publisher": {"name": "Tigris Wire"}}]}</script>'
    )
    found = report(page(graph, ARTICLE.replace("h1", "h4")), "html")
    assert (found.published, found.updated, found.source) == (
        "2024-03-04T18:30:00+03:00",
        "2024-03-05",
        "tigris-wire",
    )
    assert found.title == "Post near Baqubah attacked"


@pytest.mark.parametrize("broken", ["{", "[1, 2", '{"@graph": 3}', "null", "[[[]]]", '{"@type": {"a": 1}}'])
def test_broken_json_ld_costs_nothing(broken: str) -> None:
    """A slip in a page's metadata does not lose its article."""
    found = report(page(f"<script type='application/ld+json'>{broken}</script>"), "html")
    assert (found.text, found.published) == (TEXT, None)


@pytest.mark.parametrize(
    ("times", "published"),
    [
        ("<time datetime='2024-03-04'>Monday</time>", "2024-03-04"),
        ("<time datetime='2024-03-04'>a</time><time datetime='2024-03-04'>b</time>", "2024-03-04"),
        ("<time datetime='2024-03-04'>a</time><time datetime='2023-01-01'>b</time>", None),
        (
            "<time itemprop='datePublished' datetime='2024-03-04'></time><time datetime='2023-01-01'></time>",
            "2024-03-04",
        ),
        ("<time datetime='18:30'>half past six</time>", None),
        ("<time>4 March 2024</time>", None),
    ],
)
def test_a_time_element_is_the_date_where_it_is_alone_or_marked(times: str, published: str | None) -> None:
    """Of several dates none is taken: any may belong to a linked story."""
    assert report(page(body=ARTICLE.replace("</h1>", f"</h1>{times}")), "html").published == published


def test_no_date_is_invented() -> None:
    """A copyright line, a date in the address and dates in the text are not the publication."""
    link = "<link rel='canonical' href='https://a.example/2021/05/06/post'>"
    head = f"{link}<title>Post attacked on 7 May 2021</title>"
    body = (
        ARTICLE.replace("on Monday", "on 8 May 2021")
        + "<footer>&copy; 2019-2022 Tigris Wire, 9 May 2021</footer>"
    )
    found = report(page(head, body), "html")
    assert (found.published, found.updated, found.flags) == (None, None, ())


def test_a_date_that_cannot_be_understood_is_flagged() -> None:
    """The report is kept without the date; a second, readable date is used instead."""
    wrong = "<meta property='article:published_time' content='last Monday'>"
    found = report(page(wrong), "html")
    assert (found.published, found.flags) == (None, ("bad_date",))
    found = report(page(wrong + "<meta name='date' content='2024-03-04'>"), "html")
    assert (found.published, found.flags) == ("2024-03-04", ())


def test_a_page_that_a_browser_saved_knows_its_address() -> None:
    """The comment that browsers leave at the top is the address where the page names none."""
    saved = page().replace("<html>", "<html>\n<!-- saved from url=(0030)https://a.example/2024/post -->")
    assert report(saved, "html").address == "https://a.example/2024/post"


@pytest.mark.parametrize(
    "address", ["/2024/post", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_only_web_addresses_are_addresses(address: str) -> None:
    """Relative addresses and those of other kinds are left out."""
    assert report(page(f"<link rel='canonical' href='{address}'>"), "html").address is None


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='windows-1252'>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<meta charset=windows-1256>", "cp1256"),
        ("<meta charset='no-such-code'>", "utf-8"),
        ("<meta charset='windows-1252'>", "utf-8"),
        ("<meta charset='utf-8'>", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_the_declared_encoding_is_used(head: str, encoding: str) -> None:
    """A mark comes first, then valid UTF-8, then what the page declares."""
    word = "مدينة" if encoding == "cp1256" else "café"
    body = f"<p>A bomb went off at the {word} near the bridge on Monday, police said.</p>"
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    assert report(source.encode(encoding), "html").text.split()[6] == word


def test_a_page_in_another_encoding_than_it_says_is_an_error() -> None:
    """Byte, line and the declared encoding are named."""
    source = "<html><head><meta charset='utf-8'></head>\n<body><p>café society</p></body></html>".encode(
        "cp1252"
    )
    wrong = error(source, "html")
    assert wrong.what == "is not utf-8, which it declares: byte 54 (0xE9, line 2)"
    assert wrong.mend is not None
    assert "iconv" in wrong.mend


def test_an_xml_declaration_does_not_spoil_the_words() -> None:
    """XHTML that declares another encoding than it has is read as what it is."""
    source = f"<?xml version='1.0' encoding='iso-8859-1'?>\n{page(body=ARTICLE.replace('police', 'café'))}"
    assert "wounded, café said." in report(source.encode(), "html").text


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav><article></article></body></html>",
        "<html><body><script>document.write('<p>words</p>')</script></body></html>",
        "<p></p>",
    ],
)
def test_a_page_without_an_article_is_an_error(source: str) -> None:
    """A menu is no article; the mend says what to do."""
    wrong = error(source, "html")
    assert wrong.what == "no article was found in the page"
    assert wrong.mend == "save the article's text as .txt"


def test_a_fragment_is_a_page() -> None:
    """Paragraphs without a page around them are read."""
    assert report("<p>Gunmen attacked a post.</p><p>Two were hurt.</p>").text == (
        "Gunmen attacked a post.\n\nTwo were hurt."
    )


def test_a_title_that_the_body_repeats_stands_once() -> None:
    """The headline above the article is not repeated below itself."""
    head = "<meta property='og:title' content='Post near  Baqubah attacked'>"
    body = (
        "<div><p>Post near Baqubah attacked</p>"
        "<p>Gunmen attacked a post near Baqubah on Monday. Two soldiers were wounded, police said.</p></div>"
    )
    found = report(page(head, body), "html")
    assert found.text.count("Post near Baqubah attacked") == 1
    assert found.title == "Post near Baqubah attacked"


def test_a_page_nested_without_end_is_an_error_or_read() -> None:
    """A hundred thousand open elements neither crash nor hang."""
    for source in (
        "<div>" * 100_000 + "deep words",
        "<b>" * 100_000 + "deep words",
        "<table><tr><td>" * 30_000,
    ):
        assert error(source, "html").where == "in"


def test_a_page_full_of_white_space_is_read_at_once() -> None:
    """Long runs of spaces, over which the extractor would sit for minutes, do not reach it."""
    found = report(page(body=f"<p>A bomb{' ' * 3_000_000}went off.</p>"), "html")
    assert found.text.split() == ["A", "bomb", "went", "off."]


def test_a_page_too_large_is_an_error() -> None:
    """The limit is named in bytes."""
    wrong = error(page(body=ARTICLE * 100), "html", Defaults(max_bytes=1000))
    assert wrong.what == "is larger than 1,000 bytes"
