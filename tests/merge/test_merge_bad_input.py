"""Sources that quote themselves or each other, statements from the future, grades to and fro: nothing breaks."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import BAQUBAH, RUMOUR, SOURCES, Desk, day, ministry, outlet, speaker, who

from rasid.errors import InputError
from rasid.merge.argument import argument_about, argument_to_json
from rasid.merge.grading import airwars_grade, credibility, stix_confidence
from rasid.merge.standing import graded, standing_to_json, standings
from rasid.model.incident import Claim
from rasid.model.judgement import Judgement, make_judgement
from rasid.model.observation import Speaker

BOMB: dict[str, Any] = {"mode": "explosives", "place": BAQUBAH, "time": day("2024-03-12")}
WIRE = Speaker("Delta Wire", "agency", "delta-wire")
DAILY = Speaker("Tigris Daily", "outlet", "tigris-daily")


def the_claim(desk: Desk) -> Claim:
    (claim,) = desk.merged().claims
    return claim


def test_a_source_that_quotes_itself_is_one_origin() -> None:
    """An outlet that quotes itself, by name or in a second story, is its own only origin."""
    desk = Desk()
    desk.tell("A bomb went off.", **BOMB)
    desk.tell("A bomb went off, Tigris Daily has learnt.", by=DAILY, **BOMB)
    assert (the_claim(desk).origins, the_claim(desk).status) == (1, "single_source")


def test_two_that_quote_each_other_are_one_origin() -> None:
    """Circular attribution leaves nobody's word but one, and the reason why is told."""
    desk = Desk()
    desk.tell("A bomb, says Delta Wire.", by=WIRE, **BOMB)
    desk.tell("A bomb, says Tigris Daily.", by=DAILY, source="delta-wire", **BOMB)
    claim = the_claim(desk)
    assert (claim.origins, claim.channels, claim.status) == (1, 2, "single_source")
    assert any("quotes" in reason for reason in claim.dependences)


def test_a_ring_of_three_is_one_origin() -> None:
    """A quotes B, B quotes C and C quotes A: one origin in three articles."""
    desk = Desk()
    hamrin = Speaker("Hamrin News", "outlet", "hamrin-news")
    desk.tell("A bomb, says Delta Wire.", by=WIRE, **BOMB)
    desk.tell("A bomb, says Hamrin News.", by=hamrin, source="delta-wire", **BOMB)
    desk.tell("A bomb, says Tigris Daily.", by=DAILY, source="hamrin-news", **BOMB)
    assert (the_claim(desk).origins, the_claim(desk).channels) == (1, 3)


def test_a_named_upstream_is_the_origin() -> None:
    """Two outlets that quote one agency are that agency's one origin."""
    desk = Desk()
    desk.tell("A bomb, according to Delta Wire.", by=WIRE, **BOMB)
    desk.tell("A bomb, Delta Wire said.", by=WIRE, source="hamrin-news", **BOMB)
    desk.tell("A bomb.", source="delta-wire", **BOMB)
    assert (the_claim(desk).origins, the_claim(desk).channels) == (1, 3)


def test_one_statement_in_two_outlets_is_one_origin() -> None:
    """A ministry's statement is one origin wherever it is quoted."""
    desk = Desk()
    desk.tell("A bomb, said the ministry.", by=ministry(), **BOMB)
    desk.tell("A bomb, the ministry said.", by=ministry(), source="hamrin-news", **BOMB)
    assert the_claim(desk).origins == 1


def test_a_statement_dated_after_its_report() -> None:
    """What is told of a later day than its report is a claim with its status, and history runs by publication."""
    desk = Desk()
    desk.tell("A bomb went off.", published="2024-03-01", **BOMB)
    claim = the_claim(desk)
    assert claim.status == "single_source"
    assert [turn.date for turn in claim.history] == ["2024-03-01"]
    assert claim.content.time is not None and claim.content.time.start == "2024-03-12"


def test_a_claim_whose_only_report_is_withdrawn_keeps_its_history() -> None:
    """The claim stays, as withdrawn, with what it was before, and nobody tells an incident."""
    desk = Desk()
    about: dict[str, Any] = {"address": "https://t.example/1", "published": "2024-03-01"}
    desk.tell("A bomb went off.", **about, **BOMB)
    desk.report("There was no bomb.", updated="2024-03-02", **about)
    assert [(turn.date, turn.status) for turn in the_claim(desk).history] == [
        ("2024-03-01", "single_source"),
        ("2024-03-02", "withdrawn"),
    ]
    assert desk.merged().incidents == ()


def grade(letter: str, made: str) -> Judgement:
    return make_judgement(
        verdict="grade", targets=("tigris-daily",), by="analyst", made=made, why="seen", value=f'"{letter}"'
    )


def undo(judgement: Judgement, made: str) -> Judgement:
    return make_judgement(verdict="undo", targets=(judgement.id,), by="analyst", made=made, why="no")


def test_a_grade_changed_back_and_forth() -> None:
    """The latest grade counts, all stay on record in order, and an undone one gives way to the one before."""
    first, second = grade("B", "2024-04-01"), grade("D", "2024-04-02")
    third = grade("B", "2024-04-03")
    rows = [third, first, second]
    assert graded(SOURCES, rows)["tigris-daily"].grade == "B"
    rows.append(undo(third, "2024-04-04"))
    assert graded(SOURCES, rows)["tigris-daily"].grade == "D"
    desk = Desk()
    desk.tell("A bomb went off.", **BOMB)
    found = {one.source.id: one for one in standings(desk.evidence(), desk.merged().claims, rows)}
    grades = [(each.grade, each.in_force) for each in found["tigris-daily"].grades]
    assert grades == [("B", True), ("D", True), ("B", False)]


def test_undoing_every_grade_restores_the_source_exactly() -> None:
    """Once all grades are undone, sources are what they were."""
    rows = [grade("A", "2024-04-01"), grade("E", "2024-04-02")]
    rows += [undo(each, "2024-04-03") for each in rows]
    assert graded(SOURCES, rows) == SOURCES


def test_a_grade_moves_no_status() -> None:
    """Grades say how far to trust a source; what was said and by how many does not depend on them."""
    desk = Desk()
    desk.tell("A bomb went off.", **BOMB)
    before = desk.merged()
    desk.judgements.append(grade("E", "2024-04-01"))
    assert desk.merged() == before


def test_what_is_no_grade_is_refused() -> None:
    """A judgement that grades with anything else than A to F is refused by name."""
    with pytest.raises(InputError, match="is no grade"):
        graded(SOURCES, [grade("Z", "2024-04-01")])


def test_record_of_sources() -> None:
    """A source's record counts its claims by their fate; a copy counts for its original alone, and is told."""
    desk = Desk()
    first = desk.tell("A bomb went off.", published="2024-03-12", **BOMB)
    copy = desk.tell("A bomb went off!", source="palm-radio", published="2024-03-13", **BOMB)
    desk.reprints.append(frozenset({first.report, copy.report}))
    merged = desk.merged()
    rows = {one.source.id: standing_to_json(one) for one in standings(desk.evidence(), merged.claims, ())}
    assert rows["tigris-daily"]["record"]["open"] == 1 and rows["palm-radio"]["record"]["open"] == 0
    assert rows["palm-radio"]["taken_from"] == [{"source": "tigris-daily", "texts": 1}]
    assert rows["tigris-daily"]["given_to"] == [{"source": "palm-radio", "texts": 1}]


def test_grades_of_claims_in_the_words_of_others() -> None:
    """A rumour is doubtful and weak, a contested claim has no confidence, two origins confirm."""
    desk = Desk()
    desk.tell("A bomb, it is rumoured.", by=RUMOUR, **BOMB)
    claim = the_claim(desk)
    assert (credibility(claim), airwars_grade(claim), stix_confidence(claim)) == (4, "weak", 30)
    desk.tell("A bomb.", **BOMB)
    desk.tell("A bomb!", source="hamrin-news", **BOMB)
    claim = the_claim(desk)
    assert (credibility(claim), airwars_grade(claim), stix_confidence(claim)) == (1, "fair", 90)
    desk.tell("No bomb.", by=ministry(), stance="denies", source="delta-wire", **BOMB)
    claim = the_claim(desk)
    assert (credibility(claim), airwars_grade(claim), stix_confidence(claim)) == (6, "contested", None)


def test_the_argument_holds_everybody() -> None:
    """The argument names each who is for and against with source and grade, the origins, and the judgements."""
    desk = Desk()
    told = desk.tell("A bomb went off.", **BOMB)
    desk.tell("No bomb.", by=ministry(), stance="denies", source="hamrin-news", **BOMB)
    judged = desk.judge("accept", told.id)
    undone = desk.judge("undo", judged.id, made="2024-04-02T00:00:00Z")
    evidence = desk.evidence()
    by_id = {each.id: each for each in evidence.live}
    found = argument_to_json(argument_about(the_claim(desk), by_id, desk.judgements, evidence))
    assert [(each["name"], each["grade"]) for each in found["sayings_for"]] == [("Tigris Daily", "F")]
    assert [each["name"] for each in found["sayings_against"]] == ["Ministry of Defence"]
    assert [each["id"] for each in found["judgements"]] == [judged.id, undone.id]
    assert len(found["origins_for"]["origins"]) == len(found["origins_against"]["origins"]) == 1


def test_commanders_and_spokesmen_of_one_house_are_one_origin() -> None:
    """A ministry and the army that it commands are one origin."""
    desk = Desk()
    desk.tell("A bomb.", by=ministry(), **BOMB)
    desk.tell("A bomb!", by=speaker("iraq-army"), source="hamrin-news", **BOMB)
    assert the_claim(desk).origins == 1


def test_an_outlet_nobody_listed_is_an_origin_of_its_own() -> None:
    """A source that is in no list has a standing and counts."""
    desk = Desk()
    desk.tell("A bomb.", source="new-page", by=outlet("new-page"), agent=who("gunmen"), **BOMB)
    desk.tell("A bomb!", **BOMB)
    assert the_claim(desk).status == "corroborated"
    standing = {one.source.id: one for one in standings(desk.evidence(), desk.merged().claims, ())}
    assert standing["new-page"].reports == 1
