"""What sort of thing a noun names, as far as incidents ask: people, things, weapons, organisations."""

from __future__ import annotations

import re
from typing import Final, Literal

from rasid.coding.templates.group_names import GroupNames
from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Document, Token
from rasid.model.short_names import short_names

Kind = Literal["human", "physical", "weapon", "organisation", "place", "event", "time", "unknown"]

_OF_LABEL: Final[dict[str, Kind]] = {"GPE": "place", "LOC": "place", "FAC": "physical"}
_ENDINGS_OF_PEOPLE: Final = re.compile(r"\w{3,}(?:men|man|ists?|ers?|ors?|ians?|ants?|eers?|women|woman)$")


class Kinds:
    """Kinds of the nouns of one document."""

    def __init__(self, document: Document, tree: Tree, vocabulary: Vocabulary, names: GroupNames) -> None:
        self._tree, self._words = tree, vocabulary
        self._actors = document.layer("actors")
        self._places = [link for link in document.layer("places") if not link.adjectival]
        self._times = [link.span for link in document.layer("times")]
        self.acronyms = frozenset(name.short for name in short_names(document.text))
        self._named = {token.index for found in names.mentions for token in found.tokens}
        self._known: dict[int, Kind] = {}

    def of(self, token: Token) -> Kind:
        """The kind of thing that a noun names."""
        if token.index not in self._known:
            self._known[token.index] = self._worked_out(token)
        return self._known[token.index]

    def actor_kind(self, token: Token) -> str | None:
        """The kind of the listed actor that a word stands in; None for none."""
        return next((m.actor.kind for m in self._actors if m.span.start <= token.start < m.span.end), None)

    def _worked_out(self, token: Token) -> Kind:
        words = self._words
        if any(span.start <= token.start < span.end for span in self._times):
            return "time"
        if words.is_a("weapons", token.lemma):
            return "weapon"
        if token.pos in ("NUM", "PRON"):
            return "unknown"
        if words.deeds_of_noun(token.lemma) or token.lemma in words.fighting_nouns:
            return "event"
        if (
            token.index in self._named
            or token.text.strip(".") in self.acronyms
            or self.actor_kind(token) is not None
        ):
            return "organisation"
        return self._by_word(token)

    def _by_word(self, token: Token) -> Kind:
        """The kind of a noun by the classes of words, then by what the recogniser took it for."""
        lemma, words = token.lemma, self._words
        entity = self._tree.entity_of.get(token.index)
        label = entity.label if entity is not None else ""
        if label == "PERSON" and not words.is_a("physicals", lemma):
            return "human"
        if words.is_a("humans", lemma) or words.is_a("perpetrators", lemma):
            return "human"
        if words.is_a("physicals", lemma):
            return "physical"
        if any(link.span.start <= token.start < link.span.end for link in self._places):
            return "place"
        if label in ("ORG", "NORP") or words.is_a("organisations", lemma):
            return "organisation"
        if label in _OF_LABEL:
            return _OF_LABEL[label]
        people = token.pos == "NOUN" and _ENDINGS_OF_PEOPLE.match(token.text.lower().rstrip("s"))
        return "human" if people else "unknown"
