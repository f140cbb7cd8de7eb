"""Claims: what anyone put forward, with who is for it, who is against it, and what that makes of it."""

from __future__ import annotations

from collections.abc import Iterable

from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.facets import Facet, day_in_words
from rasid.merge.settling import Settled
from rasid.merge.sides import days_of_change
from rasid.merge.status import find_status
from rasid.model.ids import content_id
from rasid.model.incident import Claim, ClaimContent, StatusOn


def claims_of(happenings: Iterable[Settled], evidence: Evidence) -> tuple[Claim, ...]:
    """All happenings as claims, ordered by id."""
    settled = list(happenings)
    # Where a figure is denied that nobody tells, there is no whole that the part could lead to.
    whole = {one.founder for one in settled if one.facet is None}
    found = (_claim(one, evidence, whole=one.founder in whole) for one in settled)
    return tuple(sorted(found, key=lambda claim: claim.id))


def claim_id(happening: Settled) -> str:
    """The id of the claim that a happening, or a part of one, is."""
    facet = happening.facet
    return content_id("c", happening.founder, *((facet.kind, facet.key) if facet else ()))


def _claim(happening: Settled, evidence: Evidence, *, whole: bool) -> Claim:
    sides, finding, facet = happening.sides, happening.finding, happening.facet
    return Claim(
        id=claim_id(happening),
        content=_content(happening, evidence),
        status=finding.status,
        reason=finding.reason,
        origins=finding.origins.count,
        channels=finding.origins.channels,
        observations_for=tuple(o.id for o in sides.said_for or sides.gone),
        observations_against=tuple(o.id for o in sides.against),
        history=_history(happening, evidence),
        dependences=finding.origins.dependences,
        implied_for=tuple(o.id for o in sides.implied_for),
        implied_against=tuple(o.id for o in sides.implied_against),
        part_of=None if facet is None or not whole else content_id("c", happening.founder),
    )


def _content(happening: Settled, evidence: Evidence) -> ClaimContent:
    sides = happening.sides
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
        part=None if happening.facet is None else _part(happening.facet, evidence),
    )


def _part(facet: Facet, evidence: Evidence) -> str:
    """What part of a happening a claim is about, in words."""
    if facet.kind == "day":
        return f"on {day_in_words(facet.key)}"
    if facet.kind == "deed":
        actor = evidence.kinship.actor(facet.key)
        return f"done by {actor.name if actor else facet.key}"
    return facet.key


def _history(happening: Settled, evidence: Evidence) -> tuple[StatusOn, ...]:
    """The status on each day of publication on which it changed; the last is the present one."""
    told = (*happening.members, *(observation for observation, _ in happening.implied))
    turns: list[StatusOn] = []
    days = days_of_change(told, evidence)
    for day in days:
        if day == days[-1]:
            status = happening.finding.status
        else:
            # On the day None only what is undated was there, which counts from the beginning.
            sides = happening.sides_on(day or "", evidence)
            if not (sides.said_for or sides.against or sides.gone):
                continue
            status = find_status(sides, happening.stakes, evidence).status
        if not turns or turns[-1].status != status:
            turns.append(StatusOn(day, status))
    return tuple(turns)
