"""What every store promises, held against each of them."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.builders import (
    EVENING,
    MORNING,
    NOON,
    READER,
    a_failure,
    a_judgement,
    a_reading,
    a_report,
    an_observation,
    arrival,
    read_well,
)
from tests.contract.kinds import KINDS, Kind, content

from rasid.errors import BrokenPromise, InputError, QuoteMismatch, StoreError, UnknownName
from rasid.model.judgement import make_judgement
from rasid.model.reading import Arrival, Failure, Outcome, OutcomeKind, Reading
from rasid.model.report import Report, Source
from rasid.model.text import Quote
from rasid.store.contract import NOW, Moment, Store, StoreCounts

T = TypeVar("T")


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Kind:
    return KINDS[request.param](tmp_path)


@pytest.fixture
def store(kind: Kind) -> Iterator[Store]:
    with kind.make() as made:
        yield made


def ids(reports: Iterator[Report]) -> list[str]:
    return [report.id for report in reports]


class Interrupted(Sequence[T]):
    """A batch in whose middle the user presses Ctrl-C."""

    def __init__(self, *items: T) -> None:
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def __iter__(self) -> Iterator[T]:
        yield from self._items
        raise KeyboardInterrupt


# Reports


def test_a_report_is_new_once(store: Store) -> None:
    """The ids of new reports come back; adding them again gives none and changes nothing."""
    one, two = a_report(1), a_report(2)
    assert store.add_reports([arrival(one), arrival(one), arrival(two)]) == {one.id, two.id}
    before = content(store)
    assert store.add_reports([arrival(two), arrival(one)]) == frozenset()
    assert content(store) == before
    assert before.counts.reports == 2


def test_a_report_comes_back_as_it_was(store: Store) -> None:
    """Every field of a report comes back as it went in, whether there is something in it or not."""
    full = a_report(1, updated="2024-03-02T10:00:00+03:00")
    bare = Report("r-1", "a-1", "s", "words", 0, None, None, None, None, "text/html", "0", ("undated", "x"))
    store.add_reports([arrival(full), arrival(bare)])
    assert store.report(full.id) == full
    assert store.report(bare.id) == bare


def test_odd_text_comes_back_as_it_was(store: Store) -> None:
    """Arabic, half characters, NUL and non-characters are kept to the character, file names too."""
    odd = "راصد \ud83d half, \x00 nothing, \U0010fffe no character, \U0010fffe0 \U00100000"
    report = a_report(1, words=odd)
    observation = an_observation(report, words=odd)
    store.add_reports([arrival(report, where="in/\udcff.txt")])
    store.add_readings(
        [a_reading(report, observation, reader=odd), a_reading(report, kind="failed", at=MORNING)]
    )
    assert store.report(report.id) == report
    assert list(store.observations()) == [observation]
    assert list(store.unread(odd)) == []
    store.add_readings([a_reading(report, kind="failed", at=EVENING, reason=odd)])
    (failure,) = store.failures()
    assert (failure.where, failure.reason) == ("in/\udcff.txt", odd)


def test_reports_come_by_date_and_id(store: Store) -> None:
    """Reports come in order of (version date, id), those without a date first, all versions among them."""
    reports = [
        a_report(number, published=published, updated=updated)
        for number in range(4)
        for published, updated in [(None, None), ("2024-03-01T22:00:00Z", None), ("2024-02-01", "2024-03-02")]
    ]
    store.add_reports([arrival(report) for report in reports])
    wanted = sorted(reports, key=lambda report: (report.version_date or "", report.id))
    assert list(store.reports()) == wanted


def test_as_of_leaves_out_what_is_dated_later(store: Store) -> None:
    """As of a day there are the versions dated by its end, and none without a date."""
    first = a_report(1, published="2024-02-28")
    corrected = a_report(1, published="2024-02-28", updated="2024-03-02", words="Correction.")
    late = a_report(2, published="2024-03-01T23:59:00Z")
    undated = a_report(3, published=None)
    store.add_reports([arrival(report) for report in (first, corrected, late, undated)])
    store.add_readings([read_well(report) for report in (first, corrected, late, undated)])
    for day, wanted in {
        "2024-02-27": set(),
        "2024-02-28": {first.id},
        "2024-03-01": {first.id, late.id},
        "2024-03-02": {first.id, late.id, corrected.id},
    }.items():
        assert set(ids(store.reports(Moment(as_of=day)))) == wanted
        assert {observation.report for observation in store.observations(Moment(as_of=day))} == wanted


def test_known_at_leaves_out_what_arrived_later(store: Store) -> None:
    """Known at a moment are the reports that had arrived; how they were read since does not matter."""
    early, late = a_report(1), a_report(2)
    store.add_reports([arrival(early, at="2024-03-01T12:00:00Z"), arrival(late, at="2024-03-01T12:00:00.5Z")])
    store.add_readings([read_well(report, at="2024-03-05T00:00:00Z") for report in (early, late)])
    for known_at, wanted in {
        "2024-03-01T11:59:59.999999Z": set(),
        "2024-03-01T12:00:00Z": {early.id},
        "2024-03-01T15:00:00+03:00": {early.id},
        "2024-03-01T12:00:01": {early.id, late.id},
        "2024-02-29": set(),
        "2024-03-01": {early.id, late.id},
    }.items():
        assert set(ids(store.reports(Moment(known_at=known_at)))) == wanted
        assert {observation.report for observation in store.observations(Moment(known_at=known_at))} == wanted


def test_both_bounds_hold_together(store: Store) -> None:
    """With both bounds a report is dated by the one and arrived by the other."""
    in_time = a_report(1, published="2024-02-01")
    arrived_late, dated_late = a_report(2, published="2024-02-01"), a_report(3, published="2024-05-01")
    store.add_reports([arrival(in_time), arrival(arrived_late, at=EVENING), arrival(dated_late)])
    assert ids(store.reports(Moment(as_of="2024-03-01", known_at=NOON))) == [in_time.id]


@pytest.mark.parametrize("first, then", [(MORNING, EVENING), (EVENING, MORNING)])
@pytest.mark.parametrize("where", ["in/1.txt", "elsewhere.txt"])
def test_the_first_arrival_counts(store: Store, first: str, then: str, where: str) -> None:
    """A report is known since its earliest arrival, in whichever order arrivals are added."""
    report = a_report()
    store.add_reports([arrival(report, at=first, where="in/1.txt")])
    store.add_reports([arrival(report, at=then, where=where)])
    assert ids(store.reports(Moment(known_at=MORNING))) == [report.id]
    assert ids(store.reports(Moment(known_at="2024-03-01T05:59:59Z"))) == []


@pytest.mark.parametrize("moment", [{"as_of": "yesterday"}, {"as_of": NOON}, {"known_at": "noon"}])
def test_a_point_of_view_is_a_moment(moment: dict[str, str]) -> None:
    """A point of view that is no day or no moment is refused when it is made."""
    with pytest.raises(InputError):
        Moment(**moment)


def test_a_report_is_found_by_how_its_id_begins(store: Store) -> None:
    """The whole id finds a report, and so does a beginning that no other shares."""
    reports = [a_report(number) for number in range(20)]
    short = Report("r-short", "a", "s", "words", 0, None, None, None, None, "text/plain", "0")
    longer = Report("r-shorter", "a", "s", "words", 0, None, None, None, None, "text/plain", "0")
    store.add_reports([arrival(report) for report in [*reports, short, longer]])
    for report in reports:
        assert store.report(report.id) == report
        assert store.report(report.id[:12]) == report
    assert store.report("r-short") == short
    assert store.report("r-shorte") == longer


@pytest.mark.parametrize("asked, said", [("r-", "more than one"), ("r-none", "no report"), ("", "no report")])
def test_a_report_that_is_not_there_has_no_name(store: Store, asked: str, said: str) -> None:
    """An id of no report, and a beginning of several, raise UnknownName with the mend."""
    store.add_reports([arrival(a_report(1)), arrival(a_report(2))])
    with pytest.raises(UnknownName, match=said) as caught:
        store.report(asked)
    assert caught.value.mend


def test_nothing_begins_every_report(store: Store) -> None:
    """An empty id finds nothing, even where there is only one report."""
    store.add_reports([arrival(a_report())])
    with pytest.raises(UnknownName):
        store.report("")


# Readings


def test_unread_are_the_reports_without_a_reading_by_that_reader(store: Store) -> None:
    """Reports come unread, in order of id, until that reader has read them, well or not."""
    reports = sorted((a_report(number) for number in range(70)), key=lambda report: report.id)
    store.add_reports([arrival(report) for report in reports])
    assert list(store.unread(READER)) == reports
    store.add_readings([read_well(reports[0]), a_reading(reports[1]), a_reading(reports[2], kind="failed")])
    store.add_readings([read_well(reports[3], reader="another reader")])
    assert list(store.unread(READER)) == reports[3:]


def test_reading_goes_on_while_unread_is_walked(store: Store) -> None:
    """Readings may be added while the unread reports are walked; each comes once."""
    reports = [a_report(number) for number in range(100)]
    store.add_reports([arrival(report) for report in reports])
    walked = []
    for report in store.unread(READER):
        walked.append(report.id)
        store.add_readings([read_well(report)])
    assert walked == sorted(report.id for report in reports)
    assert list(store.unread(READER)) == []


def test_a_walk_sees_the_store_as_it_was(store: Store) -> None:
    """What is added while reports or observations are walked does not come into the walk."""
    reports = [a_report(number) for number in range(80)]
    store.add_reports([arrival(report) for report in reports[:40]])
    store.add_readings([read_well(report) for report in reports[:40]])
    walks: list[Iterator[Any]] = [store.reports(), store.observations()]
    for walk in walks:
        next(walk)
    store.add_reports([arrival(report) for report in reports[40:]])
    store.add_readings([read_well(report) for report in reports[40:]])
    assert [sum(1 for _ in walk) for walk in walks] == [39, 79]


def test_observations_come_in_order(store: Store) -> None:
    """Observations come in order of (report, start, id), as they went in."""
    reports = [a_report(number) for number in range(5)]
    store.add_reports([arrival(report) for report in reports])
    observations = [
        an_observation(report, words=words, likely=likely)
        for report in reports
        for words, likely in [("army denied", 0.5), ("Gunmen attacked", 0.9), ("Gunmen attacked", 0.1)]
    ]
    for report in reversed(reports):
        store.add_readings([a_reading(report, *(one for one in observations if one.report == report.id))])
    wanted = sorted(observations, key=lambda one: (one.report, one.quote.start, one.id))
    assert list(store.observations()) == wanted


@pytest.mark.parametrize("later_first", [False, True])
def test_the_last_reading_stands(store: Store, later_first: bool) -> None:
    """Of several readings the latest counts, in whichever order they are added; the rest is not doubled."""
    report = a_report()
    store.add_reports([arrival(report)])
    shared = an_observation(report)
    earlier = a_reading(report, shared, an_observation(report, words="army denied"), at=MORNING)
    later = a_reading(report, shared, an_observation(report, words="denied it"), at=NOON, reader="newer")
    for reading in [later, earlier] if later_first else [earlier, later]:
        store.add_readings([reading])
    assert list(store.observations()) == list(later.outcome.observations)
    assert store.counts().observations == 2


def test_a_later_reading_may_find_nothing(store: Store) -> None:
    """After a later reading without events, or one that failed, the report has no observations."""
    lasts: list[OutcomeKind] = ["without_events", "failed"]
    for number, last in enumerate(lasts):
        report = a_report(number)
        store.add_reports([arrival(report)])
        store.add_readings([read_well(report, at=MORNING)])
        assert sum(1 for _ in store.observations()) == 2
        store.add_readings([a_reading(report, kind=last, at=NOON)])
        assert list(store.observations()) == []


def test_of_two_readings_at_one_moment_the_one_added_last_stands(store: Store) -> None:
    """A retry within the same tick of the clock counts, in one call or in two; a repeat does not."""
    report = a_report()
    store.add_reports([arrival(report)])
    failed, well = a_reading(report, kind="failed"), read_well(report)
    store.add_readings([failed, well])
    assert store.counts().observations == 2
    store.add_readings([failed])
    assert store.counts().observations == 2
    store.add_readings([a_reading(report, kind="too_long")])
    assert store.counts().observations == 0


def test_a_reading_twice_changes_nothing(store: Store) -> None:
    """The same reading added again, in one call or in two, is one reading."""
    report = a_report()
    store.add_reports([arrival(report)])
    store.add_readings([read_well(report), read_well(report)])
    before = content(store)
    store.add_readings([read_well(report)])
    assert content(store) == before
    assert before.counts.observations == 2


def test_the_same_observation_twice_in_a_reading_is_one(store: Store) -> None:
    """An observation that a reading gives twice is kept once."""
    report = a_report()
    store.add_reports([arrival(report)])
    store.add_readings([a_reading(report, an_observation(report), an_observation(report))])
    assert list(store.observations()) == [an_observation(report)]
    assert store.counts().observations == 1


def test_only_kept_reports_are_read(store: Store) -> None:
    """A batch with a reading of a report that is not kept is refused wholly."""
    known, unknown = a_report(1), a_report(2)
    store.add_reports([arrival(known)])
    with pytest.raises(UnknownName):
        store.add_readings([read_well(known), read_well(unknown)])
    assert list(store.unread(READER)) == [known]
    assert list(store.observations()) == []


def test_a_quote_that_is_not_in_the_report_stays_out(store: Store) -> None:
    """A batch with a quote of other words than the report's is refused wholly."""
    one, other = a_report(1), a_report(2)
    store.add_reports([arrival(one), arrival(other)])
    shifted = an_observation(a_report(1, words="x"), words="post 1. The army")
    wrong = replace_quote(shifted, one)
    with pytest.raises(QuoteMismatch):
        store.add_readings([read_well(other), a_reading(one, wrong)])
    assert list(store.observations()) == []
    assert len(list(store.unread(READER))) == 2


def replace_quote(observation: Any, report: Report) -> Any:
    """``observation`` moved to ``report``, three characters further than its words stand there."""
    quote = observation.quote
    moved = Quote(report.id, quote.start + 3, quote.end + 3, quote.text)
    return replace(observation, report=report.id, quote=moved)


def test_quotes_are_checked_on_the_way_out(kind: Kind, store: Store) -> None:
    """Where a report was changed behind the store's back, its observations do not come out."""
    sound, changed = sorted((a_report(1), a_report(2)), key=lambda report: report.id)
    store.add_reports([arrival(sound), arrival(changed)])
    store.add_readings([read_well(sound), read_well(changed)])
    kind.rewrite(store, changed.id, changed.text.replace("Gunmen", "Nobody"))
    walk = store.observations()
    assert [next(walk).report, next(walk).report] == [sound.id, sound.id]
    with pytest.raises(QuoteMismatch) as caught:
        next(walk)
    assert caught.value.where and caught.value.mend


def test_what_could_not_come_out_does_not_go_in(store: Store) -> None:
    """Another report's observation, one id for two, or a chance above 1 is a bug, and stays out."""
    report, other = a_report(1), a_report(2)
    store.add_reports([arrival(report), arrival(other)])
    good = an_observation(report)

    two_for_one = replace(an_observation(report, words="army denied"), id=good.id)
    no_number = an_observation(report, likely=2.5)
    for bad in [
        a_reading(report, an_observation(other)),
        a_reading(report, good, two_for_one),
        a_reading(report, no_number),
        Reading(Outcome(report.id, "failed"), READER, NOON),
    ]:
        with pytest.raises(BrokenPromise):
            store.add_readings([read_well(other), bad])
    assert list(store.observations()) == []
    assert len(list(store.unread(READER))) == 2


# Judgements


def test_judgements_are_kept_in_order_and_once(store: Store) -> None:
    """Judgements come in order of (made, id), each once; the ids of new ones come back."""
    made = [a_judgement("o-1", f"o-{number}", made=moment) for number in (3, 2) for moment in (NOON, MORNING)]
    assert store.add_judgements([*made, made[0]]) == {one.id for one in made}
    assert store.add_judgements(made) == frozenset()
    assert list(store.judgements()) == sorted(made, key=lambda one: (one.made, one.id))
    assert store.counts().judgements == 4


def test_undone_judgements_are_kept(store: Store) -> None:
    """Undoing is one more row: the judgement that is undone still comes, before its undoing."""
    same = a_judgement("o-1", "o-2")
    undo = make_judgement(verdict="undo", targets=(same.id,), by="analyst", made=NOON, why="two blasts")
    fix = make_judgement(
        verdict="correct",
        targets=("o-1",),
        by="rule 7",
        made=EVENING,
        why="",
        field="place.name",
        value='"Mosul"',
    )
    store.add_judgements([fix, undo, same])
    assert list(store.judgements()) == [same, undo, fix]


def test_judgements_are_seen_from_when_they_were_made(store: Store) -> None:
    """As of a day and known at a moment there are the judgements made by then."""
    on_the_day = a_judgement("o-1", "o-2", made="2024-03-01T23:59:59.9Z")
    day_after = a_judgement("o-3", "o-4", made="2024-03-02T00:00:00Z")
    zoned = a_judgement("o-5", "o-6", made="2024-03-02T02:00:00+03:00")
    store.add_judgements([on_the_day, day_after, zoned])
    assert list(store.judgements()) == [zoned, on_the_day, day_after]
    assert list(store.judgements(Moment(as_of="2024-03-01"))) == [zoned, on_the_day]
    assert list(store.judgements(Moment(known_at="2024-03-01T23:00:00Z"))) == [zoned]
    assert list(store.judgements(Moment(as_of="2024-02-01"))) == []


# Sources


def test_the_newest_row_of_a_source_stands(store: Store) -> None:
    """Sources come in order of id, each as it was added last."""
    first = Source("b-wire", "B Wire")
    better = Source("b-wire", "B Wire", "agency", "IQ", "B Holding", "b-side", "B", ("BW",), ("b.example",))
    other = Source("a-paper", "A Paper", "newspaper")
    store.add_sources([first, other])
    store.add_sources([better])
    assert list(store.sources()) == [other, better]
    store.add_sources([better, other])
    assert list(store.sources()) == [other, better]
    store.add_sources([better, first])
    assert list(store.sources()) == [other, first]


# Failures


def failed_places(store: Store) -> list[str]:
    return [failure.where for failure in store.failures()]


def test_failures_come_in_order_and_once(store: Store) -> None:
    """Failures come in order of (where, stage), one for a place, stage and reason, as last noted."""
    first, again = a_failure("in/b.txt"), a_failure("in/b.txt", at=NOON)
    other_stage = a_failure("in/b.txt", stage="decode")
    other_reason = a_failure("in/b.txt", reason="is empty")
    folder = a_failure("in/a")
    store.add_failures([other_reason, other_stage, first, first])
    store.add_failures([again, folder])
    assert list(store.failures()) == [folder, other_stage, again, other_reason]
    store.add_failures([first, other_stage])
    assert list(store.failures()) == [folder, other_stage, again, other_reason]
    assert store.counts().failures == 4


@pytest.mark.parametrize("arrived", ["in/b.txt", "in/b.txt:12", "in/b.txt/inner.txt"])
def test_a_place_is_mended_by_what_arrives_from_it(store: Store, arrived: str) -> None:
    """A place is no failure any more once a report arrives later from it or from inside it."""
    store.add_failures([a_failure("in/b.txt", at=MORNING), a_failure("in/c.txt", at=MORNING)])
    store.add_reports([arrival(a_report(), at=NOON, where=arrived)])
    assert failed_places(store) == ["in/c.txt"]


@pytest.mark.parametrize(
    "failed, arrived",
    [
        ("in/b", "in/bc"),
        ("in/b", "in/b.txt"),
        ("in/b.jsonl:3", "in/b.jsonl:4"),
        ("in/b.jsonl:3", "in/b.jsonl:30"),
        ("in/b.jsonl:3", "in/b.jsonl"),
        ("in/b", "in/b:c"),
        ("https://wire.example", "https://wire.example/1"),
        ("in/b_c", "in/b%c/d"),
    ],
)
def test_a_place_is_not_mended_by_its_neighbours(store: Store, failed: str, arrived: str) -> None:
    """What arrives from another file, line or page mends nothing, however alike the names are."""
    store.add_failures([a_failure(failed, at=MORNING)])
    store.add_reports([arrival(a_report(), at=NOON, where=arrived)])
    assert failed_places(store) == [failed]


def test_a_known_report_mends_its_place_too(store: Store) -> None:
    """A place is mended by a report that was known already, from there or from elsewhere."""
    report = a_report()
    store.add_reports([arrival(report, at="2024-02-29T00:00:00Z", where="in/a.txt")])
    store.add_failures([a_failure("in/a.txt"), a_failure("in/copy.txt"), a_failure("in/other.txt")])
    assert len(failed_places(store)) == 3
    assert (
        store.add_reports([arrival(report, at=NOON, where=w) for w in ("in/a.txt", "in/copy.txt")]) == set()
    )
    assert failed_places(store) == ["in/other.txt"]


def test_a_place_that_breaks_again_is_listed_again(store: Store) -> None:
    """A failure that comes back after it was mended is listed with its new moment."""
    store.add_failures([a_failure("in/a.txt", at=MORNING)])
    store.add_reports([arrival(a_report(), at=NOON, where="in/a.txt")])
    assert failed_places(store) == []
    store.add_failures([a_failure("in/a.txt", at=EVENING)])
    assert list(store.failures()) == [a_failure("in/a.txt", at=EVENING)]


def test_what_was_mended_stays_mended(store: Store) -> None:
    """An older arrival or failure that is added late does not undo a later arrival."""
    store.add_reports([arrival(a_report(), at=EVENING, where="in/a.txt")])
    store.add_failures([a_failure("in/a.txt", at=NOON)])
    store.add_reports([arrival(a_report(), at=MORNING, where="in/a.txt")])
    assert failed_places(store) == []


def test_at_one_moment_the_order_of_adding_counts_for_a_place(store: Store) -> None:
    """Under a clock that stands still, a place is as its last call left it."""
    store.add_failures([a_failure("in/a.txt", at=NOON)])
    store.add_reports([arrival(a_report(), at=NOON, where="in/a.txt")])
    assert failed_places(store) == []
    store.add_failures([a_failure("in/a.txt", at=NOON)])
    assert failed_places(store) == ["in/a.txt"]


def test_lines_before_a_break_do_not_mend_the_file(store: Store) -> None:
    """Lines that arrive at the moment at which their file fails leave it a failure."""
    store.add_failures([a_failure("in/a.jsonl", at=NOON)])
    store.add_reports([arrival(a_report(), at=NOON, where="in/a.jsonl:1")])
    assert failed_places(store) == ["in/a.jsonl"]


@pytest.mark.parametrize("outcome", ["failed", "too_long", "other_language"])
def test_a_report_that_was_not_read_is_a_failure(store: Store, outcome: OutcomeKind) -> None:
    """A report whose last reading failed or was refused is listed: where it came from first, and why."""
    report = a_report()
    store.add_reports(
        [arrival(report, at=NOON, where="in/a.txt"), arrival(report, at=MORNING, where="in/z.txt")]
    )
    store.add_readings([a_reading(report, kind=outcome, reason="because")])
    (failure,) = store.failures()
    assert (failure.where, failure.stage, failure.reason) == ("in/z.txt", "happenings", "because")
    assert (failure.at, failure.report) == (NOON, report.id)
    assert store.counts().failures == 1


@pytest.mark.parametrize("outcome", ["read", "without_events"])
def test_a_retry_that_succeeds_mends_a_report(store: Store, outcome: OutcomeKind) -> None:
    """A report is no failure any more after a reading that succeeded, by whichever reader; arriving
    again alone mends nothing."""
    report = a_report()
    store.add_reports([arrival(report)])
    store.add_readings([a_reading(report, kind="failed")])
    store.add_reports([arrival(report, at=EVENING)])
    assert len(failed_places(store)) == 1
    observations = (an_observation(report),) if outcome == "read" else ()
    store.add_readings([a_reading(report, *observations, at=EVENING, reader="newer")])
    assert failed_places(store) == []
    store.add_readings([a_reading(report, kind="failed", at="2024-03-02")])
    assert len(failed_places(store)) == 1


def test_a_failure_of_a_report_ends_with_its_next_reading(store: Store) -> None:
    """A failure that names a report stands until the report is read later, and not until it arrives."""
    report = a_report()
    noted = replace(a_failure("in/1.txt", at=NOON), report=report.id)
    store.add_reports([arrival(report)])
    store.add_readings([read_well(report, at=MORNING)])
    store.add_failures([noted])
    store.add_reports([arrival(report, at=EVENING)])
    assert list(store.failures()) == [noted]
    store.add_readings([read_well(report, at=NOON)])
    assert list(store.failures()) == []


def test_two_reports_from_one_place_are_two_failures(store: Store) -> None:
    """Two versions of one file that failed alike are both listed, so that both can be read again."""
    reports = [a_report(1), a_report(1, words="Correction.")]
    store.add_reports([arrival(report, where="in/a.txt") for report in reports])
    store.add_readings([a_reading(report, kind="failed") for report in reports])
    assert [failure.report for failure in store.failures()] == sorted(report.id for report in reports)


def test_a_failure_noted_and_read_is_one(store: Store) -> None:
    """A reading that failed and a failure that was noted for the same place, stage and reason are one."""
    report = a_report()
    store.add_reports([arrival(report, where="in/a.txt")])
    store.add_readings([a_reading(report, kind="failed", reason="because", at=MORNING)])
    store.add_failures([Failure("in/a.txt", "happenings", "because", None, NOON, report.id)])
    assert failed_places(store) == ["in/a.txt"]
    assert store.counts().failures == 1


# All or nothing


def test_a_batch_with_a_bad_moment_is_refused_wholly(store: Store) -> None:
    """A moment that is none anywhere in a batch means that nothing of the batch is kept."""
    report = a_report(1)
    store.add_reports([arrival(report)])
    before = content(store)
    with pytest.raises(InputError):
        store.add_reports([arrival(a_report(2)), arrival(a_report(3), at="today")])
    with pytest.raises(InputError):
        store.add_readings([read_well(report), read_well(report, at="today")])
    with pytest.raises(InputError):
        store.add_failures([a_failure("in/a"), a_failure("in/b", at="today")])
    with pytest.raises(InputError):
        store.add_judgements([a_judgement("o-1", "o-2"), a_judgement("o-1", "o-3", made="today")])
    assert content(store) == before
    assert list(store.unread(READER)) == [report]


def test_a_batch_that_is_interrupted_is_not_kept(store: Store) -> None:
    """Ctrl-C in the middle of a batch leaves the store as it was, and usable."""
    report = a_report(1)
    store.add_reports([arrival(report)])
    before = content(store)
    with pytest.raises(KeyboardInterrupt):
        store.add_reports(Interrupted(arrival(a_report(2))))
    with pytest.raises(KeyboardInterrupt):
        store.add_readings(Interrupted(read_well(report)))
    with pytest.raises(KeyboardInterrupt):
        store.add_judgements(Interrupted(a_judgement("o-1", "o-2")))
    with pytest.raises(KeyboardInterrupt):
        store.add_sources(Interrupted(Source("a", "A")))
    with pytest.raises(KeyboardInterrupt):
        store.add_failures(Interrupted(a_failure("in/a")))
    assert content(store) == before
    assert store.add_reports([arrival(a_report(2))]) == {a_report(2).id}


def test_empty_batches_are_fine(store: Store) -> None:
    """Adding nothing changes nothing."""
    before = content(store)
    assert store.add_reports([]) == frozenset()
    store.add_readings([])
    assert store.add_judgements([]) == frozenset()
    store.add_sources([])
    store.add_failures([])
    assert content(store) == before


def test_threads_may_share_a_store(store: Store) -> None:
    """Two threads that add the same reports at once keep each once, and one of them hears that it was new."""
    reports = [a_report(number) for number in range(60)]
    heard: list[str] = []

    def add() -> None:
        for begin in range(0, 60, 6):
            batch = reports[begin : begin + 6]
            heard.extend(store.add_reports([arrival(report) for report in batch]))
            store.add_readings([read_well(report) for report in batch])

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == sorted(report.id for report in reports)
    assert store.counts().reports == 60
    assert store.counts().observations == len(list(store.observations())) == 120


def test_a_closed_store_says_so(kind: Kind) -> None:
    """Closing twice is fine; whatever is asked of a closed store raises StoreError."""
    with kind.make() as store:
        store.add_reports([arrival(a_report())])
    store.close()
    for ask in (
        lambda: store.add_reports([Arrival(a_report(), "in/1.txt", NOON)]),
        lambda: list(store.reports()),
        lambda: list(store.observations()),
        lambda: list(store.unread(READER)),
        lambda: list(store.failures()),
        lambda: store.report("r-1"),
        lambda: store.counts(),
    ):
        with pytest.raises(StoreError, match="closed"):
            ask()


# Order of arrival


def an_archive() -> list[Report]:
    """A few reports with versions, some without a date."""
    return [
        a_report(number, published=published, updated=updated, words=words)
        for number in range(4)
        for published, updated, words in [
            ("2024-02-28", None, ""),
            ("2024-02-28", "2024-03-02", "Correction."),
            (None, None, ""),
        ]
    ]


def all_readings(reports: Sequence[Report]) -> list[Reading]:
    """Three readings of every report: one that failed, one that stands, and one from before."""
    return [
        reading
        for report in reports
        for reading in (
            a_reading(report, kind="failed", at=MORNING),
            read_well(report, at=EVENING),
            a_reading(report, an_observation(report), at=NOON, reader="older"),
        )
    ]


@settings(
    max_examples=15,
    deadline=None,
    # The fixture only makes stores, each of its own, so that examples share nothing.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_the_order_of_arrival_leaves_no_trace(kind: Kind, data: st.DataObject) -> None:
    """In any order, in any batches and with any repeats, the same reports, readings and judgements give
    the same store, from every point of view."""
    reports = an_archive()
    arrivals = [
        arrival(report, at=at, where=f"in/{position}-{at[11:13]}.txt")
        for position, report in enumerate(reports)
        for at in (MORNING, NOON)
    ]
    judgements = [a_judgement("o-1", f"o-{number}", made=at) for number in (2, 3) for at in (NOON, MORNING)]
    views = [NOW, Moment(as_of="2024-02-29"), Moment(known_at=MORNING), Moment(known_at="2024-02-01")]
    with kind.make() as one, kind.make() as other:
        one.add_reports(arrivals)
        one.add_readings(all_readings(reports))
        one.add_judgements(judgements)
        for batch in data.draw(batches(arrivals)):
            other.add_reports(batch)
        for readings in data.draw(batches(all_readings(reports))):
            other.add_readings(readings)
        for judged in data.draw(batches(judgements)):
            other.add_judgements(judged)
        for view in views:
            assert content(other, view) == content(one, view)


@st.composite
def batches(draw: st.DrawFn, items: Sequence[T]) -> list[list[T]]:
    """``items`` in any order, some of them twice, cut into batches."""
    repeated = draw(st.lists(st.sampled_from(items), max_size=4))
    shuffled = draw(st.permutations([*items, *repeated]))
    cuts = sorted(draw(st.lists(st.integers(0, len(shuffled)), max_size=6)))
    edges = [0, *cuts, len(shuffled)]
    return [shuffled[begin:end] for begin, end in pairwise(edges)]


Step: TypeAlias = tuple[str, list[Any]]


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """Any calls that add anything, on few reports, places and moments, so that they meet often."""
    reports = [a_report(number, published=day) for number in (1, 2) for day in (None, "2024-02-28")]
    moments = st.sampled_from([MORNING, NOON, EVENING])
    places = st.sampled_from(["in", "in/a", "in/a:1", "in/a/b", "in/ab"])
    kinds: list[OutcomeKind | None] = [None, "failed", "too_long", "without_events"]
    report = st.sampled_from(reports)
    arrived = st.builds(lambda r, at, where: arrival(r, at=at, where=where), report, moments, places)
    read = st.builds(
        lambda r, kind, at, reader: (
            read_well(r, at=at, reader=reader)
            if kind is None
            else a_reading(r, kind=kind, at=at, reader=reader)
        ),
        report,
        st.sampled_from(kinds),
        moments,
        st.sampled_from([READER, "newer"]),
    )
    of = st.none() | report.map(lambda one: one.id)
    failed = st.builds(lambda where, at, of: replace(a_failure(where, at=at), report=of), places, moments, of)
    judged = st.builds(
        lambda made, why: a_judgement("o-1", "o-2", made=made, why=why), moments, st.sampled_from("ab")
    )
    known = st.builds(lambda key, name: Source(key, name), st.sampled_from("ab"), st.sampled_from("AB"))
    calls = {
        "add_reports": arrived,
        "add_readings": read,
        "add_failures": failed,
        "add_judgements": judged,
        "add_sources": known,
    }
    step = st.one_of([st.tuples(st.just(name), st.lists(of, max_size=3)) for name, of in calls.items()])
    everything: Step = ("add_reports", [arrival(one, at=NOON) for one in reports])
    return [everything, *draw(st.lists(step, max_size=12))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories())
def test_every_store_says_the_same(tmp_path: Path, history: list[Step]) -> None:
    """After any calls all stores give the same answers to the calls and the same lists."""
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        stores = [KINDS[name](Path(folder)).make() for name in sorted(KINDS)]
        for name, batch in history:
            answers = [getattr(store, name)(batch) for store in stores]
            assert answers == [answers[0]] * len(answers), name
        for view in (NOW, Moment(as_of="2024-03-01"), Moment(known_at=NOON)):
            contents = [content(store, view) for store in stores]
            assert contents == [contents[0]] * len(contents)
        for store in stores:
            assert content(store).counts == counted(store)
            store.close()


def counted(store: Store) -> StoreCounts:
    """The counts as the lists have them."""
    return StoreCounts(
        reports=len(list(store.reports())),
        articles=len({report.article for report in store.reports()}),
        observations=len(list(store.observations())),
        judgements=len(list(store.judgements())),
        failures=len(list(store.failures())),
    )


# Versions


def test_the_version_changes_with_whatever_is_added(store: Store) -> None:
    """A report, a reading, a judgement and a source each make another version; asking makes none."""
    seen = [store.version()]

    def changed() -> None:
        assert store.version() == store.version()
        assert store.version() not in seen
        seen.append(store.version())

    report = a_report(1)
    store.add_reports([arrival(report)])
    changed()
    store.add_readings([read_well(report)])
    changed()
    content(store)
    assert store.version() == seen[-1]
    store.add_judgements([a_judgement("o-1", "o-2", made=NOON)])
    changed()
    store.add_judgements([a_judgement("o-1", "o-2", made=MORNING)])
    changed()
    store.add_sources([Source(id="wire", name="Wire")])
    changed()
    store.add_sources([Source(id="wire", name="The Wire")])
    changed()


def test_two_stores_have_two_versions(kind: Kind) -> None:
    """What is told of one store is never taken for what is told of another."""
    with kind.make() as one, kind.make() as other:
        assert one.version() != other.version()


def test_readers_are_counted_by_their_last_readings(store: Store) -> None:
    """Each report counts for the reader that read it last, and an unread one for none."""
    one, two, three = a_report(1), a_report(2), a_report(3)
    assert store.readers() == {}
    store.add_reports([arrival(one), arrival(two), arrival(three)])
    store.add_readings([read_well(one, at=MORNING, reader="b"), read_well(two, at=MORNING, reader="b")])
    assert store.readers() == {"b": 2}
    store.add_readings([read_well(one, at=NOON, reader="a")])
    assert store.readers() == {"a": 1, "b": 1}
