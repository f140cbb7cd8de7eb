"""The stages that cut a text: the dateline set aside, title and paragraphs."""

from __future__ import annotations

from rasid.model.document import Document
from rasid.read.dateline import FoundDateline, find_dateline
from rasid.read.segments import segments


class DatelineFinder:
    """Gives the dateline: one, or none."""

    name = "dateline"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"dateline"})

    def __call__(self, document: Document) -> Document:
        found = find_dateline(document.text, title_end=document.report.title_end)
        return document.having(dateline=(found.layer(),) if isinstance(found, FoundDateline) else ())


class Segmenter:
    """Gives the pieces that are parsed one by one: the title, and the paragraphs without the dateline."""

    name = "segments"
    needs = frozenset({"dateline"})
    gives = frozenset({"segments"})

    def __call__(self, document: Document) -> Document:
        pieces = segments(document.text, document.report.title_end, document.layer("dateline"))
        return document.having(segments=tuple(pieces))
