"""What sort of thing a noun names: person, force, place, weapon, vehicle, organisation, event."""

from __future__ import annotations

from rasid.extract.lexicon import WordClass
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Document, Token
from rasid.model.text import Span

_OF_ENTITY: dict[str, WordClass] = {
    "PERSON": "person",
    "NORP": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "weapon",
}
_OF_ACTOR_KIND: dict[str, WordClass] = {
    "armed_force": "force",
    "armed_group": "force",
    "coalition": "force",
    "civilians": "person",
}


class Classes:
    """Classes of the nouns of one document, from the actor list, the places, the lexicon and the names
    that the pipeline recognised, in that order of trust."""

    def __init__(self, document: Document, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._named: list[tuple[Span, WordClass]] = [
            (m.span, _OF_ACTOR_KIND.get(m.actor.kind, "organisation")) for m in document.layer("actors")
        ]
        self._named += [(link.span, "place") for link in document.layer("places") if not link.adjectival]
        self._entities = [
            (e.span, _OF_ENTITY[e.label]) for e in document.layer("entities") if e.label in _OF_ENTITY
        ]

    def of(self, token: Token | None) -> frozenset[WordClass]:
        """Classes of the noun at ``token``; {"none"} for no noun, empty for a noun of no known class."""
        if token is None:
            return frozenset({"none"})
        # "mortar round" is a weapon, a round alone is not.
        before = self._tree.tokens[token.index - 1].lemma if token.index else ""
        found: set[WordClass] = set(self._lookup.classes(f"{before} {token.lemma}") or self._lookup.classes(token.lemma))
        if self._lookup.is_event_noun(token.lemma):
            found.add("event")
        # A generic word says more than a name beside it: "the Coalition technicians" are persons.
        if not found:
            found.update(self._covering(token))
        return frozenset(found)

    def is_armed_or_official(self, token: Token | None) -> bool:
        """Whether the noun names a force, a group or an institution of the actor list."""
        if token is None:
            return False
        span = self._tree.phrase(token.index)
        classes = self.of(token)
        return "force" in classes or any(
            span.overlaps(named) and kind in ("force", "organisation") for named, kind in self._named
        )

    def _covering(self, token: Token) -> list[WordClass]:
        here = Span(token.start, token.end)
        for named, kind in (*self._named, *self._entities):
            if named.holds(here):
                return [kind]
        return ["person"] if token.pos == "PRON" and token.lemma in ("he", "she", "they", "who") else []
