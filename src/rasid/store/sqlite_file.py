"""The file of an SQLite store: begun, recognised, brought up to date, or refused."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from rasid.errors import StoreTooNew, StoreUnreadable
from rasid.store.migrations import APPLICATION_ID, STEPS, VERSION
from rasid.store.sqlite_errors import MEND_DAMAGED, MEND_FOREIGN, is_busy

#: What every SQLite file begins with.
_MAGIC: Final = b"SQLite format 3\0"
#: Pause before asking again for what SQLite does not wait for itself.
_PAUSE_SECONDS: Final = 0.01


def prepare(path: Path, *, create: bool, busy_seconds: float) -> None:
    """See that a store of this version lies at ``path``; begin it or bring it up to date where needed.

    A file that is no rasid store is left as it is, to the byte.

    Raises:
        StoreUnreadable, StoreTooNew: as they say.
        sqlite3.Error, OSError: for the caller to translate.
    """
    fresh = _is_fresh(path, create=create)
    mode = "rwc" if fresh else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, timeout=busy_seconds, isolation_level=None
    )
    with closing(connection):
        # In one transaction, or the answers could be from before and after another process began it.
        connection.execute("BEGIN")
        version = _version(connection, path)
        connection.execute("COMMIT")
        if version == VERSION:
            return
        if version == 0 and not create:
            raise _absent(path)
        _use_write_ahead_log(connection, busy_seconds)
        _bring_up_to_date(connection, path)


def _is_fresh(path: Path, *, create: bool) -> bool:
    """Whether nothing is there yet. Looks at the first bytes only, before SQLite touches the file."""
    if not path.exists():
        if not create:
            raise _absent(path)
        if not path.parent.is_dir():
            raise StoreUnreadable(
                "the folder for the store does not exist", where=str(path), mend=f"make {path.parent} first"
            )
        return True
    with path.open("rb") as file:
        beginning = file.read(len(_MAGIC))
    if beginning and beginning != _MAGIC:
        raise StoreUnreadable("this is no rasid store", where=str(path), mend=MEND_FOREIGN)
    return not beginning


def _absent(path: Path) -> StoreUnreadable:
    return StoreUnreadable("there is no store here", where=str(path), mend="`rasid add` makes one")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of the store, 0 for a file in which nothing was begun."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID:
        # A run that was killed before its first transaction leaves an SQLite file with nothing in it.
        if application == 0 and tables == 0:
            return 0
        raise StoreUnreadable("this is an SQLite file of another program", where=str(path), mend=MEND_FOREIGN)
    named = "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'"
    (known,) = connection.execute(named).fetchone()
    rows = connection.execute("SELECT version FROM schema_version").fetchall() if known else []
    if len(rows) != 1 or not isinstance(rows[0][0], int) or rows[0][0] < 1:
        raise StoreUnreadable("the store has no version", where=str(path), mend=MEND_DAMAGED)
    version: int = rows[0][0]
    if version > VERSION:
        raise StoreTooNew(
            f"a newer rasid wrote this store (its version is {version}, this rasid knows {VERSION})",
            where=str(path),
            mend="upgrade rasid, or give another path with --store",
        )
    return version


def _use_write_ahead_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """SQLite does not wait by itself when two processes begin one store at the same moment."""
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Make the steps that are missing, in one transaction: a kill leaves the old store or the new one."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path)  # another process may have been first
        for step in STEPS:
            if step.number > version:
                for statement in step.statements:
                    connection.execute(statement)
        connection.execute("UPDATE schema_version SET version = ?", (VERSION,))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:  # an interrupt, too, must not leave the store locked halfway through
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
