"""Counts by place and week, with what was read to make them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class WeekCount:
    """Incidents of one place in one ISO week ("2024-W11", Monday ``starts``).

    ``reports`` is the coverage: how many reports of that week were read at all, so that a rise of
    reporting can be told from a rise of events. ``counted`` are the ids of the incidents. ``maybe`` are
    those of incidents that happened in this week or in another: their time is not told so finely, so they
    stand in every week that it touches, and are counted in none.
    """

    place: str
    week: str
    starts: str
    incidents: int
    reports: int
    counted: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """As many incidents as there may have been in this week, by what is on record."""
        return self.incidents + len(self.maybe)
