"""The pair rules: whether two observations may be of one happening."""

from __future__ import annotations

from typing import Final, Protocol

from rasid.codebook import Codebook
from rasid.errors import UnknownName
from rasid.merge.agreement import (
    FAIR,
    FULL,
    NO,
    UNKNOWN,
    WEAK,
    agents_agree,
    gap_days,
    places_agree,
    same_actor,
    times_agree,
    tolls_agree,
)
from rasid.merge.facts import COUNTRY, PROVINCE, VAGUE, Facts, Who
from rasid.merge.kinds import means_exclude
from rasid.merge.kinship import Kinship

#: Days within which two tellings of a state are one claim: the time in which news comes back to it.
STATE_DAYS: Final = 14
#: Stances that answer something that somebody put forward.
ANSWERS: Final = frozenset({"confirms", "denies", "disputes", "doubts", "asks", "retracts", "corrects"})


class Relation(Protocol):
    """A symmetric pair rule."""

    def __call__(self, one: Facts, other: Facts) -> int:
        """Below 0: two happenings. 0: nothing says that they are one. Above: one, the more the surer."""
        ...


class EventRelation:
    """The rule for events; ``docs/explanation/merging.md`` tells it in words."""

    def __init__(self, kinship: Kinship, codebook: Codebook) -> None:
        self._kinship = kinship
        self._codebook = codebook

    def __call__(self, one: Facts, other: Facts) -> int:
        if not self.akin(one.type, other.type) or means_exclude(one.mode, other.mode):
            return NO
        place, time = places_agree(one.where, other.where), times_agree(one.when, other.when)
        if place == NO or time == NO:
            return NO
        symmetric = one.mode in (None, "clash") or self._symmetric(one.type)
        agent, patient = agents_agree(one, other, self._kinship, symmetric=symmetric)
        toll = tolls_agree(one, other)
        if NO in (agent, patient, toll):
            return NO
        same_mode = FAIR if one.mode is not None and one.mode == other.mode else UNKNOWN
        if not self._enough(one, other, place, time, agent, patient, toll, same_mode):
            return UNKNOWN
        same_report = FAIR if one.unit == other.unit else UNKNOWN
        return 1 + place + time + agent + patient + toll + same_mode + same_report

    def akin(self, one: str, other: str) -> bool:
        """Whether two honest reports may give one event these two types."""
        if one == other:
            return True
        try:
            return self._codebook.akin(one, other)
        except UnknownName:
            # A type of somebody else's codebook is like itself only.
            return False

    def _symmetric(self, name: str) -> bool:
        kind = self._codebook.types.get(name)
        return kind is not None and kind.symmetric

    def _enough(
        self, one: Facts, other: Facts, place: int, time: int, agent: int, patient: int, toll: int, mode: int
    ) -> bool:
        """Whether what agrees is enough, once nothing contradicts."""
        together = one.unit == other.unit
        if together and (toll == FULL or one.stance in ANSWERS or other.stance in ANSWERS):
            return True
        levels = {one.where.level, other.where.level}
        if COUNTRY in levels and min(levels) < COUNTRY:
            # A whole country against one of its towns: only a close likeness speaks for one event.
            return time >= FAIR and place >= WEAK and (toll == FULL or min(agent, patient, mode) >= FAIR)
        if together and max(agent, patient, mode) >= FAIR:
            return True
        if time < FAIR or place < FAIR:
            return False
        if VAGUE in (one.when.rank, other.when.rank) and max(agent, patient, mode) < FAIR and toll < FULL:
            return False
        return max(levels) <= PROVINCE or agent >= FAIR


class StateRelation:
    """The rule for states: the same type and family of phases, and somebody or some place in common.

    Type, mode, family and modality are equal already: only observations of one such kind are compared.
    """

    def __init__(self, kinship: Kinship) -> None:
        self._kinship = kinship

    def __call__(self, one: Facts, other: Facts) -> int:
        place = places_agree(one.where, other.where)
        gap = gap_days(one.when, other.when)
        if place == NO or (gap is not None and gap > STATE_DAYS):
            return NO
        answer = one.unit == other.unit and (one.stance in ANSWERS or other.stance in ANSWERS)
        agent = self._participants(one.agent, other.agent, answer=answer)
        patient = self._participants(one.patient, other.patient, answer=answer)
        if NO in (agent, patient):
            return NO
        near = place if max(one.where.level, other.where.level) <= PROVINCE else UNKNOWN
        if max(agent, patient, near) < FAIR and not answer:
            return UNKNOWN
        return 1 + agent + patient + place + (FAIR if answer else UNKNOWN)

    def _participants(self, one: Who, other: Who, *, answer: bool) -> int:
        agreed = same_actor(one, other, self._kinship)
        if one.actor is not None and other.actor is not None:
            # Helpers of one side go by their own name or by that of their side.
            side = self._kinship.side(one.actor)
            one_side = side is not None and side == self._kinship.side(other.actor)
            return UNKNOWN if agreed == NO and one_side else agreed
        # Nobody says that they are the same, and the words name different things: technicians are no
        # families. An answer may take up what it answers in other words.
        return NO if agreed == UNKNOWN and one.heads and other.heads and not answer else agreed
