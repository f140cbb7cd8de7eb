"""Whether a place or a time hangs on a happening in the tree of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from rasid.model.document import Document, HappeningMention, Token
from rasid.model.text import Span

_CLAUSES: Final = frozenset({"VERB", "AUX"})


class Attachment:
    """Governing words of the places and times of one document."""

    def __init__(self, document: Document) -> None:
        self._tokens: tuple[Token, ...] = document.layer("tokens")
        self._starts = [token.start for token in self._tokens]

    def belongs(self, words: Span, mention: HappeningMention) -> bool:
        """Whether ``words`` hang on the trigger, or on a clause that the trigger is in.

        "On Monday the inquiry into the blast that was to end this week was closed": the blast is neither
        on Monday for sure nor this week; Monday is of the clause that holds it, this week of one beside it.
        """
        trigger = self._at(mention.trigger)
        placed = self._at(words)
        if trigger is None or placed is None:
            return False
        above = {trigger.index, *self._governing(trigger)}
        return self._clause(placed, trigger.index).index in above

    def verb_over(self, words: Span) -> Span | None:
        """The verb whose clause ``words`` are in, None where no verb is over them."""
        placed = self._at(words)
        if placed is None:
            return None
        verb = next((t for t in self._ancestors(placed) if t.pos in _CLAUSES), None)
        return Span(verb.start, verb.end) if verb is not None else None

    def preposition_over(self, words: Span) -> str | None:
        """The preposition that ``words`` hang on ("from"), None where they hang on none."""
        placed = self._at(words)
        while placed is not None and placed.dep in ("compound", "nmod", "appos", "conj"):
            placed = self._tokens[placed.head]
        if placed is None or placed.dep != "pobj":
            return None
        return self._tokens[placed.head].lemma

    def _clause(self, placed: Token, trigger: int) -> Token:
        """What governs the clause that ``placed`` is in: a verb, or the trigger where that is none."""
        return next((t for t in self._ancestors(placed) if t.pos in _CLAUSES or t.index == trigger), placed)

    def _governing(self, trigger: Token) -> Iterator[int]:
        """Indexes of what governs the trigger; a clause that its own is joined to does not."""
        lower = trigger
        for token in self._ancestors(trigger):
            if not (lower.dep == "conj" and lower.pos in _CLAUSES and token.pos in _CLAUSES):
                yield token.index
            lower = token

    def is_inside(self, words: Span, *others: Span | None) -> bool:
        """Whether ``words`` are part of one of the other phrases ("the mayor of Kut")."""
        return any(other is not None and other.holds(words) for other in others)

    def _at(self, words: Span) -> Token | None:
        """The token within ``words`` that governs the rest of them."""
        first = bisect_left(self._starts, words.start)
        inside = []
        while first < len(self._tokens) and self._tokens[first].start < words.end:
            inside.append(self._tokens[first])
            first += 1
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), None)

    def _ancestors(self, token: Token) -> Iterator[Token]:
        while token.head != token.index:
            token = self._tokens[token.head]
            yield token
