"""What a brief leaves to the lists: true, but of no weight for somebody who has five minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rasid.codebook import Codebook
from rasid.model.incident import Claim, Incident
from rasid.model.observation import ObservedPlace

#: Deeds that a security brief always tells; words, visits and help only when more than one stands for them.
_GRAVE: Final = frozenset({"ASSAULT", "FIGHT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "SANCTION"})
#: One voice alone is no weight; so is hearsay.
_LIGHT: Final = frozenset({"single_source", "rumoured"})
#: States that a brief follows even on one voice, if a listed side holds them or is held by them.
_FOLLOWED: Final = frozenset(
    {
        "operations",
        "support",
        "presence",
        "maintenance",
        "capability",
        "control",
        "truce",
        "access",
        "custody",
    }
)


def weighty(
    incidents: Iterable[Incident], claims: Iterable[Claim], codebook: Codebook
) -> tuple[list[Incident], list[Claim]]:
    """The incidents and claims that a brief tells.

    A claim that rests on the observations of an incident goes where the incident goes.
    """
    kept = [incident for incident in incidents if not _is_light_incident(incident)]
    told = {one for incident in kept for one in incident.observations}
    claims_kept = [
        claim
        for claim in claims
        if any(one in told for one in claim.observations_for) or not _is_light_claim(claim, codebook)
    ]
    return kept, claims_kept


def _is_light_incident(incident: Incident) -> bool:
    if incident.status not in _LIGHT:
        return False
    if incident.type not in _GRAVE:
        return True
    return not incident.tolls and not is_placed(incident.place)


def _is_light_claim(claim: Claim, codebook: Codebook) -> bool:
    if claim.status not in _LIGHT:
        return False
    content = claim.content
    if content.kind == "event":
        # Deeds that took place are incidents and were weighed as such; these are planned or threatened.
        return content.modality == "actual" or content.type not in _GRAVE
    if content.type == "trend":
        return False
    sided = any(p is not None and p.actor is not None for p in (content.agent, content.patient))
    return content.type not in _FOLLOWED or not sided or content.type not in codebook.states


def is_placed(place: ObservedPlace | None) -> bool:
    """Whether it is known more finely than by its country."""
    return place is not None and place.name is not None and place.precision not in ("country", "region")
