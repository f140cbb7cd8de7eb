"""Names found in raw text, and what speaks for and against their being places."""

from __future__ import annotations

import pytest

from rasid.resolve.gazetteer import EntityVote, Gazetteer, PlaceMention, prior_from, resolve_places


def held(gazetteer: Gazetteer, text: str, *countries: str) -> list[str]:
    """The words of ``text`` that are held to be places."""
    return [mention.text for mention in gazetteer.find(text, countries=countries) if mention.evidence > 0]


def only(gazetteer: Gazetteer, text: str) -> PlaceMention:
    """The one mention in ``text`` that is held to be a place."""
    (mention,) = [mention for mention in gazetteer.find(text) if mention.evidence > 0]
    return mention


def test_offsets_are_those_of_the_text(gazetteer: Gazetteer) -> None:
    """Each mention is the text at its place, with possessives and full stops left out."""
    text = "Baghdad's police left Mosul.\n\nThey returned to Deir ez-Zor, Syria."
    mentions = [m for m in gazetteer.find(text) if m.evidence > 0]
    assert [m.text for m in mentions] == ["Baghdad", "Mosul", "Deir ez-Zor", "Syria"]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_the_longest_name_wins(gazetteer: Gazetteer) -> None:
    """An air base is not the town that it is named after, nor a mountain range a village."""
    assert held(gazetteer, "Rockets hit Balad Air Base, Iraq.") == ["Balad Air Base", "Iraq"]
    assert held(gazetteer, "They hid in the Hamrin mountains, Iraq.") == ["Hamrin mountains", "Iraq"]


def test_places_that_packages_lack_are_known(gazetteer: Gazetteer) -> None:
    """Small towns, bases and areas come from the overlay."""
    text = "In Iraq there was fire at Jalawla, Camp Taji and Ain al-Asad; in Syria in Eastern Ghouta."
    assert held(gazetteer, text) == ["Iraq", "Jalawla", "Camp Taji", "Ain al-Asad", "Syria", "Eastern Ghouta"]


def test_loose_spellings_match_only_where_the_text_is_about_the_country(gazetteer: Gazetteer) -> None:
    """ "Menbej" is Manbij in a report about Syria, and nothing in one about nobody knows where."""
    assert held(gazetteer, "Shells fell on Menbej.", "SY") == ["Menbej"]
    assert held(gazetteer, "Shells fell on Menbej in Syria.") == ["Menbej", "Syria"]
    assert held(gazetteer, "Shells fell on Menbej.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Sue Lincoln said so.",
        "General Houston denied it.",
        "Bashar al-Asad spoke on Monday.",
        "Members of Ahrar al-Sham withdrew.",
        "They call it “Olive Branch” now.",
        "The UN and its SUV convoy waited.",
        "Police will march on Reading day after reading it.",
        "Fans of Kirkuk FC cheered.",
    ],
)
def test_people_groups_teams_and_common_words_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    """What is spelled like a place is weighed by the words around it."""
    assert held(gazetteer, text) == []


def test_a_person_stays_a_person_when_only_the_surname_is_used(gazetteer: Gazetteer) -> None:
    """A surname that followed a given name is no town later in the text."""
    assert held(gazetteer, "Jane Lincoln came late. By then Lincoln had called twice.") == []


def test_text_in_capitals_is_read_too(gazetteer: Gazetteer) -> None:
    """In shouted text capitals tell nothing; small words still do not match."""
    found = held(gazetteer, "IRAQI TROOPS ENTERED MOSUL AND TAL AFAR IN NINEVEH PROVINCE")
    assert found == ["IRAQI", "MOSUL", "TAL AFAR", "NINEVEH"]


def test_names_in_arabic_letters_are_found(gazetteer: Gazetteer) -> None:
    """Arabic script needs no transliteration."""
    assert held(gazetteer, "انفجار في بعقوبة في العراق") == ["بعقوبة", "العراق"]


def test_adjectives_and_peoples_are_marked(gazetteer: Gazetteer) -> None:
    """ "Iraqi" speaks of the country but is no place where something happens."""
    iraqi, syrians = gazetteer.find("An Iraqi convoy met Syrians.")
    assert (iraqi.adjectival, iraqi.candidates[0].place.country) == (True, "IQ")
    assert (syrians.adjectival, syrians.candidates[0].place.country) == (True, "SY")


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("It happened in Diyala province.", "adm1"),
        ("It happened in the province of Diyala.", "adm1"),
        ("It happened in the city of Baqubah.", "city"),
    ],
)
def test_words_around_ask_for_a_kind_of_place(gazetteer: Gazetteer, text: str, pattern: str) -> None:
    """The words next to a name say whether a province or a town is meant."""
    assert only(gazetteer, text).pattern == pattern


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("A bomb went off 10 km north of Mosul.", "10 km north of"),
        ("A bomb went off in the countryside of Mosul.", "the countryside of"),
        ("A bomb went off in the Mosul countryside.", "countryside"),
        ("A bomb went off in Mosul.", None),
    ],
)
def test_words_that_move_the_place_are_kept(gazetteer: Gazetteer, text: str, modifier: str | None) -> None:
    """A place near a name is not the name."""
    assert only(gazetteer, text).modifier == modifier


def test_a_vote_counts_and_does_not_decide(gazetteer: Gazetteer) -> None:
    """A recogniser that says person removes a doubtful name, but not a province after "in"."""
    doubtful = "Later Lincoln called."
    assert held(gazetteer, doubtful) == ["Lincoln"]
    votes = [EntityVote(6, 13, "PERSON")]
    assert [m for m in gazetteer.find(doubtful, votes=votes) if m.evidence > 0] == []
    votes = [EntityVote(3, 9, "PERSON")]
    assert [m.text for m in gazetteer.find("In Diyala province", votes=votes) if m.evidence > 0] == ["Diyala"]


def test_given_spans_limit_the_search(gazetteer: Gazetteer) -> None:
    """Only words under the spans are looked up."""
    text = "From Mosul to Tikrit."
    assert [m.text for m in gazetteer.find(text, spans=[(14, 20)])] == ["Tikrit"]


def test_texts_without_words_have_no_places(gazetteer: Gazetteer) -> None:
    """Empty and odd texts give an empty list."""
    for text in ("", " \n", "...", "12 345", "é̄"):
        assert gazetteer.find(text) == []


def names_found(gazetteer: Gazetteer, text: str, country: str) -> list[tuple[str, str | None]]:
    """The names in ``text`` that stand for places, each with the division that it is in."""
    mentions = gazetteer.find(text, votes=[], countries=[country])
    answers = resolve_places(mentions, prior=prior_from(mentions, country=country))
    return [(a.mention.text, a.place.adm1) for a in answers if a.place is not None]


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("Three guards were killed in Hit on Monday.", "IQ", ("Hit", "Anbar")),
        ("Shells fell near \u201cKobane\u201d.", "SY", ("Kobane", "Aleppo")),
        ("They left alHasakah.", "SY", ("alHasakah", "Hasakah")),
        ("Raids on al_Hasakah went on.", "SY", ("al_Hasakah", "Hasakah")),
        ("Farmers fled from Baghuz.", "SY", ("Baghuz", "Deir ez-Zor")),
        # A small Arbin in France, and a large Arima elsewhere, hide no town of the country.
        ("Rain fell in Arbin.", "SY", ("Arbin", "Rif Dimashq")),
        ("They met in al-Busayrah town.", "SY", ("al-Busayrah", "Deir ez-Zor")),
        # Other countries, of whose names nobody made a list.
        ("A bus burned in Sheikh Zuwaid.", "EG", ("Sheikh Zuwaid", "North Sinai")),
        ("Two schools opened in Mazar e Sherif.", "AF", ("Mazar e Sherif", "Balkh")),
    ],
)
def test_names_are_found_however_they_are_written(
    gazetteer: Gazetteer, text: str, country: str, found: tuple[str, str]
) -> None:
    """Quotes, missing hyphens, halves of villages and likenesses far away hide no place of the country."""
    assert found in names_found(gazetteer, text, country)


@pytest.mark.parametrize(
    ("text", "country"), [("He was killed in March in London.", "GB"), ("It was a Hit in Baghdad.", "IQ")]
)
def test_a_word_with_a_capital_is_still_a_word(gazetteer: Gazetteer, text: str, country: str) -> None:
    """A month has a capital anyway, and without "in" or the like a word is no place."""
    assert not {"March", "Hit"} & {name for name, _ in names_found(gazetteer, text, country)}


def test_a_name_does_not_end_in_an_article(gazetteer: Gazetteer) -> None:
    """ "Kafriya and Al-Foah" are two names."""
    found = [mention.text for mention in gazetteer.find("Kafriya and Al-Foah", countries=["SY"])]
    assert found == ["Kafriya", "Al-Foah"]


def test_what_is_shelled_is_a_place_whatever_the_recogniser_says(gazetteer: Gazetteer) -> None:
    """Nobody shells a person: a town that the recogniser takes for one is found behind such a verb."""
    text = "The army shelled Mellit on Sunday."
    votes = [EntityVote(17, 23, "PERSON")]
    assert [m.text for m in gazetteer.find(text, votes=votes) if m.evidence > 0] == ["Mellit"]
