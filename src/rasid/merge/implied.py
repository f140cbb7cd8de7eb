"""What follows from what is said of something else: who says that support goes on says that it has not stopped.

Stored observations hold only what a speaker says. That a statement answers a rumour without naming it, and that
a resumption tells of a break before it, is seen only across observations. It is kept apart from what is said, is
told as implied wherever it counts, and never turns a speaker against their own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rasid.merge.agreement import FULL, NO, gap_days, places_agree, same_actor
from rasid.merge.evidence import Evidence
from rasid.merge.facts import PHASE_FAMILIES, Facts
from rasid.merge.relate import StateRelation
from rasid.merge.tellers import NAMED, is_hearsay, teller_of
from rasid.model.observation import AGAINST, FOR, Observation

Side = Literal["for", "against"]

#: State types that two honest reports may give one thing: upkeep is the support that is most often meant.
_KIN: Final[Mapping[str, str]] = {"maintenance": "support"}
#: Events by which whoever does them ends a state of theirs.
_ENDING_EVENTS: Final = frozenset({"RETREAT"})
_ENDED_STATES: Final = frozenset({"presence", "support"})
#: Days by which "it goes on" and "it has stopped" may lie apart and still exclude each other.
_SAME_DAYS: Final = 1


@dataclass(frozen=True, slots=True)
class Happened:
    """One happening as told, before anything is implied: its founder and all its observations."""

    founder: str
    members: tuple[Observation, ...]


def implied_sides(
    told: Iterable[Happened], facts: Mapping[str, Facts], evidence: Evidence
) -> dict[str, list[tuple[Observation, Side]]]:
    """Founder of a happening -> what observations of others imply about it, in order of publication."""
    implying = _Implying(facts, evidence)
    happened = list(told)
    states: dict[str, list[Happened]] = {}
    ending: list[Observation] = []
    for one in happened:
        first = one.members[0].happening
        if first.kind == "state":
            states.setdefault(_KIN.get(first.type, first.type), []).append(one)
        else:
            ending += [o for o in one.members if first.type in _ENDING_EVENTS and implying.counts(o)]
    found: dict[str, list[tuple[Observation, Side]]] = {}
    for kind, alike in sorted(states.items()):
        others = [o for each in alike for o in each.members if implying.counts(o)]
        for one in alike:
            elsewhere = [o for o in others if o not in one.members]
            events = ending if kind in _ENDED_STATES else []
            said = implying.about(one.members, elsewhere, events)
            if said:
                found[one.founder] = said
    return found


class _Implying:
    def __init__(self, facts: Mapping[str, Facts], evidence: Evidence) -> None:
        self._facts = facts
        self._evidence = evidence
        self._relation = StateRelation(evidence.kinship)

    def counts(self, observation: Observation) -> bool:
        """Whether somebody who can be named stands for it, as a fact."""
        firm = observation.stance in FOR and observation.modality == "actual" and not is_hearsay(observation)
        return firm and teller_of(observation, self._evidence)[0] in NAMED

    def about(
        self, members: Sequence[Observation], others: Iterable[Observation], events: Iterable[Observation]
    ) -> list[tuple[Observation, Side]]:
        """What ``others``, told of the same state, and ``events`` imply about ``members``."""
        found: dict[str, tuple[Observation, Side]] = {}
        told = [o for o in members if o.modality == "actual" and (o.stance in FOR or o.stance in AGAINST)]
        for other in others:
            side = self._side(other, told)
            if side is not None and not self._against_own_word(other, side, members):
                found[other.id] = (other, side)
        for event in events:
            if self._ends(event, told) and not self._against_own_word(event, "for", members):
                found[event.id] = (event, "for")
        return sorted(found.values(), key=lambda pair: self._facts[pair[0].id].order)

    def _side(self, other: Observation, told: Sequence[Observation]) -> Side | None:
        """On which side of ``told`` the other stands, without saying so."""
        goes_on = other.happening.phase == "continues"
        family = PHASE_FAMILIES[other.happening.phase]
        for one in told:
            mine = PHASE_FAMILIES[one.happening.phase]
            if mine == "stops" and goes_on and self._one_state(one, other, days=_SAME_DAYS):
                return "against"
            if one.happening.phase == "continues" and family == "stops":
                if self._one_state(one, other, days=_SAME_DAYS):
                    return "against"
            if mine == "stops" and family == "resumes" and self._one_state(one, other, days=None):
                if self._later(other, one):
                    return "for"
        return None

    def _one_state(self, one: Observation, other: Observation, *, days: int | None) -> bool:
        """Whether two observations are of one state; with ``days``, of the same time."""
        a, b = self._facts[one.id], self._facts[other.id]
        gap = gap_days(a.when, b.when)
        if days is not None and gap is not None and gap > days:
            return False
        return self._relation(a, b) > 0 or self._answers_rumour(a, b, one, other)

    def _answers_rumour(self, a: Facts, b: Facts, one: Observation, other: Observation) -> bool:
        """In one text, a statement beside a rumour answers it, whoever is said to do the thing."""
        if a.unit != b.unit or not is_hearsay(one) or places_agree(a.where, b.where) == NO:
            return False
        agents = (a.agent.actor, b.agent.actor)
        return None not in agents and (a.patient.actor is None or a.patient.actor == b.patient.actor)

    def _later(self, other: Observation, one: Observation) -> bool:
        after, before = self._facts[other.id].when, self._facts[one.id].when
        return after.last is None or before.first is None or after.last >= before.first

    def _ends(self, event: Observation, told: Sequence[Observation]) -> bool:
        """Whether the event is one that ends the state: who withdraws is no longer there."""
        b = self._facts[event.id]
        for one in told:
            a = self._facts[one.id]
            gap = gap_days(a.when, b.when)
            if a.family != "stops" or (gap is not None and gap > _SAME_DAYS):
                continue
            same = same_actor(a.agent, b.agent, self._evidence.kinship) == FULL and a.agent.actor is not None
            if same and places_agree(a.where, b.where) != NO:
                return True
        return False

    def _against_own_word(self, other: Observation, side: Side, members: Sequence[Observation]) -> bool:
        """Whether whoever implies it says the opposite in plain words, or somebody of their side does."""
        opposite = AGAINST if side == "for" else FOR
        return any(self._one_side(other, o) for o in members if o.stance in opposite)

    def _one_side(self, one: Observation, other: Observation) -> bool:
        a, b = teller_of(one, self._evidence), teller_of(other, self._evidence)
        if a == b:
            return True
        kinship = self._evidence.kinship
        if a[0] != "actor" or b[0] != "actor":
            return False
        sides = (kinship.side(a[1]), kinship.side(b[1]))
        return kinship.related(a[1], b[1]) or (sides[0] is not None and sides[0] == sides[1])
