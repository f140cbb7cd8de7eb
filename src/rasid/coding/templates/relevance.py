"""Which possible incidents are reported incidents of violence worth a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.incidents import Incident

if TYPE_CHECKING:
    from rasid.coding.templates.maker import Work


def is_incident(work: Work, incident: Incident, candidates: Sequence[Candidate]) -> bool:
    """Whether a possible incident is told as one: somebody or something is hit that is not an armed force."""
    strong = [one for one in incident.mentions if not one.deed.weak]
    if strong and all(one.modality in ("background", "possible", "conditional", "planned") for one in strong):
        return False
    targets = [one for one in candidates if one.slot in ("hum_tgt", "phys_tgt")]
    weapons = [one for one in candidates if one.slot == "instrument"]
    if not targets and not (incident.type == "BOMBING" and weapons):
        return False
    soft = [one for one in targets if one.name is not None or not work.words.is_a("military", one.token.lemma)]
    if targets and not soft:
        return False
    return True
