"""A headline and its lead tell one thing once."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.model.document import Document
from rasid.model.observation import Observation


def without_headline_doubles(observations: Sequence[Observation], document: Document) -> list[Observation]:
    """Observations without those of the headline that the body tells as well.

    The same type told by the same agent, or with either agent unknown, is the same happening here:
    a headline is written to sum up the text under it.
    """
    body = [o for o in observations if "headline" not in o.flags]
    return [
        o for o in observations if "headline" not in o.flags or not any(_same(o, other) for other in body)
    ]


def _same(headline: Observation, told: Observation) -> bool:
    one, other = headline.happening, told.happening
    if one.type != other.type and not _both_violent(one.type, other.type):
        return False
    same_kind = one.kind == other.kind
    if same_kind and one.phase is not None and other.phase is not None and one.phase != other.phase:
        return False
    if one.agent is None or other.agent is None:
        return True
    if one.agent.actor is not None and other.agent.actor is not None:
        return one.agent.actor == other.agent.actor
    return True


def _both_violent(one: str, other: str) -> bool:
    return {one, other} <= {"ASSAULT", "FIGHT", "operations"}
