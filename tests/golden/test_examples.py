"""The example reports through the real reader: order and batches leave no trace, and the story comes out."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.golden.claim_key import add_all, answers

from rasid.model.incident import Claim
from rasid.run.here import Reader
from rasid.settings import Settings, settings_from
from rasid.workbench import AddSummary, Workbench, open_workbench, rendered
from rasid.workbench import adding as adding_module

EXAMPLES = Path(__file__).parents[2] / "examples"
SEED = 20240318
#: Of the 78 rows of the key; docs/reference/errors.md counts what is missing, by cause.
LEAST_RIGHT = 69
LEAST_ANSWERED = 71


def opened(reader: Reader) -> Workbench:
    """A workbench without a file that uses the session's reader."""

    def make_reader(_: Settings) -> Reader:
        return reader

    workbench = open_workbench(":memory:", settings_from(), make_reader=make_reader)
    workbench.add_sources(EXAMPLES / "sources.yaml")
    return workbench


def all_of(workbench: Workbench) -> str:
    """Everything that follows from the record, as text."""
    lists = (
        workbench.observations(),
        workbench.claims(),
        workbench.incidents(),
        workbench.situations(),
        workbench.standings(),
        workbench.counts(),
    )
    rows = [json.dumps(row) for each in lists for row in each.rows()]
    return "\n".join([*rows, rendered(workbench.brief(), "html"), rendered(workbench.brief(), "markdown")])


@pytest.fixture(scope="module")
def told(reader: Reader) -> Workbench:
    """The examples, added as the demo adds them."""
    workbench = opened(reader)
    workbench.add(EXAMPLES / "reports")
    return workbench


@pytest.mark.parametrize("size", [1, 7, 50])
def test_order_and_batches_leave_no_trace(
    reader: Reader, told: Workbench, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files added in any order, in several calls and batches of any size, give the same bytes everywhere."""
    monkeypatch.setattr(adding_module, "BATCH", size)
    files = sorted(path for path in (EXAMPLES / "reports").rglob("*") if path.is_file())
    random.Random(SEED + size).shuffle(files)
    with opened(reader) as other:
        for start in range(0, len(files), 20):
            other.add([str(path) for path in files[start : start + 20]])
        assert all_of(other) == all_of(told)


def test_adding_again_changes_nothing(told: Workbench) -> None:
    """A second add of the same folder finds only known reports, and everything stays as it was."""
    before = all_of(told)
    summary: AddSummary = told.add(EXAMPLES / "reports")
    assert (summary.new, summary.known, summary.unreadable) == (0, summary.found, 0)
    assert all_of(told) == before


def test_broken_files_are_listed_with_a_mend(reader: Reader) -> None:
    """Each broken example is a failure that says where and what to do; the good lines beside it are read."""
    with opened(reader) as workbench:
        summary = workbench.add(EXAMPLES / "broken", source="broken")
        failures = list(workbench.failures())
    assert summary.new == 2, "the two good lines of cut.jsonl"
    assert summary.unreadable == len(failures) == 6
    assert all(failure.mend and failure.reason for failure in failures)
    places = {Path(failure.where.split(":")[0]).name for failure in failures}
    assert places == {"binary.txt", "cut.jsonl", "empty.html", "empty.txt", "latin.txt"}


def test_the_story_of_the_drones(told: Workbench) -> None:
    """A rumour that maintenance stopped is denied by the ministry; that technicians left is confirmed by it."""
    claims = list(told.claims())
    denied = [c for c in claims if c.content.type == "maintenance" and c.status in ("denied", "contested")]
    assert denied and all(c.observations_against for c in denied)
    left = [c for c in claims if c.status == "confirmed_by_party" and "technicians" in c.content.text]
    assert left and len(left[0].observations_for) >= 2


def test_diyala_gets_worse(told: Workbench) -> None:
    """The second week counts more attacks in Diyala than the first."""
    weeks = {count.starts: count.incidents for count in told.counts() if count.place.startswith("Diyala")}
    assert weeks["2024-03-11"] > weeks["2024-03-04"] > 0


def test_a_corrected_article_is_two_versions(told: Workbench) -> None:
    """The later version of a corrected article stands: its toll is the lower one."""
    by_article: dict[str, int] = {}
    for report in told.reports():
        by_article[report.article] = by_article.get(report.article, 0) + 1
    assert sorted(by_article.values())[-2:] == [1, 2]


@pytest.fixture(scope="module")
def keyed(reader: Reader) -> Iterator[Workbench]:
    """The examples as a careful user adds them: the files without a header with their source and day."""

    def make_reader(_: Settings) -> Reader:
        return reader

    with open_workbench(":memory:", settings_from(), make_reader=make_reader) as workbench:
        add_all(workbench)
        yield workbench


def test_claims_of_the_key(keyed: Workbench) -> None:
    """No fewer rows of the key are answered, and no fewer with the key's status, than were when this was written."""
    found = answers(keyed)
    right = sum(answer.right for answer in found)
    answered = sum(answer.claim is not None for answer in found)
    assert (len(found), right >= LEAST_RIGHT, answered >= LEAST_ANSWERED) == (78, True, True), (
        right,
        answered,
    )


def claim_of(workbench: Workbench, row: str) -> Claim:
    """The claim that answers a row of the key."""
    (found,) = (answer.claim for answer in answers(workbench) if answer.row["id"] == row and answer.claim)
    return found


@pytest.mark.parametrize(
    "row",
    [
        "coalition-stopped-drone-maintenance",
        "reed-cutters-kidnapped",
        "peshmerga-took-part",
        "attacks-rise-diyala",
    ],
)
def test_history_of_a_claim(keyed: Workbench, row: str) -> None:
    """A claim has the key's status today; its history ends with it and never goes back in time."""
    claim = claim_of(keyed, row)
    (wanted,) = (answer.row for answer in answers(keyed) if answer.row["id"] == row)
    assert claim.history[-1].status == wanted["status"]
    assert [turn.date for turn in claim.history] == sorted(turn.date or "" for turn in claim.history)


def test_history_of_the_rumour(keyed: Workbench) -> None:
    """The rumour about upkeep: rumoured, denied, and contested once the Coalition itself says so, day by day."""
    claim = claim_of(keyed, "coalition-stopped-drone-maintenance")
    assert [(turn.date, turn.status) for turn in claim.history] == [
        ("2024-03-06", "rumoured"),
        ("2024-03-07", "denied"),
        ("2024-03-19", "contested"),
    ]


def test_joint_operations_over_time(keyed: Workbench) -> None:
    """Suspended on the 10th, resumed; the Command says on the 14th and the Coalition on the 16th."""
    tracks = [s for s in keyed.situations() if {"suspends", "resumes"} <= {turn.phase for turn in s.turns}]
    (track,) = (s for s in tracks if "joint operations" in s.text.lower())
    resumed = track.turns[-1]
    by_day = {each.day: each.by for each in resumed.boundaries}
    assert by_day["2024-03-14"] == ("Joint Operations Command (Iraq)",)
    assert by_day["2024-03-16"] == ("Global Coalition against Daesh",)
    assert "on 14 March 2024 says Joint Operations Command" in resumed.note and track.now == "resumes"


def test_a_reported_rise_beside_the_counts(keyed: Workbench) -> None:
    """The rise in Diyala is contested as a claim, and the tool's own counts go its way."""
    (rise,) = (s for s in keyed.situations() if s.direction == "rising" and s.check is not None)
    assert rise.check is not None and rise.check.place.startswith("Diyala")
    assert rise.check.agrees is True and rise.check.counted > rise.check.before
    assert rise.turns[-1].status == "contested"
