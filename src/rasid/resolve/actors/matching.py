"""Finding the names of actors in raw text, in one pass."""

from __future__ import annotations

import re
from typing import Final

from rasid.model.document import ActorMention, Document
from rasid.model.text import Span
from rasid.resolve.actors.listing import ActorList
from rasid.resolve.gazetteer.fold import ARTICLES, plain

_WORD: Final = re.compile(r"\w+(?:[’']\w+)*")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_LOWER: Final = re.compile(r"[a-z]")


class ActorFinder:
    """The stage that gives mentions of listed actors; the longest name wins."""

    name = "actors"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"actors"})

    def __init__(self, listing: ActorList) -> None:
        self._listing = listing
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._acronyms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key, names in listing.names.items():
            for alias in names.aliases:
                _enter(self._names, _comparable(alias), key)
            for acronym in names.acronyms:
                _enter(self._acronyms, tuple(_WORD.findall(acronym)), key)
        for table in (self._names, self._acronyms):
            for entries in table.values():
                entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def __call__(self, document: Document) -> Document:
        return document.having(actors=tuple(self.find(document.text)))

    def find(self, text: str) -> list[ActorMention]:
        """Mentions in text order, none overlapping another."""
        words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        capitals_only = not _LOWER.search(text)
        keys = [plain(_POSSESSIVE.sub("", word)) for _, _, word in words]
        found: list[ActorMention] = []
        at = 0
        while at < len(words):
            length, key = self._at(at, words, keys, capitals_only=capitals_only)
            if key is None:
                at += 1
                continue
            span = Span(words[at][0], words[at + length - 1][1])
            found.append(ActorMention(_without_possessive(span, text), self._listing.actors[key]))
            at += length
        return found

    def _at(
        self, at: int, words: list[tuple[int, int, str]], keys: list[str], *, capitals_only: bool
    ) -> tuple[int, str | None]:
        """How many words from ``at`` on name an actor, and which; (0, None) where none do."""
        best: tuple[int, str | None] = (0, None)
        for name, key in self._names.get(keys[at], ()):
            length = _matched(name, keys, at)
            if length > best[0] and (length > 1 or words[at][2][0].isupper() or not words[at][2].isascii()):
                best = (length, key)
        for name, key in self._acronyms.get(_POSSESSIVE.sub("", words[at][2]), ()):
            written = tuple(_POSSESSIVE.sub("", w) for _, _, w in words[at : at + len(name)])
            # In a text of capitals only, "IS" is nearly always the verb.
            if len(name) > best[0] and written == name and not (capitals_only and len(name[0]) < 3):
                best = (len(name), key)
        return best


def _comparable(alias: str) -> tuple[str, ...]:
    words = tuple(plain(word) for word in _WORD.findall(alias))
    return tuple(w for i, w in enumerate(words) if i == 0 or w not in ARTICLES)


def _enter(table: dict[str, list[tuple[tuple[str, ...], str]]], words: tuple[str, ...], key: str) -> None:
    if words:
        table.setdefault(words[0], []).append((words, key))


def _matched(name: tuple[str, ...], keys: list[str], at: int) -> int:
    """How many words of the text, from ``at`` on, spell ``name``, Arabic articles passed over; else 0."""
    position = at
    for i, word in enumerate(name):
        while i and position < len(keys) and keys[position] in ARTICLES and keys[position] != word:
            position += 1
        if position >= len(keys) or not (
            keys[position] == word or (i == len(name) - 1 and keys[position] == f"{word}s")
        ):
            return 0
        position += 1
    return position - at


def _without_possessive(span: Span, text: str) -> Span:
    return Span(span.start, span.start + len(_POSSESSIVE.sub("", span.of(text))))
