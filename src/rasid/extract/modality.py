"""How a happening is told: done, planned, possible, in which phase, said to be so or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality, Phase

Tense = Literal["past", "present", "future", "perfect"]

_POSSIBLE: Final = frozenset({"may", "might", "could", "can"})
_CONDITIONS: Final = frozenset({"if", "unless", "provided"})
#: Words that mark a clause as what somebody wants, not what is done.
_PURPOSE_HEADS: Final = frozenset(
    ["bid", "effort", "attempt", "order", "aim", "goal", "hope", "plan", "way", "step", "move", "need", "pressure", "aimed", "intent"]
)


@dataclass(frozen=True, slots=True)
class Manner:
    """What the words around a trigger make of it."""

    modality: Modality
    tense: Tense
    negated: bool
    phase: Phase | None
    hearsay: bool


class Manners:
    """Modality, tense, negation and phase of the happenings of one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def of(self, verb: Token, phase: Phase | None, *, of_state: bool) -> Manner:
        """The manner of the happening that ``verb`` tells; ``phase`` is what its own words say of it."""
        tree = self._tree
        chain = self._chain(verb)
        helpers = [c.lemma for link in chain for c in tree.children(link.index, "aux", "auxpass")]
        negated = any(self._is_negated(link) for link in chain)
        modality = self._modality(chain, helpers)
        for link in chain[1:]:
            phase = self._lookup.aspect_verb(link.lemma) or phase
        for adverb in tree.children(verb.index, "advmod"):
            phase = phase or self._lookup.aspect(adverb.lemma, of_state=of_state)
        if any(self._is_no_longer(link) for link in chain):
            phase, negated = "ends", False
        hearsay = any(
            (h := self._lookup.hedge(c.lemma)) is not None and h.hearsay for link in chain for c in tree.children(link.index, "advmod")
        )
        return Manner(modality, _tense(chain, helpers), negated, phase, hearsay)

    def governor(self, verb: Token) -> Token:
        """The verb that heads the clause in which ``verb`` is told ("continues" in "continues to target")."""
        chain = self._chain(verb)
        return next((link for link in reversed(chain) if link.pos in ("VERB", "AUX")), verb)

    def is_purpose(self, verb: Token) -> bool:
        """Whether the verb stands in a clause that tells what something is for."""
        tree = self._tree
        infinitive = verb.tag == "VB" and any(c.lemma == "to" for c in tree.children(verb.index, "aux"))
        head = tree.head(verb.index)
        if infinitive and verb.dep in ("acl", "relcl", "advcl"):
            planned = verb.dep == "acl" and self._lookup.modality_of_noun(head.lemma) is not None
            # "a plan to attack" is a planned attack; "in a bid to prevent" is what something is for.
            return not planned or head.dep == "pobj" or head.lemma in _PURPOSE_HEADS
        if verb.dep == "pcomp" and head.lemma in ("at", "for", "of", "from", "against", "in"):
            governor = tree.head(head.index)
            return governor.lemma in _PURPOSE_HEADS or (head.lemma == "for" and governor.pos != "VERB")
        return False

    def _chain(self, verb: Token) -> list[Token]:
        """The verb and those that govern it as a complement of doing ("continue to", "plan to")."""
        chain = [verb]
        while chain[-1].dep in ("xcomp",) and chain[-1].head != chain[-1].index:
            head = self._tree.head(chain[-1].index)
            if head.pos not in ("VERB", "AUX", "ADJ"):
                break
            chain.append(head)
        last = chain[-1]
        if last.dep == "acl" and self._lookup.modality_of_noun(self._tree.head(last.index).lemma) is not None:
            chain.append(self._tree.head(last.index))
        return chain

    def _is_no_longer(self, link: Token) -> bool:
        """ "no longer", "not any more": what was so has ended."""
        words = [c.text.lower() for c in self._tree.children(link.index, "advmod", "neg")]
        return "longer" in words or "anymore" in words

    def _is_negated(self, link: Token) -> bool:
        subject = self._tree.child(link.index, "nsubj", "nsubjpass")
        if subject is not None and subject.lemma in ("nobody", "none", "nothing"):
            return True
        return any(
            c.dep == "neg" or (c.dep == "advmod" and c.lemma in ("never", "neither", "nor"))
            for c in self._tree.children(link.index)
        )

    def _modality(self, chain: list[Token], helpers: list[str]) -> Modality:
        for link in chain[1:]:
            noun = link.pos in ("NOUN", "PROPN")
            cue = (
                self._lookup.modality_of_noun(link.lemma) if noun else self._lookup.modality_of_governor(link.lemma)
            )
            if cue is not None and not (cue == "attempted" and self._lookup.aspect_verb(link.lemma)):
                return cue
        top = chain[-1]
        if any(c.lemma in _CONDITIONS for link in chain for c in self._tree.children(link.index, "mark")):
            return "conditional"
        if "will" in helpers or "shall" in helpers or "'ll" in helpers:
            return "planned"
        if _POSSIBLE & set(helpers):
            return "possible"
        if "would" in helpers:
            # "would" in reported speech is the future of the past: what was announced.
            return "planned" if self._is_reported(top) else "conditional"
        if any(
            (h := self._lookup.hedge(c.lemma)) is not None and h.modality == "possible"
            for c in self._tree.children(top.index, "advmod")
        ):
            return "possible"
        return "actual"

    def _is_reported(self, verb: Token) -> bool:
        return any(self._lookup.speech_verb(a.lemma) is not None for a in self._tree.ancestors(verb.index))


def _tense(chain: list[Token], helpers: list[str]) -> Tense:
    if {"will", "shall", "would"} & set(helpers):
        return "future"
    if "have" in helpers:
        return "perfect"
    tags = {link.tag for link in chain}
    if {"VBZ", "VBP"} & tags or "VBG" in tags:
        return "present"
    return "past"
