"""Reading invented sentences in tests, and the fields by which tables name what an analyst takes from them."""

from __future__ import annotations

from typing import Any

from rasid.model.document import Document
from rasid.model.observation import Observation
from rasid.model.report import make_report
from rasid.run.here import Reader

#: A Friday.
PUBLISHED = "2024-03-15"
SOURCE = "test-wire"


def document_of(
    reader: Reader, text: str, *, title: str | None = None, published: str = PUBLISHED
) -> Document:
    """A report of ``text``, with a title before it where one is given, through every stage."""
    whole = text if title is None else f"{title}\n\n{text}"
    report = make_report(
        source=SOURCE,
        text=whole,
        title_end=0 if title is None else len(title),
        media_type="text/plain",
        bytes_sha256="",
        published=published,
        language="en",
    )
    return reader.document(report)


def read(reader: Reader, text: str, *, title: str | None = None) -> tuple[Observation, ...]:
    """The observations of a report of ``text``."""
    return tuple(document_of(reader, text, title=title).layer("observations"))


def seen(observation: Observation) -> dict[str, Any]:
    """An observation's fields by the names that tables use."""
    happening, place, time = observation.happening, observation.place, observation.time
    return {
        "by": observation.speaker.kind,
        "speaker": observation.speaker.text,
        "speaker_is": observation.speaker.actor,
        "stance": observation.stance,
        "modality": observation.modality,
        "kind": happening.kind,
        "type": happening.type,
        "mode": happening.mode,
        "phase": happening.phase,
        "agent": happening.agent.text if happening.agent else None,
        "agent_is": happening.agent.actor if happening.agent else None,
        "patient": happening.patient.text if happening.patient else None,
        "patient_is": happening.patient.actor if happening.patient else None,
        "instrument": happening.instrument,
        "text": happening.text,
        "quote": observation.quote.text,
        "tolls": [(toll.kind, toll.of, toll.low, toll.best, toll.high) for toll in observation.tolls],
        "place": place.name if place else None,
        "day": time.start if time and time.start == time.end else None,
        "inferred": observation.inferred,
        "hearsay": "hearsay" in observation.flags,
    }


def holds(reader: Reader, text: str, wanted: dict[str, Any], *, title: str | None = None) -> None:
    """One observation of ``text`` has all the wanted fields at once.

    Two keys ask of all of them: ``count`` is how many there are, ``no`` a type that none of them has.
    """
    found = [seen(observation) for observation in read(reader, text, title=title)]
    fields = {name: value for name, value in wanted.items() if name not in ("count", "no")}
    if "count" in wanted:
        assert len(found) == wanted["count"], [(one["type"], one["by"], one["text"]) for one in found]
    if "no" in wanted:
        assert not [one for one in found if one["type"] == wanted["no"]]
    if fields:
        rows = [{name: one[name] for name in fields} for one in found]
        assert fields in rows, rows
