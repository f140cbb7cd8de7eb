"""What is worked out from observations and judgements: claims and incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rasid.model.observation import (
    HappeningKind,
    Modality,
    ObservedPlace,
    ObservedTime,
    Participant,
    Phase,
    Toll,
    TollKind,
)

Status = Literal[
    "withdrawn", "contested", "denied", "confirmed_by_party", "corroborated", "rumoured", "single_source"
]


@dataclass(frozen=True, slots=True)
class ClaimContent:
    """What a claim says, stored positive as its happenings are.

    ``text`` is the report's words, of its first observation for, or of the first one against where
    nobody is for it. ``modality`` tells a claim that something happened from one that it is planned.
    ``part`` is set where the claim is only about a part of it, in words: a figure, a day, or who did it.
    """

    kind: HappeningKind
    type: str
    mode: str | None
    phase: Phase | None
    modality: Modality
    agent: Participant | None
    patient: Participant | None
    place: ObservedPlace | None
    time: ObservedTime | None
    text: str
    part: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class StatusOn:
    """The status that a claim had from ``date`` (ISO day of publication) on."""

    date: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A happening as put forward by anyone, with the observations for and against it.

    ``origins`` counts independent origins for it, ``channels`` the articles that carry them;
    ``dependences`` says in words why several who tell it count as one origin. Of a withdrawn claim
    ``observations_for`` are those that said so once. ``history`` runs by day of publication and ends
    with the present status. ``implied_for`` and ``implied_against`` are observations of something else from
    which it follows. ``part_of`` is the id of the claim of which this one is only about a part.
    """

    id: str
    content: ClaimContent
    status: Status
    reason: str
    origins: int
    channels: int
    observations_for: tuple[str, ...]
    observations_against: tuple[str, ...]
    history: tuple[StatusOn, ...]
    dependences: tuple[str, ...] = ()
    implied_for: tuple[str, ...] = ()
    implied_against: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class TollSaid:
    """A toll as one observation gives it."""

    toll: Toll
    observation: str


@dataclass(frozen=True, slots=True)
class TollRange:
    """A toll over all who give one: least low, most supported best, greatest high, and who says which.

    ``said`` holds the figures that count: totals, or parts that were added up; never both.
    """

    kind: TollKind
    low: int | None
    best: int | None
    high: int | None
    said: tuple[TollSaid, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world event, merged from the observations of many reports.

    ``observations`` tell it and ``denied_by`` speak against it. ``reports`` counts the reports that
    tell it (the standing version of each article), ``origins`` the independent origins among them.
    ``status`` and ``reason`` are those of the claim that it happened; ``dependences`` says in words
    why several who tell it count as one origin.
    """

    id: str
    type: str
    mode: str | None
    agent: Participant | None
    patient: Participant | None
    place: ObservedPlace | None
    time: ObservedTime | None
    tolls: tuple[TollRange, ...]
    observations: tuple[str, ...]
    denied_by: tuple[str, ...]
    reports: int
    origins: int
    status: Status
    reason: str
    dependences: tuple[str, ...] = ()
