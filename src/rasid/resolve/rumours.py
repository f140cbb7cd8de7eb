"""Somebody with a name affirms what was only a rumour before in the same report: that is to confirm it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasid.model.ids import content_id
from rasid.model.observation import Observation

_WORD = re.compile(r"[^\W\d_]{4,}")


def confirm_rumours(observations: Sequence[Observation]) -> list[Observation]:
    """Observations with the stance ``confirms`` where a named speaker repeats an earlier rumour's content."""
    rumours: list[Observation] = []
    out = []
    for observation in observations:
        if "hearsay" in observation.flags or not observation.speaker.named:
            rumours.append(observation)
            out.append(observation)
            continue
        affirms = observation.stance == "asserts" and observation.speaker.kind != "outlet"
        if affirms and any(_same_content(observation, rumour) for rumour in rumours):
            observation = replace(
                observation, stance="confirms", id=content_id("o", observation.id, "confirms")
            )
        out.append(observation)
    return out


def _same_content(one: Observation, other: Observation) -> bool:
    a, b = one.happening, other.happening
    if (a.kind, a.type, a.phase) != (b.kind, b.type, b.phase) or other.stance != "asserts":
        return False
    places = {told for o in (one, other) if (told := _told_place(o)) is not None}
    if len(places) == 2:
        return False
    return bool(_content_words(one) & _content_words(other))


def _told_place(observation: Observation) -> str | None:
    """The place that the words name; an inferred one is no word of the speaker's."""
    place = observation.place
    return place.name if place is not None and "place" not in observation.inferred else None


def _content_words(observation: Observation) -> set[str]:
    roles = (observation.happening.agent, observation.happening.patient)
    return {word.lower() for role in roles if role is not None for word in _WORD.findall(role.text)}
