"""Old addresses: an incident or a claim is found by every id that it may have had.

Its id is made from its founding observation. A report that arrives late and was published earlier founds it anew; the
observation that founded it before is still one of it. So every id that could be made from one of its observations
leads to it, and nothing has to be kept for that. Where a judgement has parted it since, an old id leads to the part
that holds the old founder.
"""

from __future__ import annotations

from collections.abc import Iterable

from rasid.model.ids import content_id
from rasid.model.incident import Claim, Incident


def old_ids(incidents: Iterable[Incident], claims: Iterable[Claim]) -> dict[str, str]:
    """Every id that an incident or a whole claim may have had -> the id that it has; current ids left out."""
    found: dict[str, str] = {}
    for incident in incidents:
        for observation in (*incident.observations, *incident.denied_by):
            found[content_id("i", observation)] = incident.id
    for claim in claims:
        if claim.part_of is None:
            for observation in (*claim.observations_for, *claim.observations_against):
                found[content_id("c", observation)] = claim.id
    return {old: now for old, now in found.items() if old != now}
