"""What every store decides in the same way, whatever it keeps its rows in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.errors import BrokenPromise, InputError, QuoteMismatch, StoreError, UnknownName
from rasid.model.observation import Observation
from rasid.model.reading import Failure, Outcome, OutcomeKind
from rasid.model.shapes import observation_from_json, observation_to_json

#: Outcomes after which there is nothing left to mend.
SUCCEEDED: Final[frozenset[OutcomeKind]] = frozenset({"read", "without_events"})

#: What a user can do about a report that was kept and not read.
MENDS: Final[dict[OutcomeKind, str | None]] = {
    "too_long": "split it into its reports, or allow more with RASID_MAX_CHARS",
    "other_language": None,
    "failed": None,
}


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A moment key, and the turn of the ``add_`` call that brought it, for two at the same moment."""

    key: str
    turn: int


@dataclass(frozen=True, slots=True)
class Success:
    """A report arrived from ``place``, last at ``seen``."""

    place: str
    seen: When


@dataclass(frozen=True, slots=True)
class Noted:
    """A failure with the moment that it was last noted."""

    failure: Failure
    noted: When


@dataclass(frozen=True, slots=True)
class KeptObservation:
    """An observation with the JSON text that it is kept as."""

    observation: Observation
    body: str


def checked_observations(outcome: Outcome, text: str) -> tuple[KeptObservation, ...]:
    """The observations of an outcome in order of (start, id), each once, fit to be kept for ever.

    What is only ever added to cannot be mended, so nothing goes in that could not come out again.

    Raises:
        QuoteMismatch: a quote is not in ``text``, the text of the outcome's report.
        BrokenPromise: an outcome that does not say why it failed, an observation of another report,
            two under one id, or one that JSON does not give back the same.
    """
    if outcome.kind not in SUCCEEDED and not (outcome.stage and outcome.reason):
        raise BrokenPromise(f"an outcome {outcome.kind!r} must say where and why", where=outcome.report)
    kept: dict[str, KeptObservation] = {}
    for observation in outcome.observations:
        if observation.report != outcome.report:
            raise BrokenPromise(f"it is not of {outcome.report}, which was read", where=observation.id)
        observation.quote.check(text)
        body = body_of(observation)
        known = kept.setdefault(observation.id, KeptObservation(observation, body))
        if known.body != body:
            raise BrokenPromise("two observations of one reading have this id", where=observation.id)
    return tuple(sorted(kept.values(), key=lambda one: (one.observation.quote.start, one.observation.id)))


def body_of(observation: Observation) -> str:
    """The JSON text of an observation, once it is seen to come back the same."""
    body = json.dumps(observation_to_json(observation), ensure_ascii=False, separators=(",", ":"))
    try:
        same = observation_from_json(json.loads(body)) == observation
    except InputError as error:
        raise BrokenPromise(f"it cannot be written as JSON: {error}", where=observation.id) from error
    if not same:
        raise BrokenPromise("JSON does not give it back the same", where=observation.id)
    return body


def checked_quote(observation: Observation, text: str, where: str) -> Observation:
    """``observation``, once its quote is seen to stand in ``text``. Raises QuoteMismatch."""
    try:
        observation.quote.check(text)
    except QuoteMismatch as error:
        raise QuoteMismatch(
            error.what, where=f"{where}, {observation.id}", mend="the store was changed: restore a copy"
        ) from error
    return observation


def failure_of(outcome: Outcome, *, where: str, at: str) -> Failure:
    """The failure that an outcome which did not succeed is listed as."""
    assert outcome.stage is not None and outcome.reason is not None, "checked on the way in"
    return Failure(where, outcome.stage, outcome.reason, MENDS[outcome.kind], at, outcome.report)


def lies_in(place: str, container: str) -> bool:
    """Whether ``place`` is a line of the file ``container``, or lies below the folder of that name."""
    if not place.startswith(container):
        return False
    rest = place[len(container) :]
    if rest.startswith("/"):
        return "://" not in container  # one page of a site says nothing of another
    return rest.startswith(":") and rest[1:].isdecimal()


def mended_by_arrival(noted: Noted, successes: Iterable[Success]) -> bool:
    """Whether something arrived since from the place of a failure, or from inside it.

    From inside it only at a later moment: the lines before a broken one arrive at the same.
    """
    where = noted.failure.where
    return any(
        success.seen > noted.noted
        if success.place == where
        else lies_in(success.place, where) and success.seen.key > noted.noted.key
        for success in successes
    )


def name_of(failure: Failure) -> tuple[str, str, str, str]:
    """What makes a failure one: its place, stage, reason and report, with "" for none."""
    return (failure.where, failure.stage, failure.reason, failure.report or "")


def listed(failures: Iterable[tuple[str, Failure]]) -> list[Failure]:
    """Failures given with their moment keys, in order of their names: the latest of each."""
    latest: dict[tuple[str, str, str, str], tuple[str, Failure]] = {}
    for key, failure in failures:
        name = name_of(failure)
        if name not in latest or latest[name][0] <= key:
            latest[name] = (key, failure)
    return [latest[name][1] for name in sorted(latest)]


def closed(where: str) -> StoreError:
    """The error of a store that is used after it was closed."""
    return StoreError("the store is closed", where=where, mend="open it again")


def no_such_report(report_id: str, found: Sequence[str]) -> UnknownName:
    """The error for an id that no report has, or that several (``found``, a few of them) begin with."""
    if found:
        return UnknownName(
            f"more than one report begins with {report_id!r}", mend=f"give more of it: {', '.join(found)}"
        )
    return UnknownName(f"no report has the id {report_id!r}", mend="give an id from a list, or its beginning")
