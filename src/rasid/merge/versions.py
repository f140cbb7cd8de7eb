"""Which version of each article stands."""

from __future__ import annotations

from collections.abc import Iterable

from rasid.model.report import Report


def standing_versions(reports: Iterable[Report], *, on: str | None = None) -> dict[str, Report]:
    """Article id -> the version of it that stands: the last by ``version_key``.

    With ``on`` (an ISO day) only versions dated by the end of that day count, and undated ones.
    """
    standing: dict[str, Report] = {}
    for report in reports:
        dated = report.version_date
        if on is not None and dated is not None and dated > on:
            continue
        known = standing.get(report.article)
        if known is None or known.version_key < report.version_key:
            standing[report.article] = report
    return standing
