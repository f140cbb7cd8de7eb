"""What SQLite and the file system say, as errors of rasid that name the file and the mend."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from rasid.errors import BrokenPromise, RasidError, StoreError, StoreFull, StoreUnreadable

#: The low byte of an extended result code is the primary one.
_PRIMARY: Final = 0xFF
#: Below this many free bytes an input or output error is taken for a full disk: SQLite reports some
#: of them so, and no page could be written.
_ROOM: Final = 4096

MEND_FULL: Final = "free some room there and run the command again; what was kept stays"
MEND_DAMAGED: Final = "restore a copy, or move the file away and add the reports again"
MEND_FOREIGN: Final = "give another path with --store, or move the file away"


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system inside the block into errors about ``path``.

    Raises:
        StoreFull, StoreUnreadable: as they say.
        StoreError: another process kept the store busy for too long.
        BrokenPromise: rasid asked for something that its own tables forbid.
    """
    try:
        yield
    except DBAPIError as error:
        raise (_meaning(error.orig, path) if isinstance(error.orig, sqlite3.Error) else error) from error
    except sqlite3.Error as error:
        raise _meaning(error, path) from error
    except OSError as error:
        raise _system_error(error, path) from error


def is_busy(error: BaseException) -> bool:
    """Whether SQLite gave up because another process was at it."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _meaning(error: sqlite3.Error, path: Path) -> RasidError:
    where, said = str(path), str(error)
    # Python's own complaints (a closed connection, too many variables) carry no code.
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return StoreFull("there is no room left", where=where, mend=MEND_FULL)
    if is_busy(error):
        return StoreError(
            "another process has been writing to the store for too long",
            where=where,
            mend="wait until it is done, or end it, and run the command again",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return StoreUnreadable("this is no rasid store", where=where, mend=MEND_FOREIGN)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StoreUnreadable(
            f"the store cannot be opened for writing: {said}",
            where=where,
            mend="make the file and its folder writable, or give another path with --store",
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreUnreadable(f"the disk does not answer: {said}", where=where, mend="check the disk")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return BrokenPromise(f"a row that the tables forbid: {said}", where=where)
    return StoreUnreadable(f"the store is damaged: {said}", where=where, mend=MEND_DAMAGED)


def _system_error(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull("there is no room left", where=str(path), mend=MEND_FULL)
    return StoreUnreadable(
        f"the store cannot be used: {error.strerror or error}",
        where=str(path),
        mend="give a path with --store that may be read and written",
    )


def _no_room(path: Path) -> bool:
    try:
        disk = os.statvfs(path.parent)
    except OSError:  # then nothing is known of its room, and the error is told as it came
        return False
    return disk.f_bavail * disk.f_frsize < _ROOM
