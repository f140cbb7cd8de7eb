"""What follows from what is said of something else, and what is denied only in part."""

from __future__ import annotations

from typing import Any

from tests.builders import (
    BALAD_BASE,
    BAQUBAH,
    IRAQ,
    RUMOUR,
    Desk,
    day,
    ministry,
    outlet,
    speaker,
    toll,
    who,
)

from rasid.model.incident import Claim

STATE: dict[str, Any] = {"kind": "state", "place": IRAQ}
SUPPORT: dict[str, Any] = {**STATE, "type": "support", "agent": who("the Coalition", "coalition")}
OPERATIONS: dict[str, Any] = {**STATE, "type": "operations"}
BOMB: dict[str, Any] = {"mode": "explosives", "place": BAQUBAH, "time": day("2024-03-12")}


def whole(desk: Desk) -> list[Claim]:
    return [claim for claim in desk.merged().claims if claim.part_of is None]


def parts(desk: Desk) -> list[Claim]:
    return [claim for claim in desk.merged().claims if claim.part_of is not None]


def stopped(desk: Desk) -> Claim:
    (claim,) = (claim for claim in whole(desk) if claim.content.phase in ("ends", "suspends"))
    return claim


def answered_rumour() -> Desk:
    """A text in which the command's statement answers a rumour without naming it."""
    desk = Desk()
    text = (
        "It is rumoured that the Coalition stopped its support. We go on maintaining the jets, the army said."
    )
    report = desk.report(text)
    desk.tell(report, "the Coalition stopped its support", by=RUMOUR, phase="ends", **SUPPORT)
    desk.tell(
        report,
        "We go on maintaining the jets",
        by=speaker("iraq-army"),
        phase="continues",
        **{**STATE, "type": "maintenance", "agent": who("the army", "iraq-army")},
    )
    return desk


def test_a_statement_beside_a_rumour_denies_it_by_implication() -> None:
    """Who says in the same text that it goes on contests the rumour, and the reason says that it only follows."""
    claim = stopped(answered_rumour())
    assert claim.status == "contested"
    assert claim.observations_against == () and len(claim.implied_against) == 1
    assert "denied by implication by Iraqi Army" in claim.reason
    assert "We go on maintaining the jets" in claim.reason


def test_what_is_implied_adds_no_origin() -> None:
    """Origins and channels count only those who say so in plain words."""
    desk = answered_rumour()
    assert (stopped(desk).origins, stopped(desk).channels) == (1, 1)


def test_nobody_is_set_against_their_own_word() -> None:
    """Who says that it stopped and, of another thing of theirs, that it goes on, does not deny their own word."""
    desk = Desk()
    desk.tell("Flights were suspended.", by=ministry(), phase="suspends", **OPERATIONS)
    desk.tell(
        "Flights go on.", by=speaker("iraq-army"), phase="continues", source="hamrin-news", **OPERATIONS
    )
    assert stopped(desk).implied_against == ()
    assert stopped(desk).status == "single_source"


def test_a_resumption_implies_the_break_before() -> None:
    """Who says that it resumed implies that it was suspended, against whoever denies that."""
    desk = Desk()
    desk.tell("Flights were not suspended.", by=ministry(), stance="denies", phase="suspends", **OPERATIONS)
    assert stopped(desk).status == "denied"
    desk.tell(
        "Flights resumed.", by=speaker("coalition"), phase="resumes", source="hamrin-news", **OPERATIONS
    )
    claim = stopped(desk)
    assert (claim.status, len(claim.implied_for)) == ("contested", 1)
    assert [turn.status for turn in claim.history][-1] == "contested"


def test_rumours_imply_nothing() -> None:
    """A rumour that it stopped is not set against a named statement that it goes on."""
    desk = answered_rumour()
    (goes_on,) = (claim for claim in whole(desk) if claim.content.phase == "continues")
    assert (goes_on.status, goes_on.implied_against) == ("single_source", ())


def test_a_denied_figure_is_a_claim_of_its_own() -> None:
    """Denying that eleven were killed contests the eleven, and leaves the bomb as it is."""
    desk = Desk()
    desk.tell("A bomb killed five.", source="hamrin-news", tolls=(toll("killed", 5),), **BOMB)
    desk.tell("Our bomb killed eleven.", by=speaker("is"), tolls=(toll("killed", 11),), **BOMB)
    desk.tell("Not eleven.", by=ministry(), stance="denies", tolls=(toll("killed", 11),), **BOMB)
    (bomb,), (eleven,) = whole(desk), parts(desk)
    assert bomb.status != "contested" and bomb.observations_against == ()
    assert (eleven.status, eleven.content.part, eleven.part_of) == ("contested", "11 killed", bomb.id)
    (incident,) = desk.merged().incidents
    assert incident.denied_by == ()


def test_a_denial_of_the_only_figure_denies_the_event() -> None:
    """Where all who tell it give one figure, whoever denies it may deny everything, and contests the whole."""
    desk = Desk()
    desk.tell("A bomb killed five.", source="hamrin-news", tolls=(toll("killed", 5),), **BOMB)
    desk.tell("No bomb killed five.", by=ministry(), stance="denies", tolls=(toll("killed", 5),), **BOMB)
    assert [claim.status for claim in whole(desk)] == ["contested"] and parts(desk) == []


def test_a_corrected_figure_is_withdrawn() -> None:
    """The figure that a newer version of an article replaces is a withdrawn claim; the event stands."""
    desk = Desk()
    about: dict[str, Any] = {"address": "https://t.example/1", "published": "2024-03-12"}
    desk.tell("Four died.", tolls=(toll("killed", 4),), **about, **BOMB)
    desk.tell("Two died.", tolls=(toll("killed", 2),), updated="2024-03-13", **about, **BOMB)
    (bomb,), (four,) = whole(desk), parts(desk)
    assert bomb.status == "single_source"
    assert (four.content.part, four.status) == ("4 killed", "withdrawn")


def test_who_denies_their_own_deed_does_not_deny_that_it_happened() -> None:
    """A force that denies its part in a fire contests who did it; that there was a fire nobody denies."""
    desk = Desk()
    fire: dict[str, Any] = {**BOMB, "mode": "destroy"}
    desk.tell("Houses burned.", **fire)
    desk.tell(
        "Soldiers set houses on fire.", source="hamrin-news", agent=who("soldiers", "iraq-army"), **fire
    )
    desk.tell(
        "We set nothing on fire.",
        by=speaker("iraq-army"),
        stance="denies",
        source="delta-wire",
        agent=who("our men", "iraq-army"),
        **fire,
    )
    (happened,), (deed,) = whole(desk), parts(desk)
    assert (happened.status, deed.status) == ("corroborated", "contested")
    assert deed.content.part is not None and deed.content.part.startswith("done by ")


def test_a_denied_day_is_a_claim_of_its_own() -> None:
    """Who says that it resumed, but on another day, confirms the resumption and contests the day."""
    desk = Desk()
    flights: dict[str, Any] = {**OPERATIONS, "phase": "resumes"}
    desk.tell("Flights resumed on the 14th.", by=ministry(), time=day("2024-03-14"), **flights)
    later = desk.report(
        "Flights resumed on the 16th. Not on the 14th.", source="delta-wire", published="2024-03-17"
    )
    us = speaker("coalition")
    desk.tell(later, "Flights resumed on the 16th", by=us, time=day("2024-03-16"), **flights)
    desk.tell(later, "Not on the 14th", by=us, stance="denies", time=day("2024-03-14"), **flights)
    (resumed,) = whole(desk)
    assert resumed.observations_against == ()
    assert {part.content.part: part.status for part in parts(desk)} == {
        "on 14 March 2024": "contested",
        "on 16 March 2024": "contested",
    }
    (situation,) = desk.merged().situations
    turn = situation.turns[-1]
    assert [each.day for each in turn.boundaries] == ["2024-03-14", "2024-03-16"]
    assert "on 14 March 2024 says Ministry of Defence; on 16 March 2024 says" in turn.note


def test_a_spokesman_speaks_for_the_house_that_his_report_names() -> None:
    """ "The spokesman" is the ministry where the report quotes one ministry, and so a party; else he stays himself."""
    desk = Desk()
    report = desk.report("The ministry denied it. They have left, the spokesman said.", source="hamrin-news")
    left: dict[str, Any] = {**STATE, "type": "presence", "phase": "ends", "place": BALAD_BASE}
    desk.tell(report, "The ministry denied it", by=ministry("The ministry"), type="REJECT")
    spokesman = type(RUMOUR)("the spokesman", "official", None)
    desk.tell(report, "They have left", by=spokesman, agent=who("technicians", "coalition"), **left)
    (claim,) = (claim for claim in whole(desk) if claim.content.type == "presence")
    assert claim.reason.startswith("Said by one independent origin: Ministry of Defence, a party to it")


def test_situation_over_time() -> None:
    """A break and its end are two turns of one situation, and the end stands; a denied turn changes nothing."""
    desk = Desk()
    desk.tell("Flights stopped.", phase="suspends", time=day("2024-03-10"), **OPERATIONS)
    desk.tell(
        "Flights resumed.", phase="resumes", time=day("2024-03-20"), published="2024-03-20", **OPERATIONS
    )
    desk.tell(
        "Flights did not end.",
        by=outlet("hamrin-news"),
        stance="denies",
        phase="ends",
        time=day("2024-04-20"),
        source="hamrin-news",
        published="2024-04-21",
        **OPERATIONS,
    )
    (situation,) = desk.merged().situations
    assert [(turn.phase, turn.status) for turn in situation.turns] == [
        ("suspends", "single_source"),
        ("resumes", "single_source"),
        ("ends", "denied"),
    ]
    assert situation.now == "resumes"


def test_a_resumption_alone_tells_of_a_break_since_nobody_knows_when() -> None:
    """Where nobody tells the break, it is a turn that is implied, without a first day."""
    desk = Desk()
    desk.tell("Flights resumed.", phase="resumes", time=day("2024-03-20"), **OPERATIONS)
    (situation,) = desk.merged().situations
    broken, resumed = situation.turns
    assert (broken.phase, broken.implied, broken.start) == ("suspends", True, None)
    assert (resumed.phase, resumed.implied) == ("resumes", False)
