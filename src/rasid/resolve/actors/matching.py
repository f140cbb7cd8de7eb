"""Finding the names of actors in raw text, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rasid.model.document import ActorMention, Document
from rasid.model.text import Span
from rasid.model.world import Actor
from rasid.resolve.actors.listing import ActorList, best_of
from rasid.resolve.actors.nations import Nation, load_roles, nations
from rasid.resolve.actors.words import Word, Words, comparable, folded, matched
from rasid.resolve.gazetteer.fold import ARTICLES, fold_token

#: What may stand between a nation's name and the word for its force ("Iraqi federal police").
_BETWEEN: Final = frozenset(
    "government federal special elite national local military army border state ground regular joint air naval "
    "security fighter riot traffic coalition counterterrorism antiterror".split()
)
#: So many of them.
_MOST_BETWEEN: Final = 2
#: A nation's name as short as this ("US") is matched in its own case only.
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class _Name:
    """A spelling: its words as keys, the actor's key, and whether it holds only in texts about its country."""

    words: tuple[str, ...]
    actor: str
    local: bool
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """``length`` words name one of ``actors``; ``sure``, or only in texts about their country."""

    length: int
    actors: tuple[Actor, ...]
    sure: bool


_NOTHING: Final = Match(0, (), sure=True)


class ActorFinder:
    """The stage that gives mentions of listed actors; the longest name wins.

    Beside the names of the lists it finds parts of states by nationality and role ("French jets"). A name
    that several actors share means the one of the country that the text names, and of the report's time.
    """

    name = "actors"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"actors"})

    def __init__(self, listing: ActorList) -> None:
        self.listing = listing
        self._names: dict[str, list[_Name]] = {}
        self._folded: dict[str, list[_Name]] = {}
        self._acronyms: dict[str, list[_Name]] = {}
        for key, names in listing.names.items():
            for alias in (*names.aliases, *names.local):
                self._enter(comparable(alias), key, local=alias not in names.aliases)
            for acronym in names.acronyms:
                words = tuple(word.written for word in Words.of(acronym).words)
                self._acronyms.setdefault(words[0], []).append(_Name(words, key, local=False))
        for table in (self._names, self._folded, self._acronyms):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry.words))
        self._states = _States(listing)

    def bare_roles(self, text: str) -> list[tuple[Span, str]]:
        """Words that mean a part of the state of whatever country is spoken of ("the army"), with the role."""
        return self._states.bare(Words.of(text).words)

    def _enter(self, words: tuple[str, ...], key: str, *, local: bool) -> None:
        if not words:
            return
        self._names.setdefault(words[0], []).append(_Name(words, key, local))
        loose = folded(words) if self.listing.actors[key].kind == "armed_group" else ()
        if loose:
            self._folded.setdefault(loose[0], []).append(_Name(loose, key, local, fold=True))

    def __call__(self, document: Document) -> Document:
        published = document.report.published or document.report.updated
        day = published[:10] if published else None
        return document.having(actors=tuple(self.find(document.text, day=day)))

    def find(self, text: str, *, day: str | None = None, countries: Iterable[str] = ()) -> list[ActorMention]:
        """Mentions in text order, none overlapping another.

        ``day`` (ISO) is that of the report; ``countries`` (ISO codes) are those that it is about, beside
        those that it names itself.
        """
        found = Words.of(text)
        about = frozenset(countries) | self._states.named(found.words)
        sure = list(self._sweep(found, day, about, only_sure=True))
        about |= {m.actor.country for m in sure if m.actor.country is not None}
        return list(self._sweep(found, day, about, only_sure=False))

    def _sweep(
        self, found: Words, day: str | None, about: frozenset[str], *, only_sure: bool
    ) -> Iterator[ActorMention]:
        at = 0
        while at < len(found.words):
            match = self._at(at, found, day, about)
            if not match.length or (only_sure and not match.sure):
                at += 1
                continue
            actor = _chosen(match.actors, day, about)
            yield ActorMention(Span(found.words[at].start, found.words[at + match.length - 1].end), actor)
            at += match.length

    def _at(self, at: int, found: Words, day: str | None, about: frozenset[str]) -> Match:
        """What the words from ``at`` on name: the longest spelling, and all who have it."""
        words = found.words
        return max(
            self._listed(at, found, about),
            self._states.at(at, words, day),
            key=lambda match: match.length,
        )

    def _listed(self, at: int, found: Words, about: frozenset[str]) -> Match:
        words = found.words
        hits: list[tuple[int, _Name]] = []
        word = words[at]
        if not (word.capital or word.written in self._acronyms or any(k in self._names for k in word.keys)):
            # Most words begin no name, and this is asked of every word.
            return _NOTHING
        for key in word.keys:
            hits.extend((matched(n.words, words, at), n) for n in self._names.get(key, ()))
        hits = [(length, n) for length, n in hits if length > 1 or (length and word.capital)]
        for name in self._acronyms.get(word.written, ()):
            written = tuple(each.written for each in words[at : at + len(name.words)])
            # In a text of capitals only, "IS" is nearly always the verb.
            if written == name.words and not (found.capitals_only and len(name.words[0]) < _SHORT):
                hits.append((len(name.words), name))
        if not hits and word.capital:
            loose = _folded_key(words, at)
            hits = [(matched(n.words, words, at, fold=True), n) for n in self._folded.get(loose, ())]
        kept = [(length, n) for length, n in hits if not n.local or self._is_about(n, about)]
        length = max((length for length, _ in kept), default=0)
        if not length:
            return _NOTHING
        longest = [n for reach, n in kept if reach == length]
        actors = dict.fromkeys(n.actor for n in longest)
        sure = any(not n.local for n in longest)
        return Match(length, tuple(self.listing.actors[key] for key in actors), sure)

    def _is_about(self, name: _Name, about: frozenset[str]) -> bool:
        return self.listing.actors[name.actor].country in about


def _folded_key(words: tuple[Word, ...], at: int) -> str:
    key = words[at].keys[0]
    return fold_token(key) if key.isascii() and key not in ARTICLES else ""


def _chosen(actors: tuple[Actor, ...], day: str | None, about: frozenset[str]) -> Actor:
    """Whom a shared name means: one of a country that the text is about, before one that was there that day."""
    at_home = [actor for actor in actors if actor.country in about]
    chosen = best_of(at_home or actors, day)
    if chosen is None:
        raise ValueError("a name of nobody")
    return chosen


class _States:
    """Parts of states by nationality and role ("Iraqi troops", "the army of Chad")."""

    def __init__(self, listing: ActorList) -> None:
        self._listing = listing
        self._nations: dict[str, list[tuple[tuple[str, ...], str | None, Nation]]] = {}
        for nation in nations().values():
            for name in (*nation.names, *nation.adjectives):
                exact = name if len(name) <= _SHORT else None
                words = comparable(name)
                self._nations.setdefault(words[0], []).append((words, exact, nation))
        for entries in self._nations.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._roles = _phrases((phrase, key) for key, role in load_roles().items() for phrase in role.words)
        self._bare = _phrases((phrase, key) for key, role in load_roles().items() for phrase in role.bare)

    def named(self, words: tuple[Word, ...]) -> frozenset[str]:
        """The countries (ISO codes) that the text names, or whose people it names."""
        hits = (self._nation(at, words) for at in range(len(words)))
        return frozenset(nation.code for length, nation in hits if nation is not None and length)

    def at(self, at: int, words: tuple[Word, ...], day: str | None) -> Match:
        """The part of a state that the words from ``at`` on name."""
        length, nation = self._nation(at, words)
        if nation is not None:
            reach = at + length
            for _ in range(_MOST_BETWEEN + 1):
                more, role = _phrase_at(reach, words, self._roles)
                if role is not None:
                    return self._match(reach + more - at, nation, role, day)
                if reach >= len(words) or words[reach].keys[0] not in _BETWEEN:
                    return _NOTHING
                reach += 1
            return _NOTHING
        more, role = _phrase_at(at, words, self._roles)
        behind = at + more
        if role is None or behind + 1 >= len(words) or words[behind].keys[0] != "of":
            return _NOTHING
        length, nation = self._nation(behind + 1, words)
        if nation is None or words[behind + 1].written in nation.adjectives:
            return _NOTHING
        return self._match(more + 1 + length, nation, role, day)

    def _match(self, length: int, nation: Nation, role: str, day: str | None) -> Match:
        actor = self._listing.in_role(nation.code, role, day)
        return Match(length, (actor,), sure=True) if actor is not None else _NOTHING

    def _nation(self, at: int, words: tuple[Word, ...]) -> tuple[int, Nation | None]:
        if at >= len(words) or not words[at].capital:
            return 0, None
        for key in words[at].keys:
            for name, exact, nation in self._nations.get(key, ()):
                length = matched(name, words, at)
                if length and (exact is None or words[at].written == exact or len(name) > 1):
                    return length, nation
        return 0, None

    def bare(self, words: tuple[Word, ...]) -> list[tuple[Span, str]]:
        """Roles without a nation's name, in text order, the article left out of the span."""
        found: list[tuple[Span, str]] = []
        at = 0
        while at < len(words):
            length, role = _phrase_at(at, words, self._bare)
            if role is None:
                at += 1
                continue
            first = at + 1 if words[at].keys[0] == "the" else at
            found.append((Span(words[first].start, words[at + length - 1].end), role))
            at += length
        return found


_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _phrases(pairs: Iterable[tuple[str, str]]) -> _Phrases:
    """Phrases by their first word, the longest first."""
    found: _Phrases = {}
    for phrase, role in pairs:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, role))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _phrase_at(at: int, words: tuple[Word, ...], phrases: _Phrases) -> tuple[int, str | None]:
    """How many words from ``at`` on are a phrase, and which role it means; (0, None) for none."""
    if at >= len(words):
        return 0, None
    for phrase, role in phrases.get(words[at].keys[0], ()):
        behind = words[at : at + len(phrase)]
        if tuple(word.keys[0] for word in behind) == phrase:
            return len(phrase), role
    return 0, None
