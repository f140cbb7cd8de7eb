"""Whom "his" and "its" mean in the mouth of somebody who speaks for another: "the group's spokesman denied rumours
of his death"."""

from __future__ import annotations

from typing import Final

from rasid.extract.reference import ONE_PERSON, PERSONAL, References
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Those who speak for somebody else, by office or as their kin.
_FOR_OTHERS: Final = frozenset(
    ["spokesman", "spokeswoman", "spokesperson", "spokesmen", "lawyer", "attorney", "aide", "adviser", "advisor",
     "assistant", "representative", "office", "family", "relative", "father", "mother", "brother", "sister", "wife",
     "husband", "son", "daughter", "uncle", "cousin", "neighbour", "neighbor", "friend", "colleague", "bodyguard"]
)  # fmt: skip
_OF: Final = frozenset({"of", "for", "to"})


def spoken_for(pronoun: Token, meant: Token | None, tree: Tree, references: References) -> Token | None:
    """Whom a pronoun stands for, where it was taken (``meant``) for nobody or for somebody who speaks for others.

    Then it means those they speak for, or else, of one person, another told before; ``meant`` where the text has
    neither, and where it was taken for anybody else.
    """
    speaker = _speaker(pronoun, tree)
    if speaker is None or _is_own(pronoun, tree):
        return meant
    themselves = {speaker.index, *(t.index for t in tree.children(speaker.index, "appos"))}
    if meant is not None and meant.index not in themselves:
        return meant
    for principal in _principals(speaker, tree, references):
        if references.agrees(principal, pronoun):
            return principal
    if pronoun.text.lower() not in ONE_PERSON:
        return meant
    other = references.of(pronoun, fits=lambda noun: noun.index not in themselves)
    return other if other is not None and other is not pronoun else meant


def _speaker(pronoun: Token, tree: Tree) -> Token | None:
    """Who speaks for others and says what the pronoun stands in."""
    for verb in tree.ancestors(pronoun.index):
        subject = tree.child(verb.index, "nsubj") if verb.pos in ("VERB", "AUX") else None
        if subject is not None and subject.lemma in _FOR_OTHERS:
            return subject if pronoun.index not in tree.subtree(subject.index) else None
    return None


def _is_own(pronoun: Token, tree: Tree) -> bool:
    """Whether the words say that it is the speaker's: "his own death"."""
    return any(c.lemma == "own" for c in tree.children(pronoun.head, "amod"))


def _principals(speaker: Token, tree: Tree, references: References) -> list[Token]:
    """Those for whom somebody speaks: "the leader's lawyer", "a spokesman for the SDF", "his wife"."""
    whose = tree.children(speaker.index, "poss")
    behind = [
        thing
        for way in tree.children(speaker.index, "prep")
        if way.lemma in _OF
        for thing in tree.children(way.index, "pobj")
    ]
    found = []
    for one in (*whose, *behind):
        named = references.of(one) if one.text.lower() in PERSONAL else one
        if named is not None and named.text.lower() not in PERSONAL:
            found.append(named)
    return found
