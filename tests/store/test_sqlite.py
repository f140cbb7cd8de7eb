"""What is special to a store in an SQLite file: its file, its room, and other processes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from tests.contract.builders import READER, a_judgement, a_report, arrival, read_well
from tests.contract.kinds import content
from tests.store.filling import fill
from tests.store.killing import ROOT

from rasid.errors import StoreError, StoreFull, StoreTooNew, StoreUnreadable
from rasid.model.judgement import Judgement
from rasid.model.report import Source
from rasid.store import sqlite as sqlite_store
from rasid.store.migrations import STEPS, VERSION
from rasid.store.sqlite import SqliteStore
from rasid.store.tables import METADATA


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rasid.db"


def filled(path: Path, count: int = 40) -> Path:
    """A store of ``count`` reports at ``path``, closed."""
    with SqliteStore(path) as store:
        fill(store, count)
    return path


def sql(path: Path, *statements: str) -> None:
    """Run ``statements`` on the file behind the store's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def refusal(path: Path, *, create: bool = True) -> StoreError:
    """The error with which the store at ``path`` is refused; it names the path and the mend."""
    with pytest.raises(StoreError) as caught:
        SqliteStore(path, create=create)
    assert str(path) in str(caught.value)
    assert caught.value.mend
    assert caught.value.exit_code == 3
    return caught.value


# The file


def test_a_store_is_found_again(path: Path) -> None:
    """What was added is there after closing and opening, in one file."""
    with SqliteStore(path) as store:
        fill(store, 40)
        before = content(store)
    assert list(path.parent.iterdir()) == [path]
    with SqliteStore(path, create=False) as store:
        assert content(store) == before
        assert before.counts.reports == 40


@pytest.mark.parametrize("name", ["a b?c#d%41&e=f.db", "راصد.db", "'quoted\".db", ":odd:"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    """Signs that mean something in addresses mean nothing in the path of a store."""
    with SqliteStore(tmp_path / name) as store:
        store.add_reports([arrival(a_report())])
    assert list(tmp_path.iterdir()) == [tmp_path / name]
    with SqliteStore(tmp_path / name, create=False) as store:
        assert store.counts().reports == 1


def test_a_relative_path_is_fixed_when_the_store_opens(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store stays where it is when the program changes its folder."""
    monkeypatch.chdir(path.parent)
    with SqliteStore(path.name) as store:
        monkeypatch.chdir("/")
        store.add_reports([arrival(a_report())])
    assert path.exists()


def test_the_steps_come_to_the_tables(path: Path) -> None:
    """The migration steps, made one after the other, come to the tables that the code asks."""

    SqliteStore(path).close()
    engine = create_engine(f"sqlite:///{path.parent / 'tables.db'}")
    METADATA.create_all(engine)
    engine.dispose()
    assert schema(path) == schema(path.parent / "tables.db")
    assert [step.number for step in STEPS] == list(range(1, VERSION + 1))


def schema(path: Path) -> set[tuple[str, str]]:
    """The tables and indexes of an SQLite file, without regard to white space."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(name, " ".join(statement.split())) for name, statement in rows}


def test_connections_are_strict(path: Path) -> None:
    """Every connection waits for the disk at a commit, keeps foreign keys and writes ahead."""
    with SqliteStore(path) as store, store._engine.connect() as connection:
        asked = ("foreign_keys", "synchronous", "journal_mode")
        answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert answers == [1, 2, "wal"]


def test_long_lists_are_streamed(path: Path) -> None:
    """Walking 24 MB of reports and their observations holds no more than a few of them at a time."""
    reports = [a_report(number, words="word " * 40_000) for number in range(120)]
    with SqliteStore(path) as store:
        for report in reports:
            store.add_reports([arrival(report)])
            store.add_readings([read_well(report)])
        del reports
        for walk in (store.reports, store.observations, lambda: store.unread("another")):
            tracemalloc.start()
            assert sum(1 for _ in walk()) >= 120
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert peak < 17_000_000, f"{walk} held {peak} bytes"


# Files that are refused


def test_a_newer_store_is_refused(path: Path) -> None:
    """A store of a later version is left alone, and the error tells to upgrade."""
    filled(path)
    sql(path, f"UPDATE schema_version SET version = {VERSION + 1}")
    error = refusal(path)
    assert isinstance(error, StoreTooNew)
    assert "upgrade" in str(error.mend)
    assert str(VERSION + 1) in error.what


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE schema_version",
        "DELETE FROM schema_version",
        "UPDATE schema_version SET version = 0",
        "UPDATE schema_version SET version = 'one'",
    ],
)
def test_a_store_without_a_version_is_refused(path: Path, statement: str) -> None:
    """A store that does not say its version is damaged, and nothing is guessed."""
    filled(path)
    sql(path, statement)
    assert isinstance(refusal(path), StoreUnreadable)


@pytest.mark.parametrize(
    "garbage", [b"not a database\n" * 400, b"\0" * 5000, b"S", b"SQLite format 3\0" + b"?" * 9000]
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path, garbage: bytes) -> None:
    """Whatever else lies at the path is refused and keeps its bytes; nothing is put beside it."""
    path.write_bytes(garbage)
    assert isinstance(refusal(path), StoreUnreadable)
    assert path.read_bytes() == garbage
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    """An SQLite file with other tables, or of another application, is not written into."""
    sql(path, "CREATE TABLE bookmarks (id)")
    before = path.read_bytes()
    assert "another program" in refusal(path).what
    sql(path, "DROP TABLE bookmarks", "PRAGMA application_id = 7")
    assert "another program" in refusal(path).what
    sql(path, "PRAGMA application_id = 0", "CREATE TABLE bookmarks (id)")
    assert len(path.read_bytes()) == len(before)


@pytest.mark.parametrize("left", ["nothing", "header"])
def test_a_store_that_was_never_begun_is_begun(path: Path, left: str) -> None:
    """What a kill before the first transaction leaves, an empty file or an empty database, will do."""
    if left == "nothing":
        path.touch()
    else:
        sql(path, "PRAGMA journal_mode = WAL")
        assert path.stat().st_size > 0
    assert isinstance(refusal(path, create=False), StoreUnreadable)
    filled(path, 8)
    with SqliteStore(path, create=False) as store:
        assert store.counts().reports == 8


def test_a_damaged_store_says_so(path: Path) -> None:
    """A store that was cut short or overwritten raises StoreUnreadable when the damage is met."""
    whole = filled(path, 200).read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:4096] + b"\xff" * (len(whole) - 4096)):
        path.write_bytes(damaged)
        with pytest.raises(StoreUnreadable) as caught, SqliteStore(path) as store:
            content(store)
        assert str(path) in str(caught.value)
        assert caught.value.mend


def test_a_damaged_observation_says_so(path: Path) -> None:
    """An observation whose JSON was spoilt raises StoreUnreadable and names it."""
    for body in ("{", '{"id": 1}', "null"):
        path.unlink(missing_ok=True)
        filled(path, 1)
        sql(path, f"UPDATE observations SET body = '{body}'")
        with SqliteStore(path) as store, pytest.raises(StoreUnreadable, match="o-"):
            list(store.observations())


def test_a_store_that_must_be_there_is_not_begun(path: Path) -> None:
    """Without leave to create one, a missing store is an error, and nothing is made."""
    assert isinstance(refusal(path, create=False), StoreUnreadable)
    assert not path.exists()


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    """A store in a folder that does not exist, or below a file, is refused."""
    assert "folder" in refusal(tmp_path / "none" / "rasid.db").what
    (tmp_path / "file").write_text("x")
    assert isinstance(refusal(tmp_path / "file" / "rasid.db"), StoreUnreadable)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """The path of a folder is refused."""
    assert isinstance(refusal(tmp_path), StoreUnreadable)


def test_a_store_that_vanishes_is_not_begun_anew(path: Path) -> None:
    """A question to a store whose file was deleted is an error, and not an empty answer."""
    with SqliteStore(path) as store:
        fill(store, 4)
        path.unlink()
        with pytest.raises(StoreUnreadable):
            list(store.reports())
    assert not path.exists()


UNPRIVILEGED = """
import os, sys, sqlite3
from pathlib import Path
from rasid.errors import StoreUnreadable
from rasid.store.sqlite import SqliteStore
from tests.contract.builders import a_report, arrival
SqliteStore(sys.argv[1]).close()  # loads what is loaded late, while everything may still be read
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    with SqliteStore(sys.argv[2]) as store:
        store.add_reports([arrival(a_report())])
except StoreUnreadable as error:
    print(error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for one in (folder, *folder.iterdir()):
        one.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "file_mode, folder_mode", [(0o000, 0o755), (0o444, 0o555), (0o444, 0o755), (None, 0o555), (None, 0o000)]
)
def test_a_store_that_may_not_be_used_is_refused(
    open_folder: Path, tmp_path: Path, file_mode: int | None, folder_mode: int
) -> None:
    """A file or a folder that may not be read or written gives StoreUnreadable with the mend.

    Root may do anything, so that the attempt is made by a process that gives its rights up first.
    """
    path = open_folder / "rasid.db"
    if file_mode is not None:
        filled(path, 4).chmod(file_mode)
    open_folder.chmod(folder_mode)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, str(tmp_path / "own.db"), str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{path}: ")
    assert "--store" in done.stdout


# Room


def test_a_full_store_rolls_back_and_opens_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the room runs out within a call the call is undone, and the store goes on from before it."""
    with SqliteStore(path) as store:
        fill(store, 8)
        before = content(store)
    pages = path.stat().st_size // 4096 + 4
    monkeypatch.setattr(sqlite_store, "PRAGMAS", (*sqlite_store.PRAGMAS, f"max_page_count = {pages}"))
    more = [a_report(number) for number in range(100, 300)]
    with SqliteStore(path) as store:
        with pytest.raises(StoreFull) as caught:
            store.add_reports([arrival(report) for report in more])
        assert caught.value.http_status == 507
        assert str(path) in str(caught.value) and caught.value.mend
        assert content(store) == before
        assert store.add_reports([arrival(more[0])]) == {more[0].id}
    monkeypatch.undo()
    with SqliteStore(path) as store:
        assert len(store.add_reports([arrival(report) for report in more])) == 199
        assert store.counts().reports == 208


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.2 MB, where this machine lets one be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=1200k", "none", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode != 0:
        pytest.skip("this user may not mount a small disk; the page limit is tested instead")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_rolls_back_and_opens_again(small_disk: Path) -> None:
    """When the disk fills up within a call the call is undone; with room again the rest is added."""
    path, ballast = small_disk / "rasid.db", small_disk / "ballast"
    ballast.write_bytes(b"x" * 800_000)
    reports = [a_report(number, words="word " * 500) for number in range(60)]
    kept = []
    with SqliteStore(path) as store:
        with pytest.raises(StoreFull) as caught:
            for report in reports:
                store.add_reports([arrival(report)])
                kept.append(report)
        assert str(path) in str(caught.value) and caught.value.mend
        assert 0 < len(kept) < len(reports)
        assert set(store.reports()) == set(kept)
    with SqliteStore(path) as store:
        assert set(store.reports()) == set(kept)
        ballast.unlink()
        assert len(store.add_reports([arrival(report) for report in reports])) == len(reports) - len(kept)


def test_a_store_is_not_begun_on_a_full_disk(small_disk: Path) -> None:
    """Where there is no room for an empty store the error says so, and with room it is begun."""
    ballast = small_disk / "ballast"
    with pytest.raises(OSError, match="No space"), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    assert isinstance(refusal(small_disk / "rasid.db"), StoreFull)
    ballast.unlink()
    filled(small_disk / "rasid.db", 4)


# Other processes


def test_two_processes_add_at_once(path: Path) -> None:
    """Two processes that begin and fill one store together end with what one alone would have made."""
    expected = content(SqliteStore(filled(path.parent / "alone.db", 120)))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.filling", str(path), "120"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in both:
        _, complaint = process.communicate(timeout=60)
        assert process.returncode == 0, complaint
    with SqliteStore(path, create=False) as store:
        assert content(store) == expected
        assert list(store.unread(READER)) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM readings").fetchall() == [(120,)]


def test_a_busy_store_is_waited_for_and_then_given_up(path: Path) -> None:
    """A store in which another process writes is waited for; after that the error says what to do,
    nothing has changed, and reading was possible all the time."""
    filled(path, 8)
    other = sqlite3.connect(path, isolation_level=None)
    with closing(other), SqliteStore(path, busy_seconds=0.2) as store:
        before = content(store)
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        with pytest.raises(StoreError, match="another process") as caught:
            store.add_reports([arrival(a_report(99))])
        assert time.monotonic() - begun >= 0.2
        assert str(path) in str(caught.value) and caught.value.mend
        assert content(store) == before
        other.execute("ROLLBACK")
        assert store.add_reports([arrival(a_report(99))]) == {a_report(99).id}


def test_a_writer_sees_what_another_wrote_before(path: Path) -> None:
    """Of two open stores on one file, each hears that a report is known that the other added."""
    with SqliteStore(path) as one, SqliteStore(path) as other:
        assert one.add_reports([arrival(a_report())]) == {a_report().id}
        assert other.add_reports([arrival(a_report())]) == frozenset()
        other.add_readings([read_well(a_report())])
        one.add_readings([read_well(a_report())])
        assert one.counts() == other.counts()
        assert one.counts().observations == 2


class Meddling(Sequence[Judgement]):
    """A batch in whose middle another store on the same file tries to write."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        self._meddle = meddle

    def __len__(self) -> int:
        return 0

    def __getitem__(self, index: Any) -> Any:
        raise IndexError(index)

    def __iter__(self) -> Iterator[Judgement]:
        self._meddle()
        return iter(())


def test_a_call_has_its_turn_from_beginning_to_end(path: Path) -> None:
    """While one call adds, no other may write in between what it looks up and what it writes."""
    with SqliteStore(path) as one, SqliteStore(path, busy_seconds=0.05) as other:
        with pytest.raises(StoreError, match="another process"):
            one.add_judgements(Meddling(lambda: other.add_judgements([a_judgement("o-1", "o-2")])))
        assert one.counts().judgements == 0


def test_a_store_that_is_being_begun_is_waited_for(path: Path) -> None:
    """Beginning a store waits for another process that is about to write into the empty file."""
    sql(path, "PRAGMA user_version = 1")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    let_go = threading.Timer(0.3, other.close)
    let_go.start()
    with SqliteStore(path, busy_seconds=10) as store:
        assert store.add_reports([arrival(a_report())]) == {a_report().id}
    let_go.join()


def test_many_may_begin_one_store_at_once(tmp_path: Path) -> None:
    """However many open a store that is not there yet at one moment, all of them get it."""
    together = threading.Barrier(4)
    refused: list[Exception] = []

    def begin() -> None:
        for number in range(60):
            together.wait()
            try:
                SqliteStore(tmp_path / f"{number}.db").close()
            except Exception as error:
                refused.append(error)

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == []


def test_known_sources_take_no_room(path: Path) -> None:
    """A source that is added again as it stands is not written again."""
    source = Source("example-wire", "EXAMPLE Wire")
    with SqliteStore(path) as store:
        for _ in range(3):
            store.add_sources([source, source])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sources").fetchall() == [(1,)]
