"""Invented sentences whose speaker stands where the tree, or a pronoun, leads elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading import holds, read

from rasid.run.here import Reader

Rows = dict[str, dict[str, Any]]

BEHIND_AN_INSTITUTION: Rows = {
    '"The clinic received six bodies and nine wounded. We have no plasma," a surgeon in Jenin said.': {
        "speaker": "a surgeon", "by": "witness",
    },
    "The hospital had treated 17 wounded by Friday noon, a porter said.": {"speaker": "a porter", "count": 1},
    "The hospital in Hudaydah counted eleven dead.": {"speaker": "The hospital", "by": "institution"},
}  # fmt: skip

BEHIND_A_LIST: Rows = {
    "A blast tore through a bus in Lashkargah, killing four passengers and injuring at least nine, three drivers "
    "and a shopkeeper said.": {
        "speaker": "three drivers", "hearsay": False,
        "tolls": [("killed", "passengers", 4, 4, 4), ("wounded", None, 9, 9, None)],
    },
    "Shells hit a clinic in Sumy, killing two nurses and injuring 11, an aid worker and two patients said.": {
        "speaker": "an aid worker",
        "tolls": [("killed", "nurses", 2, 2, 2), ("wounded", None, 11, 11, 11)],
    },
    "Gunmen stormed a depot near Goma, wounding seven guards, two nurses and a priest.": {"by": "outlet"},
    "Nine people were wounded in an explosion in Bangui, the charity Nurses Relief said on Friday.": {
        "speaker": "the charity Nurses Relief", "by": "institution",
    },
}  # fmt: skip

JOINED_SAYINGS: Rows = {
    "A navy spokesman denied that the coast guard had rammed the boat and said its crew had fired at a patrol.": {
        "speaker": "A navy spokesman", "type": "ASSAULT", "stance": "asserts",
    },
    'The police, acknowledged on Friday that "one bullet may have hit a child", and said they had opened an '
    "investigation.": {"type": "INVESTIGATE", "agent": "The police"},
    "Kampala denied that its soldiers had shelled the village and added that rebels had attacked it.": {
        "speaker": "Kampala", "agent": "rebels", "stance": "asserts",
    },
}  # fmt: skip


def _table(rows: Rows) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "wanted"), rows.items())


@_table(BEHIND_AN_INSTITUTION)
def test_who_speaks_of_an_institution_is_the_speaker(
    reader: Reader, text: str, wanted: dict[str, Any]
) -> None:
    """That a hospital received or treated somebody is said by whoever is told to say so."""
    holds(reader, text, wanted)


@_table(BEHIND_A_LIST)
def test_speakers_behind_a_list_are_no_part_of_it(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """Those who say it are not counted among the victims, and a list at a sentence's end stays one."""
    holds(reader, text, wanted)


@_table(JOINED_SAYINGS)
def test_joined_sayings_have_one_speaker(reader: Reader, text: str, wanted: dict[str, Any]) -> None:
    """ "Denied that X had done it and said S": both are said by the one who denied."""
    holds(reader, text, wanted)


def test_it_said_is_of_no_thing_in_the_quoted_words(reader: Reader) -> None:
    """ "It said" behind a quotation is of the body that spoke before, not of a list or a name inside of it."""
    text = (
        "The Lagos Relief Fund lowered the toll of the attack to nine on Monday. "
        '"One name stood in the register twice. We apologise to the families," it said.'
    )
    found = [o for o in read(reader, text) if o.happening.type == "SUPPORT"]
    assert [o.speaker.text for o in found] == ["The Lagos Relief Fund"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb planted by the roadside killed three soldiers near Gao.",
        "A mine laid by the gate wounded two nuns in Juba.",
        "Police in Cali found that the shells were left by the river.",
    ],
)
def test_beside_a_road_is_nobody(reader: Reader, text: str) -> None:
    """ "Planted by the roadside" tells a place and nobody who did it."""
    agents = {o.happening.agent.text for o in read(reader, text) if o.happening.agent}
    assert not agents & {"the roadside", "the gate", "the river"}
