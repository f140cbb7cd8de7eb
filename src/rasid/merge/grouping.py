"""Putting observations of one happening together, whatever order they come in.

The rule in short (``docs/explanation/merging.md`` has it at length, with the reasons):

1. Observations are taken in tiers, the most precise first. Within a tier, pairs that the pair rule
   joins are joined from the surest on, as long as no two members of the new group contradict each other
   (complete linkage): a vague telling cannot chain two events together.
2. A telling of a later tier joins the one group that it fits; where it fits several, the one that it
   fits best by more than any other. Where that does not decide, it stays with its own kind.
3. What answers (denies, asks, takes back ...) comes last, then what superseded versions said.
4. Judgements win: "different" is never overruled, and "same" joins whole groups after every tier.

Ties are broken by content (numbers of agreement, then ids), never by order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.codebook import Codebook
from rasid.merge.candidates import Index
from rasid.merge.copies import Copies, find_copies
from rasid.merge.evidence import Evidence
from rasid.merge.facts import (
    COUNTRY,
    DAY_TOLD,
    DISTRICT,
    PROVINCE,
    WEEK_KNOWN,
    Facts,
    facts_of,
    with_carried_topics,
)
from rasid.merge.linking import Linker
from rasid.merge.relate import EventRelation, Relation, StateRelation

#: Tiers: how sure a telling is of its when and where. Answers come after what they answer.
_PRECISE, _NEARLY, _VAGUE, _ANSWERING, _SUPERSEDED = range(5)
TIERS: Final = (_PRECISE, _NEARLY, _VAGUE, _ANSWERING, _SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Group:
    """Observations (ids) of one happening. ``members`` and ``superseded`` are in order of publication.

    ``founder`` is the first published observation of the most precise tier: the group's ids are made
    from it, so that they stay while more reports come in.
    """

    founder: str
    members: tuple[str, ...]
    superseded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups, and the facts by which they were made (observation id -> facts)."""

    groups: tuple[Group, ...]
    facts: Mapping[str, Facts]


def group_happenings(evidence: Evidence) -> tuple[Group, ...]:
    """All observations in groups, each in exactly one; ordered by founder."""
    return group_with_facts(evidence).groups


def group_with_facts(evidence: Evidence) -> Grouping:
    """The groups of :func:`group_happenings` with the facts of their observations."""
    tiers: dict[str, int] = {}
    facts: dict[str, Facts] = {}
    first: dict[str, str] = {}
    for observations, superseded in ((evidence.live, False), (evidence.superseded, True)):
        for observation in observations:
            one = facts_of(observation, evidence.report_of(observation), evidence.units[observation.report])
            facts[one.id] = one
            tiers[one.id] = _SUPERSEDED if superseded else tier_of(one)
        first |= find_copies(observations, facts, evidence).first
    facts = with_carried_topics(facts.values())
    copies = Copies(first)
    linker = Linker(facts, copies.links(evidence.links), evidence.kinship)
    components = _kin_components(evidence.codebook)
    universes: dict[Hashable, list[str]] = defaultdict(list)
    for leader in dict.fromkeys(first.values()):
        universes[_universe(facts[leader], components)].append(leader)
    for universe in universes.values():
        _settle(universe, tiers, facts, linker, evidence)
    linker.join_same()
    return Grouping(_groups(linker, facts, tiers, copies), facts)


def _settle(
    universe: Sequence[str],
    tiers: Mapping[str, int],
    facts: Mapping[str, Facts],
    linker: Linker,
    evidence: Evidence,
) -> None:
    """Group the observations of one universe, tier by tier."""
    relation: Relation
    if facts[universe[0]].happens:
        relation = EventRelation(evidence.kinship, evidence.codebook)
    else:
        relation = StateRelation(evidence.kinship)
    settled = Index(evidence.kinship)
    for tier in TIERS:
        of_tier = [member for member in universe if tiers[member] == tier]
        left = linker.attach(of_tier, relation, settled)
        while tier == _ANSWERING and 0 < len(left) < len(of_tier):
            # "Police say that nobody was" answers the retraction that answers the report.
            for member in set(of_tier) - set(left):
                settled.add(facts[member])
            of_tier, left = left, linker.attach(left, relation, settled)
        linker.link(left, relation)
        linker.join_same(within=universe)
        for member in universe:
            if tiers[member] == tier:
                settled.add(facts[member])


def tier_of(facts: Facts) -> int:
    """The tier of a telling, from 0 (precise in time and place) on."""
    if not facts.founds:
        return _ANSWERING
    if not facts.happens:
        named = facts.agent.actor is not None or facts.patient.actor is not None
        return _PRECISE if named or facts.where.level <= PROVINCE else _NEARLY
    if facts.when.rank == DAY_TOLD and facts.where.level <= DISTRICT:
        return _PRECISE
    if facts.when.rank <= WEEK_KNOWN and facts.where.level < COUNTRY:
        return _NEARLY
    return _VAGUE


def _universe(facts: Facts, components: dict[str, str]) -> Hashable:
    """Only observations of one universe are ever compared."""
    if not facts.happens:
        return ("state", facts.type, facts.mode, facts.family, facts.modality)
    return ("event", components.get(facts.type, facts.type), facts.family == "stops", facts.modality)


def _kin_components(codebook: Codebook) -> dict[str, str]:
    """Event type -> the least of all types that it is akin to, directly or by way of others."""
    names = sorted(codebook.types)
    component = {name: name for name in names}
    for one in names:
        for other in names:
            if component[one] != component[other] and codebook.akin(one, other):
                least, most = sorted((component[one], component[other]))
                component = {name: least if top == most else top for name, top in component.items()}
    return component


def _groups(
    linker: Linker, facts: Mapping[str, Facts], tiers: Mapping[str, int], copies: Copies
) -> tuple[Group, ...]:
    groups = []
    with_copies = copies.with_copies()
    for leaders in linker.all_groups():
        members = (member for leader in leaders for member in with_copies[leader])
        ordered = sorted(members, key=lambda member: facts[member].order)
        # What was first published founds, be it superseded by now: a corrected article keeps its address.
        founder = min(ordered, key=lambda m: (_founding_tier(facts[m], tiers[m]), facts[m].order))
        groups.append(
            Group(
                founder=founder,
                members=tuple(m for m in ordered if tiers[m] != _SUPERSEDED),
                superseded=tuple(m for m in ordered if tiers[m] == _SUPERSEDED),
            )
        )
    return tuple(sorted(groups, key=lambda group: group.founder))


def _founding_tier(facts: Facts, tier: int) -> int:
    return tier_of(facts) if tier == _SUPERSEDED else tier
