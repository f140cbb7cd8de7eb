"""The place that "there" and "in the town" go back to, and "here" where the dateline says where it was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from rasid.model.document import Document, HappeningMention, PlaceLink, Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.place_roles import PlaceRole, role_of

_POINTER: Final = re.compile(
    r"\bthere\b|(?P<here>\bhere\b|\b(?:in|at|outside|inside|near) this (?:\w+ )?(?:town|village|city|port|camp)\b)"
    r"|\b(?:in|at|outside|inside|near) (?:the|that|the same) "
    r"(?P<kind>town|village|city|camp|district|settlement|hamlet)\b(?! of\b)",
    re.IGNORECASE,
)
#: What is done to the town that was named before: "attacked the town".
_TOWN: Final = re.compile(
    r"(?:the|this|that) (?:same )?(?P<kind>town|village|city|camp|settlement|hamlet)", re.IGNORECASE
)
#: What is meant by the words, where they name a kind of place.
_TOWNS: Final = frozenset({"town", "site"})
_FINE: Final = _TOWNS | {"district"}
#: How many sentences back the place may have been named.
_REACH: Final = 3


class PointedPlaces:
    """The places of one document that later words go back to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        links: tuple[PlaceLink, ...] = document.layer("places")
        speakers = SpanIndex((phrase, phrase) for phrase in _speaking(document))
        self._scenes = [
            link
            for link in links
            if not link.adjectival
            and link.place.precision in _FINE
            and role_of(document.text, link.span) is PlaceRole.SCENE
            and not speakers.holding(link.span)
        ]
        self._starts = [link.span.start for link in self._scenes]
        self._written = _written_in(document)
        tokens: tuple[Token, ...] = document.layer("tokens")
        # "There were clashes" points nowhere.
        self._empty = frozenset(token.start for token in tokens if token.dep == "expl")

    def of(self, mention: HappeningMention) -> PlaceLink | None:
        """The place that words of the happening's clause go back to; None where none do, or no place was named."""
        attacked = mention.patient is not None and _TOWN.fullmatch(mention.patient.of(self._document.text))
        if mention.patient is not None and attacked:
            return self._before(mention.patient, mention, attacked["kind"])
        for pointer in _POINTER.finditer(self._document.text, mention.clause.start, mention.clause.end):
            if pointer.start() in self._empty:
                continue
            if pointer["here"] is not None and self._written is not None:
                return self._written
            link = self._before(Span(*pointer.span()), mention, pointer["kind"])
            if link is not None:
                return link
        return None

    def _before(self, pointer: Span, mention: HappeningMention, kind: str | None) -> PlaceLink | None:
        """The last place named before the pointer that nobody only spoke from."""
        sentences = self._document.layer("sentences")
        first: int = sentences[max(0, mention.sentence - _REACH)].span.start
        fits = _FINE if kind in (None, "district") else _TOWNS
        for at in range(bisect_left(self._starts, pointer.start) - 1, -1, -1):
            link = self._scenes[at]
            if link.span.start < first:
                return None
            if link.place.precision in fits:
                return link
        return None


def _speaking(document: Document) -> Iterator[Span]:
    """From each speaker to the word that says so: what is named there is theirs ("a spokesman in Kut said")."""
    for attribution in document.layer("attributions"):
        if attribution.speaker is not None:
            ends = (attribution.speaker, attribution.cue)
            yield Span(min(end.start for end in ends), max(end.end for end in ends))


def _written_in(document: Document) -> PlaceLink | None:
    """The place of the dateline; None without one, or where no list holds it."""
    datelines = [line.span for line in document.layer("dateline")]
    return next(
        (
            link
            for link in document.layer("places")
            if link.place.name is not None and any(line.holds(link.span) for line in datelines)
        ),
        None,
    )
