"""Own texts for place, day and toll: all keep the format, wrong rows are refused, and readings are judged by them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from training.rows import WrongSentence
from training.scenes import figures, place_is_right, time_is_right, tolls_are_right
from training.where import AGAIN, Where, agreement, read_where

from rasid.model.observation import ObservedPlace, ObservedTime, Toll
from rasid.model.text import Span
from rasid.resolve.found import Found

TEXT = "Gunmen killed two farmers near Kut on Monday."
EVENT = {
    "word": "killed",
    "place": "Kut",
    "country": "IQ",
    "admin1": "Wasit",
    "day": ["2024-03-11", "2024-03-11"],
    "toll": [{"kind": "killed", "low": 2, "high": 2, "words": "two farmers"}],
}
KUT = ObservedPlace("Kut", "al Kut", "IQ", "Wasit", 32.5, 45.8, "town")
LABEL = Where("Kut", "IQ", "Wasit")


def write(folder: Path, **changes: Any) -> Path:
    row = {"id": "x-1", "published": "2024-03-12", "text": TEXT, "events": [EVENT | changes]}
    (folder / "w.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_every_text_that_is_kept_is_right() -> None:
    """Ids and texts stand once, and every marked word and place in its text."""
    rows = read_where()
    assert len(rows) > 400 and sum(len(row.events) for row in rows) > 800


def test_two_labellers_mostly_agree() -> None:
    """A part was labelled once more without a look at the labels; the agreement that the card states holds."""
    again = agreement(read_where(), read_where(AGAIN))
    assert again["words"] >= 100
    assert all(again[field] > 0.85 for field in ("place", "days", "tolls"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"word": "besieged"}, "does not stand in the text"),
        ({"place": "Basra"}, "does not stand in the text"),
        ({"country": "Iraq"}, "is no ISO 3166 code"),
        ({"place": None}, "a country without a place"),
        ({"day": ["2024-03-11", "2024-03-09"]}, "is later than"),
        ({"toll": [{"kind": "dead", "low": 1, "high": 1}]}, "'dead' is none of"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    """File, line and what is wrong."""
    with pytest.raises(WrongSentence, match=rf"w.jsonl:1: .*{message}"):
        read_where(write(tmp_path, **changes))


def test_a_reading_is_held_against_the_labels(tmp_path: Path) -> None:
    """Place, day and toll of a plain sentence are right, and wrong where the label says otherwise."""
    right = figures(read_where(write(tmp_path)))
    assert (right["words_read"], right["place"], right["day"], right["toll"]) == (1.0, 1.0, 1.0, 1.0)
    other = {"day": ["2024-03-04", "2024-03-04"], "toll": [{"kind": "killed", "low": 9, "high": 9}]}
    wrong = figures(read_where(write(tmp_path, country="SY", **other)))
    assert (wrong["place_wrong"], wrong["day_wrong"], wrong["toll_wrong"]) == (1.0, 1.0, 1.0)


def test_a_country_that_holds_the_place_is_right() -> None:
    """A coarse answer is right where the labelled place is inside it, and another country is wrong."""
    country = ObservedPlace(None, "Iraq", "IQ", None, 33.0, 44.0, "country")
    assert place_is_right(Found(country, None, "topic"), LABEL) is True
    assert place_is_right(Found(country, None, "topic"), Where("Homs", "SY", "Homs")) is False


def test_what_no_label_can_judge_is_left_open() -> None:
    """A country that was concluded where the text tells no place is neither right nor wrong; named words are wrong."""
    assert place_is_right(Found(KUT, None, "carried"), None) is None
    assert place_is_right(Found(KUT, Span(0, 3), "clause"), None) is False
    week = ObservedTime(None, "2024-03-06", "2024-03-12", "week")
    assert time_is_right(Found(week, None, "tense"), None) is None
    assert time_is_right(Found(week, None, "tense"), (date(2024, 3, 11), date(2024, 3, 11))) is True
    assert time_is_right(Found(week, None, "tense"), (date(2024, 3, 1), date(2024, 3, 1))) is False


def test_a_toll_lies_between_the_bounds_of_the_label() -> None:
    """The best value counts; a kind that is not labelled is wrong."""
    some = Toll("killed", None, 63, 70, 77, "some 70")
    assert tolls_are_right([some], [("killed", 70, 70)])
    assert not tolls_are_right([some], [("wounded", 70, 70)])
    assert not tolls_are_right([some], [("killed", 80, None)])
