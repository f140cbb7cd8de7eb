"""How a report speaks of itself and of those who print it."""

from __future__ import annotations

import re
from typing import Final

_ITSELF: Final = re.compile(
    r"\b(?:this|our) (?:newspaper|paper|website|site|channel|station|agency|bulletin|programme|program|magazine)$"
    r"|\b(?:an? (?:earlier|previous)|the original|our(?: (?:earlier|first|previous))?)"
    r" (?:version|edition|report|story|article|item|dispatch)\b",
    re.IGNORECASE,
)
_ALPHANUMERIC: Final = re.compile(r"[^\W_]+")
#: Shorter names would be found inside many a source's key.
_SHORTEST: Final = 5


def is_outlet_itself(words: str, source: str) -> bool:
    """Whether ``words`` mean the outlet whose key is ``source``: its name, "this newspaper", "an earlier version"."""
    if _ITSELF.search(words):
        return True
    letters = _letters(re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE))
    return len(letters) >= _SHORTEST and letters in _letters(source)


def _letters(text: str) -> str:
    return "".join(_ALPHANUMERIC.findall(text)).lower()
