"""Dates, places and quotes in plain English."""

from __future__ import annotations

from typing import Any

import pytest
from tests.builders import BALAD_BASE, DIYALA, KHANAQIN, Desk, day

from rasid.brief.wording import participants_words, place_words, quoted, time_words
from rasid.model.observation import ObservedPlace, ObservedTime, Speaker
from rasid.model.wording import clean, inside
from rasid.model.world import TimePrecision


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-03-11", "2024-03-11", "day", "on 11 March 2024"),
        ("2024-03-11T22:30", "2024-03-11T22:30", "minute", "on 11 March 2024"),
        ("2024-03-11", "2024-03-13", "day", "between 11 and 13 March 2024"),
        ("2024-02-26", "2024-03-03", "week", "between 26 February and 3 March 2024"),
        ("2023-12-28", "2024-01-03", "week", "between 28 December 2023 and 3 January 2024"),
        ("2020-01-01", "2020-01-31", "month", "in January 2020"),
        ("2020-01-01", "2020-12-31", "year", "in 2020"),
        (None, "2020-01-31", "week", "in the week up to 31 January 2020"),
        (None, "2020-01-31", "day", "up to 31 January 2020"),
        ("2024-03-03", None, "day", "since 3 March 2024"),
        (None, None, "day", None),
    ],
)
def test_time_is_told_as_finely_as_it_is_known(
    start: str | None, end: str | None, precision: TimePrecision, words: str | None
) -> None:
    """A span is told by its ends, a whole month or year by its name, an unknown end not at all."""
    assert time_words(ObservedTime("then", start, end, precision)) == words


def test_places() -> None:
    """A town has its province beside it, a site is 'at', an unknown place keeps its words."""
    assert place_words(KHANAQIN) == "in Khanaqin, Diyala"
    assert place_words(DIYALA) == "in Diyala"
    assert place_words(BALAD_BASE) == "at Balad Air Base, Salah al-Din"
    assert (
        place_words(ObservedPlace("the old mill", None, None, None, None, None, None))
        == "at a place told as “the old mill”"
    )
    assert place_words(None) is None


def test_quotes_keep_to_one_line_and_their_own_marks() -> None:
    """Words in a sentence are on one line, without steering characters, inner marks changed."""
    assert quoted(" “Nobody\n fired”,\u202e he said. ") == "“‘Nobody fired’, he said”"
    assert len(quoted("word " * 500)) < 330 and quoted("word " * 500).endswith(" …”")
    assert clean("a\x00\ud800b") == "ab"


@pytest.mark.parametrize(
    ("kind", "mode", "words"),
    [
        ("ASSAULT", "explosives", "of the post by gunmen"),
        ("FIGHT", "aerial", "on the post by gunmen"),
        ("FIGHT", "operation", "against the post by gunmen"),
        ("FIGHT", None, "against the post by gunmen"),
        ("ASSAULT", None, "on the post by gunmen"),
        ("INVESTIGATE", None, "of the post by gunmen"),
    ],
)
def test_an_event_is_joined_to_its_patient_as_english_does(kind: str, mode: str | None, words: str) -> None:
    """ "Bombing of", "air strike on", "military operation against": the mode decides before the type."""
    assert participants_words("Gunmen", "the post", kind, mode) == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The relatives", "the relatives"),
        ("The Iraqi army", "the Iraqi army"),
        ("One soldier of the army", "one soldier of the army"),
        ("One Plains Radio", "One Plains Radio"),
        ("Police in Mosul", "police in Mosul"),
        ("POLICE IN MOSUL", "police in mosul"),
        ("Sand Wire", "Sand Wire"),
    ],
)
def test_what_began_a_sentence_is_written_small_inside_one(words: str, told: str) -> None:
    """Articles and common nouns are small inside a sentence; a name keeps its capitals."""
    assert inside(words) == told


def test_speakers_without_a_name_are_called_alike_in_reasons_and_briefs() -> None:
    """The reason of a status and the sentences beside it have one way of naming whom no list holds."""
    desk = Desk()
    bomb: dict[str, Any] = {"mode": "explosives", "place": KHANAQIN, "time": day("2024-03-11")}
    desk.tell("A bomb went off.", **bomb)
    for text in ("The relatives", "Local Residents", "The news agency Sand Wire"):
        by = Speaker(text, "witness", None)
        desk.tell(f"No bomb, said {text}.", by=by, stance="denies", source="hamrin-news", **bomb)
    (claim,) = desk.merged().claims
    for told in ("the relatives", "local residents", "the news agency Sand Wire"):
        assert told in claim.reason
    assert "The relatives" not in claim.reason
