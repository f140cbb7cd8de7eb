"""Incidents: real-world events, merged from what many reports tell."""

from __future__ import annotations

from collections.abc import Iterable

from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.settling import Settled
from rasid.merge.tolls import toll_ranges
from rasid.model.ids import content_id
from rasid.model.incident import Incident


def incidents_of(happenings: Iterable[Settled], evidence: Evidence) -> tuple[Incident, ...]:
    """The happenings that are incidents, ordered by id: somebody stands for an event told as actual."""
    found = (_incident(happening, evidence) for happening in happenings if is_incident(happening))
    return tuple(sorted(found, key=lambda incident: incident.id))


def is_incident(happening: Settled) -> bool:
    """Whether anybody tells it as an event that took place; a part of one is none by itself."""
    return happening.facet is None and any(
        o.happening.kind == "event" and o.modality == "actual" for o in happening.sides.said_for
    )


def _incident(happening: Settled, evidence: Evidence) -> Incident:
    sides, finding = happening.sides, happening.finding
    tellings = Tellings(sides.said_for, evidence)
    kind, mode = tellings.type_and_mode()
    return Incident(
        id=content_id("i", happening.founder),
        type=kind,
        mode=mode,
        agent=tellings.agent(),
        patient=tellings.patient(),
        place=tellings.place(),
        time=tellings.time(),
        tolls=toll_ranges(happening.live, evidence),
        observations=tuple(o.id for o in sides.said_for),
        denied_by=tuple(o.id for o in sides.against),
        reports=len({o.report for o in sides.said_for}),
        origins=finding.origins.count,
        status=finding.status,
        reason=finding.reason,
        dependences=finding.origins.dependences,
    )
