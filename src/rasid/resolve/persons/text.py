"""A document's words as the finder of persons needs them, with what other stages know of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rasid.model.document import Document, Token
from rasid.model.text import Span
from rasid.resolve.gazetteer.fold import ARTICLES, plain
from rasid.resolve.persons.words import PersonWords, common_words, person_words

#: "al-Jubouri" and "Sa'ad" are one word; "Saleh-led" is two, and "Saleh's" is "Saleh".
_WORD: Final = re.compile(
    r"(?:(?:[aeuAEU][lsdrntz]|[aA]sh|[aA]dh|[aA]th|bin|ibn)[-‐‑'’](?=[^\W\d_]))?[^\W\d_]+"
    r"(?:[-‐‑](?=[A-ZÀ-ÞĀ-Ž])[^\W\d_]+|['’ʿʾ`](?!(?:[sS]|re|ve|ll|d|t)\b)[^\W\d_]+)*"
)
_SPACE: Final = re.compile(r"(?:[ \t\u00a0\u202f]+|[ \t]*\r?\n[ \t]*)$")
_SHORTENED: Final = frozenset(
    "gen lt col capt maj brig adm sgt cpl dr mr mrs ms st sen rep gov pres prof rev eng amb hon".split()
)
#: Days and months begin many a run of capitals that is no name.
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december ramadan muharram i the a an he she they it we you".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its place, itself in small letters, what makes spellings equal, whether a capital begins it."""

    start: int
    end: int
    text: str
    lower: str
    key: str
    capital: bool


class Words:
    """All words of a document, in order, and questions about them by index."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.lists: PersonWords = person_words()
        self.common = common_words()
        self.titles = self.lists.titles
        self.words = tuple(_word(match) for match in _WORD.finditer(document.text))
        self._starts = [word.start for word in self.words]
        self._tokens: tuple[Token, ...] = document.layer("tokens")
        self._token_starts = [token.start for token in self._tokens]
        self.actors = self._covered(mention.span for mention in document.layer("actors"))
        links = [link for link in document.layer("places") if not link.adjectival]
        self.organisations = self._covered(
            entity.span for entity in document.layer("entities") if entity.label in ("ORG", "FAC", "NORP")
        )
        self.places = {at: link.span for link in links for at in self.within(link.span)}
        self.place_keys = frozenset(self.words[at].key for at in self.places if self.is_local(at))
        self.speaking = self._covered(
            said.speaker for said in document.layer("attributions") if said.speaker is not None
        )

    def within(self, span: Span) -> range:
        """Indices of the words that begin inside ``span``."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def glued(self, at: int) -> bool:
        """Whether nothing but space, or the full stop of an abbreviation, parts a word from the one before."""
        if not 0 < at < len(self.words):
            return False
        before = self.words[at - 1]
        between = self.text[before.end : self.words[at].start]
        if between.startswith(".") and (len(before.text) == 1 or before.lower in _SHORTENED):
            between = between[1:] or " "
        return _SPACE.match(between) is not None

    def token(self, at: int) -> Token | None:
        """The parser's word in which the word ends: of "al-Jubouri" the last."""
        place = bisect_right(self._token_starts, self.words[at].end - 1) - 1
        found = self._tokens[place] if place >= 0 else None
        return found if found is not None and found.end >= self.words[at].end else None

    def head(self, token: Token) -> Token:
        """What governs a token."""
        return self._tokens[token.head]

    def objects(self, token: Token) -> Iterator[Token]:
        """The direct objects of a verb, looked for near it."""
        near = self._tokens[token.index + 1 : token.index + 12]
        return (one for one in near if one.head == token.index and one.dep == "dobj")

    def is_name(self, at: int) -> bool:
        """Whether the word may be part of a name by its looks."""
        word = self.words[at]
        initial = len(word.text) == 1 and self.text[word.end : word.end + 1] == "."
        return (
            word.capital
            and at not in self.actors
            and (initial or word.lower not in _CALENDAR)
            and not self.is_title(word.lower)
            and word.lower not in self.lists.locative
            and (word.lower not in self.lists.does or word.key in self.lists.given)
        )

    def is_title(self, lower: str) -> bool:
        """Whether the word stands before names and is no part of them; "Mukhtar" and "Imam" may be both."""
        known = lower in self.titles or lower.removesuffix("s") in self.titles
        return (known and lower not in self.lists.given) or lower in _SHORTENED

    def is_proper(self, at: int) -> bool:
        """Whether the parser takes the word for a name."""
        token = self.token(at)
        return token is not None and token.pos == "PROPN"

    def is_given(self, at: int) -> bool:
        """Whether the word is a known given name, or the first part of one ("Abdul-Rahman")."""
        word = self.words[at]
        return word.capital and (word.key in self.lists.given or word.key.split(" ")[0] in self.lists.given)

    def is_particle(self, at: int) -> bool:
        """Whether the word joins parts of a name ("bin", "al")."""
        return self.words[at].lower in self.lists.particles

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a verb stands among the words from ``first`` up to, not including, ``last``."""
        tokens = (self.token(at) for at in range(max(0, first), last))
        return any(token is not None and token.pos in ("VERB", "AUX") for token in tokens)

    def is_local(self, at: int) -> bool:
        """Whether the word stands behind one that places stand behind."""
        before = self.before(at, 2)
        return bool(before) and (before[-1] in self.lists.locative or " ".join(before) in self.lists.locative)

    def before(self, at: int, most: int = 6) -> list[str]:
        """The words that stand before a word without a mark between, in small letters, in order."""
        found: list[str] = []
        while len(found) < most and at > 0:
            between = self.text[self.words[at - 1].end : self.words[at].start]
            if not (self.glued(at) or between in ("-", "'s ", "’s ", "’ ", "' ")):
                break
            at -= 1
            found.insert(0, self.words[at].lower)
        return found

    def _covered(self, spans: Iterator[Span]) -> frozenset[int]:
        return frozenset(at for span in spans for at in self.within(span))


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    key = plain(text)
    first, _, rest = key.partition(" ")
    bare = text.split("-")[-1] if first in ARTICLES and rest else text
    return Word(
        match.start(),
        match.end(),
        text,
        text.lower().replace("’", "'"),
        rest if first in ARTICLES and rest else key,
        text[0].isupper() or bare[0].isupper(),
    )
