"""Whether a condition of a codebook holds of a happening, or of a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rasid.codebook.scheme import NO_MODE, NOBODY, Condition, Party
from rasid.coding.evidence import Reading, Told
from rasid.model.observation import ObservedTime

Row = Mapping[str, Any]

_NOTHING_SAID: Final = frozenset({NO_MODE})


class Matcher:
    """Checks conditions against one reading."""

    def __init__(self, reading: Reading, parties: Mapping[str, Party]) -> None:
        self._reading = reading
        self._parties = parties

    def holds(self, condition: Condition, told: Told | None, row: Row) -> bool:
        """Whether ``condition`` holds of ``told``; None asks of the report alone.

        Of a report alone, what asks for a happening does not hold.
        """
        return (
            self._words(condition, told)
            and all(self._phrase(part, wanted, told) for part, wanted in condition.phrases.items())
            and all(self._party(part, names, told) for part, names in condition.parties.items())
            and all(_row_has(row, name, wanted) for name, wanted in condition.row.items())
            and (not condition.any_of or any(self.holds(one, told, row) for one in condition.any_of))
            and not any(self.holds(one, told, row) for one in condition.none_of)
        )

    def _words(self, condition: Condition, told: Told | None) -> bool:
        if not condition.words:
            return True
        return told is not None and all(
            bool(said(told, part) & wanted) for part, wanted in condition.words.items()
        )

    def _phrase(self, part: str, wanted: Any, told: Told | None) -> bool:
        if part == "report":
            return bool(wanted.found_in(self._reading.document.text))
        if part == "title":
            return bool(wanted.found_in(self._reading.report.title or ""))
        return told is not None and bool(wanted.found_in(_text(told, part)))

    def _party(self, part: str, names: tuple[str, ...], told: Told | None) -> bool:
        if part == "report_names":
            end = len(self._reading.document.text)
            return any(name != NOBODY and self._reading.named(self._parties[name], 0, end) for name in names)
        if told is None:
            return False
        return any(told.has_party(part, self._parties.get(name, name)) for name in names)


def said(told: Told, part: str) -> frozenset[str]:
    """What an observation says of itself under a name of a condition's words."""
    observation, happening = told.observation, told.observation.happening
    if part == "mode":
        return frozenset({happening.mode}) if happening.mode is not None else _NOTHING_SAID
    if part == "teller":
        return frozenset({"doer" if told.by_doer else "other"})
    single: dict[str, str | None] = {
        "type": happening.type,
        "kind": happening.kind,
        "phase": happening.phase,
        "modality": observation.modality,
        "stance": observation.stance,
        "speaker": observation.speaker.kind,
        "place_precision": observation.place.precision if observation.place else None,
        "time_precision": _time_precision(observation.time) if observation.time else None,
    }
    if part in single:
        value = single[part]
        return frozenset() if value is None else frozenset({value})
    several = observation.flags if part == "flags" else tuple(toll.kind for toll in observation.tolls)
    return frozenset(several)


def _time_precision(time: ObservedTime) -> str:
    """How precise a time is: "the weekend" is days, and yet no one day; a night is one, on two days."""
    several = time.start is not None and time.end is not None and time.start[:10] != time.end[:10]
    if time.precision in ("minute", "day") and several and "night" not in (time.text or "").lower():
        return "week"
    return time.precision


def _text(told: Told, part: str) -> str:
    happening = told.observation.happening
    if part == "clause":
        return happening.text
    if part == "sentence":
        return told.sentence
    if part == "instrument":
        return happening.instrument or ""
    who = happening.agent if part == "agent_words" else happening.patient
    return who.text if who is not None else ""


def _row_has(row: Row, name: str, wanted: frozenset[str]) -> bool:
    value = row.get(name)
    values = value if isinstance(value, list | tuple) else [value]
    return any(_written(one) in wanted for one in values)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
