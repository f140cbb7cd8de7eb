"""Whole phrases of who says, thinks or wants what, by rules, on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import InputError
from rasid.eval.attribution import documents_of
from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.pieces import overlap, spans_of
from rasid.extract.statements.quoted import QuotedRuns
from rasid.extract.statements.rules import Rules
from rasid.extract.statements.scoring import load_weights
from rasid.extract.statements.words import cue_words
from rasid.extract.tree import Tree

Told = tuple[str, str, str]


def told(text: str, *, title: str = "A quiet title.") -> list[Told]:
    """Source, cue and content of every statement; what is broken has a stroke in its gaps."""
    whole = f"{title}\n\n{text}"
    document = documents_of([{"text": whole}])[0]
    tree = Tree(document)
    return [
        (
            " / ".join(span.of(whole) for span in spans_of(tree, statement.source.indexes)),
            statement.cue.text,
            " / ".join(span.of(whole) for span in spans_of(tree, statement.content.indexes)),
        )
        for statement in Rules(Candidates(document, tree), cue_words()).statements()
    ]


STATEMENTS: dict[str, Told] = {
    "The mayor said that the bridge was closed.": ("The mayor", "said", "that the bridge was closed"),
    "The bridge was closed, the mayor said.": ("the mayor", "said", "The bridge was closed"),
    '"We will close the bridge," the mayor said.': ("the mayor", "said", '"We will close the bridge,"'),
    '"We will close the bridge," said Ann Reed, an engineer who built it.': (
        "Ann Reed, an engineer who built it", "said", '"We will close the bridge,"',
    ),
    '"We will close it," he said. "It is too old."': ("he", "said", '"We will close it," / "It is too old."'),
    "The mayor vowed to close the bridge.": ("The mayor", "vowed", "to close the bridge"),
    "The mayor asked the drivers to leave the bridge.": (
        "The mayor", "asked", "the drivers to leave the bridge",
    ),
    "The mayor denied the allegations.": ("The mayor", "denied", "the allegations"),
    "The council called the bridge a danger.": ("The council", "called", "the bridge a danger"),
    "The drivers complained about the toll.": ("The drivers", "complained", "the toll"),
    "The bridge is expected to close in May.": ("", "expected", "The bridge / to close in May"),
    "The mayor was criticised by the drivers.": ("the drivers", "criticised", "The mayor"),
    "The drivers fear that the toll will rise.": ("The drivers", "fear", "that the toll will rise"),
    "According to the mayor, the bridge will close.": ("the mayor", "According", "the bridge will close"),
    "The mayor's claim that the bridge is safe surprised them.": (
        "The mayor's", "claim", "that the bridge is safe",
    ),
    "The council is confident that the bridge will hold.": (
        "The council", "confident", "that the bridge will hold",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_statement_has_its_whole_phrases(text: str) -> None:
    """Source, cue and content are the words that an annotator would mark."""
    assert STATEMENTS[text] in told(text)


def test_a_title_names_its_speaker_before_a_colon() -> None:
    """In a title the colon is the cue."""
    title = "Mayor Reed: The bridge is safe"
    assert ("Mayor Reed", ":", "The bridge is safe") in told("Nothing else was heard.", title=title)


def test_what_nobody_says_is_no_statement() -> None:
    """A sentence without a cue tells none."""
    assert told("The bridge stood over the river for a hundred years.") == []


def test_a_quotation_that_ends_its_sentence_is_not_of_the_next_saying() -> None:
    """The next speaker did not say what was quoted before."""
    text = '"The bridge is safe." The drivers said that they did not believe it.'
    said = [content for _, cue, content in told(text) if cue == "said"]
    assert said == ["that they did not believe it"]


def quoted_words(text: str) -> list[str]:
    """The tokens of the only quotation of a text."""
    document = documents_of([{"text": text}])[0]
    ((first, last),) = QuotedRuns(document, Tree(document)).runs
    return [token.text for token in document.layer("tokens")[first:last]]


def test_quotations_hold_their_marks() -> None:
    """A run of quoted words begins and ends with its marks, whichever they are; an open one ends with its paragraph."""
    for text, inner in {
        "x “a b” y": ["“", "a", "b", "”"],
        'x "a b" y': ['"', "a", "b", '"'],
        "He: “a b\n\nc": ["“", "a", "b"],
    }.items():
        assert quoted_words(text) == inner
    assert [w for w in quoted_words("x ''a b'' y") if w.isalpha()] == ["a", "b"]


def test_overlap_is_shared_over_all() -> None:
    """Nothing agrees with nothing; halves share a third."""
    assert overlap(frozenset(), frozenset()) == 1.0
    assert overlap(frozenset({1}), frozenset()) == 0.0
    assert overlap(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 / 3)


def test_the_words_of_attribution_are_read() -> None:
    """A word in two groups takes what both take; a word in one takes no more."""
    words = cue_words()
    assert {"quote", "clause", "object"} <= words.verbs["say"].frames
    assert words.verbs["seem"].unsourced and not words.verbs["say"].unsourced
    assert "about" in words.verbs["talk"].about


def test_a_wrong_model_is_refused(tmp_path: Path) -> None:
    """A file that is no model names itself and the mend."""
    for content in ("{", "[]", '{"form": 1, "task": "isaf", "slots": 3}'):
        (tmp_path / "m.json").write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match="model"):
            load_weights(tmp_path / "m.json")
    with pytest.raises(InputError, match="no such file"):
        load_weights(tmp_path / "gone.json")
