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
#: Words right before a surname, and how many characters they are looked for in.
_BEFORE: Final = re.compile(r"(?:[^\W\d_]+(?:[-'’][^\W\d_]+)* ){1,6}\Z")
_REACH: Final = 90
#: A name has so many words at least.
_LEAST_NAMES: Final = 2
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
    # "Defence Minister Rodrigo Vega": all up to the last title tells the office, where a whole name follows it.
    titled = [at for at, word in enumerate(words) if _is_title(word) and len(words) - at > _LEAST_NAMES]
    words = words[titled[-1] + 1 :] if titled else words
    if not 2 <= len(words) <= 5 or not words[0][0].isupper():
        return None
    if any(not _is_of_a_name(word) for word in words) or words[-1].isupper():
        return None
    folded = [word.casefold() for word in words]
    return None if set(folded) & _NO_PEOPLE else " ".join(folded)


def lone_surname(text: str | None) -> str | None:
    """The one word with a capital by which words name somebody, ranks left out, in small letters; else None.

    >>> lone_surname("General Bello")
    'bello'
    >>> lone_surname("the minister") is None
    True
    """
    words = [word for word in _WORD.findall(text or "") if not _is_title(word)]
    if len(words) != 1 or not words[0][0].isupper() or words[0].isupper():
        return None
    folded = words[0].casefold()
    return None if folded in _NO_PEOPLE else folded


def full_names(surname: str, text: str) -> frozenset[str]:
    """The names in ``text`` that end with ``surname``, as :func:`personal_name` gives them.

    A title has to stand before it: "In Bello" is no name.

    >>> sorted(full_names("bello", "Governor Adam Bello spoke. Bello said so."))
    ['adam bello']
    """
    found: set[str] = set()
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        words = [*(before.group().split() if before else ()), match.group()]
        begins = len(words)
        while begins > 0 and (_is_of_a_name(words[begins - 1]) or _is_title(words[begins - 1])):
            begins -= 1
        if any(_is_title(word) for word in words[begins:]):
            name = personal_name(" ".join(words[begins:]))
            found.update(() if name is None else (name,))
    return frozenset(found)


def _is_title(word: str) -> bool:
    return all(part in _TITLES for part in word.casefold().split("-"))


def _is_of_a_name(word: str) -> bool:
    """Whether a word can stand in a name: with a capital, a particle, or both ("al-Zahra")."""
    first, _, rest = word.partition("-")
    return word[0].isupper() or word in _PARTICLES or (first in _PARTICLES and rest[:1].isupper())
