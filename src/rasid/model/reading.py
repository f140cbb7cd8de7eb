"""How reports came in and how their reading ended: what the store keeps beside the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.model.observation import Observation
from rasid.model.report import Report

OutcomeKind = Literal["read", "without_events", "failed", "too_long", "other_language"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it came in: from ``where`` (a path, ``path:line`` or an address) at ``at`` (ISO, UTC)."""

    report: Report
    where: str
    at: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one report ended.

    ``stage`` and ``reason`` say where and why it was not read; both are None for one that was.
    """

    report: str
    kind: OutcomeKind
    observations: tuple[Observation, ...] = ()
    stage: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An outcome with the reader that made it.

    ``reader`` names rules, model and data by version and hash, so that a newer reader is told from
    an older one; ``at`` is an ISO moment in UTC.
    """

    outcome: Outcome
    reader: str
    at: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be taken in or read: kept, listed, and gone once it succeeds.

    ``report`` is the id of the report where there is one; a file that could not be opened has none.
    """

    where: str
    stage: str
    reason: str
    mend: str | None
    at: str
    report: str | None = None
