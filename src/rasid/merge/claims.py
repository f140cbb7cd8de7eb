"""Claims: what anyone put forward, with who is for it, who is against it, and what that makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.grouping import Group, group_happenings
from rasid.merge.parties import Stakes, stakes_of
from rasid.merge.sides import Sides, days_of_change, sides_of
from rasid.merge.status import find_status
from rasid.model.ids import content_id
from rasid.model.incident import Claim, ClaimContent, Status, StatusOn
from rasid.model.observation import Observation


def merge_claims(evidence: Evidence) -> tuple[Claim, ...]:
    """All claims, ordered by id."""
    return claims_of(group_happenings(evidence), evidence)


def claims_of(groups: Sequence[Group], evidence: Evidence) -> tuple[Claim, ...]:
    """The groups that are claims: somebody is for it or against it, or was for it once."""
    by_id = {observation.id: observation for observation in (*evidence.live, *evidence.superseded)}
    found = (_claim(group, by_id, evidence) for group in groups)
    return tuple(sorted((one for one in found if one is not None), key=lambda claim: claim.id))


def _claim(group: Group, by_id: dict[str, Observation], evidence: Evidence) -> Claim | None:
    members = [by_id[i] for i in (*group.members, *group.superseded)]
    sides = sides_of(members, evidence)
    if not (sides.said_for or sides.against or sides.gone):
        return None
    stakes = stakes_of(members)
    finding = find_status(sides, stakes, evidence)
    return Claim(
        id=content_id("c", group.founder),
        content=_content(sides, evidence),
        status=finding.status,
        reason=finding.reason,
        origins=finding.origins.count,
        channels=finding.origins.channels,
        observations_for=tuple(o.id for o in sides.said_for or sides.gone),
        observations_against=tuple(o.id for o in sides.against),
        history=_history(members, stakes, evidence, finding.status),
        dependences=finding.origins.dependences,
    )


def _content(sides: Sides, evidence: Evidence) -> ClaimContent:
    tellings = Tellings(sides.said_for or sides.against or sides.gone, evidence)
    first = tellings.ordered[0]
    kind, mode = tellings.type_and_mode()
    return ClaimContent(
        kind=first.happening.kind,
        type=kind,
        mode=mode,
        phase=first.happening.phase,
        modality=first.modality,
        agent=tellings.agent(),
        patient=tellings.patient(),
        place=tellings.place(),
        time=tellings.time(),
        text=first.happening.text,
    )


def _history(
    members: Sequence[Observation], stakes: Stakes, evidence: Evidence, present: Status
) -> tuple[StatusOn, ...]:
    """The status on each day of publication on which it changed; the last is the present one."""
    turns: list[StatusOn] = []
    days = days_of_change(members, evidence)
    for day in days:
        if day == days[-1]:
            status = present
        else:
            # On the day None only what is undated was there, which counts from the beginning.
            sides = sides_of(members, evidence, on=day or "")
            if not (sides.said_for or sides.against or sides.gone):
                continue
            status = find_status(sides, stakes, evidence).status
        if not turns or turns[-1].status != status:
            turns.append(StatusOn(day, status))
    return tuple(turns)
