"""Things told in general, under conditions, as wishes, and as history."""

from __future__ import annotations

import pytest
from tests.extract.test_modality import manner_of

from rasid.run.here import Reader

GENERAL = [
    "The bishop condemns any *attack* on the village.",
    "The mayor has always rejected *violence* as a way out.",
    "The council stressed the *extradition* issue.",
    "*Killing* hostages is a crime.",
    "The village needs a *negotiated* solution.",
    "The envoy talked about a *truce*.",
    "This is not the time for the *talks* to be resumed.",
    "The parties must decide on the prepared *withdrawal*.",
]
WISHES = [
    "The army refused the *withdrawal* demanded by the rebels.",
    "*Release* the prisoners, the women shouted.",
    "The resolution requires the rebels to *lift* the siege.",
    "We urge the government to meet us to renew the *talks*.",
    "The nuns appealed that *talks* be opened at once.",
    "The council proposed that the prisoners be *released*.",
    "We call the whole nation to *attack* the barracks.",
    "The bishops call all villagers to *resist* the occupation.",
    "Our duty is to *release* the results.",
    "The wish of the elders is to *negotiate* with the army.",
]
CONDITIONS = [
    "Anyone who *attacks* the convoy will be shot.",
    "Any *attack* on the town will be answered.",
    "In the event of an attack, the army plans to *shell* the hills.",
    "The militia will disarm once the army has *left* the town.",
    "The guilty will be punished when they *attack* a school.",
]
HISTORY = [
    "He fought in the hills and was *captured* in 1986.",
    "He *fought* in the hills and was captured in 1986.",
    "The men used to *rob* banks.",
    "The murders *committed* in 1986 were never solved.",
    "Since the *siege* the town has been rebuilt.",
    "The tribe is famous for its *revolt*.",
    "The leader directed *attacks* against the army.",
    "Previous *attacks* were milder.",
    "In recent years the group has *attacked* several convoys.",
    "The union accuses the officers who *trained* the guard.",
    "The governor knows the gunmen who *burned* the mill.",
]
RENOUNCED = [
    "The minister ruled out *sending* troops to the island.",
    "The rebels have ruled out a *ceasefire*.",
    "An *attack* was ruled out by the commander.",
    "The guerrillas promised to refrain from *attacks* against farmers.",
    "The militia vowed to abstain from *kidnapping* doctors.",
]
NEWS = [
    "The leader directs *attacks* against the army.",
    "The commander coordinates *attacks* on convoys.",
    "We have a man here who was *wounded* by soldiers.",
    "There are many who *fled* the town.",
    "The governor wants to jail those who *burned* the mill.",
    "Police question the men who *attacked* the bank on Thursday.",
    "A technical fault is likely, and hostile *fire* was ruled out.",
    "In a separate event, soldiers *arrested* two men.",
    "*Kidnappings* are frequent in the town.",
    "The police will arrest those responsible for this *attack*.",
    "The army yesterday *arrested* the authors of the 1986 report.",
    "Rebels have offered to disarm, and the army *attacked* them.",
]


@pytest.mark.parametrize("marked", [*GENERAL, *WISHES])
def test_kinds_of_things_and_wishes_are_possible(reader: Reader, marked: str) -> None:
    """What is judged, talked about, asked for or wanted is not said to happen."""
    assert manner_of(reader, marked).modality == "possible"


@pytest.mark.parametrize("marked", CONDITIONS)
def test_what_depends_on_something_is_conditional(reader: Reader, marked: str) -> None:
    """So is what holds for whoever does a thing, and for the next time that it is done."""
    assert manner_of(reader, marked).modality == "conditional"


@pytest.mark.parametrize("marked", HISTORY)
def test_what_lies_back_is_background(reader: Reader, marked: str) -> None:
    """A date is shared by joined verbs; habits of old and what somebody is known for are no news."""
    assert manner_of(reader, marked).modality == "background"


@pytest.mark.parametrize("marked", NEWS)
def test_what_only_looks_like_it_stays_news(reader: Reader, marked: str) -> None:
    """Words of the same kind beside the news do not take it away."""
    assert manner_of(reader, marked).modality == "actual"


def test_a_story_of_long_ago_goes_on_in_the_next_sentence(reader: Reader) -> None:
    """Behind a dated sentence, one that begins with a pronoun and has no time of its own tells the same story."""
    assert (
        manner_of(reader, "In 1986 the colonel seized power. He then *arrested* his rivals.").modality
        == "background"
    )
    assert (
        manner_of(reader, "In 1986 the colonel seized power. Police *arrested* two men.").modality == "actual"
    )


def test_what_is_refused_is_planned_and_denied(reader: Reader) -> None:
    """Somebody who refuses says that he will not do it."""
    manner = manner_of(reader, "The rebels refused to *release* the pilot.")
    assert (manner.modality, manner.negated) == ("planned", True)


@pytest.mark.parametrize("marked", RENOUNCED)
def test_what_is_ruled_out_or_refrained_from_is_planned_and_denied(reader: Reader, marked: str) -> None:
    """Who rules a deed of his own out says that it is not going to be."""
    manner = manner_of(reader, marked)
    assert (manner.modality, manner.negated) == ("planned", True)
