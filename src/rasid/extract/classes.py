"""What sort of thing a noun names: person, force, place, weapon, vehicle, organisation, event."""

from __future__ import annotations

from typing import Final

from rasid.extract.lexicon import Generic, WordClass
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Document, PlaceLink, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

_OF_ENTITY: Final[dict[str, WordClass]] = {
    "PERSON": "person",
    "NORP": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "weapon",
}
_OF_ACTOR_KIND: Final[dict[str, WordClass]] = {
    "armed_force": "force",
    "armed_group": "force",
    "coalition": "force",
    "civilians": "person",
}
#: How many figures a year has.
_YEAR: Final = 4
#: The longest generic name of the lexicon is looked for in so many words before its head.
_WORDS_BEFORE: Final = 3


class Classes:
    """Classes of the nouns of one document, from the actor list, the places, the lexicon and the names
    that the pipeline recognised, in that order of trust."""

    def __init__(self, document: Document, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        actors: list[tuple[Span, WordClass]] = [
            (m.span, _OF_ACTOR_KIND.get(m.actor.kind, "organisation")) for m in document.layer("actors")
        ]
        entities = [
            (e.span, _OF_ENTITY[e.label]) for e in document.layer("entities") if e.label in _OF_ENTITY
        ]
        links: tuple[PlaceLink, ...] = document.places or ()
        named = [link for link in links if not link.adjectival]
        places: list[tuple[Span, WordClass]] = [(link.span, "place") for link in named]
        self._actors = SpanIndex(actors)
        self._entities = SpanIndex(entities)
        self._places = SpanIndex((link.span, link) for link in named)
        self._adjectives = SpanIndex((link.span, link) for link in links if link.adjectival)
        self._times = SpanIndex((link.span, link) for link in document.times or ())
        self._names = SpanIndex([*actors, *places, *entities])
        self._known: dict[int, frozenset[WordClass]] = {}

    def of(self, token: Token | None) -> frozenset[WordClass]:
        """Classes of the noun at ``token``; {"none"} for no noun, empty for a noun of no known class."""
        if token is None:
            return frozenset({"none"})
        found = self._known.get(token.index)
        if found is None:
            found = self._known[token.index] = self._worked_out(token)
        return found

    def generic(self, token: Token) -> Generic | None:
        """The lexicon's common noun that ends in ``token`` ("car bomb"), the longest; None for others."""
        tokens = self._tree.tokens
        first = self._tree.sentences[self._tree.sentence_of(token.index)].first
        words = [
            t.lemma for t in tokens[max(first, token.index - _WORDS_BEFORE) : token.index] if t.text != "-"
        ]
        words.append(token.lemma)
        for start in range(len(words)):
            found = self._lookup.generic(" ".join(words[start:]))
            if found is not None:
                return found
        return None

    def described(self, token: Token) -> Generic | None:
        """The common noun that says who a noun is: itself, or beside a name ("President Karim", "X, the mayor")."""
        words = [token, *self._tree.children(token.index, "compound", "appos", "nmod")]
        if token.dep == "appos":
            words.append(self._tree.head(token.index))
        return next((generic for word in words if (generic := self.generic(word)) is not None), None)

    def is_named_body(self, token: Token) -> bool:
        """Whether the noun heads the name of a listed actor, or of an organisation that was recognised."""
        here = Span(token.start, token.end)
        return bool(self._actors.holding(here)) or "organisation" in self._entities.holding(here)

    def is_listed(self, token: Token | None) -> bool:
        """Whether a listed actor's name is in the phrase of the noun."""
        if token is None:
            return False
        return bool(self._actors.overlapping(self._tree.phrase(token.index)))

    def is_time(self, token: Token) -> bool:
        """Whether the noun is of a time ("Friday's", "11 to 17 March")."""
        if self.is_day(token):
            return True
        # "wounding 50": a number to which something is done counts people, not years.
        counts = token.lemma.isdigit() and (token.dep in ("dobj", "nsubjpass") or self._is_suffering(token))
        return not counts and self._lookup.is_time_word(token.lemma)

    def is_day(self, token: Token) -> bool:
        """Whether the noun stands in words that were read as a time, not only one that times are named with."""
        return bool(self._times.holding(Span(token.start, token.end)))

    def _is_suffering(self, number: Token) -> bool:
        """Whether a number begins a headline that says what was done to so many: "10 killed in blast"."""
        behind = self._tree.tokens[number.index + 1 : number.index + 2]
        return bool(behind) and behind[0].tag == "VBN" and len(number.lemma) < _YEAR

    def place(self, token: Token) -> PlaceLink | None:
        """The link of the named place that the noun ends or heads; None where it names none."""
        here = Span(token.start, token.end)
        return next(iter(self._places.holding(here)), None)

    def is_armed_or_official(self, token: Token | None) -> bool:
        """Whether the noun names a force, a group or an institution of the actor list."""
        if token is None:
            return False
        return "force" in self.of(token) or self.is_listed(token)

    def is_public(self, token: Token | None) -> bool:
        """Whether the noun is somebody of public life: a side, a country, an institution or its people."""
        if token is None:
            return False
        core = self._tree.core(token)
        if core is not token and self.is_public(core):
            # "a group of party leaders": they are of public life.
            return True
        if self.is_armed_or_official(token) or "organisation" in self.of(token) or self._is_of_a_state(token):
            return True
        generic = self.described(token)
        if generic is not None and (generic.side in ("state", "political", "armed-group") or generic.leader):
            return True
        link = self.place(token)
        return (
            token.pos == "PROPN"
            and (link is None or link.place.precision == "country")
            and "place" in self.of(token)
        )

    def _is_of_a_state(self, token: Token) -> bool:
        """Whether an adjective of a country stands before the noun ("Turkish warships", "Iraqi crews")."""
        if not self.of(token) & {"person", "vehicle", "weapon"}:
            return False
        before = [
            c for c in self._tree.children(token.index, "amod", "compound", "nmod") if c.text[:1].isupper()
        ]
        spans = [Span(c.start, c.end) for b in before for c in self._tree.conjuncts(b.index)]
        return any(self._adjectives.overlapping(span) for span in spans)

    def _worked_out(self, token: Token) -> frozenset[WordClass]:
        generic = self.generic(token)
        found: set[WordClass] = set(generic.classes) if generic is not None else set()
        core = self._tree.core(token)
        if core is not token and (generic is None or self.of(core)):
            # "a group of journalists" is journalists, "a group of policemen" a force.
            return self.of(core)
        if self._lookup.is_event_noun(token.lemma):
            found.add("event")
        # A generic word says more than a name beside it: "the Coalition technicians" are persons.
        if not found:
            found.update(self._covering(token))
        return frozenset(found)

    def _covering(self, token: Token) -> list[WordClass]:
        kinds = self._names.holding(Span(token.start, token.end))
        if kinds:
            return kinds[:1]
        return ["person"] if token.pos == "PRON" and token.lemma in ("he", "she", "they", "who") else []
