"""In whose name a person speaks: "John Abu, a spokesman for the Chadian army", later only "Abu"."""

from __future__ import annotations

import re
from typing import Final

from rasid.model.document import Document
from rasid.model.text import Span

#: Offices in whose name somebody speaks for the house or the side they stand in.
_OFFICE: Final = (
    r"(?:spokes(?:man|woman|person)|commander|minister|secretary|chief|director|head|leader|president|chairman"
    r"|chairwoman|ambassador|envoy|negotiator|general|representative|coordinator|official)"
)
#: How far behind a name its office may reach.
_REACH: Final = 120
_BEHIND: Final = re.compile(
    rf",\s+(?:an?\s+|the\s+|its\s+|their\s+)?((?:[\w'’.-]+\s+){{0,4}}?{_OFFICE}\b"
    r"(?:\s+(?:of|for|at|with|in)\s+[^,.;:\"“”()]+)?)(?=\s*[,.;:\"“”(]|\s+(?:said|told|added))",
    re.I,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Affiliations:
    """The offices of the named people of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        persons = (e.span for e in document.layer("entities") if e.label in ("PERSON", "ORG", "GPE"))
        self._offices: dict[str, Span] = {}
        for span in persons:
            name = span.of(self._text)
            words = _WORD.findall(name)
            office = self.office_behind(span)
            if len(words) > 1 and office is not None:
                self._offices.setdefault(words[-1], office)

    def office_behind(self, name: Span) -> Span | None:
        """The words for the office that stand behind a name ("a spokesman for the army"); None without."""
        match = _BEHIND.match(self._text, name.end, min(len(self._text), name.end + _REACH))
        return None if match is None else Span(*match.span(1))

    def office_of(self, speaker: Span) -> Span | None:
        """The office of a speaker who is called by name, told here or earlier in the report."""
        words = _WORD.findall(speaker.of(self._text))
        if not words or not words[-1][0].isupper():
            return None
        return self.office_behind(speaker) or self._offices.get(words[-1])
