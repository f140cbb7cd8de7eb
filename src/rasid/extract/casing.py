"""Headlines and upper-case wire text, brought to the case that the pipeline was trained on.

Lengths never change: only single letters are exchanged, so every position stays.
"""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

#: Share of upper-case letters from which a text counts as written in capitals. Ordinary news lies
#: below .1, a text full of acronyms below .3, wire flashes above .9.
_CAPITALS: Final = 0.7
#: Share of capitalised words from which a title counts as written in title case.
_TITLE_CASE: Final = 0.6

#: Words of capitals that stay capitals: too short to be told from acronyms otherwise.
_SMALL_WORDS: Final = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "his", "her", "their", "this", "that", "these", "those", "after", "before", "over", "under", "near", "into", "out", "off", "up", "down", "no", "not", "who", "which", "when", "where", "while", "than", "then", "he", "she", "they", "we", "i", "you", "will", "would", "may", "can", "could"]
)


def true_case(piece: str, *, body: str, headline: bool) -> str:
    """``piece`` with the case of running text; same length.

    Words that the body writes in lower case are put in lower case; words it writes with a capital in
    the middle of a sentence keep it. A piece in ordinary case comes back as it is.
    """
    if _share_of_capitals(piece) >= _CAPITALS:
        return _from_capitals(piece, body)
    if headline and _is_title_case(piece):
        return _from_title_case(piece, body)
    return piece


def _share_of_capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if len(letters) >= 12 else 0.0


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


def _from_capitals(piece: str, body: str) -> str:
    """All to lower case, then capitals for first letters of sentences and of likely names."""
    names = {w.lower() for w in _WORD.findall(body) if w[0].isupper() and not w.isupper()}
    out = []
    at_start = True
    last = 0
    for match in _WORD.finditer(piece):
        between = piece[last : match.start()]
        at_start = at_start or any(c in ".!?" for c in between)
        word = match.group()
        low = word.lower()
        if len(low) != len(word):
            low = word
        out.append(between)
        out.append(low[0].upper() + low[1:] if at_start or low in names else low)
        at_start = False
        last = match.end()
    out.append(piece[last:])
    return "".join(out)
