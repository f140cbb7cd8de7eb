"""A report's text cut at its quotes, so that each can be marked and jumped to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rasid.model.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text: whether a quote covers them, and the anchors of quotes that begin here."""

    text: str
    quoted: bool
    anchors: tuple[str, ...]


def anchor(span: Span) -> str:
    """The name of the place on a report's page where a quote begins."""
    return f"q-{span.start}-{span.end}"


def pieces(text: str, quotes: Iterable[Span]) -> list[Piece]:
    """The whole text in pieces, in order; quotes may overlap, and each has an anchor."""
    spans = sorted(set(quotes))
    cuts = sorted({0, len(text), *(end for span in spans for end in (span.start, span.end))})
    return [
        Piece(
            text=text[start:end],
            quoted=any(span.holds(Span(start, end)) for span in spans),
            anchors=tuple(anchor(span) for span in spans if span.start == start),
        )
        for start, end in pairwise(cuts)
    ]
