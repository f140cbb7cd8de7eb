"""Small reports, readings and judgements to put into stores."""

from __future__ import annotations

from rasid.model.ids import bytes_hash, content_id
from rasid.model.judgement import Judgement, make_judgement
from rasid.model.observation import (
    Happening,
    Observation,
    ObservedPlace,
    ObservedTime,
    Participant,
    Speaker,
    Toll,
)
from rasid.model.reading import Arrival, Failure, Outcome, OutcomeKind, Reading
from rasid.model.report import Report, make_report
from rasid.model.text import Quote

READER = "stub reader 1"
MORNING = "2024-03-01T06:00:00Z"
NOON = "2024-03-01T12:00:00Z"
EVENING = "2024-03-01T18:00:00Z"


def a_report(
    number: int = 1, *, published: str | None = "2024-02-28", updated: str | None = None, words: str = ""
) -> Report:
    """Report ``number`` of an invented outlet; ``words`` make another version of it."""
    text = f"EXAMPLE report {number}\nGunmen attacked post {number}. The army denied it. {words}".rstrip()
    return make_report(
        source="example-wire",
        text=text,
        title_end=text.index("\n"),
        media_type="text/plain",
        bytes_sha256=bytes_hash(text.encode("utf-8", "surrogatepass")),
        address=f"https://wire.example/{number}",
        published=published,
        updated=updated,
        language="en",
    )


def arrival(report: Report, *, at: str = MORNING, where: str | None = None) -> Arrival:
    """``report`` as it came in, from a file named after its address unless told otherwise."""
    return Arrival(report, where or f"in/{(report.address or report.id).rsplit('/', 1)[-1]}.txt", at)


def an_observation(report: Report, *, words: str = "Gunmen attacked", likely: float = 0.75) -> Observation:
    """An observation that quotes ``words`` of ``report``."""
    start = report.text.index(words)
    quote = Quote.cut(report.id, report.text, start, start + len(words))
    return Observation(
        id=content_id("o", report.id, start, words, likely),
        report=report.id,
        quote=quote,
        speaker=Speaker(None, "outlet", report.source),
        stance="asserts",
        modality="actual",
        flags=("undated",),
        happening=Happening("event", "assault", None, None, Participant("Gunmen", None), None, None, words),
        tolls=(Toll("killed", None, 2, 3, None, "at least two"),),
        time=ObservedTime(None, "2024-02-27", "2024-02-27", "day"),
        place=ObservedPlace("post", None, None, None, None, None, None),
        inferred=("time",),
        confidence={"type": likely},
    )


def a_reading(
    report: Report,
    *observations: Observation,
    at: str = NOON,
    reader: str = READER,
    kind: OutcomeKind | None = None,
    reason: str = "ValueError: no",
) -> Reading:
    """How ``report`` was read; one that did not succeed failed at the stage "happenings"."""
    kind = kind or ("read" if observations else "without_events")
    if kind in ("read", "without_events"):
        return Reading(Outcome(report.id, kind, observations), reader, at)
    return Reading(Outcome(report.id, kind, stage="happenings", reason=reason), reader, at)


def read_well(report: Report, *, at: str = NOON, reader: str = READER) -> Reading:
    """A reading of ``report`` with its two observations."""
    words = ("Gunmen attacked", "army denied")
    return a_reading(report, *(an_observation(report, words=one) for one in words), at=at, reader=reader)


def a_failure(
    where: str, *, at: str = MORNING, stage: str = "open", reason: str = "cannot be opened"
) -> Failure:
    """A place that could not be taken in."""
    return Failure(where, stage, reason, "make it readable", at)


def a_judgement(*targets: str, made: str = MORNING, why: str = "one blast, two outlets") -> Judgement:
    """``targets`` are said to be the same."""
    return make_judgement(verdict="same", targets=targets, by="analyst", made=made, why=why)
