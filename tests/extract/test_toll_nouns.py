"""Tolls told by nouns of count, in invented sentences: each belongs to what was told just before, by its speaker."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader

BOMB = "A bomb exploded in a market in Kirkuk on Monday. "


def last(reader: Reader, text: str) -> dict[str, Any]:
    """The last observation of a text."""
    return seen(read(reader, text)[-1])


@pytest.mark.parametrize(
    ("words", "speaker", "counts"),
    [
        ("The ministry put the toll at 40.", "The ministry", [("killed", 40)]),
        ("Hospital officials gave a toll of 26.", "Hospital officials", [("killed", 26)]),
        ("The toll was later lowered to 21.", None, [("killed", 21)]),
        ("The death toll rose to 33, with 50 hurt.", None, [("killed", 33), ("wounded", 50)]),
        ("The number of dead stood at 12.", None, [("killed", 12)]),
        ("The governor said the number of wounded had risen to 64.", "The governor", [("wounded", 64)]),
        ("The interior ministry revised its count upward to 14.", "The interior ministry", [("killed", 14)]),
        ("The final toll was 17 killed and 40 injured.", None, [("killed", 17), ("wounded", 40)]),
    ],
)
def test_a_toll_belongs_to_what_was_told_before(
    reader: Reader, words: str, speaker: str | None, counts: list[tuple[str, int]]
) -> None:
    """Type, means, place and day are those of the happening told before; the number is its speaker's."""
    found = last(reader, BOMB + words)
    assert (found["type"], found["mode"], found["place"]) == ("ASSAULT", "explosives", "Kirkuk")
    assert found["speaker"] == speaker
    assert [(kind, best) for kind, _, _, best, _ in found["tolls"]] == counts
    assert {"type", "place"} <= set(found["inferred"])


def test_a_figure_counts_what_was_counted_before(reader: Reader) -> None:
    """ "The figure" is of those who were counted before, whatever they suffered; of nothing counted it is none."""
    found = last(reader, "Police detained 30 protesters in Khartoum. The figure later rose to 45.")
    assert found["tolls"] == [("captured", None, 45, 45, 45)]
    assert found["place"] == "Khartoum"
    assert len(read(reader, BOMB + "The figure later rose to 45.")) == 1


def test_each_of_two_speakers_has_a_toll_of_their_own(reader: Reader) -> None:
    """In one sentence too, the second number is said by whoever gives it."""
    text = "Police said 12 people died in the blast; a hospital put the figure at 15."
    found = [seen(o) for o in read(reader, text)]
    assert [(one["speaker"], one["tolls"][0][3]) for one in found] == [("Police", 12), ("a hospital", 15)]


def test_a_toll_joins_the_event_that_it_names(reader: Reader) -> None:
    """ "The death toll from the bombing" is a toll of that bombing, and its quote holds the number."""
    (found,) = [
        seen(o) for o in read(reader, "The death toll from Monday's bombing in Quetta climbed to 54.")
    ]
    assert (found["mode"], found["tolls"]) == ("explosives", [("killed", None, 54, 54, 54)])
    assert "54" in found["quote"]


def test_a_correction_takes_back_one_number_and_tells_another(reader: Reader) -> None:
    """ "21 dead, not 23": 21 is said and 23 retracted, both by whoever corrects."""
    found = [seen(o) for o in read(reader, BOMB + "The agency corrected its toll: 21 dead, not 23.")][1:]
    assert [(one["speaker"], one["stance"], one["tolls"][0][3]) for one in found] == [
        ("The agency", "corrects", 21),
        ("The agency", "retracts", 23),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The toll could reach 40.",
        "The death toll rose to 300 in six weeks of shelling.",
        "The number of dead and wounded stood at 80.",
        "The number of shops in the market rose to 90.",
        "The war took a heavy toll on the town.",
    ],
)
def test_what_counts_nobody_here_is_no_toll(reader: Reader, words: str) -> None:
    """A number that may come, one of a stretch of time, of dead and wounded as one, or of things is no toll."""
    tolls = [o.tolls for o in read(reader, BOMB + words)]
    assert not [one for one in tolls if one]


@pytest.mark.parametrize(
    ("text", "speaker", "kinds"),
    [
        ("A rocket struck a house in Sderot, but no one was hurt.", None, ["wounded"]),
        ("A car bomb exploded near a church in Jos. No one was killed, police said.", "police", ["killed"]),
        ("A drone attacked an oil field in Erbil. The army reported no casualties.", "The army",
         ["killed", "wounded"]),
        ("A roadside bomb exploded in Hilla. No injuries were reported.", None, ["wounded"]),
    ],
)  # fmt: skip
def test_nobody_is_a_toll_of_none(reader: Reader, text: str, speaker: str | None, kinds: list[str]) -> None:
    """That there were no victims is a toll of zero of what was told, and denies nothing of it."""
    found = [seen(o) for o in read(reader, text)]
    assert {one["stance"] for one in found} == {"asserts"}
    assert found[-1]["speaker"] == speaker
    assert found[-1]["tolls"] == [(kind, None, 0, 0, 0) for kind in kinds]


@pytest.mark.parametrize(
    "words",
    [
        "No further casualties were reported.",
        "The army reported no losses.",
        "There were no immediate reports of casualties.",
    ],
)
def test_what_leaves_victims_open_is_no_zero(reader: Reader, words: str) -> None:
    """No more of them, none of one side, or no word of any: none of these says that there were none, nor denies."""
    found = [seen(o) for o in read(reader, BOMB + words)]
    assert [(one["stance"], one["tolls"]) for one in found] == [("asserts", [])]


def test_none_is_not_said_of_those_counted_before(reader: Reader) -> None:
    """Behind five dead, "no casualties" is said of others and takes nothing from the five."""
    text = "Gunmen killed five soldiers near Gao. There were no casualties among the attackers."
    assert [toll.best for o in read(reader, text) for toll in o.tolls] == [5]


def test_bodies_are_the_least_of_the_dead(reader: Reader) -> None:
    """Bodies that somebody counts are dead of what was told before, by their word, and there may be more."""
    found = last(reader, BOMB + "Witnesses counted eight bodies.")
    assert (found["speaker"], found["mode"]) == ("Witnesses", "explosives")
    assert found["tolls"] == [("killed", None, 8, 8, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Eleven bodies were recovered from the river.",
        "Gunmen killed 30 people in Jos on Friday. Eleven bodies were recovered.",
    ],
)
def test_bodies_of_nothing_told_or_of_dead_told_count_nobody_more(reader: Reader, text: str) -> None:
    """Without a happening before them, or with its dead already counted, bodies add no toll."""
    assert 11 not in [toll.best for o in read(reader, text) for toll in o.tolls]
