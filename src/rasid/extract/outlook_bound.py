"""What somebody is bound to do, called on to do, or binds himself not to do, in other words than a verb of wish."""

from __future__ import annotations

from typing import Final

from rasid.extract import outlook_words as words
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token

_CALLING: Final = frozenset({"call", "appeal"})
_ABSTAINING: Final = frozenset({"refrain", "abstain", "desist"})


class Bound:
    """Demands and renunciations of one tree."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def is_demanded(self, token: Token) -> bool:
        """Whether the form of the clause makes what the token, a verb or an event noun, names a demand."""
        if self._is_subjunctive(token):
            return True
        if token.dep in ("nsubjpass", "nsubj") and self._is_subjunctive(self._tree.head(token.index)):
            return True
        return self._is_called_for(token) or self._is_duty(token)

    def is_renounced(self, token: Token) -> bool:
        """ "ruled out calling up reservists", "promised to refrain from attacks": said to be not going to come."""
        tree = self._tree
        while token.dep == "conj" and token.head != token.index:
            token = tree.head(token.index)
        above = tree.head(token.index)
        if token.dep in ("pobj", "pcomp"):
            return above.lemma == "from" and tree.head(above.index).lemma in _ABSTAINING
        if above.lemma != "rule" or all(c.lemma != "out" for c in tree.children(above.index, "prt")):
            return False
        # "hostile fire was ruled out" denies a cause; what somebody rules out is his own to do or to leave.
        by_somebody = token.dep == "nsubjpass" and tree.child(above.index, "agent") is not None
        return by_somebody or token.dep in ("dobj", "xcomp", "pcomp")

    def _is_subjunctive(self, verb: Token) -> bool:
        """ "appealed that talks be opened": a clause with "that" and a bare "be" can only be a demand."""
        if verb.pos not in ("VERB", "AUX") or verb.dep not in ("ccomp", "acl"):
            return False
        helpers = self._tree.children(verb.index, "aux", "auxpass")
        that = any(c.lemma == "that" for c in self._tree.children(verb.index, "mark"))
        return that and [h.text.lower() for h in helpers] == ["be"]

    def _is_called_for(self, verb: Token) -> bool:
        """ "we call the nation to fight them"."""
        above = self._tree.head(verb.index)
        to = any(c.lemma == "to" for c in self._tree.children(verb.index, "aux"))
        return verb.tag == "VB" and to and verb.dep in ("xcomp", "advcl", "ccomp") and above.lemma in _CALLING

    def _is_duty(self, verb: Token) -> bool:
        """ "our duty is to publish it": a copula gives the infinitive what its subject says."""
        copula = self._tree.head(verb.index)
        if verb.tag != "VB" or verb.dep != "xcomp" or copula.lemma != "be":
            return False
        subject = self._tree.subject(copula.index)
        if subject is None:
            return False
        return subject.lemma in words.ABLE or self._lookup.modality_of_noun(subject.lemma) == "possible"
