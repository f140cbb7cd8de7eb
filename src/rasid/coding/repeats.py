"""Which counts of a report are told anew, and which repeat what was counted before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rasid.model.observation import Toll

#: Words that say that these are others than those before.
_OTHERS: Final = re.compile(
    r"\b(?:other|others|another|additional|further|second|third|remaining)\b", re.IGNORECASE
)
#: The same, said of the whole deed.
_ALSO: Final = re.compile(
    r"\b(?:also|in addition|additionally|separate|separately|meanwhile)\b", re.IGNORECASE
)
#: Words that point back to those before.
_BACK: Final = re.compile(
    r"^\W*(?:the|this|that|these|those|both|all|each|his|her|their|its|said|him|them"
    r"|one of (?:the|his|her|their|its|them|these|those))\b",
    re.IGNORECASE,
)
#: Nouns that anybody may be called by in a second telling.
_GENERAL: Final = frozenset(
    "individual man woman person people suspect insurgent militant fighter member terrorist gunman attacker "
    "extremist rebel detainee occupant other enemy soldier civilian".split()
)
_PLURALS: Final = {"men": "man", "women": "woman", "gunmen": "gunman", "people": "people"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll with its number."""

    toll: Toll
    number: int

    @property
    def noun(self) -> str:
        """The noun that is counted, singular; of words without one, a general noun."""
        word = (self.toll.of or "other").lower()
        return _PLURALS.get(word, word[:-1] if word.endswith("s") and not word.endswith("ss") else word)

    @property
    def general(self) -> bool:
        """Whether its noun says nothing of who they are."""
        return self.noun in _GENERAL


@dataclass(frozen=True, slots=True)
class Sentence:
    """The counts of one happening, in order, and the sentence that tells them."""

    text: str
    counts: tuple[Counted, ...]


@dataclass(slots=True)
class _Tally:
    """What was counted so far: by noun where the noun says who they are, the others together."""

    named: Counter[str] = field(default_factory=Counter)
    unnamed: int = 0

    @property
    def total(self) -> int:
        return self.named.total() + self.unnamed

    def add(self, noun: str | None, number: int) -> None:
        if noun is None:
            self.unnamed += number
        else:
            self.named[noun] += number

    def take(self, noun: str, number: int) -> int:
        """Recognise some of those counted: how many of ``number`` were there."""
        known = min(self.named[noun], number)
        self.named[noun] -= known
        if noun in _GENERAL and (alike := next((n for n, c in self.named.items() if c == number > 1), None)):
            # "several individuals", after "several associates".
            del self.named[alike]
            return number
        others = min(self.unnamed, number - known)
        self.unnamed -= others
        return known + others

    def copy(self) -> _Tally:
        return _Tally(Counter(self.named), self.unnamed)


def told_anew(sentences: Sequence[Sentence]) -> int:
    """How many all counts of a report come to, what is told twice counted once.

    A report tells its news first in short and then at length. Whoever is counted later is taken for one of those
    counted before as far as they can be: those of the same noun, and those called by a noun that says
    nothing of who they are ("suspects"). Words such as "also" and "another" say that they are others.
    """
    tally = _Tally()
    told: set[str] = set()
    for sentence in sentences:
        known = tally.copy()
        others = _says_others(sentence)
        for position, count in enumerate(sentence.counts):
            words = count.toll.text.lower()
            again = count.number > 1 and words in told
            back = _BACK.search(words) is not None and (position == 0 or known.total > 0)
            told.add(words)
            if again or (back and tally.total > 0):
                # "the leader" is somebody known, whatever they were called before; "both men" are two at least.
                known.take(count.noun, count.number)
                fresh = 0 if again or count.toll.best is None else max(count.number - tally.total, 0)
            else:
                fresh = count.number if others else count.number - known.take(count.noun, count.number)
            tally.add(None if count.general else count.noun, fresh)
    return tally.total


def says_others(text: str) -> bool:
    """Whether a sentence says that it tells of others than those before."""
    return _ALSO.search(text) is not None or _OTHERS.search(text) is not None


def _says_others(sentence: Sentence) -> bool:
    """Whether those counted first in a sentence are said to be others than those before."""
    return _ALSO.search(sentence.text) is not None or _OTHERS.search(sentence.counts[0].toll.text) is not None
