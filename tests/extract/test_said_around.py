"""Invented sentences whose saying the tree hangs in the wrong place, or in which a view is the saying."""

from __future__ import annotations

import pytest
from tests.reading import document_of, holds, read, seen

from rasid.run.here import Reader


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The governor spoke on Friday. Two rockets hit the bridge in Ramadi, he said, the agency reported.",
            ["the agency", "The governor"],
        ),
        (
            "The mayor of Kut denied it. Gunmen killed two men near the gate, he added, without giving names, the "
            "channel reported.",
            ["the channel", "The mayor of Kut"],
        ),
        (
            "A spokesman for the army spoke. Police arrested six men in Hilla, he noted, the newspaper reported.",
            ["the newspaper", "A spokesman for the army"],
        ),
    ],
)
def test_who_passes_on_what_somebody_says(reader: Reader, text: str, chain: list[str]) -> None:
    """In "S, he said, the agency reported" he says S, and the agency passes it on: one telling, by one speaker."""
    (told,) = read(reader, text)
    assert [voice.text for voice in told.chain if voice.text is not None] == chain
    assert told.speaker.text == chain[-1] and told.speaker.kind == "official"


@pytest.mark.parametrize(
    "text",
    [
        "The governor spoke on Sunday. The last convoy, she said, left Kut on Friday and was attacked near Hilla.",
        "The officer was clear. The second patrol, he added, left at noon and captured two gunmen in Samarra.",
        "A Coalition spokesman spoke. The first joint flight, he said, left on Monday and struck a cave in Kirkuk.",
    ],
)
def test_a_saying_behind_the_first_noun(reader: Reader, text: str) -> None:
    """Between a noun and what the tree takes for its participle the saying says the whole clause."""
    (said,) = document_of(reader, text).layer("attributions")[-1:]
    words = said.content[0].of(text)
    assert words.startswith("The ") and said.content[-1].end == len(text) - 1
    assert {one["by"] for one in map(seen, read(reader, text))} == {"official"}


@pytest.mark.parametrize(
    ("text", "house"),
    [
        (
            "The Ministry of Transport will deploy guards along the road between Mosul and Sinjar, one of its "
            "officials said on Friday.",
            "The Ministry of Transport",
        ),
        (
            "The Ministry of Oil will send troops to the road between Kirkuk and Hawija, two of its officials said.",
            "The Ministry of Oil",
        ),
        (
            "The Ministry of Water sent guards to the dam near Kut. One of its officials said that gunmen had attacked "
            "the site.",
            "The Ministry of Water",
        ),
    ],
)
def test_one_of_its_officials(reader: Reader, text: str, house: str) -> None:
    """An official of an institution that only a pronoun names speaks, and the report has it through the house."""
    told = [o for o in read(reader, text) if o.speaker.kind == "official"]
    assert told and all([voice.text for voice in one.chain[1:2]] == [house] for one in told)
    assert all("hearsay" not in one.flags for one in told)


def test_some_of_those_who_live_there(reader: Reader) -> None:
    """Who is counted with "some of" is of the kind of the counted, also where their own houses have none."""
    text = "Gunmen attacked the checkpoint near the town of Hit, some of its residents said."
    holds(reader, text, {"by": "witness", "speaker": "some of its residents", "type": "ASSAULT"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In the governor's view the blast in Kut was caused by a mine.",
            {"by": "official", "speaker": "the governor's", "type": "ASSAULT", "count": 1},
        ),
        (
            "In the opinion of the police the shots in Hilla were fired by two men.",
            {"speaker": "the police", "by": "institution"},
        ),
        (
            "In our view the bomb in Kirkuk was planted by militants.",
            {"by": "outlet", "speaker_is": "test-wire"},
        ),
    ],
)
def test_a_view_is_somebodys(reader: Reader, text: str, wanted: dict[str, object]) -> None:
    """ "In the governor's view S": the governor says S."""
    holds(reader, text, wanted)


def test_a_view_is_answered(reader: Reader) -> None:
    """Who rejects in the next sentence what the outlet holds denies it, and stands around none of its words."""
    text = (
        "An explosion in Kut killed two men on Friday. In our view the blast was probably caused by a gas cylinder. "
        "The army rejects this."
    )
    held = [o for o in read(reader, text) if "cylinder" in o.happening.text]
    assert [(o.stance, o.modality) for o in held] == [("asserts", "possible"), ("denies", "possible")]
    assert all(voice.text != "The army" for voice in held[0].chain)


@pytest.mark.parametrize(
    "text",
    [
        "The valley is green in view of the hills, and gunmen attacked a post in Kut.",
        "In this view of the town two men were killed by a mine in Hilla.",
    ],
)
def test_a_view_of_nobody(reader: Reader, text: str) -> None:
    """A view that is nobody's says nothing."""
    assert {one["by"] for one in map(seen, read(reader, text))} == {"outlet"}


@pytest.mark.parametrize(
    "text",
    [
        "The explosion was caused by a gas cylinder.",
        "The blast was triggered by a spark in the store.",
    ],
)
def test_an_event_whose_cause_is_told(reader: Reader, text: str) -> None:
    """An explosion of which only the cause is told is told; one of which nothing is told is not."""
    assert [one["type"] for one in map(seen, read(reader, text))] == ["ASSAULT"]
    assert not read(reader, "The explosion was loud.")


@pytest.mark.parametrize(
    "text",
    [
        "Engineers will need until Sunday to repair the bridge in Kut, the ministry said.",
        "Crews will need two weeks to rebuild the power station near Mosul.",
        "Workers need until Monday to put the power line back, according to the ministry.",
    ],
)
def test_what_somebody_needs_time_for_is_planned(reader: Reader, text: str) -> None:
    """ "Will need until Sunday to repair it": it is to be repaired by then, and that is no mere purpose."""
    holds(reader, text, {"type": "AID", "mode": "rebuild", "modality": "planned", "count": 1})
    assert not read(reader, "The army needs the road to repair the bridge.")


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Fuel for the helicopters will last two weeks, the Ministry of Defence said.", "continues"),
        ("The ammunition of the army would last until May, a general said.", "continues"),
        ("Food in the camp near Mosul ran out on Monday.", "ends"),
    ],
)
def test_how_long_stores_last(reader: Reader, text: str, phase: str) -> None:
    """How long stores last is told of what there is: a capability that goes on, or ends."""
    holds(reader, text, {"type": "capability", "phase": phase, "modality": "actual"})
    assert not read(reader, "The meeting will last two hours, the Ministry of Defence said.")
