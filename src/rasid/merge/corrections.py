"""Corrections: a judgement that gives a field of an observation another value."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

from rasid.errors import InputError
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation, ObservedTime
from rasid.model.shapes import observation_from_json, observation_to_json
from rasid.model.world import TimeSpan

#: What a correction may touch. The quote, the report and the ids say where the words stand: whoever
#: finds them wrong rejects the observation.
CORRECTABLE: Final = frozenset(
    {"speaker", "stance", "modality", "flags", "happening", "tolls", "time", "place", "inferred"}
)


def corrected(observation: Observation, correction: Judgement) -> Observation:
    """The observation with the field that the judgement names set to its value.

    Fields are named as in the JSON shape, with dots ("stance", "place", "place.name",
    "happening.agent"); the value is JSON. The corrected field is no longer inferred, and sure.

    Raises:
        InputError: there is no such field, or it cannot have that value; names the judgement.
    """
    where = f"judgement {correction.id}"
    path = (correction.field or "").split(".")
    if path[0] not in CORRECTABLE:
        known = ", ".join(sorted(CORRECTABLE))
        raise InputError(
            f"{correction.field!r} cannot be corrected", where=where, mend=f"choose one of: {known}"
        )
    row = observation_to_json(observation)
    _put(row, path, _value(correction, where), where)
    try:
        changed = observation_from_json(row)
    except InputError as error:
        raise InputError(error.what, where=f"{where}, {correction.field}", mend=error.mend) from error
    _check_time(changed.time, f"{where}, {correction.field}")
    inferred = tuple(field for field in changed.inferred if path[0] == "inferred" or field not in path)
    return replace(changed, inferred=inferred, confidence={**changed.confidence, path[-1]: 1.0})


def _check_time(time: ObservedTime | None, where: str) -> None:
    """Refuse a time whose ends are no ISO days, or stand in the wrong order."""
    if time is None:
        return
    try:
        TimeSpan(time.start, time.end, time.precision)
        for day in filter(None, (time.start, time.end)):
            date.fromisoformat(day[:10])
    except ValueError as error:
        raise InputError(str(error), where=where, mend="give ISO days, the earlier first") from error


def _value(correction: Judgement, where: str) -> Any:
    if correction.value is None:
        raise InputError("a correction needs a value", where=where, mend="give JSON; null clears a field")
    try:
        return json.loads(correction.value)
    except ValueError as error:
        raise InputError(
            f"{correction.value!r} is no JSON", where=where, mend="put words in double quotes"
        ) from error


def _put(row: dict[str, Any], path: list[str], value: Any, where: str) -> None:
    """Set ``row[path[0]][path[1]]...`` to ``value``; each step but the last must be there."""
    at: Any = row
    for step in path[:-1]:
        at = at.get(step) if isinstance(at, dict) else None
    if not isinstance(at, dict) or path[-1] not in at:
        whole = ".".join(path[:-1]) or path[0]
        raise InputError(
            f"there is no field {'.'.join(path)!r} here",
            where=where,
            mend=f"check the name, or correct {whole!r} as a whole",
        )
    at[path[-1]] = value
