"""A second opinion: what the heads over the encoder say of the events that the rules have found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from rasid.encoder import Encoder, FoundSpan, load_encoder
from rasid.encoder import Reading as Encoded
from rasid.model.document import Document, HappeningMention, Likely, Opinion, Sentence, Token
from rasid.model.text import Span

#: Below this estimate of the rules an event is in doubt: a noun tells it and leaves a role empty, a verb leaves both
#: empty, or its sense is weak. Asking about more would cost more time than reading may take.
_PLAIN: Final = 0.69


class SecondOpinion:
    """The stage that gives opinions, one for each happening; None where the heads are not asked.

    Asked is every sentence with an event that is in doubt, and then about all its events. A pass through the encoder
    takes as long as parsing the sentence, and where a verb tells an event with both its roles, the rules alone
    know nearly as well how sure they are. The kinds of states the heads do not know. A sentence is
    encoded once, alone, whatever number of heads and events ask about it.
    """

    name = "opinions"
    needs = frozenset({"sentences", "tokens", "happenings"})
    gives = frozenset({"opinions"})

    def __init__(self, encoder: Encoder | None = None) -> None:
        """``encoder`` is the shipped one where it is left out, loaded with the first event."""
        self._given = encoder

    @cached_property
    def _encoder(self) -> Encoder:
        return self._given if self._given is not None else load_encoder()

    def __call__(self, document: Document) -> Document:
        happenings: tuple[HappeningMention, ...] = document.layer("happenings")
        asked = {m.sentence for m in happenings if m.kind == "event" and m.confidence < _PLAIN}
        told: dict[int, _Told] = {}
        given: list[Opinion | None] = []
        for mention in happenings:
            if mention.kind != "event" or mention.sentence not in asked:
                given.append(None)
                continue
            if mention.sentence not in told:
                told[mention.sentence] = _Told.of(document, mention.sentence, self._encoder)
            given.append(told[mention.sentence].opinion(mention))
        return document.having(opinions=tuple(given))


class _Told:
    """One sentence as the encoder sees it, and what its heads have been asked so far."""

    def __init__(self, words: Sequence[Token], read: Encoded, encoder: Encoder) -> None:
        self._words = words
        self._read = read
        self._encoder = encoder
        self._at = {token.start: place for place, token in enumerate(words)}
        self._actors: dict[int, list[FoundSpan]] = {}

    @classmethod
    def of(cls, document: Document, number: int, encoder: Encoder) -> _Told:
        """The sentence of that number, encoded."""
        sentence: Sentence = document.layer("sentences")[number]
        words = [t for t in document.layer("tokens")[sentence.first : sentence.last] if not t.text.isspace()]
        (read,) = encoder.read([[token.text for token in words]])
        return cls(words, read, encoder)

    def opinion(self, mention: HappeningMention) -> Opinion:
        """What the heads say of an event of this sentence."""
        place = self._at[mention.trigger.start]
        return Opinion(
            type=self._type(place, mention.type),
            modality=self._likely("modality", place, mention.modality),
            denied=self._likely("denied", place, "yes" if mention.negated else "no"),
            sources=self._of_role(place, "source"),
            targets=self._of_role(place, "target"),
        )

    def _type(self, place: int, answer: str) -> Likely:
        """What the trigger names. Rules and heads may see one happening in two words ("held talks"), so that they
        agree where any word of the sentence names the rules' type."""
        at_trigger = self._likely("trigger", place, answer)
        return replace(
            at_trigger, agreed=self._encoder.word_head("trigger").highest(self._read.states, answer)
        )

    def _likely(self, head: str, place: int, answer: str) -> Likely:
        (scores,) = self._encoder.word_head(head).label(self._read.states[place : place + 1])
        agreed = sum(score.probability for score in scores if score.label == answer)
        return Likely(scores[0].label, scores[0].probability, agreed)

    def _of_role(self, place: int, role: str) -> tuple[tuple[Span, float], ...]:
        if place not in self._actors:
            self._actors[place] = self._encoder.pair_head("argument").find(self._read.states, place)
        return tuple(
            (Span(self._words[found.start].start, self._words[found.end - 1].end), found.confidence)
            for found in self._actors[place]
            if found.label == role
        )
