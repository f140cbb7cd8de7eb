"""What a clause looks back on without a date of long ago: recalled, counted from, or dated well before the report."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import TimeLink, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

_RECALLING: Final = frozenset({"recall", "remember", "commemorate"})
_LENGTHS: Final = frozenset({"day", "week", "month", "year"})
_TIMES: Final = _LENGTHS | {"minute", "hour", "night", "weekend", "decade", "season", "period"}
_COUNTED_FROM: Final = frozenset({"after", "before", "since"})
#: What a court or a file makes of a deed ("the murder case").
_CASES: Final = frozenset({"case", "trial", "file", "affair"})
_EARLIER: Final = frozenset({"previous", "prior", "past", "earlier"})
_WARS: Final = frozenset({"war", "conflict", "insurgency", "rebellion"})
_COUNTED: Final = frozenset({"kill", "die", "wound", "injure", "claim", "cost", "leave"})
#: Behind these stands what goes before the news.
_BEHIND: Final = frozenset({"after", "follow", "following", "since", "of", "from", "by", "in", "during"})
_OWN_CLAUSES: Final = ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "appos")


class LookedBack:
    """Which happenings of one tree a clause looks back on.

    ``aged`` are the days that the text tells which lie more than a week before the report: too near to be history in
    a main clause, which may be the news of a weekly, and context where a clause only hangs on another. ``recent`` are
    the days of the last week: what is told with one of them is news, however it is introduced.
    """

    def __init__(self, tree: Tree, aged: SpanIndex[TimeLink], recent: SpanIndex[TimeLink]) -> None:
        self._tree = tree
        self._aged = aged
        self._recent = recent

    def holds(self, token: Token) -> bool:
        """Whether what ``token``, a verb or an event noun, names is looked back on."""
        return (
            self._is_recalled(token)
            or self._is_counted_from(token)
            or self._names_case(token)
            or self._is_of_earlier(token)
            or self._is_context_with_day(token)
            or self._is_reckoned(token)
        )

    def _is_recalled(self, token: Token) -> bool:
        """ "we recall the attack", "let us recall that they met"."""
        while token.dep == "conj" and token.head != token.index:
            token = self._tree.head(token.index)
        above = self._tree.head(token.index)
        if above is token or above.lemma not in _RECALLING:
            return False
        # "Witnesses recalled that gunmen stormed the market on Thursday": testimony.
        return token.dep == "dobj" or (token.dep == "ccomp" and not self._has(self._recent, token))

    def _is_counted_from(self, token: Token) -> bool:
        """ "a few days after the murder", "two weeks before they landed": a time is counted from it."""
        tree = self._tree
        if token.dep == "advcl":
            marks = tree.children(token.index, "mark", "advmod")
        elif token.dep in ("pobj", "pcomp"):
            marks = [tree.head(token.index)]
        else:
            return False
        if self._has(self._recent, token):
            return False
        for mark in marks:
            beside = [*tree.children(mark.index, "npadvmod"), *tree.children(token.index, "npadvmod")]
            # "a week after it": the preposition may hang on the week.
            beside += [above for above in (tree.head(mark.index),) if above.dep == "npadvmod"]
            if mark.lemma in _COUNTED_FROM and any(
                b.lemma in _LENGTHS and b.index < mark.index for b in beside
            ):
                return True
        return False

    def _names_case(self, token: Token) -> bool:
        """ "the murder case": what a court has to do with."""
        return token.dep == "compound" and self._tree.head(token.index).lemma in _CASES

    def _is_of_earlier(self, verb: Token) -> bool:
        """ "have killed several in previous attacks"."""
        if verb.pos != "VERB":
            return False
        things = [
            thing
            for way in self._tree.children(verb.index, "prep")
            if way.lemma in ("in", "during")
            for thing in self._tree.children(way.index, "pobj")
        ]
        # "over the past week" is news.
        return any(
            c.lemma in _EARLIER
            for thing in things
            if thing.lemma not in _TIMES
            for c in self._tree.children(thing.index, "amod")
        )

    def _is_context_with_day(self, token: Token) -> bool:
        """ "following the murder on 2 May", "the priest who was shot on 2 May", in a report of the 20th."""
        tree = self._tree
        if token.pos in ("VERB", "AUX"):
            hangs = token.dep in ("relcl", "acl", "advcl")
        else:
            hangs = token.dep == "pobj" and tree.head(token.index).lemma in _BEHIND
            if hangs and any(self._has_aged(c) for c in tree.children(token.head, "prep")):
                # "following the murder of the judge on 2 May": the tree hangs the day on "following".
                return True
        above = next((word for word in tree.ancestors(token.index) if word.pos in ("VERB", "AUX")), token)
        # "On 5 May she was arraigned before a judge, who released her five days later": a story, told in order.
        return hangs and self._has_aged(token) and (above is token or not self._has_aged(above))

    def _is_reckoned(self, verb: Token) -> bool:
        """ "the war has killed tens of thousands", "60,000 have died in the conflict": what a war came to so far."""
        tree = self._tree
        if verb.lemma not in _COUNTED or not any(
            c.tag in ("VBZ", "VBP") for c in tree.children(verb.index, "aux")
        ):
            return False
        inside = [
            t for p in tree.children(verb.index, "prep", "agent") for t in tree.children(p.index, "pobj")
        ]
        told = any(word.lemma in _WARS for word in (*tree.children(verb.index, "nsubj"), *inside))
        return told and not self._has(self._recent, verb)

    def _has_aged(self, token: Token) -> bool:
        """Whether the words under the token tell a day more than a week before the report."""
        return self._has(self._aged, token)

    def _has(self, days: SpanIndex[TimeLink], token: Token) -> bool:
        """Whether the words under the token, no clauses among them, tell one of the days."""
        tree = self._tree
        cut = [c.index for i in tree.subtree(token.index) for c in tree.children(i, *_OWN_CLAUSES)]
        inside = tree.subtree_without(token.index, [i for i in cut if i != token.index])
        return any(days.holding(Span(tree.tokens[i].start, tree.tokens[i].end)) for i in inside)
