"""Which counts of a report are told anew, and which repeat what was counted before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.observation import Toll

#: Words that say that these are others than those before.
_OTHERS: Final = re.compile(
    r"\b(?:other|others|another|additional|more|further|second|third)\b", re.IGNORECASE
)
#: Words that point back to those before.
_BACK: Final = re.compile(
    r"^\W*(?:the|this|that|these|those|both|all|each|his|her|their|its|said)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll with its number, where its sentence begins, and whether that is the headline."""

    toll: Toll
    number: int
    sentence: int
    headline: bool


def told_anew(groups: Sequence[Sequence[Counted]]) -> list[Counted]:
    """The counts that add up: ``groups`` are the tolls of the happenings of a report, in order.

    A report tells its news first in short and then at length. A count repeats an earlier one where it
    points back ("the leader"), or where it has the same number of the same noun, or the same number of
    people called otherwise in a later sentence; one that says "other", "another" or "additional" never does.
    """
    kept: list[Counted] = []
    for group in groups:
        before = list(kept)
        kept.extend(one for one in group if not _repeats(one, before))
    return kept


def _repeats(one: Counted, before: Sequence[Counted]) -> bool:
    if not before or _OTHERS.search(one.toll.text):
        return False
    if _BACK.search(one.toll.text) or one.toll.text == one.toll.of:
        return True
    return any(one.number == other.number and _alike(one.toll, other.toll) for other in before)


def _alike(one: Toll, other: Toll) -> bool:
    return _noun(one) == _noun(other)


def _noun(toll: Toll) -> str:
    return (toll.of or toll.text).lower().rstrip("s")
