"""Who speaks for whom: "the ministry's spokesman", "the spokesman", where the report names the ministry as well.

Reading links a speaker to an actor where the words name one. What a later sentence calls "the spokesman" is known
only from the rest of the report, and whether he is a party to a claim depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from rasid.merge.words import heads, singular
from rasid.model.observation import Observation, Speaker

#: Who speaks in the name of the house that employs them.
_SPEAKS_FOR: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})
#: Offices of which a place or a house has one: who holds one can be named, and asked again.
_OFFICES: Final = frozenset(
    (
        "mayor governor minister president chancellor king emir commander chief director head chairman chairwoman "
        "speaker spokesman spokeswoman spokesperson ambassador envoy secretary attorney prosecutor mukhtar imam bishop "
        "ombudsman"
    ).split()
)
#: Words before "spokesman" that name no house.
_NO_HOUSE: Final = frozenset(
    {"a", "an", "the", "its", "their", "his", "her", "chief", "senior", "local", "one", "own"}
)
_INDEFINITE: Final = frozenset(
    {"a", "an", "one", "some", "several", "two", "three", "many", "another", "former"}
)


def with_spokesmen_resolved(observations: Iterable[Observation]) -> list[Observation]:
    """Observations whose spokesmen have the actor that they speak for, where their report leaves one choice."""
    by_report: dict[str, list[Observation]] = {}
    for observation in observations:
        by_report.setdefault(observation.report, []).append(observation)
    return [resolved for told in by_report.values() for resolved in _resolved(told)]


def holds_office(speaker: Speaker) -> bool:
    """Whether an official is named by an office that one person holds ("the mayor of Khanaqin").

    >>> holds_office(Speaker("the mayor of Khanaqin", "official", None))
    True
    >>> holds_office(Speaker("a local commander", "official", None))
    False
    """
    words = (speaker.text or "").casefold().split()
    if not words or words[0] in _INDEFINITE:
        return False
    return bool(heads(" ".join(words)) & _OFFICES)


def house_spoken_for(speaker: Speaker) -> str | None:
    """The house in whose name a spokesman speaks, as his own words name it; None where they name none.

    >>> house_spoken_for(Speaker("An army spokesman", "official", None))
    'army'
    >>> house_spoken_for(Speaker("a spokeswoman for the ministry", "official", None))
    'ministry'
    >>> house_spoken_for(Speaker("the spokesman", "official", None)) is None
    True
    """
    words = [word.removesuffix("'s").removesuffix("’s") for word in (speaker.text or "").casefold().split()]
    at = next((at for at, word in enumerate(words) if word in _SPEAKS_FOR), None)
    if at is None or "former" in words[:at]:
        return None
    behind = words[at + 2 :] if words[at + 1 : at + 2] in (["for"], ["of"]) else []
    house = [word for word in behind or words[:at] if word not in _NO_HOUSE]
    return " ".join(singular(word) for word in house) or None


def _resolved(told: list[Observation]) -> Iterable[Observation]:
    houses: dict[str, set[str]] = {}
    for each in sorted(told, key=lambda o: (o.quote.start, o.id)):
        speaker = each.speaker
        if speaker.actor is not None and speaker.text and speaker.kind in ("institution", "group", "agency"):
            for head in heads(speaker.text):
                houses.setdefault(head, set()).add(speaker.actor)
    for each in told:
        actor = _spoken_for(each.speaker, houses)
        yield each if actor is None else replace(each, speaker=replace(each.speaker, actor=actor))


def _spoken_for(speaker: Speaker, houses: dict[str, set[str]]) -> str | None:
    if speaker.actor is not None or speaker.kind != "official" or not speaker.text:
        return None
    words = {singular(word.removesuffix("'s").removesuffix("’s")) for word in speaker.text.casefold().split()}
    if not words & _SPEAKS_FOR:
        return None
    named = [actors for head, actors in houses.items() if head in words]
    # "The spokesman" is of the house that the report quotes, where it quotes one only.
    known = set().union(*(named or houses.values())) if houses else set()
    return known.pop() if len(known) == 1 else None
