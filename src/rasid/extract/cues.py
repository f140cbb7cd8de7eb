"""What the words right beside a verb or a noun make of it: helpers, adverbs, adjectives."""

from __future__ import annotations

from typing import Final

from rasid.extract.lookup import Lookup, in_order
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Modality

POSSIBLE: Final = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
FUTURE: Final = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_PERCEIVED: Final = frozenset({"see", "hear", "feel", "observe", "find"})
#: Marks behind which a clause begins.
_OPENING_MARKS: Final = frozenset({'"', "``", ":", "'", "-", "--", ";"})


class Cues:
    """Questions about single words and their neighbours in one tree."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def helpers(self, verb: Token) -> list[str]:
        """Lemmas of the helpers of a verb, its own or shared with the verb that it is joined to."""
        found = [c.lemma for c in self._tree.children(verb.index, "aux", "auxpass")]
        partner = self.partner(verb)
        return found + (self.helpers(partner) if partner is not None else [])

    def partner(self, verb: Token) -> Token | None:
        """The verb that one without a helper of its own is joined to; None for others."""
        if verb.dep != "conj" or verb.tag not in ("VB", "VBN", "VBG"):
            return None
        head = self._tree.head(verb.index)
        bare = not self._tree.children(verb.index, "nsubj", "aux", "auxpass")
        # "will be investigated and the guilty punished" keeps its own subject and shares the helpers.
        return head if bare and head.pos in ("VERB", "AUX") and head.tag == verb.tag else None

    def is_infinitive(self, verb: Token) -> bool:
        """Whether the verb stands with "to", its own or that of the verb that it is joined to."""
        return verb.tag == "VB" and "to" in self.helpers(verb)

    def is_passive_infinitive(self, verb: Token) -> bool:
        """ "to be held": a passive with "to" and no subject of its own."""
        helpers = [c.lemma for c in self._tree.children(verb.index, "aux", "auxpass")]
        return (
            helpers == ["to", "be"]
            and verb.tag == "VBN"
            and self._tree.child(verb.index, "nsubjpass") is None
        )

    def is_imperative(self, verb: Token) -> bool:
        """ "Release the prisoners!", "stop the bombing, they shouted": a bare verb that begins its clause."""
        tree = self._tree
        if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp", "advcl", "parataxis"):
            return False
        if tree.children(verb.index, "nsubj", "nsubjpass", "expl", "aux", "auxpass", "mark", "csubj", "intj"):
            return False
        before = [t for t in tree.tokens[: verb.index][-2:] if t.text.strip()]
        sentence = tree.sentences[tree.sentence_of(verb.index)]
        begins = verb.index == sentence.first or (bool(before) and before[-1].text in _OPENING_MARKS)
        return begins and tree.child(verb.index, "dobj", "prep", "prt") is not None

    def of_helpers(self, verb: Token) -> Modality | None:
        """ "will attack", "may attack", "would attack"; None for a verb without such a helper."""
        helpers = self.helpers(verb)
        if FUTURE & set(helpers):
            return "planned"
        if POSSIBLE & set(helpers):
            # "explosions could be heard" were heard.
            return None if verb.lemma in _PERCEIVED and {"can", "could"} & set(helpers) else "possible"
        if "would" in helpers:
            if "have" in helpers:
                return "conditional"
            # In reported speech it is the future of the past: what was announced.
            return "planned" if self._is_reported(verb) and self._is_doing(verb) else "possible"
        return None

    def _is_doing(self, verb: Token) -> bool:
        """Whether somebody is told to do something, not a thing or an event to be so."""
        subject = self._tree.child(verb.index, "nsubj", "nsubjpass")
        passive = self._tree.is_passive(verb.index)
        if subject is None or passive:
            return verb.lemma != "be"
        return verb.lemma != "be" and not self._lookup.is_event_noun(subject.lemma)

    def harms(self, verb: Token) -> bool:
        """Whether a verb tells an attack."""
        company = self._tree.company(verb.index)
        return any(
            sense.type in ("ASSAULT", "FIGHT")
            for entry in self._lookup.lexicon.verb_entries(verb.lemma)
            if in_order(entry.tail, company)
            for sense in entry.senses
        )

    def of_adjectives(self, noun: Token) -> Modality | None:
        """ "a planned attack", "a possible ceasefire"; None for other nouns."""
        for word in self._tree.children(noun.index, "amod"):
            said = self._lookup.modality_of_adjective(word.text.lower())
            if said is not None:
                return said
        return None

    def of_adverbs(self, verb: Token) -> Modality | None:
        """ "almost sunk", "possibly wounded"; None for a verb without such a word."""
        words = [c.lemma for c in self._tree.children(verb.index, "advmod")]
        said = (self._lookup.modality_of_adverb(word) for word in words)
        return next((one for one in said if one in ("attempted", "possible")), None)

    def _is_reported(self, verb: Token) -> bool:
        return any(self._lookup.speech_verb(a.lemma) is not None for a in self._tree.ancestors(verb.index))
