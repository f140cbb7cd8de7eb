"""The words that belong to a happening, and the ever wider stretches in which its time and place may stand."""

from __future__ import annotations

from typing import Final

from rasid.extract.told import Told, Workbook
from rasid.model.text import Span

#: Function words and marks that a clause's words neither begin nor end with.
_EDGES: Final = frozenset({"mark", "cc", "punct", "preconj"})
_TAIL_EDGES: Final = _EDGES | {"prep", "agent", "advmod", "dative"}
_RELATIONS: Final = frozenset({"tension", "relation", "rivalry", "dispute", "standoff", "feud", "animosity"})
#: Closing marks with those that open them.
_OPENED_BY: Final = {")": "(", "]": "[", "”": "“", '"': '"'}


class Clauses:
    """Stretches of the sentences of one document."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree

    def of(self, told: Told, others: list[Told]) -> Span:
        """The happening's own clause: its verb's subtree without other happenings' clauses."""
        tree, book = self._tree, self._book
        top = told.verb.index
        inside = tree.subtree(top)
        cut = {
            o.verb.index
            for o in others
            if o is not told and o.verb.index != top and o.verb.index not in told.parts
        }
        if told.type == "CONCEDE":
            # "confessed to preparing the bomb": what is confessed belongs to the confession.
            cut -= {
                i for i in cut if tree.tokens[i].dep == "pcomp" and tree.head(tree.head(i).index).index == top
            }
        cut |= {c.index for i in inside for c in tree.children(i) if book.is_speech_clause(c)}
        if told.count is not None:
            # "Police said ...; a hospital put the figure at 15": the first half is no part of the second.
            cut |= {c.index for c in tree.children(top, "ccomp", "parataxis") if c.index < told.trigger.index}
        kept = [i for i in tree.subtree_without(top, cut - {top}) if not book.is_source_phrase(i)]
        # A happening told by a noun inside another's clause, or in a list, rests on its own words only.
        if told.trigger.index != top and any(o is not told and o.verb.index == top for o in others):
            kept = tree.subtree(told.trigger.index)
        elif told.trigger.index == top and told.trigger.pos in ("NOUN", "PROPN"):
            joined = [c.index for c in tree.children(top, "conj", "cc")]
            own = set(kept)
            kept = [i for i in tree.subtree_without(top, joined) if i in own]
        words = self._trimmed(kept, top) or [told.trigger.index]
        # Where the words of a number are torn from their verb, they still belong to what they count.
        counted = [told.trigger.index, *told.count.used] if told.count is not None else []
        return tree.span([*words, *counted])

    def wider(self, told: Told) -> list[Span]:
        """Stretches outside the clause that it shares: the scene of a "where", the verb it is joined to."""
        return [*self._where(told), *self._shared(told)]

    def widest(self, told: Told, sentence: Span) -> Span:
        """The sentence; for what a relative clause says ("the ministry, which had spoken of an attack, said on
        Monday") that clause, because the rest is of another saying."""
        tree = self._tree
        for above in (tree.tokens[told.trigger.index], *tree.ancestors(told.trigger.index)):
            if above.dep == "relcl" and self._book.is_cue(above):
                return tree.span(tree.subtree(above.index))
        return sentence

    def speakers(self, told: Told) -> tuple[Span, ...]:
        """Where the speakers of the sentence stand: their places are theirs ("a lecturer in Kuwait said")."""
        sentence = self._tree.sentences[self._tree.sentence_of(told.trigger.index)]
        speaking = self._book.speakers_phrases.within(sentence.span)
        return (*speaking, *self._relations(told, range(sentence.first, sentence.last)))

    def _relations(self, told: Told, indexes: range) -> list[Span]:
        """Sides between whom there are strained relations that the sentence names beside the happening: none of
        them is its scene ("on account of the tensions between X and Y")."""
        tree = self._tree
        return [
            tree.span(tree.subtree(preposition.index))
            for noun in (tree.tokens[i] for i in indexes)
            if noun.lemma in _RELATIONS and noun is not told.trigger
            for preposition in tree.children(noun.index, "prep")
            if preposition.lemma in ("between", "with")
        ]

    def _trimmed(self, inside: list[int], top: int) -> list[int]:
        tokens = self._tree.tokens
        first, last = 0, len(inside)
        while last - first > 1 and self._leads(inside[first], top):
            first += 1
        while last - first > 1 and self._dangles(inside[last - 1], inside):
            text = tokens[inside[last - 1]].text
            opened = any(tokens[i].text in _OPENED_BY.get(text, "") for i in inside[first : last - 1])
            if text in _OPENED_BY and opened:
                break
            last -= 1
        return inside[first:last]

    def _leads(self, index: int, top: int) -> bool:
        """Whether the first word of a clause only joins it to another ("that", "and", "when")."""
        token = self._tree.tokens[index]
        if token.lemma in ("if", "unless", "neither", "nor"):
            return False
        return token.dep in _EDGES - {"mark"} or (
            token.head == top and (token.dep == "mark" or token.tag == "WRB")
        )

    def _dangles(self, index: int, inside: list[int]) -> bool:
        """Whether the last word of a clause leads to words that are no part of it ("with", "after")."""
        token = self._tree.tokens[index]
        if token.dep not in _TAIL_EDGES:
            return False
        if token.dep in _EDGES:
            return True
        below = self._tree.children(index)
        return bool(below) and not any(child.index in inside for child in below)

    def _shared(self, told: Told) -> list[Span]:
        """For "bombed the cave on Thursday and left", the first verb's clause: place and time hold for both."""
        tree = self._tree
        if told.kind == "state" and told.phase is not None:
            # "were suspended on 10 March and have since resumed": each phase has its own day.
            return []
        if told.verb.dep == "conj" and tree.child(told.verb.index, "nsubj", "nsubjpass") is None:
            head = told.verb.head
            cut = [c.index for c in tree.children(head, "conj", "ccomp", "advcl")]
            return [tree.span(tree.subtree_without(head, cut))]
        # "burned a school and abducted its head in Hawija on Sunday": what stands last holds for both.
        joined = [
            c
            for c in tree.children(told.verb.index, "conj")
            if tree.child(c.index, "nsubj", "nsubjpass") is None
        ]
        return [tree.span(tree.subtree(joined[-1].index))] if joined and told.verb.pos == "VERB" else []

    def _where(self, told: Told) -> list[Span]:
        """The noun before a clause that begins with "where": its scene."""
        tree = self._tree
        governor = tree.head(told.verb.index)
        starts = [
            t
            for i in (told.verb.index, governor.index)
            for t in tree.children(i, "advmod")
            if t.lemma == "where"
        ]
        for word in starts:
            before = word.index - 1
            while before >= 0 and tree.tokens[before].dep == "punct":
                before -= 1
            if before >= 0 and tree.tokens[before].pos in ("PROPN", "NOUN"):
                return [tree.phrase(before)]
        return []
