"""When a happening is: the nearest time that belongs to it, or what can be inferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from rasid.model.document import Document, HappeningMention, TimeLink
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.text import Span
from rasid.resolve.attachment import Attachment
from rasid.resolve.found import Basis, Found, Scopes, distance
from rasid.resolve.listed_days import ListedDays
from rasid.resolve.stages import anchor_of
from rasid.resolve.told_before import KeptScene

#: News tells what happened in the days before; an event without a date of its own is put there.
_RECENT: Final = timedelta(days=6)


class Occasion:
    """Times of the happenings of one document."""

    def __init__(self, document: Document, scopes: Scopes, attachment: Attachment, days: ListedDays) -> None:
        self._document = document
        self._scopes = scopes
        self._attachment = attachment
        self._days = days
        self._times: tuple[TimeLink, ...] = document.layer("times")
        self._anchor = anchor_of(document)

    def of(
        self, mention: HappeningMention, place: Found[ObservedPlace] | None, carried: KeptScene | None
    ) -> Found[ObservedTime] | None:
        """When it is; None where nothing tells. ``place`` is where it is: another place than that of the event
        told before (``carried``) is not at that event's time."""
        attributed_claim = self._is_claimed(mention)
        for scope in mention.scopes:
            inside = self._scopes.within(self._times, scope, mention)
            if mention.kind == "event":
                going_on = self._since(inside, mention) if scope == mention.clause else None
                if going_on is not None:
                    return going_on
                inside = [link for link in inside if not link.since]
            said = self._scopes.said_in_a_clause(mention) if scope is mention.scopes[-1] else None
            if said is not None:
                # "said on Tuesday that jets had bombed": the day is that of the saying.
                inside = [link for link in inside if said.covers(link.span)]
            if scope is mention.scopes[-1] and any(p.holds(mention.trigger) for p in mention.elsewhere):
                # "relatives of those who were arrested told us on Sunday": so is the day behind a speaker.
                break
            if scope is mention.scopes[-1] and scope is not mention.clause:
                inside = [link for link in inside if self._attachment.belongs(link.span, mention)]
            if attributed_claim:
                # "claimed Tuesday's bombing on Friday": the day of the claim stands behind it.
                own = (mention.clause.start, mention.trigger.end)
                inside = [link for link in inside if own[0] <= link.span.start and link.span.end <= own[1]]
            if inside:
                link = min(inside, key=lambda link: self._apart(link.span, mention))
                basis: Basis = "clause" if scope == mention.clause else "sentence"
                return Found(link.time, link.span, basis, link.confidence, len(inside) - 1)
        listed = self._days.of(mention)
        if listed is not None and mention.modality in ("actual", "attempted"):
            return Found(listed.time, listed.span, "listed", listed.confidence)
        elsewhere = (
            place is not None
            and place.words is not None
            and carried is not None
            and place.thing != carried.place
        )
        if carried is not None and carried.time is not None and not mention.negated and not elsewhere:
            return Found(carried.time, None, "carried")
        inferred = self._time_from_tense(mention)
        return Found(inferred, None, "tense") if inferred is not None else None

    def _since(self, links: Sequence[TimeLink], mention: HappeningMention) -> Found[ObservedTime] | None:
        """From when on it has been so, up to the day of writing: "has been fighting the rebels since 2023".

        None where the words tell another day as well, or something that is done and over ("have killed two").
        """
        if self._anchor is None or not links or not all(link.since for link in links):
            return None
        if not (mention.tense == "perfect" and mention.trigger.of(self._document.text).endswith("ing")):
            return None
        link = min(links, key=lambda link: self._apart(link.span, mention))
        if not self._attachment.belongs(link.span, mention):
            return None
        return Found(replace(link.time, end=self._anchor.isoformat()), link.span, "clause", link.confidence)

    def _is_claimed(self, mention: HappeningMention) -> bool:
        if mention.attribution is None:
            return False
        stance: str = self._document.layer("attributions")[mention.attribution].stance
        return stance == "claims_responsibility"

    def _time_from_tense(self, mention: HappeningMention) -> ObservedTime | None:
        """What "attacked" or "have left" without a date means: in the last days, or some time before.

        Nothing for what is planned or said not to be so.
        """
        if (
            self._anchor is None
            or mention.negated
            or not (mention.modality in ("actual", "attempted") or _goes_on(mention))
        ):
            return None
        end = self._anchor.isoformat()
        if mention.kind == "event" and mention.tense == "past" and not self._is_lasting(mention):
            return ObservedTime(None, (self._anchor - _RECENT).isoformat(), end, "week")
        return ObservedTime(None, None, end, "week")

    def _is_lasting(self, mention: HappeningMention) -> bool:
        """Whether it goes on ("the ongoing protests"), or is that since which something else has been so."""
        sentence: Span = self._document.layer("sentences")[mention.sentence].span
        before = self._document.text[sentence.start : mention.clause.start].split()
        return mention.phase == "continues" or (bool(before) and before[-1].casefold() == "since")

    def _apart(self, words: Span, mention: HappeningMention) -> tuple[bool, int]:
        return not self._attachment.belongs(words, mention), distance(words, mention.trigger)


def _goes_on(mention: HappeningMention) -> bool:
    """Whether it is a state that seems to hold now ("it appears that the army is continuing its operations")."""
    lasting = mention.kind == "state" and mention.phase == "continues"
    return lasting and mention.modality == "possible" and mention.tense in ("present", "perfect")
