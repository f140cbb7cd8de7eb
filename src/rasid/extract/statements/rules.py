"""Who says, thinks or wants what, by rules: the cue's word says what may be its content, the tree where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.pieces import Piece, piece
from rasid.extract.statements.spoken import Spoken
from rasid.extract.statements.words import CueWord, CueWords
from rasid.extract.tree import Tree
from rasid.model.document import Token

_NOBODY: Final = Piece("none", ())
#: More words before a colon name no speaker.
_LONGEST_NAME: Final = 8
_AS: Final = frozenset({"as", "for", "of"})
#: Prepositions that name who makes a claim.
_OWNERS: Final = ("by", "from", "among")
#: Verbs that only carry their noun: "made the claim that S" is said by who makes it.
_LIGHT: Final = frozenset(
    "make have express give offer issue take hold voice draw get share raise repeat be".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A cue with the tokens of its source (none where nobody is told) and of its content."""

    cue: Token
    source: Piece
    content: Piece


class Rules:
    """The rules over the candidates of one document."""

    def __init__(self, candidates: Candidates, words: CueWords) -> None:
        self._candidates = candidates
        self._tree: Tree = candidates.tree
        self._words = words
        self._spoken = Spoken(candidates)

    def statements(self) -> Iterator[Statement]:
        """Statements in the order of their cues."""
        for cue in self._tree.tokens:
            found = self._at(cue)
            if found is not None and found.content.indexes:
                yield found

    def _at(self, cue: Token) -> Statement | None:
        if cue.pos == "VERB" and (word := self._words.verbs.get(cue.lemma)) is not None:
            return self._verb(cue, word)
        if cue.pos == "NOUN" and (word := self._words.nouns.get(cue.lemma)) is not None:
            return self._noun(cue, word)
        if cue.pos == "ADJ" and (word := self._words.adjectives.get(cue.lemma)) is not None:
            return self._adjective(cue, word)
        if cue.lemma in self._words.prepositions and cue.dep in ("prep", "advcl", "acl", "amod", "pcomp"):
            return self._according_to(cue)
        if cue.lemma in self._words.hedges and cue.dep == "advmod":
            return self._hedge(cue)
        return self._title(cue) if cue.text == ":" else None

    # -- verbs ----------------------------------------------------------------------------------------------
    def _verb(self, cue: Token, word: CueWord) -> Statement | None:
        if word.unsourced:
            return self._seeming(cue)
        if cue.dep in ("amod", "compound", "aux"):
            return None
        if self._tree.is_passive(cue.index):
            return self._passive(cue, word)
        source = self.speaker(cue)
        content = self._content(cue, word)
        if content is None or (
            not source.indexes
            and cue.dep in ("pcomp", "csubj", "ROOT", "advcl")
            and "quote" not in word.frames
        ):
            return None
        return Statement(cue, source, content)

    def _content(self, cue: Token, word: CueWord) -> Piece | None:
        """What stands for the content of an active verb: speech first, then clauses, objects, topics."""
        if "quote" in word.frames:
            spoken = self._spoken.of(cue)
            if spoken is not None:
                return spoken
        below = [c for c in self._tree.children(cue.index) if c.index > cue.index]
        for child in below:
            if child.dep == "ccomp" and "clause" in word.frames | (
                {"clause"} if "made" in word.frames else set()
            ):
                return self._candidates.with_following(cue, self._whole(child))
            if child.dep in ("xcomp", "ccomp") and word.frames & {"infinitive", "made"}:
                made = (
                    [c for c in below if c.dep == "dobj" and c.index < child.index]
                    if "made" in word.frames
                    else []
                )
                return piece("made", [i for c in (*made, child) for i in self._tree.subtree(c.index)])
        return self._thing(cue, word, below)

    def _thing(self, cue: Token, word: CueWord, below: list[Token]) -> Piece | None:
        """The object with what is said of it, or what the verb is about."""
        for child in below:
            if child.dep == "prep" and child.lemma in word.about:
                inner = self._tree.child(child.index, "pobj", "pcomp")
                if inner is not None:
                    rest = [c for c in below if c.dep == "xcomp" and c.index > child.index]
                    return piece("about", [i for c in (inner, *rest) for i in self._tree.subtree(c.index)])
            if child.dep == "dobj" and "object" in word.frames:
                told = [
                    c
                    for c in below
                    if c.index > child.index
                    and (c.dep in ("oprd", "xcomp", "ccomp") or (c.dep == "prep" and c.lemma in _AS))
                ]
                return piece("object", [i for c in (child, *told) for i in self._tree.subtree(c.index)])
            if child.dep in ("oprd", "acomp", "attr") and "object" in word.frames:
                return self._whole(child)
            if child.dep == "xcomp" and "object" in word.frames and child.tag == "VBG":
                return self._whole(child)
        subject = self._tree.child(cue.index, "nsubj")
        if (
            cue.dep == "relcl"
            and "object" in word.frames
            and subject is not None
            and not self._tree.is_relative(subject)
        ):
            head = self._tree.head(cue.index)
            relative = self._tree.child(cue.index, "dobj")
            if relative is None:
                return piece("relative", self._tree.subtree_without(head.index, {cue.index}))
        return None

    def _passive(self, cue: Token, word: CueWord) -> Statement | None:
        """ "X was accused by Y of Z", "the plan was praised by Y", "X is expected to leave"."""
        tree = self._tree
        agent = tree.child(cue.index, "agent")
        who = tree.child(agent.index, "pobj") if agent is not None else None
        source = self._whole(who) if who is not None else _NOBODY
        subject = tree.child(cue.index, "nsubjpass", "nsubj")
        told = [
            c
            for c in tree.children(cue.index)
            if c.index > cue.index
            and (c.dep in ("xcomp", "oprd", "ccomp", "acomp") or (c.dep == "prep" and c.lemma in _AS))
        ]
        if cue.dep in ("acl", "relcl") and subject is None:
            head = tree.subtree_without(tree.head(cue.index).index, {cue.index})
            return Statement(
                cue, source, piece("acl", [*head, *(i for c in told for i in tree.subtree(c.index))])
            )
        if subject is None:
            return None
        if subject.dep == "expl" or subject.lemma == "it":
            told = [c for c in told if c.dep == "ccomp"]
            return Statement(cue, source, piece("it", [i for c in told for i in tree.subtree(c.index)]))
        return Statement(
            cue, source, piece("passive", [i for c in (subject, *told) for i in tree.subtree(c.index)])
        )

    def _seeming(self, cue: Token) -> Statement | None:
        """ "X seems tired", "it appears that S": nobody is told to think so."""
        tree = self._tree
        told = [
            c
            for c in tree.children(cue.index)
            if c.index > cue.index and c.dep in ("xcomp", "oprd", "acomp", "ccomp", "attr", "prep")
        ]
        subject = tree.child(cue.index, "nsubj")
        if not told:
            return None
        parts = [subject, *told] if subject is not None and subject.lemma != "it" else told
        return Statement(cue, _NOBODY, piece("seeming", [i for c in parts for i in tree.subtree(c.index)]))

    # -- other words ----------------------------------------------------------------------------------------
    def _noun(self, cue: Token, word: CueWord) -> Statement | None:
        """ "X's claim that S", "the call by X for Y", "rumours that S"."""
        tree = self._tree
        content = self._of_noun(cue, word)
        owner = tree.child(cue.index, "poss")
        if content is None:
            return None
        if owner is None:
            owner = next(
                (
                    thing
                    for p in tree.children(cue.index, "prep")
                    if p.lemma in _OWNERS
                    for thing in tree.children(p.index, "pobj")
                ),
                None,
            )
        if owner is None:
            verb = tree.head(cue.index)
            if cue.dep in ("dobj", "attr", "pobj") and verb.pos == "VERB" and verb.lemma in _LIGHT:
                source = self.speaker(verb)
                return Statement(cue, source, content)
            return Statement(cue, _NOBODY, content) if content.label == "that" else None
        return Statement(cue, self._whole(owner), content)

    def _of_noun(self, cue: Token, word: CueWord) -> Piece | None:
        tree = self._tree
        for child in tree.children(cue.index):
            if child.index < cue.index:
                continue
            if child.dep in ("acl", "ccomp", "relcl") and (
                tree.child(child.index, "mark") is not None
                or (child.tag == "VB" and tree.child(child.index, "aux") is not None)
            ):
                return piece(
                    "that" if tree.child(child.index, "mark") is not None else "infinitive",
                    tree.subtree(child.index),
                )
            if child.dep == "prep" and child.lemma in word.about:
                inner = tree.child(child.index, "pobj", "pcomp")
                if inner is not None:
                    return self._whole(inner)
        return None

    def _adjective(self, cue: Token, word: CueWord) -> Statement | None:
        """ "X is confident that S", "X was critical of the plan"."""
        tree = self._tree
        if cue.dep not in ("acomp", "oprd", "conj", "amod", "advcl", "acl"):
            return None
        for child in tree.children(cue.index):
            if child.index < cue.index:
                continue
            if child.dep in ("ccomp", "xcomp") or (
                child.dep == "prep"
                and child.lemma in word.about
                and tree.child(child.index, "pobj", "pcomp") is not None
            ):
                inner = tree.child(child.index, "pobj", "pcomp") if child.dep == "prep" else child
                source = self.speaker(tree.head(cue.index))
                return Statement(cue, source, self._whole(inner)) if inner is not None else None
        return None

    def _according_to(self, cue: Token) -> Statement | None:
        tree = self._tree
        to = tree.child(cue.index, "prep")
        who = tree.child(to.index, "pobj") if to is not None else None
        if who is None:
            return None
        own = set(tree.subtree(cue.index))
        above = tree.head(cue.index)
        for higher in tree.ancestors(cue.index):
            above = higher
            if higher.pos in ("VERB", "AUX"):
                break
        return Statement(
            cue, self._whole(who), piece("around", [i for i in tree.subtree(above.index) if i not in own])
        )

    def _hedge(self, cue: Token) -> Statement:
        above = self._tree.head(cue.index)
        return Statement(cue, _NOBODY, piece("hedged", self._tree.subtree_without(above.index, {cue.index})))

    def _title(self, cue: Token) -> Statement | None:
        """ "X: S" in a title, and "X: S" where the words of several speakers are printed by turns."""
        tree = self._tree
        sentence = tree.sentences[tree.sentence_of(cue.index)]
        start, stop = self._candidates.quoted.paragraph(cue.index)
        before = list(range(start, cue.index))
        if (
            not before
            or len(before) > _LONGEST_NAME
            or any(tree.tokens[i].pos in ("VERB", "AUX", "PUNCT") for i in before)
        ):
            return None
        named = (
            tree.tokens[before[-1]].text.isupper()
            if not sentence.headline
            else any(tree.tokens[i].pos == "PROPN" for i in before)
        )
        return (
            Statement(cue, piece("title", before), piece("title", range(cue.index + 1, stop)))
            if named
            else None
        )

    # -- sources --------------------------------------------------------------------------------------------
    def speaker(self, verb: Token) -> Piece:
        """The whole phrase of whoever does what the verb says, a relative pronoun as it stands."""
        tree = self._tree
        own = tree.children(verb.index, "nsubj", "csubj")
        if own:
            return self._whole(own[-1], {verb.index})
        if verb.dep in ("acl", "relcl") and not tree.is_loose(verb.index):
            return piece("head", tree.subtree_without(tree.head(verb.index).index, {verb.index}))
        subject = next(
            (
                s
                for a in tree.ancestors(verb.index)
                for s in tree.children(a.index, "nsubj", "nsubjpass")[-1:]
            ),
            None,
        )
        if subject is None or verb.index in tree.subtree(subject.index):
            return _NOBODY
        return self._whole(subject)

    def _whole(self, head: Token, without: set[int] | None = None) -> Piece:
        return piece(head.dep, self._tree.subtree_without(head.index, without or ()))
