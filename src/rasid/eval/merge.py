"""Task ``merge``: which reports tell of one incident. It needs all rows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasid.errors import UnreadableReport
from rasid.eval.engines import bare_report, observations_in, reader
from rasid.merge import gather
from rasid.merge.grouping import group_happenings
from rasid.model.observation import FOR, Observation
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.read.copies import near_copies
from rasid.read.fingerprint import sketch
from rasid.resolve.actors import load_actors

Row = dict[str, Any]


def predict_all(rows: Sequence[Row]) -> list[dict[str, Any] | UnreadableReport]:
    """``{id, date, office, headline}`` to ``{id, cluster}``, in the order of ``rows``.

    Every report goes into one cluster: that of the first event that it tells as actual. A report in
    which no event was read is a cluster of its own. Which clusters there are does not depend on the
    order of the rows. A row whose reading failed gives its error.
    """
    reports = [_report(row) for row in rows]
    found = [_read(outcome) for outcome in reader().read_all(reports)]
    observations = [each for each in found if not isinstance(each, UnreadableReport)]
    clusters = _clusters(reports, [one for each in observations for one in each])
    return [
        each
        if isinstance(each, UnreadableReport)
        else {"id": row["id"], "cluster": _cluster(row["id"], each, clusters)}
        for row, each in zip(rows, found, strict=True)
    ]


def _read(outcome: Outcome) -> tuple[Observation, ...] | UnreadableReport:
    try:
        return observations_in(outcome)
    except UnreadableReport as error:
        return error


def _cluster(row_id: str, observations: Sequence[Observation], clusters: Mapping[str, str]) -> str:
    main = _main(observations)
    return clusters[main.id] if main is not None else row_id


def _report(row: Row) -> Report:
    # The row's id as address keeps two reports with the same headline apart.
    return bare_report(row["headline"], source=row["office"], published=row["date"], address=row["id"])


def _clusters(reports: Sequence[Report], observations: Sequence[Observation]) -> Mapping[str, str]:
    """Observation id -> the founder of its group, as incidents are grouped in a store."""
    by_id = {report.id: report for report in reports}
    evidence = gather(
        observations,
        by_id,
        (),
        sources={},
        actors=load_actors().actors,
        reprints=near_copies({report.id: sketch(report.text) for report in by_id.values()}),
    )
    return {
        member: group.founder
        for group in group_happenings(evidence)
        for member in (*group.members, *group.superseded)
    }


def _main(observations: Sequence[Observation]) -> Observation | None:
    """What a headline is about: the first event told as actual, or else the first thing told."""
    for observation in observations:
        happening = observation.happening
        if happening.kind == "event" and observation.modality == "actual" and observation.stance in FOR:
            return observation
    return observations[0] if observations else None
