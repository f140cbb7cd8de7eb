"""Weekly counts of incidents by province, beside what was read to make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from rasid.model.incident import Incident, Status
from rasid.model.report import Report
from rasid.model.series import WeekCount

#: Types that the weekly table counts: attacks and fighting, so that a rise of talks is no rise.
COUNTED_TYPES: Final = frozenset({"ASSAULT", "FIGHT"})
#: Incidents of these statuses are no events that anybody stands for.
LEFT_OUT: Final[frozenset[Status]] = frozenset({"denied", "withdrawn"})

Reason = Literal["other type", "denied or withdrawn", "no province", "no week"]


@dataclass(frozen=True, slots=True)
class Uncounted:
    """An incident (id) that stands in no week of no province, and why."""

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
    was a report or an incident, also where it counts none. ``place`` is "Diyala, IQ". What cannot be
    counted is told by :func:`uncounted`.
    """
    counted: dict[tuple[str, date], list[str]] = {}
    for incident in incidents:
        place, week = place_of(incident), week_of(incident)
        if why_uncounted(incident, types) is None and place is not None and week is not None:
            counted.setdefault((place, week), []).append(incident.id)
    coverage = weekly_coverage(reports.values() if isinstance(reports, Mapping) else reports)
    weeks = [week for _, week in counted] + list(coverage)
    if not counted:
        return []
    places = sorted({place for place, _ in counted})
    rows = []
    for place in places:
        week = min(weeks)
        while week <= max(weeks):
            ids = tuple(sorted(counted.get((place, week), ())))
            read = coverage.get(week, 0)
            rows.append(WeekCount(place, iso_week(week), week.isoformat(), len(ids), read, ids))
            week += timedelta(days=7)
    return rows


def uncounted(incidents: Iterable[Incident], *, types: Collection[str] = COUNTED_TYPES) -> list[Uncounted]:
    """The incidents that :func:`weekly_counts` leaves out, each with the reason; in order of id."""
    told = ((incident.id, why_uncounted(incident, types)) for incident in incidents)
    return sorted((Uncounted(one, why) for one, why in told if why is not None), key=lambda u: u.incident)


def why_uncounted(incident: Incident, types: Collection[str] = COUNTED_TYPES) -> Reason | None:
    """Why an incident stands in no row, None for one that does."""
    if incident.type not in types:
        return "other type"
    if incident.status in LEFT_OUT:
        return "denied or withdrawn"
    if place_of(incident) is None:
        return "no province"
    return "no week" if week_of(incident) is None else None


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


def week_of(incident: Incident) -> date | None:
    """The Monday of the week that an incident is counted in; None where its time is not told so finely.

    A span of up to a week counts in the week in which most of its days lie, the earlier of two equals;
    where one end is not known ("in the week up to 31 January"), the other end and the precision decide.
    """
    time = incident.time
    if time is None or time.precision not in ("minute", "day", "week"):
        return None
    reach = timedelta(days=6 if time.precision == "week" else 0)
    if time.start is not None and time.end is not None:
        start, end = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    elif time.end is not None:
        end = date.fromisoformat(time.end[:10])
        start = end - reach
    elif time.start is not None:
        start = date.fromisoformat(time.start[:10])
        end = start + reach
    else:
        return None
    if (end - start).days > 7:
        return None
    days = Counter(monday_of(start + timedelta(days=step)) for step in range((end - start).days + 1))
    return max(sorted(days), key=lambda week: days[week])


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
