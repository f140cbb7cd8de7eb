"""Task ``plover``: the PLOVER events of a sentence, with who does them to whom."""

from __future__ import annotations

from typing import Any

from rasid.codebook.loader import load_codebook
from rasid.eval.engines import bare_report, observations_of
from rasid.model.observation import Happening

Event = dict[str, Any]


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """``{id, text, date}`` to ``{id, events: [{type, source, target}]}``, each event once.

    ``date`` is a placeholder of the data set and is not used. States are no events of the task, and
    who took part in an event between equals is both source and target.
    """
    observations = observations_of(bare_report(row["text"], source="plover", published=None))
    events: list[Event] = []
    for observation in observations:
        happening = observation.happening
        if happening.kind == "event" and (event := _event(happening)) not in events:
            events.append(event)
    return {"id": row["id"], "events": events}


def _event(happening: Happening) -> Event:
    source = [happening.agent.text] if happening.agent is not None else []
    target = [happening.patient.text] if happening.patient is not None else []
    if load_codebook("plover").event_type(happening.type).symmetric:
        source = target = list(dict.fromkeys([*source, *target]))
    return {"type": happening.type, "source": source, "target": target}
