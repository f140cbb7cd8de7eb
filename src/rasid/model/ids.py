"""Ids made from content, so that adding a thing twice changes nothing."""

from __future__ import annotations

import hashlib
import json
from typing import Final

#: Hexadecimal digits kept of a SHA-256. 20 digits are 80 bits: among a hundred million reports the
#: chance of any two sharing an id is below one in two hundred million.
ID_DIGITS: Final = 20


def content_id(prefix: str, *parts: object) -> str:
    """The id ``prefix-<20 hex digits>`` of ``parts``, which must be JSON values.

    Parts are written as canonical JSON before hashing, so ("ab", "c") and ("a", "bc") differ.
    """
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:ID_DIGITS]}"


def bytes_hash(data: bytes) -> str:
    """SHA-256 of the bytes as collected, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
