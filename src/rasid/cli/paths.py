"""Paths that a command is given: whether there is anything at them, before any work begins."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable

from rasid.errors import InputError


def check_paths(paths: Iterable[str]) -> None:
    """See that the paths name something, before a store is begun for them.

    Of several paths one may have vanished: that is told with the failures, and the rest goes on.

    Raises:
        InputError: a path is an address on the web, or nothing is at any of them.
    """
    # Loaded here: what reads files is not needed to show help.
    from rasid.sources.inputs import refuse_addresses

    named = list(paths)
    refuse_addresses(named)
    if named and not any(_names_something(path) for path in named):
        raise InputError("no such file or folder", where=", ".join(named), mend="check the path")


def _names_something(path: str) -> bool:
    if path == "-" or os.path.lexists(path):
        return True
    return glob.has_magic(path) and next(glob.iglob(path, recursive=True), None) is not None  # noqa: PTH207
