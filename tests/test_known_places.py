"""Places of a record are found by any name that is known for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rasid.resolve.gazetteer import Gazetteer
from rasid.settings import settings_from
from rasid.workbench.places import KnownPlaces, unknown_places

NAMES = frozenset(
    {"Ayn al Arab", "Aleppo", "Deir ez-Zor", "Rif Dimashq", "Hit", "Anbar", "SY", "Syria", "IQ", "Iraq"}
)


@pytest.fixture(scope="module")
def places() -> KnownPlaces:
    """The places of a record on Syria and Iraq, beside the gazetteer as shipped."""
    settings = settings_from()
    Gazetteer.open(settings.cache_dir).close()
    return KnownPlaces(NAMES, settings)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("hit", "Hit"),
        ("Al Anbar", "Anbar"),
        ("Anbar province", "Anbar"),
        ("the province of Anbar", "Anbar"),
        ("Dayr az Zawr", "Deir ez-Zor"),
        ("Rural Damascus", "Rif Dimashq"),
        ("Kobani", "Ayn al Arab"),
        ("\u062d\u0644\u0628", "Aleppo"),
        ("syria", "Syria"),
    ],
)
def test_any_name_leads_to_the_records(places: KnownPlaces, asked: str, meant: str) -> None:
    """Spellings, words for kinds of places, other names and other letters are understood."""
    assert meant in places.meant(asked)


@pytest.mark.parametrize("asked", ["Atlantis", "Paris", "Basra", ""])
def test_what_the_record_has_not_is_unknown(places: KnownPlaces, asked: str) -> None:
    """A place of which the record tells nothing is not taken for another."""
    assert places.meant(asked) == frozenset()


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("asked", ["Niger", "niger", "NE", "Cuba"])
def test_another_country_is_no_spelling_of_a_place(asked: str) -> None:
    """A country that the record does not know is not taken for a name that is spelled alike."""
    alike = KnownPlaces({"NG", "Nigeria", "Niger State", "Quba", "Na"}, settings_from())
    assert alike.meant("Nigeriya") == {"Nigeria", "Niger State"}
    assert alike.meant(asked) == frozenset()


def test_the_unknown_are_told_with_what_is_near(places: KnownPlaces) -> None:
    """Of several places only the unknown are named, with the nearest spelling."""
    assert unknown_places(["Hit", "Anbar"], places) is None
    assert unknown_places(["Hit", "Anbur", "Atlantis"], places) == (
        "the record knows no place called Anbur or Atlantis; did you mean Anbar?"
    )


def test_no_gazetteer_is_built_for_a_question(tmp_path: Path) -> None:
    """Without a compiled gazetteer only the record's own names are known, and none is made."""
    settings = replace(settings_from(), cache_dir=tmp_path)
    assert KnownPlaces(NAMES, settings).meant("Kobani") == frozenset()
    assert list(tmp_path.iterdir()) == []
