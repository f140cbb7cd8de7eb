"""Villages that no list holds: kept as words, and never mistaken for a town inside their name."""

from __future__ import annotations

import pytest
from tests.reading import document_of, read

from rasid.run.here import Reader


def names(reader: Reader, text: str) -> list[tuple[str | None, str | None]]:
    """The places of a report: (words, name in the gazetteer), adjectives left out."""
    links = document_of(reader, text).layer("places")
    return [(link.place.text, link.place.name) for link in links if not link.adjectival]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Six men were killed in the village of Zor Hama on Monday.", "Zor Hama"),
        ("Gunmen attacked an army post at Kelembaro on Monday.", "Kelembaro"),
        ("The army attacked rebels near Mokassidu on Sunday.", "Mokassidu"),
        ("Soldiers burned houses in the hamlet of Wadi Zerqun.", "Wadi Zerqun"),
        ("A Muslim-owned bakery in Anamaduwa was burnt down on Sunday.", "Anamaduwa"),
        ("Soldiers were ambushed 20 km west of Afmadow on Sunday.", "Afmadow"),
        ("Shells killed a nurse in Mir Ali on Sunday.", "Mir Ali"),
        ("Tribesmen seized two engineers near Wana on Sunday.", "Wana"),
    ],
)
def test_a_village_that_no_list_holds_is_kept_as_words(reader: Reader, text: str, place: str) -> None:
    """What happened there is there, on no map and in no country of a town with a part of that name."""
    (told,) = read(reader, text)
    assert told.place is not None
    assert (told.place.text, told.place.name, told.place.country) == (place, None, None)


def test_a_name_is_the_same_wherever_it_stands(reader: Reader) -> None:
    """Once "the village of Zor Hama" told what the words are, "Zor Hama" is no Hama later on."""
    text = "Six men were killed in the village of Zor Hama. Those who left Zor Hama came to Homs."
    assert names(reader, text) == [("Zor Hama", None), ("Zor Hama", None), ("Homs", "Homs")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers attacked a convoy in Old Aleppo on Monday.", "Aleppo"),
        ("Soldiers attacked a convoy in Kurdish Afrin on Monday.", "Afrin"),
        ("Police in the town of Aleppo shot two men.", "Aleppo"),
        ("Residents fled Kirkuk on Monday.", "Kirkuk"),
    ],
)
def test_a_known_town_stays_one(reader: Reader, text: str, place: str) -> None:
    """Ages, peoples and the words for a kind of place before a name do not make another name of it."""
    assert place in [name for _, name in names(reader, text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two Hurt in Leafy Homs", "Homs"),
        ("Three Die in Rebel Aleppo", "Aleppo"),
        ("Two Clerks Shot in Quiet Samarra", "Samarra"),
    ],
)
def test_a_capital_in_a_headline_makes_no_longer_name(reader: Reader, text: str, place: str) -> None:
    """Where every word has a capital, the word before a town's name is no part of it."""
    assert names(reader, text) == [(place, place)]


@pytest.mark.parametrize(
    "text",
    [
        "He is a teacher at Zimbaro University.",
        "They met in March at the Ministry of Defence.",
        "Fighters of the Kalungo Front spoke to Reuters on Facebook.",
    ],
)
def test_houses_and_months_are_no_villages(reader: Reader, text: str) -> None:
    """Universities, ministries, groups, months and websites are not taken for villages."""
    assert not [words for words, name in names(reader, text) if name is None]


def test_before_village_only_a_name_is_one(reader: Reader) -> None:
    """Articles and "every" before "village" are no names, there and wherever else they stand."""
    text = "The hamlet lay quiet. The guards slept. Every village near Ramadi fled. Every man wept."
    text += " Zerqun village burns."
    assert [words for words, name in names(reader, text) if name is None] == ["Zerqun"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Two men fired at Dr Salim in Samarra on Monday.", "Samarra"),
        ("Gunmen killed a driver near General Lukin in Samarra.", "Samarra"),
        ("Fighters fired a rocket at Namer carriers near Rafah on Monday.", "Rafah"),
        ("Robbers shot a cashier at Target in Ramadi on Monday.", "Ramadi"),
        ("Rebels attacked soldiers near Easter in Ramadi.", "Ramadi"),
        ("Fighters launched a missile at Baathist troops in Samarra.", "Samarra"),
        ("A mine exploded near Expressway in Samarra on Monday.", "Samarra"),
        ("Students threw stones at Captain Omar Haddad in Ramadi.", "Ramadi"),
        ("Gunmen shot dead a clerk at Rosneft in Ramadi on Monday.", "Ramadi"),
    ],
)
def test_persons_firms_feasts_and_targets_are_no_scenes(reader: Reader, text: str, town: str) -> None:
    """Who or what stands after "at" and "near" without being a place leaves the scene to the town that is known."""
    placed = [one.place for one in read(reader, text) if one.happening.type in ("ASSAULT", "FIGHT")]
    assert placed and all(place is not None and place.name == town for place in placed)


def test_a_known_town_goes_before_where_somebody_is_from(reader: Reader) -> None:
    """A hamlet of the victims' is no scene beside a town where it happened; one where it happened is."""
    text = "The elders of Kelembaro were killed in Samarra on Monday. It is dry in Kelembaro."
    assert [one.place.name for one in read(reader, text) if one.place] == ["Samarra"]
    (told,) = read(reader, "Six men were killed in the village of Kelembaro near Samarra on Monday.")
    assert told.place is not None and told.place.text == "Kelembaro"


def test_it_has_been_going_on_since(reader: Reader) -> None:
    """What "has been" going on since a day is from then up to the day of writing; what is done and over is not."""
    (fight,) = read(reader, "The army has been fighting rebels near Kut since Sunday.")
    assert fight.time is not None and (fight.time.start, fight.time.end) == ("2024-03-10", "2024-03-15")


def test_the_strike_is_the_one_told_before(reader: Reader) -> None:
    """A definite event noun has the place of the event told before, however far back that is."""
    filler = " ".join(["It rained.", "The sun shone.", "Nobody spoke.", "The road was dry."])
    text = f"A drone struck a market in Kut on Monday. {filler} The strike killed two traders."
    first, *_, last = read(reader, text)
    assert (first.place, first.time) == (last.place, last.time)


def test_before_the_end_of_a_month_is_within_it(reader: Reader) -> None:
    """ "Before the end of the month" ends with the month, not where its end begins."""
    (link,) = document_of(reader, "The army will leave Kut before the end of the month.").layer("times")
    assert link.time.end == "2024-03-31"
