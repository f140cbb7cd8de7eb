"""What goes into a brief, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from rasid.brief.wording import day_words
from rasid.model.incident import Claim, Incident, Status
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.series import WeekCount

#: Statuses that come first: what somebody contradicts, and what no longer stands.
DISPUTED: Final[tuple[Status, ...]] = ("contested", "denied", "withdrawn")
_ORDER: Final[tuple[Status, ...]] = (
    *DISPUTED,
    "confirmed_by_party",
    "corroborated",
    "single_source",
    "rumoured",
)
#: The state type that tells of a rise or a fall: what is said about a series, and no event.
TREND: Final = "trend"
#: Weeks that the table shows: three months, as many as fit on a page.
MOST_WEEKS: Final = 12

UNKNOWN_PROVINCE: Final = "province not known"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Claims and incidents by section. Each incident is in one province; a disputed claim that is also an
    incident is among ``disputed`` with its words, and in its province with its tolls."""

    disputed: tuple[Claim, ...]
    provinces: tuple[tuple[str, tuple[Incident, ...]], ...]
    claims: tuple[Claim, ...]
    trends: tuple[Claim, ...]
    told_elsewhere: frozenset[str]


def choose(incidents: Iterable[Incident], claims: Iterable[Claim]) -> Chosen:
    """Everything that is given, in its section and order; nothing is left out, nothing told twice."""
    ordered = sorted(
        claims, key=lambda claim: (_ORDER.index(claim.status), _when(claim.content.time), claim.id)
    )
    by_observation = {one: incident for incident in incidents for one in incident.observations}
    trends = [claim for claim in ordered if claim.content.type == TREND]
    disputed = [claim for claim in ordered if claim.status in DISPUTED and claim not in trends]
    incident_claims = [claim for claim in ordered if _incident_of(claim, by_observation) is not None]
    told_elsewhere = {
        incident.id for claim in disputed if (incident := _incident_of(claim, by_observation)) is not None
    }
    apart = {claim.id for claim in (*trends, *disputed, *incident_claims)}
    placed = sorted(
        {incident.id: incident for incident in by_observation.values()}.values(),
        key=lambda incident: (_province(incident.place), _when(incident.time), incident.id),
    )
    return Chosen(
        disputed=tuple(disputed),
        provinces=tuple(
            (name, tuple(group)) for (_, name), group in groupby(placed, key=lambda i: _province(i.place))
        ),
        claims=tuple(claim for claim in ordered if claim.id not in apart),
        trends=tuple(trends),
        told_elsewhere=frozenset(told_elsewhere),
    )


def _incident_of(claim: Claim, by_observation: dict[str, Incident]) -> Incident | None:
    """The incident that a claim is the claim of: they rest on the same observations."""
    if claim.status == "withdrawn" or not claim.observations_for:
        return None
    return by_observation.get(claim.observations_for[0])


def _province(place: ObservedPlace | None) -> tuple[bool, str]:
    """Whether the province is unknown (those come last), and the title to stand under."""
    if place is None or place.name is None:
        return (True, f"Place and {UNKNOWN_PROVINCE}")
    if place.adm1 or place.precision == "province":
        return (False, place.adm1 or place.name)
    return (True, f"{place.name}, {UNKNOWN_PROVINCE}")


def _when(time: ObservedTime | None) -> str:
    """What orders by time; what has none comes last."""
    return "9999" if time is None else time.start or time.end or "9999"


@dataclass(frozen=True, slots=True)
class WeekTable:
    """Counts as a table: Mondays, a row of counts for each province, and the coverage."""

    weeks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[WeekCount, ...]], ...]
    coverage: tuple[int, ...]


def week_table(counts: Sequence[WeekCount]) -> WeekTable:
    """The last weeks of ``counts``; provinces without an incident in them are left out."""
    starts = sorted({count.starts for count in counts})[-MOST_WEEKS:]
    cells = {(count.place, count.starts): count for count in counts}
    rows = []
    for place in sorted({count.place for count in counts}):
        row = tuple(cells[place, start] for start in starts if (place, start) in cells)
        if len(row) == len(starts) and any(count.most for count in row):
            rows.append((place, row))
    coverage = {count.starts: count.reports for count in counts}
    return WeekTable(tuple(starts), tuple(rows), tuple(coverage[start] for start in starts))


def most_words(count: WeekCount) -> str:
    """A count, or the least and the most where the week of some is not told."""
    return f"{count.incidents}-{count.most}" if count.maybe else str(count.incidents)


def week_words(starts: str) -> str:
    """The head of a week's column: its Monday."""
    return day_words(date.fromisoformat(starts))
