"""Which possible incidents are reported incidents of violence worth a template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.incidents import Incident

if TYPE_CHECKING:
    from rasid.coding.templates.maker import Work

#: Days for which an incident is news: after that it is told as history.
_RECENT: Final = 75


def is_incident(work: Work, incident: Incident, candidates: Sequence[Candidate]) -> bool:
    """Whether a possible incident is told as one: somebody or something is hit that is not an armed force."""
    strong = [one for one in incident.mentions if not one.deed.weak]
    if strong and all(one.modality in ("background", "possible", "conditional", "planned") for one in strong):
        return False
    targets = [one for one in candidates if one.slot in ("hum_tgt", "phys_tgt")]
    weapons = [one for one in candidates if one.slot == "instrument"]
    if not targets and not (incident.type == "BOMBING" and weapons and _is_placed(work, incident)):
        return False
    if targets and not any(_is_soft(work, one) for one in targets):
        return False
    if _is_old(work, incident):
        return False
    named = any(one.name is not None for one in targets)
    fighting = all(work.finder.fighting_in(number) for number in incident.sentences)
    return named or not fighting


def _is_soft(work: Work, candidate: Candidate) -> bool:
    """Whether a target is somebody or something in particular, and no armed force."""
    token = candidate.token
    if candidate.name is not None:
        return True
    if work.words.is_a("military", token.lemma):
        return False
    told = [
        child
        for child in work.tree.children(token.index)
        if child.dep in ("nummod", "amod", "compound", "relcl")
    ]
    return bool(told) or not work.words.is_a("vague", token.lemma)


def _is_placed(work: Work, incident: Incident) -> bool:
    """Whether a sentence of an incident says where or when."""
    return any(work.scene.places(one) or work.scene.times(one) for one in incident.mentions)


def _is_old(work: Work, incident: Incident) -> bool:
    """Whether an incident happened long before the report was written, which only recalls it."""
    day = next((found for one in incident.mentions if (found := work.scene.day(one)) is not None), None)
    if day is None or work.scene.issued is None:
        return False
    passed = date.fromisoformat(work.scene.issued) - date.fromisoformat(day.rpartition("/")[2])
    return passed.days > _RECENT
