"""Where a happening is: the nearest place that belongs to it, or what can be inferred."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rasid.model.document import Attribution, Document, HappeningMention, PlaceLink
from rasid.model.observation import ObservedPlace
from rasid.model.text import Span
from rasid.model.world import PLACE_PRECISIONS, Actor, PlacePrecision
from rasid.resolve.attachment import Attachment
from rasid.resolve.countries import country_place
from rasid.resolve.found import Basis, Found, Scopes, distance, inside
from rasid.resolve.led_place import LedPlaces
from rasid.resolve.place_roles import PlaceRole, role_of
from rasid.resolve.pointed_place import PointedPlaces
from rasid.resolve.strands import Grade, grade_of, strands_of
from rasid.resolve.titled_place import TitledPlace
from rasid.resolve.told_before import VIOLENT, KeptScene
from rasid.resolve.unlisted_places import SURE

#: What holds between sides is in neither of their countries.
_BETWEEN = frozenset({"tension"})
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
#: Happenings whose scene is neither where somebody comes from nor where they go.
_STAYING = VIOLENT | {"COERCE", "PROTEST"}
#: Happenings whose scene is where somebody comes from.
_LEAVING = frozenset({"RETREAT", "displacement"})
_TO = frozenset({"to", "for", "towards", "toward", "into"})
#: Words by which a scene is told; None where something is done to the place itself ("shelled Kelembaro").
_THERE = frozenset({None, "in", "inside", "at", "near", "around", "outside", "within", "on", "of"})
_FROM_AND_TO = frozenset({"from", "to", "for", "towards", "toward", "via"})
#: Those who sit in a capital or at headquarters.
_CAPITAL_VOICE = re.compile(
    r"\b(?:ministry|minister|spokes\w+|government|embassy|ambassador|president|cabinet|headquarters|junta|mission)\b",
    re.I,
)
_FINE = frozenset({"site", "town", "district"})


class Whereabouts:
    """Places of the happenings of one document."""

    def __init__(self, document: Document, scopes: Scopes, attachment: Attachment) -> None:
        self._document = document
        self._scopes = scopes
        self._attachment = attachment
        self._places: tuple[PlaceLink, ...] = document.layer("places")
        self._titled = TitledPlace(document)
        self._led = LedPlaces(document)
        self._pointed = PointedPlaces(document)
        self._main_country = _main_country(self._places, [a.actor for a in document.layer("actors")])

    def of(
        self, mention: HappeningMention, actors: Sequence[Actor], carried: KeptScene | None
    ) -> Found[ObservedPlace] | None:
        """Where it is; None where nothing tells. ``carried`` is the scene told before that it goes back to.

        In this order: a place in the happening's own clause; a place elsewhere in its sentence that is
        in no other happening's clause; one that "there" goes back to; that at the head of the item of a list, or
        of a sentence, with a colon; for violence, that of the police or the hospital that tells it, or
        that of the violent event told just before, or the headline's; the country of those who take part;
        the country that the report is about. The dateline's place is never taken: it is often only where the
        reporter sits. Nothing is inferred for a happening that names nobody, because then nothing ties it to
        a country.
        """
        return (
            self._named(mention)
            or self._from_elsewhere_in_the_text(mention, carried)
            or self._concluded(mention, actors)
        )

    def _named(self, mention: HappeningMention) -> Found[ObservedPlace] | None:
        """A place that the words of its clause or of its sentence name."""
        for scope in mention.scopes:
            there = self._scopes.within(self._places, scope, mention)
            named = [
                link
                for link in there
                if not (link.adjectival or self._is_in_pair(link) or self._is_elsewhere(link, mention))
            ]
            said = self._scopes.said_in_a_clause(mention) if scope is mention.scopes[-1] else None
            if said is not None and self._speaks_from_afar(said):
                # "In Kut the ministry said that jets had bombed": the place is that of the saying.
                named = [link for link in named if said.covers(link.span)]
            if scope is mention.scopes[-1] and scope != mention.clause:
                # Elsewhere in its sentence, only places that hang on it or on what it is part of.
                named = [link for link in named if self._hangs_together(link, mention)]
            if named:
                link = self._likeliest(named, mention)
                basis: Basis = "clause" if scope == mention.clause else "sentence"
                return Found(link.place, link.span, basis, link.confidence, len(named) - 1)
        return None

    def _from_elsewhere_in_the_text(
        self, mention: HappeningMention, carried: KeptScene | None
    ) -> Found[ObservedPlace] | None:
        """A place that was named for something else, and holds for this as well."""
        pointed = self._pointed.of(mention)
        if pointed is not None:
            return Found(pointed.place, None, "carried", pointed.confidence)
        led = self._led.of(mention)
        if led is not None:
            return Found(led.place, led.span, "listed", led.confidence)
        local = self._told_on_the_spot(mention)
        if local is not None:
            return Found(local, None, "voice")
        if carried is not None and carried.place is not None:
            return Found(carried.place, None, "carried")
        titled = self._titled.of(mention) if mention.type in VIOLENT else None
        if titled is not None and mention.modality in ("actual", "attempted") and not mention.negated:
            return Found(titled, None, "headline")
        return None

    def _concluded(self, mention: HappeningMention, actors: Sequence[Actor]) -> Found[ObservedPlace] | None:
        """The country of those who take part, or that the report is about."""
        nobody = not actors and mention.agent is None and mention.patient is None
        nationwide = _NATIONWIDE.search(mention.clause.of(self._document.text)) is not None
        if (nobody and not nationwide) or mention.type in _BETWEEN:
            return None
        for actor in actors:
            if actor.country is not None:
                return Found(country_place(actor.country), None, "participant")
        if self._main_country is not None:
            return Found(country_place(self._main_country), None, "topic")
        return None

    def _speaks_from_afar(self, attribution: Attribution) -> bool:
        """Whether a body of a capital speaks: it tells of all the country from where it sits."""
        speaker = attribution.speaker
        return speaker is not None and _CAPITAL_VOICE.search(speaker.of(self._document.text)) is not None

    def _told_on_the_spot(self, mention: HappeningMention) -> ObservedPlace | None:
        """The town of a local voice: "police in Kut said that a bomb had killed two"; as inferred, for
        nobody says that it was there, and still sooner than where another event was."""
        if mention.type not in VIOLENT:
            return None
        for phrase in mention.elsewhere:
            if _LOCAL_VOICE.search(phrase.of(self._document.text)):
                for link in inside(self._places, phrase):
                    if link.place.precision in _FINE and not link.adjectival:
                        return link.place
        return None

    def _is_in_pair(self, link: PlaceLink) -> bool:
        """Whether the name is one of two that a hyphen joins ("US-Iran"): sides of something, not its scene."""
        text = self._document.text
        return "-" in (text[link.span.start - 1 : link.span.start], text[link.span.end : link.span.end + 1])

    def _is_elsewhere(self, link: PlaceLink, mention: HappeningMention) -> bool:
        """Whether the place is somebody's: the speaker's, or a country that takes part under its name."""
        if any(phrase.holds(link.span) for phrase in mention.elsewhere if not phrase.holds(mention.trigger)):
            return True
        if mention.agent is not None and _is_alone(link.span, mention.agent):
            # "Washington condemned": a state acts under its capital's name.
            return True
        if mention.type in VIOLENT and role_of(self._document.text, link.span) in _NOT_THERE:
            return True
        taking_part = (mention.agent, mention.patient)
        return link.place.precision == "country" and self._attachment.is_inside(link.span, *taking_part)

    def _likeliest(self, links: Sequence[PlaceLink], mention: HappeningMention) -> PlaceLink:
        """One that hangs on the happening before one that does not, one beside those who take part before one
        in their names; then the finest precision, and the nearest to the trigger among equals. A name that no list
        holds is as good as a town where something was in it, at it or near it, or was done to it; where it may as well
        be somebody's, it is better than no more than a country."""

        strand = self._strand(mention)

        def rank(link: PlaceLink) -> tuple[bool, bool, bool, bool, bool, int, bool, int]:
            fineness = PLACE_PRECISIONS.index(link.place.precision or _fineness_of_unlisted(link))
            late = link.place.name is None and not self._is_told_as_scene(link)
            in_name = self._attachment.is_inside(link.span, mention.agent)
            belongs = self._attachment.belongs(link.span, mention)
            beside = role_of(self._document.text, link.span) is not PlaceRole.SCENE
            apart = not strand.holds(link.span)
            way = self._is_on_the_way(link, mention)
            return (
                beside,
                way,
                not belongs,
                apart,
                in_name,
                fineness,
                late,
                distance(link.span, mention.trigger),
            )

        return min(links, key=rank)

    def _is_told_as_scene(self, link: PlaceLink) -> bool:
        """Whether the words say for sure that something was there, not only that somebody was from there."""
        return link.confidence >= SURE and self._attachment.scene_preposition(link.span) in _THERE

    def _is_on_the_way(self, link: PlaceLink, mention: HappeningMention) -> bool:
        """Whether somebody only comes from there or goes there: "shot on their way from Kut"."""
        if mention.type not in _STAYING | _LEAVING:
            return False
        ways = _TO if mention.type in _LEAVING else _FROM_AND_TO
        return self._attachment.preposition_over(link.span) in ways

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
        named = [link.span for link in inside(self._places, sentence)]
        shifted = [Span(span.start - sentence.start, span.end - sentence.start) for span in named]
        for strand in strands_of(sentence.of(self._document.text), shifted):
            words = Span(strand.words.start + sentence.start, strand.words.end + sentence.start)
            if words.start <= mention.trigger.start < words.end:
                return words
        return sentence


def _fineness_of_unlisted(link: PlaceLink) -> PlacePrecision:
    """Words that no list holds name a village: known places are on the list. A river has no precision."""
    if link.place.name is not None:
        return "region"
    return "town" if link.confidence >= SURE else "province"


def _is_alone(name: Span, phrase: Span) -> bool:
    """Whether the phrase is nothing but the name and an article."""
    return phrase.holds(name) and (phrase.end - phrase.start) - (name.end - name.start) <= len("the ")


def _main_country(places: Sequence[PlaceLink], actors: Sequence[Actor]) -> str | None:
    """The country that most names in the report belong to; None where two share the lead or none is named."""
    counts = Counter(link.place.country for link in places if link.place.country is not None)
    counts.update(actor.country for actor in actors if actor.country is not None)
    leading = counts.most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] == leading[1][1]):
        return None
    return leading[0][0]
