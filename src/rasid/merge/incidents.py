"""Incidents: real-world events, merged from what many reports tell."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.grouping import Group, group_happenings
from rasid.merge.parties import stakes_of
from rasid.merge.sides import sides_of
from rasid.merge.status import find_status
from rasid.merge.tolls import toll_ranges
from rasid.model.ids import content_id
from rasid.model.incident import Incident
from rasid.model.observation import Observation


def merge_incidents(evidence: Evidence) -> tuple[Incident, ...]:
    """All incidents, ordered by id."""
    return incidents_of(group_happenings(evidence), evidence)


def incidents_of(groups: Sequence[Group], evidence: Evidence) -> tuple[Incident, ...]:
    """The groups that are incidents: somebody stands for an event that is told as actual."""
    by_id = {observation.id: observation for observation in (*evidence.live, *evidence.superseded)}
    found = (_incident(group, by_id, evidence) for group in groups)
    return tuple(sorted((one for one in found if one is not None), key=lambda incident: incident.id))


def _incident(group: Group, by_id: dict[str, Observation], evidence: Evidence) -> Incident | None:
    members = [by_id[i] for i in (*group.members, *group.superseded)]
    sides = sides_of(members, evidence)
    if not any(o.happening.kind == "event" and o.modality == "actual" for o in sides.said_for):
        return None
    tellings = Tellings(sides.said_for, evidence)
    finding = find_status(sides, stakes_of(members), evidence)
    kind, mode = tellings.type_and_mode()
    return Incident(
        id=content_id("i", group.founder),
        type=kind,
        mode=mode,
        agent=tellings.agent(),
        patient=tellings.patient(),
        place=tellings.place(),
        time=tellings.time(),
        tolls=toll_ranges([by_id[i] for i in group.members], evidence),
        observations=tuple(o.id for o in sides.said_for),
        denied_by=tuple(o.id for o in sides.against),
        reports=len({o.report for o in sides.said_for}),
        origins=finding.origins.count,
        status=finding.status,
        reason=finding.reason,
        dependences=finding.origins.dependences,
    )
