"""Asking: the statements that a point of view comes to, and the nouns that rows come back as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, distinct, exists, func, or_, select, true
from sqlalchemy.sql.selectable import ScalarSelect

from rasid.errors import InputError, StoreUnreadable
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Failure, Outcome
from rasid.model.report import Report, Source
from rasid.model.shapes import judgement_from_json, observation_from_json, source_from_json
from rasid.store.contract import Moment, StoreCounts
from rasid.store.moments import last_moment_key
from rasid.store.rules import (
    SUCCEEDED,
    Noted,
    Success,
    When,
    checked_quote,
    failure_of,
    listed,
    mended_by_arrival,
    no_such_report,
)
from rasid.store.tables import (
    arrivals,
    failures,
    judgements,
    observations,
    outcomes,
    readings,
    reports,
    sources,
    turns,
)

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]

#: Rows fetched at a time while a list is streamed: few, because a text may have a million characters.
STREAM = {"stream_results": True, "yield_per": 32}


def report_of(row: AnyRow) -> Report:
    """The report of a row of ``reports``."""
    return Report(
        id=row.id,
        article=row.article,
        source=row.source,
        text=row.text,
        title_end=row.title_end,
        address=row.address,
        published=row.published,
        updated=row.updated,
        language=row.language,
        media_type=row.media_type,
        bytes_sha256=row.bytes_sha256,
        flags=tuple(json.loads(row.flags)),
    )


def judgement_of(row: AnyRow) -> Judgement:
    """The judgement of a row of ``judgements``."""
    return judgement_from_json(json.loads(row.body))


def source_of(row: AnyRow) -> Source:
    """The source of a row of ``sources``."""
    return source_from_json(json.loads(row.body))


def reports_in_view(moment: Moment) -> AnySelect:
    """All versions of all reports in view, in order of (version date, id)."""
    in_order = (reports.c.version_date.nulls_first(), reports.c.id)
    return select(reports).where(_in_view(moment)).order_by(*in_order)


def unread_after(reader: str, last: str, limit: int) -> AnySelect:
    """The next reports behind the id ``last`` that ``reader`` has not read."""
    by_reader = exists().where(readings.c.report == reports.c.id, readings.c.reader == reader)
    return select(reports).where(reports.c.id > last, ~by_reader).order_by(reports.c.id).limit(limit)


def last_readers(connection: Connection) -> dict[str, int]:
    """Reader -> the number of reports whose last reading is its own, in order of name."""
    statement = (
        select(readings.c.reader, func.count().label("number"))
        .select_from(reports.join(readings, readings.c.seq == _last_reading()))
        .group_by(readings.c.reader)
    )
    # Ordered here: databases order letters each in its own way.
    return dict(sorted((row.reader, row.number) for row in connection.execute(statement)))


def judgements_in_view(moment: Moment) -> AnySelect:
    """Judgements made by then, in order of (made, id)."""
    made = judgements.c.made_key
    statement = select(judgements).order_by(made, judgements.c.id)
    if moment.as_of is not None:
        statement = statement.where(made <= last_moment_key(moment.as_of))
    if moment.known_at is not None:
        statement = statement.where(made <= last_moment_key(moment.known_at))
    return statement


def standing_sources() -> AnySelect:
    """The last row of every source, in order of id."""
    later = sources.alias()
    newest = select(func.max(later.c.seq)).where(later.c.id == sources.c.id).scalar_subquery()
    return select(sources).where(sources.c.seq == newest).order_by(sources.c.id)


def find_report(connection: Connection, report_id: str) -> Report:
    """The report of that id, or of the only id that begins so. Raises UnknownName."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).one_or_none()
    if row is not None:
        return report_of(row)
    if not report_id:
        raise no_such_report(report_id, [])
    beginning = and_(reports.c.id >= report_id, reports.c.id < f"{report_id}\U0010ffff")
    rows = connection.execute(select(reports).where(beginning).order_by(reports.c.id).limit(3)).all()
    if len(rows) != 1:
        raise no_such_report(report_id, [row.id for row in rows])
    return report_of(rows[0])


def stream_observations(connection: Connection, moment: Moment, where: str) -> Iterator[Observation]:
    """Observations of the last readings in order of (report, start, id), their quotes checked."""
    read = reports.join(readings, readings.c.seq == _last_reading())
    found = (
        select(reports.c.id.label("report"), observations.c.id, observations.c.body)
        .select_from(read.join(observations, observations.c.outcome == readings.c.outcome))
        .where(_in_view(moment))
        .order_by(reports.c.id, observations.c.start, observations.c.id)
    )
    in_order = select(reports.c.id, reports.c.text).where(_in_view(moment)).order_by(reports.c.id)
    texts = iter(connection.execute(in_order, execution_options=STREAM))
    report, text = "", ""
    for row in connection.execute(found, execution_options=STREAM):
        # Both come in the order of report ids, and every report in view is among the texts.
        while report != row.report:
            report, text = next(texts)
        yield checked_quote(_observation_of(row, where), text, where)


def _observation_of(row: AnyRow, where: str) -> Observation:
    try:
        return observation_from_json(json.loads(row.body))
    except (ValueError, InputError) as error:
        raise StoreUnreadable(
            f"observation {row.id} is damaged: {error}", where=where, mend="restore a copy of the store"
        ) from error


def list_failures(connection: Connection) -> list[Failure]:
    """What failed and has not succeeded since."""
    noted = [
        (row.at_key, _noted_failure(row))
        for row in connection.execute(select(failures)).all()
        if _stands(connection, row)
    ]
    statement = (
        select(readings.c.at, readings.c.at_key, outcomes, _first_place().label("place"))
        .select_from(reports)
        .join(readings, readings.c.seq == _last_reading())
        .join(outcomes, outcomes.c.id == readings.c.outcome)
        .where(outcomes.c.kind.not_in(sorted(SUCCEEDED)))
    )
    unread = [
        (
            row.at_key,
            failure_of(
                Outcome(row.report, row.kind, stage=row.stage, reason=row.reason), where=row.place, at=row.at
            ),
        )
        for row in connection.execute(statement)
    ]
    return listed([*noted, *unread])


def _noted_failure(row: AnyRow) -> Failure:
    return Failure(row.place, row.stage, row.reason, row.mend, row.at, row.report or None)


def _stands(connection: Connection, row: AnyRow) -> bool:
    if row.report:
        later = exists().where(readings.c.report == row.report, readings.c.at_key >= row.at_key)
        return not connection.execute(select(later)).scalar_one()
    place = arrivals.c.place
    # A line of the file, or a file of the folder: the ranges of texts that begin with it and "/" or ":".
    inside = [and_(place >= row.place + mark, place < row.place + chr(ord(mark) + 1)) for mark in ("/", ":")]
    later_on = and_(or_(place == row.place, *inside), arrivals.c.seen >= row.at_key)
    successes = connection.execute(select(place, arrivals.c.seen, arrivals.c.turn).where(later_on))
    noted = Noted(_noted_failure(row), When(row.at_key, row.turn))
    return not mended_by_arrival(noted, (Success(at, When(seen, turn)) for at, seen, turn in successes))


def count(connection: Connection) -> StoreCounts:
    """How long the lists are."""
    observed = (
        select(func.count())
        .select_from(reports)
        .join(readings, readings.c.seq == _last_reading())
        .join(observations, observations.c.outcome == readings.c.outcome)
    )
    return StoreCounts(
        reports=connection.execute(select(func.count()).select_from(reports)).scalar_one(),
        articles=connection.execute(select(func.count(distinct(reports.c.article)))).scalar_one(),
        observations=connection.execute(observed).scalar_one(),
        judgements=connection.execute(select(func.count()).select_from(judgements)).scalar_one(),
        failures=len(list_failures(connection)),
    )


def last_rows(connection: Connection) -> str:
    """The last rows of what is only ever added, told in one line; each is found by an index or a key."""
    reading = (
        select(readings.c.seq, readings.c.at_key, readings.c.outcome).order_by(readings.c.seq.desc()).limit(1)
    )
    judged = (
        select(judgements.c.made_key, judgements.c.id)
        .order_by(judgements.c.made_key.desc(), judgements.c.id.desc())
        .limit(1)
    )
    # A judgement may be made earlier than the last one, on another machine, and added later.
    told: list[Any] = [
        connection.execute(select(turns.c.turn)).scalar_one(),
        connection.execute(reading).one_or_none(),
        connection.execute(judged).one_or_none(),
        connection.execute(select(func.count()).select_from(judgements)).scalar_one(),
        connection.execute(select(func.max(sources.c.seq))).scalar_one(),
    ]
    return json.dumps([list(each) if isinstance(each, Row) else each for each in told])


def _in_view(moment: Moment) -> ColumnElement[bool]:
    """Whether a report is dated and arrived by then; one without a date is not, at any day."""
    bounds: list[ColumnElement[bool]] = [true()]
    if moment.as_of is not None:
        bounds.append(reports.c.version_date <= moment.as_of)
    if moment.known_at is not None:
        bounds.append(reports.c.arrived <= last_moment_key(moment.known_at))
    return and_(*bounds)


def _last_reading() -> ScalarSelect[Any]:
    """The number of the last reading of the report in the outer statement."""
    one = readings.alias()
    return (
        select(one.c.seq)
        .where(one.c.report == reports.c.id)
        .order_by(one.c.at_key.desc(), one.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )


def _first_place() -> ScalarSelect[Any]:
    """Where the report in the outer statement came from first."""
    return (
        select(arrivals.c.place)
        .where(arrivals.c.report == reports.c.id)
        .order_by(arrivals.c.first, arrivals.c.place)
        .limit(1)
        .scalar_subquery()
    )
