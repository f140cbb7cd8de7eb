"""Acts without a place, bare tellings, answers that say where, and denials of a part by who affirms the whole."""

from __future__ import annotations

from typing import Any

from tests.builders import BAQUBAH, DIYALA, KHANAQIN, RESIDENTS, Desk, day, ministry, speaker, toll, who

from rasid.model.incident import Claim

ARMY, IS = who("the army", "iraq-army"), who("fighters", "is")
INQUIRY: dict[str, Any] = {"type": "INVESTIGATE", "agent": ARMY, "place": None}
CONFESSION: dict[str, Any] = {"type": "CONCEDE", "agent": who("the three men"), "place": None}
STRIKE: dict[str, Any] = {"type": "FIGHT", "mode": "aerial", "place": KHANAQIN, "time": day("2024-03-11")}
CLASH: dict[str, Any] = {
    "type": "FIGHT",
    "mode": "clash",
    "place": BAQUBAH,
    "time": None,
    "agent": None,
    "patient": None,
}


def claims(desk: Desk) -> tuple[Claim, ...]:
    return desk.merged().claims


def two(one: dict[str, Any], other: dict[str, Any], *, second: str = "2024-03-13") -> int:
    """How many claims two outlets' tellings come to."""
    desk = Desk()
    desk.tell("One.", published="2024-03-12", **one)
    desk.tell("Two.", published=second, source="hamrin-news", **other)
    return len(claims(desk))


def test_one_body_has_one_inquiry() -> None:
    """An inquiry that two outlets tell of one body within days is one claim; another body's or a later one is not."""
    assert two(INQUIRY, INQUIRY) == 1
    assert two(INQUIRY, {**INQUIRY, "agent": who("the coalition", "coalition")}) == 2
    assert two(INQUIRY, INQUIRY, second="2024-05-13") == 2


def test_one_speaker_tells_of_one_confession() -> None:
    """What one speaker says twice of the same people is one act; what two speakers say of some men may be two."""
    by = speaker("monitors")
    assert two({**CONFESSION, "by": by}, {**CONFESSION, "by": by}) == 1
    assert two({**CONFESSION, "by": by}, {**CONFESSION, "by": RESIDENTS}) == 2


def test_bare_clashes_of_a_week_stay_apart() -> None:
    """That two outlets tell of clashes in a town, and no more, makes no one clash; a told day or a side does."""
    assert two(CLASH, {**CLASH, "place": DIYALA}) == 2
    told = {**CLASH, "time": day("2024-03-11")}
    assert two(told, told) == 1


def test_an_answer_says_where() -> None:
    """A denial that names who, whom and where answers a telling without a place; without who it does not."""
    houses: dict[str, Any] = {
        "type": "ASSAULT",
        "mode": "destroy",
        "agent": IS,
        "patient": who("his farm"),
        "place": None,
    }
    denial: dict[str, Any] = {**houses, "patient": who("farms"), "place": KHANAQIN, "stance": "denies"}
    assert two(houses, {**denial, "by": ministry()}) == 1
    assert two(houses, {**denial, "by": ministry(), "agent": None}) == 2


def test_who_affirms_the_strike_denies_the_victims() -> None:
    """Of a strike that the ministry confirms it denies only that civilians were killed: the strike is not contested."""
    desk = Desk()
    desk.tell("A strike.", published="2024-03-12", by=RESIDENTS, **STRIKE, tolls=(toll("killed", 4),))
    report = desk.report(
        "We struck. It is untrue that civilians were killed", published="2024-03-13", source="hamrin-news"
    )
    desk.tell(report, "We struck.", by=ministry(), **STRIKE)
    harm = {**STRIKE, "mode": None, "patient": who("civilians"), "stance": "denies"}
    desk.tell(report, "civilians were killed", by=ministry(), **harm)
    whole = next(claim for claim in claims(desk) if claim.part_of is None)
    (part,) = (claim for claim in claims(desk) if claim.part_of is not None)
    assert whole.status != "contested" and not whole.observations_against
    assert (part.part_of, part.content.part, bool(part.observations_against)) == (whole.id, "victims", True)


def test_who_denies_victims_and_affirms_nothing_contests_the_whole() -> None:
    """The same denial by somebody who does not say that there was a strike is against the strike."""
    desk = Desk()
    report = desk.report("A strike. Civilians killed? No.", published="2024-03-12")
    desk.tell(report, "A strike.", by=RESIDENTS, **STRIKE)
    harm = {**STRIKE, "mode": None, "patient": who("civilians"), "stance": "denies"}
    desk.tell(report, "Civilians killed? No.", by=ministry(), **harm)
    assert all(claim.part_of is None for claim in claims(desk))
    assert any(claim.observations_against for claim in claims(desk))


def test_an_outlet_that_confirms_stands_for_it() -> None:
    """An outlet that quotes the ministry and then confirms what it says is an origin beside the ministry."""
    desk = Desk()
    report = desk.report("The ministry said so. The strike took place.", published="2024-03-12")
    desk.tell(report, "The ministry said so.", by=ministry(), **STRIKE)
    desk.tell(report, "The strike took place.", **STRIKE, stance="confirms")
    (claim,) = claims(desk)
    assert claim.status == "corroborated"


def test_who_was_driven_out_is_displaced() -> None:
    """That families left and that they are away is one state, told by two."""
    left: dict[str, Any] = {
        "kind": "state",
        "type": "displacement",
        "patient": who("families"),
        "place": KHANAQIN,
    }
    assert two({**left, "phase": "begins"}, {**left, "phase": "continues"}) == 1
