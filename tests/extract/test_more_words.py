"""Verbs that journalists use for deeds beside the plainest ones."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

TOLD = {
    "Soldiers led away six men from the mosque in Ngaoundere on Monday.": ("COERCE", "arrest"),
    "Gunmen took two teachers at Ndop on Monday.": ("ASSAULT", "abduct"),
    "Two weavers were carried off from Kankara on Sunday.": ("ASSAULT", "abduct"),
    "An air strike levelled a row of shops in Nabatieh on Sunday.": ("FIGHT", "aerial"),
    "Troops drove the rebels out of Kut on Sunday.": ("FIGHT", "seize-ground"),
    "Marines lost a corporal at a creek near Patikul on Thursday.": ("FIGHT", None),
    "A rocket crashed into a school yard in Sderot on Thursday.": ("FIGHT", "heavy-weapons"),
    "Snipers picked off two medics in Taiz on Wednesday.": ("ASSAULT", "firearms"),
    "Police have taken in 12 people in Colombo since Monday.": ("COERCE", "arrest"),
    "Rebels handed over six prisoners to the Red Cross in Bangassou on Monday.": ("CONCEDE", "return"),
    "Residents insist two cousins were shot dead on Wednesday near Datu Piang.": ("ASSAULT", "firearms"),
}
NOT_TOLD = (
    "Villagers were taken by surprise in Kut on Monday.",
    "The boy was taken from the village to a clinic in Kut.",
    "Rain fell for three days in a row in Kut.",
    "Two passengers were held up in traffic in Paris.",
)


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_it_is_told(reader: Reader, text: str, told: tuple[str, str | None]) -> None:
    """The verb tells a deed of this type and mode."""
    assert told in {(seen(o)["type"], seen(o)["mode"]) for o in read(reader, text)}


@pytest.mark.parametrize("text", NOT_TOLD)
def test_it_is_not_told(reader: Reader, text: str) -> None:
    """The same words in other company tell nothing."""
    assert not read(reader, text)


def test_what_fighting_drives_people_from_displaces_them(reader: Reader) -> None:
    """Shelling that drives families out is what displaced them, and evicts nobody."""
    told = [seen(o) for o in read(reader, "Shelling drove hundreds of families out of Kinama on Monday.")]
    assert ("displacement", "hundreds of families") in {(one["type"], one["patient"]) for one in told}


def test_what_stands_before_a_silence_is_told(reader: Reader) -> None:
    """Nobody's comment unsays only what it would be on."""
    text = "In Bria, where gunmen burned a truck on Friday, nobody at the town hall would comment."
    assert "ASSAULT" in {seen(o)["type"] for o in read(reader, text)}
