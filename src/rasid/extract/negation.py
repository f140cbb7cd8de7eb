"""Words that say "not" from further off: "neither ... nor", and what somebody is not let do."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token

_NEITHER: Final = frozenset({"neither", "nor"})
#: Whom these verbs do not let do something does not do it.
_LETTING: Final = frozenset({"allow", "let", "permit", "enable"})


def is_neither(noun: Token, tree: Tree) -> bool:
    """Whether the noun is the first of a "neither A nor B"."""
    return any(c.lemma == "neither" for c in tree.children(noun.index, "preconj", "cc"))


def each_of_neither(noun: Token, tree: Tree) -> list[Token]:
    """A and B of the "neither A nor B" that holds ``noun``; empty for other nouns."""
    while noun.dep == "conj":
        noun = tree.head(noun.index)
    return tree.conjuncts(noun.index) if is_neither(noun, tree) else []


def is_under_nor(verb: Token, tree: Tree) -> bool:
    """Whether "neither" or "nor" stands before the verb: "neither bombed nor shelled", "nor did it shell"."""
    if any(
        c.lemma in _NEITHER and c.index < verb.index
        for c in tree.children(verb.index, "advmod", "preconj", "cc")
    ):
        return True
    head = tree.head(verb.index)
    between = (c for c in tree.children(head.index, "cc") if head.index < c.index < verb.index)
    last = next(reversed(list(between)), None)
    return verb.dep == "conj" and last is not None and last.lemma == "nor"


def not_let(verb: Token, tree: Tree) -> Token | None:
    """The verb of letting over what is let be done ("did not allow the wounded to be taken out"); None for others."""
    above = tree.head(verb.index)
    helpers = {c.lemma for c in tree.children(verb.index, "aux", "auxpass")}
    infinitive = "to" in helpers or (verb.tag == "VB" and not helpers)
    return above if verb.dep == "ccomp" and infinitive and above.lemma in _LETTING else None
