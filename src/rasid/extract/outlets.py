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
#: Words in the names of newspapers and stations, and well-known names.
_PRESS: Final = frozenset(
    """times tribune post news newspaper radio tv television channel herald gazette press daily journal telegraph
    guardian observer chronicle broadcaster broadcasting bbc cnn npr voa nbc cbs abc rfi dw
    jazeera arabiya hadath mayadeen haaretz welle monde figaro spiegel bloomberg axios politico""".split()
)
#: Among them those that others than the press bear in their names: they make an outlet of no body by themselves.
_ALSO_OTHERS: Final = frozenset({"post", "observer", "guardian", "press", "journal", "channel"})
_ALPHANUMERIC: Final = re.compile(r"[^\W_]+")
#: Shorter names would be found inside many a source's key.
_SHORTEST: Final = 5


def is_outlet_itself(words: str, source: str) -> bool:
    """Whether ``words`` mean the outlet whose key is ``source``: its name, "this newspaper", "an earlier version"."""
    if _ITSELF.search(words):
        return True
    letters = _letters(re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE))
    return len(letters) >= _SHORTEST and letters in _letters(source)


def names_outlet(words: str) -> bool:
    """Whether ``words`` are the name of a newspaper or a station: "Radio Okapi", "the Sudan Tribune", "the BBC"."""
    named = [word for word in _ALPHANUMERIC.findall(words) if word[0].isupper()]
    found = {word.lower() for word in named} & _PRESS
    return bool(found - _ALSO_OTHERS) or (bool(found) and named[-1].lower() in found and len(named) > 1)


def _letters(text: str) -> str:
    return "".join(_ALPHANUMERIC.findall(text)).lower()
