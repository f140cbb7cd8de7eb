"""Datelines are found at the head of a body, and first sentences never are."""

from __future__ import annotations

import pytest

from rasid.read.dateline import FoundDateline, NoDateline, find_dateline


@pytest.mark.parametrize(
    ("dateline", "place", "day", "agency"),
    [
        ("BAGHDAD, March 12 (Tigris Wire) - ", "BAGHDAD", "March 12", "Tigris Wire"),
        ("BAGHDAD, 12 March 2020 — ", "BAGHDAD", "12 March 2020", None),
        (
            "Erbil, Kurdistan, Sunday, March 8 (Zagros Post) – ",
            "Erbil, Kurdistan",
            "Sunday, March 8",
            "Zagros Post",
        ),
        ("KABUL, Afghanistan (Jan. 27)\n", "KABUL, Afghanistan", "Jan. 27", None),
        ("KABUL, Afghanistan (Jan. 27, 2011) – ", "KABUL, Afghanistan", "Jan. 27, 2011", None),
        ("BEIRUT (AP) — ", "BEIRUT", None, "AP"),
        ("Hasakah (Khabur Radio) -- ", "Hasakah", None, "Khabur Radio"),
        ("RIVER CITY, 4 FEB 90 (CANAL-DOS) -- [REPORT] [TEXT] ", "RIVER CITY", "4 FEB 90", "CANAL-DOS"),
        ("PORT TOWN (ARCADIA), 4 FEB 90 -- [TEXT] ", "PORT TOWN (ARCADIA)", "4 FEB 90", None),
        ("Mosul, Iraq – ", "Mosul, Iraq", None, None),
        ("BAGHDAD — ", "BAGHDAD", None, None),
        ("COLOMBO, Saturday: ", "COLOMBO", "Saturday", None),
        ("UVIRA, Tuesday. ", "UVIRA", "Tuesday", None),
        ("PAKTIKA PROVINCE, Afghanistan – ", "PAKTIKA PROVINCE, Afghanistan", None, None),
    ],
)
def test_finds_place_date_and_agency(dateline: str, place: str, day: str | None, agency: str | None) -> None:
    """A dateline reaches to the first word of the body and gives its place, date and agency words."""
    text = dateline + "Two soldiers were wounded in an attack on Monday."
    found = find_dateline(text)
    assert isinstance(found, FoundDateline)
    assert found.span.of(text) == dateline
    assert found.place.of(text) == place
    assert (found.date and found.date.of(text)) == day
    assert (found.agency and found.agency.of(text)) == agency


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi forces, backed by jets, entered the town on March 12 - a first.",
        "Baghdad, Erbil – rivals for years – agreed on a budget.",
        "Baghdad's governor resigned (again) - nobody was surprised.",
        "On March 12 (Thursday) - the day of the vote - shells fell.",
        "March 12 (Tigris Wire) - no place is named here.",
        "HAMAS - The group denied it.",
        "BREAKING — Two killed in Kirkuk.",
        "UPDATE (Reuters) - Two killed in Kirkuk.",
        "Two killed in Kirkuk, police say",
        "Police in Mosul, Iraq – the second city – said so.",
        "The Ministry, March 12 figures show, was wrong.",
        "BAGHDAD — THE WHOLE TEXT SHOUTS AND NOBODY KNOWS.",
        "Kirkuk: the long road back",
        "Baghdad - residents fled.",
        "Colombo, Saturday: residents fled.",
    ],
)
def test_never_takes_a_first_sentence(text: str) -> None:
    """A normal first sentence, a headline or a label is no dateline."""
    assert find_dateline(text) == NoDateline("begins with a sentence")


def test_header_lines_may_come_first() -> None:
    """A dateline with a date may stand behind header lines and a byline."""
    text = "Press office\n2020-01-S-1\nFor Immediate Release\n\nKABUL, Afghanistan (Jan. 27)\nTwo were held."
    found = find_dateline(text)
    assert isinstance(found, FoundDateline)
    assert text[found.span.end :] == "Two were held."


def test_the_title_is_not_searched() -> None:
    """Only what stands behind the title can be a dateline; offsets count from the text's beginning."""
    title = "EXAMPLE: BAGHDAD, March 1 (Wire) - old\n\n"
    text = title + "BASRA, March 2 (Wire) - New."
    found = find_dateline(text, title_end=len(title))
    assert isinstance(found, FoundDateline)
    assert found.place.of(text) == "BASRA"
    assert found.layer().place == found.place


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_body_says_so(text: str) -> None:
    """A body without words has no dateline because it is empty."""
    assert find_dateline(text) == NoDateline("empty")


def test_far_below_the_head_nothing_is_searched() -> None:
    """A dateline quoted deep in a text is not that text's dateline."""
    text = "A long story goes on here. " * 40 + "\nBASRA, March 2 (Wire) - Quoted."
    assert find_dateline(text) == NoDateline("begins with a sentence")
