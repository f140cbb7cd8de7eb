"""Opening a workbench on a store."""

from __future__ import annotations

from rasid.settings import Settings
from rasid.store.open import open_store
from rasid.workbench.desk import Workbench
from rasid.workbench.reading import MakeReader, shipped_reader
from rasid.workbench.records import MakeRecord, worked_out


def open_workbench(
    address: str,
    settings: Settings,
    *,
    create: bool = True,
    make_reader: MakeReader = shipped_reader,
    make_record: MakeRecord = worked_out,
) -> Workbench:
    """A workbench on the store at ``address``: a path, or ``:memory:`` for one that is forgotten.

    ``create`` begins a store where there is none. ``make_reader`` is called only when there is something
    to read. ``make_record`` gives the record that lists are made of: worked out anew, or one that was
    worked out before (:class:`rasid.workbench.records.RecordsKept`).

    Raises:
        StoreUnreadable, StoreTooNew, StoreFull: the store cannot be used.
    """
    store = open_store(address, create=create)
    return Workbench(store, settings, address=address, make_reader=make_reader, make_record=make_record)
