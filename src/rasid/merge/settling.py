"""Groups with their sides and status: what incidents and claims are both made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.merge.evidence import Evidence
from rasid.merge.facets import Facet, facets_of, without_parts
from rasid.merge.facts import Facts
from rasid.merge.grouping import Grouping, group_with_facts
from rasid.merge.implied import Happened, Side, implied_sides
from rasid.merge.parties import Stakes, stakes_of
from rasid.merge.sides import Sides, sides_of
from rasid.merge.status import Finding, find_status
from rasid.model.observation import Observation

Implied = tuple[tuple[Observation, Side], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """One happening as put forward: its observations, who is for it and against it, and its status.

    ``facet`` is set for a part of the happening of ``founder`` that somebody denies; it is a claim, and no
    incident.
    """

    founder: str
    live: tuple[Observation, ...]
    superseded: tuple[Observation, ...]
    facet: Facet | None
    implied: Implied
    sides: Sides
    stakes: Stakes
    finding: Finding

    @property
    def members(self) -> tuple[Observation, ...]:
        """All observations, those of superseded versions too."""
        return (*self.live, *self.superseded)

    def sides_on(self, day: str | None, evidence: Evidence) -> Sides:
        """The sides at the end of the day (ISO), or as they stand."""
        return _sides(self.members, self.facet, self.implied, evidence, day)


def settle(evidence: Evidence) -> tuple[tuple[Settled, ...], Mapping[str, Facts]]:
    """All happenings that somebody is for or against, or was for once, and their parts; ordered by founder.

    With them the facts (observation id -> facts) by which they were found.
    """
    grouping = group_with_facts(evidence)
    by_id = {observation.id: observation for observation in (*evidence.live, *evidence.superseded)}
    implied = _implied(grouping, by_id, evidence)
    settled: list[Settled] = []
    for group in grouping.groups:
        live = tuple(by_id[i] for i in group.members)
        superseded = tuple(by_id[i] for i in group.superseded)
        members = (*live, *superseded)
        stakes = stakes_of(members, evidence)
        for facet in (None, *facets_of(members, evidence)):
            follows: Implied = () if facet else implied.get(group.founder, ())
            sides = _sides(members, facet, follows, evidence, None)
            if sides.said_for or sides.against or sides.gone:
                finding = find_status(sides, stakes, evidence)
                settled.append(
                    Settled(group.founder, live, superseded, facet, follows, sides, stakes, finding)
                )
    return tuple(settled), grouping.facts


def _implied(grouping: Grouping, by_id: Mapping[str, Observation], evidence: Evidence) -> dict[str, Implied]:
    happened = (
        Happened(group.founder, tuple(by_id[i] for i in group.members))
        for group in grouping.groups
        if group.members
    )
    found = implied_sides(happened, grouping.facts, evidence)
    return {founder: tuple(said) for founder, said in found.items()}


def _sides(
    members: Sequence[Observation],
    facet: Facet | None,
    implied: Implied,
    evidence: Evidence,
    day: str | None,
) -> Sides:
    whole = sides_of(members, evidence, on=day)
    if facet is not None:
        return facet.of(whole)
    seen = [o for o in members if _published_by(o, day, evidence)]
    return replace(
        without_parts(whole, facets_of(seen, evidence)),
        implied_for=tuple(_on(implied, "for", day, evidence)),
        implied_against=tuple(_on(implied, "against", day, evidence)),
    )


def _on(implied: Implied, side: Side, day: str | None, evidence: Evidence) -> Iterator[Observation]:
    return (o for o, on in implied if on == side and _published_by(o, day, evidence))


def _published_by(observation: Observation, day: str | None, evidence: Evidence) -> bool:
    return day is None or (evidence.report_of(observation).version_date or "") <= day
