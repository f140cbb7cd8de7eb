"""What stands in the text as said by nobody."""

from __future__ import annotations

from rasid.extract.lookup import Lookup
from rasid.extract.modality import Manners
from rasid.extract.speech_clauses import is_unsaid
from rasid.extract.tree import Tree


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
        parts = ["ccomp", "xcomp"] if verb.tag != "VB" or tree.child(verb.index, "neg") is not None else []
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
