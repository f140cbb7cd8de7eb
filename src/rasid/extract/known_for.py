"""Deeds by which a text says who somebody is: "wanted for the bombing", "led attacks"."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Words by which a deed says who somebody is ("the man responsible for the bombing").
_KNOWN: Final = frozenset(
    ["responsible", "guilty", "notorious", "known", "know", "convicted", "convict", "wanted", "want", "associated",
     "associate", "infamous", "famous", "remember", "implicate", "implicated", "involve", "involved", "link", "linked",
     "tie", "tied", "sentence", "jail", "imprison", "credit", "acquit", "absolve", "exonerate", "pardon", "seek",
     "hunt"]
)  # fmt: skip
_BY: Final = frozenset({"for", "of", "with", "in", "to"})
_POINTING: Final = frozenset({"this", "these"})
#: One man whose doings a report sums up.
_SUBJECTS: Final = frozenset(
    ["leader", "facilitator", "commander", "insurgent", "he", "she", "suspect", "individual", "man", "detainee",
     "militant", "operative", "chief", "boss", "trafficker", "terrorist", "manufacturer", "supplier", "financier",
     "deputy", "lieutenant", "mastermind"]
)  # fmt: skip
#: Verbs of having a hand in something, of which no single occasion is told.
_HAVING_A_HAND: Final = frozenset(
    ["plan", "direct", "lead", "coordinate", "organize", "organise", "participate", "facilitate", "oversee", "conduct",
     "execute", "command", "finance", "fund", "orchestrate", "supervise", "manage", "carry", "mastermind", "support"]
)  # fmt: skip
_SINGLED: Final = ("det", "poss", "nummod", "relcl", "quantmod")


class KnownFor:
    """Whether the deeds of one tree are told to say who somebody is."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def holds(self, token: Token) -> bool:
        """Whether what ``token``, a verb or an event noun, names is what somebody is known for."""
        return self._says_who(token) or self._sums_up(token)

    def _says_who(self, token: Token) -> bool:
        """ "the cell is responsible for bombings", "a man guilty of burning the mill": no news of the deed."""
        tree = self._tree
        if any(c.lemma in _POINTING for c in tree.children(token.index, "det")):
            # "those responsible for this attack": the attack is the news.
            return False
        while token.dep == "conj" and token.head != token.index:
            token = tree.head(token.index)
        if token.dep == "dobj" and tree.head(token.index).dep == "pcomp":
            # "responsible for supplying arms"
            return self._says_who(tree.head(token.index))
        if token.dep not in ("pobj", "pcomp"):
            return False
        preposition = tree.head(token.index)
        governor = tree.head(preposition.index)
        if governor.dep == "pcomp" and preposition.lemma in ("of", "in", "for"):
            # "responsible for taking part in attacks"
            return self._says_who(governor)
        if governor.dep == "pobj" and preposition.lemma == "of" and governor.pos == "NOUN":
            # "responsible for the execution of attacks"
            return self._says_who(governor)
        if preposition.lemma not in _BY or governor.lemma not in _KNOWN:
            return False
        if self._is_said_of_it(token, governor):
            return False
        if preposition.lemma == "to" and governor.lemma not in ("link", "linked", "tie", "tied"):
            return False
        return governor.pos == "ADJ" or governor.tag == "VBN"

    def _is_said_of_it(self, token: Token, governor: Token) -> bool:
        """ "ISIS denied that it was responsible for the bombing": somebody speaks of that one deed."""
        verb = self._tree.head(governor.index)
        single = token.tag == "NN" and any(c.lemma == "the" for c in self._tree.children(token.index, "det"))
        return single and governor.lemma == "responsible" and verb.dep == "ccomp"

    def _sums_up(self, noun: Token) -> bool:
        """ "the leader directed attacks against the army": deeds without number, place or day."""
        tree = self._tree
        if (
            noun.tag != "NNS"
            or tree.children(noun.index, *_SINGLED)
            or noun.dep not in ("dobj", "pobj", "conj")
        ):
            return False
        while noun.dep == "conj" and noun.head != noun.index:
            noun = tree.head(noun.index)
        verb = tree.head(noun.index)
        if verb.dep == "prep":
            verb = tree.head(verb.index)
        if verb.pos != "VERB" or verb.lemma not in _HAVING_A_HAND or verb.tag != "VBD":
            # "directs attacks": in the present it goes on.
            return False
        subject = tree.subject(verb.index)
        if subject is None or tree.children(verb.index, "npadvmod", "auxpass"):
            return False
        who = tree.referent(subject)
        return who.lemma in _SUBJECTS and who.tag in ("NN", "PRP", "NNP")
