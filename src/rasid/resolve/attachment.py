"""Whether a place or a time hangs on a happening in the tree of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
        trigger = self.head_of(mention.trigger)
        placed = self.head_of(words)
        if trigger is None or placed is None:
            return False
        above = {trigger.index, *self._governing(trigger)}
        return self._clause(placed, trigger.index).index in above

    def verb_over(self, words: Span) -> Span | None:
        """The verb whose clause ``words`` are in, None where no verb is over them."""
        placed = self.head_of(words)
        if placed is None:
            return None
        verb = next((t for t in self._ancestors(placed) if t.pos in _CLAUSES), None)
        return Span(verb.start, verb.end) if verb is not None else None

    def preposition(self, words: Span) -> Token | None:
        """The preposition that ``words`` hang on, None where they hang on none."""
        placed = self.head_of(words)
        while placed is not None and placed.dep in ("compound", "nmod", "appos", "conj"):
            placed = self._tokens[placed.head]
        if placed is None or placed.dep != "pobj":
            return None
        return self._tokens[placed.head]

    def preposition_over(self, words: Span) -> str | None:
        """The preposition that ``words`` hang on ("from"), None where they hang on none."""
        found = self.preposition(words)
        return None if found is None else found.lemma

    def scene_preposition(self, words: Span) -> str | None:
        """As :meth:`preposition_over`, that over the noun where they are of a noun ("in the village of Kelembaro")."""
        found = self.preposition(words)
        while found is not None and found.lemma == "of":
            over = self.governor(found)
            above = self.governor(over)
            if over.pos != "NOUN" or over.dep != "pobj" or above.index == over.index:
                break
            found = above
        return None if found is None else found.lemma

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

    def inside(self, words: Span) -> Sequence[Token]:
        """The tokens that begin within ``words``."""
        first = bisect_left(self._starts, words.start)
        return self._tokens[first : bisect_left(self._starts, words.end, lo=first)]

    def governor(self, token: Token) -> Token:
        """What ``token`` hangs on; itself at the root of a sentence."""
        return self._tokens[token.head]

    def head_of(self, words: Span) -> Token | None:
        """The token within ``words`` that governs the rest of them."""
        inside = self.inside(words)
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), None)

    def _ancestors(self, token: Token) -> Iterator[Token]:
        while token.head != token.index:
            token = self._tokens[token.head]
            yield token
