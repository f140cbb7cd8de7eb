"""Situations: claims about one state laid one after the other, with what is contested about each turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rasid.merge.claims import claim_id
from rasid.merge.content import Tellings
from rasid.merge.evidence import Evidence
from rasid.merge.facets import day_in_words, told_day
from rasid.merge.facts import PHASE_FAMILIES, Facts
from rasid.merge.naming import speaker_name
from rasid.merge.relate import StateRelation
from rasid.merge.settling import Settled
from rasid.merge.truces import TRUCE, is_truce
from rasid.merge.union import Union
from rasid.model.ids import content_id
from rasid.model.incident import Status
from rasid.model.observation import Observation, Phase
from rasid.model.situation import Boundary, Direction, Situation, Turn
from rasid.model.wording import listed

#: Statuses of claims that do not say what holds.
_FALLEN: Final[frozenset[Status]] = frozenset({"denied", "withdrawn"})
_DIRECTIONS: Final[Mapping[str, Direction]] = {
    "rising": "rising", "falling": "falling", "increased": "rising", "decreased": "falling",
}  # fmt: skip
#: State types that are claims about a series of events.
SERIES_TYPE: Final = "trend"


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim about a state with its observations, and the claims about its days."""

    settled: Settled
    days: Mapping[str, str]


def situations_of(
    happenings: Iterable[Settled], facts: Mapping[str, Facts], evidence: Evidence
) -> tuple[Situation, ...]:
    """All states that anybody tells as actual, ordered by id; each claim about a state is in one of them."""
    settled = [one for one in happenings if _is_state(one, evidence)]
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for one in settled:
        if one.facet is not None and one.facet.kind == "day":
            days[one.founder][one.facet.key] = claim_id(one)
    told = {one.founder: _Told(one, days[one.founder]) for one in settled if one.facet is None}
    found = (
        _situation([told[founder] for founder in group], evidence)
        for group in _tracks(told, facts, StateRelation(evidence.kinship, days=None))
    )
    return tuple(sorted(found, key=lambda situation: situation.id))


def _is_state(one: Settled, evidence: Evidence) -> bool:
    """Whether what is told first is a state, and no plan of one; a judgement may join it with an event."""
    said = one.sides.said_for or one.sides.against or one.sides.gone
    first = Tellings(said, evidence).ordered[0]
    state = first.happening.kind == "state" or is_truce(first.happening)
    return state and first.modality in ("actual", "background")


def _tracks(
    told: Mapping[str, _Told], facts: Mapping[str, Facts], relation: StateRelation
) -> Iterator[list[str]]:
    """Founders of the claims about one state, together: every two of a track may be of one state."""
    strength = _strengths(told, facts, relation)
    groups = {founder: [founder] for founder in told}
    union: Union[str] = Union()
    for pair in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        one, other = union.root(pair[0]), union.root(pair[1])
        if strength[pair] <= 0 or one == other:
            continue
        if all(strength.get((min(a, b), max(a, b)), 0) >= 0 for a in groups[one] for b in groups[other]):
            union.join(one, other)
            top = union.root(one)
            groups[top] = sorted(groups.pop(one) + groups.pop(other))
    yield from (sorted(group) for _, group in sorted(groups.items()))


def _strengths(
    told: Mapping[str, _Told], facts: Mapping[str, Facts], relation: StateRelation
) -> dict[tuple[str, str], int]:
    """Pairs of claims that share a key -> how surely they are of one state, below 0 where they are not."""
    keyed: dict[Hashable, set[str]] = defaultdict(set)
    members = {founder: [facts[o.id] for o in one.settled.members] for founder, one in told.items()}
    for founder, them in members.items():
        for key in {key for one in them for key in _keys(one)}:
            keyed[key].add(founder)
    pairs = {pair for founders in keyed.values() for pair in combinations(sorted(founders), 2)}
    found = {}
    for one, other in pairs:
        if (members[one][0].type, members[one][0].mode) == (members[other][0].type, members[other][0].mode):
            marks = [relation(a, b) for a in members[one] for b in members[other]]
            found[one, other] = min(marks) if min(marks) < 0 else max(marks)
    return found


def _keys(facts: Facts) -> Iterator[Hashable]:
    yield from (("topic", facts.type, word) for word in facts.topics)
    for who in (facts.agent, facts.patient):
        yield from (("head", facts.type, head) for head in who.heads)
        if who.actor is not None:
            yield ("actor", facts.type, who.actor)


def _situation(group: Sequence[_Told], evidence: Evidence) -> Situation:
    members = [o for one in group for o in one.settled.members]
    tellings = Tellings(members, evidence)
    turns = list(_turns(group, evidence))
    mode = tellings.type_and_mode()[1]
    series = tellings.ordered[0].happening.type == SERIES_TYPE
    return Situation(
        id=content_id("s", min(one.settled.founder for one in group)),
        type=TRUCE if is_truce(tellings.ordered[0].happening) else tellings.ordered[0].happening.type,
        text=tellings.ordered[0].happening.text,
        agent=tellings.agent(),
        patient=tellings.patient(),
        place=tellings.place(),
        turns=tuple(turns),
        now=None if series else _now(turns),
        observations=tuple(o.id for o in tellings.ordered),
        direction=_DIRECTIONS.get(mode or "", "other") if series else None,
    )


def _turns(group: Sequence[_Told], evidence: Evidence) -> Iterator[Turn]:
    stopped = False
    for turn in sorted((_turn(one, evidence) for one in group), key=_order):
        family = PHASE_FAMILIES[turn.phase]
        if family == "resumes" and not stopped and turn.status not in _FALLEN:
            note = "suspended before, as follows from the resumption; since when is not told"
            yield Turn("suspends", None, turn.start, turn.status, turn.claim, (), implied=True, note=note)
        stopped = family == "stops" if turn.status not in _FALLEN else stopped
        yield turn


def _order(turn: Turn) -> tuple[str, str, str]:
    return (turn.end or turn.start or "9999", turn.start or "", turn.claim)


def _turn(one: _Told, evidence: Evidence) -> Turn:
    settled = one.settled
    said = settled.sides.said_for or settled.sides.against or settled.sides.gone
    phase = Tellings(said, evidence).ordered[0].happening.phase
    boundaries = tuple(_boundaries(one, evidence))
    time = Tellings(said, evidence).time()
    named = [boundary.day for boundary in boundaries]
    start = named[0] if named else (time.start[:10] if time and time.start else None)
    end = named[-1] if named else (time.end[:10] if time and time.end else None)
    return Turn(
        phase=phase,
        start=start,
        end=end,
        status=settled.finding.status,
        claim=claim_id(settled),
        boundaries=boundaries,
        implied=False,
        note=_note(phase, boundaries, settled.finding.reason),
    )


def _boundaries(one: _Told, evidence: Evidence) -> Iterator[Boundary]:
    by_day: dict[str, list[Observation]] = {}
    for observation in one.settled.sides.said_for:
        day = told_day(observation)
        if day is not None:
            by_day.setdefault(day, []).append(observation)
    for day, told in sorted(by_day.items()):
        names = dict.fromkeys(speaker_name(observation, evidence) for observation in told)
        yield Boundary(day, tuple(names), one.days.get(day))


def _note(phase: Phase | None, boundaries: Sequence[Boundary], reason: str) -> str:
    """Who says which day, where days differ; else why the claim stands as it does."""
    if len(boundaries) < 2:
        return reason
    days = (f"on {day_in_words(each.day)} says {listed(each.by)}" for each in boundaries)
    return f"{phase or 'so'}; {'; '.join(days)}"


def _now(turns: Sequence[Turn]) -> Phase | None:
    """The phase of the last turn that stands."""
    standing = [turn.phase for turn in turns if turn.status not in _FALLEN]
    return standing[-1] if standing else None
