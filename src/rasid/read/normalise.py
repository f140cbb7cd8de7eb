"""Text brought to a common form for comparing: words, and the letters of one script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

#: Words joined by an apostrophe or a hyphen are one ("Ta'mim", "al-Qaim").
_WORD: Final = re.compile(r"\w+(?:['’\-‐‑]\w+)*")
_JOINERS: Final = re.compile(r"['’\-‐‑_]")
_SPACES: Final = re.compile(r"\s+")


def words(text: str) -> list[str]:
    """The words of ``text`` in order, so written that the same words look the same.

    Case, accents, quotation marks, hyphens, punctuation and line breaks make no difference.
    """
    folded = _without_marks(text.casefold())
    return [_JOINERS.sub("", word) for word in _WORD.findall(folded)]


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def letters_of_main_script(text: str, limit: int) -> str:
    """Up to ``limit`` characters of the words written in the script that most letters are in.

    Words are parted by single spaces; digits, punctuation and words of other scripts are left out.
    """
    script_of_word: list[tuple[str, str]] = []
    letters: Counter[str] = Counter()
    for word in _SPACES.split(text[: 4 * limit]):
        kept = "".join(c for c in word if c.isalpha() or c in "'’-" or unicodedata.combining(c))
        first = next((c for c in kept if c.isalpha()), None)
        if first is not None:
            script = _script(first)
            script_of_word.append((script, kept))
            letters[script] += len(kept)
    if not letters:
        return ""
    main = max(letters, key=lambda script: (letters[script], script))
    return " ".join(word for script, word in script_of_word if script == main)[:limit]


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of the letter's Unicode name: LATIN, ARABIC, CYRILLIC, HANGUL, CJK ..."""
    return unicodedata.name(letter, "UNNAMED").partition(" ")[0]
