"""What holds for a while: a state over time, with what is contested about its turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.model.incident import Status
from rasid.model.observation import ObservedPlace, Participant, Phase

Direction = Literal["rising", "falling", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Boundary:
    """A day (ISO) on which a turn happened as some say; ``by`` names them, ``claim`` is the claim of that day.

    ``claim`` is None where nobody denies the day, so that it is no claim of its own.
    """

    day: str
    by: tuple[str, ...]
    claim: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A phase of a state from some day on, as a claim puts it forward.

    ``start`` and ``end`` (ISO days, None where unknown) are the days between which it turned. ``boundaries`` are
    the days that are named; more than one makes the turn contested in time. ``implied`` is set where nobody says
    so, and it follows from the turn after it (what resumes was suspended).
    """

    phase: Phase | None
    start: str | None
    end: str | None
    status: Status
    claim: str
    boundaries: tuple[Boundary, ...]
    implied: bool
    note: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the counts of incidents say to a reported trend: in the week of the claim, and in the week before.

    ``agrees`` is None where nothing can be said.
    """

    place: str
    week: str
    before: int
    counted: int
    agrees: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class Situation:
    """One state over time. ``turns`` are in order of time; ``now`` is the phase that stands, None where none does.

    ``direction`` is set for a reported trend, a claim about a series of events, and ``check`` for one that can be
    laid beside counts.
    """

    id: str
    type: str
    text: str
    agent: Participant | None
    patient: Participant | None
    place: ObservedPlace | None
    turns: tuple[Turn, ...]
    now: Phase | None
    observations: tuple[str, ...]
    direction: Direction | None = None
    check: Check | None = None
