"""Somebody with a name affirms what was only a rumour before in the same report: that is to confirm it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasid.model.ids import content_id
from rasid.model.observation import HappeningKind, Observation, Phase

#: What happened - kind, type and phase - and one word for who takes part.
_Key = tuple[HappeningKind, str, Phase | None, str]
#: Where a rumour has it, and where the word that tells it begins.
_Telling = tuple[str | None, int | None]
_WORD = re.compile(r"[^\W\d_]{4,}")


def confirm_rumours(observations: Sequence[Observation]) -> list[Observation]:
    """Observations with the stance ``confirms`` where a named speaker repeats an earlier rumour's content."""
    rumours: dict[_Key, set[_Telling]] = {}
    out = []
    for observation in observations:
        if "hearsay" in observation.flags or not observation.speaker.named:
            if observation.stance == "asserts":
                for key in _keys(observation):
                    rumours.setdefault(key, set()).add((_told_place(observation), _cue(observation)))
            out.append(observation)
            continue
        affirms = observation.stance == "asserts" and observation.speaker.kind != "outlet"
        if affirms and any(_may_be_at(observation, rumours.get(key, set())) for key in _keys(observation)):
            observation = replace(
                observation, stance="confirms", id=content_id("o", observation.id, "confirms")
            )
        out.append(observation)
    return out


def _keys(observation: Observation) -> set[_Key]:
    """What two observations of one content share at least one of: what happened, with a word for who takes part."""
    told = observation.happening
    return {(told.kind, told.type, told.phase, word) for word in _content_words(observation)}


def _may_be_at(observation: Observation, tellings: set[_Telling]) -> bool:
    """Whether a rumour told before, at a place or (None) nowhere, does not stand against where this one is.

    What another says in the same breath ("residents and the mayor said") is no rumour that it could confirm.
    """
    here = _told_place(observation)
    places = {place for place, cue in tellings if cue is None or cue != _cue(observation)}
    return bool(places) and (here is None or here in places or None in places)


def _cue(observation: Observation) -> int | None:
    """Where the word by which the speaker says it begins."""
    return next((voice.cue.start for voice in reversed(observation.chain) if voice.cue is not None), None)


def _told_place(observation: Observation) -> str | None:
    """The place that the words name; an inferred one is no word of the speaker's."""
    place = observation.place
    return place.name if place is not None and "place" not in observation.inferred else None


def _content_words(observation: Observation) -> set[str]:
    roles = (observation.happening.agent, observation.happening.patient)
    return {word.lower() for role in roles if role is not None for word in _WORD.findall(role.text)}
