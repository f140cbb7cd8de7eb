"""Counts and briefs from the record."""

from __future__ import annotations

from rasid.model.briefing import Brief
from rasid.model.series import WeekCount
from rasid.workbench.record import Record
from rasid.workbench.selection import Selection


def counts_of(record: Record, asked: Selection) -> list[WeekCount]:
    return []


def brief_of(record: Record, asked: Selection, title: str | None) -> Brief:
    return Brief(title or "Brief", asked.since, asked.until, ())


def rendered(brief: Brief, form: str) -> str:
    return ""
