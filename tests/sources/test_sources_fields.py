"""Dates, languages, sources and defaults: the fields around a report's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.helpers import report

from rasid.errors import DataFileError, InputError
from rasid.model.report import Source, source_id
from rasid.sources.dates import is_implausible, read_moment
from rasid.sources.defaults import Defaults, defaults_from
from rasid.sources.languages import read_language
from rasid.sources.outlets import host_of, match_source
from rasid.sources.outlets_file import load_sources

WIRE = Source("tigris-wire", "Tigris Wire", aliases=("TW Agency",), domains=("tigriswire.example",))
LOCAL = Source("wire-local", "Wire Local", domains=("local.tigriswire.example",))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-03-04", "2024-03-04"),
        (" 2024/3/4 ", "2024-03-04"),
        ("2024-03-04T18:30:00+03:00", "2024-03-04T18:30:00+03:00"),
        ("2024-03-04T18:30Z", "2024-03-04T18:30:00+00:00"),
        ("2024-03-04 18:30", "2024-03-04T18:30:00"),
        ("2024-03-04T18:30:00.123456+0300", "2024-03-04T18:30:00+03:00"),
        ("Mon, 04 Mar 2024 18:30:00 +0300", "2024-03-04T18:30:00+03:00"),
        ("4 Mar 2024 18:30 GMT", "2024-03-04T18:30:00+00:00"),
        ("1753-01-01", "1753-01-01"),
    ],
)
def test_dates_are_brought_to_iso(written: str, moment: str) -> None:
    """Days stay days, moments keep their zone, so that the day is the one where it was published."""
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "03/04/2024",
        "2024",
        "2024-03",
        "2024-13-01",
        "2024/03-04",
        "Mon, 04 Mar",
        "18:30",
        "2024-W10-1",
        "1709500000",
        "0000-00-00",
        "2024-03-04T99:00",
        "99 Mar 2024 18:30",
        "4 Mar 2024 99:30",
        "２０２４-03-04x",
    ],
)
def test_what_is_no_date_or_could_be_two_is_not_understood(written: str) -> None:
    """No date is better than a wrong one."""
    assert read_moment(written) is None


@given(st.text(alphabet="0123456789-/:T+Z. MonarFebGT,", max_size=40) | st.text(max_size=30))
def test_any_words_are_a_date_or_none(written: str) -> None:
    """No text makes the reader fail, and what it gives begins with a day and is stable."""
    moment = read_moment(written)
    if moment is not None:
        assert len(moment) >= 10
        assert read_moment(moment) == moment
        assert is_implausible(moment) in (True, False)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("en_US.x", None),
        ("English", "en"),
        ("eng", "en"),
        ("ckb", "ku"),
        ("fa-IR", "fa"),
        ("", None),
        ("?", None),
        ("the language of the sea", None),
    ],
)
def test_language_tags_and_names_become_codes(written: str, code: str | None) -> None:
    """Tags with regions, names and long codes mean one language each."""
    assert read_language(written) == code


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Tigris Wire", "tigris-wire"),
        ("  TIGRIS   wire ", "tigris-wire"),
        ("Agence Française", "agence-francaise"),
        ("news.example.org", "news-example-org"),
        ("وكالة", "وكالة"),
        ("!!", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_sources_id_is_its_name_simplified(name: str, identity: str) -> None:
    """Case, accents and punctuation make no difference."""
    assert source_id(name) == identity


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.tigriswire.example/1", "tigriswire.example"),
        ("http://A.Example:8080/x", "a.example"),
        ("ftp://a.example", None),
        ("a.example/x", None),
        ("http://[", None),
        ("id:3", None),
        ("https://", None),
    ],
)
def test_the_host_of_an_address(address: str, host: str | None) -> None:
    """Only web addresses have one; a broken address has none."""
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("tigris  WIRE", "tigris-wire"),
        ("TW Agency", "tigris-wire"),
        ("www.tigriswire.example", "tigris-wire"),
        ("en.tigriswire.example", "tigris-wire"),
        ("local.tigriswire.example", "wire-local"),
        ("nottigriswire.example", None),
        ("example", None),
    ],
)
def test_names_aliases_and_hosts_lead_to_a_source(written: str, found: str | None) -> None:
    """The nearest domain wins; a host that only ends alike is another."""
    assert match_source(written, [WIRE, LOCAL]) == found
    assert match_source(written, [LOCAL, WIRE]) == found


def test_the_reports_own_words_win_over_defaults() -> None:
    """What is given on the command line holds where the report is silent."""
    given_words = defaults_from(source="Gulf Ledger", published="2024/3/9", language="en-GB")
    own = report(
        '{"text": "a b c", "source": "Tigris Wire", "date": "2024-03-04", "language": "ar"}',
        None,
        given_words,
    )
    assert (own.source, own.published, own.language) == ("tigris-wire", "2024-03-04", "ar")
    silent = report("a b c", None, given_words)
    assert (silent.source, silent.published, silent.language) == ("gulf-ledger", "2024-03-09", "en")


def test_a_bad_date_of_its_own_is_not_replaced() -> None:
    """A report that says a date which cannot be understood has none: the default would be a guess."""
    found = report('{"text": "a b c", "date": "Monday"}', None, Defaults(published="2024-03-04"))
    assert (found.published, found.flags) == (None, ("bad_date",))
    found = report('{"text": "a b c", "date": 5}', None, Defaults(published="2024-03-04"))
    assert (found.published, found.flags) == (None, ("bad_date",))


def test_the_source_is_its_own_then_the_default_then_the_host_then_the_site() -> None:
    """The first of these that is said."""
    page = "<head><meta property='og:site_name' content='The Site'>{}</head><p>A bomb went off near it.</p>"
    link = "<link rel=canonical href='https://en.tigriswire.example/1'>"
    assert report(page.format(link), "html", Defaults(source="gulf-ledger")).source == "gulf-ledger"
    assert report(page.format(link), "html").source == "en-tigriswire-example"
    assert report(page.format(link), "html", Defaults(known=(WIRE,))).source == "tigris-wire"
    assert report(page.format(""), "html").source == "the-site"
    assert report("A bomb went off.").source == "unknown"


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ({"published": "soon"}, "--published"),
        ({"language": "?"}, "--language"),
        ({"source": " "}, "--source"),
    ],
)
def test_wrong_options_are_input_errors(words: dict[str, str], where: str) -> None:
    """What a user types wrong is refused before anything is read."""
    with pytest.raises(InputError) as wrong:
        defaults_from(**words)  # type: ignore[arg-type]
    assert wrong.value.where == where
    assert wrong.value.mend
    assert wrong.value.exit_code == 2


def sources_file(folder: Path, text: str) -> Path:
    """A sources file with this text."""
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sources_file_is_read_as_written(tmp_path: Path) -> None:
    """Every key is taken; words that YAML would turn into something else stay words."""
    path = sources_file(
        tmp_path,
        "- name: Tigris Wire\n  kind: agency\n  country: NO\n  owner: Two Rivers\n  side: null\n"
        "  aliases: [TW, 'Tigris Wire agency']\n  grade: B\n"
        "  domains: [www.tigriswire.example, tigriswire.example]\n"
        "- {name: 24, aliases: One}\n",
    )
    wire, number = load_sources(path)
    assert wire == Source(
        "tigris-wire",
        "Tigris Wire",
        "agency",
        "NO",
        "Two Rivers",
        None,
        "B",
        ("TW", "Tigris Wire agency"),
        ("tigriswire.example",),
    )
    assert (number.id, number.aliases, number.kind, number.grade) == ("24", ("One",), "unknown", "F")


def test_the_example_sources_are_read() -> None:
    """The file that comes with the examples has its list under one key."""
    found = load_sources(Path(__file__).parents[2] / "examples" / "sources.yaml")
    assert [source.id for source in found][:2] == ["tigris-wire", "baqubah-today"]
    assert match_source("www.gulfledger.example", found) == "gulf-ledger"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("- name: A b\n  knd: agency\n", ":2", "there is no key 'knd'"),
        ("- name: A b\n  kind: paper\n", ":2", "kind is 'paper'"),
        ("- name: A b\n\n  grade: G\n", ":3", "grade is 'G'"),
        ("- kind: agency\n", ":1", "a source has no name"),
        ("- name: A\n- name: [B]\n", ":2", "name does not hold one text"),
        ("- name: A\n  aliases: {B: C}\n", ":2", "aliases does not hold a list of texts"),
        ("- name: A\n  domains: [https://a.example/]\n", ":2", "'https://a.example/' is no host"),
        ("- name: A\n  name: B\n", ":2", "the key 'name' stands twice"),
        ("- name: A\n- name: B\n  aliases: [a]\n", ":2", "'A' and 'B' are both called 'a'"),
        ("- name: A\n- text\n", ":2", "a source is no mapping"),
        ("name: A\n", "", "is no list of sources"),
        ("", "", "is no list of sources"),
        ("- name: A\n  kind: b: c\n", ":2", "is no YAML: mapping values are not allowed here"),
    ],
)
def test_a_wrong_sources_file_is_an_error_with_line_and_mend(
    tmp_path: Path, text: str, where: str, what: str
) -> None:
    """The row and the mend are named."""
    path = sources_file(tmp_path, text)
    with pytest.raises(DataFileError) as wrong:
        load_sources(path)
    assert (wrong.value.where, wrong.value.what) == (f"{path}{where}", what)
    assert wrong.value.mend


def test_a_sources_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    """A wrong path and another encoding are told apart."""
    with pytest.raises(InputError, match="No such file"):
        load_sources(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"- name: caf\xe9\n")
    with pytest.raises(DataFileError, match="not UTF-8"):
        load_sources(tmp_path / "latin.yaml")
