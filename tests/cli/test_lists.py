"""Lists: what is in the store, selected, and printed in four formats."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import stub_reader
from tests.cli.conftest import Command
from tests.stub_reader import a_text

from rasid.model.observation import Observation
from rasid.model.report import Report
from rasid.workbench.geometry import geometry_of

LINES = [
    ("1", "2024-03-05", "Gunmen attacked Baqubah on 2024-03-05, killing 3."),
    ("2", "2024-03-06", "The army denied that gunmen attacked Baqubah on 2024-03-05."),
    ("3", "2024-03-12", "Gunmen attacked Tikrit on 2024-03-11, killing 2."),
    ("4", "2024-03-13", "Gunmen attacked Diyala on 2024-03-12."),
    ("5", "2024-03-20", "Gunmen attacked Khanaqin."),
]


@pytest.fixture
def filled(rasid: Command, tmp_path: Path) -> Command:
    """A store with five reports."""
    rows = [
        {
            "id": number,
            "source": "Example Wire",
            "published": day,
            "language": "en",
            "text": a_text(int(number), said),
        }
        for number, day, said in LINES
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert rasid("add", "in.jsonl").code == 0
    return rasid


def rows_of(rasid: Command, *arguments: str) -> list[dict[str, Any]]:
    result = rasid(*arguments, "--format", "jsonl")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert (result.code, bool(result.err)) == (0, not rows)
    return rows


def places(rasid: Command, *arguments: str) -> list[str]:
    """The places of the observations that are selected."""
    return sorted(row["place"]["text"] for row in rows_of(rasid, "observations", *arguments))


@pytest.mark.parametrize("name", ["observations", "claims", "incidents", "counts", "reports"])
def test_a_list_has_rows_in_every_format(filled: Command, name: str) -> None:
    """Each list prints the same number of records as a table, as JSON lines and as CSV."""
    rows = rows_of(filled, name)
    assert rows
    table = filled(name).out.splitlines()
    assert len(table) == len(rows) + 1
    assert all(line.count("\t") == table[0].count("\t") for line in table)
    assert len(list(csv.reader(io.StringIO(filled(name, "--format", "csv").out)))) == len(rows) + 1


def test_an_observation_has_the_promised_shape(filled: Command) -> None:
    """A line of JSON has exactly the keys that the reference promises."""
    first = rows_of(filled, "observations")[0]
    assert list(first) == [
        "id", "report", "quote", "speaker", "stance", "modality", "flags", "happening", "tolls", "time",
        "place", "inferred", "confidence", "private", "chain", "content", "quoted", "outlet", "judged",
    ]  # fmt: skip


def test_a_claim_has_the_promised_shape(filled: Command) -> None:
    """A claim has exactly the keys that the reference promises."""
    first = rows_of(filled, "claims")[0]
    assert list(first) == [
        "id", "content", "status", "reason", "origins", "channels", "for", "against", "history",
        "implied_for", "implied_against", "part_of",
    ]  # fmt: skip
    content = first["content"]
    assert isinstance(content, dict)
    assert list(content) == ["type", "phase", "agent", "patient", "place", "time", "text", "part"]


def test_where_selects_a_place_and_what_lies_in_an_area(filled: Command) -> None:
    """--where takes names of places and provinces, in any case, and may be repeated."""
    assert places(filled, "--where", "tikrit") == ["Tikrit"]
    assert places(filled, "--where", "DIYALA") == ["Baqubah", "Baqubah", "Diyala", "Khanaqin"]
    assert places(filled, "--where", "Tikrit", "--where", "Khanaqin") == ["Khanaqin", "Tikrit"]
    assert places(filled, "--where", "Atlantis") == []
    assert len(places(filled, "--where", "Iraq")) == 5


@pytest.mark.parametrize("name", ["Al Diyala", "Diyala province", "the province of Diyālá", "Diyalah"])
def test_a_province_is_found_by_any_spelling(filled: Command, name: str) -> None:
    """Articles, words for kinds of places and the choices of transliteration make no difference."""
    assert places(filled, "--where", name) == places(filled, "--where", "Diyala") != []


def test_one_unknown_place_beside_a_known_one_is_told(filled: Command) -> None:
    """What is known is listed, and what is not is named."""
    result = filled("observations", "--where", "Tikrit", "--where", "Atlantis")
    assert "Tikrit" in result.out
    assert result.err == "rasid: the record knows no place called Atlantis\n"


def test_a_brief_on_an_unknown_place_is_refused(filled: Command, tmp_path: Path) -> None:
    """A brief that says nothing would read as if nothing had happened there."""
    result = filled("brief", "--where", "Atlantis", "-o", str(tmp_path / "brief.md"))
    assert result.code == 2
    assert "the record knows no place called Atlantis" in result.err
    assert not (tmp_path / "brief.md").exists()


@pytest.mark.parametrize("option", ["--format", "--form"])
def test_a_brief_is_written_in_the_format_that_is_asked_for(filled: Command, option: str) -> None:
    """--format names the format of a brief, as of lists; the former name works still, and is not shown."""
    assert json.loads(filled("brief", "-o", "-", option, "json").out)["sections"]
    shown = filled("brief", "--help").out
    assert "--format [html|markdown|json]" in shown and "--form " not in shown


def test_violence_keeps_attacks_and_fighting(
    rasid: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--violence lists what the counts count, in every list of events and in the brief; the help of counts says so."""
    attack = stub_reader.observed

    def attack_or_aid(report: Report, match: re.Match[str]) -> Observation:
        observed = attack(report, match)
        aid = replace(observed.happening, type="AID", mode=None)
        return replace(observed, happening=aid) if match["place"] == "Tikrit" else observed

    monkeypatch.setattr(stub_reader, "observed", attack_or_aid)
    for number, place in enumerate(("Baqubah", "Tikrit")):
        (tmp_path / f"{number}.txt").write_text(a_text(number, f"Gunmen attacked {place} on 2024-03-05."))
    assert rasid("add", "0.txt", "1.txt").code == 0
    for name in ("incidents", "claims", "observations"):
        assert len(rows_of(rasid, name)) == 2
        assert "Tikrit" not in json.dumps(rows_of(rasid, name, "--violence"))
        assert len(rows_of(rasid, name, "--violence")) == 1
    brief = ("brief", "--all", "-o", "-")
    assert "Tikrit" in rasid(*brief).out
    assert "Tikrit" not in rasid(*brief, "--violence").out and "Baqubah" in rasid(*brief, "--violence").out
    assert [row["place"] for row in rows_of(rasid, "counts")] == ["Diyala, IQ"]
    assert "rasid incidents --violence" in " ".join(rasid("counts", "--help").out.split())
    nothing = rasid("incidents", "--violence", "--where", "Tikrit")
    assert nothing.err == "rasid: no incidents of attacks or fighting there\n"


def test_counts_of_nothing_that_can_be_counted_are_a_sentence(rasid: Command, tmp_path: Path) -> None:
    """Attacks without a week or a province give no empty table: how many there are, and why none is counted."""
    (tmp_path / "a.txt").write_text(a_text(1, "Gunmen attacked Khanaqin."), encoding="utf-8")
    (tmp_path / "b.txt").write_text(a_text(2, "Gunmen attacked Wherever on 2024-03-05."), encoding="utf-8")
    assert rasid("add", "a.txt", "b.txt").code == 0
    result = rasid("counts")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "rasid: no counts: 2 attacks or fights are known, but none to a week and a province "
        "(1 without a province, 1 without a week); 'rasid incidents' lists all\n"
    )


def test_a_misspelt_place_is_told(filled: Command) -> None:
    """An empty list says that the record knows no such place, and which it knows that is spelt alike."""
    result = filled("observations", "--where", "Khamaqin")
    assert (result.code, result.out) == (0, "")
    assert result.err == "rasid: the record knows no place called Khamaqin; did you mean Khanaqin?\n"
    known = filled("observations", "--where", "Tikrit", "--until", "2024-01-01")
    assert known.err.startswith("rasid: no observations there in these days")


def test_days_select_by_when_it_happened(filled: Command) -> None:
    """--since and --until look at the time told; what tells none is judged by the day of its report."""
    assert places(filled, "--until", "2024-03-06") == ["Baqubah", "Baqubah"]
    assert places(filled, "--since", "2024-03-12") == ["Diyala", "Khanaqin"]
    assert places(filled, "--since", "2024-03-11", "--until", "2024-03-11") == ["Tikrit"]


def test_as_of_is_the_record_of_that_day(filled: Command) -> None:
    """--as-of leaves out what was published later."""
    assert places(filled, "--as-of", "2024-03-05") == ["Baqubah"]
    assert len(rows_of(filled, "reports", "--as-of", "2024-03-12")) == 3


def test_known_at_is_the_record_as_it_had_arrived(filled: Command) -> None:
    """--known-at leaves out what arrived later; today everything is here."""
    assert places(filled, "--known-at", "2024-03-05") == []
    assert len(places(filled, "--known-at", "2999-01-01T00:00:00Z")) == 5


def test_the_attack_that_is_denied_is_one_claim(filled: Command) -> None:
    """Who asserts and who denies the same attack stand in one claim, which is contested."""
    contested = rows_of(filled, "claims", "--where", "Baqubah")
    assert len(contested) == 1
    assert (len(contested[0]["for"]), len(contested[0]["against"])) == (1, 1)
    assert contested[0]["status"] == "contested"


def test_geojson_has_points_for_towns_and_outlines_for_areas(filled: Command) -> None:
    """A town is a point; a province is its outline, and no point on a map."""
    collection = json.loads(filled("observations", "--format", "geojson").out)
    assert collection["type"] == "FeatureCollection"
    geometries = {each["properties"]["place"]["name"]: each["geometry"] for each in collection["features"]}
    assert geometries["Baqubah"] == {"type": "Point", "coordinates": [44.64, 33.75]}
    assert geometries["Diyala"]["type"] == "MultiPolygon"
    for name in ("incidents", "claims"):
        collection = json.loads(filled(name, "--format", "geojson").out)
        assert {feature["type"] for feature in collection["features"]} == {"Feature"}


@pytest.mark.parametrize("name", ["sources", "failures", "counts", "reports"])
def test_what_has_no_place_is_no_geojson(filled: Command, name: str) -> None:
    """GeoJSON is refused for what has no place."""
    result = filled(name, "--format", "geojson")
    assert result.code == 2
    assert "geojson" in result.err


def test_no_cell_of_a_csv_is_a_formula(rasid: Command, tmp_path: Path) -> None:
    """A text that a spreadsheet would run gets a ' in front; numbers below zero stay numbers."""
    from rasid.cli.output import safe_cell

    (tmp_path / "in.txt").write_text(
        '=HYPERLINK("http://example.org")\n\nThe morning was quiet in the town, we heard.\n'
    )
    rasid("add", "in.txt")
    cells = [cell for row in csv.reader(io.StringIO(rasid("reports", "--format", "csv").out)) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert safe_cell(-3.5) == -3.5


def test_the_columns_of_a_csv_do_not_depend_on_its_records() -> None:
    """A record without a place has the same columns as one with a place."""
    from rasid.cli.output import flattened

    place = {"text": None, "name": "Iraq", "country": "IQ", "adm1": None}
    place |= {"lat": None, "lon": None, "precision": "country", "radius_km": None}
    placed = [name for name, _ in flattened({"id": "i-1", "place": place})]
    assert placed == [name for name, _ in flattened({"id": "i-2", "place": None})]


def test_a_table_cannot_steer_the_terminal(rasid: Command, tmp_path: Path) -> None:
    """Control characters of a report do not reach the terminal, and a record stays one line."""
    (tmp_path / "in.txt").write_text(
        "A title \x1b[31m red \x9b31m \u202e turned\n\nThe morning was quiet in the town, we heard.\n"
    )
    rasid("add", "in.txt")
    table = rasid("reports").out
    assert len(table.splitlines()) == 2
    assert not {"\x1b", "\x9b", "\u202e"} & set(table)


def test_lists_keep_their_own_script(rasid: Command, tmp_path: Path) -> None:
    """JSON is written in the script of the report."""
    (tmp_path / "in.txt").write_text("EXAMPLE راصد\n\nThe morning was quiet in the whole town, we heard.\n")
    rasid("add", "in.txt")
    assert "راصد" in rasid("reports", "--format", "jsonl").out


@pytest.mark.parametrize(
    "name", ["reports", "observations", "claims", "incidents", "counts", "sources", "failures"]
)
def test_a_list_of_a_store_that_is_not_there_is_an_error(rasid: Command, tmp_path: Path, name: str) -> None:
    """Lists begin no store: a wrong path is told, and nothing is made there."""
    result = rasid(name, "--store", "typo.db")
    assert result.code == 3
    assert "typo.db" in result.err and "rasid add" in result.err
    assert not (tmp_path / "typo.db").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "2024-13-01"], "write it as YYYY-MM-DD"),
        (["--since", "2024-03-05", "--until", "2024-03-01"], "is after"),
        (["--known-at", "noon"], "is no moment"),
        (["--format", "xml"], "xml"),
    ],
)
def test_wrong_selections_are_refused(filled: Command, arguments: list[str], said: str) -> None:
    """A day that is none, days in the wrong order and unknown formats are exit code 2."""
    result = filled("incidents", *arguments)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_the_store_may_be_named_by_the_environment(
    filled: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RASID_STORE names the store where --store does not."""
    (tmp_path / "rasid.db").rename(tmp_path / "other.db")
    monkeypatch.setenv("RASID_STORE", "other.db")
    assert len(places(filled)) == 5


def test_a_report_is_shown_with_what_was_read_in_it(filled: Command) -> None:
    """A report is found by the beginning of its id, and shown with its quotes."""
    identity = str(rows_of(filled, "reports")[0]["id"])
    shown = filled("report", identity[:8]).out
    assert identity in shown
    assert '"Gunmen attacked Baqubah on 2024-03-05, killing 3."' in shown
    assert json.loads(filled("report", identity, "--json").out)["id"] == identity


def test_an_unknown_report_is_wrong_input(filled: Command) -> None:
    """An id that no report has is exit code 2."""
    result = filled("report", "r-0000")
    assert result.code == 2
    assert "r-0000" in result.err


def test_an_empty_list_says_why(filled: Command) -> None:
    """What is missing is told: no reports yet, other days than those of the reports, or nothing of that kind."""
    assert "the reports are of 2024-03-05 to 2024-03-20" in filled("incidents", "--since", "2025-01-01").err
    assert "nothing was published or had arrived by then" in filled("claims", "--as-of", "2023-01-01").err
    assert "could be taken in and read" in filled("failures").err
    assert "no report tells of a state" in filled("situations").err
    assert "no place called Nowhere" in filled("claims", "--where", "Nowhere").err


def test_an_empty_store_says_what_fills_it(rasid: Command, tmp_path: Path) -> None:
    """Before any report has come in, a list names the command that takes them in."""
    (tmp_path / "sources.yaml").write_text("sources:\n  - {name: Wire}\n", encoding="utf-8")
    added = rasid("add", "--sources", "sources.yaml")
    assert added.code == 0, added.err
    assert "'rasid add' takes them in" in rasid("claims").err


@pytest.mark.parametrize(
    ("precision", "kind", "said"),
    [
        ("site", "Point", "a site or a town is a point"),
        ("town", "Point", "a site or a town is a point"),
        ("district", "Polygon", "a district is a circle of 20 km"),
        ("province", "MultiPolygon", "a province or a country is its outline"),
        ("country", "MultiPolygon", "a province or a country is its outline"),
        ("region", None, "a region without a radius"),
    ],
)
def test_the_help_says_what_geojson_draws(
    rasid: Command, precision: str, kind: str | None, said: str
) -> None:
    """What is drawn for a place of each precision is what the help of every list with GeoJSON says."""
    place = {"name": "Diyala", "country": "IQ", "lat": 33.75, "lon": 44.64, "precision": precision}
    drawn = geometry_of({**place, "radius_km": None})
    assert (drawn and drawn["type"]) == kind
    for name in ("observations", "claims", "incidents", "situations"):
        assert said in " ".join(rasid(name, "--help").out.split()).lower()
