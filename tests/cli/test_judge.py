"""``rasid judge``: decisions are rows, and what follows from them changes and changes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command
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


def listed(rasid: Command, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in rasid(name, "--format", "jsonl").out.splitlines()]


def ids(rasid: Command, place: str) -> list[str]:
    """Ids of the observations of a place."""
    return [str(row["id"]) for row in listed(rasid, "observations") if row["place"]["name"] == place]  # type: ignore[index]


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
    incidents = [str(row["id"]) for row in listed(filled, "incidents") if row["place"]["name"] == "Baqubah"]  # type: ignore[index]
    done = filled("judge", "same", *incidents, *WHY)
    assert done.code == 0, done.err
    assert len(listed(filled, "incidents")) == 2


def test_a_correction_changes_what_follows(filled: Command) -> None:
    """A corrected place moves the incident."""
    done = filled("judge", "correct", ids(filled, "Tikrit")[0], "place.name", '"Samarra"', *WHY)
    assert done.code == 0, done.err
    assert "Samarra" in filled("incidents").out


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
