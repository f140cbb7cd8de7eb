"""Whom the words for a participant mean: a listed actor, found, carried over, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rasid.model.document import ActorMention, Document, PlaceLink, Sentence, Token
from rasid.model.observation import Participant
from rasid.model.span_index import LastBefore, SpanIndex
from rasid.model.text import Span
from rasid.model.world import Actor
from rasid.resolve.actors import ActorFinder, implied_mentions
from rasid.resolve.states import state_of
from rasid.resolve.suspicion import Suspicions

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Words by which a text refers back to an actor of these kinds.
_BACK: Final[dict[str, frozenset[str]]] = {
    "group": frozenset({"armed_group"}),
    "militants": frozenset({"armed_group"}),
    "insurgents": frozenset({"armed_group"}),
    "fighters": frozenset({"armed_group", "armed_force"}),
    "organisation": frozenset({"armed_group", "organisation"}),
    "organization": frozenset({"armed_group", "organisation"}),
    "troops": frozenset({"armed_force"}),
    "soldiers": frozenset({"armed_force"}),
    "forces": frozenset({"armed_force"}),
}
#: Machines that stand for the force that flies or sails them, by a word of that force's name.
_MACHINES: Final[dict[str, str]] = {"jets": "air", "aircraft": "air", "warplanes": "air", "planes": "air"}
_DEFINITE: Final = frozenset({"the", "these", "those", "this", "that"})
#: Possessives by the kinds of actor that may own; a person's "his men" are nobody's on the list.
_ITS: Final = frozenset({"its"})
_THEIR: Final = frozenset({"their"})
_PLURAL_KINDS: Final = frozenset({"armed_force", "armed_group", "coalition", "civilians"})
_FIRST_PERSON: Final = frozenset({"we", "i", "us", "our", "my", "me"})
#: Words of a house that alone refer back to it in "a ministry spokesman".
_HOUSES: Final = frozenset(
    {
        "ministry",
        "army",
        "mission",
        "agency",
        "group",
        "movement",
        "front",
        "command",
        "coalition",
        "force",
        "forces",
    }
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_SMALL: Final = frozenset({"of", "the", "and"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A participant with the actor it is linked to, and whether that was carried over."""

    participant: Participant
    actor: Actor | None
    inferred: bool


class Participants:
    """Links participants of one document."""

    def __init__(self, document: Document, finder: ActorFinder) -> None:
        self._text = document.text
        self._listing = finder.listing
        published = document.report.published or document.report.updated
        self._day = published[:10] if published else None
        mentions: tuple[ActorMention, ...] = document.layer("actors")
        implied = implied_mentions(document, finder)
        self._mentions = SpanIndex((mention.span, mention) for mention in mentions)
        self._implied = SpanIndex((mention.span, mention) for mention in implied)
        self._meant_by = _meant_by(sorted((*mentions, *implied), key=lambda mention: mention.span.start))
        self._suspicions = Suspicions(document)
        places: tuple[PlaceLink, ...] = document.layer("places")
        self._places = SpanIndex((link.span, link) for link in places)
        self._sentences: tuple[Sentence, ...] = document.layer("sentences")
        self._numbers = SpanIndex((one.span, number) for number, one in enumerate(self._sentences))
        self._tokens: tuple[Token, ...] = document.layer("tokens")

    def link(self, span: Span, *, acts: bool = False, speaks: bool = False) -> Linked:
        """Who the words at ``span`` are.

        Somebody who ``acts`` or ``speaks`` may be a state under its capital's name, or a part of a state
        without the state's name ("the army"). Police who speak are those of their town, and no one voice.
        """
        words = span.of(self._text)
        inside = self._mentions.overlapping(span)
        if inside:
            # The name nearest the head: "Iraqi Army soldiers" are the army's, "ISIS camps" ISIS's.
            actor = inside[-1].actor
            if self._suspicions.holds_open(inside[-1], span):
                return Linked(Participant(words, None, candidate=actor.id), None, inferred=False)
            return Linked(Participant(words, actor.id), actor, inferred=False)
        suspected = self._suspicions.of_unnamed(span)
        if suspected is not None:
            return Linked(Participant(words, None, candidate=suspected.id), None, inferred=False)
        carried = self._carried(words, span)
        if carried is None and (acts or speaks):
            carried = self._acting(span, speaks=speaks)
        return Linked(
            Participant(words, carried.id if carried else None), carried, inferred=carried is not None
        )

    def _acting(self, span: Span, *, speaks: bool) -> Actor | None:
        """The part of a state whose name the words end with, or the state under its capital's name."""
        at_head = [m.actor for m in self._implied.within(span) if m.span.end == span.end]
        if not at_head:
            return self._state(span)
        country = at_head[-1].country
        police = self._listing.roles.get((country, "police"), ()) if country is not None else ()
        return None if speaks and at_head[-1].id in police else at_head[-1]

    def house(self, words: Sequence[Span]) -> Actor | None:
        """The listed actor whom one of the words for a house names: "army" of "a spokesman for the Chadian army" or of
        "an army spokesman", "ministry" where the report names the ministry. The first word that does counts."""
        for found in (self._mentions, self._implied):
            actor = next((m[-1].actor for word in words if (m := found.overlapping(word))), None)
            if actor is not None:
                return actor
        for word in words:
            written = word.of(self._text).lower()
            key = "soldiers" if written == "army" else written
            meant = self._meant_by.get(key) if written in _HOUSES else None
            back = meant.of(word.start) if meant is not None else None
            if back is not None:
                return back
        return None

    def flown_by(self, instrument: Span) -> Linked | None:
        """The force whose machines an instrument's words name ("French jets") or refer back to; None for others."""
        linked = self.link(instrument)
        if linked.inferred:
            return linked
        machines = [m for m in self._mentions.within(instrument) if m.span.end == instrument.end]
        return replace(linked, inferred=True) if machines and linked.actor is not None else None

    def is_first_person(self, span: Span) -> bool:
        """Whether the words are of whoever speaks ("we", "our men")."""
        first = _WORD.search(span.of(self._text))
        return first is not None and first.group().lower() in _FIRST_PERSON

    def _state(self, span: Span) -> Actor | None:
        """The state for which the name of its country or capital stands alone."""
        bare = span.of(self._text).removeprefix("the ").removeprefix("The ")
        for link in self._places.within(span):
            if not link.adjectival and len(bare) <= link.span.end - link.span.start + 1:
                return state_of(link.place, self._listing, self._day)
        return None

    def _carried(self, words: str, span: Span) -> Actor | None:
        """The actor before that "its men", "the Ministry" or "the militants" refers back to."""
        parts = [w.lower() for w in _WORD.findall(words)]
        if not parts:
            return None
        if parts[0] in _ITS | _THEIR and len(parts) > 1:
            return self._owner(span, plural=parts[0] in _THEIR)
        if parts[0] not in _DEFINITE or not 2 <= len(parts) <= 3:
            return None
        meant = self._meant_by.get(parts[-1])
        return meant.of(span.start) if meant is not None else None

    def _owner(self, span: Span, *, plural: bool) -> Actor | None:
        """Whose "its men" are: the last subject before them in this sentence or the one before, if it is listed."""
        here = self._sentence_of(span)
        for number in (here, here - 1):
            if number < 0:
                break
            sentence = self._sentences[number]
            before = [
                t
                for t in self._tokens[sentence.first : sentence.last]
                if t.end <= span.start and t.dep in _SUBJECTS
            ]
            for token in reversed(before):
                if token.pos == "PRON":
                    continue
                found = next((m.actor for m in self._mentions.at(token.start)), None)
                if found is not None and (not plural or found.kind in _PLURAL_KINDS):
                    return found
                if found is None and (token.tag in ("NNS", "NNPS")) == plural:
                    # Somebody else is meant, who is on no list.
                    return None
        return None

    def _sentence_of(self, span: Span) -> int:
        return next(iter(self._numbers.at(span.start)), -1)


def _meant_by(mentions: Sequence[ActorMention]) -> dict[str, LastBefore[Actor]]:
    """The actors that each word can refer back to: one of their name, of their kind, or for their machines."""
    words: dict[Actor, frozenset[str]] = {}
    meant: dict[str, list[tuple[Span, Actor]]] = {}
    for mention in mentions:
        actor = mention.actor
        if actor not in words:
            words[actor] = _words_for(actor)
        for word in words[actor]:
            meant.setdefault(word, []).append((mention.span, actor))
    return {word: LastBefore(among) for word, among in meant.items()}


def _words_for(actor: Actor) -> frozenset[str]:
    named = {w.lower() for w in _WORD.findall(actor.name)} - _SMALL
    back = {word for word, kinds in _BACK.items() if actor.kind in kinds}
    machines = {word for word, name in _MACHINES.items() if name in named}
    return frozenset(named | back | machines)
