"""Task ``plover``: the PLOVER events of a sentence, with who does them to whom."""

from __future__ import annotations

import re
from typing import Any, Final

from rasid.codebook.loader import load_codebook
from rasid.eval.engines import bare_report, observations_of
from rasid.model.observation import Observation

_BROKEN_OFF: Final = frozenset({"suspends", "ends"})
_THREAT: Final = re.compile(r"\bthreaten", re.IGNORECASE)


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, text, date}`` to ``{id, events: [{type, source, target}]}``.

    The data set codes what a sentence reports, not what it presupposes or gives as background, so that
    only the first event told is given. ``date`` is a placeholder of the data set and is not used, and
    states are no events of the task, but for help that is broken off: PLOVER has that as a sanction.
    """
    report = bare_report(row["text"], source="plover", published=None)
    told = (observation for observation in observations_of(report) if _is_coded(observation))
    first = next(told, None)
    return {"id": row["id"], "events": [_event(first)] if first is not None else []}


def _is_coded(observation: Observation) -> bool:
    return observation.happening.kind == "event" or _is_help_broken_off(observation)


def _is_help_broken_off(observation: Observation) -> bool:
    happening = observation.happening
    return happening.kind == "state" and happening.type == "support" and happening.phase in _BROKEN_OFF


def _event(observation: Observation) -> dict[str, Any]:
    happening = observation.happening
    source = [happening.agent.text] if happening.agent is not None else []
    target = [happening.patient.text] if happening.patient is not None else []
    kind = coded(observation)
    if target and load_codebook("plover").event_type(kind).symmetric and kind == happening.type:
        # Whoever takes part in an event between equals is both; of a promise or a refusal they are not.
        both = list(dict.fromkeys([*source, *target]))
        return {"type": kind, "source": both, "target": both}
    if not target and observation.place is not None and observation.place.text is not None:
        # A curfew in a town is one on its people: the data set has the place as target.
        target = [observation.place.text]
    return {"type": kind, "source": source, "target": target}


def coded(observation: Observation) -> str:
    """The type that the data set gives a deed that is only spoken of: a promise, a refusal, a threat."""
    kind = "SANCTION" if _is_help_broken_off(observation) else observation.happening.type
    if observation.modality == "threatened" or _is_ultimatum(observation):
        return "THREATEN"
    if observation.modality != "planned":
        return kind
    if observation.stance == "denies":
        return "REJECT"
    quad = load_codebook("plover").event_type(kind).quad
    if quad.endswith("cooperation"):
        return "AGREE"
    return "THREATEN" if quad == "material-conflict" else kind


def _is_ultimatum(observation: Observation) -> bool:
    """Whether a thing under a condition is announced as a threat ("threatened to leave unless they pay")."""
    return observation.modality == "conditional" and _THREAT.search(observation.quote.text) is not None
