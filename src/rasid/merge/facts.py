"""What of an observation is compared, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rasid.merge.geography import Point, point_of
from rasid.merge.kinds import MEANS, kinds_named, target_kinds
from rasid.merge.topics import is_outing, topic_words
from rasid.merge.truces import TRUCE, is_truce, name_in
from rasid.merge.words import heads
from rasid.model.observation import (
    AGAINST,
    FOR,
    Happening,
    Modality,
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    Phase,
    Stance,
)
from rasid.model.report import Report
from rasid.model.world import PlacePrecision, TimePrecision

#: How coarse a place is: 0 a point, 1 a district, 2 a province, 3 a country, 4 unknown or wider.
POINT, DISTRICT, PROVINCE, COUNTRY, NOWHERE = range(5)
_LEVELS: Final[dict[PlacePrecision | None, int]] = {
    "site": POINT, "town": POINT, "district": DISTRICT, "province": PROVINCE, "country": COUNTRY,
    "region": NOWHERE, None: NOWHERE,
}  # fmt: skip

#: An area of a radius up to this is compared as a point is.
AREA_KM: Final = 25.0

#: How far a time is told: 0 to the day, 1 within about a week or taken from the report, 2 more vaguely.
DAY_TOLD, WEEK_KNOWN, VAGUE = range(3)

#: Days before publication in which an event without any time is looked for: news tells the past week.
UNDATED_DAYS: Final = 7
#: Days by which an end that is not known is looked for ("since 3 March", "before the statement").
OPEN_DAYS: Final[dict[TimePrecision, int]] = {
    "minute": 1, "day": 1, "week": 7, "month": 31, "season": 92, "year": 366,
}  # fmt: skip

#: Phases that say one thing in other words: who denies that operations were suspended denies that they
#: were stopped. What is resumed ran before, so that it is not what begins.
PHASE_FAMILIES: Final[dict[Phase | None, str]] = {
    "suspends": "stops", "ends": "stops", "begins": "begins", "resumes": "resumes",
    "continues": "holds", None: "holds",
}  # fmt: skip

#: Whom a denial names as "none of them", before the verb.
_NONE: Final = re.compile(
    r"\bno ((?:[\w'’-]+ ){0,2}?[\w'’-]+) (?:has|have|had|was|were|is|are)\b", re.IGNORECASE
)

#: What is told as still to come is not looked for in the days before the report.
_NOT_PAST: Final[frozenset[Modality]] = frozenset({"planned", "threatened"})

#: Modalities that one claim may mix: history is told of what was actual.
MODALITY_CLASSES: Final[dict[Modality, str]] = {
    "actual": "actual", "background": "actual", "attempted": "attempted", "planned": "planned",
    "threatened": "threatened", "possible": "possible", "conditional": "possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """A place to compare. ``name`` and ``adm1`` are casefolded, None where unknown. ``carried``: the words
    are those of the event told just before in the report."""

    level: int
    name: str | None
    country: str | None
    adm1: str | None
    point: Point | None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """Days to compare, as ordinals, both included; both None where nothing is known."""

    first: int | None
    last: int | None
    rank: int


@dataclass(frozen=True, slots=True)
class Who:
    """A participant to compare: the linked actor, and the head words."""

    actor: str | None
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """An observation as merging compares it.

    ``unit`` is the report, or the group of near-copies that it belongs to. ``order`` puts
    observations in order of publication, undated ones last. ``counted`` holds the least and the
    greatest number of each (toll kind, head words of whom). ``carried`` tells that both place and time
    were taken over from elsewhere in the report. ``topics`` are the words for what a state is about.
    ``targets`` are the kinds of things that are hit, ``around`` those that the words name at all. ``pronoun``: the
    agent is whom a pronoun was taken to stand for. ``outing``: a state whose words tell of one occasion.
    ``counts_again``: it only tells the toll of what the report told before.
    """

    id: str
    report: str
    unit: str
    order: tuple[str, str, int, str]
    happens: bool
    type: str
    mode: str | None
    means: str | None
    family: str
    modality: str
    stance: Stance
    founds: bool
    speaker: tuple[str, str | None, str | None]
    where: Where
    when: When
    agent: Who
    patient: Who
    targets: frozenset[str]
    around: frozenset[str]
    counted: tuple[tuple[tuple[str, frozenset[str]], int, int], ...]
    carried: bool
    topics: frozenset[str] = frozenset()
    pronoun: bool = False
    outing: bool = False
    counts_again: bool = False


def facts_of(observation: Observation, report: Report, unit: str) -> Facts:
    """The comparable facts of ``observation``, which is of ``report``."""
    happening = observation.happening
    dated = report.published or report.updated
    published = day_number(dated) if dated else None
    truce = is_truce(happening)
    agent, patient = _parties(happening, report) if truce else (_who(happening.agent), _harmed(observation))
    return Facts(
        id=observation.id,
        report=report.id,
        unit=unit,
        order=(report.version_date or "9999", report.id, observation.quote.start, observation.id),
        happens=happening.kind == "event" and not truce,
        type=TRUCE if truce else happening.type,
        mode=None if truce else happening.mode,
        means=MEANS.get(happening.mode) if happening.mode else None,
        family=_family(happening),
        modality=MODALITY_CLASSES[observation.modality],
        stance=observation.stance,
        founds=observation.stance in FOR and observation.modality != "background",
        speaker=(observation.speaker.kind, observation.speaker.text, observation.speaker.actor),
        where=_where(observation.place, inferred="place" in observation.inferred),
        when=_when(
            observation.time,
            inferred="time" in observation.inferred,
            published=None if observation.modality in _NOT_PAST else published,
        ),
        agent=agent,
        patient=patient,
        targets=target_kinds(happening.patient.text) if happening.patient else frozenset(),
        around=kinds_named(happening.text),
        counted=_counted(observation),
        carried={"place", "time"} <= set(observation.inferred),
        topics=_topics(happening),
        pronoun="agent" in observation.inferred,
        counts_again=observation.counts_again,
        outing=happening.kind == "state" and is_outing(happening.text),
    )


def _family(happening: Happening) -> str:
    family = PHASE_FAMILIES[happening.phase]
    # Who was driven out is displaced from then on: that they left and that they are away is one thing.
    return "holds" if happening.type == "displacement" and family == "begins" else family


def day_number(iso: str) -> int:
    """The ordinal of the day that an ISO day or moment begins with.

    Raises:
        ValueError: it begins with no ISO day.
    """
    return date.fromisoformat(iso[:10]).toordinal()


def _who(participant: Participant | None) -> Who:
    if participant is None:
        return Who(None, frozenset())
    return Who(participant.actor, heads(participant.text))


def _topics(happening: Happening) -> frozenset[str]:
    if is_truce(happening):
        return frozenset({TRUCE})
    return topic_words(happening.text) if happening.kind == "state" else frozenset()


def _parties(happening: Happening, report: Report) -> tuple[Who, Who]:
    """Who keeps a ceasefire with whom, in one order whichever is named first; only who has a name."""
    named: list[Who] = []
    for participant in (happening.agent, happening.patient):
        name = name_in(participant.text, report.text) if participant else None
        if participant is not None and (participant.actor is not None or name is not None):
            named.append(Who(participant.actor, frozenset({name} if name else ())))
    listed = sorted((who for who in named if who.actor is not None), key=lambda who: who.actor or "")
    others = sorted((who for who in named if who.actor is None), key=lambda who: sorted(who.heads))
    nobody = Who(None, frozenset())
    if len(listed) == 2 or len(others) == 2:
        one, other = listed or others
        return one, other
    return (listed or [nobody])[0], (others or [nobody])[0]


def _harmed(observation: Observation) -> Who:
    """Whom it was done to; of a denial, also whom it names as none: "no soldier has been captured"."""
    if observation.happening.patient is not None:
        return _who(observation.happening.patient)
    none = _NONE.search(observation.happening.text) if observation.stance in AGAINST else None
    return Who(None, heads(none.group(1)) if none else frozenset())


def _where(place: ObservedPlace | None, *, inferred: bool) -> Where:
    level = NOWHERE if place is None or place.name is None else _LEVELS[place.precision]
    if level == DISTRICT and place is not None and place.radius_km is not None and place.radius_km <= AREA_KM:
        # "Near Jalawla" is as good as Jalawla: towns as near to each other may be one place anyway.
        level = POINT
    elif place is not None and place.precision == "region" and place.country is not None:
        level = COUNTRY  # "northern Iraq" is in Iraq
    if place is not None and place.name is None and place.text is not None and place.precision is None:
        # A village that no list holds: words to compare, on no map.
        adm1 = place.adm1.casefold() if place.adm1 else None
        return Where(POINT, place.text.casefold(), place.country, adm1, None, carried=inferred)
    # A country that was only concluded says no more than nothing.
    if place is None or place.name is None or (inferred and level == COUNTRY):
        return Where(NOWHERE, None, None, None, None)
    point = None
    if level <= DISTRICT and place.lat is not None and place.lon is not None:
        point = point_of(place.lat, place.lon)
    return Where(
        level=level,
        name=place.name.casefold(),
        country=place.country,
        # The province of a province is itself, also where only its name is given.
        adm1=(place.adm1 or (place.name if level == PROVINCE else "")).casefold() or None,
        point=point,
        carried=inferred,
    )


def _when(time: ObservedTime | None, *, inferred: bool, published: int | None) -> When:
    start = day_number(time.start) if time and time.start else None
    end = day_number(time.end) if time and time.end else None
    if time is None or (start is None and end is None):
        if published is None:
            return When(None, None, VAGUE)
        return When(published - UNDATED_DAYS, published, VAGUE)
    reach = OPEN_DAYS[time.precision]
    # What was only concluded from the day of the report says less than what was told.
    rank = WEEK_KNOWN if reach <= UNDATED_DAYS and not inferred else VAGUE
    if start is None and end is not None:
        return When(end - reach, end, rank)
    if start is not None and end is None:
        return When(start, start + reach, rank)
    assert start is not None and end is not None
    # A day carried over from the event told before has that event's words; a concluded one has none.
    told = not inferred or time.text is not None
    if time.precision in ("minute", "day") and end - start <= 1 and told:
        return When(start, end, DAY_TOLD)
    return When(start, end, WEEK_KNOWN if end - start <= UNDATED_DAYS else VAGUE)


def _counted(observation: Observation) -> tuple[tuple[tuple[str, frozenset[str]], int, int], ...]:
    counted = []
    for toll in observation.tolls:
        bounds = [value for value in (toll.low, toll.best, toll.high) if value is not None]
        if bounds:
            open_end = toll.best is None and toll.high is None
            whom = heads(toll.of) if toll.of else frozenset()
            counted.append(((toll.kind, whom), min(bounds), 10**9 if open_end else max(bounds)))
    return tuple(counted)


def with_carried_topics(facts: Iterable[Facts]) -> dict[str, Facts]:
    """Facts by id, where a state without a topic has that of the state of its type told last in its report.

    "Joint operations were suspended and have since resumed": it is they that resumed.
    """
    by_report: dict[str, list[Facts]] = {}
    for one in facts:
        by_report.setdefault(one.report, []).append(one)
    return {one.id: one for told in by_report.values() for one in _carried(told)}


def _carried(told: Sequence[Facts]) -> Iterable[Facts]:
    last: dict[str, frozenset[str]] = {}
    for one in sorted(told, key=lambda facts: facts.order):
        if one.happens or one.topics or one.agent.heads or one.patient.heads:
            if one.topics:
                last[one.type] = one.topics
            yield one
        else:
            yield replace(one, topics=last.get(one.type, frozenset()))
