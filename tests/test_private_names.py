"""From a report to everything that goes out: no private name in any form, and every citation in its place."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading import PUBLISHED

from rasid.cli.output import show, write_csv, write_geojson, write_json_lines, write_table
from rasid.run.here import Reader
from rasid.settings import Settings, settings_from
from rasid.web.app import make_app
from rasid.workbench import Workbench, open_workbench, rendered

FORMS = ("html", "markdown", "json")

REPORT = """Karim Saleh, Farmer, Killed by Bomb in Baqubah

BAQUBAH, Iraq, March 14 (Tigris Wire) - A roadside bomb killed Karim Saleh, a farmer, and wounded his
9-year-old daughter Mina in Baqubah on Thursday. Saleh's brother Nabil al-Jubouri, a teacher, said that gunmen had
attacked two soldiers there.

Defence Minister Hassan al-Jubouri said the army killed four militants in Khanaqin. Wafiq Dharghami denied that the army
killed four militants in Khanaqin. Suhad A. Qilmari told Tigris Wire that gunmen abducted Omar bin Harith in Baqubah.

Militia leader Jawad al-Kazemi said his fighters had attacked a patrol in Muqdadiya. “They shot my cousin Zaid,” said
Khalil Sinjari, who saw the attack on the patrol in Muqdadiya.
"""
PRIVATE = (
    "Karim", "Saleh", "Mina", "Nabil", "Dharghami", "Wafiq", "Suhad", "Qilmari", "Harith", "Zaid", "Sinjari",
)  # fmt: skip
PUBLIC = ("Hassan al-Jubouri", "Jawad al-Kazemi")


def opened(reader: Reader, address: str = ":memory:") -> Workbench:
    def make_reader(_: Settings) -> Reader:
        return reader

    return open_workbench(address, settings_from(), make_reader=make_reader)


def added(reader: Reader, folder: Path, text: str, address: str = ":memory:") -> Workbench:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    workbench = opened(reader, address)
    workbench.add(path, source="tigris-wire", published=PUBLISHED, language="en")
    return workbench


@pytest.fixture(scope="module")
def told(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The report above, in a store."""
    with added(reader, tmp_path_factory.mktemp("names"), REPORT) as workbench:
        yield workbench


def outputs(workbench: Workbench, *, names: bool = False) -> Iterator[tuple[str, str]]:
    """Everything that goes out, by name: lists in every format, briefs in every form."""
    for listing in (workbench.claims(names=names), workbench.incidents(names=names), workbench.counts()):
        for writer in (write_table, write_csv, write_json_lines, write_geojson):
            if listing.name == "counts" and writer is write_geojson:
                continue
            out = io.StringIO()
            writer(listing.name, listing.rows(), out)
            yield f"{listing.name} {writer.__name__}", out.getvalue()
    for row in workbench.situations(names=names).rows():
        yield "situations", json.dumps(row, ensure_ascii=False)
    for claim in workbench.claims():
        row = workbench.argument_row(claim.id, names=names)
        yield f"claim {claim.id}", json.dumps(row, ensure_ascii=False)
    yield "claimreview", json.dumps(workbench.claim_reviews(names=names), ensure_ascii=False)
    for everything in (False, True):
        brief = workbench.brief(everything=everything, names=names)
        for form in FORMS:
            yield f"brief {form}", rendered(brief, form)


def test_no_private_name_goes_out(told: Workbench) -> None:
    """No list and no brief, in any form, holds the name of a victim, a witness or a relative."""
    for what, text in outputs(told):
        found = [name for name in PRIVATE if re.search(rf"\b{name}\b", text)]
        assert not found, what


def test_whoever_acts_in_office_is_named(told: Workbench) -> None:
    """Ministers and militia leaders keep their names, and a role stands where others are withheld."""
    page = rendered(told.brief(everything=True), "html")
    assert all(name in page for name in PUBLIC)
    assert "[a farmer]" in page and "[a 9-year-old child]" in page and "[a teacher]" in page


def test_names_are_there_for_who_decides_so(told: Workbench) -> None:
    """With ``names`` the lists and the brief hold the report's own words."""
    shown = dict(outputs(told, names=True))
    assert "Karim Saleh" in shown["claims write_json_lines"] and "Karim Saleh" in shown["brief html"]
    assert told.brief(names=True).id != told.brief().id, "two editions"


def test_a_citation_opens_the_exact_place(told: Workbench) -> None:
    """What is stored is exact, and a citation's place is that of the stored quote."""
    stored = {each.id: each for each in told.observations()}
    assert any("Karim Saleh" in each.quote.text for each in stored.values())
    data = json.loads(rendered(told.brief(everything=True), "json"))
    assert data["citations"]
    for citation in data["citations"]:
        quote = stored[citation["observation"]].quote
        assert (citation["quote"]["start"], citation["quote"]["end"]) == (quote.start, quote.end)
    (report,) = told.reports()
    for each in stored.values():
        each.quote.check(report.text)


def test_the_working_record_is_exact(told: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of observations shows the report's own words, as a record that is checked against it must."""
    show("observations", told.observations().rows(), style="jsonl")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (report,) = told.reports()
    assert all(report.text[r["quote"]["start"] : r["quote"]["end"]] == r["quote"]["text"] for r in rows)
    keys = [name for row in rows for name in row["private"]]
    assert keys and all(set(name) == {"start", "end", "role"} for name in keys)
    assert not [role for role in (name["role"] for name in keys) for p in PRIVATE if p in role]


def test_no_page_names_them(reader: Reader, tmp_path: Path) -> None:
    """Pages and API withhold names; only a report's own page, which a citation opens, is as published."""
    address = str(tmp_path / "rasid.db")
    with added(reader, tmp_path, REPORT, address) as workbench:
        ids = [f"/claims/{each.id}" for each in workbench.claims()]
        ids += [f"/incidents/{each.id}" for each in workbench.incidents()]
    pages = [
        "/",
        "/brief.html",
        "/brief.md",
        "/brief.json",
        "/incidents",
        "/claims",
        "/observations",
        "/counts",
    ]
    pages += ["/api/observations", "/api/claims", "/api/incidents", "/api/counts", *ids]
    assert len(pages) > 16
    for page, text in asked(address, pages).items():
        found = [name for name in PRIVATE if re.search(rf"\b{name}\b", text)]
        assert not found, page


def asked(address: str, pages: list[str]) -> dict[str, str]:
    """The answers of the application to a browser on this machine."""
    app = make_app(address, settings_from())

    async def ask() -> dict[str, str]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            return {page: (await client.get(page)).raise_for_status().text for page in pages}

    return asyncio.run(ask())


FIRST = st.sampled_from(["Karim", "Layla", "Omar", "Suhad", "Yousif", "John", "Zainab", "Abdul-Rahman"])
LAST = st.sampled_from(
    ["al-Jubouri", "Hadithi", "Tarfushi", "Qilmari", "el-Masri", "bin Harith", "Dharghami"]
)
TEMPLATES = st.sampled_from(
    [
        "A roadside bomb killed {name}, a farmer, in Baqubah on Monday. {last}'s house was burnt in the attack.",
        "Gunmen abducted {name} in Khanaqin. Residents said that gunmen had killed {last}.",
        "{name}, a witness, said that militants attacked a checkpoint in Muqdadiya. {last} denied that soldiers fled.",
        "Police arrested {name}, 34, in Mosul after a bombing killed three. The mayor denied that {last} was held.",
        "“Gunmen attacked our house,” said {name}, whose son was killed in Mosul on Sunday.",
        "The governor of Diyala, Muthanna al-Tamimi, said that gunmen had killed {name} and two soldiers in Baqubah.",
    ]
)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=FIRST, last=LAST, template=TEMPLATES, titled=st.booleans())
def test_no_invented_name_goes_out(
    reader: Reader, tmp_path: Path, first: str, last: str, template: str, titled: bool
) -> None:
    """Whatever a private person is called, no list and no brief holds the name, headline or not."""
    name, bare = f"{first} {last}", last.split()[-1]
    title = f"Attack in Diyala: {name} named by police\n\n" if titled else ""
    with added(reader, tmp_path, title + template.format(name=name, last=bare)) as workbench:
        assert any(name in each.quote.text for each in workbench.observations()) or titled
        for what, text in outputs(workbench):
            assert first not in text and bare not in text, what
