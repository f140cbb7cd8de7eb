"""Who is a party to a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rasid.merge.evidence import Evidence
from rasid.model.observation import Observation

#: Events by which forces or help come to a country or leave it, so that it is their host.
HOSTED_EVENTS: Final = frozenset({"AID", "COOPERATE", "MOBILIZE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Stakes:
    """Who has a part in what is claimed: keys of the actors, and countries that are hosts to it."""

    actors: frozenset[str]
    countries: frozenset[str]


def stakes_of(observations: Iterable[Observation], evidence: Evidence) -> Stakes:
    """The stakes of one claim, over all observations that tell it.

    Agent and patient have a part in it, and who is named in the words of a state. Of a state (somebody is there,
    helps, works there), and of coming and leaving, the country where it is so is the host.
    """
    actors: set[str] = set()
    countries: set[str] = set()
    for observation in observations:
        happening = observation.happening
        for participant in (happening.agent, happening.patient):
            if participant is not None and participant.actor is not None:
                actors.add(participant.actor)
        if happening.kind == "state":
            actors.update(_named_in(happening.text, evidence))
        place = observation.place
        hosted = happening.kind == "state" or happening.type in HOSTED_EVENTS
        if hosted and place is not None and place.country is not None:
            countries.add(place.country)
    return Stakes(frozenset(actors), frozenset(countries))


def _named_in(words: str, evidence: Evidence) -> Iterable[str]:
    """Actors whose names, as reports in view use them, stand in the words of a state.

    "Joint operations with the Coalition": no role is read for the Coalition, and it has its part in them.
    """
    return (actor for name, actor in evidence.called.items() if re.search(rf"\b{re.escape(name)}\b", words))


def is_party(observation: Observation, stakes: Stakes, evidence: Evidence) -> bool:
    """Whether the speaker takes part, commands somebody who does, or is host to it."""
    speaker = observation.speaker
    if not speaker.named or speaker.actor is None or speaker.kind in ("outlet", "agency"):
        return False
    kinship = evidence.kinship
    if any(speaker.actor == actor or speaker.actor in kinship.commanders(actor) for actor in stakes.actors):
        return True
    return any(kinship.is_host(speaker.actor, country) for country in stakes.countries)
