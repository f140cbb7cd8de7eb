"""Head words of short phrases, to compare who is meant where no actor is linked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
#: Words after which a phrase only says more about its head ("pilots of the air force").
_BREAKS: Final = frozenset(
    {
        *("of", "in", "at", "on", "from", "near", "with", "without", "who", "which", "that", "to", "for"),
        *("by", "under", "against", "between", "during", "after", "before", "along"),
    }
)
_JOINS: Final = re.compile(r",|;|\band\b|\bor\b|\bas well as\b|&", re.IGNORECASE)
#: Words that are no head: a phrase that ends in one names nobody in particular.
_EMPTY: Final = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "it",
            "they",
            "them",
            "he",
            "she",
            "him",
            "her",
        ),
        *(
            "its",
            "their",
            "his",
            "other",
            "others",
            "another",
            "some",
            "several",
            "many",
            "few",
            "all",
            "both",
        ),
        *("any", "who", "one", "ones", "someone", "somebody", "people", "persons", "person"),
    }
)


@lru_cache(maxsize=65536)
def heads(phrase: str) -> frozenset[str]:
    """The head words of a noun phrase, lower case and singular.

    >>> sorted(heads("Iraqi technicians and other personnel"))
    ['personnel', 'technician']
    >>> sorted(heads("fighters of the group"))
    ['fighter']
    >>> sorted(heads("they"))
    []
    """
    found = set()
    for part in _JOINS.split(phrase):
        words = [word.lower() for word in _WORD.findall(part)]
        for at, word in enumerate(words):
            if word in _BREAKS and at > 0:
                words = words[:at]
                break
        if words and words[-1] not in _EMPTY:
            found.add(singular(words[-1]))
    return frozenset(found)


def singular(word: str) -> str:
    """The word without a plural ending; "policemen" and "policeman" come out alike."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word.removesuffix("'").removesuffix("’")
