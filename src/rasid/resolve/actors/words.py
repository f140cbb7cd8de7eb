"""Words of a text made comparable with those of names, in Latin and in Arabic script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.resolve.gazetteer.fold import ARTICLES, fold_token, is_arabic, plain

_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_LOWER: Final = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its characters, how it is written, and the keys by which it is compared.

    ``keys`` holds more than one key for Arabic script, where "and", "in" and "to" grow into the word.
    """

    start: int
    end: int
    written: str
    keys: tuple[str, ...]

    @property
    def capital(self) -> bool:
        """Whether it may be a name of one word: written with a capital, or in a script without any."""
        return self.written[0].isupper() or not self.written.isascii()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order."""

    words: tuple[Word, ...]
    capitals_only: bool

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of ``text``, without possessive endings."""
        return cls(tuple(_word(m) for m in _WORD.finditer(text)), capitals_only=not _LOWER.search(text))


def _word(match: re.Match[str]) -> Word:
    written = _POSSESSIVE.sub("", match.group())
    return Word(match.start(), match.start() + len(written), written, _keys(written))


def _keys(written: str) -> tuple[str, ...]:
    key = plain(written)
    if key.isascii() or not is_arabic(key):
        return (key,)
    found = [key]
    if len(key) > 3 and key[0] in "وف":
        found.append(key[1:])
    for form in tuple(found):
        if form.startswith("لل"):
            found.append("ال" + form[2:])
        elif len(form) > 3 and form[0] in "بكل" and form[1:3] == "ال":
            found.append(form[1:])
    return tuple(found)


def comparable(name: str) -> tuple[str, ...]:
    """The words of a name as keys; articles inside it are left out."""
    words = tuple(plain(word) for word in _WORD.findall(name))
    return tuple(word for i, word in enumerate(words) if i == 0 or word not in ARTICLES)


def folded(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a name folded for transliteration; () where too little is left to tell it by."""
    bones = tuple(fold_token(key) for key in keys if key not in ARTICLES)
    return bones if len(bones) > 1 and all(key.isascii() for key in keys) else ()


def matched(name: tuple[str, ...], words: tuple[Word, ...], at: int, *, fold: bool = False) -> int:
    """How many words of the text, from ``at`` on, spell ``name``, Arabic articles passed over; else 0."""
    position = at
    last = len(name) - 1
    for i, key in enumerate(name):
        while (
            i
            and position < len(words)
            and words[position].keys[0] in ARTICLES
            and key not in words[position].keys
        ):
            position += 1
        if position >= len(words) or not _same(key, words[position], plural=i == last, fold=fold):
            return 0
        position += 1
    return position - at


def _same(key: str, word: Word, *, plural: bool, fold: bool) -> bool:
    if fold:
        return fold_token(word.keys[0]) == key
    return key in word.keys or (plural and word.keys[0] == f"{key}s")
