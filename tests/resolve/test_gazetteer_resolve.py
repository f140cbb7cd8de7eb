"""Which place is meant: the text decides, population only breaks ties."""

from __future__ import annotations

import pytest

from rasid.resolve.gazetteer import Gazetteer, ResolvedPlace, prior_from, resolve_places


def answers(gazetteer: Gazetteer, text: str, *, country: str | None = None) -> dict[str, ResolvedPlace]:
    """The answer for each name in ``text``."""
    mentions = gazetteer.find(text, countries=[country] if country else [])
    resolved = resolve_places(mentions, prior=prior_from(mentions, country=country))
    return {answer.mention.text: answer for answer in resolved}


def where(
    gazetteer: Gazetteer, name: str, text: str, *, country: str | None = None
) -> tuple[str | None, ...]:
    """Country, division and precision of ``name`` in ``text``."""
    place = answers(gazetteer, text, country=country)[name].place
    return (None,) if place is None else (place.country, place.adm1, place.precision)


@pytest.mark.parametrize(
    ("name", "text", "country", "expected"),
    [
        ("Nineveh", "Iraqi forces fought in Nineveh.", None, ("IQ", "Nineveh", "province")),
        ("Nineveh", "A barn burned in Nineveh, Ohio.", None, ("US", "Ohio", "town")),
        ("Samara", "Shots were fired in Samara.", "IQ", ("IQ", "Salah al-Din", "town")),
        ("Samara", "Russian police searched a flat in Samara.", None, ("RU", "Samara Oblast", "town")),
        ("Anbar", "Iraq sent troops to Anbar.", None, ("IQ", "Anbar", "province")),
        ("Kidal", "Malian soldiers left the city of Kidal.", None, ("ML", "Kidal", "town")),
        ("Balad Air Base", "Rockets fell on Balad Air Base.", None, ("IQ", "Salah al-Din", "site")),
        ("Balad", "Iraqi police closed the market in Balad.", None, ("IQ", "Salah al-Din", "town")),
        ("Salahuddin", "A raid in Salahuddin province, Iraq", None, ("IQ", "Salah al-Din", "province")),
        ("Baqubah", "Baqubah, Diyala", None, ("IQ", "Diyala", "town")),
        (
            "Damascus countryside",
            "Clashes in the Damascus countryside",
            None,
            ("SY", "Rif Dimashq", "province"),
        ),
        ("Georgia", "Rain fell on Atlanta, Georgia.", None, ("US", "Georgia", "province")),
        ("Georgia", "Georgian and Russian envoys met in Georgia.", None, ("GE", None, "country")),
    ],
)
def test_context_decides_between_places_of_one_name(
    gazetteer: Gazetteer, name: str, text: str, country: str | None, expected: tuple[str | None, ...]
) -> None:
    """Countries, divisions and kinds named nearby choose among places that are spelled alike."""
    assert where(gazetteer, name, text, country=country) == expected


def test_a_name_does_not_vouch_for_itself(gazetteer: Gazetteer) -> None:
    """A big city does not draw the text to its own country when all else is elsewhere."""
    text = "Deputies from Lamar County, Texas, searched a house in Paris. Dallas and Sherman sent dogs."
    assert where(gazetteer, "Paris", text)[:2] == ("US", "Texas")


def test_an_area_is_never_finer_than_it_is(gazetteer: Gazetteer) -> None:
    """North of a town is not in it: the precision falls to district."""
    near = answers(gazetteer, "A bomb went off 10 km north of Mosul, Iraq.")["Mosul"].place
    assert near is not None
    assert near.precision == "district"


def test_what_cannot_be_told_apart_gets_no_answer(gazetteer: Gazetteer) -> None:
    """Two places that fit equally well give no place and a reason that names both."""
    answer = answers(gazetteer, "Police in Springfield found it.")["Springfield"]
    assert answer.place is None
    assert answer.reason.startswith("ambiguous: Springfield,")
    assert len(answer.alternatives) >= 2


def test_what_is_no_place_gets_no_answer(gazetteer: Gazetteer) -> None:
    """A person gives no place and a reason."""
    answer = answers(gazetteer, "Sue Lincoln said so.")["Lincoln"]
    assert (answer.place, answer.confidence) == (None, 0.0)
    assert "not a place" in answer.reason


def test_seas_and_rivers_have_no_point(gazetteer: Gazetteer) -> None:
    """A river is a name without coordinates, never a town that is called like it."""
    place = answers(gazetteer, "Boats crossed the Euphrates.")["Euphrates"].place
    assert place is not None
    assert (place.precision, place.lat, place.lon) == ("region", None, None)


def test_the_same_text_gives_the_same_answers(gazetteer: Gazetteer) -> None:
    """Answers do not depend on what was asked before."""
    text = "Iraqi troops left Samarra, Balad and Tikrit for Springfield and Paris."
    first = answers(gazetteer, text)
    answers(gazetteer, "Syrian envoys met in Paris, Texas.")
    assert answers(gazetteer, text) == first


def test_locate_gives_points_for_measuring(gazetteer: Gazetteer) -> None:
    """One row a name, with the point and whether it is an adjective; ambiguity is broken, not reported."""
    iraqi, diyala = gazetteer.locate("Iraqi soldiers in Diyala")
    assert (iraqi.adjectival, iraqi.country) == (True, "IQ")
    assert (diyala.precision, diyala.adm1) == ("province", "Diyala")
    assert diyala.lat is not None
    assert abs(diyala.lat - 33.9) < 0.5
    assert len(gazetteer.locate("Police in Springfield found it.")) == 1


def test_a_given_span_is_taken_for_a_place(gazetteer: Gazetteer) -> None:
    """With spans the question is where, not whether."""
    text = "Sue Lincoln said so."
    assert gazetteer.locate(text) == []
    assert [located.name for located in gazetteer.locate(text, spans=[(4, 11)])] == ["Lincoln"]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("Shells fell in Tawila, North Darfur, on Sunday.", "Tawila", ("Northern Darfur", "SD")),
        ("Clashes broke out near Tina, North Darfur.", "Tina", ("Northern Darfur", "SD")),
        ("Gunmen killed two in Al-Koma, Darfur.", "Al-Koma", ("Darfur", "SD")),
    ],
)
def test_a_name_unknown_in_its_province_is_put_there_and_not_abroad(
    gazetteer: Gazetteer, text: str, words: str, place: tuple[str, str]
) -> None:
    """A village of that name in another country is none of the province that the text names behind it."""
    answers = {a.mention.text: a.place for a in resolve_places(gazetteer.find(text))}
    found = answers[words]
    assert found is not None and (found.name, found.country) == place


def test_provinces_go_by_both_forms_of_their_side(gazetteer: Gazetteer) -> None:
    """ "North Darfur" is the province that the gazetteer calls "Northern Darfur", and no part of a region."""
    (answer,) = resolve_places(gazetteer.find("Shells hit North Darfur."))
    assert answer.place is not None and (answer.place.name, answer.place.kind) == ("Northern Darfur", "adm1")
