"""Models as files: zipped arrays of numbers with a table of names as JSON, and never code."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rasid.errors import DataFileError, InputError

Arrays = Mapping[str, NDArray[Any]]
#: What a damaged file, or one that holds something else, makes of reading it.
_BROKEN = (
    OSError, EOFError, ValueError, KeyError, TypeError, IndexError, AttributeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def write_model(path: Path, head: Mapping[str, Any], arrays: Arrays) -> None:
    """Write arrays, and ``head`` (names and sizes) beside them.

    Raises:
        InputError: the file cannot be written.
    """
    told = np.frombuffer(json.dumps(head).encode("utf-8"), dtype=np.uint8)
    try:
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays, head=told)
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower(), where=str(path)) from error


@contextmanager
def opened_model(path: Path, *, kind: str, mend: str) -> Iterator[tuple[dict[str, Any], Arrays]]:
    """The head and the arrays that :func:`write_model` wrote.

    What does not fit together in the block under ``with`` may raise ValueError or KeyError: it is told as a file
    that is no model of this ``kind``, with ``mend``.

    Raises:
        InputError: there is no such file.
        DataFileError: it is no such model.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            yield json.loads(bytes(arrays["head"]).decode("utf-8")), arrays
    except FileNotFoundError as error:
        raise InputError("there is no such model", where=str(path), mend="check the path") from error
    except _BROKEN as error:
        raise DataFileError(f"this is no {kind}: {error}", where=str(path), mend=mend) from error
