"""Adding rows: functions over an SQL connection inside a transaction that the caller opens and ends."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Column, Connection, and_, bindparam, delete, insert, select, update

from rasid.model.ids import content_id
from rasid.model.judgement import Judgement
from rasid.model.reading import Arrival, Failure, Outcome, Reading
from rasid.model.report import Report, Source
from rasid.model.shapes import judgement_to_json, source_to_json
from rasid.store import tables
from rasid.store.moments import moment_key
from rasid.store.rules import KeptObservation, When, checked_observations, name_of, no_such_report

T = TypeVar("T")
Row = dict[str, Any]

#: Ids asked for in one statement: far below what any database allows.
_CHUNK: Final = 500


def next_turn(connection: Connection) -> int:
    """The number of this call among all calls that added something."""
    connection.execute(update(tables.turns).values(turn=tables.turns.c.turn + 1))
    return int(connection.execute(select(tables.turns.c.turn)).scalar_one())


def add_reports(connection: Connection, arrivals: Sequence[Arrival]) -> frozenset[str]:
    """Keep reports and where they came from; returns the ids of those that were new."""
    turn = next_turn(connection)
    keyed = [(moment_key(arrival.at), arrival) for arrival in arrivals]
    first: dict[str, str] = {}
    reports: dict[str, Report] = {}
    for key, arrival in keyed:
        first[arrival.report.id] = min(key, first.get(arrival.report.id, key))
        reports.setdefault(arrival.report.id, arrival.report)
    columns = (tables.reports.c.id, tables.reports.c.arrived)
    known = dict(_known(connection, columns, list(first)))
    new = [report for key, report in reports.items() if key not in known]
    _insert(connection, tables.reports, [_report_row(report, first[report.id]) for report in new])
    earlier = [{"of": key, "arrived": first[key]} for key in known if first[key] < known[key]]
    if earlier:
        connection.execute(
            update(tables.reports)
            .where(tables.reports.c.id == bindparam("of"))
            .values(arrived=bindparam("arrived")),
            earlier,
        )
    _remember_places(connection, keyed, turn)
    return frozenset(report.id for report in new)


def _remember_places(connection: Connection, keyed: Sequence[tuple[str, Arrival]], turn: int) -> None:
    """Write down, or move forward, when each report came from each place."""
    table = tables.arrivals
    ids = sorted({arrival.report.id for _, arrival in keyed})
    columns = (table.c.report, table.c.place, table.c.first, table.c.seen, table.c.turn)
    kept = {(row[0], row[1]): row[2:] for row in _known(connection, columns, ids)}
    moments: dict[tuple[str, str], tuple[str, When]] = {
        name: (first, When(seen, of_turn)) for name, (first, seen, of_turn) in kept.items()
    }
    for key, arrival in keyed:
        name, seen = (arrival.report.id, arrival.where), When(key, turn)
        known = moments.get(name, (key, seen))
        moments[name] = (min(known[0], key), max(known[1], seen))
    rows = {
        name: {"report": name[0], "place": name[1], "first": first, "seen": seen.key, "turn": seen.turn}
        for name, (first, seen) in moments.items()
    }
    _insert(connection, table, [row for name, row in rows.items() if name not in kept])
    moved = [
        {"of": name[0], "from": name[1], "first": row["first"], "seen": row["seen"], "turn": row["turn"]}
        for name, row in rows.items()
        if name in kept and tuple(kept[name]) != (row["first"], row["seen"], row["turn"])
    ]
    if moved:
        connection.execute(
            update(table)
            .where(and_(table.c.report == bindparam("of"), table.c.place == bindparam("from")))
            .values(first=bindparam("first"), seen=bindparam("seen"), turn=bindparam("turn")),
            moved,
        )


def add_readings(connection: Connection, readings: Sequence[Reading]) -> None:
    """Keep how reports were read. Every quote is checked against its report first."""
    ids = sorted({reading.outcome.report for reading in readings})
    texts = dict(_known(connection, (tables.reports.c.id, tables.reports.c.text), ids))
    outcomes: dict[str, tuple[Outcome, tuple[KeptObservation, ...]]] = {}
    rows: dict[tuple[str, str, str, str], Row] = {}
    for reading in readings:
        outcome = reading.outcome
        if outcome.report not in texts:
            raise no_such_report(outcome.report, [])
        kept = checked_observations(outcome, texts[outcome.report])
        outcome_id = content_id(
            "outcome", outcome.report, outcome.kind, outcome.stage, outcome.reason, [one.body for one in kept]
        )
        outcomes[outcome_id] = (outcome, kept)
        row = {
            "report": outcome.report,
            "reader": reading.reader,
            "at": reading.at,
            "at_key": moment_key(reading.at),
            "outcome": outcome_id,
        }
        rows.setdefault((outcome.report, reading.reader, row["at_key"], outcome_id), row)
    _keep_outcomes(connection, outcomes)
    table = tables.readings
    columns = (table.c.report, table.c.reader, table.c.at_key, table.c.outcome)
    known = {tuple(row) for row in _known(connection, columns, ids)}
    _insert(connection, table, [row for name, row in rows.items() if name not in known])


def _keep_outcomes(
    connection: Connection, outcomes: dict[str, tuple[Outcome, tuple[KeptObservation, ...]]]
) -> None:
    known = {row[0] for row in _known(connection, (tables.outcomes.c.id,), list(outcomes))}
    new = {key: row for key, row in outcomes.items() if key not in known}
    _insert(
        connection,
        tables.outcomes,
        [
            {
                "id": key,
                "report": outcome.report,
                "kind": outcome.kind,
                "stage": outcome.stage,
                "reason": outcome.reason,
            }
            for key, (outcome, _) in new.items()
        ],
    )
    _insert(
        connection,
        tables.observations,
        [
            {
                "outcome": key,
                "start": one.observation.quote.start,
                "id": one.observation.id,
                "body": one.body,
            }
            for key, (_, kept) in new.items()
            for one in kept
        ],
    )


def add_judgements(connection: Connection, judgements: Sequence[Judgement]) -> frozenset[str]:
    """Keep judgements; returns the ids of those that were new."""
    table = tables.judgements
    given = {judgement.id: judgement for judgement in judgements}
    known = {row[0] for row in _known(connection, (table.c.id,), list(given))}
    new = [judgement for judgement in given.values() if judgement.id not in known]
    _insert(
        connection,
        table,
        [
            {"id": one.id, "made_key": moment_key(one.made), "body": _json(judgement_to_json(one))}
            for one in new
        ],
    )
    return frozenset(judgement.id for judgement in new)


def add_sources(connection: Connection, sources: Sequence[Source]) -> None:
    """Keep what is known of sources; a row that says what already stands is not written again."""
    table = tables.sources
    ids = sorted({source.id for source in sources})
    rows_in_order = sorted(_known(connection, (table.c.id, table.c.seq, table.c.body), ids))
    standing = {key: body for key, _, body in rows_in_order}
    rows: list[Row] = []
    for source in sources:
        body = _json(source_to_json(source))
        if standing.get(source.id) != body:
            standing[source.id] = body
            rows.append({"id": source.id, "body": body})
    _insert(connection, table, rows)


def add_failures(connection: Connection, failures: Sequence[Failure]) -> None:
    """Keep failures: one row for each place, stage, reason and report, with the last moment it was seen."""
    turn = next_turn(connection)
    table = tables.failures
    columns = (table.c.place, table.c.stage, table.c.reason, table.c.report, table.c.at_key)
    places = sorted({failure.where for failure in failures})
    kept = {row[:4]: row[4] for row in _known(connection, columns, places)}
    rows: dict[tuple[Any, ...], Row] = {}
    for failure in failures:
        name, key = name_of(failure), moment_key(failure.at)
        last = rows[name]["at_key"] if name in rows else kept.get(name, "")
        if key >= last:
            rows[name] = _failure_row(failure, key, turn)
    for name in rows.keys() & kept.keys():
        same = zip((table.c.place, table.c.stage, table.c.reason, table.c.report), name, strict=True)
        connection.execute(delete(table).where(*(column == value for column, value in same)))
    _insert(connection, table, list(rows.values()))


def _failure_row(failure: Failure, key: str, turn: int) -> Row:
    return {
        "place": failure.where,
        "stage": failure.stage,
        "reason": failure.reason,
        "mend": failure.mend,
        "at": failure.at,
        "at_key": key,
        "turn": turn,
        "report": failure.report or "",
    }


def _report_row(report: Report, arrived: str) -> Row:
    return {
        "id": report.id,
        "article": report.article,
        "source": report.source,
        "address": report.address,
        "published": report.published,
        "updated": report.updated,
        "version_date": report.version_date,
        "language": report.language,
        "media_type": report.media_type,
        "bytes_sha256": report.bytes_sha256,
        "flags": _json(report.flags),
        "arrived": arrived,
        "title_end": report.title_end,
        "text": report.text,
    }


def _known(
    connection: Connection, columns: Sequence[Column[Any]], keys: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """``columns`` of the rows whose first column is one of ``keys``."""
    for chunk in _chunks(keys, _CHUNK):
        yield from map(tuple, connection.execute(select(*columns).where(columns[0].in_(chunk))))


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
