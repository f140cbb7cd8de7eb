"""Whom the words for a participant mean: a listed actor, found, carried over, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.model.document import ActorMention, Document
from rasid.model.observation import Participant
from rasid.model.text import Span
from rasid.model.world import Actor

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
_MACHINES: Final[dict[str, str]] = {
    "jets": "air",
    "aircraft": "air",
    "warplanes": "air",
    "planes": "air",
}
_DEFINITE: Final = frozenset({"the", "these", "those", "this", "that", "its", "their"})
_POSSESSIVES: Final = frozenset({"its", "their", "his", "her"})
_PRONOUNS: Final = frozenset({"it", "they", "he", "she", "who", "which", "them", "him", "her"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A participant with the actor it is linked to, and whether that was carried over."""

    participant: Participant
    actor: Actor | None
    inferred: bool


class Participants:
    """Links participants of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._mentions: tuple[ActorMention, ...] = document.layer("actors")

    def link(self, span: Span) -> Linked:
        """Who the words at ``span`` are."""
        words = span.of(self._text)
        inside = [m for m in self._mentions if m.span.overlaps(span)]
        if inside:
            # The name nearest the head: "Iraqi Army soldiers" are the army's, "ISIS camps" ISIS's.
            actor = inside[-1].actor
            return Linked(Participant(words, actor.id), actor, inferred=False)
        carried = self._carried(words, span)
        return Linked(Participant(words, carried.id if carried else None), carried, inferred=carried is not None)

    def is_pronoun(self, span: Span) -> bool:
        """Whether the words are a pronoun, or somebody's own ("its men")."""
        words = span.of(self._text).lower().split()
        return (len(words) == 1 and words[0] in _PRONOUNS) or words[0] in _POSSESSIVES

    def _carried(self, words: str, span: Span) -> Actor | None:
        """The actor before that a pronoun, "the Ministry" or "the militants" refers back to."""
        parts = [w.lower() for w in _WORD.findall(words)]
        if not parts:
            return None
        before = [m.actor for m in self._mentions if m.span.end <= span.start]
        if self.is_pronoun(span):
            return before[-1] if before else None
        if parts[0] not in _DEFINITE or len(parts) > 3:
            return None
        head = parts[-1]
        for actor in reversed(before):
            named = {w.lower() for w in _WORD.findall(actor.name)}
            if head in named and head not in ("of", "the", "and"):
                return actor
            if actor.kind in _BACK.get(head, ()):
                return actor
            if head in _MACHINES and _MACHINES[head] in named:
                return actor
        return None
