"""Where and when a happening is: the nearest place and time that belong to it, or what can be inferred."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Generic, Protocol, TypeVar

from rasid.model.document import Document, HappeningMention, PlaceLink, TimeLink
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.text import Span
from rasid.model.world import PLACE_PRECISIONS, Actor
from rasid.resolve.attachment import Attachment
from rasid.resolve.countries import country_place
from rasid.resolve.listed_days import ListedDays
from rasid.resolve.place_roles import PlaceRole, role_of
from rasid.resolve.stages import anchor_of
from rasid.resolve.strands import Grade, grade_of, strands_of
from rasid.resolve.titled_place import TitledPlace
from rasid.resolve.told_before import KeptScene, ToldBefore

#: News tells what happened in the days before; an event without a date of its own is put there.
_RECENT = timedelta(days=6)
#: What holds between sides is in neither of their countries.
_BETWEEN = frozenset({"tension"})
_VIOLENT = frozenset({"ASSAULT", "FIGHT"})
#: Words for the whole of the country that the report is about.
_NATIONWIDE = re.compile(
    r"\b(?:in|across|throughout|around) the country\b|\bnation-?wide\b|\bcountry-?wide\b", re.IGNORECASE
)
#: Names that are no scene of violence: who stands behind somebody, speaks, or comes from there.
_NOT_THERE = frozenset({PlaceRole.BACKER, PlaceRole.NAME, PlaceRole.ORIGIN, PlaceRole.SPEAKER})
#: Those who tell of what was near them; a minister in the capital does not.
_LOCAL_VOICE = re.compile(
    r"\b(?:police|hospitals?|medics?|doctors?|morgue|mayor|residents?|villagers?|locals?|witness(?:es)?|elders?)\b",
    re.I,
)
_FINE = frozenset({"site", "town", "district"})


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


Link = TypeVar("Link", bound=_HasSpan)
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """A place or a time, with the words that tell it; without words it was inferred."""

    thing: Thing
    words: Span | None


class Scene:
    """Places and times of the happenings of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places: tuple[PlaceLink, ...] = document.layer("places")
        self._times: tuple[TimeLink, ...] = document.layer("times")
        self._clauses: dict[int, list[Span]] = {}
        for mention in document.layer("happenings"):
            self._clauses.setdefault(mention.sentence, []).append(mention.clause)
        self._anchor = anchor_of(document)
        self._attachment = Attachment(document)
        self._days = ListedDays(document)
        self._titled = TitledPlace(document)
        self._told_before = ToldBefore(document)
        self._main_country = _main_country(self._places, [a.actor for a in document.layer("actors")])

    def place(self, mention: HappeningMention, actors: Sequence[Actor]) -> Found[ObservedPlace] | None:
        """Where it is; None where nothing tells.

        In this order: a place in the happening's own clause; a place elsewhere in its sentence that is
        in no other happening's clause; for violence, that of the police or the hospital that tells it, or
        that of the violent event told just before, or the headline's; the country of those who take part;
        the country that the report is about. The dateline's place is never taken: it is often only where the
        reporter sits. Nothing is inferred for a happening that names nobody, because then nothing ties it to
        a country.
        """
        for scope in mention.scopes:
            inside = self._in_scope(self._places, scope, mention)
            named = [
                link
                for link in inside
                if not (link.adjectival or self._is_in_pair(link) or self._is_elsewhere(link, mention))
            ]
            if scope is mention.scopes[-1] and scope != mention.clause:
                # Elsewhere in its sentence, only places that hang on it or on what it is part of.
                named = [link for link in named if self._hangs_together(link, mention)]
            if named:
                link = self._likeliest(named, mention)
                return Found(link.place, link.span)
        local = self._told_on_the_spot(mention)
        if local is not None:
            return Found(local, None)
        carried = self._carried(mention)
        if carried is not None and carried.place is not None:
            return Found(carried.place, None)
        titled = self._titled.of(mention) if mention.type in _VIOLENT else None
        if titled is not None and mention.modality in ("actual", "attempted") and not mention.negated:
            return Found(titled, None)
        nobody = not actors and mention.agent is None and mention.patient is None
        nationwide = _NATIONWIDE.search(mention.clause.of(self._document.text)) is not None
        if (nobody and not nationwide) or mention.type in _BETWEEN:
            return None
        for actor in actors:
            if actor.country is not None:
                return Found(country_place(actor.country), None)
        if self._main_country is not None:
            return Found(country_place(self._main_country), None)
        return None

    def _told_on_the_spot(self, mention: HappeningMention) -> ObservedPlace | None:
        """The town of a local voice: "police in Kut said that a bomb had killed two"; as inferred, for
        nobody says that it was there, and still sooner than where another event was."""
        if mention.type not in _VIOLENT:
            return None
        for phrase in mention.elsewhere:
            if _LOCAL_VOICE.search(phrase.of(self._document.text)):
                for link in _inside(self._places, phrase):
                    if link.place.precision in _FINE and not link.adjectival:
                        return link.place
        return None

    def _is_in_pair(self, link: PlaceLink) -> bool:
        """Whether the name is one of two that a hyphen joins ("US-Iran"): sides of something, not its scene."""
        text = self._document.text
        return "-" in (text[link.span.start - 1 : link.span.start], text[link.span.end : link.span.end + 1])

    def time(
        self, mention: HappeningMention, place: Found[ObservedPlace] | None
    ) -> Found[ObservedTime] | None:
        """When it is; None where nothing tells. ``place`` is where it is: another place than that of the event
        told before is not at that event's time."""
        attributed_claim = self._is_claimed(mention)
        for scope in mention.scopes:
            inside = self._in_scope(self._times, scope, mention)
            if mention.kind == "event":
                going_on = self._since(inside, mention) if scope == mention.clause else None
                if going_on is not None:
                    return going_on
                inside = [link for link in inside if not link.since]
            if scope is mention.scopes[-1] and self._is_said_in_a_clause(mention):
                # "said on Tuesday that jets had bombed": the day is that of the saying.
                inside = [link for link in inside if self._is_in_what_is_said(link, mention)]
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
                return Found(link.time, link.span)
        listed = self._days.of(mention)
        if listed is not None and mention.modality in ("actual", "attempted"):
            return Found(listed.time, listed.span)
        carried = self._carried(mention)
        elsewhere = (
            place is not None
            and place.words is not None
            and carried is not None
            and place.thing != carried.place
        )
        if carried is not None and carried.time is not None and not mention.negated and not elsewhere:
            return Found(carried.time, None)
        inferred = self._time_from_tense(mention)
        return Found(inferred, None) if inferred is not None else None

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
        return Found(replace(link.time, end=self._anchor.isoformat()), link.span)

    def remember(
        self, mention: HappeningMention, place: Found[ObservedPlace] | None, time: Found[ObservedTime] | None
    ) -> None:
        """Keep the scene of a violent event that the words place, for the sentences that count its victims."""
        if mention.type not in _VIOLENT or place is None or place.words is None:
            return
        if mention.modality not in ("actual", "attempted"):
            return
        told = time.thing if time is not None and time.words is not None else None
        self._told_before.keep(mention, place.thing, told, self._days.span_of(mention))

    def _carried(self, mention: HappeningMention) -> KeptScene | None:
        """The scene of a violent event told before, for one that is told without a place."""
        if mention.type not in _VIOLENT:
            return None
        return self._told_before.scene_of(mention, self._days.span_of(mention))

    def _is_claimed(self, mention: HappeningMention) -> bool:
        if mention.attribution is None:
            return False
        stance: str = self._document.layer("attributions")[mention.attribution].stance
        return stance == "claims_responsibility"

    def _is_in_what_is_said(self, link: TimeLink, mention: HappeningMention) -> bool:
        number = mention.attribution
        return number is not None and self._document.layer("attributions")[number].covers(link.span)

    def _is_said_in_a_clause(self, mention: HappeningMention) -> bool:
        if mention.attribution is None:
            return False
        attribution = self._document.layer("attributions")[mention.attribution]
        return self._document.layer("tokens")[attribution.root].pos in ("VERB", "AUX")

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

    def _is_elsewhere(self, link: PlaceLink, mention: HappeningMention) -> bool:
        """Whether the place is somebody's: the speaker's, or a country that takes part under its name."""
        if any(phrase.holds(link.span) for phrase in mention.elsewhere if not phrase.holds(mention.trigger)):
            return True
        if mention.agent is not None and _is_alone(link.span, mention.agent):
            # "Washington condemned": a state acts under its capital's name.
            return True
        if mention.type in _VIOLENT and role_of(self._document.text, link.span) in _NOT_THERE:
            return True
        taking_part = (mention.agent, mention.patient)
        return link.place.precision == "country" and self._attachment.is_inside(link.span, *taking_part)

    def _likeliest(self, links: Sequence[PlaceLink], mention: HappeningMention) -> PlaceLink:
        """One that hangs on the happening before one that does not, one beside those who take part before one
        in their names; then the finest precision, and the nearest to the trigger among equals."""

        strand = self._strand(mention)

        def rank(link: PlaceLink) -> tuple[bool, bool, bool, bool, int, int]:
            precision = link.place.precision
            # Words that no list holds name a village: known places are on the list.
            fineness = PLACE_PRECISIONS.index(precision if precision is not None else "town")
            in_name = self._attachment.is_inside(link.span, mention.agent)
            belongs = self._attachment.belongs(link.span, mention)
            beside = role_of(self._document.text, link.span) is not PlaceRole.SCENE
            apart = not strand.holds(link.span)
            return beside, not belongs, apart, in_name, fineness, _distance(link.span, mention.trigger)

        return min(links, key=rank)

    def _hangs_together(self, link: PlaceLink, mention: HappeningMention) -> bool:
        """Whether the tree joins the place to the happening, or else the strand: headlines have little of a tree."""
        if self._attachment.belongs(link.span, mention):
            return True
        verb = self._attachment.verb_over(link.span)
        if verb is not None and grade_of(verb.of(self._document.text)) is Grade.NOTHING:
            return False  # "as the army announced in Baghdad"
        return self._strand(mention).holds(link.span)

    def _strand(self, mention: HappeningMention) -> Span:
        """The part of its sentence that tells the happening, where the sentence tells several."""
        sentence: Span = self._document.layer("sentences")[mention.sentence].span
        inside = [link.span for link in _inside(self._places, sentence)]
        shifted = [Span(span.start - sentence.start, span.end - sentence.start) for span in inside]
        for strand in strands_of(sentence.of(self._document.text), shifted):
            words = Span(strand.words.start + sentence.start, strand.words.end + sentence.start)
            if words.start <= mention.trigger.start < words.end:
                return words
        return sentence

    def _apart(self, words: Span, mention: HappeningMention) -> tuple[bool, int]:
        return not self._attachment.belongs(words, mention), _distance(words, mention.trigger)

    def _in_scope(self, links: Sequence[Link], scope: Span, mention: HappeningMention) -> list[Link]:
        """Links inside ``scope``; in the sentence as a whole, those that belong to no other happening."""
        inside = _inside(links, scope)
        if scope is not mention.scopes[-1]:
            return inside
        others = [
            c for c in self._clauses[mention.sentence] if c != mention.clause and not c.holds(mention.clause)
        ]
        return [link for link in inside if not any(c.holds(link.span) for c in others)]


def _goes_on(mention: HappeningMention) -> bool:
    """Whether it is a state that seems to hold now ("it appears that the army is continuing its operations")."""
    lasting = mention.kind == "state" and mention.phase == "continues"
    return lasting and mention.modality == "possible" and mention.tense in ("present", "perfect")


def _inside(links: Sequence[Link], scope: Span) -> list[Link]:
    """Links inside ``scope``. They stand in the order of the text, so that only those near it are looked at:
    a long report is not gone through anew for each happening."""
    first = bisect_left(links, scope.start, key=_start_of)
    last = bisect_left(links, scope.end, lo=first, key=_start_of)
    return [link for link in links[first:last] if scope.holds(link.span)]


def _start_of(link: _HasSpan) -> int:
    return link.span.start


def _is_alone(name: Span, phrase: Span) -> bool:
    """Whether the phrase is nothing but the name and an article."""
    return phrase.holds(name) and (phrase.end - phrase.start) - (name.end - name.start) <= len("the ")


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _main_country(places: Sequence[PlaceLink], actors: Sequence[Actor]) -> str | None:
    """The country that most names in the report belong to; None where two share the lead or none is named."""
    counts = Counter(link.place.country for link in places if link.place.country is not None)
    counts.update(actor.country for actor in actors if actor.country is not None)
    leading = counts.most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] == leading[1][1]):
        return None
    return leading[0][0]
