"""The workbench: reports in, batch by batch; lists and briefs out that depend on their content only."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stub_reader import StubReader, a_text, write_reports

from rasid.errors import BrokenPromise, InputError, ResourceError, StoreFull, UnknownName
from rasid.model.observation import ObservedTime
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.settings import Settings, settings_from
from rasid.store.memory import MemoryStore
from rasid.store.open import open_store
from rasid.workbench import AddSummary, Listing, Selection, Workbench, open_workbench, read_reports, rendered
from rasid.workbench import adding as adding_module
from rasid.workbench.adding import Adding
from rasid.workbench.inputs import Found, found_in
from rasid.workbench.summary import ReadingCounts

SETTINGS = settings_from({"HOME": "/nowhere"})


def opened(address: str | Path = ":memory:") -> Workbench:
    return open_workbench(str(address), SETTINGS, make_reader=StubReader)


def everything(workbench: Workbench) -> str:
    """All that follows from what the store holds, as text."""
    lists = (workbench.observations(), workbench.claims(), workbench.incidents(), workbench.counts())
    rows = [json.dumps(row) for each in lists for row in each.rows()]
    return "\n".join([*rows, rendered(workbench.brief(), "html"), rendered(workbench.brief(), "markdown")])


def test_numbers_add_up(tmp_path: Path) -> None:
    """found = new + known + unreadable, and new = the sum of how readings ended."""
    write_reports(tmp_path / "in", 40)
    (tmp_path / "in" / "crash.txt").write_text(a_text(99, "CRASH"))
    (tmp_path / "in" / "empty.txt").write_text("")
    seen: list[AddSummary] = []
    with opened() as workbench:
        summary = workbench.add(tmp_path / "in", language="en", progress=seen.append)
    assert (summary.found, summary.new, summary.known, summary.unreadable) == (42, 41, 0, 1)
    assert summary.outcomes == ReadingCounts(read=40, failed=1)
    assert summary.files == 42
    assert summary.observations == 40
    assert summary.finished and summary.troubled
    assert [each.found for each in seen] == sorted({each.found for each in seen})
    assert seen[-1].found == 42


def test_numbers_that_do_not_add_up_are_a_bug() -> None:
    """A summary that lost a report cannot pass."""
    with pytest.raises(BrokenPromise):
        AddSummary(new=2, outcomes=ReadingCounts(read=1), finished=True).check()


def test_the_reader_is_not_built_for_an_empty_store_and_nothing_to_read(tmp_path: Path) -> None:
    """Without a report there is nothing to read, and no parser is loaded."""

    def never(settings: Settings) -> StubReader:
        raise AssertionError("the reader was built")

    (tmp_path / "empty.txt").write_text("")
    with open_workbench(":memory:", SETTINGS, make_reader=never) as workbench:
        assert workbench.add(tmp_path / "empty.txt").unreadable == 1


def test_a_wrong_file_of_places_is_told_before_anything_is_stored(tmp_path: Path) -> None:
    """Where the reader refuses the user's own places, no report is in the store without having been read."""
    write_reports(tmp_path / "in", 2)

    def refuses(_: Settings) -> StubReader:
        raise InputError("row 2 has no latitude")

    with open_workbench(
        ":memory:", Settings(tmp_path, overlays=(Path("own.csv"),)), make_reader=refuses
    ) as workbench:
        with pytest.raises(InputError, match="no latitude"):
            workbench.add(tmp_path / "in")
        assert workbench.store_counts().reports == 0


def test_a_reader_that_loses_a_report_is_a_bug(tmp_path: Path) -> None:
    """Outcomes other than one for each report, in order, are refused before they are stored."""

    class Forgetful(StubReader):
        def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
            return iter(list(super().read_all(reports))[1:])

    write_reports(tmp_path / "in", 3)
    with (
        open_workbench(":memory:", SETTINGS, make_reader=Forgetful) as workbench,
        pytest.raises(BrokenPromise),
    ):
        workbench.add(tmp_path / "in", language="en")


def test_a_newer_reader_reads_the_store_anew(tmp_path: Path) -> None:
    """What an older reader read is read again by a newer one, and counted as completed, not as found."""
    write_reports(tmp_path / "in", 3)
    with opened(tmp_path / "a.db") as workbench:
        workbench.add(tmp_path / "in", language="en")

    def newer(settings: Settings) -> StubReader:
        return StubReader(settings, name="stub 2")

    with open_workbench(str(tmp_path / "a.db"), SETTINGS, make_reader=newer) as workbench:
        summary = workbench.add(tmp_path / "in", language="en")
    assert (summary.known, summary.completed.read) == (3, 3)


def test_stopping_leaves_whole_batches(tmp_path: Path) -> None:
    """Asked to stop, adding ends between two batches: all that is stored is read, and the summary says so."""
    write_reports(tmp_path / "in", 100)
    with opened() as workbench:
        summary = workbench.add(
            tmp_path / "in", language="en", stop=lambda: workbench.store_counts().reports >= 40
        )
        assert not summary.finished
        assert summary.new == summary.outcomes.total == workbench.store_counts().reports == 64
        assert workbench.add(tmp_path / "in", language="en").new == 36


def test_the_summary_of_a_broken_run_tells_what_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where storing the readings fails, the reports stored before count as new and as not read yet."""
    write_reports(tmp_path / "in", 5)
    seen: list[AddSummary] = []
    with opened() as workbench:
        with monkeypatch.context() as patched:
            patched.setattr(MemoryStore, "add_readings", _full)
            with pytest.raises(StoreFull):
                workbench.add(tmp_path / "in", language="en", progress=seen.append)
        assert workbench.store_counts().reports == 5
        assert (seen[-1].new, seen[-1].unread, seen[-1].observations) == (5, 5, 0)
        assert workbench.add(tmp_path / "in", language="en").completed.total == 5


def _full(*_: object) -> None:
    raise StoreFull("no room", where="memory", mend="make some")


def in_batches(folder: Path, order: Sequence[int], size: int) -> str:
    """What follows from the reports of a folder, taken in in this order and in batches of this size."""
    items = [item for item in found_in([folder], language="en") if isinstance(item, Found)]
    before = adding_module.BATCH
    adding_module.BATCH = size  # type: ignore[misc]
    try:
        with open_store(":memory:") as store:
            adding = Adding(store, lambda: StubReader(SETTINGS), lambda summary: None, lambda: False)
            adding.take(items[each] for each in order)
            return everything(Workbench(store, SETTINGS, address=":memory:", make_reader=StubReader))
    finally:
        adding_module.BATCH = before  # type: ignore[misc]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve reports: two attacks told by several, one denied, and reprints."""
    made = tmp_path_factory.mktemp("orders")
    sentences = [
        "Gunmen attacked Baqubah on 2024-03-05, killing 3.",
        "Gunmen attacked Baqubah on 2024-03-05, killing 4.",
        "The army denied that gunmen attacked Baqubah on 2024-03-05.",
        "Gunmen attacked Tikrit on 2024-03-11, killing 2.",
        "Gunmen attacked Diyala on 2024-03-12.",
        "Gunmen attacked Khanaqin.",
    ]
    for number in range(12):
        text = a_text(number // 2, sentences[number % 6])
        source = ("Example Wire", "Example Post", "Example Radio")[number % 3]
        head = f"Source: {source}\nPublished: 2024-03-{number + 10}\n\n"
        (made / f"{number}.txt").write_text(head + text)
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(12)), size=st.integers(1, 13))
def test_order_and_batches_change_nothing(folder: Path, order: list[int], size: int) -> None:
    """Reports in any order and in batches of any size give the same lists and brief, byte for byte."""
    assert in_batches(folder, order, size) == in_batches(folder, range(12), 32)


def test_memory_holds_one_batch(tmp_path: Path) -> None:
    """However many reports there are, no more than a batch of them is held at once."""
    write_reports(tmp_path / "in", 200)
    held: list[int] = []

    class Counting(StubReader):
        def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
            batch = list(reports)
            held.append(len(batch))
            return super().read_all(batch)

    with open_workbench(":memory:", SETTINGS, make_reader=Counting) as workbench:
        workbench.add(tmp_path / "in", language="en")
    assert sum(held) == 200
    assert max(held) == adding_module.BATCH


def test_reading_without_a_store_keeps_order(tmp_path: Path) -> None:
    """Reports come with their outcomes in the order in which they were found, errors in their places."""
    write_reports(tmp_path / "in", 3)
    (tmp_path / "in" / "0001x.txt").write_text("")
    results = list(read_reports([tmp_path / "in"], SETTINGS, language="en", make_reader=StubReader))
    names = [result.where if isinstance(result, InputError) else result[0].where for result in results]
    assert [Path(str(name)).name for name in names] == ["0000.txt", "0001.txt", "0001x.txt", "0002.txt"]


def test_listings_are_sequences() -> None:
    """A list has a length, items, slices, rows and an honest name."""
    listing = Listing("numbers", (1, 2, 3), lambda number: {"number": number})
    assert (len(listing), listing[0], listing[1:], list(listing)) == (3, 1, (2, 3), [1, 2, 3])
    assert list(listing.rows()) == [{"number": 1}, {"number": 2}, {"number": 3}]
    assert repr(listing) == "<3 numbers>"


def test_without_pandas_a_data_frame_is_an_error_with_a_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    """pandas is no part of the core, and its absence is told with what to do."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ResourceError, match="pip install pandas"):
        Listing("numbers", (1,), lambda number: {"number": number}).to_pandas()


def test_with_pandas_nested_fields_are_columns() -> None:
    """A data frame has one row for each record, and dotted columns."""
    pytest.importorskip("pandas", reason="pandas is no part of the core install")
    frame = Listing("places", (1,), lambda number: {"place": {"name": "Baqubah"}}).to_pandas()
    assert list(frame["place.name"]) == ["Baqubah"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": "2024-03-05", "until": "2024-03-04"},
        {"since": "2024-3-5"},
        {"as_of": "yesterday"},
        {"known_at": "noon"},
    ],
)
def test_wrong_selections_cannot_be_made(wrong: dict[str, str]) -> None:
    """A day that is none, or days in the wrong order, are refused where they are given."""
    with pytest.raises(InputError):
        Selection(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "selected"),
    [
        (ObservedTime(None, "2024-03-05", "2024-03-05", "day"), True),
        (ObservedTime(None, "2024-03-01", "2024-03-31", "month"), True),
        (ObservedTime(None, "2024-03-05T22:30", "2024-03-05T22:30", "minute"), True),
        (ObservedTime(None, "2024-03-06", "2024-03-06", "day"), False),
        (ObservedTime(None, None, "2024-03-09", "week"), True),
        (ObservedTime(None, None, "2024-03-12", "week"), False),
        (ObservedTime(None, "2024-02-29", None, "week"), True),
        (ObservedTime(None, "2024-02-27", None, "week"), False),
        (ObservedTime(None, None, "0001-01-01", "year"), False),
        (ObservedTime("one day", None, None, "day"), True),
        (None, True),
    ],
)
def test_a_time_is_selected_when_it_touches_the_day(time: ObservedTime | None, selected: bool) -> None:
    """An unknown end lies as far off as the precision says; without a time the report's day counts."""
    day = Selection(since="2024-03-05", until="2024-03-05")
    assert day.holds_time(time, ["2024-03-05"]) is selected
    assert not day.holds_time(None, ["2024-03-06", None])


def test_the_light_front_door_opens_a_workbench(tmp_path: Path) -> None:
    """rasid.open gives a workbench on a store, and begins one where there is none."""
    import rasid

    with rasid.open(str(tmp_path / "new.db")) as workbench:
        assert len(workbench.reports()) == 0
    assert (tmp_path / "new.db").exists()


def test_one_record_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    """A claim and an incident are found with the observations behind them; wrong ids are told."""
    write_reports(tmp_path / "in", 4)
    with opened() as workbench:
        workbench.add(tmp_path / "in", language="en")
        claim = workbench.claims()[0]
        found, for_it, against = workbench.claim(claim.id[:12])
        assert found == claim
        assert [each.id for each in for_it] == list(claim.observations_for)
        assert [each.id for each in against] == list(claim.observations_against)
        incident = workbench.incidents()[0]
        assert workbench.incident(incident.id)[0] == incident
        for wrong in ("", "x-1"):
            with pytest.raises(UnknownName):
                workbench.claim(wrong)


def test_judgements_are_listed_with_the_undone(tmp_path: Path) -> None:
    """A decision and its undoing are both rows that stay."""
    write_reports(tmp_path / "in", 1)
    with opened() as workbench:
        workbench.add(tmp_path / "in", language="en")
        made = workbench.judge("reject", [workbench.observations()[0].id], by="N.N.", why="seen")
        workbench.judge("undo", [made.id], by="N.N.", why="a slip")
        assert [each.verdict for each in workbench.judgements()] == ["reject", "undo"]


def test_random_splits_of_a_folder_add_up(tmp_path: Path) -> None:
    """Files added in several calls give what they give in one."""
    write_reports(tmp_path / "in", 20)
    files = sorted((tmp_path / "in").iterdir())
    random.Random(7).shuffle(files)
    with opened() as whole, opened() as parts:
        whole.add(tmp_path / "in", language="en")
        for start in range(0, 20, 6):
            parts.add(files[start : start + 6], language="en")
        assert everything(whole) == everything(parts)


def test_an_address_is_refused_and_no_failure(tmp_path: Path) -> None:
    """What nobody fetches is wrong input, also where it stands among files, and nothing is stored of it."""
    write_reports(tmp_path / "in", 1)
    with opened() as workbench:
        with pytest.raises(InputError, match="not fetched"):
            workbench.add([tmp_path / "in", "https://example.org/story"])
        assert (len(workbench.failures()), len(workbench.reports())) == (0, 0)
