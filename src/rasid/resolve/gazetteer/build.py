"""Compiles the gazetteer: one read-only SQLite file, made once from packages and data files."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from rasid.errors import DataFileError, GazetteerMissing
from rasid.resolve.gazetteer.atlas import Atlas, load_atlas
from rasid.resolve.gazetteer.entries import CARDINAL, TRANSLITERATED, all_entries, overlay_entries
from rasid.resolve.gazetteer.fold import fold, is_arabic, plain, skeleton_of
from rasid.resolve.gazetteer.keys import Flag, folded_key, key_of, skeleton_key
from rasid.resolve.gazetteer.rows import DATA_FILES, Entry, data_path, package_versions, word_list

__all__ = ["BUILDER_VERSION", "Progress", "build_gazetteer", "ensure_gazetteer", "gazetteer_path"]

#: Raise it whenever the same inputs would give another file.
BUILDER_VERSION: Final = 5

#: Called with a phrase that says what is being done, and how many entries are done so far.
Progress = Callable[[str, int], None]

_BATCH = 20_000
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, country TEXT, adm1 TEXT, lat REAL,
    lon REAL, precision TEXT NOT NULL, kind TEXT NOT NULL, population INTEGER NOT NULL, weight REAL NOT NULL,
    source TEXT NOT NULL
);
CREATE TABLE alias (key INTEGER, place INTEGER, flags INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TABLE lead (key INTEGER PRIMARY KEY, longest INTEGER NOT NULL);
"""


def gazetteer_path(cache_dir: Path, *, overlays: Sequence[Path] = ()) -> Path:
    """Where the gazetteer for the installed packages, data files and ``overlays`` belongs; nothing is built.

    Raises:
        GazetteerMissing: a package or a data file is missing.
        DataFileError: an overlay cannot be read.
    """
    digest = hashlib.sha256(f"builder {BUILDER_VERSION}".encode())
    for name, version in package_versions().items():
        digest.update(f"\n{name} {version}".encode())
    for path in map(data_path, DATA_FILES):
        digest.update(b"\n" + hashlib.sha256(path.read_bytes()).digest())
    for path in overlays:
        try:
            digest.update(b"\noverlay " + hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            what = f"your file of places cannot be read: {(error.strerror or str(error)).lower()}"
            raise DataFileError(what, where=str(path), mend="check the path") from error
    return cache_dir / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def ensure_gazetteer(
    cache_dir: Path, *, overlays: Sequence[Path] = (), progress: Progress | None = None
) -> Path:
    """The path of the gazetteer, built first where it is not there yet (half a minute; a second for overlays
    where the gazetteer without them is there).

    Raises:
        GazetteerMissing: it cannot be built or written.
        DataFileError: a row of an overlay is wrong.
    """
    path = gazetteer_path(cache_dir, overlays=overlays)
    if not path.exists():
        build_gazetteer(path, overlays=overlays, progress=progress)
    return path


def build_gazetteer(target: Path, *, overlays: Sequence[Path] = (), progress: Progress | None = None) -> None:
    """Compile the gazetteer into ``target``.

    The file appears complete or not at all; of two builders that run at once the later one wins,
    with an equal file.

    Raises:
        GazetteerMissing: a package or data file is missing, or ``target`` cannot be written.
        DataFileError: a row of an overlay is wrong; says file, line and mend.
    """
    tell = progress or _silent
    atlas = load_atlas()
    # Overlays are checked first: a mistake in one should not cost the user half a minute.
    own = overlay_entries(atlas, overlays)
    base = ensure_gazetteer(target.parent, progress=progress) if overlays else None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            if base is None:
                _fill(part, atlas, tell)
            else:
                shutil.copyfile(base, part)
                _extend(part, own, tell)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerMissing(
            f"the gazetteer cannot be written: {error}", where=str(target),
            mend="free some space there, or set RASID_CACHE to a folder that can be written to",
        ) from error  # fmt: skip


def _silent(what: str, done: int) -> None:
    """Nobody listens."""


def _extend(path: Path, own: Sequence[Entry], tell: Progress) -> None:
    """Add the user's places to a finished gazetteer; a row about one of ours takes its place."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;")
        known = db.execute("SELECT id, ref FROM place WHERE ref LIKE 'overlay:%'").fetchall()
        refs = {entry.ref for entry in own}
        for identity in [identity for identity, ref in known if ref in refs]:
            db.execute("DELETE FROM alias WHERE place = ?", (identity,))
            db.execute("DELETE FROM place WHERE id = ?", (identity,))
        (last,) = db.execute("SELECT max(id) FROM place").fetchone()
        writer = _Writer(db, word_list("common_words.csv"), tell, last=last)
        for entry in own:
            writer.add(entry)
        writer.finish()
        # Numbers of places that were taken out are not used again, so the last number counts too many.
        db.execute("UPDATE meta SET value = (SELECT CAST(count(*) AS TEXT) FROM place) WHERE name = 'places'")
        db.commit()


def _fill(path: Path, atlas: Atlas, tell: Progress) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        # The file is thrown away when anything fails, so a journal would only cost time.
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA
        )
        tell("reading the sources", 0)
        common = word_list("common_words.csv")
        writer = _Writer(db, common, tell)
        for entry in all_entries(atlas, common=common):
            writer.add(entry)
        writer.finish()
        tell("writing the file", writer.count)
        versions = {"builder": str(BUILDER_VERSION), "places": str(writer.count), **package_versions()}
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(versions.items()))
        db.commit()


class _Writer:
    """Collects rows and writes aliases in key order, which keeps the tree compact and the build short."""

    def __init__(
        self, db: sqlite3.Connection, common: frozenset[str], tell: Progress, *, last: int = 0
    ) -> None:
        self.db, self.common, self.tell = db, common, tell
        self.count = last
        self._places: list[tuple[object, ...]] = []
        self._aliases: dict[tuple[int, int], int] = {}
        self._leads: dict[int, int] = {}

    def add(self, entry: Entry) -> None:
        self.count += 1
        self._places.append(
            (
                self.count, entry.ref, entry.name, entry.country, entry.adm1, entry.lat, entry.lon,
                entry.precision, entry.kind, entry.population, round(entry.weight, 3), entry.source,
            )
        )  # fmt: skip
        for key, flags in _keys(entry, self.common):
            self._aliases[key, self.count] = _merged(self._aliases.get((key, self.count)), flags)
        for first, length in _leads(entry):
            self._leads[first] = max(length, self._leads.get(first, 0))
        if len(self._places) >= _BATCH:
            self._flush()
            self.tell("compiling places", self.count)

    def _flush(self) -> None:
        self.db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self._places.clear()

    def finish(self) -> None:
        self._flush()
        self.tell("sorting the names", self.count)
        self.db.executemany(
            "INSERT INTO alias VALUES (?,?,?)",
            sorted((key, place, flags) for (key, place), flags in self._aliases.items()),
        )
        self.db.executemany(
            "INSERT INTO lead VALUES (?,?) ON CONFLICT (key) DO UPDATE SET longest = max(longest, excluded.longest)",
            sorted(self._leads.items()),
        )


def _merged(known: int | None, flags: int) -> int:
    """The flags of a spelling that leads to a place in two ways: own name first, else the least bound."""
    if known is None:
        return flags
    return max(known, flags, key=lambda each: (bool(each & Flag.MAIN), -each))


def _spellings(entry: Entry) -> Iterator[tuple[str, int]]:
    yield entry.name, Flag.MAIN
    for alias in entry.aliases:
        short = len(alias) <= 4 and alias.isascii() and alias.isupper()
        yield alias, Flag.UPPER if short else Flag.NONE
    for adjective in entry.adjectives:
        yield adjective, Flag.ADJECTIVE
        if adjective[-1] in "nik" and entry.kind in {"country", "adm1"} and not adjective.endswith("men"):
            yield f"{adjective}s", Flag.PEOPLE
    for person in entry.people:
        yield person, Flag.PEOPLE
        yield f"{person.removesuffix('man')}men" if person.endswith("man") else f"{person}s", Flag.PEOPLE
    for abbreviation in entry.abbreviations:
        yield abbreviation, Flag.ABBREVIATION


def _keys(entry: Entry, common: frozenset[str]) -> Iterator[tuple[int, int]]:
    for spelling, flags in _spellings(entry):
        bare = plain(spelling)
        if len(bare) < 2 or bare in CARDINAL:
            continue
        # After a place and a comma "Miss." is no young woman.
        ordinary = bare in common and not flags & Flag.ABBREVIATION
        yield key_of(bare), flags | (Flag.COMMON if ordinary else Flag.NONE)
        if flags & ~Flag.MAIN == 0 and (entry.country in TRANSLITERATED or is_arabic(spelling)):
            folded = fold(spelling)
            if len(folded) >= 3:
                yield folded_key(folded), flags
            if bones := skeleton_of(folded):
                yield skeleton_key(bones), flags


def _leads(entry: Entry) -> Iterator[tuple[int, int]]:
    """For each spelling, its first word and how many words it has: what cannot lead is not looked up."""
    for spelling, _ in _spellings(entry):
        if words := plain(spelling).split():
            yield key_of(words[0]), len(words)
