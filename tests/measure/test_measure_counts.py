"""Weekly counts, and what stays out of them."""

from __future__ import annotations

from typing import Any

from tests.builders import ANBAR, BAGHDAD, IRAQ, KHANAQIN, MUQDADIYA, Desk, day, ministry

from rasid.measure import uncounted, weekly_counts
from rasid.model.observation import ObservedTime

BOMB: dict[str, Any] = {"mode": "explosives"}


def test_counts_by_province_and_week() -> None:
    """Incidents count once, in the province and in the ISO week of their day, with weeks of none between."""
    desk = Desk()
    desk.tell("One.", published="2024-03-05", place=KHANAQIN, time=day("2024-03-04"), **BOMB)
    desk.tell(
        "One too.",
        published="2024-03-05",
        source="hamrin-news",
        place=KHANAQIN,
        time=day("2024-03-04"),
        **BOMB,
    )
    desk.tell("Two.", published="2024-03-10", place=MUQDADIYA, time=day("2024-03-10"), **BOMB)
    desk.tell("Three.", published="2024-03-19", place=ANBAR, time=day("2024-03-18"), **BOMB)
    desk.report("Nothing happened.", published="2024-03-12")
    counts = weekly_counts(desk.merged().incidents, desk.reports)
    assert [(c.place, c.week, c.starts, c.incidents, c.reports) for c in counts] == [
        ("Anbar, IQ", "2024-W10", "2024-03-04", 0, 3),
        ("Anbar, IQ", "2024-W11", "2024-03-11", 0, 1),
        ("Anbar, IQ", "2024-W12", "2024-03-18", 1, 1),
        ("Diyala, IQ", "2024-W10", "2024-03-04", 2, 3),
        ("Diyala, IQ", "2024-W11", "2024-03-11", 0, 1),
        ("Diyala, IQ", "2024-W12", "2024-03-18", 0, 1),
    ]
    assert sum(len(count.counted) for count in counts) == 3


def test_what_is_left_out_is_told() -> None:
    """Each incident is in exactly one row, or left out with a reason."""
    desk = Desk()
    desk.tell("Counted.", place=KHANAQIN, time=day("2024-03-11"), **BOMB)
    desk.tell("A visit.", type="CONSULT", place=BAGHDAD, time=day("2024-03-11"))
    desk.tell("Somewhere.", place=IRAQ, time=day("2024-03-11"), **BOMB)
    desk.tell("In spring.", place=ANBAR, time=day("2024-03-01", "2024-05-31", "season"), **BOMB)
    denied = {**BOMB, "place": MUQDADIYA, "time": day("2024-03-11")}
    desk.tell("Denied.", flags=("hearsay",), agent=None, **denied)
    desk.tell("No.", by=ministry(), stance="denies", source="hamrin-news", **denied)
    incidents = desk.merged().incidents
    left = uncounted(incidents)
    assert sorted(one.reason for one in left) == [
        "denied or withdrawn",
        "no province",
        "no week",
        "other type",
    ]
    counted = [one for count in weekly_counts(incidents, desk.reports) for one in count.counted]
    assert sorted([*counted, *(one.incident for one in left)]) == sorted(
        incident.id for incident in incidents
    )


def test_denied_incident_is_not_counted() -> None:
    """A rumoured attack that a party denies is no attack to count."""
    from tests.builders import RUMOUR, who

    desk = Desk()
    attack: dict[str, Any] = {
        **BOMB,
        "place": KHANAQIN,
        "time": day("2024-03-11"),
        "agent": who("it", "iraq-mod"),
    }
    desk.tell("Rumours of a bomb.", by=RUMOUR, **attack)
    desk.tell("No bomb.", by=ministry(), stance="denies", source="hamrin-news", **attack)
    assert weekly_counts(desk.merged().incidents, desk.reports) == []
    assert [one.reason for one in uncounted(desk.merged().incidents)] == ["denied or withdrawn"]


def rows(desk: Desk) -> list[tuple[str, str, int, int]]:
    counts = weekly_counts(desk.merged().incidents, desk.reports)
    return [(c.place, c.week, c.incidents, len(c.maybe)) for c in counts if c.most]


def test_a_span_within_a_week_is_counted_in_it() -> None:
    """Two days, or the whole week from Monday to Sunday, are known to the week."""
    desk = Desk()
    desk.tell("One.", place=KHANAQIN, time=day("2024-03-08", "2024-03-09", "day"), **BOMB)
    desk.tell("Two.", place=ANBAR, time=day("2024-03-11", "2024-03-17", "week"), **BOMB)
    assert rows(desk) == [("Anbar, IQ", "2024-W11", 1, 0), ("Diyala, IQ", "2024-W10", 1, 0)]


def test_a_span_over_two_weeks_is_counted_in_neither() -> None:
    """What happened in the seven days up to a Thursday may belong to either week, and is told beside both."""
    desk = Desk()
    desk.tell("One.", place=KHANAQIN, time=day("2024-03-08", "2024-03-14", "week"), **BOMB)
    open_start = ObservedTime(None, None, "2024-03-19", "week")
    desk.tell("Two.", place=ANBAR, time=open_start, published="2024-03-19", **BOMB)
    assert rows(desk) == [
        ("Anbar, IQ", "2024-W11", 0, 1),
        ("Anbar, IQ", "2024-W12", 0, 1),
        ("Diyala, IQ", "2024-W10", 0, 1),
        ("Diyala, IQ", "2024-W11", 0, 1),
    ]
    incidents = desk.merged().incidents
    assert [one.reason for one in uncounted(incidents)] == ["several weeks", "several weeks"]


def test_a_month_may_be_any_of_its_weeks() -> None:
    """A month such as March stands beside each of its weeks, never in that of the first of March; a season in none."""
    desk = Desk()
    desk.tell("One.", place=KHANAQIN, time=day("2024-03-01", "2024-03-31", "month"), **BOMB)
    desk.tell("Two.", place=ANBAR, time=day("2024-03-01", "2024-05-31", "season"), **BOMB)
    assert [row[1:] for row in rows(desk)] == [(f"2024-W{week:02}", 0, 1) for week in range(9, 14)]
    assert {row[0] for row in rows(desk)} == {"Diyala, IQ"}


def test_coverage_counts_articles_once() -> None:
    """A corrected article is read once, in the week in which it was first published."""
    desk = Desk()
    about: dict[str, Any] = {
        "address": "https://t.example/1",
        "published": "2024-03-10",
        "place": KHANAQIN,
        "time": day("2024-03-10"),
    }
    desk.tell("One.", **about, **BOMB)
    desk.tell("One, corrected.", updated="2024-03-12", **about, **BOMB)
    counts = weekly_counts(desk.merged().incidents, desk.reports.values())
    assert [(count.week, count.reports) for count in counts] == [("2024-W10", 1)]


def test_other_types_can_be_asked_for() -> None:
    """Whoever counts protests names their type."""
    desk = Desk()
    desk.tell("A march.", type="PROTEST", mode="demo", place=BAGHDAD, time=day("2024-03-11"))
    incidents = desk.merged().incidents
    assert weekly_counts(incidents, desk.reports) == []
    assert sum(c.incidents for c in weekly_counts(incidents, desk.reports, types={"PROTEST"})) == 1
