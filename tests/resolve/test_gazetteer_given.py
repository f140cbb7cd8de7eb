"""Names that somebody else found: what no gazetteer knows lies where the text puts it."""

from __future__ import annotations

import pytest

from rasid.resolve.gazetteer import EntityVote, Gazetteer, Located


def located(gazetteer: Gazetteer, text: str, *names: str) -> list[Located]:
    """The answers to these words of the text, in their order."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return gazetteer.locate(text, spans=spans)


def test_a_building_lies_in_what_the_text_puts_it_in(gazetteer: Gazetteer) -> None:
    """A court of a name that nobody knows, "in Tikrit", is an area: that town."""
    text = "A guard died at the Blue Gate Court in Tikrit, Iraq, and another in Basra."
    court, *_ = located(gazetteer, text, "Blue Gate Court", "Tikrit", "Iraq", "Basra")
    assert (court.name, court.precision) == ("Tikrit", "district")


def test_a_street_named_after_a_far_town_lies_in_the_town_that_is_told(gazetteer: Gazetteer) -> None:
    """London Street in Basra is not in London."""
    text = "A car burned in Basra, Iraq. It stood in London Street."
    *_, street = located(gazetteer, text, "Basra", "Iraq", "London Street")
    assert street.name == "Basra"


def test_a_town_before_the_word_of_a_building_says_where_it_is(gazetteer: Gazetteer) -> None:
    """The hospital of a town is in that town, whatever other town is near in the text."""
    text = "From Basra they were taken to Mosul Hospital in two cars, Iraq said."
    _, hospital, _ = located(gazetteer, text, "Basra", "Mosul Hospital", "Iraq")
    assert hospital.name == "Mosul"


def test_capitals_stand_for_a_country_of_the_text(gazetteer: Gazetteer) -> None:
    """SA is South Africa where the text names it."""
    text = "The army of South Africa left. Nobody in SA was surprised."
    _, short = located(gazetteer, text, "South Africa", "SA")
    assert short.country == "ZA"


def test_a_recognisers_building_is_located_and_a_person_is_not(gazetteer: Gazetteer) -> None:
    """Raw text with votes: a facility is put in its town; a name of another kind stays out."""
    text = "Police closed the Green Palm Hotel in Mosul, Iraq. Layla Nuri was there."
    palm, layla = text.index("Green"), text.index("Layla")
    votes = [EntityVote(palm, palm + 16, "FAC"), EntityVote(layla, layla + 10, "PERSON")]
    found = {text[place.start : place.end]: place.name for place in gazetteer.locate(text, votes=votes)}
    assert found["Green Palm Hotel"] == "Mosul"
    assert "Layla Nuri" not in found


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("They fired Grad rockets at Idlib in Syria.", "Grad"),
        ("Two Leopard tanks rolled into Afrin in Syria.", "Leopard"),
        ("Fighters of the Islamic State left Mosul in Iraq.", "State"),
        ("The Cold War ended, said Iraq.", "War"),
        ("Colonel Samarra spoke in Baghdad.", "Samarra"),
        ("Erbil United beat Kirkuk FC in Iraq.", "Kirkuk"),
        ("Mr Aleppo met the governor in Iraq.", "Aleppo"),
    ],
)
def test_people_teams_weapons_and_wars_are_no_places(gazetteer: Gazetteer, text: str, no_place: str) -> None:
    """What is called like a place and is none has evidence against it."""
    assert all(m.evidence <= 0 for m in gazetteer.find(text) if m.text == no_place)


def test_a_place_before_a_weapons_attack_is_one(gazetteer: Gazetteer) -> None:
    """The "Baghdad rocket attack" was in Baghdad, and "Syrian jets" are Syria's."""
    (baghdad,) = gazetteer.find("The Baghdad rocket attack killed two.")
    (syrian,) = gazetteer.find("Later Syrian jets came.")
    assert baghdad.evidence > 0
    assert syrian.evidence > 0


def test_names_in_arabic_letters_are_found_in_mixed_text(gazetteer: Gazetteer) -> None:
    """A name in its own script amid English is the same place as in Latin letters."""
    mentions = gazetteer.find("The blast in بعقوبة was heard in الموصل, Iraq said.")
    named = {mention.text: mention.candidates[0].place.adm1 for mention in mentions if mention.evidence > 0}
    assert (named["بعقوبة"], named["الموصل"]) == ("Diyala", "Nineveh")


def test_peoples_without_a_state_are_of_their_area(gazetteer: Gazetteer) -> None:
    """ "Kurdish" and "Scottish" are adjectives of an area, not villages of that name."""
    found = {m.text: m for m in gazetteer.find("Kurdish fighters and a Scottish doctor met.")}
    assert found["Kurdish"].adjectival
    assert found["Kurdish"].candidates[0].place.kind == "region"
    assert found["Scottish"].adjectival
    assert found["Scottish"].candidates[0].place.name == "Scotland"
