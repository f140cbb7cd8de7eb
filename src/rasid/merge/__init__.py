"""Observations and judgements become incidents, claims and situations: no store, no clock, no order of arrival.

evidence = gather(observations, reports, judgements, sources=..., actors=..., reprints=...)
merged = merge(evidence)
merged.incidents, merged.claims, merged.situations
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.merge.claims import claims_of
from rasid.merge.evidence import Evidence, gather
from rasid.merge.incidents import incidents_of
from rasid.merge.origins import Origin, Origins, independent_origins
from rasid.merge.settling import settle
from rasid.merge.situations import situations_of
from rasid.merge.versions import standing_versions
from rasid.model.incident import Claim, Incident
from rasid.model.situation import Situation

__all__ = [
    "Evidence",
    "Merged",
    "Origin",
    "Origins",
    "gather",
    "independent_origins",
    "merge",
    "standing_versions",
]


@dataclass(frozen=True, slots=True)
class Merged:
    """What observations come to. Every incident is a claim too, with the same founder and status."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    situations: tuple[Situation, ...]


def merge(evidence: Evidence) -> Merged:
    """Incidents, claims and situations, each ordered by id; the grouping is done once for all."""
    happenings, facts = settle(evidence)
    return Merged(
        incidents_of(happenings, evidence),
        claims_of(happenings, evidence),
        situations_of(happenings, facts, evidence),
    )
