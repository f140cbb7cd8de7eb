"""Groups with their sides and status: what incidents and claims are both made from."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.grouping import group_happenings
from rasid.merge.parties import Stakes, stakes_of
from rasid.merge.sides import Sides, sides_of
from rasid.merge.status import Finding, find_status
from rasid.model.observation import Observation


@dataclass(frozen=True, slots=True)
class Settled:
    """One happening as put forward: its observations, who is for it and against it, and its status."""

    founder: str
    live: tuple[Observation, ...]
    superseded: tuple[Observation, ...]
    sides: Sides
    stakes: Stakes
    finding: Finding


def settle(evidence: Evidence) -> tuple[Settled, ...]:
    """All happenings that somebody is for or against, or was for once; ordered by founder."""
    by_id = {observation.id: observation for observation in (*evidence.live, *evidence.superseded)}
    settled = []
    for group in group_happenings(evidence):
        live = tuple(by_id[i] for i in group.members)
        superseded = tuple(by_id[i] for i in group.superseded)
        sides = sides_of((*live, *superseded), evidence)
        if sides.said_for or sides.against or sides.gone:
            stakes = stakes_of((*live, *superseded))
            finding = find_status(sides, stakes, evidence)
            settled.append(Settled(group.founder, live, superseded, sides, stakes, finding))
    return tuple(settled)
