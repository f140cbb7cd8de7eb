"""Phrases of a codebook: words as they are written, with ``*`` for any ending, found whole in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Between two words of a phrase: blanks, line breaks, one hyphen.
_BETWEEN = r"(?:\s+|\s*[-‐‑]\s*)"

#: What "..." stands for.
_GAP = r"(?:\s+\S+){0,6}?"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some phrases; a text has them where one of them stands in it as whole words, in any case.

    A blank in a phrase matches blanks, a line break or a hyphen; ``*`` at the end of a word matches any
    ending; ``...`` between words matches up to six words between them.
    """

    written: tuple[str, ...]
    pattern: re.Pattern[str]

    def found_in(self, text: str) -> bool:
        """Whether one of the phrases stands in ``text``."""
        return self.pattern.search(text) is not None

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """The [start, end) of every phrase in ``text``, in order."""
        return [match.span() for match in self.pattern.finditer(text)]


def phrases(written: Iterable[str]) -> Phrases:
    """Phrases to be found in texts."""
    kept = tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in written))
    # The longest first, so that the widest reading of overlapping phrases is the one found.
    inner = "|".join(_pattern(phrase) for phrase in sorted(kept, key=len, reverse=True))
    return Phrases(kept, re.compile(rf"(?<!\w)(?:{inner or '(?!)'})(?!\w)", re.IGNORECASE))


def _pattern(phrase: str) -> str:
    made = ""
    for word in phrase.replace("-", " ").split():
        if word == "...":
            made += _GAP
            continue
        between = r"\s+" if made.endswith(_GAP) else _BETWEEN
        made += (between if made else "") + re.escape(word).replace(r"\*", r"\w*")
    return made
