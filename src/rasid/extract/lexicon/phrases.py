"""Tables of words and phrases, looked up by the lemma of their head; longer phrases come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic as Of
from typing import Literal, TypeVar

Value = TypeVar("Value")

#: Which word of a phrase is its head: the first for verbs and cues; for nouns the last, or the one
#: before the first preposition ("state of emergency").
HeadRule = Literal["first", "noun"]

_NOUN_BREAKS = frozenset(
    {"of", "in", "on", "to", "for", "at", "from", "with", "by", "without", "under", "against"}
)


@dataclass(frozen=True, slots=True)
class Phrase(Of[Value]):
    """One entry: its words (lemmas, lower case), the index of its head among them, and its meaning."""

    words: tuple[str, ...]
    head: int
    value: Value

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        return " ".join(self.words)

    @property
    def tail(self) -> tuple[str, ...]:
        """The words behind the head ("take into custody": into, custody)."""
        return self.words[self.head + 1 :]


@dataclass(frozen=True, slots=True)
class Phrases(Of[Value]):
    """A table of phrases. Make one with :func:`phrase_table`."""

    entries: Mapping[str, Value]
    by_head: Mapping[str, tuple[Phrase[Value], ...]]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __contains__(self, phrase: object) -> bool:
        return phrase in self.entries

    def __getitem__(self, phrase: str) -> Value:
        return self.entries[phrase]

    def get(self, phrase: str) -> Value | None:
        """What a whole phrase means ("carry out"), or None where it is not in the table."""
        return self.entries.get(phrase)

    def headed(self, lemma: str) -> tuple[Phrase[Value], ...]:
        """The phrases whose head is ``lemma``, longest first; empty where there are none."""
        return self.by_head.get(lemma, ())


def head_index(words: tuple[str, ...], rule: HeadRule) -> int:
    """The index of the head of a phrase."""
    if rule == "first":
        return 0
    breaks = (index for index, word in enumerate(words) if index and word in _NOUN_BREAKS)
    return next(breaks, len(words)) - 1


def phrase_table(entries: Mapping[str, Value], rule: HeadRule) -> Phrases[Value]:
    """A table of ``entries``: phrases of lower-case lemmas, one blank between words."""
    by_head: dict[str, list[Phrase[Value]]] = {}
    for text, value in entries.items():
        words = tuple(text.split(" "))
        head = head_index(words, rule)
        by_head.setdefault(words[head], []).append(Phrase(words, head, value))
    # Ties are broken by the words, so that the answer does not hang on the order of a file.
    ordered = {
        head: tuple(sorted(found, key=lambda phrase: (-len(phrase.words), phrase.words)))
        for head, found in by_head.items()
    }
    return Phrases(dict(entries), ordered)
