"""Ceasefires: events to the codebook, and a state to whoever asks what holds.

Reading tells a ceasefire as an event, which is how data sets count it. That it begins, is suspended and resumes is
told as of a state, by several speakers on several days; so tellings of it are compared as those of states are, and
the situations room lays them one after the other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rasid.model.observation import Happening, Observation

#: The type under which tellings of a ceasefire are compared: that of the state "a ceasefire is in force".
TRUCE: Final = "truce"
_EVENT: Final = ("RETREAT", "ceasefire")
#: How a ceasefire is said to begin, for tellings without a phase.
_BEGINS: Final = re.compile(
    r"\b(?:beg[aiu]n\w*|starts?|started|took effect|takes? effect|(?:came|comes?|went|goes) into (?:effect|force)|"
    r"declar\w+|announc\w+|proclaim\w+|agreed)\b",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(r"^\W*(?:(?:has|had|have|was|is) )?")
#: A day that is not the ceasefire's own: "hours before the truce began".
_BESIDE: Final = re.compile(
    r"\b(?:before|after|since|until|ahead of)\b[^,.;]*\b(?:truce|cease-?\s?fire)\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"[A-Z\d][\w'’.-]*(?: (?:(?:of|the|for|and|de|la) )*[A-Z\d][\w'’.-]*)*")
_SHORT: Final = re.compile(r"\s*\(([A-Z][A-Za-z.-]{1,9})\)")


def is_truce(happening: Happening) -> bool:
    """Whether a ceasefire is told, as an event or as the state that it is."""
    return (happening.type, happening.mode) == _EVENT or (happening.kind, happening.type) == ("state", TRUCE)


def with_phase(observation: Observation) -> Observation:
    """The observation; of a ceasefire that is said to begin, with that phase where reading gave none."""
    happening = observation.happening
    if (happening.type, happening.mode) != _EVENT or happening.phase is not None:
        return observation
    if _BEGINS.search(happening.text) is None and not _goes_on_to_begin(observation):
        return observation
    return replace(observation, happening=replace(happening, phase="begins"))


def _goes_on_to_begin(observation: Observation) -> bool:
    """Whether the sentence goes on with it: "a ceasefire between the two" -> "took effect at midnight"."""
    _, _, behind = observation.quote.text.partition(observation.happening.text)
    return _BEGINS.match(_AUXILIARY.sub("", behind)) is not None


def tells_its_day(observation: Observation) -> bool:
    """Whether the day that is told may be that of the ceasefire's turn.

    "Hours before the truce began" has another day, and midnight belongs to two.
    """
    midnight = observation.time is not None and "midnight" in (observation.time.text or "").casefold()
    return not midnight and _BESIDE.search(observation.happening.text) is None


def name_in(text: str, report: str) -> str | None:
    """The name in the words for a party to a ceasefire, by its short form where the report tells one; else None.

    >>> name_in("the Northern Liberation Army", "the Northern Liberation Army (NLA) said")
    'nla'
    >>> name_in("the NLA", "")
    'nla'
    >>> name_in("our units", "") is None
    True
    """
    bare = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    if _NAME.fullmatch(bare) is None:
        return None
    at = report.find(bare)
    short = _SHORT.match(report, at + len(bare)) if at >= 0 else None
    return (short.group(1) if short else bare).casefold()
