"""Short names that a text explains itself: "Popular Liberation Army (EPL)", "FPL [Popular Liberation Forces]"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rasid.model.text import Span

_BRACKETS: Final = re.compile(r"\s*[\[(]\s*([^\[\]()]{2,90}?)\s*[\])]")
_SHORT: Final = re.compile(r"[A-Z][A-Z0-9.-]{1,7}")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOP: Final = re.compile(r"[.;:!?\"“”()\[\]]|--|,")
_SMALL: Final = frozenset(["of", "the", "for", "and", "de", "del", "la", "las", "los", "y", "in", "on", "to"])
#: Words that a long name may have.
_LONGEST: Final = 9
#: Share of a short name's letters that must begin words of the long one: names are translated, their letters not.
_COVERED: Final = 0.6


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name with the long one that explains it; ``span`` is where the long one stands."""

    short: str
    long: str
    span: Span


def short_names(text: str) -> Iterator[ShortName]:
    """The short names that brackets in ``text`` explain, in order."""
    for match in _BRACKETS.finditer(text):
        before = text[max(0, match.start() - 160) : match.start()]
        inside = match[1]
        if _SHORT.fullmatch(inside):
            words = _run_before(before)
            found = _explaining(words, inside)
            if found is not None:
                start = match.start() - len(before) + found
                yield _made(inside, text, Span(start, match.start()))
            continue
        last = re.search(r"[A-Z][A-Z0-9.-]{1,7}$", before)
        if (
            last is not None
            and " " in " ".join(inside.split())
            and _share(last[0], _WORD.findall(inside)) >= _COVERED
        ):
            yield _made(last[0], text, Span(match.start(1), match.end(1)))


def _made(short: str, text: str, span: Span) -> ShortName:
    return ShortName(short.strip("."), " ".join(span.of(text).split()), span)


def _run_before(before: str) -> list[re.Match[str]]:
    """The words behind the last stop before a bracket."""
    stops = [stop.end() for stop in _STOP.finditer(before)]
    return list(_WORD.finditer(before, stops[-1] if stops else 0))[-_LONGEST:]


def _explaining(words: list[re.Match[str]], short: str) -> int | None:
    """Where the run of words begins whose first letters make up the short name best.

    It is the shortest such run, with the word before it where that begins with the short name's own first letter and the
    run does not: letters may repeat.
    """
    best: tuple[float, int] | None = None
    for first in range(len(words) - 1, -1, -1):
        if words[first][0].lower() in _SMALL:
            continue
        share = _share(short, [word[0] for word in words[first:]])
        if len(words) - first >= 2 and share >= _COVERED and (best is None or share > best[0]):
            best = (share, first)
    if best is None:
        return None
    first = best[1]
    begins = [
        number for number in (first, first - 1) if number >= 0 and words[number][0][0].upper() == short[0]
    ]
    return words[begins[0] if begins else first].start()


def _share(short: str, words: list[str]) -> float:
    """Share of the letters of a short name that are first letters of words."""
    letters = [c for c in short.upper() if c.isalpha()]
    if len(letters) < 2:
        return 0.0
    initials = Counter(word[0].upper() for word in words if word.lower() not in _SMALL)
    return sum(min(count, initials[c]) for c, count in Counter(letters).items()) / len(letters)
