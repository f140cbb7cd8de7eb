"""What kind of speaker a noun is, and whom a pronoun speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import ActorMention, Document, Token
from rasid.model.observation import SpeakerKind
from rasid.model.text import Span

#: The kind of speaker that an actor of the list is.
_OF_ACTOR: dict[str, SpeakerKind] = {
    "agency": "agency",
    "armed_force": "institution",
    "armed_group": "group",
    "civilians": "witness",
    "coalition": "institution",
    "government": "institution",
    "institution": "institution",
    "organisation": "institution",
}
_FIRST_PERSON = frozenset({"we", "i"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker: its words (None where there are none), its kind, and whether it was carried over."""

    span: Span | None
    kind: SpeakerKind
    inferred: bool = False


class Speakers:
    """Kinds of the speakers of one document; remembers who spoke last, for pronouns."""

    def __init__(self, document: Document, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._text = document.text
        self._actors: tuple[ActorMention, ...] = document.layer("actors")
        self._persons = [e.span for e in document.layer("entities") if e.label == "PERSON"]
        self._last: Said | None = None

    def of(self, noun: Token | None) -> Said:
        """The speaker that ``noun`` heads; one without words for None.

        Asked in text order: a pronoun stands for the speaker before it.
        """
        if noun is None:
            return Said(None, "unnamed")
        if noun.lemma in _FIRST_PERSON:
            return Said(None, "outlet")
        if noun.pos == "PRON" and noun.lemma in _PRONOUNS:
            if self._last is not None:
                return Said(self._last.span, self._last.kind, inferred=True)
            return Said(Span(noun.start, noun.end), "unnamed")
        span = self._tree.phrase(noun.index, with_prepositions=True)
        said = Said(span, self._kind(noun, span))
        if said.kind != "rumour":
            self._last = said
        return said

    def _kind(self, noun: Token, span: Span) -> SpeakerKind:
        rumour = self._lookup.speech_noun(noun.lemma)
        if rumour is not None and rumour.rumour:
            return "rumour"
        generic = self._lookup.speaker(noun.lemma)
        if generic is not None and generic != "official":
            return generic
        for mention in reversed(self._actors):
            if span.holds(mention.span) and mention.span.start <= noun.start:
                if mention.span.end >= noun.end:
                    return _OF_ACTOR[mention.actor.kind]
                return "official"
        if any(person.overlaps(span) for person in self._persons):
            return "official" if generic is not None else "witness"
        if generic is not None:
            return generic
        if self._lookup.classes(noun.lemma) & {"organisation", "force"}:
            return "group" if self._lookup.is_armed_group(noun.lemma) else "institution"
        return "institution" if noun.pos == "PROPN" else "unnamed"
