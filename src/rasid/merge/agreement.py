"""How two places, times, participants or tolls agree.

Each function gives NO for a clear contradiction, UNKNOWN where nothing can be said, and more the
better the two agree. Each is symmetric.
"""

from __future__ import annotations

from typing import Final

from rasid.merge.facts import COUNTRY, DAY_TOLD, DISTRICT, NOWHERE, POINT, PROVINCE, Facts, When, Where, Who
from rasid.merge.geography import distance_km
from rasid.merge.kinship import Kinship

NO: Final = -1
UNKNOWN: Final = 0
WEAK: Final = 1
FAIR: Final = 2
FULL: Final = 3

#: Towns nearer than this may be one place: reports name the nearest town that readers know.
NEAR_KM: Final = 25.0
#: A town and a district whose point lies farther away than this are two places.
DISTRICT_KM: Final = 60.0
#: Days by which two tellings may differ where one of them is not told to the day.
SLACK_DAYS: Final = 1


def places_agree(one: Where, other: Where, *, one_report: bool = False) -> int:
    """FULL: the same place; FAIR: near, or one lies in the other's province; WEAK: the same country, or one name of
    which no list tells the country. In ``one_report`` a name is one place."""
    if one.level > other.level:
        one, other = other, one
    if other.level == NOWHERE:
        return UNKNOWN
    if one.country and other.country and one.country != other.country:
        return NO
    if one.level == other.level == POINT and one.point is None and other.point is None:
        return _unlisted_agree(one, other, one_report=one_report)
    if other.level == COUNTRY:
        if not (one.country and other.country):
            return UNKNOWN
        return FAIR if one.level == COUNTRY else WEAK
    if other.level == PROVINCE or one.point is None or other.point is None:
        return _areas_agree(one, other)
    if other.level == DISTRICT and one.adm1 and other.adm1 and one.adm1 != other.adm1:
        return NO
    if one.level == DISTRICT:
        return FULL if one.name == other.name else NO
    if distance_km(one.point, other.point) > (NEAR_KM if other.level == POINT else DISTRICT_KM):
        return NO
    return FULL if one.name == other.name else FAIR


def _unlisted_agree(one: Where, other: Where, *, one_report: bool) -> int:
    """How two names agree that no list holds. Of two different ones nobody can say how far apart they are."""
    areas = _areas_agree(one, other)
    if one.name != other.name or areas == NO:
        return areas
    # Villages of one name lie in many countries.
    return FULL if one_report or areas == FULL or (one.country and other.country) else WEAK


def _areas_agree(one: Where, other: Where) -> int:
    if not (one.adm1 and other.adm1):
        return UNKNOWN
    if one.adm1 != other.adm1:
        return NO
    if one.level == other.level and one.name == other.name:
        return FULL
    both_points = other.level <= DISTRICT
    # Two names in one province, one of them without coordinates: nobody can say how far apart.
    return UNKNOWN if both_points else FAIR


def times_agree(one: When, other: When) -> int:
    """FULL: the same told day; FAIR: days that meet; WEAK: they meet only vaguely."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return UNKNOWN
    gap = max(one.first, other.first) - min(one.last, other.last)
    if one.rank == DAY_TOLD and other.rank == DAY_TOLD:
        return FULL if gap <= 0 else NO
    if gap > SLACK_DAYS:
        return NO
    if (one.first, one.last) == (other.first, other.last):
        return FAIR
    longest = max(one.last - one.first, other.last - other.first)
    return FAIR if longest <= 10 else WEAK


def gap_days(one: When, other: When) -> int | None:
    """Whole days between two times, 0 where they meet, None where one is not known."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(0, max(one.first, other.first) - min(one.last, other.last))


def same_actor(one: Who, other: Who, kinship: Kinship) -> int:
    """FULL: one actor; FAIR: one commands the other, or the same head words; NO: two unrelated actors."""
    if one.actor is not None and other.actor is not None:
        if one.actor == other.actor:
            return FULL
        return FAIR if kinship.related(one.actor, other.actor) else NO
    return FAIR if one.heads & other.heads else UNKNOWN


def agents_agree(one: Facts, other: Facts, kinship: Kinship, *, symmetric: bool) -> tuple[int, int]:
    """How (agents, patients) agree; taken crosswise where either side may be named first."""
    straight = (same_actor(one.agent, other.agent, kinship), _harmed_agree(one, other, kinship))
    if not symmetric or min(straight) > NO:
        return straight
    crossed = (same_actor(one.agent, other.patient, kinship), same_actor(one.patient, other.agent, kinship))
    return crossed if min(crossed) > NO else straight


def _harmed_agree(one: Facts, other: Facts, kinship: Kinship) -> int:
    if one.targets and other.targets and not (one.targets & other.around or other.targets & one.around):
        return NO
    agreed = same_actor(one.patient, other.patient, kinship)
    if agreed != NO or one.patient.actor is None or other.patient.actor is None:
        return agreed
    # One bomb harms policemen and bystanders, and soldiers of one side are called by many names.
    if kinship.is_bystander(one.patient.actor) or kinship.is_bystander(other.patient.actor):
        return UNKNOWN
    side = kinship.side(one.patient.actor)
    return UNKNOWN if side is not None and side == kinship.side(other.patient.actor) else NO


def tolls_agree(one: Facts, other: Facts) -> int:
    """FULL: a number of the same kind is equal; NO: one speaker gives two numbers of the same people.

    Reports contradict each other on tolls all the time, so that only one speaker's own words in one
    report tell two events apart; and not where they count once more what they told before ("the toll rose").
    """
    agreed = UNKNOWN
    again = one.counts_again or other.counts_again
    for (kind, whom), low, high in one.counted:
        for (other_kind, other_whom), other_low, other_high in other.counted:
            if kind != other_kind:
                continue
            if low <= other_high and other_low <= high:
                agreed = FULL if low == other_low else max(agreed, WEAK)
            elif (
                not again
                and whom == other_whom
                and one.report == other.report
                and one.speaker == other.speaker
            ):
                return NO
    return agreed
