"""What incidents and claims are called: what, whom, by whom, where, when."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Protocol

from rasid.brief.verify import Library
from rasid.brief.wording import (
    event_words,
    heading_words,
    participants_words,
    place_words,
    quoted,
    state_words,
    time_words,
)
from rasid.codebook import Codebook
from rasid.model.incident import Claim, Incident, TollRange
from rasid.model.observation import FOR, Modality, Observation, ObservedPlace, Participant

MODALITIES: Final[dict[Modality, str]] = {
    "actual": "", "background": "told as history", "attempted": "as an attempt", "planned": "as planned",
    "threatened": "as a threat", "possible": "as possible", "conditional": "on a condition",
}  # fmt: skip
#: A patient that says no more than how many there were: the toll says it better, and as others give it too.
_NUMBER: Final = (
    r"[\d,.]+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|several|some|many|dozens?|scores?"
    r"|hundreds?|thousands?|of|and|at|least|most|more|than|over|about|around|nearly|up|to"
)
_ONLY_A_NUMBER: Final = re.compile(rf"(?:(?:{_NUMBER})[\s-]+)+(?:people|persons?)|[\d,.]+", re.IGNORECASE)
#: Modes that tell with what an attack was made, and that no other deed has.
_WEAPONS: Final = frozenset(
    {"aerial", "drone", "explosives", "firearms", "heavy-weapons", "naval", "suicide-attack"}
)
_ATTACKS: Final = frozenset({"ASSAULT", "FIGHT"})
_HARMED: Final = ("killed", "wounded")


class Namer(Protocol):
    """What knows the words of participants and tolls; the composer of a brief does."""

    @property
    def library(self) -> Library:
        """What may be cited."""
        ...

    @property
    def codebook(self) -> Codebook:
        """The labels of types."""
        ...

    def name(self, participant: Participant | None) -> str | None:
        """A participant in words, None where there are none that name anybody."""
        ...

    def range_words(self, toll: TollRange) -> str:
        """A toll in words."""
        ...


def heading_of_incident(incident: Incident, composer: Namer, *, tolls: bool = False) -> str:
    """What an incident is called: what, whom, by whom, where, when; with ``tolls`` how many, where a number is all
    that is told of whom."""
    kind, mode = kind_of(incident, composer)
    agent, patient = composer.name(incident.agent), composer.name(incident.patient)
    harmed = next((toll for wanted in _HARMED for toll in incident.tolls if toll.kind == wanted), None)
    only_a_number = (
        patient is not None and harmed is not None and _ONLY_A_NUMBER.fullmatch(patient) is not None
    )
    who = participants_words(agent, None if only_a_number else patient, kind, mode)
    said = composer.library.observations[incident.observations[0]]
    words = composer.library.withholding.said(said, words_of(said))
    named = _with_words(
        event_words(kind, mode, composer.codebook), words, (incident.agent, incident.patient, incident.place)
    )
    heading = heading_words(named, who, place_words(incident.place), time_words(incident.time))
    if tolls and only_a_number and harmed is not None:
        return f"{heading}: {composer.range_words(harmed)} {harmed.kind}"
    return heading


def kind_of(incident: Incident, composer: Namer) -> tuple[str, str | None]:
    """Type and mode of an incident; of an attack without a mode the weapon that most reports of it tell, copies once
    and denials left out."""
    if incident.mode is not None or incident.type not in _ATTACKS:
        return incident.type, incident.mode
    library = composer.library
    told = (library.observations[one] for one in incident.observations)
    weapons = {
        (library.unit(each.report), each.happening.mode)
        for each in told
        if each.stance in FOR and each.happening.mode in _WEAPONS
    }
    votes = Counter(mode for _, mode in sorted(weapons, key=str))
    return incident.type, max(votes, key=lambda mode: votes[mode], default=None)


def heading_of_claim(claim: Claim, composer: Namer) -> str:
    """What a claim is called, with its modality where it is not told as done."""
    content = claim.content
    agent, patient = composer.name(content.agent), composer.name(content.patient)
    if content.kind == "event":
        named = event_words(content.type, content.mode, composer.codebook)
        who = participants_words(agent, patient, content.type, content.mode)
    else:
        named = state_words(content.type, content.mode, content.phase, composer.codebook)
        who = ", ".join(name for name in (agent, patient) if name is not None)
        named = f"{named}:" if who else named
    named = _with_words(named, content.text, (content.agent, content.patient, content.place))
    modality = MODALITIES[content.modality]
    heading = heading_words(named, who, place_words(content.place), time_words(content.time))
    return f"{heading} ({modality})" if modality else heading


def _with_words(named: str, words: str, parts: tuple[Participant | ObservedPlace | None, ...]) -> str:
    """What it is called, with the report's words where neither who nor where tells it from others of its kind."""
    return named if any(part is not None for part in parts) else f"{named} ({quoted(words)})"


def words_of(observation: Observation) -> str:
    """The report's words for the happening; the whole quote where they are not in it."""
    told = observation.happening.text
    return told if told.strip() and told in observation.quote.text else observation.quote.text
