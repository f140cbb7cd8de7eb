"""What stands in the text as said by nobody."""

from __future__ import annotations

from rasid.extract.lookup import Lookup
from rasid.extract.modality import Manners
from rasid.extract.tree import Tree

_CLAIMING = frozenset({"asserts", "confirms", "claims_responsibility"})


def unsaid_tokens(tree: Tree, lookup: Lookup, manners: Manners) -> frozenset[int]:
    """Indexes of the tokens that nobody is told to have said ("no group has claimed that it ...")."""
    found: set[int] = set()
    for verb in tree.tokens:
        if verb.pos not in ("VERB", "AUX"):
            continue
        speech = lookup.speech_verb(verb.lemma, tree.company(verb.index)) if lookup.may_speak(verb.lemma) else None
        if speech is None or speech.stance not in _CLAIMING or tree.is_passive(verb.index):
            continue
        subject = tree.subject(verb.index)
        if subject is not None and manners.names_nobody(subject):
            below = tree.children(verb.index, "ccomp", "xcomp", "dobj", "prep")
            found |= {i for child in below for i in tree.subtree(child.index)}
    return frozenset(found)
