"""Which tellings are one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.builders import (
    ANBAR,
    BAGHDAD,
    BAQUBAH,
    DIYALA,
    IRAQ,
    KHANAQIN,
    MUQDADIYA,
    RESIDENTS,
    Desk,
    day,
    ministry,
    place,
    toll,
    who,
)

from rasid.model.incident import Incident

MONDAY = day("2024-03-11")
BOMB: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": MONDAY}


def incidents(desk: Desk) -> tuple[Incident, ...]:
    return desk.merged().incidents


def pair(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many incidents two reports with these fields come to."""
    desk = Desk()
    desk.tell("One.", published="2024-03-12", **one)
    desk.tell("Two.", published="2024-03-12", source="hamrin-news", **other)
    return len(incidents(desk))


ONE_EVENT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "same words": (BOMB, BOMB),
    "kin types": ({**BOMB, "type": "ASSAULT"}, {**BOMB, "type": "FIGHT"}),
    "a mode not told": (BOMB, {**BOMB, "mode": None}),
    "suicide bomb": (BOMB, {**BOMB, "mode": "suicide-attack"}),
    "a suburb": (BOMB, {**BOMB, "place": place("Near", "town", adm1="Diyala", lat=34.40, lon=45.50)}),
    "the province": (BOMB, {**BOMB, "place": DIYALA}),
    "the week": (BOMB, {**BOMB, "time": day("2024-03-08", "2024-03-14", "week")}),
    "the day after, from the report's date": (
        BOMB,
        {**BOMB, "time": replace(day("2024-03-12"), text=None), "inferred": ("time",)},
    ),
    "an army and its government": (
        {**BOMB, "agent": who("the army", "iraq-army")},
        {**BOMB, "agent": who("the government", "iraq")},
    ),
    "policemen and bystanders": (
        {**BOMB, "patient": who("soldiers", "iraq-army")},
        {**BOMB, "patient": who("civilians", "civilians")},
    ),
    "tolls that differ": ({**BOMB, "tolls": (toll("killed", 3),)}, {**BOMB, "tolls": (toll("killed", 7),)}),
    "the country, told alike": (
        {**BOMB, "tolls": (toll("killed", 3),)},
        {**BOMB, "place": IRAQ, "tolls": (toll("killed", 3),)},
    ),
    "a clash named from either side": (
        {**BOMB, "type": "FIGHT", "mode": "clash", "agent": who("a", "is"), "patient": who("b", "iraq-army")},
        {**BOMB, "type": "FIGHT", "mode": "clash", "agent": who("b", "iraq-army"), "patient": who("a", "is")},
    ),
}

TWO_EVENTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "another town": (BOMB, {**BOMB, "place": MUQDADIYA}),
    "another province": (BOMB, {**BOMB, "place": ANBAR}),
    "the next day, told to the day": (BOMB, {**BOMB, "time": day("2024-03-12")}),
    "another week": (BOMB, {**BOMB, "time": day("2024-03-18", "2024-03-24", "week")}),
    "other means": (BOMB, {**BOMB, "mode": "firearms"}),
    "other type": (BOMB, {**BOMB, "type": "CONSULT", "mode": None}),
    "two named agents": ({**BOMB, "agent": who("a", "is")}, {**BOMB, "agent": who("b", "iraq-army")}),
    "two kinds of targets": ({**BOMB, "patient": who("a market")}, {**BOMB, "patient": who("an army base")}),
    "the country, not told alike": (BOMB, {**BOMB, "place": IRAQ}),
    "nothing told of where": (BOMB, {**BOMB, "place": None}),
    "two enemies hit": (
        {**BOMB, "agent": who("c", "coalition"), "patient": who("a", "is")},
        {**BOMB, "agent": who("c", "coalition"), "patient": who("b", "iraq-army")},
    ),
}


@pytest.mark.parametrize("name", ONE_EVENT)
def test_one_event(name: str) -> None:
    """Two reports that can be of one event, and say enough in common, are one incident."""
    assert pair(*ONE_EVENT[name]) == pair(*reversed(ONE_EVENT[name])) == 1


@pytest.mark.parametrize("name", TWO_EVENTS)
def test_two_events(name: str) -> None:
    """Two reports that contradict each other, or have too little in common, are two incidents."""
    assert pair(*TWO_EVENTS[name]) == pair(*reversed(TWO_EVENTS[name])) == 2


def test_vague_telling_chains_nothing() -> None:
    """A telling that fits two events joins neither, and joins them least of all."""
    desk = Desk()
    one = desk.tell("One.", **BOMB)
    two = desk.tell("Two.", **{**BOMB, "place": MUQDADIYA})
    vague = desk.tell("A bomb in Diyala.", **{**BOMB, "place": DIYALA})
    assert sorted(incident.observations for incident in incidents(desk)) == sorted(
        ((one.id,), (two.id,), (vague.id,))
    )


def test_vague_telling_joins_what_it_is_most_like() -> None:
    """A telling that fits two events joins the one whose toll it gives."""
    desk = Desk()
    one = desk.tell("One.", tolls=(toll("killed", 3),), **BOMB)
    desk.tell("Two.", tolls=(toll("killed", 9),), **{**BOMB, "place": MUQDADIYA})
    vague = desk.tell("Three dead in Diyala.", tolls=(toll("killed", 3),), **{**BOMB, "place": DIYALA})
    assert set(next(i for i in incidents(desk) if one.id in i.observations).observations) == {
        one.id,
        vague.id,
    }


def test_chain_of_days_and_towns_is_cut() -> None:
    """Events that touch one after the other in place or time never become one long event."""
    desk = Desk()
    for step in range(8):
        near = place(f"T{step}", "town", adm1="Diyala", lat=34.0 + step * 0.2, lon=45.0)
        desk.tell(f"In T{step}.", mode="explosives", place=near, time=MONDAY)
    for incident in incidents(desk):
        assert len(incident.observations) <= 2


def test_lead_and_body_are_one_telling() -> None:
    """What a report says in its lead and again in its body is one event, told in one report."""
    desk = Desk()
    report = desk.report(
        "Five killed in Khanaqin. A bomb hit a patrol, killing three soldiers and two others."
    )
    five, three = toll("killed", 5, text="Five"), toll("killed", 3, "soldiers", "three soldiers")
    two = toll("killed", 2, "civilians", "two others")
    desk.tell(report, "Five killed in Khanaqin", tolls=(five,), **BOMB)
    desk.tell(
        report, "A bomb hit a patrol, killing three soldiers and two others", tolls=(three, two), **BOMB
    )
    (incident,) = incidents(desk)
    assert (incident.reports, incident.origins, len(incident.observations)) == (1, 1, 2)
    assert [(r.low, r.best, r.high) for r in incident.tolls] == [(5, 5, 5)]


def test_body_that_goes_on_is_the_same_event() -> None:
    """What takes place and time from the lead, and names nobody and nothing else, goes on about the lead."""
    desk = Desk()
    report = desk.report("A car bomb went off in Khanaqin on Monday. Two people were wounded.")
    desk.tell(report, "A car bomb went off in Khanaqin on Monday", **BOMB)
    wounded = toll("wounded", 2, "people", "Two people")
    carried = {**BOMB, "mode": None, "inferred": ("place", "time")}
    desk.tell(report, "Two people were wounded", tolls=(wounded,), **carried)
    (incident,) = incidents(desk)
    assert [(one.kind, one.best) for one in incident.tolls] == [("wounded", 2)]


def test_near_and_alike_is_needed_where_the_spot_is_not_the_same() -> None:
    """Two attacks of unknown kind near each other, or in a town and its province, stay two."""
    unknown = {**BOMB, "mode": None}
    near = {**unknown, "place": place("Near", "town", adm1="Diyala", lat=34.40, lon=45.50)}
    assert pair(unknown, near) == pair(unknown, {**unknown, "place": DIYALA}) == 2
    assert pair(unknown, unknown) == 1


def test_one_speaker_who_gives_two_tolls_tells_two_events() -> None:
    """Two bombs in one town on one day, with the dead of each counted by one report, are two events."""
    desk = Desk()
    report = desk.report("A bomb killed two soldiers. Another killed six soldiers.")
    desk.tell(
        report, "A bomb killed two soldiers", tolls=(toll("killed", 2, "soldiers", "two soldiers"),), **BOMB
    )
    desk.tell(
        report, "Another killed six soldiers", tolls=(toll("killed", 6, "soldiers", "six soldiers"),), **BOMB
    )
    assert len(incidents(desk)) == 2


def test_most_precise_field_counts() -> None:
    """Of province and town the town stands, of week and day the day, of nobody and somebody who it was."""
    desk = Desk()
    desk.tell("One.", **{**BOMB, "place": DIYALA})
    desk.tell("Two.", source="hamrin-news", **{**BOMB, "time": day("2024-03-08", "2024-03-14", "week")})
    desk.tell("Three.", source="delta-wire", agent=who("IS", "is"), **{**BOMB, "place": DIYALA})
    (incident,) = incidents(desk)
    assert incident.place == KHANAQIN and incident.time == MONDAY
    assert incident.agent is not None and incident.agent.actor == "is"


def test_denial_alone_is_no_incident() -> None:
    """What is only denied is a claim, and nothing that happened."""
    desk = Desk()
    desk.tell("No bomb.", by=ministry(), stance="denies", **BOMB)
    merged = desk.merged()
    assert merged.incidents == () and merged.claims[0].status == "denied"


def test_history_lesson_founds_no_incident() -> None:
    """What is told as history joins an incident that is on record, and founds none."""
    desk = Desk()
    desk.tell("Last week's bomb.", modality="background", **BOMB)
    assert incidents(desk) == ()
    desk.tell("A bomb.", source="hamrin-news", **BOMB)
    assert [len(incident.observations) for incident in incidents(desk)] == [2]


def test_id_stays_when_reports_come_in() -> None:
    """An incident keeps its id when later reports join it and when others have nothing to do with it."""
    desk = Desk()
    desk.tell("One.", published="2024-03-11", **BOMB)
    (before,) = incidents(desk)
    desk.tell("Two.", published="2024-03-12", source="hamrin-news", **BOMB)
    desk.tell("Other.", published="2024-03-10", mode="firearms", place=BAGHDAD, time=day("2024-03-09"))
    after = {incident.id: incident for incident in incidents(desk)}
    assert before.id in after and after[before.id].reports == 2


def test_corrected_article_keeps_its_incident() -> None:
    """The newer version of an article counts alone; the incident keeps its id and takes the new toll."""
    desk = Desk()
    about = {"address": "https://t.example/7", "published": "2024-03-11"}
    desk.tell("Nine killed.", tolls=(toll("killed", 9),), **about, **BOMB)
    (before,) = incidents(desk)
    newer = desk.tell("Five killed.", updated="2024-03-12", tolls=(toll("killed", 5),), **about, **BOMB)
    (after,) = incidents(desk)
    assert after.id == before.id
    assert after.observations == (newer.id,) and after.tolls[0].high == 5


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([("delta-wire", 3), ("hamrin-news", 5), ("tigris-daily", 5)], (3, 5, 5)),
        ([("delta-wire", 3), ("hamrin-news", 9)], (3, 3, 9)),
        ([("palm-radio", 9), ("palm-online", 9), ("tigris-daily", 4), ("hamrin-news", 4)], (4, 4, 9)),
    ],
)
def test_toll_ranges(said: list[tuple[str, int]], expected: tuple[int, int, int]) -> None:
    """Low is the least, high the greatest, best what most independent origins give."""
    desk = Desk()
    for source, number in said:
        desk.tell(f"{number} killed, says {source}.", source=source, tolls=(toll("killed", number),), **BOMB)
    (incident,) = incidents(desk)
    (killed,) = incident.tolls
    assert (killed.low, killed.best, killed.high) == expected
    assert {one.observation for one in killed.said} == {o.id for o in desk.observations}


def test_including_is_no_second_toll() -> None:
    """Who is counted among others is not counted again."""
    desk = Desk()
    desk.tell(
        "Ten soldiers were killed, including two officers.",
        tolls=(toll("killed", 10, "soldiers", "Ten soldiers"), toll("killed", 2, "officers", "two officers")),
        **BOMB,
    )
    assert incidents(desk)[0].tolls[0].high == 10


def test_latest_word_of_an_origin_supports_its_toll() -> None:
    """An origin that corrects its toll supports the later one only; the earlier stays in the range."""
    desk = Desk()
    desk.tell("Three.", by=ministry(), published="2024-03-11", tolls=(toll("killed", 3),), **BOMB)
    desk.tell("Six.", by=ministry(), published="2024-03-13", tolls=(toll("killed", 6),), **BOMB)
    desk.tell("Six!", by=RESIDENTS, published="2024-03-12", tolls=(toll("killed", 6),), **BOMB)
    (killed,) = incidents(desk)[0].tolls
    assert (killed.low, killed.best, killed.high) == (3, 6, 6)


def test_town_of_another_country_is_another_place() -> None:
    """Towns of one name in two countries are two places."""
    abroad = place("Khanaqin", "town", adm1="Elsewhere", lat=40.0, lon=50.0, country="AZ")
    assert pair(BOMB, {**BOMB, "place": abroad}) == 2
    assert pair(BOMB, {**BOMB, "place": BAQUBAH}) == 2
