"""The chain of speakers by which a report has something, linked to actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.model.document import Attribution, Passing
from rasid.model.observation import Party, Speaker, SpeakerKind, Voice
from rasid.model.text import Span, Stretch
from rasid.model.world import Actor
from rasid.resolve.participants import Participants

#: Kinds whose words name nobody, whatever name stands in them: "a police source".
GENERIC: Final[frozenset[SpeakerKind]] = frozenset({"unnamed", "rumour", "witness", "expert"})


class Voices:
    """Chains of the speakers of one report."""

    def __init__(self, text: str, source: str, participants: Participants) -> None:
        self._text = text
        self._source = source
        self._participants = participants

    def of(
        self,
        attribution: Attribution | None,
        speaker: Speaker,
        agent: Actor | None,
        patient: Actor | None,
    ) -> tuple[Voice, ...]:
        """From the outlet to whoever knew it first; ``speaker`` is linked already, and is one of them."""
        own = Voice(None, None, "outlet", self._source)
        if attribution is None:
            return (own,)
        links = attribution.chain
        if not links and attribution.speaker is not None:
            links = (Passing(attribution.speaker, attribution.speaker_kind, attribution.cue),)
        if not links:
            # "it was reported that": somebody said it, in no words of their own.
            return own, Voice(None, None, speaker.kind, None, Stretch.cut(self._text, attribution.cue))
        voices = [self._voice(link, attribution, speaker, agent, patient) for link in links]
        ourselves = voices[0].kind == "outlet" and voices[0].actor == self._source
        return tuple(voices) if ourselves else (own, *voices)

    def _voice(
        self,
        link: Passing,
        attribution: Attribution,
        speaker: Speaker,
        agent: Actor | None,
        patient: Actor | None,
    ) -> Voice:
        words, cue = Stretch.cut(self._text, link.span), Stretch.cut(self._text, link.cue)
        if link.kind == "outlet":
            return Voice(words, None, "outlet", self._source, cue)
        linked = self._participants.link(link.span, speaks=True).actor
        is_speaker = link.span == attribution.speaker
        kind = speaker.kind if is_speaker else link.kind
        known = linked is not None and kind not in GENERIC
        if linked is None or not known or (is_speaker and speaker.actor != linked.id):
            return Voice(words, None, kind, speaker.actor if is_speaker else None, cue)
        return Voice(words, linked.name, kind, linked.id, cue, _party(linked, agent, patient))


def spans_of(attribution: Attribution) -> Iterator[Span]:
    """The words of a chain and of what is said, whose private names an observation brings along."""
    yield from (link.span for link in attribution.chain)
    yield from attribution.content


def _party(voice: Actor, agent: Actor | None, patient: Actor | None) -> Party | None:
    acting, suffering = _stand_together(voice, agent), _stand_together(voice, patient)
    if acting and suffering:
        return "both"
    return "agent" if acting else "patient" if suffering else None


def _stand_together(one: Actor, other: Actor | None) -> bool:
    """Whether they are one, stand with one party, or one commands or owns the other."""
    if other is None:
        return False
    sided = one.side is not None and one.side == other.side
    return one.id == other.id or sided or one.id in other.parents or other.id in one.parents
