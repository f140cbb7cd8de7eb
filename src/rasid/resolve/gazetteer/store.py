"""The compiled gazetteer, open for reading."""

from __future__ import annotations

import sqlite3
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

from rasid.errors import GazetteerMissing
from rasid.model.world import Place
from rasid.resolve.gazetteer.keys import Flag

__all__ = ["Hit", "PlaceStore"]

#: A place of the gazetteer as a spelling led to it: (place, population, weight, flags of the spelling).
Hit = tuple[Place, int, float, int]

#: No more than this many spellings are remembered; a day's reports use far fewer.
_REMEMBERED: Final = 10_000
#: "San José" names 700 places; the small ones at the end of the list are never meant without saying so.
_MOST_HITS: Final = 40
_MAP_BYTES: Final = 256 * 1024 * 1024


class PlaceStore:
    """Lookups by key in the compiled file. Opening reads two pages; the file is memory-mapped and shared."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``.

        Raises:
            GazetteerMissing: it is not there, or it is no gazetteer.
        """
        self.path = path
        if not path.is_file():
            raise GazetteerMissing(
                "there is no gazetteer yet", where=str(path), mend="build it: it takes half a minute"
            )
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            # A gazetteer lives as long as its reader; whoever forgets to close it leaves no open file.
            weakref.finalize(self, self._db.close)
            self._db.execute(f"PRAGMA mmap_size={_MAP_BYTES}")
            self._db.execute("PRAGMA cache_size=-4096")
            self.meta: Mapping[str, str] = dict(self._db.execute("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise GazetteerMissing(
                f"this is no gazetteer: {error}", where=str(path), mend="delete the file; it is built again"
            ) from error
        self._known: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._leads: OrderedDict[int, int] = OrderedDict()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> PlaceStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def longest(self, keys: Iterable[int]) -> dict[int, int]:
        """For each key of a word that begins some spelling, the number of words of the longest of these."""
        asked = set(keys)
        self._fill_leads([key for key in asked if key not in self._leads])
        found = {key: self._leads[key] for key in asked if self._leads[key]}
        _forget(self._leads)
        return found

    def _fill_leads(self, missing: Sequence[int]) -> None:
        found: dict[int, int] = {}
        for part in _slices(missing):
            found.update(
                self._db.execute(
                    f"SELECT key, longest FROM lead WHERE key IN ({_marks(part)})", part
                ).fetchall()
            )
        for key in missing:
            self._leads[key] = found.get(key, 0)

    def hits(self, keys: Iterable[int]) -> dict[int, tuple[Hit, ...]]:
        """The places behind each key that has any, the weightiest first."""
        asked = set(keys)
        self._fill_hits([key for key in asked if key not in self._known])
        found = {key: hits for key in asked if (hits := self._known[key])}
        _forget(self._known)
        return found

    def _fill_hits(self, missing: Sequence[int]) -> None:
        found: dict[int, list[Hit]] = {}
        for part in _slices(missing):
            for row in self._db.execute(_SELECT.format(_marks(part)), part):
                key, flags, population, weight, *fields = row
                found.setdefault(key, []).append((Place(*fields), population, weight, flags))
        for key in missing:
            hits = sorted(found.get(key, ()), key=lambda hit: (-hit[2], hit[0].id))
            self._known[key] = tuple(hits[:_MOST_HITS])


_SELECT = """
SELECT a.key, a.flags, p.population, p.weight, p.ref, p.name, p.country, p.adm1, p.lat, p.lon,
       p.precision, p.kind
FROM alias a JOIN place p ON p.id = a.place WHERE a.key IN ({})
"""


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def _slices(values: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """Parts that fit SQLite's limit on parameters."""
    return (values[at : at + size] for at in range(0, len(values), size))


def _forget(remembered: OrderedDict[int, int] | OrderedDict[int, tuple[Hit, ...]]) -> None:
    while len(remembered) > _REMEMBERED:
        remembered.popitem(last=False)


def is_adjectival(flags: int) -> bool:
    """Whether the spelling is an adjective or a name of a people."""
    return bool(flags & (Flag.ADJECTIVE | Flag.PEOPLE))
