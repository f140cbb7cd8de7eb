"""What a clause looks back on, and what it says is still to come, without a helper verb or a date of long ago."""

from __future__ import annotations

import pytest
from tests.extract.test_modality import manner_of

from rasid.run.here import Reader

#: The report is of 15 March 2024.
LOOKED_BACK = [
    "We recall the *raid* that the militia made on the mill.",
    "Two weeks after the mayor's *murder*, his brother left the town.",
    "The pilot arrived three days before the rebels *attacked* the port.",
    "The judge resigned over the *murder* case.",
    "The gang has *killed* several farmers in previous raids.",
    "Police guard the house following the *murder* of the judge on 2 March.",
    "The army buried the driver who was *shot* on 2 March.",
    "The man is responsible for taking part in *raids* on farms.",
]
NEWS = [
    "In the past week gunmen *murdered* two farmers.",
    "Gunmen *shot* a driver on 2 March.",
    "On 2 March the women were seized by a patrol, which *released* them two days later.",
    "Minutes after the *explosion* police closed the road.",
    "The army buried the driver who was *shot* on Thursday.",
]
PLANNED = [
    "The union has called a general *strike* for 21 March.",
    "The mayor condemned the *march* called for Sunday.",
    "The men are held pending their *extradition*.",
    "The two sides agreed on a timetable for the *withdrawal*.",
    "The army opened the road so that families can *leave* the town.",
    "The rebels have accepted to *suspend* the attacks.",
    "The prisoners await *execution*.",
]
ATTEMPTED = [
    "The smuggler evaded a plan to *capture* him.",
    "The gunmen fled before the patrol could *seize* them.",
    "The police did not succeed in *dislodging* the rebels.",
    "The garrison was too weak to *attack* the hill.",
]
POSSIBLE = [
    "A policy of this kind will only *help* the gangs.",
    "Foreign aid will *prolong* the war.",
    "Police work on the hypothesis of an *attack*.",
    "It is presumed that bandits *killed* the two traders.",
    "The law empowers soldiers to *search* houses.",
]
CONDITIONAL = [
    "Anyone who lays down his rifle will be *released*.",
    "If the school is closed, the villagers will *protest*, the teacher said.",
    "Barring a last *agreement*, the nurses will strike.",
]


@pytest.mark.parametrize("marked", LOOKED_BACK)
def test_what_a_clause_looks_back_on_is_background(reader: Reader, marked: str) -> None:
    """Recalled, counted from, before a court, or more than a week old in a clause that only hangs on the news."""
    assert manner_of(reader, marked).modality == "background"


@pytest.mark.parametrize("marked", NEWS)
def test_a_main_clause_and_the_days_just_past_are_news(reader: Reader, marked: str) -> None:
    """An older day in the main clause may be the news of a weekly; a story told in order is one."""
    assert manner_of(reader, marked).modality == "actual"


@pytest.mark.parametrize("marked", PLANNED)
def test_a_day_set_for_it_makes_it_planned(reader: Reader, marked: str) -> None:
    """So do a timetable for it, waiting for it, and what something is done for."""
    assert manner_of(reader, marked).modality == "planned"


@pytest.mark.parametrize("marked", ATTEMPTED)
def test_what_came_too_late_was_attempted(reader: Reader, marked: str) -> None:
    """What somebody evaded, was too weak for or did not succeed in was tried."""
    assert manner_of(reader, marked).modality == "attempted"


@pytest.mark.parametrize("marked", POSSIBLE)
def test_forecasts_and_hypotheses_are_possible(reader: Reader, marked: str) -> None:
    """What things will bring about is nobody's plan; what is presumed or permitted is not said to happen."""
    assert manner_of(reader, marked).modality == "possible"


@pytest.mark.parametrize("marked", CONDITIONAL)
def test_what_is_announced_to_whoever_does_a_thing_depends_on_it(reader: Reader, marked: str) -> None:
    """The condition may stand before the one who says it."""
    assert manner_of(reader, marked).modality == "conditional"
