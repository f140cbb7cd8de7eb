"""Whom words and measures concern, where the tree shows only what they are about: "crimes by the army"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Prepositions behind a matter, in the order in which they tell who is concerned by it. Whose deed it is comes
#: first: who investigates crimes by one against another has the first in view.
_ORDER: Final = (
    "by",
    "against",
    "with",
    "of",
    "from",
    "on",
    "to",
    "for",
    "into",
    "over",
    "between",
    "toward",
    "towards",
)
#: The same behind a verb; "by" and "of" tell other things there.
_BEHIND_VERBS: Final = (
    "against",
    "with",
    "to",
    "on",
    "from",
    "for",
    "toward",
    "towards",
    "at",
    "between",
    "over",
)
_SOMEBODY: Final = frozenset({"person", "force", "organisation"})
#: How many matters within matters are looked through ("an end to the violation of the rights of X").
_DEEPEST: Final = 3
#: "on account of", "on grounds of": why it is done, not to whom.
CAUSES: Final = frozenset({"account", "ground", "basis"})
#: Verbs below another one whose doings are what it is about ("threatened to expel them").
_BELOW: Final = ("xcomp", "pcomp")


class Concerned:
    """Somebody behind the matters of one document."""

    def __init__(self, tree: Tree, classes: Classes) -> None:
        self._tree = tree
        self._classes = classes

    def is_matter(self, noun: Token) -> bool:
        """Whether the noun names neither somebody nor a place or a thing of a known kind, but a matter."""
        return noun.pos == "NOUN" and not self._is_somebody(noun) and not self._classes.of(noun) - {"event"}

    def by_matter(self, noun: Token) -> Token | None:
        """Whom the matter is of or about; None where it tells nobody."""
        return next(self._in(noun, 0), None)

    def by_verb(self, verb: Token, doer: Token | None) -> Token | None:
        """Whom it concerns, behind the verb's prepositions and in what hangs on it; None for nobody in sight.
        ``doer`` is never the answer."""
        found = self._below(verb, 0)
        return next((token for token in found if doer is None or token.index != doer.index), None)

    def are_together(self, doer: Token | None, other: Token) -> bool:
        """Whether those who do it are several sides joined with "and", and ``other`` is not one they do it with."""
        if doer is None or self._tree.head(other.index).lemma in ("with", "against"):
            return False
        sides = self._tree.conjuncts(doer.index)
        known = [side for side in sides if self._is_somebody(side)]
        return len(sides) > 1 and bool(known) and all(side in known or side.pos == "PROPN" for side in sides)

    def _below(self, verb: Token, depth: int) -> Iterator[Token]:
        if depth > _DEEPEST:
            return
        tree = self._tree
        things = [thing for thing in tree.children(verb.index, "dobj", "dative") if thing.index > verb.index]
        if depth:
            yield from (thing for thing in things if self._is_somebody(thing))
        yield from self._behind(verb, _BEHIND_VERBS, depth)
        for thing in things:
            yield from self._in(thing, depth)
        yield from (thing for thing in things if self._is_somebody(thing))
        below = tree.children(verb.index, *_BELOW)
        # "is willing to help them": what somebody is willing to do hangs on the adjective.
        below += [c for a in tree.children(verb.index, "acomp") for c in tree.children(a.index, "xcomp")]
        below += [child for child in tree.children(verb.index, "advcl") if child.tag == "VB"]
        for child in below:
            if child.pos == "VERB":
                yield from self._below(child, depth + 1)

    def _in(self, noun: Token, depth: int) -> Iterator[Token]:
        if depth > _DEEPEST:
            return
        tree = self._tree
        # "its demand that the army withdraw": it is the army that is asked.
        clauses = tree.children(noun.index, "acl", "ccomp")
        told = [t for c in clauses for t in tree.children(c.index, "nsubj", "nsubjpass")]
        yield from (doer for doer in told if self._is_somebody(doer))
        if not self._is_somebodys_own(noun):
            yield from self._owners(noun, depth)
        # "a strike to protest the law": the tree hangs the purpose on the noun.
        for clause in (*clauses, *tree.children(noun.index, "relcl")):
            if clause.tag == "VB" and clause.pos == "VERB":
                yield from self._below(clause, depth + 1)

    def _owners(self, noun: Token, depth: int) -> Iterator[Token]:
        """Whose matter it is, and whom it is about by its prepositions."""
        tree = self._tree
        owners = [*tree.children(noun.index, "poss"), *self._done_by(noun)]
        yield from (owner for owner in owners if self._is_somebody(owner))
        yield from self._behind(noun, _ORDER, depth)
        # "an Australian ultimatum": the matter itself says whose it is.
        named = tree.children(noun.index, "amod", "compound", "nmod")
        if any(word.text[:1].isupper() or self._classes.of(word) & _SOMEBODY for word in named):
            yield noun

    def _done_by(self, noun: Token) -> list[Token]:
        """Who did it, in "crimes committed by X"."""
        tree = self._tree
        clauses = tree.children(noun.index, "acl")
        agents = [a for clause in clauses for a in tree.children(clause.index, "agent")]
        return [thing for agent in agents for thing in tree.children(agent.index, "pobj")]

    def _behind(self, word: Token, order: tuple[str, ...], depth: int) -> Iterator[Token]:
        known = [p for p in self._tree.children(word.index, "prep", "agent", "dative") if p.lemma in order]
        for preposition in sorted(known, key=lambda p: (order.index(p.lemma), p.index)):
            for thing in self._tree.children(preposition.index, "pobj"):
                if thing.lemma in CAUSES:
                    continue
                if self._is_somebody(thing) or (preposition.lemma == "to" and self._is_house(thing)):
                    yield thing
                elif self.is_matter(thing):
                    yield from self._in(thing, depth + 1)
            for clause in self._tree.children(preposition.index, "pcomp"):
                yield from self._below(clause, depth + 1)

    def _is_somebody(self, noun: Token) -> bool:
        if noun.pos not in ("NOUN", "PROPN") or self._classes.is_time(noun) or self._is_somebodys_own(noun):
            return False
        core = self._tree.core(noun)
        return self._classes.is_public(core) or bool(self._classes.of(core) & _SOMEBODY)

    def _is_house(self, noun: Token) -> bool:
        """Whether the noun is a place of no name that can be given something ("the hospital")."""
        return "place" in self._classes.of(noun) and self._classes.place(noun) is None

    def _is_somebodys_own(self, noun: Token) -> bool:
        """Whether a "their" or "its" stands before the noun: those are on the side of who acts."""
        return any(owner.tag == "PRP$" for owner in self._tree.children(noun.index, "poss"))
