"""Counts and briefs from the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rasid.measure import weekly_counts
from rasid.model.briefing import Brief
from rasid.model.series import WeekCount
from rasid.workbench.record import Record
from rasid.workbench.selection import Selection


def counts_of(record: Record, asked: Selection) -> list[WeekCount]:
    """Incidents by province and week, in the weeks that touch the days that are asked for.

    The coverage of a week is that of all places: what a report does not tell of a place counts too.
    """
    anytime = replace(asked, since=None, until=None)
    rows = weekly_counts(record.selected_incidents(anytime), record.reports)
    return [row for row in rows if asked.holds_days(row.starts, last_day(row))]


def last_day(row: WeekCount) -> str:
    """The Sunday of a week."""
    return (date.fromisoformat(row.starts) + timedelta(days=6)).isoformat()


def brief_of(record: Record, asked: Selection, title: str | None) -> Brief:
    return Brief(title or "Brief", asked.since, asked.until, ())


def rendered(brief: Brief, form: str) -> str:
    return ""
