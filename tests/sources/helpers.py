"""Short ways to put bytes through the sources."""

from __future__ import annotations

import io

from rasid.errors import UnreadableReport
from rasid.model.report import Report
from rasid.sources.defaults import NO_DEFAULTS, Defaults
from rasid.sources.files import Placed, read_stream


def results(
    data: bytes, kind: str | None = None, defaults: Defaults = NO_DEFAULTS
) -> list[Placed | UnreadableReport]:
    """What reading ``data`` gives, as from a file called "in"."""
    return list(read_stream(io.BytesIO(data), defaults, where="in", kind=kind))


def reports(data: bytes | str, kind: str | None = None, defaults: Defaults = NO_DEFAULTS) -> list[Report]:
    """The reports in ``data``; an unreadable one fails the test."""
    found = []
    for result in results(data.encode() if isinstance(data, str) else data, kind, defaults):
        if isinstance(result, UnreadableReport):
            raise result
        found.append(result.report)
    return found


def report(data: bytes | str, kind: str | None = None, defaults: Defaults = NO_DEFAULTS) -> Report:
    """The only report in ``data``."""
    (only,) = reports(data, kind, defaults)
    return only


def error(data: bytes | str, kind: str | None = None, defaults: Defaults = NO_DEFAULTS) -> UnreadableReport:
    """The only error that ``data`` gives, where it gives nothing else."""
    (only,) = results(data.encode() if isinstance(data, str) else data, kind, defaults)
    assert isinstance(only, UnreadableReport)
    return only
