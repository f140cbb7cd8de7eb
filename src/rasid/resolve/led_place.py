"""The place at the head of an item: "Bambari: two wounded by gunfire", "Djibo (Soum): a tanker ambushed"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from rasid.model.document import Document, HappeningMention, PlaceLink, Segment
from rasid.model.text import Span

#: What may stand between the name and its colon: the province it lies in, the kind of place.
_COLON: Final = re.compile(
    r"(?:\s+(?:town|city|village|district|province|governorate|state|county|camp|area))?"
    r"(?:\s*\([^()\n]{1,40}\)|,\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}){0,2}\s*:(?=\s)",
    re.IGNORECASE,
)
#: What may stand before the name: nothing, the end of a sentence or of an item, a mark or a number of a list, "In".
_HEAD: Final = re.compile(r"(?:^|[.;!?]\s+|\n\s*)(?:(?:[-*•–]|\(?\d{1,3}[.)])\s*)?(?:[Ii]n\s+)?$")
_REACH: Final = 24


class LedPlaces:
    """The places of one document that stand with a colon at the head of what happened there."""

    def __init__(self, document: Document) -> None:
        text = document.text
        links: tuple[PlaceLink, ...] = document.layer("places")
        segments: tuple[Segment, ...] = document.layer("segments")
        self._starts = [segment.span.start for segment in segments]
        self._heads = [link for link in links if not link.adjectival and _leads(text, link.span)]
        self._at = [link.span.start for link in self._heads]

    def of(self, mention: HappeningMention) -> PlaceLink | None:
        """The last head before the happening in its paragraph or item; None where there is none."""
        at = bisect_right(self._at, mention.trigger.start) - 1
        if at < 0:
            return None
        head = self._heads[at]
        return head if self._segment(head.span.start) == self._segment(mention.trigger.start) else None

    def _segment(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _leads(text: str, name: Span) -> bool:
    before = text[max(0, name.start - _REACH) : name.start]
    return _COLON.match(text, name.end) is not None and _HEAD.search(before) is not None
