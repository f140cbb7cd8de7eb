"""Where the record that lists are made of comes from: worked out anew, or kept while the store stays as it is."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from rasid.settings import Settings
from rasid.store.contract import Moment, Store
from rasid.workbench.record import Record

#: Gives the record of a store from a point of view, with the user's own lists of actors and places.
MakeRecord = Callable[[Store, Moment, Settings], Record]

#: Points of view that are kept: whoever compares today with last week goes to and fro between two.
KEPT: Final = 4

_Key = tuple[str, Moment, str]


def worked_out(store: Store, moment: Moment, settings: Settings) -> Record:
    """The record as the store holds it now."""
    return Record(store, moment, settings)


class RecordsKept:
    """Gives a record again while nothing was added to the store and the user's own lists are the same.

    Threads may share one. Only the last few points of view are kept, since each holds every text in view.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, Record] = OrderedDict()

    def __call__(self, store: Store, moment: Moment, settings: Settings) -> Record:
        # Asked before the record is read: what is added meanwhile makes the next version another one.
        key = (store.version(), moment, _digest(settings))
        with self._lock:
            record = self._kept.pop(key, None)
            if record is None:
                self._drop_other_versions(key[0])
                record = worked_out(store, moment, settings)
            self._kept[key] = record
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return record

    def __len__(self) -> int:
        """How many records are kept."""
        return len(self._kept)

    def _drop_other_versions(self, version: str) -> None:
        for key in [key for key in self._kept if key[0] != version]:
            del self._kept[key]


def _digest(settings: Settings) -> str:
    """What is in the user's own lists; one that cannot be read is told of where the record needs it."""
    files = [
        file for file in (settings.actors_file, *settings.overlays) if file is not None and file.is_file()
    ]
    return " ".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
