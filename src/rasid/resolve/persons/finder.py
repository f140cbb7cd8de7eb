"""Who is named in a report, and which of them are private.

Private is whoever is not told to hold an office, to command or to speak for somebody: unknown counts as
private. What one mention tells holds for all mentions of the same person in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rasid.model.document import Document
from rasid.model.observation import PrivateName
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.persons.mentions import Mention, full_mentions, is_shown_person, mention_of
from rasid.resolve.persons.text import Words

#: Shorter bare names are too often other words.
_SHORTEST: Final = 3
_SAYING: Final = frozenset(
    {"say", "tell", "add", "announce", "confirm", "deny", "warn", "explain", "claim", "report"}
)


@dataclass(slots=True)
class Person:
    """One person of a report, by all that names them there."""

    mentions: list[Mention] = field(default_factory=list)
    speaks: bool = False

    @property
    def public(self) -> bool:
        """Whether any mention tells of an office, of command, or of speaking for somebody."""
        return any(m.standing.public or (m.standing.acting and self.speaks) for m in self.mentions)

    @property
    def role(self) -> str:
        """What to call them instead, in plain words."""
        told = [m.standing for m in self.mentions if m.standing.role]
        best = next((s for s in told if s.child), None) or next(
            (s for s in told if s.role != "a person"), None
        )
        return (best.role if best is not None else None) or "a person"

    def is_called(self, key: str) -> bool:
        """Whether a bare name may mean them: their first or their last."""
        return any(key in (m.keys[0], m.keys[-1]) for m in self.mentions)

    def is_same(self, keys: Sequence[str]) -> bool:
        """Whether a name of several words is theirs, parts of it left out."""
        for mention in self.mentions:
            mine = mention.keys
            if len(mine) < 2:
                continue
            shorter, longer = sorted((tuple(keys), mine), key=len)
            first = shorter[0] == longer[0] or (
                min(len(shorter[0]), len(longer[0])) == 1 and shorter[0][0] == longer[0][0]
            )
            if first and (shorter[-1] == longer[-1] or longer[: len(shorter)] == shorter):
                return True
        return False


def find_persons(document: Document) -> tuple[Person, ...]:
    """The persons that a report names, in order of their first mention with more than one name.

    Needs the layers tokens, entities, actors, places and attributions.
    """
    words = Words(document)
    mentions = full_mentions(document, words)
    persons: list[Person] = []
    for mention in mentions:
        if len(mention.keys) > 1:
            _join_full(persons, mention)
    bare = [mention for mention in mentions if len(mention.keys) == 1]
    taken = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    bare += _bare_mentions(words, {key for mention in mentions for key in mention.keys}, taken)
    for mention in sorted(bare, key=lambda m: m.first):
        _join_bare(persons, mention, words)
    for person in persons:
        person.speaks = any(_speaks(words, mention) for mention in person.mentions)
    return tuple(persons)


def private_names(document: Document) -> tuple[PrivateName, ...]:
    """Every mention of a private person in the report, in order, each with the role to put in its place."""
    found = [
        PrivateName(mention.span.start, mention.span.end, person.role)
        for person in find_persons(document)
        if not person.public
        for mention in person.mentions
    ]
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


class Withheld:
    """The names that :func:`private_names` gives, asked for by where they stand."""

    def __init__(self, names: Sequence[PrivateName]) -> None:
        self._names = tuple(names)
        self._numbers = SpanIndex((Span(name.start, name.end), at) for at, name in enumerate(self._names))

    def within(self, stretches: Iterable[tuple[int, int]]) -> tuple[PrivateName, ...]:
        """Those that lie in one of the stretches [start, end), in the order of the text."""
        found = {at for start, end in stretches for at in self._numbers.overlapping(Span(start, end))}
        return tuple(self._names[at] for at in sorted(found))


def _join_full(persons: list[Person], mention: Mention) -> None:
    person = next((p for p in persons if p.is_same(mention.keys)), None)
    if person is None:
        persons.append(person := Person())
    person.mentions.append(mention)


def _speaks(words: Words, mention: Mention) -> bool:
    if any(at in words.speaking for at in range(mention.first, mention.last + 1)):
        return True
    token = words.token(mention.last)
    return token is not None and token.dep == "nsubj" and words.head(token).lemma in _SAYING


def _join_bare(persons: list[Person], mention: Mention, words: Words) -> None:
    """A bare name means whoever was called so last; behind a title of office, only somebody in office.

    Of two who are called so, the one who was quoted before is the one who is quoted again.
    """
    called = [p for p in persons if p.is_called(mention.keys[0])]
    if mention.standing.titled:
        called = [p for p in called if p.public]
    elif _speaks(words, mention):
        called = [p for p in called if any(_speaks(words, m) for m in p.mentions)] or called
    if not called:
        persons.append(Person([mention]))
        return

    def last_before(person: Person) -> tuple[bool, int]:
        earlier = [m.first for m in person.mentions if m.first < mention.first]
        # Before its first full name, a headline's surname is that of whoever is named first.
        return (bool(earlier), max(earlier)) if earlier else (False, -person.mentions[0].first)

    max(called, key=last_before).mentions.append(mention)


def _bare_mentions(words: Words, keys: set[str], taken: set[int]) -> list[Mention]:
    """Names of one word, elsewhere in the text, that somebody named in full bears."""
    found = []
    for at, word in enumerate(words.words):
        if word.key not in keys or len(word.key) < _SHORTEST or at in taken:
            continue
        if not word.capital or at in words.actors or words.is_local(at):
            continue
        if not words.is_proper(at) and word.lower in words.common:
            continue
        after = at + 1
        if after < len(words.words) and words.glued(after) and words.words[after].lower in words.lists.things:
            continue
        mention = mention_of(words, at, at)
        if word.key in words.place_keys and not is_shown_person(words, mention):
            # "Samarra Hamid" is told of in a report on Samarra.
            continue
        found.append(mention)
    return found
