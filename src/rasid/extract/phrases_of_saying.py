"""Who says so by a phrase: "according to X", "reports according to which S", "in the view of the mayor"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.echoes import Echoes
from rasid.extract.lookup import Lookup
from rasid.extract.maker import Maker
from rasid.extract.speakers import Speakers
from rasid.extract.speech_clauses import speaker_token
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Token
from rasid.model.observation import AGAINST, Stance

#: "In our view", "in the judgement of the police".
_VIEWS: Final = frozenset({"view", "opinion", "judgement", "judgment", "estimation", "assessment"})
_FINITE: Final = ("VERB", "AUX")


class SayingPhrases:
    """The phrases of saying of one document."""

    def __init__(
        self, tree: Tree, lookup: Lookup, classes: Classes, speakers: Speakers, echoes: Echoes, maker: Maker
    ) -> None:
        self._tree = tree
        self._lookup = lookup
        self._classes = classes
        self._speakers = speakers
        self._echoes = echoes
        self._maker = maker

    def according_to(self, token: Token) -> Iterator[Attribution]:
        """ "According to X, S", "reports according to which S"."""
        tree = self._tree
        behind = tree.tokens[token.index + 1 : token.index + 3]
        if [word.text.lower() for word in behind] == ["to", "which"]:
            yield from self._according_to_which(token, behind[0])
            return
        to = tree.child(token.index, "prep")
        speaker = tree.child(to.index, "pobj") if to is not None else tree.child(token.index, "pobj")
        if speaker is None or token.dep == "ROOT":
            return
        root = token.head
        while tree.tokens[root].pos not in ("VERB", "AUX") and tree.tokens[root].head != root:
            root = tree.tokens[root].head
        yield self._maker.of(speaker, token, root, "asserts", hearsay=False, without=(token.index,))

    def in_view_of(self, token: Token) -> Iterator[Attribution]:
        """ "In our view S", "in the opinion of the mayor S": S is said by whose view it is."""
        tree = self._tree
        way = tree.head(token.index)
        clause = tree.head(way.index)
        if token.lemma not in _VIEWS or token.dep != "pobj" or way.lemma != "in" or clause.pos not in _FINITE:
            return
        whose = tree.child(token.index, "poss")
        of = next((p for p in tree.children(token.index, "prep") if p.lemma == "of"), None)
        if whose is None and of is not None:
            thing = tree.child(of.index, "pobj")
            # "In the view of the mayor", but not "in a view of the town".
            whose = (
                thing if thing is not None and self._speakers.of_quietly(thing).kind != "unnamed" else None
            )
        if whose is not None:
            yield self._maker.of(whose, token, clause.index, "asserts", hearsay=False, without=(way.index,))

    def _according_to_which(self, token: Token, to: Token) -> Iterator[Attribution]:
        """ "Reports according to which S": the reports have it, or whoever calls them false denies it."""
        tree = self._tree
        told = next(
            (v for v in (tree.head(to.index), *tree.ancestors(to.index)) if v.pos in ("VERB", "AUX")), None
        )
        if told is None or told.index < token.index:
            return
        root = told.index
        first = tree.sentences[tree.sentence_of(token.index)].first
        before = [t for t in tree.tokens[first : token.index] if t.pos in ("NOUN", "PROPN")]
        claim = next((noun for noun in reversed(before) if self._echoes.is_claim(noun)), None)
        if claim is None:
            return
        rejecting = self._rejecting(claim)
        if rejecting is not None:
            who = speaker_token(rejecting[0], tree, self._lookup, self._classes)
            yield self._maker.of(who, rejecting[0], root, rejecting[1], hearsay=False, without=(token.index,))
            return
        judgement = self._echoes.verdict_on(tree.head(claim.index)) if claim.dep == "nsubj" else None
        if judgement is None:
            yield self._maker.of(claim, token, root, "asserts", hearsay=True, without=(token.index,))
            return
        saying = next(
            (a for a in tree.ancestors(claim.index) if self._lookup.speech_verb(a.lemma) is not None), None
        )
        who = None if saying is None else speaker_token(saying, tree, self._lookup, self._classes)
        if who is not None:
            yield self._maker.of(who, token, root, judgement[0], hearsay=False, without=(token.index,))

    def _rejecting(self, claim: Token) -> tuple[Token, Stance] | None:
        """The verb by which somebody rejects the claim that is its object ("denied reports according to which"), and
        its stance; None where nobody does."""
        verb = self._tree.head(claim.index)
        if claim.dep != "dobj" or verb.pos != "VERB":
            return None
        speech = self._lookup.speech_verb(verb.lemma, self._tree.company(verb.index))
        return (verb, speech.stance) if speech is not None and speech.stance in AGAINST else None
