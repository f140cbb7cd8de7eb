"""Where and when a happening is put: by its own words, by those told before it, or by what can be inferred."""

from __future__ import annotations

import pytest
from tests.reading import document_of, read, seen

from rasid.run.here import Reader


def test_a_place_of_its_own_clause_comes_first(reader: Reader) -> None:
    """Each of two happenings in one sentence has the place and the day that hang on it."""
    text = (
        "Gunmen killed two guards in Kut on Monday and militants shelled a village near Samarra on Tuesday."
    )
    first, second = [seen(o) for o in read(reader, text)]
    assert (first["place"], first["day"]) == ("al Kut", "2024-03-11")
    assert (second["place"], second["day"]) == ("Samarra", "2024-03-12")


def test_victims_counted_later_are_of_the_attack_before(reader: Reader) -> None:
    """Up to three sentences on, a count of victims without a place is put where the attack was, as inferred."""
    text = "Gunmen attacked a post in Kut on Monday. The sun shone. Two guards were wounded. It rained. One man died."
    attack, wounded, died = read(reader, text)
    assert attack.place == wounded.place and attack.time == wounded.time
    assert {"place", "time"} <= set(wounded.inferred)
    assert died.place != attack.place


def test_a_place_of_its_own_breaks_the_thread(reader: Reader) -> None:
    """What is told of another place is not on the day of the attack told before."""
    text = "Gunmen attacked a post in Kut on Monday. Two farmers were killed in Samarra."
    _, second = [seen(o) for o in read(reader, text)]
    assert second["place"] == "Samarra" and second["day"] is None


def test_what_was_only_planned_is_no_scene(reader: Reader) -> None:
    """A planned attack places nothing that is told after it."""
    text = "Militants planned to bomb a market in Kut on Monday. A unit besieged a house."
    (siege,) = [seen(o) for o in read(reader, text) if o.happening.mode == "siege"]
    assert siege["place"] != "al Kut" and siege["day"] is None


def test_the_dateline_is_only_where_it_was_written(reader: Reader) -> None:
    """The city of a dateline is no scene; it only says which country the report is about."""
    (told,) = read(reader, "BAGHDAD, March 12 (Test Wire) - Three houses were destroyed on Monday.")
    assert told.place is not None and (told.place.name, told.place.precision) == ("Iraq", "country")
    assert told.time is not None and told.time.start == "2024-03-11"


def test_the_speakers_place_is_theirs(reader: Reader) -> None:
    """ "A lecturer in Kuwait said" does not put what they say in Kuwait."""
    text = "A lecturer at a college in Kuwait said that militants had shelled a village near Samarra."
    (told,) = [seen(o) for o in read(reader, text)]
    assert told["place"] == "Samarra"


def test_a_capital_that_acts_is_no_place(reader: Reader) -> None:
    """ "Washington condemned" happened in no named place; the country of the state is inferred."""
    told = next(o for o in read(reader, "Washington condemned the raid.") if o.happening.type == "DISAPPROVE")
    assert told.place is not None and told.place.precision == "country" and "place" in told.inferred


def test_a_country_is_inferred_from_those_who_take_part(reader: Reader) -> None:
    """Without a place, an act of a listed force is in its country, without a point, and marked as inferred."""
    (told,) = read(reader, "The Peshmerga arrested two smugglers.")
    assert told.place is not None and (told.place.country, told.place.lat) == ("IQ", None)
    assert "place" in told.inferred


def test_nothing_is_put_where_nobody_is_named(reader: Reader) -> None:
    """A denied suspension names nobody and no place, and gets neither place nor time."""
    (told,) = read(reader, "Flights have not been suspended, the Iraqi Ministry of Defence said.")
    assert told.place is None and told.time is None


def test_where_clauses_are_in_the_place_before_them(reader: Reader) -> None:
    """ "In Kut, where gunmen killed two guards": the guards were killed in Kut."""
    text = "The minister flew to Kut, where gunmen had killed two guards."
    (told,) = [seen(o) for o in read(reader, text) if o.tolls]
    assert told["place"] == "al Kut"


def test_a_place_in_a_name_comes_last(reader: Reader) -> None:
    """The town of a mayor gives way to the town where he was killed."""
    (told,) = [seen(o) for o in read(reader, "The mayor of Kut was killed in Samarra.")]
    assert told["place"] == "Samarra"


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Gunmen killed two guards in Kut.", "2024-03-09", "2024-03-15", "week"),
        ("Gunmen have killed two guards in Kut.", None, "2024-03-15", "week"),
        ("The army controls Kut.", None, "2024-03-15", "week"),
    ],
)
def test_the_tense_tells_a_time(
    reader: Reader, text: str, start: str | None, end: str, precision: str
) -> None:
    """Without a date, the past is the last days, and a perfect or a state some time before the report."""
    (told,) = read(reader, text)
    assert told.time is not None and "time" in told.inferred
    assert (told.time.start, told.time.end, told.time.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "The army will attack Kut.",
        "The ministry denied that troops had left Kut.",
        "Troops could attack Kut.",
    ],
)
def test_what_did_not_happen_has_no_inferred_time(reader: Reader, text: str) -> None:
    """Plans and fears have no time unless the words give one; a denial has at most an end."""
    for told in read(reader, text):
        assert told.time is None or told.time.start is None


def test_the_day_of_saying_is_not_the_day_of_the_event(reader: Reader) -> None:
    """ "Said on Tuesday that jets had bombed": Tuesday is the day of the saying."""
    (told,) = [
        seen(o) for o in read(reader, "The army said on Tuesday that jets had bombed a cave near Samarra.")
    ]
    assert told["day"] is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Nine people were killed when shells hit a depot in Kut, Wasit, on Saturday, a doctor said.",
            "2024-03-09",
        ),
        ("Nine people were killed when shells hit a depot in Kut, Wasit, a doctor said on Saturday.", None),
        ("The army said shells hit a depot in Kut on Thursday, killing nine people.", "2024-03-14"),
    ],
)
def test_a_day_before_an_inverted_speaker_is_the_events(reader: Reader, text: str, day: str | None) -> None:
    """What stands between the content and "X said" belongs to the content, wherever the parser hangs it."""
    assert {seen(o)["day"] for o in read(reader, text)} == {day}


def test_a_claims_day_is_not_the_attacks(reader: Reader) -> None:
    """A day behind a claim of responsibility is the claim's; one before the attack's name is the attack's."""
    (late,) = [
        seen(o) for o in read(reader, "ISIS claimed responsibility on Tuesday for the car bomb in Kut.")
    ]
    (own,) = [seen(o) for o in read(reader, "ISIS claimed responsibility for Monday's car bomb in Kut.")]
    assert late["day"] is None and own["day"] == "2024-03-11"


def test_each_phase_has_its_own_day(reader: Reader) -> None:
    """The day of a suspension is not that of the resumption told in the same sentence."""
    text = "Joint operations were suspended on 10 March and have since resumed."
    days = {o.happening.phase: seen(o)["day"] for o in read(reader, text)}
    assert days == {"suspends": "2024-03-10", "resumes": None}


def test_where_it_was_announced_is_not_where_it_was(reader: Reader) -> None:
    """ "As the army announced in Baghdad" puts nothing in Baghdad."""
    text = "Gunmen shelled a village, as the army announced in Baghdad on Monday."
    (told,) = [seen(o) for o in read(reader, text)]
    assert told["place"] != "Baghdad"


def test_since_dates_states_only(reader: Reader) -> None:
    """ "Since Sunday" dates a suspension, and no attack."""
    (state,) = read(reader, "Joint operations have been suspended since Sunday.")
    assert state.time is not None and state.time.start == "2024-03-10"
    (attack,) = read(reader, "Gunmen have killed two guards in Kut since Sunday.")
    assert attack.time is None or attack.time.start is None


def test_the_main_country_of_a_report(reader: Reader) -> None:
    """What names somebody but no country is put in the country that most names of the report belong to."""
    document = document_of(reader, "Troops entered Kut and Samarra. Gunmen killed a judge.")
    (killed,) = [o for o in document.layer("observations") if o.tolls]
    assert killed.place is not None and killed.place.country == "IQ" and "place" in killed.inferred


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Clashes in Kut and mortars hit Samarra", "al Kut"),
        ("Gunmen killed a trader from Kut in Samarra.", "Samarra"),
        ("Fighters of the Kut Martyrs Brigade killed two guards in Samarra.", "Samarra"),
        ("Gunmen killed two guards in Samarra at the border with Kut.", "Samarra"),
    ],
)
def test_a_name_beside_the_scene_is_not_the_scene(reader: Reader, text: str, place: str) -> None:
    """Where victims come from, whom a force is named after, and what is told next are other places."""
    told = seen(read(reader, text)[0])
    assert told["place"] == place


def test_where_a_victim_is_from_is_no_scene(reader: Reader) -> None:
    """ "A man from Kut was killed" does not say where: the country alone is inferred."""
    (told,) = read(reader, "Gunmen killed a man from Kut.")
    assert told.place is not None and told.place.precision == "country" and "place" in told.inferred


def test_the_strand_places_what_the_tree_leaves_alone(reader: Reader) -> None:
    """In a headline the place behind a second verb is that of the first as well, and no speaker's."""
    text = "Rebels ambush and kill 16 soldiers in the countryside of Samarra"
    assert {seen(o)["place"] for o in read(reader, text)} == {"Samarra"}


def test_a_local_voice_comes_before_where_another_event_was(reader: Reader) -> None:
    """What the police in a town tell is put there, as inferred; what an official in the capital tells is not."""
    text = "Gunmen attacked a post in Samarra, Iraq, on Monday. {} in Kirkuk said that a bomb had killed two farmers."
    for voice, place in (("Police", "Kirkuk"), ("An analyst", "Samarra")):
        _, told = read(reader, text.format(voice))
        assert told.place is not None and (told.place.name, "place" in told.inferred) == (place, True)
