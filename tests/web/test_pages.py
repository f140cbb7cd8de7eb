"""The pages and the JSON: what is shown, to whom, and that nothing in a report runs."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from tests.stub_reader import StubReader, a_text

from rasid.model.text import Span
from rasid.settings import settings_from
from rasid.web.app import make_app
from rasid.web.guard import host_name, is_loopback
from rasid.web.highlight import pieces
from rasid.workbench import open_workbench

Get = Callable[..., httpx.Response]

PAGES = ("/", "/incidents", "/claims", "/observations", "/counts", "/reports", "/sources", "/failures")
DATA = ("observations", "claims", "incidents", "counts", "sources", "failures")

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" & 'single'"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store with an attack, its denial, a report that would like to be a page, and a failure."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "in").mkdir()
    texts = {
        "attack": a_text(1),
        "denial": a_text(2, "The army denied that gunmen attacked Baqubah on 2024-03-05."),
        "tikrit": a_text(3, "Gunmen attacked Tikrit on 2024-03-11, killing 2."),
        "hostile": f"EXAMPLE {HOSTILE}\n\n{HOSTILE} Gunmen attacked Diyala on 2024-03-12.",
        "empty": "",
    }
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    address = str(folder / "rasid.db")
    with open_workbench(address, settings_from(), make_reader=StubReader) as workbench:
        workbench.add(folder / "in", source="Example <b>Wire</b>", published="2024-03-13", language="en")
    yield address


def getter(store: str, **options: object) -> Get:
    """Asks the application as a browser would; ``host`` is the address in the browser."""
    app = make_app(store, settings_from(), **options)  # type: ignore[arg-type]

    def get(
        path: str, *, host: str = "127.0.0.1:8000", method: str = "GET", **parameters: str
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
                return await client.request(method, path, params=parameters or None, headers={"Host": host})

        return asyncio.run(ask())

    return get


@pytest.fixture
def get(store: str) -> Get:
    return getter(store)


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.handlers: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                (self.links if tag == "a" else self.fetched).append(value or "")
            elif name in ("src", "srcset", "data"):
                self.fetched.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name.startswith("on"):
                self.handlers.append(name)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_shown_and_runs_nothing(get: Get, path: str) -> None:
    """Every page answers, has one heading, and holds no script, handler or fetched part."""
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    page = Page(answer.text)
    assert page.tags.count("h1") == 1
    assert not {"script", "img", "iframe", "object", "embed", "link", "b"} & set(page.tags)
    assert (page.handlers, page.fetched) == ([], [])


def test_every_link_of_every_page_leads_somewhere(get: Get) -> None:
    """Links within the pages are answered, and their anchors are there."""
    links = {link for path in PAGES for link in Page(get(path).text).links}
    assert any("#q-" in link for link in links)
    for link in sorted(links):
        path, _, anchor = link.partition("#")
        answer = get(html.unescape(path))
        assert answer.status_code == 200, link
        if anchor:
            assert anchor in Page(answer.text).ids, link


def test_the_first_page_holds_what_the_brief_has_in_short(get: Get) -> None:
    """Every sentence of the summary stands on the first page too, below its heading."""
    made = get("/brief.json").json()
    (short,) = [section for section in made["sections"] if section["kind"] == "short"]
    assert short["opening"]
    page = html.unescape(get("/").text)
    below = page[page.index("In short") :].split("</section>")[0]
    assert all(sentence["text"] in below for sentence in short["opening"])


def test_many_citations_are_folded_on_the_first_page(tmp_path: Path) -> None:
    """Of many citations three are shown in a row; the rest unfolds in the sentence, where the heading's leads."""
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(a_text(number), encoding="utf-8")
    address = str(tmp_path / "rasid.db")
    with open_workbench(address, settings_from(), make_reader=StubReader) as workbench:
        workbench.add(tmp_path / "in", source="Wire", published="2024-03-13", language="en")
    text = getter(address)("/").text
    heading = re.search(r"<h3.*?</h3>", text, re.DOTALL)
    assert heading is not None
    assert heading[0].count("<sup>") == 4 and "and 6 more" in heading[0]
    told = re.search(r'<li dir="auto" id="i-.*?</li>', text, re.DOTALL)
    assert told is not None and told[0].count('href="/reports/') == 9 and "<details" in told[0]
    page = Page(text)
    assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))


def test_a_report_shows_its_words_with_quotes_marked(get: Get) -> None:
    """The page of a report holds its whole text, with the quoted words marked behind their anchor."""
    row = next(row for row in get("/api/observations").json()["rows"] if row["place"]["name"] == "Diyala")
    text = get(f"/api/reports/{row['report']}").json()["text"]
    page = get(f"/reports/{row['report']}").text
    quote = row["quote"]
    assert f'id="q-{quote["start"]}-{quote["end"]}"></span><mark>{html.escape(quote["text"])}</mark>' in page
    shown = re.search(r'<div class="text" dir="auto">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    assert html.unescape(re.sub(r"<[^>]+>", "", shown[1])) == text


def test_quotes_may_overlap(store: str) -> None:
    """Overlapping quotes leave the text whole, and each has its anchor."""
    cut = pieces("abcdefgh", [Span(1, 5), Span(3, 8), Span(1, 2)])
    assert "".join(piece.text for piece in cut) == "abcdefgh"
    assert [piece.text for piece in cut if not piece.quoted] == ["a"]
    assert [name for piece in cut for name in piece.anchors] == ["q-1-2", "q-1-5", "q-3-8"]


@pytest.mark.parametrize("name", DATA)
def test_the_data_are_the_rows_of_the_lists(get: Get, store: str, name: str) -> None:
    """/api gives what the lists give."""
    body = get(f"/api/{name}").json()
    with open_workbench(store, settings_from()) as workbench:
        rows = list(getattr(workbench, name)().rows())
    assert body == {"count": len(rows), "rows": json.loads(json.dumps(rows))}


def test_lists_are_selected_by_place_and_days(get: Get) -> None:
    """Parameters select as on the command line; empty fields of a form select nothing away."""
    assert get("/api/observations", where="Tikrit").json()["count"] == 1
    assert get("/api/observations", since="2024-03-12", until="2024-03-12").json()["count"] == 1
    assert get("/api/observations", as_of="2024-03-01").json()["count"] == 0
    assert get("/api/observations", where="", since="", until="").json()["count"] == 4
    assert "Tikrit" not in get("/observations", where="Diyala").text
    assert 'value="true" checked' in get("/incidents", violence="true").text
    assert 'href="/claims?violence=true"' in get("/incidents", violence="true").text


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("/api/reports/r-0000", {}, 404),
        ("/reports/r-0000", {}, 404),
        ("/api/nothing", {}, 404),
        ("/nothing", {}, 404),
        ("/brief.pdf", {}, 404),
        ("/api/claims", {"since": "soon"}, 400),
        ("/api/claims", {"since": "2024-03-05", "until": "2024-03-01"}, 400),
        ("/api/claims", {"known_at": "noon"}, 400),
    ],
)
def test_errors_have_one_shape(get: Get, path: str, parameters: dict[str, str], status: int) -> None:
    """Every error is {"error": {"what", "where", "mend"}}, guarded like every other answer."""
    answer = get(path, **parameters)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert list(answer.json()["error"]) == ["what", "where", "mend"]
    assert answer.json()["error"]["what"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_nothing_can_be_changed_over_http(get: Get) -> None:
    """The application is read only."""
    assert get("/api/claims", method="POST").status_code == 405
    assert get("/reports", method="DELETE").status_code == 405
    paths = get("/api/openapi.json").json()["paths"]
    assert {method for each in paths.values() for method in each} == {"get"}


def test_a_bug_is_told_in_the_same_shape_and_gives_nothing_away(
    store: str, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that nobody foresaw is a 500 without its inner words, and is guarded too."""
    from rasid.workbench import Workbench

    def broken(*_: object) -> None:
        raise ZeroDivisionError("inner words")

    monkeypatch.setattr(Workbench, "claims", broken)
    answer = get("/api/claims")
    assert answer.status_code == 500
    assert list(answer.json()["error"]) == ["what", "where", "mend"]
    assert "inner words" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_store_that_has_gone_is_told(tmp_path: Path) -> None:
    """A store that is not there any more is a 503 that names it."""
    answer = getter(str(tmp_path / "gone.db"))("/api/claims")
    assert answer.status_code == 503
    assert "gone.db" in answer.json()["error"]["where"]


@pytest.mark.parametrize("path", [*PAGES, "/api/claims", "/api/openapi.json", "/brief.html"])
def test_every_answer_is_guarded(get: Get, path: str) -> None:
    """Nothing may be loaded from elsewhere, framed, sniffed or kept."""
    headers = get(path).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'none'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:"):
        assert rule in policy
    assert "script-src" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_pages_that_fetch_scripts_from_elsewhere_are_off(get: Get, path: str) -> None:
    """The pages that FastAPI makes by itself are not there."""
    assert get(path).status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "10.0.0.7:8000"]
)
def test_other_names_are_refused(get: Get, host: str) -> None:
    """A page elsewhere that makes its name point here gets nothing (DNS rebinding)."""
    answer = get("/api/claims", host=host)
    assert answer.status_code == 400
    assert list(answer.json()["error"]) == ["what", "where", "mend"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000"])
def test_our_own_names_are_welcome(get: Get, host: str) -> None:
    """The names of this machine are let in, in any case and with any port."""
    assert get("/api/claims", host=host).status_code == 200


def test_an_open_server_takes_addresses_and_given_names(store: str) -> None:
    """Listening for others, addresses in figures are let in, and names that were given, and no others."""
    get = getter(store, host="0.0.0.0", names=("desk.example",))
    assert get("/sources", host="192.0.2.7:8000").status_code == 200
    assert get("/sources", host="desk.example").status_code == 200
    assert get("/sources", host="evil.example").status_code == 400


def test_hosts_are_told_apart() -> None:
    """A Host header may hold brackets and a port."""
    assert [host_name(each) for each in ("A.b:80", "[::1]:80", "[::1]", "")] == ["a.b", "::1", "::1", ""]
    assert [is_loopback(each) for each in ("localhost", "127.8.8.8", "::1", "0.0.0.0", "example.org")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_brief_comes_in_three_forms(get: Get) -> None:
    """The brief can be taken along as HTML, Markdown and JSON."""
    for form, kind in (("html", "text/html"), ("md", "text/markdown"), ("json", "application/json")):
        answer = get(f"/brief.{form}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
        assert "Baqubah" in answer.text


def test_the_store_is_opened_by_each_request(store: str) -> None:
    """Requests side by side each have an answer."""
    app = make_app(store, settings_from())

    async def ask_all() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            answers = await asyncio.gather(*(client.get(f"/api/{name}") for name in DATA * 3))
            return [answer.status_code for answer in answers]

    assert set(asyncio.run(ask_all())) == {200}


def test_only_attacks_and_fighting_is_offered_where_it_acts(get: Get) -> None:
    """Lists of events and claims and the first page can be of violence only; others neither ask nor link so."""
    for name in ("incidents", "claims", "observations", ""):
        assert 'name="violence"' in get(f"/{name}").text
    for name in ("situations", "counts", "reports"):
        page = get(f"/{name}", violence="true").text
        assert 'name="violence"' not in page and "violence=true" not in page
    assert 'href="/situations"' in get("/incidents", violence="true").text
    paths = get("/api/openapi.json").json()["paths"]
    offering = {
        path.rsplit("/", 1)[1]
        for path, ways in paths.items()
        if "violence" in {each["name"] for each in ways["get"].get("parameters", ())}
    }
    assert offering == {"incidents", "claims", "observations"}


def test_a_brief_of_violence_says_so(get: Get) -> None:
    """What was left out is told: on the first page, in the header of every form and as a field of the JSON."""
    told = "nly attacks and fighting"
    assert f"O{told} are told" in get("/", violence="true").text
    assert f"O{told} are told" not in get("/").text
    for form in ("html", "md"):
        assert f"all places; o{told}." in get(f"/brief.{form}", violence="true").text
        assert f"o{told}" not in get(f"/brief.{form}").text
    made, everything = (get("/brief.json", **asked).json() for asked in ({"violence": "true"}, {}))
    assert (made["violence"], everything["violence"]) == (True, False)
    assert made["id"] != everything["id"]
