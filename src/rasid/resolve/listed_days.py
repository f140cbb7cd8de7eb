"""The days of dated lists: what an item tells was on the day at its head."""

from __future__ import annotations

from bisect import bisect_right

from rasid.model.document import Document, HappeningMention, Segment, Sentence, TimeLink
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span


class ListedDays:
    """The days of the items of one document."""

    def __init__(self, document: Document) -> None:
        self._segments: tuple[Segment, ...] = document.layer("segments")
        self._sentences: tuple[Sentence, ...] = document.layer("sentences")
        self._starts = [segment.span.start for segment in self._segments]
        days = {segment.day for segment in self._segments if segment.day is not None}
        times: tuple[TimeLink, ...] = document.layer("times")
        placed = SpanIndex((link.span, link) for link in times)
        self._links = {day: link for day in days for link in placed.overlapping(day)}

    def span_of(self, mention: HappeningMention) -> Span | None:
        """Where the day of the item stands that tells a happening; None outside of dated lists."""
        start = self._sentences[mention.sentence].span.start
        at = bisect_right(self._starts, start) - 1
        return self._segments[at].day if at >= 0 else None

    def of(self, mention: HappeningMention) -> TimeLink | None:
        """The day of the item that tells a happening; None where there is none, or no calendar has it."""
        day = self.span_of(mention)
        link = self._links.get(day) if day is not None else None
        return link if link is not None and link.time.precision in ("minute", "day", "week") else None
