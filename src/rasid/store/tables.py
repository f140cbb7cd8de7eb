"""The tables of a store, for every SQL back end.

Texts are kept plain and rows are only ever added; what is changed in place is bookkeeping: the
moments in ``arrivals`` and ``failures``, ``reports.arrived`` and the count of turns. Ids are compared
and sorted by code point (SQLite's own order; elsewhere the collation "C").
"""

from __future__ import annotations

import re
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

#: Stands before what a text column cannot hold. U+10FFFE is no character and never will be one.
_MARK: Final = "\U0010fffe"
_UNFIT: Final = re.compile("[\ud800-\udfff\0\U0010fffe]")
_MARKED: Final = re.compile("\U0010fffe(.)", re.DOTALL)
#: Half characters are written as private characters from here on, behind the mark.
_SHIFT: Final = 0x100000 - 0xD800


class Words(TypeDecorator[str]):
    """Any Python string, half characters and NUL among them, given back as it was.

    File names that are no UTF-8 and careless JSON hold halves of surrogate pairs, which no database
    takes; they are written behind a mark instead, and so is the mark.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if not isinstance(value, str) or not _UNFIT.search(value):
            return value
        return _UNFIT.sub(lambda found: _MARK + _fit(found[0]), value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if not isinstance(value, str) or _MARK not in value:
            return value
        return _MARKED.sub(lambda found: _unfit(found[1]), value)


def _fit(character: str) -> str:
    if character == _MARK:
        return _MARK
    return "0" if character == "\0" else chr(ord(character) + _SHIFT)


def _unfit(written: str) -> str:
    if written == _MARK:
        return _MARK
    return "\0" if written == "0" else chr(ord(written) - _SHIFT)


METADATA: Final = MetaData()

#: One row: the number of the last migration step that was made here.
schema_version: Final = Table(
    "schema_version",
    METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

#: One row: how many calls have added something, to tell what came after what at one moment.
turns: Final = Table(
    "turns",
    METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("turn", Integer, nullable=False),
)

#: ``version_date`` is the day that the version carries; ``arrived`` the moment key of its first arrival.
reports: Final = Table(
    "reports",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("article", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("address", Words),
    Column("published", Words),
    Column("updated", Words),
    Column("version_date", Words),
    Column("language", Words),
    Column("media_type", Words, nullable=False),
    Column("bytes_sha256", Words, nullable=False),
    Column("flags", Words, nullable=False),
    Column("arrived", Words, nullable=False),
    Column("title_end", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Index("reports_in_order", "version_date", "id"),
)

#: Where a report came from: first and last at these moment keys.
arrivals: Final = Table(
    "arrivals",
    METADATA,
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("place", Words, nullable=False),
    Column("first", Words, nullable=False),
    Column("seen", Words, nullable=False),
    Column("turn", Integer, nullable=False),
    PrimaryKeyConstraint("report", "place"),
    Index("arrivals_by_place", "place"),
)

#: What reading a report gave. Two readings that gave the same share one row; the id is of the content.
outcomes: Final = Table(
    "outcomes",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("stage", Words),
    Column("reason", Words),
)

#: The observations of an outcome: ``body`` is JSON as docs/reference/shapes.md gives it.
observations: Final = Table(
    "observations",
    METADATA,
    Column("outcome", Words, ForeignKey("outcomes.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("id", Words, nullable=False),
    Column("body", Words, nullable=False),
    PrimaryKeyConstraint("outcome", "start", "id"),
    sqlite_with_rowid=False,
)

#: Who read a report when. ``at_key`` sorts; ``seq`` tells two at one moment apart.
readings: Final = Table(
    "readings",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("report", Words, ForeignKey("reports.id"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("at", Words, nullable=False),
    Column("at_key", Words, nullable=False),
    Column("outcome", Words, ForeignKey("outcomes.id"), nullable=False),
    UniqueConstraint("report", "reader", "at_key", "outcome"),
    Index("readings_in_order", "report", "at_key", "seq"),
)

judgements: Final = Table(
    "judgements",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("made_key", Words, nullable=False),
    Column("body", Words, nullable=False),
    Index("judgements_in_order", "made_key", "id"),
)

#: What is known of sources; of the rows of one id the last stands.
sources: Final = Table(
    "sources",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("id", Words, nullable=False),
    Column("body", Words, nullable=False),
    Index("sources_by_id", "id", "seq"),
)

#: ``report`` is "" where a failure names none: it is part of the key, which takes no NULL.
failures: Final = Table(
    "failures",
    METADATA,
    Column("place", Words, nullable=False),
    Column("stage", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("mend", Words),
    Column("at", Words, nullable=False),
    Column("at_key", Words, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("report", Words, nullable=False),
    PrimaryKeyConstraint("place", "stage", "reason", "report"),
)
