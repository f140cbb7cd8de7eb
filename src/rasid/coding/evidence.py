"""What a report offers to a codebook: its happenings as observed, with who takes part and where words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rasid.codebook.scheme import NOBODY, Party
from rasid.model.document import Document
from rasid.model.observation import Observation, Participant
from rasid.model.world import Actor


class Reading:
    """A read document as a codebook looks at it.

    ``actors`` gives actors by key; those that the document mentions are known without it.
    """

    def __init__(self, document: Document, actors: Mapping[str, Actor] | None = None) -> None:
        """
        Raises:
            StageOrder: the document was not read up to its observations.
        """
        self.document = document
        self.report = document.report
        self.observations: tuple[Observation, ...] = document.layer("observations")
        mentioned = {mention.actor.id: mention.actor for mention in document.layer("actors")}
        self._actors = {**(actors or {}), **mentioned}

    @cached_property
    def actor_spans(self) -> tuple[tuple[int, int, Actor], ...]:
        """(start, end, actor) of all mentions of listed actors, in order."""
        found = self.document.layer("actors")
        return tuple((mention.span.start, mention.span.end, mention.actor) for mention in found)

    @cached_property
    def body_start(self) -> int:
        """Where the report begins to tell: behind its dateline, or at the first sentence that tells something.

        Places and days above it say where and when the report was written, and what else is in the news.
        """
        if lines := self.document.layer("dateline"):
            return int(lines[0].span.end)
        if self.observations:
            return min(observation.quote.start for observation in self.observations)
        return self.report.title_end

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.document.layer("sentences")]

    def sentence_at(self, position: int) -> str | None:
        """The sentence that holds a character of the text, None where none does (a dateline)."""
        number = bisect_right(self._sentence_starts, position) - 1
        if number < 0:
            return None
        span = self.document.layer("sentences")[number].span
        return span.of(self.document.text) if position < span.end else None

    @cached_property
    def told_by_doers(self) -> frozenset[tuple[str | None, str]]:
        """The sentences and words that tell happenings of which their own doers speak."""
        return frozenset(self.words_of(one) for one in self.observations if _by_doer(one))

    def words_of(self, observation: Observation) -> tuple[str | None, str]:
        """The sentence and the words that tell a happening, whoever says so."""
        return self.sentence_at(observation.quote.start), observation.happening.text

    def actor(self, key: str | None) -> Actor | None:
        """The actor of that key, None where there is no key or no such actor is known here."""
        return None if key is None else self._actors.get(key)

    def takes_part(self, party: Party, participant: Participant | None) -> bool:
        """Whether a participant belongs to a party."""
        if participant is None:
            return False
        return is_party(party, participant.text, self.actor(participant.actor))

    def named(self, party: Party, start: int, end: int) -> bool:
        """Whether [start, end) of the text names the party: by a listed actor or by words."""
        for first, last, actor in self.actor_spans:
            if start <= first and last <= end and is_party(party, self.document.text[first:last], actor):
                return True
        text = self.document.text[start:end]
        return any(not _covered(text, span, party) for span in party.words.places_in(text))


def is_party(party: Party, text: str, actor: Actor | None) -> bool:
    """Whether words, linked to an actor or to none, name a party."""
    if party.but.found_in(text):
        return False
    if actor is not None and (
        actor.id in party.actors
        or actor.kind in party.kinds
        or actor.side in party.sides
        or actor.country in party.countries
    ):
        return True
    return party.words.found_in(text)


def _covered(text: str, span: tuple[int, int], party: Party) -> bool:
    """Whether words lie in a wider phrase that the party excepts."""
    return any(start <= span[0] and span[1] <= end for start, end in party.but.places_in(text))


def _by_doer(observation: Observation) -> bool:
    speaker, agent = observation.speaker, observation.happening.agent
    if speaker.text is None:
        return False
    if observation.stance == "claims_responsibility":
        return True
    if agent is None:
        return False
    same = speaker.actor is not None and speaker.actor == agent.actor
    return same or speaker.text.lower().split() == agent.text.lower().split()


@dataclass(frozen=True, slots=True)
class Told:
    """One observation of a reading."""

    reading: Reading
    observation: Observation

    @property
    def sentence(self) -> str:
        """The whole sentence that the quote is of."""
        return self.reading.sentence_at(self.observation.quote.start) or self.observation.quote.text

    @property
    def by_doer(self) -> bool:
        """Whether who tells it is who did it, here or through somebody: a claim, with the toll that suits them."""
        return self.reading.words_of(self.observation) in self.reading.told_by_doers

    def participants(self, part: str) -> tuple[Participant | None, ...]:
        """Who stands in ``agent``, ``patient`` or ``either`` of the two."""
        happening = self.observation.happening
        roles = {"agent": (happening.agent,), "patient": (happening.patient,)}
        return roles.get(part, (happening.agent, happening.patient))

    def has_party(self, part: str, party: Party | str) -> bool:
        """Whether a party stands in a role, or is named in the sentence; ``nobody``: whether nobody does."""
        quote = self.observation.quote
        if part == "sentence_names":
            return not isinstance(party, str) and self.reading.named(party, quote.start, quote.end)
        there = self.participants(part)
        if isinstance(party, str):
            return party == NOBODY and not any(there)
        return any(self.reading.takes_part(party, one) for one in there)
