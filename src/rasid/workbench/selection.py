"""What part of the record somebody asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rasid.errors import InputError
from rasid.measure.counts import COUNTED_TYPES
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.world import TimePrecision
from rasid.store.contract import Moment
from rasid.store.moments import is_day, moment_key

#: Precision of a time -> days from its first to its last.
LONGEST: Final[dict[TimePrecision, int]] = {
    "minute": 0,
    "day": 0,
    "week": 6,
    "month": 30,
    "season": 91,
    "year": 365,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the record.

    ``where`` names places or areas: a record is selected when its place has one of the names, or lies
    in a province or a country that has. ``since`` and ``until`` are ISO days, both included: a record is
    selected when its time touches them. A time of which one end is not known is as long as its precision
    says, and a record without a time is judged by the days of its reports.
    ``violence`` keeps attacks and fighting only, the types of events that counts count.
    ``as_of`` and ``known_at`` choose the point of view, as in :class:`rasid.store.contract.Moment`.
    """

    where: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_at: str | None = None
    violence: bool = False

    def __post_init__(self) -> None:
        for name in ("since", "until", "as_of"):
            check_day(name, getattr(self, name))
        if self.known_at is not None:
            moment_key(self.known_at)
        if self.since and self.until and self.since > self.until:
            raise InputError(
                f"since {self.since} is after until {self.until}", where="selection", mend="exchange the two"
            )

    @property
    def moment(self) -> Moment:
        """The point of view."""
        return Moment(self.as_of, self.known_at)

    def holds_place(self, place: ObservedPlace | None, countries: Mapping[str, str]) -> bool:
        """Whether a place is selected. ``countries`` gives names for country codes."""
        if not self.where:
            return True
        if place is None:
            return False
        return not wanted_names(self.where).isdisjoint(wanted_names(names_of(place, countries)))

    def holds_type(self, kind: str, type_: str) -> bool:
        """Whether an event or a state (``kind``) of this type is selected."""
        return not self.violence or (kind == "event" and type_ in COUNTED_TYPES)

    def holds_days(self, first: str | None, last: str | None) -> bool:
        """Whether ISO days from ``first`` to ``last`` (None: no bound known) touch the selected ones."""
        if self.since is None and self.until is None:
            return True
        if first is None and last is None:
            return False
        ends_before = self.since is not None and last is not None and last[:10] < self.since
        begins_after = self.until is not None and first is not None and first[:10] > self.until
        return not (ends_before or begins_after)

    def holds_time(self, time: ObservedTime | None, reported: Iterable[str | None]) -> bool:
        """Whether a time is selected; without one, whether one of the days of its reports is."""
        if time is not None and (time.start or time.end):
            return self.holds_days(*days_of(time))
        return any(self.holds_days(day, day) for day in reported)


def names_of(place: ObservedPlace, countries: Mapping[str, str]) -> Iterator[str]:
    """The names that a place goes by, and those of the province and the country that it lies in."""
    own = place.name if place.name is not None else place.text
    country = countries.get(place.country or "")
    return (name for name in (own, place.adm1, place.country, country) if name)


def days_of(time: ObservedTime) -> tuple[str | None, str | None]:
    """The first and the last day of a time; an unknown end lies as far off as its precision says."""
    length = timedelta(days=LONGEST[time.precision])
    start, end = (day[:10] if day else None for day in (time.start, time.end))
    if start is None and end is not None:
        start = _moved(end, -length)
    elif end is None and start is not None:
        end = _moved(start, length)
    return start, end


def _moved(day: str, by: timedelta) -> str | None:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return None


def check_day(name: str, day: str | None) -> None:
    """Raises InputError when ``day`` is no ISO day."""
    if day is not None and not is_day(day):
        raise InputError(f"{day!r} is no day", where=name, mend="write it as YYYY-MM-DD")


#: All that there is, as it stands.
EVERYTHING: Final = Selection()


def wanted_names(names: Iterable[str]) -> frozenset[str]:
    """Names without case, accents and surrounding space, so that "Diyālá" is "diyala"."""
    decomposed = (unicodedata.normalize("NFKD", name.strip().casefold()) for name in names)
    return frozenset("".join(c for c in name if not unicodedata.combining(c)) for name in decomposed)
