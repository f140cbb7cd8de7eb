"""Places, times and actors: what mentions in a text are linked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

PlacePrecision = Literal["site", "town", "district", "province", "country", "region"]
TimePrecision = Literal["minute", "day", "week", "month", "season", "year"]

#: From the finest to the coarsest.
PLACE_PRECISIONS: Final[tuple[PlacePrecision, ...]] = (
    "site", "town", "district", "province", "country", "region",
)  # fmt: skip
TIME_PRECISIONS: Final[tuple[TimePrecision, ...]] = ("minute", "day", "week", "month", "season", "year")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place or an area of the gazetteer.

    ``country`` is ISO 3166-1 alpha-2 or None for a region of several countries; ``adm1`` is the
    English name of the first-level division. ``lat`` and ``lon`` are degrees (WGS 84); for a
    province, a country or a region they are a representative point of an area, never its position.
    """

    id: str
    name: str
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """Days, both included, as ISO dates ("2020-01-31"; with minutes "2020-01-31T22:30").

    ``start`` or ``end`` is None where that end is not known. ``precision`` tells how fine the words
    were: "January 2020" is the span of the month with precision month, not its first day.
    """

    start: str | None
    end: str | None
    precision: TimePrecision

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start[:10] > self.end[:10]:
            raise ValueError(f"a time cannot run from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody who acts: an armed force, a group, an institution, an outlet.

    ``id`` is its key in the actor list ("iraq-air-force"); ``parents`` are the keys of the actors
    that command or own it; ``side`` is the key of the party it stands with. ``since`` and ``until`` are
    ISO dates, as fine as their source tells them ("2017-01"), or None. ``ucdp`` is its name in the data
    sets of the Uppsala Conflict Data Program, ``ucdp_id`` its number there. ``source`` is the public
    document that the row can be checked against; None for what follows from a rule.
    """

    id: str
    name: str
    kind: str
    country: str | None
    parents: tuple[str, ...] = ()
    side: str | None = None
    ucdp: str | None = None
    ucdp_id: int | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None

    def existed_on(self, day: str | None) -> bool:
        """Whether the actor was there on ``day`` (ISO); true where nothing is known against it."""
        if day is None:
            return True
        begun = self.since is None or self.since <= day[: len(self.since)]
        return begun and (self.until is None or day[: len(self.until)] <= self.until)
