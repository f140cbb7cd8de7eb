"""A place or a time found for a happening, on what it rests, and where in the sentence it was looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from rasid.model.document import Attribution, Document, HappeningMention
from rasid.model.text import Span

#: On what a place or a time rests: words of the happening's own clause or of its sentence; the day of a list's item;
#: the town of a local voice; a violent event told before; the headline; the country of those who take part, or that
#: the report is about; the tense alone.
Basis = Literal[
    "clause", "sentence", "listed", "voice", "carried", "headline", "participant", "topic", "tense"
]


class HasSpan(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span: ...


Link = TypeVar("Link", bound=HasSpan)
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """A place or a time, with the words that tell it; without words it was inferred.

    ``sure`` is how sure the finder was of what the words mean (0 to 1; 1 for what needs no finder), ``rivals`` how
    many others could have been taken in its stead.
    """

    thing: Thing
    words: Span | None
    basis: Basis
    sure: float = 1.0
    rivals: int = 0


class Scopes:
    """Which links of one document stand in the clause or the sentence of a happening."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._clauses: dict[int, list[Span]] = {}
        for mention in document.layer("happenings"):
            self._clauses.setdefault(mention.sentence, []).append(mention.clause)

    def within(self, links: Sequence[Link], scope: Span, mention: HappeningMention) -> list[Link]:
        """Links inside ``scope``; in the sentence as a whole, those that belong to no other happening."""
        there = inside(links, scope)
        if scope is not mention.scopes[-1]:
            return there
        others = [
            c for c in self._clauses[mention.sentence] if c != mention.clause and not c.holds(mention.clause)
        ]
        return [link for link in there if not any(c.holds(link.span) for c in others)]

    def said_in_a_clause(self, mention: HappeningMention) -> Attribution | None:
        """The attribution of a happening that somebody tells in a clause of its own ("said that jets had bombed")."""
        if mention.attribution is None:
            return None
        attribution: Attribution = self._document.layer("attributions")[mention.attribution]
        root = self._document.layer("tokens")[attribution.root]
        return attribution if root.pos in ("VERB", "AUX") else None


def inside(links: Sequence[Link], scope: Span) -> list[Link]:
    """Links inside ``scope``. They stand in the order of the text, so that only those near it are looked at:
    a long report is not gone through anew for each happening."""
    first = bisect_left(links, scope.start, key=_start_of)
    last = bisect_left(links, scope.end, lo=first, key=_start_of)
    return [link for link in links[first:last] if scope.holds(link.span)]


def _start_of(link: HasSpan) -> int:
    return link.span.start


def distance(one: Span, other: Span) -> int:
    """Characters between two stretches of the text, 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
