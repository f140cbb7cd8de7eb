"""Through whom a report has something, and in what words they say it."""

from __future__ import annotations

import pytest
from tests.reading import SOURCE, read

from rasid.model.observation import Observation
from rasid.run.here import Reader


def the(reader: Reader, text: str, words: str) -> Observation:
    """The one observation whose happening's words hold ``words``."""
    (only,) = (o for o in read(reader, text) if words in o.happening.text)
    return only


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "A security source told Reuters that gunmen had killed two farmers.",
            "gunmen",
            [("outlet", SOURCE), ("agency", "reuters"), ("unnamed", None)],
        ),
        (
            "The army bombed a camp, Reuters reported, citing the Iraqi Ministry of Defence.",
            "bombed",
            [("outlet", SOURCE), ("agency", "reuters"), ("institution", "iraq-defence-ministry")],
        ),
        (
            "The governor said that according to the police, gunmen had abducted four farmers.",
            "abducted",
            [("outlet", SOURCE), ("official", None), ("institution", None)],
        ),
        (
            "It was reported that gunmen had killed two farmers.",
            "gunmen",
            [("outlet", SOURCE), ("unnamed", None)],
        ),
        ("Gunmen killed two farmers.", "Gunmen", [("outlet", SOURCE)]),
    ],
)
def test_a_chain_begins_with_the_outlet(
    reader: Reader, text: str, words: str, chain: list[tuple[str, str | None]]
) -> None:
    """The outlet stands first, whoever knew it first last, each with its kind and its actor."""
    assert [(voice.kind, voice.actor) for voice in the(reader, text, words).chain] == chain


def test_words_and_cues_are_the_reports(reader: Reader) -> None:
    """Every link but the outlet has the words for it and the cue, at their place in the report."""
    text = "A security source told Reuters that gunmen had killed two farmers."
    told = the(reader, text, "gunmen")
    for voice, words in zip(told.chain[1:], ("Reuters", "A security source"), strict=True):
        assert voice.words is not None and voice.cue is not None
        assert voice.words.text == words == text[voice.words.start : voice.words.end]
        assert voice.cue.text == "told"


def test_who_stands_on_a_side(reader: Reader) -> None:
    """The ministry that speaks of its own air force stands on the agent's side; an agency on none."""
    told = the(
        reader,
        "The Iraqi Ministry of Defence told Reuters that the Iraqi Air Force had bombed ISIS positions.",
        "bombed",
    )
    assert [(voice.kind, voice.party) for voice in told.chain[1:]] == [
        ("agency", None),
        ("institution", "agent"),
    ]


@pytest.mark.parametrize(
    ("text", "pieces", "quoted"),
    [
        (
            'The mayor said: "Gunmen attacked the post at dawn."',
            ["Gunmen attacked the post at dawn"],
            "direct",
        ),
        ("The mayor said that gunmen had attacked the post.", ["gunmen had attacked the post"], "indirect"),
        (
            'The mayor said that gunmen had "attacked the post without any warning".',
            ['gunmen had "attacked the post without any warning'],
            "mixed",
        ),
        (
            "Gunmen, the mayor said, attacked the post.",
            ["Gunmen", "attacked the post"],
            "indirect",
        ),
    ],
)
def test_what_is_said(reader: Reader, text: str, pieces: list[str], quoted: str) -> None:
    """What somebody says is kept as pieces of the report without the saying, and with how it is quoted."""
    told = the(reader, text, "attacked")
    assert [piece.text for piece in told.content] == pieces
    assert all(text[piece.start : piece.end] == piece.text for piece in told.content)
    assert told.quoted == quoted


def test_who_only_passes_on_says_nothing_of_their_own(reader: Reader) -> None:
    """Who says that something is so according to others makes no second observation of it."""
    told = read(reader, "The governor said that according to the police, gunmen had abducted four farmers.")
    assert [o.speaker.text for o in told] == ["the police"]


def test_noting_behind_according_to(reader: Reader) -> None:
    """What is noted behind "according to" has that speaker, and is no part of the clause before it."""
    told = read(
        reader,
        "According to the police, operations have been suspended, noting that gunmen have left the town of Hawija.",
    )
    assert [o.speaker.text for o in told] == ["the police", "the police"]
    assert told[0].happening.text == "operations have been suspended"
