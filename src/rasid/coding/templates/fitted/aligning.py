"""Which possible incident is which labelled template, and which candidate which filler."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rasid.coding.templates.candidates import SLOTS, Candidate
from rasid.coding.templates.deeds import DeedMention
from rasid.coding.templates.template import Template

Gold = Mapping[str, Any]

_LEAD: Final = frozenset({
    "the", "a", "an", "some", "several", "many", "few", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "another", "other", "his", "her", "their", "its",
})  # fmt: skip
_TAIL: Final = frozenset(["of", "in", "from", "at", "who", "that", "which", "for", "on", "with", "by", "to"])

_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "patient": ("hum_tgt", "phys_tgt"), "agent": ("perp_ind", "perp_org"), "instrument": ("instrument",),
}  # fmt: skip
#: What must speak for a template before a telling is taken for its own.
_CLEAR: Final = 0.9


def words_of(text: str) -> list[str]:
    """Content words in lower case, without leading articles, quantities and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain.replace("'s ", " ").replace("'", ""))
    while len(words) > 1 and (words[0] in _LEAD or words[0].isdigit()):
        words = words[1:]
    return words


def _head(words: Sequence[str]) -> str:
    return next((words[i - 1] for i, word in enumerate(words) if i and word in _TAIL), words[-1])


def agreement(text: str, filler: Gold) -> float:
    """How well a phrase is one of a filler's wordings: 1, .5 for the same head word, 0."""
    mine, best = words_of(text), 0.0
    for other in filler["any_of"]:
        theirs = words_of(other)
        if not mine or not theirs:
            continue
        shared = set(mine) & set(theirs)
        if set(mine) == set(theirs) or (shared == set(theirs) and len(mine) - len(theirs) <= 3):
            return 1.0
        if shared == set(mine) and _head(mine) == _head(theirs):
            return 1.0
        if _head(mine) == _head(theirs) or shared in (set(mine), set(theirs)):
            best = 0.5
    return best


@dataclass(frozen=True, slots=True)
class Found:
    """The filler that a candidate is, its slot, and how well they agree."""

    slot: str
    filler: Gold
    agreement: float


def filler_of(candidate: Candidate, gold: Gold) -> Found | None:
    """The slot and the filler that a candidate is; None for none. The slot of the rules comes first."""
    slots = sorted(SLOTS, key=lambda slot: slot != candidate.slot)
    best: Found | None = None
    for slot in slots:
        for filler in gold[slot]:
            match = agreement(candidate.text, filler)
            if match > (best.agreement if best is not None else 0.0):
                best = Found(slot, filler, match)
    if best is None or (best.agreement < 1.0 and candidate.slot is None):
        return None
    return best


@dataclass(frozen=True, slots=True)
class Pair:
    """A possible incident and a template: their numbers, and what speaks for it."""

    mine: int
    gold: int
    score: float


def aligned(
    templates: Sequence[Template], candidates: Sequence[Sequence[Candidate]], golds: Sequence[Gold]
) -> dict[int, int]:
    """Possible incident -> labelled template, one to one, the best pairs first."""
    pairs = [
        Pair(mine, number, score)
        for mine, (template, found) in enumerate(zip(templates, candidates, strict=True))
        for number, gold in enumerate(golds)
        if (score := _score(template, found, gold)) > 2.0
    ]
    taken: dict[int, int] = {}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.mine, one.gold)):
        if pair.mine not in taken and pair.gold not in taken.values():
            taken[pair.mine] = pair.gold
    return taken


def _score(template: Template, candidates: Sequence[Candidate], gold: Gold) -> float:
    types = gold["type"][0]["any_of"]
    if template.type not in types and template.type != "ATTACK" and "ATTACK" not in types:
        return 0.0
    score = 1.0 if template.type in types else 0.5
    score += date_credit(template.date, gold) + place_credit(template.location, gold)
    for slot in SLOTS:
        for filler in gold[slot]:
            weight = 1.0 if slot in ("hum_tgt", "phys_tgt") else 0.5
            ruled = [agreement(one.text, filler) for one in candidates if one.slot == slot]
            other = [0.5 * agreement(one.text, filler) for one in candidates if one.slot is None]
            score += weight * max([*ruled, *other], default=0.0)
    return score


def date_credit(date: str | None, gold: Gold) -> float:
    """1 for the same date, .5 for one with the same latest day."""
    wanted = [one for filler in gold["date"] for one in filler["any_of"]]
    if date is None or not wanted:
        return 0.0
    if date in wanted:
        return 1.0
    return 0.5 if date.rpartition("/")[2] in [one.rpartition("/")[2] for one in wanted] else 0.0


def place_credit(location: Sequence[str], gold: Gold) -> float:
    """1 where the country and the finest place agree, .5 where any does."""
    mine, best = {" ".join(words_of(name)) for name in location}, 0.0
    for filler in gold["location"]:
        for names in filler["any_of"]:
            theirs = [" ".join(words_of(name)) for name in names]
            if theirs[0] in mine and theirs[-1] in mine and (len(theirs) > 1 or len(mine) == 1):
                return 1.0
            best = 0.5 if mine & set(theirs) else best
    return best


def template_told(mention: DeedMention, phrases: Mapping[str, Sequence[str]], day: str | None, towns: Sequence[str],
                  golds: Sequence[Gold]) -> int | None:  # fmt: skip
    """The labelled template that one telling of a deed belongs to; None where none fits, or several fit alike.

    ``phrases`` are those around the deed by role, ``day`` and ``towns`` those of its sentence.
    """
    scores = []
    for gold in golds:
        types = gold["type"][0]["any_of"]
        kin = mention.deed.type in types or "ATTACK" in types or mention.deed.type == "ATTACK"
        score = 0.3 * (mention.deed.type in types)
        for role, slots in _ROLES.items():
            weight = 1.0 if role == "patient" else 0.4
            score += weight * sum(
                max((agreement(phrase, filler) for phrase in phrases[role]), default=0.0)
                for slot in slots
                for filler in gold[slot]
            )
        score += 0.6 * place_credit(towns, gold) + 0.4 * date_credit(day, gold)
        scores.append(score if kin else 0.0)
    best = max(scores, default=0.0)
    if best < _CLEAR or scores.count(best) > 1:
        return None
    return scores.index(best)
