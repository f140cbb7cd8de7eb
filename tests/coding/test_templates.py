"""Incidents as templates: what makes one, what fills its slots, and which tellings are one."""

from __future__ import annotations

import pytest
from tests.reading import document_of

from rasid.codebook import load_scheme
from rasid.coding.incident_rows import IncidentCoder
from rasid.coding.rows import Row
from rasid.coding.templates import TemplateMaker
from rasid.errors import InputError
from rasid.model.document import Document
from rasid.resolve.countries import country_names
from rasid.run.here import Reader

HEAD = "LIMA, 6 MAR 91 (EXAMPLE WIRE) -- [TEXT] "


def rows_of(reader: Reader, text: str, *, head: str = HEAD) -> list[Row]:
    """The rows of the codebook of incidents for an invented report in capitals."""
    coder = IncidentCoder(load_scheme("muc4"), TemplateMaker(country_names()))
    return coder.rows(document_of(reader, head + text, published="1991-03-06"))


def test_an_attack_is_one_row_with_its_slots(reader: Reader) -> None:
    """Who did what to whom, with what, where and when is read from two sentences into one row."""
    (row,) = rows_of(
        reader,
        "GUERRILLAS OF THE NORTHERN RIVER FRONT (NRF) KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA. "
        "HIS DRIVER WAS WOUNDED IN THE ATTACK.",
    )
    assert row["type"] == "ATTACK" and row["stage"] == "ACCOMPLISHED"
    assert row["date"] == "1991-03-05"
    assert row["location"][0] == "PERU" and row["location"][-1] == "AREQUIPA"
    assert row["perp_ind"] == ["GUERRILLAS"]
    assert row["perp_org"] == ["NORTHERN RIVER FRONT"]
    assert row["hum_tgt"] == ["PEDRO ROJAS", "HIS DRIVER"]
    assert [one["value"] for one in row["hum_tgt_effect"]] == ["DEATH", "INJURY"]


def test_a_bomb_that_goes_off_is_a_bombing(reader: Reader) -> None:
    """What explodes is the instrument, and what it damages in the same telling is a target."""
    (row,) = rows_of(
        reader, "A CAR BOMB EXPLODED LAST NIGHT IN FRONT OF A BANK IN CUZCO AND DESTROYED TWO BUSES."
    )
    assert row["type"] == "BOMBING"
    assert row["instrument"] == ["A CAR BOMB"]
    assert "TWO BUSES" in row["phys_tgt"]
    assert row["date"] == "1991-03-05/1991-03-06", "a night lies on two days"


def test_a_kidnapping_has_its_victim(reader: Reader) -> None:
    """Those taken are human targets, without an effect as long as none is told."""
    (row,) = rows_of(reader, "ARMED MEN KIDNAPPED TWO ENGINEERS ON 2 MARCH NEAR TRUJILLO.")
    assert row["type"] == "KIDNAPPING"
    assert row["perp_ind"] == ["ARMED MEN"]
    assert row["hum_tgt"] == ["TWO ENGINEERS"] and row["hum_tgt_effect"] == []
    assert row["date"] == "1991-03-02"


@pytest.mark.parametrize(
    ("telling", "value"),
    [
        ("THE NORTHERN RIVER FRONT (NRF) CLAIMED RESPONSIBILITY FOR THE MURDER OF JUDGE ANA TORRES DIAZ.",
         "CLAIMED OR ADMITTED"),
        ("POLICE BLAMED THE NORTHERN RIVER FRONT (NRF) FOR THE MURDER OF JUDGE ANA TORRES DIAZ.",
         "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("THE NORTHERN RIVER FRONT (NRF) KILLED JUDGE ANA TORRES DIAZ.", "REPORTED AS FACT"),
        ("THE JUDGE ANA TORRES DIAZ WAS KILLED, ALLEGEDLY BY THE NORTHERN RIVER FRONT (NRF).", "SUSPECTED OR ACCUSED"),
    ],
)  # fmt: skip
def test_how_sure_it_is_who_did_it(reader: Reader, telling: str, value: str) -> None:
    """A claim, an accusation, a suspicion and a plain telling differ."""
    (row,) = rows_of(reader, telling)
    assert row["perp_org"] == ["NORTHERN RIVER FRONT"]
    assert row["perp_org_confidence"] == [{"value": value, "of": "NORTHERN RIVER FRONT"}]


def test_two_days_are_two_incidents(reader: Reader) -> None:
    """Deeds on different days against different targets are rows of their own."""
    rows = rows_of(
        reader,
        "GUNMEN KILLED TEACHER ROSA MAMANI HUANCA ON 2 MARCH IN PUNO. "
        "ON 4 MARCH TERRORISTS BURNED A SCHOOL IN CUZCO.",
    )
    assert [(row["type"], row["date"]) for row in rows] == [("ATTACK", "1991-03-02"), ("ARSON", "1991-03-04")]


def test_fighting_between_forces_is_no_incident(reader: Reader) -> None:
    """Soldiers and guerrillas killed in a clash make no row."""
    assert (
        rows_of(reader, "TEN GUERRILLAS AND TWO SOLDIERS WERE KILLED IN A CLASH WITH TROOPS NEAR PUNO.") == []
    )


def test_what_is_long_past_is_no_incident(reader: Reader) -> None:
    """A murder of years ago is history, and makes no row."""
    assert (
        rows_of(
            reader, "A COURT BEGAN TO HEAR WITNESSES. TERRORISTS MURDERED SENATOR LUIS ROJAS PAZ IN MAY 1986."
        )
        == []
    )


def test_a_report_without_violence_has_no_rows(reader: Reader) -> None:
    """Elections and trade make no row."""
    assert rows_of(reader, "THE MINISTER OPENED A ROAD IN PUNO AND SPOKE OF TRADE WITH BOLIVIA.") == []


def test_unnamed_days_are_open_to_the_past(reader: Reader) -> None:
    """Where no day is told, the day of the dateline is the latest possible."""
    (row,) = rows_of(reader, "GUNMEN MURDERED JOURNALIST INES VEGA SOLANO IN PUNO.")
    assert row["date"] == "/1991-03-06"


def test_only_codebooks_of_incidents_are_coded_so(reader: Reader) -> None:
    """A codebook with rows of events is refused."""
    with pytest.raises(InputError, match="no row for each incident"):
        IncidentCoder(load_scheme("ucdp"), TemplateMaker(country_names()))


def test_any_document_can_be_coded(reader: Reader) -> None:
    """Empty and odd texts give no rows and no error."""
    coder = IncidentCoder(load_scheme("muc4"), TemplateMaker(country_names()))
    for text in (".", "BOMB", "KILLED BY.", "(((", "WHO WAS KILLED WHO WAS KILLED"):
        document: Document = document_of(reader, text)
        assert isinstance(coder.rows(document), list)


@pytest.mark.parametrize(
    ("text", "organisation", "sure"),
    [
        ("QVLN REBELS KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA.", "QVLN", "REPORTED AS FACT"),
        (
            "RED DAWN GUERRILLAS KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA.",
            "RED DAWN",
            "REPORTED AS FACT",
        ),
        (
            "MAYOR PEDRO ROJAS WAS KILLED YESTERDAY IN AREQUIPA. THE MINISTER BLAMED THE QVLN REBELS FOR THE MURDER.",
            "QVLN",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        ),
        (
            "GUNMEN KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA. THE QVLN CLAIMED RESPONSIBILITY FOR THE ATTACK.",
            "QVLN",
            "CLAIMED OR ADMITTED",
        ),
        (
            "THE GUERRILLAS KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA. QVLN REBELS ARE ACTIVE IN THE AREA.",
            "QVLN",
            "REPORTED AS FACT",
        ),
    ],
)
def test_an_unlisted_group_is_known_by_its_use(
    reader: Reader, text: str, organisation: str, sure: str
) -> None:
    """Letters that cannot be pronounced and names before "rebels" are groups, and who speaks says how sure it is."""
    row = rows_of(reader, text)[0]
    assert row["perp_org"] == [organisation]
    assert row["perp_org_confidence"] == [{"value": sure, "of": organisation}]


@pytest.mark.parametrize(
    "text",
    [
        "A LEFTIST GROUP KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA.",
        "GUNMEN KILLED MAYOR PEDRO ROJAS YESTERDAY IN AREQUIPA. NO ORGANIZATION CLAIMED RESPONSIBILITY FOR THE ATTACK.",
    ],
)
def test_a_group_that_is_only_described_is_no_organisation(reader: Reader, text: str) -> None:
    """ "A leftist group" and "no organization" name nobody."""
    assert rows_of(reader, text)[0]["perp_org"] == []
