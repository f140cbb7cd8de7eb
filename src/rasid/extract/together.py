"""Several who say one thing in one breath: "the army and the mission said" is said by each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.lookup import Lookup
from rasid.extract.speakers import Said, Speakers
from rasid.extract.speech_clauses import can_speak
from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Passing, Token
from rasid.model.text import Span

#: Pronouns of one: they stand for none beside whom somebody else spoke.
_OF_ONE: Final = frozenset({"he", "she", "it", "who"})
#: What joins two who both say it.
_JOINING: Final = frozenset({"and", "well", "&", "plus"})
_APART: Final = frozenset({"or", "but", "nor", "not", "than"})
_REST: Final = frozenset({"other", "others", "more", "elsewhere"})
_NAMES: Final = frozenset({"NOUN", "PROPN"})
_MARKED: Final = ("det", "poss", "nummod", "predet")


class Together:
    """Who speaks beside whom in one document."""

    def __init__(self, tree: Tree, lookup: Lookup, classes: Classes, speakers: Speakers) -> None:
        self._tree = tree
        self._lookup = lookup
        self._classes = classes
        self._speakers = speakers
        self._at = {token.start: token for token in tree.tokens}

    def each(self, found: Sequence[Attribution]) -> list[Attribution]:
        """``found``, and behind each one of it those of the others who say the same in the same words."""
        return [one for attribution in found for one in (attribution, *self._others(attribution))]

    def _others(self, attribution: Attribution) -> Iterator[Attribution]:
        speaker, head = attribution.speaker, self._head(attribution)
        if speaker is None or head is None or attribution.speaker_kind == "rumour":
            return
        for other in self.beside(head):
            said = self._speakers.of_quietly(other)
            if said.kind == "rumour" or said.span is None or said.span == speaker:
                continue
            yield replace(
                attribution,
                speaker=said.span,
                speaker_kind=said.kind,
                chain=_passed_on(attribution, said),
            )

    def beside(self, noun: Token) -> list[Token]:
        """Those who are joined to the noun by "and", and are somebody else; in text order."""
        joined = [*self._tree.conjuncts(noun.index), *self._in_list(noun)]
        if any(c.lemma in _APART for j in joined for c in self._tree.children(j.index, "cc", "neg")):
            return []
        return [
            other
            for other in joined[1:]
            if other.pos in _NAMES
            and other.lemma not in _REST
            and can_speak(other, self._tree, self._lookup, self._classes)
            and not self._is_one_person(noun, other)
        ]

    def _in_list(self, noun: Token) -> list[Token]:
        """In "four witnesses, a doctor and a diplomat" the last two: one person is no other name for four."""
        found = []
        for beside in self._tree.children(noun.index, "appos") if noun.tag in ("NNS", "NNPS") else []:
            first = self._tree.child(beside.index, "det")
            if beside.tag == "NN" and first is not None and first.lemma in ("a", "an"):
                found += self._tree.conjuncts(beside.index)
        return found

    def _head(self, attribution: Attribution) -> Token | None:
        """The noun that heads the speaker's words; None where a pronoun of one was used for them, and where they
        are no more than the cue ("the claim that ...")."""
        speaker, cue = attribution.speaker, attribution.cue
        if speaker is None or speaker.holds(cue) or speaker.start not in self._at:
            return None
        subject = self._tree.child(self._at[cue.start].index, "nsubj")
        if attribution.inferred and subject is not None and subject.lemma in _OF_ONE:
            return None
        return self._head_of(speaker)

    def _head_of(self, span: Span) -> Token | None:
        first = self._at[span.start].index
        inside = []
        for token in self._tree.tokens[first:]:
            if token.start >= span.end:
                break
            inside.append(token)
        indexes = {token.index for token in inside}
        heads = (t for t in inside if t.pos in _NAMES and (t.head not in indexes or t.head == t.index))
        return next(heads, None)

    def _is_one_person(self, noun: Token, other: Token) -> bool:
        """Whether two words are of one person: "the mayor and commander of the militia", "Prime Minister and
        Defence Minister Abu"."""
        tree = self._tree
        marked = tree.child(noun.index, *_MARKED) is not None
        if not marked:
            return self._is_title(noun) and self._is_titled_name(other)
        bare = other.tag == "NN" and tree.child(other.index, *_MARKED) is None
        one = noun.tag in ("NN", "NNP") and not self._classes.of(noun) & {"organisation", "force"}
        return one and bare and self._is_title(other)

    def _is_title(self, noun: Token) -> bool:
        generic = self._classes.generic(noun)
        return noun.tag in ("NN", "NNP") and generic is not None and "person" in generic.classes

    def _is_titled_name(self, noun: Token) -> bool:
        """Whether a title stands right before a name ("Defence Minister Abu")."""
        before = self._tree.children(noun.index, "compound")
        return noun.pos == "PROPN" and any(self._is_title(word) for word in before)


def _passed_on(attribution: Attribution, said: Said) -> tuple[Passing, ...]:
    """The chain of the attribution, with somebody else in the speaker's place."""
    return tuple(
        replace(link, span=said.span, kind=said.kind)
        if link.span == attribution.speaker and said.span is not None
        else link
        for link in attribution.chain
    )
