"""The keys under which spellings are stored: 64-bit numbers, so that the file needs no text index."""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache
from hashlib import blake2b

__all__ = ["Flag", "folded_key", "key_of", "skeleton_key"]


class Flag(IntFlag):
    """What is known of one spelling of one place."""

    NONE = 0
    MAIN = 1  # the place's own name, not one of its other names
    UPPER = 2  # counts only where the text has it in capitals: US, UAE
    ABBREVIATION = 4  # counts only after a place and a comma: "Manassas, Va."
    ADJECTIVE = 8  # "Iraqi"
    PEOPLE = 16  # "Turks"
    COMMON = 32  # an English word too: "Reading"


@lru_cache(maxsize=16_384)
def key_of(plain: str) -> int:
    """The key of a :func:`~rasid.resolve.gazetteer.fold.plain` spelling."""
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), signed=True)


def folded_key(folded: str) -> int:
    """The key of a folded spelling; never equal to that of the same letters as a plain one."""
    return key_of(f"\x01{folded}")


def skeleton_key(bones: str) -> int:
    """The key of a skeleton."""
    return key_of(f"\x02{bones}")
