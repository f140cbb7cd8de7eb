"""``rasid judge``: decisions are rows, and what follows from them changes and changes back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import ROOT, Command
from tests.stub_reader import a_text

WHY = ("--by", "N.N.", "--why", "seen on the spot")


@pytest.fixture
def filled(rasid: Command, tmp_path: Path) -> Command:
    """A store with an attack that is told twice and one that is told once."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number, said in enumerate((
        "Gunmen attacked Baqubah on 2024-03-05, killing 3.",
        "Gunmen attacked Baqubah on 2024-03-05, killing 4.",
        "Gunmen attacked Tikrit on 2024-03-11, killing 2.",
    )):  # fmt: skip
        (folder / f"{number}.txt").write_text(a_text(number, said))
    assert rasid("add", "in").code == 0
    return rasid


def listed(rasid: Command, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rasid(name, "--format", "jsonl").out.splitlines()]


def ids(rasid: Command, place: str) -> list[str]:
    """Ids of the observations of a place."""
    return [str(row["id"]) for row in listed(rasid, "observations") if row["place"]["name"] == place]


def test_a_rejected_observation_counts_for_nothing_until_it_is_undone(filled: Command) -> None:
    """Rejecting the only observation of an incident takes the incident away; undoing brings it back."""
    before = filled("incidents", "--format", "jsonl").out
    done = filled("judge", "reject", ids(filled, "Tikrit")[0][:10], *WHY)
    assert done.code == 0, done.err
    assert "Tikrit" not in filled("incidents").out
    assert filled("judge", "undo", done.out.split()[0], *WHY).code == 0
    assert filled("incidents", "--format", "jsonl").out == before


def test_different_parts_and_same_joins(filled: Command) -> None:
    """Two observations of one incident can be parted, and two incidents be joined by their ids."""
    assert len(listed(filled, "incidents")) == 2
    assert filled("judge", "different", *ids(filled, "Baqubah"), *WHY).code == 0
    assert len(listed(filled, "incidents")) == 3
    incidents = [str(row["id"]) for row in listed(filled, "incidents") if row["place"]["name"] == "Baqubah"]
    done = filled("judge", "same", *incidents, *WHY)
    assert done.code == 0, done.err
    assert len(listed(filled, "incidents")) == 2


def test_a_correction_changes_what_follows(filled: Command) -> None:
    """A corrected place moves the incident."""
    done = filled("judge", "correct", ids(filled, "Tikrit")[0], "place.name", '"Samarra"', *WHY)
    assert done.code == 0, done.err
    assert "Samarra" in filled("incidents").out


def test_what_was_judged_is_marked_where_observations_are_listed(filled: Command) -> None:
    """A rejected and a corrected observation are listed as read, and say what was decided; undone, they do not."""
    rejected, corrected = ids(filled, "Tikrit")[0], ids(filled, "Baqubah")[0]
    done = filled("judge", "reject", rejected, *WHY).out.split()[0]
    assert filled("judge", "correct", corrected, "stance", '"doubts"', *WHY).code == 0
    lines = {line.split("\t")[0]: line for line in filled("observations").out.splitlines()}
    assert "asserts (rejected)" in lines[rejected]
    assert 'asserts (corrected: stance is "doubts")' in lines[corrected]
    told = {row["id"]: row["judged"] for row in listed(filled, "observations")}
    assert told[rejected] == [{"id": done, "verdict": "reject", "field": None, "value": None}]
    assert [len(judged) for judged in told.values()].count(1) == 2
    assert filled("judge", "undo", done, *WHY).code == 0
    assert "rejected" not in filled("observations").out


def test_decisions_are_listed_as_a_table_and_as_rows(filled: Command) -> None:
    """Every decision has a line with its right value, its reason and the undo that took it back."""
    observation = ids(filled, "Tikrit")[0]
    first = filled("judge", "correct", observation, "stance", '"doubts"', *WHY).out.split()[0]
    undo = filled("judge", "undo", first, "--by", "N.N.", "--why", "a slip").out.split()[0]
    lines = filled("judge", "list").out.splitlines()
    assert lines[0].split("\t") == ["id", "made", "by", "verdict", "of", "right value", "why", "undone by"]
    cells = lines[1].split("\t")
    assert (cells[0], *cells[2:]) == (
        first, "N.N.", "correct", observation, 'stance is "doubts"', "seen on the spot", undo,
    )  # fmt: skip
    rows = [json.loads(line) for line in filled("judge", "list", "--format", "jsonl").out.splitlines()]
    assert [(row["id"], row["undone_by"]) for row in rows] == [(first, undo), (undo, None)]


def test_without_decisions_the_list_says_so(filled: Command) -> None:
    """A store in which nobody decided anything gives a sentence."""
    result = filled("judge", "list")
    assert (result.code, result.out) == (0, "")
    assert "nobody has decided anything" in result.err


def test_what_is_undone_cannot_be_undone_again_until_the_undo_is(filled: Command) -> None:
    """A second undo is refused and names the first; once that is undone, the decision can be undone anew."""
    first = filled("judge", "reject", ids(filled, "Tikrit")[0], *WHY).out.split()[0]
    undo = filled("judge", "undo", first, *WHY).out.split()[0]
    again = filled("judge", "undo", first, *WHY)
    assert again.code == 2
    assert f"{first}: was undone already, by {undo}" in again.err
    assert len(filled("judge", "list", "--format", "jsonl").out.splitlines()) == 2
    assert filled("judge", "undo", undo, *WHY).code == 0
    assert "Tikrit" not in filled("incidents").out
    assert filled("judge", "undo", first, *WHY).code == 0
    assert "Tikrit" in filled("incidents").out


def test_the_page_of_a_claim_tells_what_a_correction_gives(filled: Command) -> None:
    """Field and value of a correction stand on the page, and that it was undone."""
    observation = ids(filled, "Tikrit")[0]

    def page() -> str:
        (claim,) = [row for row in listed(filled, "claims") if observation in row["for"]]
        return filled("claim", str(claim["id"])).out

    done = filled("judge", "correct", observation, "place.name", '"Samarra"', *WHY).out.split()[0]
    said = f'correct {observation}: place.name is "Samarra"'
    assert f"{said}: seen on the spot" in page()
    undo = filled("judge", "undo", done, *WHY).out.split()[0]
    assert f"{said} (undone by {undo}): seen on the spot" in page()


def shown_place() -> str:
    """The place that the page on judging gives as an example."""
    page = (ROOT / "docs" / "how-to" / "judge.md").read_text(encoding="utf-8")
    found = re.search(r"rasid judge correct ID place '(\{.*?\})'", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_whole_place_is_corrected_as_the_documents_show(filled: Command) -> None:
    """The example of the page on judging works, and moves the incident to that place."""
    done = filled("judge", "correct", ids(filled, "Tikrit")[0], "place", shown_place(), *WHY)
    assert done.code == 0, done.err
    wanted = json.loads(shown_place())
    assert wanted["name"] in [row["place"]["name"] for row in listed(filled, "incidents")]


@pytest.mark.parametrize(
    "change",
    [{"lat": 123}, {"precision": "village"}, {"name": 5}, {"colour": "red"}, {"radius_km": -1}],
    ids=str,
)
def test_a_wrong_place_is_refused_as_the_documents_say(filled: Command, change: dict[str, object]) -> None:
    """Degrees, precision, radius and the keys of a place are checked."""
    wrong = json.dumps({**json.loads(shown_place()), **change})
    assert filled("judge", "correct", ids(filled, "Tikrit")[0], "place", wrong, *WHY).code == 2


def test_an_accepted_observation_stays(filled: Command) -> None:
    """Accepting is a row like the others."""
    assert filled("judge", "accept", ids(filled, "Tikrit")[0], *WHY).code == 0
    assert len(listed(filled, "incidents")) == 2


def test_who_decides_may_come_from_the_environment(filled: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """RASID_BY says who decides where --by does not."""
    monkeypatch.setenv("RASID_BY", "M.M.")
    assert filled("judge", "accept", ids(filled, "Tikrit")[0], "--why", "seen").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reject", "o-nothing", *WHY], "no observation has the id"),
        (["reject", "o-", *WHY], "more than one observation begins with"),
        (["same", "FIRST", *WHY], "two different"),
        (["same", "FIRST", "FIRST", *WHY], "two different"),
        (["same", "FIRST", "FIRST", *WHY], "are of one thing already"),
        (["correct", "FIRST", "colour", '"red"', *WHY], "colour"),
        (["correct", "FIRST", "stance", "denies", *WHY], "is no JSON"),
        (["correct", "FIRST", "stance", '"maybe"', *WHY], "maybe"),
        (["reject", "FIRST", "--why", "seen"], "--by"),
        (["reject", "FIRST", "--by", "N.N."], "--why"),
        (["reject", "FIRST", "--by", "N.N.", "--why", " "], "why"),
        (["undo", "FIRST", *WHY], "no judgement has the id"),
        (["forget", "FIRST", *WHY], "forget"),
    ],
)
def test_wrong_decisions_are_refused_and_not_kept(filled: Command, arguments: list[str], said: str) -> None:
    """A decision that cannot be carried out is exit code 2, and changes nothing."""
    first = ids(filled, "Tikrit")[0]
    before = filled("claims", "--format", "jsonl").out
    result = filled("judge", *(first if each == "FIRST" else each for each in arguments))
    assert result.code == 2
    assert said in result.err
    assert filled("claims", "--format", "jsonl").out == before


def test_nothing_is_judged_in_a_store_that_is_not_there(rasid: Command, tmp_path: Path) -> None:
    """Judging begins no store."""
    assert rasid("judge", "reject", "o-1", *WHY).code == 3
    assert not (tmp_path / "rasid.db").exists()


@pytest.mark.parametrize(("verdict", "told"), [("reject", "rejected"), ("accept", "accepted")])
def test_a_verdict_that_an_observation_has_is_refused(filled: Command, verdict: str, told: str) -> None:
    """The same verdict again says nothing new, and names the one that stands; after its undo it may be given anew."""
    target = ids(filled, "Tikrit")[0]
    first = filled("judge", verdict, target, *WHY).out.split()[0]
    again = filled("judge", verdict, target, *WHY)
    assert again.code == 2
    assert f"{target}: was {told} already, by {first}" in again.err
    assert filled("judge", "undo", first, *WHY).code == 0
    assert filled("judge", verdict, target, *WHY).code == 0


def test_two_incidents_that_were_joined_are_not_joined_again(filled: Command) -> None:
    """The ids that two incidents had before they were joined lead to one, which is told where they are joined again."""
    two = [str(row["id"]) for row in listed(filled, "incidents")][:2]
    assert filled("judge", "same", *two, *WHY).code == 0
    again = filled("judge", "same", *two, *WHY)
    assert again.code == 2
    assert "are of one thing already" in again.err
