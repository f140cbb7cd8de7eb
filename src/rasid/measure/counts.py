"""Weekly counts of incidents by province, beside what was read to make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from rasid.model.incident import Incident, Status
from rasid.model.report import Report
from rasid.model.series import WeekCount
from rasid.model.world import TimePrecision

#: Types that the weekly table counts: attacks and fighting, so that a rise of talks is no rise.
COUNTED_TYPES: Final = frozenset({"ASSAULT", "FIGHT"})
#: Incidents of these statuses are no events that anybody stands for.
LEFT_OUT: Final[frozenset[Status]] = frozenset({"denied", "withdrawn"})

#: Precision of a time -> days from its first to its last, where only one end is known. Coarser ones are in no week.
REACH: Final[dict[TimePrecision, int]] = {"minute": 0, "day": 0, "week": 6, "month": 30}
#: A span of more days says no more about its weeks than a season does.
LONGEST: Final = 31

Reason = Literal["other type", "denied or withdrawn", "no province", "no week", "several weeks"]


@dataclass(frozen=True, slots=True)
class Uncounted:
    """An incident (id) that is counted in no week of no province, and why."""

    incident: str
    reason: Reason


def weekly_counts(
    incidents: Iterable[Incident],
    reports: Mapping[str, Report] | Iterable[Report],
    *,
    types: Collection[str] = COUNTED_TYPES,
) -> list[WeekCount]:
    """Incidents of ``types`` for each province and ISO week (from Monday), in order.

    ``reports`` are all that were read: how many articles were published in a week is its coverage.
    Every province with an incident has a row for each week from the first to the last in which there
    was a report or an incident, also where it counts none. ``place`` is "Diyala, IQ". An incident whose time
    touches several weeks is counted in none, and stands beside the count of each (``maybe``). What is not
    counted is told by :func:`uncounted`.
    """
    counted: dict[tuple[str, date], list[str]] = {}
    maybe: dict[tuple[str, date], list[str]] = {}
    for incident in incidents:
        place, weeks = place_of(incident), weeks_of(incident)
        if place is None or why_uncounted(incident, types) not in (None, "several weeks"):
            continue
        for week in weeks:
            (counted if len(weeks) == 1 else maybe).setdefault((place, week), []).append(incident.id)
    if not counted and not maybe:
        return []
    coverage = weekly_coverage(reports.values() if isinstance(reports, Mapping) else reports)
    told = [*counted, *maybe]
    first, last = min([*coverage, *(week for _, week in told)]), max([*coverage, *(week for _, week in told)])
    return [
        WeekCount(
            place=place,
            week=iso_week(week),
            starts=week.isoformat(),
            incidents=len(counted.get((place, week), ())),
            reports=coverage.get(week, 0),
            counted=tuple(sorted(counted.get((place, week), ()))),
            maybe=tuple(sorted(maybe.get((place, week), ()))),
        )
        for place in sorted({place for place, _ in told})
        for week in weeks_between(first, last)
    ]


def uncounted(incidents: Iterable[Incident], *, types: Collection[str] = COUNTED_TYPES) -> list[Uncounted]:
    """The incidents that :func:`weekly_counts` counts in no week, each with the reason; in order of id."""
    told = ((incident.id, why_uncounted(incident, types)) for incident in incidents)
    return sorted((Uncounted(one, why) for one, why in told if why is not None), key=lambda u: u.incident)


def why_uncounted(incident: Incident, types: Collection[str] = COUNTED_TYPES) -> Reason | None:
    """Why an incident is counted in no row, None for one that is."""
    if incident.type not in types:
        return "other type"
    if incident.status in LEFT_OUT:
        return "denied or withdrawn"
    if place_of(incident) is None:
        return "no province"
    weeks = weeks_of(incident)
    if not weeks:
        return "no week"
    return "several weeks" if len(weeks) > 1 else None


def weekly_coverage(reports: Iterable[Report]) -> dict[date, int]:
    """Monday of each week -> articles first published in it. Undated ones are in no week."""
    first: dict[str, str] = {}
    for report in reports:
        day = report.published or report.updated
        if day is not None:
            first[report.article] = min(day[:10], first.get(report.article, day[:10]))
    return Counter(monday_of(date.fromisoformat(day)) for day in first.values())


def place_of(incident: Incident) -> str | None:
    """The province that an incident is counted in, "Diyala, IQ"; None where it is not known."""
    place = incident.place
    if place is None or place.name is None:
        return None
    province = place.adm1 or (place.name if place.precision == "province" else None)
    if province is None:
        return None
    return f"{province}, {place.country}" if place.country else province


def weeks_of(incident: Incident) -> tuple[date, ...]:
    """The Mondays of the weeks that the time of an incident touches; none where it is told less finely than to a month.

    One week is the week of the incident. Of several nobody can tell which one it was: "last week" may lie in
    two, "in March" in five. Where one end is not known ("in the week up to 31 January"), the other end and the
    precision decide.
    """
    time = incident.time
    if time is None or time.precision not in REACH:
        return ()
    reach = timedelta(days=REACH[time.precision])
    start, end = day_of(time.start), day_of(time.end)
    if start is None and end is None:
        return ()
    if start is None:
        assert end is not None
        start = end - reach
    elif end is None:
        end = start + reach
    if (end - start).days > LONGEST:
        return ()
    return tuple(weeks_between(start, end))


def day_of(moment: str | None) -> date | None:
    """The day of an ISO day or moment; None stays None."""
    return None if moment is None else date.fromisoformat(moment[:10])


def weeks_between(first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks from that of ``first`` to that of ``last``."""
    week = monday_of(first)
    while week <= last:
        yield week
        week += timedelta(days=7)


def monday_of(day: date) -> date:
    """The Monday of the ISO week of ``day``."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> str:
    """The name of the ISO week of ``day``.

    >>> iso_week(date(2024, 12, 30))
    '2025-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
