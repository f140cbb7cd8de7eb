"""Answers inside the sentence that they answer: "S, a charge the rebels denied", "S, but the army denied it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasid.extract.lexicon import Speech
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Token

_ANSWERING: Final = frozenset({"denies", "confirms", "disputes", "doubts"})
_CLAUSES: Final = frozenset({"VERB", "AUX"})
_ANYTHING: Final = frozenset({"something", "thing"})
_SIDE_BY_SIDE: Final = frozenset({"conj", "parataxis", "ccomp", "ROOT"})


class Replies:
    """What the answering words of one document answer in their own sentence."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup
        self._at = {token.start: token.index for token in tree.tokens}

    def appended(self, verb: Token, speech: Speech, before: Sequence[Attribution]) -> int | None:
        """The root of what a clause behind a comma answers: "a charge they denied", "which Moscow denies"; None for
        other clauses. ``before`` is what was said up to there."""
        tree = self._tree
        if verb.dep not in ("relcl", "acl") or speech.stance not in _ANSWERING:
            return None
        if tree.child(verb.index, "ccomp", "xcomp", "prep") is not None:
            return None
        noun = tree.head(verb.index)
        things = tree.children(verb.index, "dobj", "nsubjpass")
        if any(not tree.is_relative(t) and t.lemma not in ("which", "that") for t in things):
            return None
        which = any(t.lemma == "which" for t in things)
        if not (self._is_claim(noun) or (which and tree.tokens[tree.subtree(verb.index)[0] - 1].text == ",")):
            return None
        above = {t.index for t in tree.ancestors(noun.index)}
        for earlier in reversed(before):
            if earlier.root < noun.index and {earlier.root, self._at[earlier.cue.start]} & above:
                return earlier.root
        return next((t.index for t in tree.ancestors(noun.index) if t.pos in _CLAUSES), None)

    def beside(self, verb: Token, before: Sequence[Attribution]) -> int | None:
        """The root of what "but the army denied it" answers: what was said last in the sentence; None where
        nothing was."""
        tree = self._tree
        if verb.dep not in _SIDE_BY_SIDE or tree.child(verb.index, "nsubj") is None:
            return None
        here = tree.sentence_of(verb.index)
        for earlier in reversed(before):
            if tree.sentence_of(earlier.root) != here:
                return None
            if earlier.root < verb.index and self._at[earlier.cue.start] < verb.index:
                return earlier.root
        return None

    def _is_claim(self, noun: Token) -> bool:
        """Whether the noun stands behind a comma for what was told before it."""
        tree = self._tree
        first = next((i for i in tree.subtree(noun.index) if tree.tokens[i].pos != "PUNCT"), noun.index)
        known = noun.lemma in _ANYTHING or self._lookup.is_claim_noun(noun.lemma)
        return known and first > 0 and tree.tokens[first - 1].text == ","
