"""Names of speakers in plain words."""

from __future__ import annotations

from typing import Final

from rasid.merge.evidence import Evidence
from rasid.model.observation import Observation
from rasid.model.wording import speaker_words

#: What an outlet calls itself.
_OURSELVES: Final = frozenset({"we", "us", "our", "this newspaper", "this agency", "this radio"})


def is_own_voice(observation: Observation, evidence: Evidence) -> bool:
    """Whether the outlet itself says so, and quotes nobody for it."""
    speaker = observation.speaker
    if speaker.kind != "outlet":
        return False
    source = evidence.report_of(observation).source
    return speaker.text is None or speaker.actor == source or speaker.text.casefold() in _OURSELVES


def speaker_name(observation: Observation, evidence: Evidence) -> str:
    """Who says so: the outlet's name, the listed actor's, or else the report's own words."""
    speaker = observation.speaker
    if is_own_voice(observation, evidence):
        return source_name(evidence.report_of(observation).source, evidence)
    if speaker.actor is not None:
        if speaker.actor in evidence.sources:
            return evidence.sources[speaker.actor].name
        actor = evidence.kinship.actor(speaker.actor)
        if actor is not None:
            return actor.name
    return speaker_words(speaker.kind, speaker.text or "")


def source_name(source: str, evidence: Evidence) -> str:
    """The name of a source, its id where nothing else is known."""
    known = evidence.sources.get(source)
    return known.name if known else source
