"""Claims: what anyone put forward, with who is for it, who is against it, and what that makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.settling import Settled
from rasid.merge.sides import Sides, days_of_change, sides_of
from rasid.merge.status import find_status
from rasid.model.ids import content_id
from rasid.model.incident import Claim, ClaimContent, StatusOn


def claims_of(happenings: Iterable[Settled], evidence: Evidence) -> tuple[Claim, ...]:
    """All happenings as claims, ordered by id."""
    return tuple(sorted((_claim(one, evidence) for one in happenings), key=lambda claim: claim.id))


def _claim(happening: Settled, evidence: Evidence) -> Claim:
    sides, finding = happening.sides, happening.finding
    return Claim(
        id=content_id("c", happening.founder),
        content=_content(sides, evidence),
        status=finding.status,
        reason=finding.reason,
        origins=finding.origins.count,
        channels=finding.origins.channels,
        observations_for=tuple(o.id for o in sides.said_for or sides.gone),
        observations_against=tuple(o.id for o in sides.against),
        history=_history(happening, evidence),
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


def _history(happening: Settled, evidence: Evidence) -> tuple[StatusOn, ...]:
    """The status on each day of publication on which it changed; the last is the present one."""
    members = (*happening.live, *happening.superseded)
    turns: list[StatusOn] = []
    days = days_of_change(members, evidence)
    for day in days:
        if day == days[-1]:
            status = happening.finding.status
        else:
            # On the day None only what is undated was there, which counts from the beginning.
            sides = sides_of(members, evidence, on=day or "")
            if not (sides.said_for or sides.against or sides.gone):
                continue
            status = find_status(sides, happening.stakes, evidence).status
        if not turns or turns[-1].status != status:
            turns.append(StatusOn(day, status))
    return tuple(turns)
