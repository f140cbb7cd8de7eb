"""The values that a field of a codebook may be read from."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.coding.evidence import Reading, Told
from rasid.model.observation import ObservedPlace, ObservedTime, Participant

Plain = str | float


def values_at(path: str, reading: Reading, told: Sequence[Told]) -> list[Plain]:
    """What stands at ``path``, in the order of the text, with doubles; what is unknown is left out."""
    if path.startswith("report."):
        found: list[Plain | None] = [_of_report(path, reading)]
    elif path.startswith(("places", "times", "actors")):
        found = _of_document(path, reading)
    elif path == "tolls":
        found = [toll.text for one in told for toll in one.observation.tolls]
    else:
        found = [_of_told(path, one) for one in told]
    return [value for value in found if value is not None]


def _of_report(path: str, reading: Reading) -> str | None:
    report = reading.report
    values = {
        "report.id": report.address or report.id,
        "report.date": report.version_date or next(iter(reading.document.layer("issued")), None),
        "report.source": report.source,
        "report.address": report.address,
        "report.title": report.title,
        "report.text": report.text,
    }
    return values[path]


def _of_document(path: str, reading: Reading) -> list[Plain | None]:
    begin = reading.body_start
    if path == "times":
        links = [link for link in reading.document.layer("times") if link.span.start >= begin]
        return [_day(link.time.start) for link in links if link.time.precision in ("minute", "day")]
    if path.startswith("actors"):
        return [actor.name if path == "actors.name" else actor.id for _, _, actor in reading.actor_spans]
    found = [link for link in reading.document.layer("places") if link.span.start >= begin]
    places = [link.place for link in found if not link.adjectival]
    return [_of_place(path.replace("places", "place"), place) for place in places]


def _of_told(path: str, told: Told) -> Plain | None:
    observation, happening = told.observation, told.observation.happening
    head, _, part = path.partition(".")
    if head == "place":
        return _of_place(path, observation.place) if observation.place else None
    if head == "time":
        return _of_time(part, observation.time) if observation.time else None
    if head in ("agent", "patient"):
        who = happening.agent if head == "agent" else happening.patient
        return _of_participant(part, who, told.reading) if who is not None else None
    values = {
        "observation": observation.id,
        "sentence": observation.quote.text,
        "clause": happening.text,
        "trigger": happening.type,
        "mode": happening.mode,
        "phase": happening.phase,
        "modality": observation.modality,
        "stance": observation.stance,
        "speaker": observation.speaker.text,
        "instrument": happening.instrument,
    }
    return values[path]


def _of_place(path: str, place: ObservedPlace) -> Plain | None:
    values: dict[str, Plain | None] = {
        "place": place.name or place.text,
        "place.adm1": place.adm1,
        "place.country": place.country,
        "place.lat": place.lat,
        "place.lon": place.lon,
        "place.precision": place.precision,
    }
    return values[path]


def _of_time(part: str, time: ObservedTime) -> str | None:
    if part == "precision":
        return time.precision
    return _day(time.start if part == "start" else time.end)


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment is not None else None


def _of_participant(part: str, who: Participant, reading: Reading) -> str | None:
    if part == "actor":
        return who.actor
    actor = reading.actor(who.actor)
    return actor.name if part == "name" and actor is not None else who.text
