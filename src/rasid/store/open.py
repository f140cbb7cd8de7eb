"""Opening a store by its address."""

from __future__ import annotations

from typing import Final

from rasid.errors import InputError
from rasid.registry import load
from rasid.store.contract import Store

MEMORY: Final = ":memory:"


def open_store(address: str, *, create: bool = True) -> Store:
    """The store at ``address``: ``:memory:`` for one that is forgotten, otherwise the path of a file.

    ``create`` begins one where there is none. The back end is loaded only here.

    Raises:
        InputError: an address of a kind that rasid does not know.
        StoreUnreadable, StoreTooNew, StoreFull: the file cannot be used.
    """
    if address == MEMORY:
        memory: Store = load("store", "memory")()
        return memory
    scheme, mark, _ = address.partition("://")
    if mark and scheme in ("postgresql", "postgres"):
        raise InputError(
            "stores in PostgreSQL are not there yet", where=address, mend="give the path of an SQLite file"
        )
    if mark or not address.strip():
        raise InputError(
            "no store has an address of this kind", where=address or "store", mend="give a path, or :memory:"
        )
    sqlite: Store = load("store", "sqlite")(address, create=create)
    return sqlite
