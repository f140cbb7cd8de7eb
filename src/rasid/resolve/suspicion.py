"""Identities that a report only suspects: "gunmen believed to be from ISIS" are not said to be ISIS's."""

from __future__ import annotations

import re
from typing import Final

from rasid.model.document import ActorMention, Document, Sentence
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.model.world import Actor

#: How far a suspected identity is trusted. Not calibrated: as likely as not, until somebody counts.
SUSPECTED: Final = 0.5

#: "suspected ISIS militants", "gunmen believed to belong to ISIS": between these words and the name, or the noun.
_SUSPICION: Final = re.compile(
    r"\b(?:suspected|alleged|presumed|believed|thought|supposed|suspicions?|apparently|possibly|probably|likely)\b",
    re.I,
)
#: "The group is believed to be Jaysh al-Islam.": who is spoken of, and the suspicion.
_IDENTITY: Final = re.compile(
    r"^\W*(?:the|these|those)\s+(?:\w+\s+)?(?:group|attackers?|assailants?|gunm[ae]n|militants|fighters|suspects?|"
    r"perpetrators?|bombers?|men)\s+(?:is|are|was|were|may|might|could)\s+(?:\w+\s+)?"
    r"(?:believed|thought|suspected|said|alleged|reported|presumed|have been|be|belong)\b",
    re.I,
)
#: Words for those whom such a sentence can identify.
_UNNAMED: Final = re.compile(
    r"\b(?:gunm[ae]n|attackers?|assailants?|militants|fighters|group|suspects?|bombers?|armed men|men)\b",
    re.I,
)
#: "gunmen suspected of belonging to ...": right behind those whom it is about.
_BEHIND: Final = re.compile(
    r"^\W*(?:who\s+(?:is|are|was|were)\s+)?(?:suspected|alleged|presumed|believed|thought|supposed)\b", re.I
)
#: So many characters behind them the name still belongs to the suspicion.
_NEAR: Final = 60
#: So many sentences further on an identity is still that of those told before.
_REACH: Final = 2


class Suspicions:
    """What a document holds open."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._sentences: tuple[Sentence, ...] = document.layer("sentences")
        self._numbers = SpanIndex((one.span, number) for number, one in enumerate(self._sentences))
        mentions: tuple[ActorMention, ...] = document.layer("actors")
        self._mentions = SpanIndex((mention.span, mention) for mention in mentions)

    def holds_open(self, mention: ActorMention, participant: Span) -> bool:
        """Whether the participant's own words, up to the name in them, only suspect it."""
        before = self._text[participant.start : max(participant.start, mention.span.start)]
        return _SUSPICION.search(before) is not None

    def of_unnamed(self, participant: Span) -> Actor | None:
        """Whom the words behind the participant ("gunmen"), or a sentence soon after, suspect them to be."""
        if not _UNNAMED.search(participant.of(self._text)):
            return None
        here = next(iter(self._numbers.holding(participant)), None)
        if here is None:
            return None
        end = min(self._sentences[here].span.end, participant.end + _NEAR)
        if _BEHIND.match(self._text[participant.end : end]):
            behind = self._mentions.overlapping(Span(participant.end, end))
            return next((m.actor for m in behind if participant.end <= m.span.start), None)
        for sentence in self._sentences[here : here + _REACH + 1]:
            if _IDENTITY.match(sentence.span.of(self._text)):
                named = [m.actor for m in self._mentions.within(sentence.span)]
                return named[0] if named else None
        return None
