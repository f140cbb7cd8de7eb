"""The argument about a claim, situations, the standing of sources, and ClaimReview, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Command
from tests.stub_reader import a_text

from rasid.merge.grading import CREDIBILITY_WORDS

LINES = [
    ("1", "Example Wire", "2024-03-05", "Gunmen attacked Baqubah on 2024-03-05, killing 3."),
    ("2", "Other Paper", "2024-03-06", "The army denied that gunmen attacked Baqubah on 2024-03-05."),
]


@pytest.fixture
def filled(rasid: Command, tmp_path: Path) -> Command:
    """A store with a report and its denial."""
    rows = [
        {
            "id": number,
            "source": source,
            "published": day,
            "language": "en",
            "text": a_text(int(number), said),
        }
        for number, source, day, said in LINES
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert rasid("add", "in.jsonl").code == 0
    return rasid


def rows_of(rasid: Command, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rasid(*arguments, "--format", "jsonl").out.splitlines()]


def contested(rasid: Command) -> str:
    """The id of the contested claim."""
    (found,) = (row["id"] for row in rows_of(rasid, "claims") if row["status"] == "contested")
    return str(found)


def test_the_page_holds_the_whole_argument(filled: Command) -> None:
    """Status, reason, history, both sides with their quotes, and origins stand on one page."""
    page = filled("claim", contested(filled)).out
    for part in ("contested", "Why: ", "History:", "from 2024-03-05", "For it (", "Against it (", "origin 1"):
        assert part in page, part
    for _, _, _, said in LINES:
        assert said.split()[-1].rstrip(".") in page


def test_an_id_may_be_cut_short_and_a_wrong_one_is_told(filled: Command) -> None:
    """The beginning of an id is enough; an id that no claim has ends with 2 and a mend."""
    assert filled("claim", contested(filled)[:8]).code == 0
    wrong = filled("claim", "c-none")
    assert wrong.code == 2 and "no claim has the id" in wrong.err


def test_as_json_it_is_a_claim_and_more(filled: Command) -> None:
    """As JSON the argument has the keys of the claim, then sayings, origins, grades and judgements."""
    (claim,) = (row for row in rows_of(filled, "claims") if row["status"] == "contested")
    found = json.loads(filled("claim", claim["id"], "--format", "json").out)
    assert {key: found[key] for key in claim} == claim
    assert found["grades"] == {"credibility": 6, "airwars": "contested", "stix_confidence": None}
    assert [each["observation"]["id"] for each in found["sayings_against"]] == claim["against"]


def test_as_of_shows_the_argument_before_the_denial(filled: Command) -> None:
    """On the evening of the first day nobody had denied it."""
    page = filled("claim", contested(filled), "--as-of", "2024-03-05").out
    assert "single_source" in page and "Against it: nobody." in page


def test_grades_are_kept_and_undone(filled: Command) -> None:
    """A grade shows in the list with its history; undone, the old one is back and the row is still there."""
    before = {row["id"]: row["grade"] for row in rows_of(filled, "sources")}
    graded = filled("judge", "grade", "example-wire", "B", "--by", "AB", "--why", "corrects itself")
    assert graded.code == 0
    (row,) = (row for row in rows_of(filled, "sources") if row["id"] == "example-wire")
    assert (row["grade"], [each["in_force"] for each in row["grades"]]) == ("B", [True])
    judgement = graded.out.split()[0]
    assert filled("judge", "undo", judgement, "--by", "AB", "--why", "too soon").code == 0
    rows = {row["id"]: row for row in rows_of(filled, "sources")}
    assert {key: row["grade"] for key, row in rows.items()} == before
    assert [each["in_force"] for each in rows["example-wire"]["grades"]] == [False]


def test_what_is_no_grade_or_no_source_is_refused(filled: Command) -> None:
    """A letter beyond F and a source that nobody knows end with 2."""
    assert filled("judge", "grade", "example-wire", "G", "--by", "AB", "--why", "x").code == 2
    assert filled("judge", "grade", "nobody", "A", "--by", "AB", "--why", "x").code == 2


def test_sources_tell_what_became_of_their_claims(filled: Command) -> None:
    """The wire's contested claim stands in its record."""
    rows = {row["id"]: row for row in rows_of(filled, "sources")}
    assert rows["example-wire"]["record"]["contested"] == 1
    assert sum(rows["other-paper"]["record"].values()) == 0


def test_claim_review(filled: Command) -> None:
    """Each claim is a ClaimReview with its words, its reason and, where it can be judged, a rating."""
    found = json.loads(filled("claims", "--format", "claimreview").out)
    assert found["@context"] == "https://schema.org"
    reviews = {each["@id"].removeprefix("urn:rasid:"): each for each in found["@graph"]}
    claims = {row["id"]: row for row in rows_of(filled, "claims")}
    assert reviews.keys() == claims.keys()
    review = reviews[contested(filled)]
    assert review["@type"] == "ClaimReview" and review["reviewBody"] == claims[contested(filled)]["reason"]
    assert "ratingValue" not in review["reviewRating"] and CREDIBILITY_WORDS[6] in str(review["reviewRating"])
    assert review["itemReviewed"]["@type"] == "Claim" and review["itemReviewed"]["author"]["name"]


@pytest.mark.parametrize("style", ["table", "jsonl", "csv", "geojson"])
def test_situations_in_every_format(filled: Command, style: str) -> None:
    """The list of situations can be printed in every format, also where there is none."""
    assert filled("situations", "--format", style).code == 0


def test_an_old_id_opens_the_claim(filled: Command, tmp_path: Path) -> None:
    """A report that comes late and is dated earlier founds the claim anew; its old id still opens it."""
    (old,) = [row for row in rows_of(filled, "claims") if row["content"]["part"] is None]
    row = {"id": "3", "source": "Third Paper", "published": "2024-03-04", "language": "en"}
    said = "Gunmen attacked Baqubah on 2024-03-05, killing 3."
    (tmp_path / "late.jsonl").write_text(
        json.dumps({**row, "text": a_text(3, said)}) + "\n", encoding="utf-8"
    )
    assert filled("add", "late.jsonl").code == 0
    (now,) = [row for row in rows_of(filled, "claims") if row["content"]["part"] is None]
    assert now["id"] != old["id"]
    assert filled("claim", old["id"]).out == filled("claim", now["id"]).out
    assert filled("claim", old["id"][:9]).code == 0
