"""What kinds of means and targets exclude each other."""

from __future__ import annotations

import re
from typing import Final

from rasid.merge.words import heads, singular

_WORD: Final = re.compile(r"[^\W\d_]+")

#: Mode -> family of means. Two events by means of different families are two events. Modes that tell
#: a manner (clash, operation, ambush, targeted ...) have no family and go with any.
MEANS: Final[dict[str, str]] = {
    "aerial": "air",
    "drone": "air",
    "explosives": "bomb",
    "suicide-attack": "bomb",
    "firearms": "gun",
    "heavy-weapons": "shell",
    "primitive": "blade",
    "unconventional": "poison",
    "crowd-control": "crowd",
    "naval": "sea",
    "shootdown": "shootdown",
    "abduct": "taken",
    "arrest": "taken",
    "curfew": "curfew",
    "strike": "strike",
    "hunger": "hunger",
    "boycott": "boycott",
    "cyber": "cyber",
}

#: Things that are hit, by head word. A bomb at a market and a bomb at a checkpoint are two bombs. People
#: have no kind here: whoever stood in the market may be called civilians or policemen.
_TARGETS: Final[dict[str, str]] = {
    word: kind
    for kind, words in {
        "market": "market bazaar shop mall",
        "worship": "mosque shrine church husseiniya temple",
        "checkpoint": "checkpoint roadblock barrier",
        "school": "school university college",
        "hospital": "hospital clinic ambulance",
        "pipeline": "pipeline refinery oilfield well tanker",
        "bridge": "bridge dam",
        "power": "pylon substation transformer powerline tower",
        "base": "base camp barracks garrison airbase outpost airfield airport",
        "vehicles": "convoy patrol bus minibus car truck vehicle",
        "home": "house home apartment",
        "station": "station headquarters precinct",
        "embassy": "embassy consulate mission",
        "cafe": "café cafe restaurant",
    }.items()
    for word in words.split()
}


def target_kinds(phrase: str) -> frozenset[str]:
    """The kinds of things that a phrase names as hit; empty where it names none.

    >>> sorted(target_kinds("a crowded market"))
    ['market']
    >>> sorted(target_kinds("two policemen"))
    []
    """
    return frozenset(_TARGETS[head] for head in heads(phrase) if head in _TARGETS)


def kinds_named(words: str) -> frozenset[str]:
    """The kinds of things that any word of a text names.

    >>> sorted(kinds_named("exploded beside an army checkpoint at the vegetable market"))
    ['checkpoint', 'market']
    """
    plain = (singular(word) for word in _WORD.findall(words.casefold()))
    return frozenset(_TARGETS[word] for word in plain if word in _TARGETS)
