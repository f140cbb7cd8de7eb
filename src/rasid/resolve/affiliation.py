"""In whose name a person speaks: "John Abu, a spokesman for the Chadian army", later only "Abu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rasid.model.document import Document, Entity, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.attachment import Attachment
from rasid.resolve.persons.words import person_words

#: Offices in whose name somebody speaks for the house or the side they stand in.
_OFFICES: Final = frozenset(
    """spokesman spokeswoman spokesperson commander minister secretary chief director head leader president chairman
    chairwoman ambassador envoy negotiator general representative coordinator official
    """.split()
)
#: Those who are of a house that they are at or in; a negotiator with somebody is not.
_MEMBERS: Final = frozenset({"commander", "director", "general", "official"})
_OF: Final = frozenset({"of", "for"})
_AT: Final = frozenset({"at", "in", "with"})
#: Parts of a house, whose house is the next one: "commander of a brigade of the army".
_PARTS: Final = frozenset(
    "branch wing division brigade unit department office section arm bureau battalion regiment corps".split()
)
#: Words before an office by which nobody holds it any more; others are told with the persons.
_NO_MORE: Final = frozenset({"late", "slain", "dead", "dismissed", "sacked", "jailed", "previous", "past"})
_BEFORE: Final = frozenset({"amod", "compound", "nmod", "poss"})
#: How far behind a name its office may reach, in characters.
_REACH: Final = 120
_COMMA: Final = re.compile(r",\s+")
_CLOSED: Final = re.compile(r"\s*[,.;:\"“”(]")
_NAMED: Final = frozenset({"PERSON", "ORG", "GPE"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

#: A person by first and last name.
_Name = tuple[str, str]


class Affiliations:
    """The houses in whose names the named people of one document speak."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._tree = Attachment(document)
        named: list[Entity] = [e for e in document.layer("entities") if e.label in _NAMED]
        self._names = SpanIndex((e.span, e.span) for e in named)
        self._houses: dict[_Name, tuple[Span, ...]] = {}
        self._bearers: dict[str, set[_Name]] = {}
        for entity in named:
            words = self._name_words(entity.span)
            if len(words) < 2:
                continue
            name = (words[0], words[-1])
            self._bearers.setdefault(words[-1], set()).add(name)
            houses = self.houses_behind(entity.span)
            if houses:
                self._houses.setdefault(name, houses)

    def houses_of(self, speaker: Span) -> tuple[Span, ...]:
        """The words for the house of a speaker who is called by name, told here or earlier in the report; empty
        where none is told, or a surname alone is that of two people."""
        name = self._name_in(speaker)
        here = self.houses_behind(name) or self.houses_behind(speaker)
        words = self._name_words(name)
        if here or not words or not words[-1][0].isupper():
            return here
        if len(words) > 1:
            return self._houses.get((words[0], words[-1]), ())
        bearers = self._bearers.get(words[0], set())
        return self._houses.get(next(iter(bearers)), ()) if len(bearers) == 1 else ()

    def houses_behind(self, name: Span) -> tuple[Span, ...]:
        """The words for the house in the office that stands behind a name: "army" of "a spokesman for the army",
        "Iraqi" and "army" of "an Iraqi army spokesman". The one named last comes first."""
        office = self._office_behind(name)
        if office is None:
            return ()
        phrase = self._tree.inside(Span(name.end, name.end + _REACH))
        return tuple(Span(word.start, word.end) for word in _houses(office, phrase))

    def _office_behind(self, name: Span) -> Token | None:
        """The head of what is put behind a name, if it is an office that is still held; else None."""
        comma = _COMMA.match(self._text, name.end)
        if comma is None:
            return None
        phrase = self._tree.inside(Span(comma.end(), name.end + _REACH))
        if not phrase:
            return None
        head = phrase[0]
        while True:
            over = self._tree.governor(head)
            if over.index == head.index or over.start < comma.end() or over.pos in ("VERB", "AUX"):
                break
            head = over
        if not _is_held(head, phrase):
            return None
        return head if head.dep == "appos" or self._is_closed(head, phrase) else None

    def _is_closed(self, head: Token, phrase: Sequence[Token]) -> bool:
        """Whether what hangs on the head ends with a mark, as a thing put between two commas does."""
        under = {head.index}
        end = head.end
        for token in phrase:
            if token.head in under and token.dep != "punct":
                under.add(token.index)
                end = max(end, token.end)
        return _CLOSED.match(self._text, end) is not None

    def _name_in(self, speaker: Span) -> Span:
        """The name among a speaker's words: the last one, if they end with it, or else the first; all without one."""
        names = self._names.within(speaker)
        at_end = [name for name in names if name.end == speaker.end]
        return next(iter([*at_end, *names]), speaker)

    def _name_words(self, name: Span) -> list[str]:
        """The words of a name, titles before it left out."""
        words = _WORD.findall(name.of(self._text))
        titles = person_words().titles
        while len(words) > 1 and words[0].lower() in titles:
            words.pop(0)
        return words


def _is_held(head: Token, phrase: Sequence[Token]) -> bool:
    """Whether the noun is an office, and no word before it says that it is one no more ("former", "ex-")."""
    if head.lemma.lower() not in _OFFICES:
        return False
    gone = person_words().no_office | _NO_MORE
    hung = [t for t in phrase if t.head == head.index and t.start < head.start]
    return not any(token.lemma.lower() in gone or token.text.lower() in gone for token in hung)


def _houses(office: Token, phrase: Sequence[Token]) -> Iterator[Token]:
    """Nouns and nationalities that say whose office it is: before it, or what it is of or for."""
    hung = [token for token in phrase if token.head == office.index]
    joins = _OF | _AT if office.lemma.lower() in _MEMBERS else _OF
    for preposition in (t for t in hung if t.dep == "prep" and t.lemma.lower() in joins):
        for noun in (t for t in phrase if t.head == preposition.index and t.dep == "pobj"):
            yield noun
            if noun.lemma.lower() in _PARTS or noun.lemma.lower() in _OFFICES:
                yield from _houses(noun, phrase)
    before = [t for t in hung if t.dep in _BEFORE and t.start < office.start and not _is_half(t, phrase)]
    yield from reversed(before)


def _is_half(token: Token, phrase: Sequence[Token]) -> bool:
    """Whether a hyphen joins the word to the one before it: "anti-Taliban"."""
    return any(other.text == "-" and other.end == token.start for other in phrase)
