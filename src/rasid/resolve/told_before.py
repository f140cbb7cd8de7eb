"""The scenes of violent events told before in a report, for sentences that go on about them without saying where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasid.model.document import Document, HappeningMention
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.text import Span

#: How many sentences further on a count without a place still belongs to the event told before.
_REACH: Final = 3
#: "the market", "that convoy": a thing that the report has named before.
_POINTED: Final = re.compile(r"(?:the|this|that|these|those)\s+(?:\w+\s+)?(\w{3,})$", re.IGNORECASE)
#: What stands before an event noun that was told before: "the strike", "this deadly attack".
_POINTER: Final = re.compile(r"\b(?:the|this|that) (?:[a-z-]+ )?$", re.IGNORECASE)
_POINTER_REACH: Final = 30
#: "the commander of the Sixth Division": one person or thing with a name, who is no victim counted by the way.
_NAMED: Final = re.compile(r"the\s+(?:\w+\s+){1,3}of\s+(?:the\s+)?[A-Z]\w+")
#: Words for people, of whom every event has some.
_ANYBODY: Final = frozenset(
    {"people", "men", "women", "children", "civilians", "soldiers", "troops", "fighters", "residents", "army", "group",
     "militants", "gunmen", "police", "rebels", "government", "forces", "militia", "attackers", "victims"}
)  # fmt: skip
#: Types of violent events, whose scenes are kept.
VIOLENT: Final = frozenset({"ASSAULT", "FIGHT"})
#: What brings down an aircraft kills nobody elsewhere.
_APART: Final = frozenset({"shootdown"})


@dataclass(frozen=True, slots=True)
class KeptScene:
    """Where and when a violent event was, and in which sentence it was told."""

    sentence: int
    place: ObservedPlace
    time: ObservedTime | None
    mode: str | None


class ToldBefore:
    """The scenes that one document has told so far, by the item of a dated list that told them, the latest last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last: dict[Span | None, KeptScene] = {}
        self._worded: dict[tuple[Span | None, str], KeptScene] = {}

    def keep(
        self, mention: HappeningMention, place: ObservedPlace, time: ObservedTime | None, day: Span | None
    ) -> None:
        """Remember where and when ``mention`` was, for what the text tells after it; its own words must tell the
        place. ``day`` is where the day of its item stands in a dated list."""
        words = frozenset(re.findall(r"[a-z]{3,}", mention.clause.of(self._document.text).casefold()))
        scene = KeptScene(mention.sentence, place, time, mention.mode)
        self._last[day] = scene
        self._worded.update({(day, word): scene for word in words})

    def scene_of(self, mention: HappeningMention, day: Span | None) -> KeptScene | None:
        """The scene to which ``mention`` goes back: that of the thing it points to ("denied that it had bombed the
        market"), however long before it was told, or the last one told just before; None for neither."""
        pointed = self._pointed_at(mention)
        if pointed is not None and (day, pointed) in self._worded:
            return self._worded[day, pointed]
        last = self._last.get(day)
        if last is None:
            return None
        near = mention.sentence - last.sentence <= _REACH or self._points_back(mention)
        return last if near and not self._is_another(mention, last) else None

    def _points_back(self, mention: HappeningMention) -> bool:
        """Whether the words are of an event told before, however far ("the strike")."""
        before = self._document.text[max(0, mention.trigger.start - _POINTER_REACH) : mention.trigger.start]
        return _POINTER.search(before) is not None

    def _pointed_at(self, mention: HappeningMention) -> str | None:
        """The noun of a patient that the report has named before."""
        if mention.patient is None:
            return None
        pointed = _POINTED.match(mention.patient.of(self._document.text))
        noun = pointed[1].casefold() if pointed is not None else None
        return None if noun in _ANYBODY else noun

    def _is_another(self, mention: HappeningMention, last: KeptScene) -> bool:
        """Whether the words tell another event: of an aircraft brought down, or of somebody with a name."""
        if last.mode in _APART and mention.mode != last.mode:
            return True
        named = mention.patient is not None and _NAMED.match(mention.patient.of(self._document.text))
        return bool(named)
