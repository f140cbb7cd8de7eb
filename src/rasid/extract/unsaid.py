"""What stands in the text as said by nobody."""

from __future__ import annotations

from typing import Final

from rasid.extract.lookup import Lookup
from rasid.extract.modality import Manners
from rasid.extract.speech_clauses import is_unsaid, says_not
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Words by which somebody does not say it ("refused to confirm that", "unable to verify").
_WITHHOLDING: Final = frozenset({"refuse", "decline", "fail", "unable"})
#: What is done to a claim before it is believed.
_CHECKING: Final = frozenset({"verify", "confirm", "corroborate", "authenticate"})


def is_withheld(verb: Token, tree: Tree) -> bool:
    """Whether the infinitive stands behind a word of not doing it: "refused to confirm", "was not able to verify"."""
    above = tree.head(verb.index)
    if verb.dep not in ("xcomp", "conj") or above.index == verb.index:
        return False
    copula = tree.head(above.index)
    unable = above.lemma == "able" and tree.child(copula.index, "neg") is not None
    return above.lemma in _WITHHOLDING or unable


def is_unchecked(word: Token, tree: Tree) -> bool:
    """Whether it tells that somebody could not check a claim: "could not verify", "was unable to confirm"."""
    if word.lemma in _CHECKING:
        negated = tree.child(word.index, "neg") is not None
        return negated or is_withheld(word, tree)
    return any(c.lemma in _CHECKING and is_withheld(c, tree) for c in tree.children(word.index, "xcomp"))


def unsaid_tokens(tree: Tree, lookup: Lookup, manners: Manners) -> frozenset[int]:
    """Indexes of the tokens that nobody is told to have said: "no group has claimed that it ...", "would not
    say whether ...", "has not confirmed that ..."."""
    found: set[int] = set()
    for verb in tree.tokens:
        if verb.pos not in ("VERB", "AUX") or not lookup.may_speak(verb.lemma):
            continue
        speech = lookup.speech_verb(verb.lemma, tree.company(verb.index))
        if (
            speech is None
            or tree.is_passive(verb.index)
            or not is_unsaid(verb, speech, tree, manners.names_nobody)
        ):
            continue
        subject = tree.subject(verb.index)
        told = verb.tag != "VB" or says_not(verb, tree) or is_withheld(verb, tree)
        parts = ["ccomp", "xcomp"] if told else []
        if subject is not None and manners.names_nobody(subject):
            parts += ["dobj", "prep"]
        found |= {
            i
            for child in tree.children(verb.index)
            # "In Bria, where a truck burned, nobody would comment": what stands before was not asked about.
            if child.dep in parts and not (child.dep == "prep" and child.index < verb.index)
            for i in tree.subtree(child.index)
        }
    return frozenset(found)
