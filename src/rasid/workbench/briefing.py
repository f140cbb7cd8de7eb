"""Counts and briefs from the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from rasid.brief import make_brief, render_html, render_json, render_markdown
from rasid.errors import UnknownName
from rasid.measure import uncounted, weekly_counts
from rasid.merge import independent_origins
from rasid.model.briefing import Brief
from rasid.model.incident import Claim, Incident
from rasid.model.observation import FOR
from rasid.model.series import WeekCount
from rasid.workbench.record import Record
from rasid.workbench.selection import Selection

#: Form -> what sets a brief in it.
FORMS: Final[dict[str, Callable[[Brief], str]]] = {
    "html": render_html,
    "markdown": render_markdown,
    "json": render_json,
}


def counts_of(record: Record, asked: Selection) -> list[WeekCount]:
    """Incidents by province and week, in the weeks that touch the days that are asked for.

    The coverage of a week is that of all places: what a report does not tell of a place counts too. A
    week without a report and without an incident that is known to be of it has no rows: where nothing was read, nothing
    is known to be none, and one date of 2014 would bring along ten years of such weeks.
    """
    anytime = replace(asked, since=None, until=None)
    rows = weekly_counts(record.selected_incidents(anytime), record.reports)
    told = {row.starts for row in rows if row.incidents or row.reports}
    return [row for row in rows if row.starts in told and asked.holds_days(row.starts, last_day(row))]


def uncounted_of(record: Record, asked: Selection) -> dict[str, int]:
    """Reason -> how many of the attacks and fights that are asked for are counted in no week of a province."""
    left_out = uncounted(record.selected_incidents(asked))
    return dict(Counter(each.reason for each in left_out if each.reason != "other type"))


def last_day(row: WeekCount) -> str:
    """The Sunday of a week."""
    return (date.fromisoformat(row.starts) + timedelta(days=6)).isoformat()


def brief_of(
    record: Record, asked: Selection, title: str | None, *, everything: bool = False, names: bool = False
) -> Brief:
    """The brief on the incidents and claims that are asked for, with the counts of their weeks.

    It is made from the reports that tell them, judgements applied; other reports of the record are not
    counted in its first lines.
    """
    incidents = record.selected_incidents(asked)
    # A figure or a day that is denied is told with its whole, whose tolls and turns name who gives which.
    claims = tuple(claim for claim in record.selected_claims(asked) if claim.part_of is None)
    evidence = record.evidence
    judged = {each.id: each for each in (*evidence.live, *evidence.superseded)}
    told = [judged[each] for each in rested_on(incidents, claims)]
    return make_brief(
        incidents,
        claims,
        counts_of(record, asked),
        told,
        {each.report: record.reports[each.report] for each in told},
        record.sources,
        title=title or "Brief",
        since=asked.since,
        until=asked.until,
        places=asked.where,
        violence=asked.violence,
        units=evidence.units,
        actors=record.actors,
        everything=everything,
        names=names,
        origins=len(independent_origins((each for each in told if each.stance in FOR), evidence).origins),
    )


def rested_on(incidents: Iterable[Incident], claims: Iterable[Claim]) -> list[str]:
    """The ids of the observations for and against incidents and claims, in order."""
    found = {each for incident in incidents for each in (*incident.observations, *incident.denied_by)}
    found |= {each for claim in claims for each in (*claim.observations_for, *claim.observations_against)}
    return sorted(found)


def rendered(brief: Brief, form: str) -> str:
    """The brief as "html", "markdown" or "json".

    Raises:
        UnknownName: there is no such form.
    """
    if form not in FORMS:
        raise UnknownName(f"no form of brief is called {form!r}", mend=f"choose one of: {', '.join(FORMS)}")
    return FORMS[form](brief)


def count_to_json(count: WeekCount) -> dict[str, Any]:
    """A count as ``rasid counts --format jsonl`` writes it."""
    return {
        "place": count.place,
        "week": count.week,
        "starts": count.starts,
        "incidents": count.incidents,
        "reports": count.reports,
        "counted": list(count.counted),
        "maybe": list(count.maybe),
    }
