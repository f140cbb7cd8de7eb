"""Province, country and deaths of invented headlines, most of them from Iraq."""

from __future__ import annotations

from typing import Any

import pytest

from rasid.eval import headline


def told(text: str, office: str = "Example Wire") -> dict[str, Any]:
    """The prediction for one headline."""
    return headline.predict({"id": "1", "date": "2024-03-12", "office": office, "headline": text})


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Mortars hit a bridge in Ramadi and two guards are shot dead in Baqubah", "Diyala"),
        ("Soldiers clash with gunmen in Tikrit while jets bomb a camp near Fallujah", "Salah al-Din"),
        ("After deadly attacks in Basra, gunmen kill a judge in Mosul", "Nineveh"),
        ("Farmer displaced from Mosul dies in mine blast near Kirkuk", "Kirkuk"),
        ("Baghdad says ten militants killed in Mosul", "Nineveh"),
        ("Tikrit Martyrs Brigade attacks army post in Ramadi", "Anbar"),
        ("Bomb hits market in Hilla south of Baghdad, two dead", "Babil"),
        ("Gunmen kill two traders near the Iraqi capital", "Baghdad"),
        ("Fallujah shelling kills eight", "Anbar"),
    ],
)
def test_the_province_of_what_was_deadliest(text: str, province: str) -> None:
    """Of several places the one where people died counts; where somebody is from or speaks does not."""
    row = told(text)
    assert (row["country"], row["adm1"]) == ("Iraq", province)


@pytest.mark.parametrize(
    ("text", "country", "province"),
    [
        ("US strikes kill two gunmen in Najaf", "Iraq", "Najaf"),
        ("Turkey says two soldiers killed in Zakho, Iraq", "Iraq", "Dohuk"),
        ("British soldier killed by mine in Basra", "Iraq", "Basra"),
        ("Ankara-backed gunmen killed in Afrin", "Syria", "Aleppo"),
        ("Two killed in northern Iraq: Ankara", "Iraq", None),
    ],
)
def test_who_acts_is_not_where(text: str, country: str, province: str | None) -> None:
    """A state that acts, backs or speaks is not the country that it happened in."""
    row = told(text)
    assert (row["country"], row["adm1"]) == (country, province)


def test_an_agency_named_after_its_country_reports_on_others() -> None:
    """What is known of an office gives way to a well-known town elsewhere; an observatory of one country stays."""
    assert told("Car bomb kills two in Nasiriyah", "Agence Exemple France")["country"] == "Iraq"
    assert told("Fighters from Mosul die in a blast", "SOHR")["country"] == "Syria"


def test_a_larger_place_contradicts_a_guess() -> None:
    """A village whose name is known only elsewhere lies in the province that is named with it."""
    row = told("Two killed at the mill, Sadr City, Mosul city, Nineveh province, Iraq")
    assert row["adm1"] == "Nineveh"


def test_a_river_tells_a_province_only_by_its_bank() -> None:
    """The eastern bank of the Euphrates tells a province in Syria, and its name alone tells none."""
    assert told("Two gunmen killed on the eastern bank of the Euphrates", "SOHR")["adm1"] == "Deir ez-Zor"
    assert told("Two gunmen killed near the Euphrates", "SOHR")["adm1"] is None
    assert told("Two gunmen killed on the eastern bank of the Euphrates", "IBC")["adm1"] is None


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("7 dead in Kut blast", 7),
        ("Blast kills three in Kut", 3),
        ("12 killed and wounded in Kut", None),
        ("Blast wounds three in Kut", None),
    ],
)
def test_the_dead_are_counted(text: str, dead: int | None) -> None:
    """A number of the dead is read without a whole sentence; the dead and the wounded together are no such number."""
    assert told(text)["best"] == dead
