"""Names of people among the words for speakers: whoever has one can be asked again."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Ranks and titles before a name; each may be a part of a joined one ("Colonel-Major").
_TITLES: Final = frozenset(
    """mr mrs ms dr professor prof general brigadier colonel lieutenant major captain sergeant corporal commander
    admiral marshal sheikh imam bishop archbishop cardinal pastor reverend father minister president governor mayor
    ambassador senator judge prince king emir sir lord lady col gen lt maj capt brig deputy chief director
    spokesman spokeswoman spokesperson secretary prime vice""".split()
)
#: Small words inside a name.
_PARTICLES: Final = frozenset("al el ag bin ben ibn de la von van der abu ould da du dos".split())
#: Words that begin a name of something else than one person.
_NO_PEOPLE: Final = frozenset(
    """ministry army police united state states security council office officials authorities government red north
    south east west northern southern eastern western national international doctors human amnesty radio tv
    telegram facebook twitter""".split()
)


def personal_name(text: str | None) -> str | None:
    """The name of one person without ranks, in small letters; None where the words name nobody.

    A name has two words at least: a family name alone is one only for who knows the report.

    >>> personal_name("Colonel-Major Adam Bello")
    'adam bello'
    >>> personal_name("a police official in Anbar") is None
    True
    """
    words = _WORD.findall((text or "").split(",")[0])
    while words and all(part in _TITLES for part in words[0].casefold().split("-")):
        words = words[1:]
    if not 2 <= len(words) <= 5 or not words[0][0].isupper():
        return None
    if any(not _is_of_a_name(word) for word in words) or words[-1].isupper():
        return None
    folded = [word.casefold() for word in words]
    return None if set(folded) & _NO_PEOPLE else " ".join(folded)


def _is_of_a_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, a particle, or both ("al-Zahra")."""
    first, _, rest = word.partition("-")
    return word[0].isupper() or word in _PARTICLES or (first in _PARTICLES and rest[:1].isupper())
