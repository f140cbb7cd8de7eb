"""Headlines and upper-case wire text, brought to the case that the pipeline was trained on.

Lengths never change: only single letters are exchanged, so every position stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from rasid.model.short_names import short_names
from rasid.model.text import Span

#: Says whether a word in lower case is more often a name than a word.
NameSense = Callable[[str], bool]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

#: Share of upper-case letters from which a text counts as written in capitals. Ordinary news lies
#: below .1, a text full of acronyms below .3, wire flashes above .9.
_CAPITALS: Final = 0.7
#: Share of capitalised words from which a title counts as written in title case.
_TITLE_CASE: Final = 0.6

#: Words that never begin a name: too short to be told from acronyms and initials otherwise.
_SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "after",
        "before",
        "over",
        "under",
        "near",
        "into",
        "out",
        "off",
        "up",
        "down",
        "no",
        "not",
        "who",
        "which",
        "when",
        "where",
        "while",
        "than",
        "then",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "will",
        "would",
        "may",
        "can",
        "could",
        "our",
        "us",
        "my",
        "me",
        "your",
        "him",
        "them",
        "there",
        "here",
        "all",
        "some",
        "any",
    ]
)
_MONTHS_THAT_ARE_WORDS: Final = frozenset({"march", "may"})


def is_in_capitals(piece: str) -> bool:
    """Whether a piece of text is written in capitals throughout."""
    letters = [c for c in piece if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) / len(letters) >= _CAPITALS


def true_case(
    piece: str, *, body: str, headline: bool, names: Sequence[Span] = (), is_name: NameSense = str.istitle
) -> str:
    """``piece`` with the case of running text; same length.

    Words of a title that the body writes in lower case are put in lower case. In a piece in capitals,
    words get a capital that stand in ``names`` (places in the piece), that the body writes with one,
    or that ``is_name`` says are names. A piece in ordinary case comes back as it is.
    """
    if is_in_capitals(piece):
        return _from_capitals(piece, body, names, is_name)
    if headline and _is_title_case(piece):
        return _from_title_case(piece, body)
    return piece


def _is_title_case(text: str) -> bool:
    words = [w for w in _WORD.findall(text) if len(w) > 3]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) / len(words) >= _TITLE_CASE


def _from_title_case(piece: str, body: str) -> str:
    """Put words in lower case that the body uses in lower case, or whose inflection it does."""
    lower_in_body = {w for w in _WORD.findall(body[len(piece) :]) if w.islower()}

    def fixed(match: re.Match[str]) -> str:
        word = match.group()
        if match.start() == 0 or word.isupper():
            return word
        low = word.lower()
        known = low in _SMALL_WORDS or low in lower_in_body or _has_inflection(low, lower_in_body)
        return low if known and len(low) == len(word) else word

    return _WORD.sub(fixed, piece)


def _has_inflection(word: str, others: set[str]) -> bool:
    """Whether another form of a verb or noun is among ``others`` ("launches": "launched")."""
    if len(word) < 5:
        return False
    stem = re.sub(r"(?:es|ed|ing|s|e)$", "", word)
    return len(stem) >= 4 and any(stem + ending in others for ending in ("", "e", "s", "es", "ed", "ing"))


def _from_capitals(piece: str, body: str, names: Sequence[Span], is_name: NameSense) -> str:
    """All to lower case, then capitals for first letters of sentences and of likely names."""
    in_body = {w.lower() for w in _WORD.findall(body) if w[0].isupper() and not w.isupper()}
    short, long = _explained(body)
    titled = [match.span() for pattern in long for match in pattern.finditer(piece)]
    out = []
    at_start = True
    last = 0
    for match in _WORD.finditer(piece):
        between = piece[last : match.start()]
        at_start = at_start or any(c in ".!?" for c in between)
        word = match.group()
        low = word.lower()
        # Some letters have no single small form; such a word stays as it is.
        small = low if len(low) == len(word) else word
        named = any(span.start <= match.start() < span.end for span in names)
        out.append(between)
        initial = len(word) == 1 and piece[match.end() : match.end() + 1] == "."
        if initial or word in short or _is_acronym(word, small, named=named):
            out.append(word)
        elif (
            at_start
            or (named and small not in _SMALL_WORDS)
            or (small not in _SMALL_WORDS and any(start <= match.start() < end for start, end in titled))
            or _is_likely_name(small, piece, match, in_body, is_name)
        ):
            out.append(small[0].upper() + small[1:])
        else:
            out.append(small)
        at_start = False
        last = match.end()
    out.append(piece[last:])
    return "".join(out)


@lru_cache(maxsize=4)
def _explained(body: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The short names that a text explains, and what finds their long ones in it."""
    found = list(short_names(body))
    long = {r"\s+".join(map(re.escape, name.long.split())) for name in found}
    return frozenset(name.short for name in found), tuple(re.compile(words) for words in sorted(long))


def _is_acronym(word: str, small: str, *, named: bool) -> bool:
    """Whether a word of capitals is spelt by its letters: a short name, or one without a vowel."""
    if len(word) > 5 or small in _SMALL_WORDS or not word.isascii():
        return False
    return (named and len(word) <= 4) or (len(word) > 1 and not set(small) & set("aeiouy"))


def _is_likely_name(
    small: str, piece: str, match: re.Match[str], in_body: set[str], is_name: NameSense
) -> bool:
    if small in _SMALL_WORDS and small not in _MONTHS_THAT_ARE_WORDS:
        return False
    if small in _MONTHS_THAT_ARE_WORDS:
        beside = piece[max(0, match.start() - 3) : match.start()] + piece[match.end() : match.end() + 3]
        return any(c.isdigit() for c in beside)
    return small in in_body or is_name(small.split("'")[0].split("’")[0])
