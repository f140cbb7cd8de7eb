"""Text of other people, made safe to print on a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

#: Marks that turn the direction of what follows: with them "exe.txt" can be made to look like "txt.exe".
TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """One line of text that cannot steer a terminal: reports and file names come from anybody."""
    return "".join(" " if steers(c) else c for c in text)


def steers(character: str) -> bool:
    """Whether a character moves or turns round what a terminal shows, rather than being shown."""
    return character in TURNING or unicodedata.category(character) in ("Cc", "Zl", "Zp")
