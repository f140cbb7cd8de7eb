"""Own sentences: what the format allows, what is refused, and how labels fall on words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training.agreement import agreement, f1, kappa
from training.examples import fold_of, from_own, marked
from training.prepare import cut
from training.sentences import FOLDER, WrongSentence, locate, read_folder, read_row

TEXT = "Rebels said that rebels had not shelled Taiz."


def row(**changed: Any) -> str:
    """A right row, with some fields changed."""
    event = {
        "trigger": "shelled", "type": "FIGHT", "modality": "actual", "denied": True,
        "source": ["rebels"], "target": ["Taiz"], "related": [],
    }  # fmt: skip
    fields = {
        "id": "t-1",
        "text": TEXT,
        "entities": [["Rebels", "Organisation"], ["rebels", "Organisation"], ["Taiz", "Location"]],
        "events": [event],
        "attributions": [
            {"source": "Rebels", "cue": "said", "content": ["that rebels had not shelled Taiz"]}
        ],
    }
    return json.dumps(fields | changed)


def test_words_are_found_whole_and_in_turn() -> None:
    """Words stand where no word is cut; a number asks for a later turn."""
    assert locate("then he and he", "he") == (5, 7)
    assert locate("then he and he", "he#2") == (12, 14)
    with pytest.raises(ValueError, match="the"):
        locate("then he", "the")


def test_a_right_row_has_its_labels_on_its_words() -> None:
    """Entities, triggers, actors and attributions of a row come to stand on words."""
    (example,) = from_own([read_row(row(), "here:1")], cut, lambda words: [[] for _ in words])
    named = dict(zip(example.tokens, example.words["entity"], strict=True))
    assert (named["Taiz"], named["rebels"], named["said"]) == ("B-Location", "B-Organisation", "O")
    anchor = example.tokens.index("shelled")
    assert example.words["trigger"][anchor] == "FIGHT"
    assert (example.words["modality"][anchor], example.words["denied"][anchor]) == ("actual", "yes")
    assert example.words["modality"][0] is None
    pairs = {head: (at, labels) for head, at, labels in example.pairs}
    assert pairs["argument"][0] == anchor
    assert pairs["argument"][1][example.tokens.index("rebels")] == "B-source"
    assert pairs["said"][1][0] == "B-source"
    assert pairs["said"][1].count("I-content") == 5


def test_the_longer_of_two_overlapping_spans_stands() -> None:
    """A word has one label."""
    places = [(0, 3), (4, 7), (8, 11)]
    assert marked(places, [((4, 7), "x"), ((0, 7), "y")]) == ["B-y", "I-y", "O"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"entities": [["Mokha", "Location"]]}, "Mokha"),
        ({"entities": [["Taiz", "City"]]}, "City"),
        ({"entities": [["shelled Taiz", "Location"], ["Taiz", "Location"]]}, "overlap"),
        ({"attributions": [{"source": None, "cue": "said", "content": []}]}, "without content"),
        ({"events": [{"trigger": "shelled"}]}, "denied"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(changed: dict[str, Any], message: str) -> None:
    """What breaks the format is refused with file, line and reason."""
    with pytest.raises(WrongSentence, match=rf"here:7: .*{message}"):
        read_row(row(**changed), "here:7")


def test_the_same_sentence_twice_is_refused(tmp_path: Path) -> None:
    """An id or a text that stands in two places is an error that names both."""
    (tmp_path / "a.jsonl").write_text(row() + "\n" + row(id="t-2") + "\n", encoding="utf-8")
    with pytest.raises(WrongSentence, match=r"a\.jsonl:2: stands at a\.jsonl:1"):
        read_folder(tmp_path)


def test_the_sentences_of_the_repository_are_right() -> None:
    """Every row that is kept here fits the format, and there are as many as the card promises."""
    rows = read_folder(FOLDER)
    assert len(rows) >= 1500


def test_kappa_takes_chance_out() -> None:
    """Full agreement is 1, agreement as by chance 0; rows that do not fit together are refused."""
    assert kappa(["a", "b", "a", "b"], ["a", "b", "a", "b"]) == 1
    assert kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]) == 0
    assert f1({1, 2}, {2, 3}) == 0.5
    with pytest.raises(ValueError, match="one length"):
        kappa(["a"], [])


def test_two_labellings_are_compared_by_id() -> None:
    """Agreement looks at sentences that both have, and refuses another text under the same id."""
    one = read_row(row(), "here:1")
    event = json.loads(row())["events"][0] | {"modality": "possible"}
    other = read_row(row(events=[event], entities=[["Taiz", "Location"]]), "there:1")
    figures = agreement([one], [other])
    assert figures["entities.f1"] == 0.5
    assert figures["triggers.f1"] == 1
    assert figures["modality.kappa"] == 0
    with pytest.raises(ValueError, match="no sentence"):
        agreement([one], [])


def test_a_row_keeps_its_fold() -> None:
    """The part that a row lies in depends on its id alone, and rows lie in all parts."""
    assert fold_of("x-1") == fold_of("x-1")
    assert {fold_of(f"x-{n}") for n in range(50)} == {0, 1, 2, 3, 4}
