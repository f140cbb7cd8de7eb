"""Whom somebody blames for it: "blamed the rebels for the attack", "the attack was blamed on the rebels"."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token

BLAMING: Final = frozenset({"blame"})


def blamed_for(event: Token, tree: Tree) -> Token | None:
    """Who is blamed for what an event noun names; None where nobody is, or where it is told otherwise."""
    while event.dep == "conj" and event.head != event.index:
        event = tree.head(event.index)
    governor = tree.head(event.index)
    if event.dep == "pobj" and governor.lemma == "for":
        verb = tree.head(governor.index)
        return _one(verb, tree, "dobj", "nsubjpass") if verb.lemma in BLAMING else None
    if event.dep in ("dobj", "nsubjpass") and governor.lemma in BLAMING:
        ways = [way for way in tree.children(governor.index, "prep") if way.lemma == "on"]
        return _one(ways[-1], tree, "pobj") if ways else None
    return None


def _one(governor: Token, tree: Tree, *deps: str) -> Token | None:
    found = tree.child(governor.index, *deps)
    return found if found is not None and found.pos in ("NOUN", "PROPN", "ADJ", "PRON") else None
