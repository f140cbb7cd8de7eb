"""Words of a text with their places, as the finder needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.resolve.gazetteer.fold import ARTICLES, plain

__all__ = ["Token", "Tokens", "tokenise"]

_APOSTROPHES: Final = "'’‘ʼ`ʻ"
_TOKEN = re.compile(
    # An article that only its capital parts from the name: "alHasakah".
    rf"(?:[A-Za-z]\.){{2,}}|\b(?:[ae]l|a[shnrtzd]|[ae]sh)(?=[A-Z][a-z])|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*",
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
#: What may stand between two words of one name; a comma or a full stop ends it.
_GLUE = re.compile(rf"^(?:[ \t\u00a0]|\r?\n(?!\s*\n)|[-‐‑_{_APOSTROPHES}])*$")
_SENTENCE_END = re.compile(r"[.!?:;•|\n]")
_SHOUTED = 0.7
#: "St. Louis": the full stop ends no sentence.
_SHORTENED: Final = frozenset({"st", "ste", "mt", "ft"})
#: Articles that are English words too; alone they are articles only before a hyphen.
_ENGLISH: Final = frozenset({"an", "as", "at", "en", "es", "ed", "er", "us", "ass", "e", "et"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place, its letters, its plain form, and how it hangs on the word before.

    ``caseless``: it is written in letters that have no capitals. ``article``: it is an Arabic article.
    """

    start: int
    end: int
    text: str
    plain: str
    capital: bool
    caseless: bool
    glued: bool
    opens: bool
    article: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text. ``shouted``: capitals say nothing, for all is written in them.

    ``titled`` holds, for each word, whether it stands in a line or sentence where nearly every word
    has a capital, as in a headline.
    """

    text: str
    words: tuple[Token, ...]
    shouted: bool
    titled: tuple[bool, ...]

    def between(self, left: int, right: int) -> str:
        """The characters between two words."""
        return self.text[self.words[left].end : self.words[right].start]


def tokenise(text: str) -> Tokens:
    """The words of ``text`` in their order."""
    letters_of = [letter for letter in text if letter.isalpha()]
    shouted = bool(letters_of) and sum(map(str.isupper, letters_of)) / len(letters_of) > _SHOUTED
    words: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if (tail := _POSSESSIVE.search(match.group())) is not None:
            end -= len(tail.group())
        letters = text[start:end]
        gap = text[last:start]
        if gap.startswith(".") and words and words[-1].plain in _SHORTENED:
            gap = gap[1:] or " "
        bare = plain(letters)
        initial = letters[0]
        words.append(
            Token(
                start=start, end=end, text=letters, plain=bare, capital=initial.isupper(),
                caseless=initial.isalpha() and initial.lower() == initial.upper(),
                glued=bool(words) and _GLUE.match(gap) is not None,
                opens=not words or _SENTENCE_END.search(gap) is not None,
                article=_is_article(bare, letters, text[end : end + 1], shouted=shouted),
            )
        )  # fmt: skip
        last = end
    return Tokens(text, tuple(words), shouted, _titled(text, words))


def _is_article(bare: str, letters: str, following: str, *, shouted: bool) -> bool:
    if bare not in ARTICLES or (letters.isupper() and not shouted):
        return False
    return bare not in _ENGLISH or following in {"-", "‐", "‑"}


def _titled(text: str, words: list[Token]) -> tuple[bool, ...]:
    """Per word: is it in a headline, without full stop and with capitals on nearly all longer words?"""
    marks: list[bool] = []
    opening = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or words[index].opens:
            long = [word for word in words[opening:index] if len(word.text) > 3 and not word.text.isdigit()]
            capitals = sum(word.capital for word in long)
            stopped = text[words[index - 1].end : words[index - 1].end + 1] in {".", "?", "!"}
            headline = not stopped and len(long) >= 4 and capitals / len(long) > 0.75
            marks += [headline] * (index - opening)
            opening = index
    return tuple(marks)
