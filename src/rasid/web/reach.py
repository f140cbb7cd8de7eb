"""How requests reach the store: each opens its own workbench, since requests run side by side."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from rasid.settings import Settings
from rasid.workbench import Selection, Workbench, open_workbench
from rasid.workbench.records import RecordsKept


class Reach:
    """The way from a request to the store."""

    def __init__(self, store: str, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._records = RecordsKept()

    def workbench(self) -> AbstractContextManager[Workbench]:
        """A workbench of one's own; the record it shows is worked out again only where the store has changed."""
        return open_workbench(self._store, self._settings, create=False, make_record=self._records)


def selection(
    where: Annotated[list[str] | None, Query(description="Names of places or areas")] = None,
    since: Annotated[str | None, Query(description="First day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, Query(description="Last day, YYYY-MM-DD")] = None,
    as_of: Annotated[str | None, Query(description="As published and judged by the end of this day")] = None,
    known_at: Annotated[
        str | None, Query(description="As arrived here by this moment (ISO 8601, UTC)")
    ] = None,
) -> Selection:
    """The part of the record that a request asks for; an empty field of a form asks for nothing."""
    return Selection(
        where=tuple(name for name in where or () if name.strip()),
        since=since or None,
        until=until or None,
        as_of=as_of or None,
        known_at=known_at or None,
    )


def selection_by_kind(
    asked: Annotated[Selection, Depends(selection)],
    violence: Annotated[bool, Query(description="Only attacks and fighting")] = False,
) -> Selection:
    """What :func:`selection` gives, of attacks and fighting only where that is asked; for lists of such kinds."""
    return replace(asked, violence=violence)
