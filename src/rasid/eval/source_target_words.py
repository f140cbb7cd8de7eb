"""Sentences that come cut into tokens: written as a newspaper would, parsed, and counted back to those tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rasid.eval.engines import engine

if TYPE_CHECKING:
    from spacy.tokens import Doc

_APOSTROPHES: Final = frozenset({"'", "’", "´", "`"})
_QUOTES: Final = frozenset({"“", "”", "„", "``", "''"})
#: Signs before and behind which no blank is written.
_CLOSING: Final = frozenset([",", ".", ")", "]", ";", ":", "?", "!", "%", "'", "'s", "n't"])
_OPENING: Final = frozenset(["(", "[", "$", "€", "£", "#"])
_JOINING: Final = frozenset(["-", "–", "/"])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``starts`` gives for each of the parser's tokens the token of the data set that it
    begins with, and at its end their number."""

    doc: Doc
    starts: tuple[int, ...]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The data set's tokens [first, end) of the parser's."""
        return self.starts[first], self.starts[end]


def parsed(tokens: Sequence[str]) -> Sentence:
    """The sentence of ``tokens``, read by the pipeline. An "'s" that came in two is put together, and blanks
    are left out where print has none: the parser goes by them."""
    from spacy.tokens import Doc

    words, starts = _words(tokens)
    language = engine().language
    doc = Doc(language.vocab, words=words, spaces=_blanks(words))
    return Sentence(language(doc), (*starts, len(tokens)))


def _words(tokens: Sequence[str]) -> tuple[list[str], list[int]]:
    words, starts = list[str](), list[int]()
    place = 0
    while place < len(tokens):
        starts.append(place)
        word = tokens[place]
        behind = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
        if word in _APOSTROPHES and behind == "s":
            words.append("'s")
            place += 2
            continue
        words.append("'" if word in _APOSTROPHES else '"' if word in _QUOTES else word)
        place += 1
    return words, starts


def _blanks(words: Sequence[str]) -> list[bool]:
    following = [*words[1:], ""] if words else []
    return [
        not (word in _OPENING or word in _JOINING or after in _CLOSING or after in _JOINING)
        for word, after in zip(words, following, strict=True)
    ]
