"""The pair rules: whether two observations may be of one happening."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from rasid.codebook import Codebook
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
from rasid.merge.facts import COUNTRY, DAY_TOLD, DISTRICT, PROVINCE, Facts, Who
from rasid.merge.kinship import Kinship
from rasid.merge.topics import topics_agree
from rasid.merge.truces import TRUCE
from rasid.model.observation import AGAINST, FOR

#: Days within which two tellings of a state are one claim: the time in which news comes back to it.
STATE_DAYS: Final = 14
#: As :data:`STATE_DAYS`, for a turn of a ceasefire: one that begins anew a week later is another.
TRUCE_DAYS: Final = 3
#: Acts that are done in words or on paper: nobody says where.
PLACELESS: Final = frozenset({"INVESTIGATE", "CONCEDE", "DISAPPROVE", "THREATEN"})
#: The mode of taking ground, which only what was held there can be asked about.
_TAKING: Final = "seize-ground"
#: Stances that answer something that somebody put forward.
ANSWERS: Final = frozenset(
    {"confirms", "denies", "disputes", "doubts", "asks", "retracts", "corrects", "claims_responsibility"}
)


class Likeness(NamedTuple):
    """How two observations agree, field by field; see :mod:`rasid.merge.agreement`."""

    place: int
    time: int
    agent: int
    patient: int
    toll: int
    mode: int

    @property
    def told_alike(self) -> bool:
        """Whether who, how or how many agrees."""
        return max(self.agent, self.patient, self.mode) >= FAIR or self.toll == FULL

    @property
    def close(self) -> bool:
        """Whether all of who and how agrees, or the number of people."""
        return min(self.agent, self.patient, self.mode) >= FAIR or self.toll == FULL


class Relation(Protocol):
    """A symmetric pair rule."""

    def __call__(self, one: Facts, other: Facts) -> int:
        """Below 0: two happenings. 0: nothing says that they are one. Above: one, the more the surer."""
        ...


class EventRelation:
    """The rule for events; ``docs/explanation/merging.md`` tells it in words."""

    def __init__(self, kinship: Kinship, codebook: Codebook) -> None:
        self._kinship = kinship
        self._akin = _akin_pairs(codebook)
        self._symmetric = frozenset(name for name, kind in codebook.types.items() if kind.symmetric)

    def __call__(self, one: Facts, other: Facts) -> int:
        # A type of somebody else's codebook is like itself only.
        if one.type != other.type and (one.type, other.type) not in self._akin:
            return NO
        if one.means is not None and other.means is not None and one.means != other.means:
            return NO
        time = times_agree(one.when, other.when)
        if time == NO:
            return NO
        place = places_agree(one.where, other.where, one_report=one.unit == other.unit)
        if place == NO:
            return NO
        symmetric = one.mode in (None, "clash") or one.type in self._symmetric
        agent, patient = agents_agree(one, other, self._kinship, symmetric=symmetric)
        toll = tolls_agree(one, other)
        if NO in (agent, patient, toll):
            return NO
        mode = FAIR if one.mode is not None and one.mode == other.mode else UNKNOWN
        likeness = Likeness(place, time, agent, patient, toll, mode)
        if one.unit == other.unit:
            enough = _enough_in_one_report(one, other, likeness)
        else:
            enough = _enough_across_reports(one, other, likeness)
        return 1 + sum(likeness) + (FAIR if one.unit == other.unit else UNKNOWN) if enough else UNKNOWN


def _akin_pairs(codebook: Codebook) -> frozenset[tuple[str, str]]:
    """Pairs of different types that two honest reports may give one event, both ways round."""
    return frozenset((a, b) for a in codebook.types for b in codebook.types if a != b and codebook.akin(a, b))


def _enough_across_reports(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether what agrees speaks for one event told by two reports, once nothing contradicts."""
    if _answers_elsewhere(one, other, alike) or _answers_elsewhere(other, one, alike):
        return True
    if _done_in_words(one, other, alike):
        return True
    if alike.time < FAIR or alike.place < WEAK:
        return False
    levels = (one.where.level, other.where.level)
    if max(levels) <= PROVINCE:
        alike = _without_bare_mode(one, other, alike)
        if alike.place == WEAK:
            # A name alone, of no known country: that it is told of one day says too little.
            return alike.told_alike
        return alike.place >= FAIR and (alike.told_alike or _one_spot(one, other, alike))
    # A whole country against one of its towns: only a close likeness speaks for one event.
    return alike.agent >= FAIR if min(levels) == COUNTRY else alike.close


def _without_bare_mode(one: Facts, other: Facts, alike: Likeness) -> Likeness:
    """How two tellings agree where "clashes took place in Hama" is all that either says.

    That both are clashes speaks for one event only where a day is told, or somebody is named.
    """
    named = one.agent.heads or one.patient.heads or other.agent.heads or other.patient.heads
    told = DAY_TOLD in (one.when.rank, other.when.rank)
    return alike if named or told else alike._replace(mode=UNKNOWN)


def _answers_elsewhere(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether ``one`` takes back or denies, without saying where or when, what ``other`` tells in another report.

    Who retracts or denies names what it is about by its people: as many of the same, or both who and whom.
    """
    if one.founds or one.type != other.type:
        return False
    if one.where.level < COUNTRY:
        # It says where, and what it answers does not: then only both who and whom will do.
        return other.where.level >= COUNTRY and min(alike.agent, alike.patient) >= FAIR and alike.time >= WEAK
    if one.when.rank == DAY_TOLD:
        return False
    # "No soldier has been captured" answers the capture of soldiers, as long as nobody says by whom.
    nobody = alike.mode >= FAIR and not (one.agent.heads or other.agent.heads) and one.stance in AGAINST
    whom = alike.patient >= FAIR and (alike.toll == FULL or alike.agent >= FAIR or nobody)
    return whom and alike.time >= WEAK


def _done_in_words(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether two reports tell of one act that has no place: an inquiry, a confession, a demand.

    Who opens an inquiry has one going on for a while; what else is done in words is one act where one speaker
    tells of it twice and the same people do it or it is done to them.
    """
    if (
        one.type != other.type
        or one.type not in PLACELESS
        or min(one.where.level, other.where.level) < COUNTRY
    ):
        return False
    if alike.time < WEAK:
        return False
    speaker = one.speaker[2]
    again = speaker is not None and speaker == other.speaker[2] and alike.agent >= FAIR
    return again or (one.type == "INVESTIGATE" and alike.agent == FULL)


def _enough_in_one_report(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether what agrees speaks for one event told twice in one report, once nothing contradicts."""
    # Who writes "the Air Force" here and "the security forces" there may well mean two.
    crosswise = _one_name(one.agent, other.patient) or _one_name(one.patient, other.agent)
    two_agents = _two_names(one.agent, other.agent) and not crosswise
    two_patients = _two_names(one.patient, other.patient) and not crosswise
    alike = alike._replace(
        agent=UNKNOWN if two_agents else alike.agent, patient=UNKNOWN if two_patients else alike.patient
    )
    if alike.toll == FULL or _answers(one, other, alike) or _answers(other, one, alike):
        return True
    carried = one.where.carried or other.where.carried
    if carried and alike.place == FULL and alike.time >= FAIR and not two_agents:
        # "One policeman was wounded" behind "gunmen fired on a checkpoint" counts the victims of that.
        return True
    levels = (one.where.level, other.where.level)
    if max(levels) < COUNTRY:
        # What takes its place and time from elsewhere in the report goes on about what was told there.
        goes_on = (one.carried or other.carried) and alike.place == FULL and alike.time >= FAIR
        return alike.place >= FAIR and (alike.told_alike or goes_on or _one_spot(one, other, alike))
    if min(levels) < COUNTRY:
        return alike.close
    known = FULL in (alike.agent, alike.patient) or min(alike.agent, alike.patient) >= FAIR
    return known and not two_agents


def _one_spot(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether an event of one type is told of one place on one day: that much is no chance.

    The day is told, or it is that of the reports, which tell of one town and of which one does not say how.
    """
    if one.type != other.type or alike.place != FULL:
        return False
    fresh = one.where.level <= DISTRICT and one.when == other.when and None in (one.mode, other.mode)
    return alike.time == FULL or fresh


def _answers(one: Facts, other: Facts, alike: Likeness) -> bool:
    """Whether ``one`` takes up ``other`` without telling it anew ("the army denied it")."""
    if one.stance == "claims_responsibility":
        # Nobody names whoever did it before they say so themselves: only what they did has to fit.
        return other.founds and other.stance != "claims_responsibility" and one.where.level >= COUNTRY
    if one.stance not in ANSWERS or one.type != other.type:
        return False
    if one.where.level < other.where.level and alike.place < FAIR:
        return False  # an answer is no more precise than what it answers
    if (one.mode == _TAKING) != (other.mode == _TAKING) and one.mode and alike.patient < FAIR:
        return False  # that a base was not taken answers no attack on something else
    # "The relatives deny that they confessed": whom the pronoun stands for is a guess.
    doers = frozenset() if one.pronoun else one.agent.heads
    named = one.agent.actor or one.patient.actor or doers or one.patient.heads
    return not named or max(alike.agent, alike.patient, alike.place) >= FAIR


def _two_outings(one: Facts, other: Facts) -> bool:
    """Whether both tell of one occasion on a day of their own: "a flight on Thursday", "the first one on Saturday"."""
    told = one.when.rank == other.when.rank == DAY_TOLD
    return one.outing and other.outing and told and one.stance in FOR and other.stance in FOR


def _two_names(one: Who, other: Who) -> bool:
    return one.actor is not None and other.actor is not None and one.actor != other.actor


def _one_name(one: Who, other: Who) -> bool:
    return one.actor is not None and one.actor == other.actor


class StateRelation:
    """The rule for states: the same type and family of phases, and somebody or some place in common.

    Type, mode, family and modality are equal already: only observations of one such kind are compared. ``days`` is
    how far apart two tellings of one claim may lie; None where they are to be of one state at any time.
    """

    def __init__(self, kinship: Kinship, *, days: int | None = STATE_DAYS) -> None:
        self._kinship = kinship
        self._days = days

    def __call__(self, one: Facts, other: Facts) -> int:
        place = places_agree(one.where, other.where, one_report=one.unit == other.unit)
        gap = gap_days(one.when, other.when)
        truce = one.type == TRUCE
        days = TRUCE_DAYS if truce and self._days is not None else self._days
        if place == NO or (days is not None and gap is not None and gap > days):
            return NO
        if self._days is not None and gap and _two_outings(one, other):
            return NO
        # A government keeps a ceasefire with one group and none with another: of truces both parties have to agree.
        answer = one.unit == other.unit and (one.stance in ANSWERS or other.stance in ANSWERS)
        agent = self._participants(one.agent, other.agent, answer=answer)
        patient = self._participants(
            one.patient, other.patient, answer=answer or (agent == FULL and not truce)
        )
        if NO in (agent, patient):
            return NO
        near = place if max(one.where.level, other.where.level) <= PROVINCE else UNKNOWN
        if one.unit == other.unit and not answer:
            agent = UNKNOWN if _two_names(one.agent, other.agent) else agent
            patient = UNKNOWN if _two_names(one.patient, other.patient) else patient
        topic = FAIR if topics_agree(one.topics, other.topics) else UNKNOWN
        if max(agent, patient, near, topic) < FAIR:
            # "They denied it" answers whatever is told; what names another thing answers something else.
            if not answer or (one.topics and other.topics):
                return UNKNOWN
        return 1 + agent + patient + place + topic + (FAIR if answer else UNKNOWN)

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
