"""How the file of an SQLite store came to be as it is: numbered steps, each made once, none ever changed.

``tables.py`` shows what all steps together come to; a test holds the two against each other. A change
of the tables is a new step at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: "rasi" in the header of the file, so that a store is told from other SQLite files.
APPLICATION_ID: Final = 0x72617369


@dataclass(frozen=True, slots=True)
class Step:
    """What brings a store from the version before ``number`` to it."""

    number: int
    what: str
    statements: tuple[str, ...]


_FIRST: Final = (
    """CREATE TABLE schema_version (
    one INTEGER NOT NULL CHECK (one = 1),
    version INTEGER NOT NULL,
    PRIMARY KEY (one)
)""",
    """CREATE TABLE turns (
    one INTEGER NOT NULL CHECK (one = 1),
    turn INTEGER NOT NULL,
    PRIMARY KEY (one)
)""",
    """CREATE TABLE reports (
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    source TEXT NOT NULL,
    address TEXT,
    published TEXT,
    updated TEXT,
    version_date TEXT,
    language TEXT,
    media_type TEXT NOT NULL,
    bytes_sha256 TEXT NOT NULL,
    flags TEXT NOT NULL,
    arrived TEXT NOT NULL,
    title_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    "CREATE INDEX reports_in_order ON reports (version_date, id)",
    """CREATE TABLE arrivals (
    report TEXT NOT NULL,
    place TEXT NOT NULL,
    first TEXT NOT NULL,
    seen TEXT NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (report, place),
    FOREIGN KEY(report) REFERENCES reports (id)
)""",
    "CREATE INDEX arrivals_by_place ON arrivals (place)",
    """CREATE TABLE outcomes (
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    kind TEXT NOT NULL,
    stage TEXT,
    reason TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(report) REFERENCES reports (id)
)""",
    """CREATE TABLE observations (
    outcome TEXT NOT NULL,
    start INTEGER NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (outcome, start, id),
    FOREIGN KEY(outcome) REFERENCES outcomes (id)
) WITHOUT ROWID""",
    """CREATE TABLE readings (
    seq INTEGER NOT NULL,
    report TEXT NOT NULL,
    reader TEXT NOT NULL,
    at TEXT NOT NULL,
    at_key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (report, reader, at_key, outcome),
    FOREIGN KEY(report) REFERENCES reports (id),
    FOREIGN KEY(outcome) REFERENCES outcomes (id)
)""",
    "CREATE INDEX readings_in_order ON readings (report, at_key, seq)",
    """CREATE TABLE judgements (
    id TEXT NOT NULL,
    made_key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    "CREATE INDEX judgements_in_order ON judgements (made_key, id)",
    """CREATE TABLE sources (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (seq)
)""",
    "CREATE INDEX sources_by_id ON sources (id, seq)",
    """CREATE TABLE failures (
    place TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    mend TEXT,
    at TEXT NOT NULL,
    at_key TEXT NOT NULL,
    turn INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (place, stage, reason, report)
)""",
    "INSERT INTO schema_version (one, version) VALUES (1, 1)",
    "INSERT INTO turns (one, turn) VALUES (1, 0)",
)

STEPS: Final = (Step(1, "reports, readings, judgements, sources and failures", _FIRST),)

#: The version that this rasid reads and writes.
VERSION: Final = STEPS[-1].number
