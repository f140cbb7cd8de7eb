"""What the heads say of the events that the rules have found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.reading import document_of

from rasid.encoder import Encoder, load_encoder
from rasid.encoder import Reading as Encoded
from rasid.extract.opinions import SecondOpinion
from rasid.model.document import Document, HappeningMention, Opinion
from rasid.run.here import Reader

TEXT = (
    "Government troops shelled the village of Rashad on Tuesday after an attack on a checkpoint. "
    "It was a warm day. Gunmen killed two farmers near Kut. The army suspended its joint operations with the coalition."
)


class Counting(Encoder):
    """The shipped encoder, with the sentences that it was asked to read."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.__dict__.update(load_encoder().__dict__)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Encoded]:
        self.asked.extend(list(words) for words in sentences)
        return super().read(sentences)


@pytest.fixture(scope="module")
def document(reader: Reader) -> Document:
    return document_of(reader, TEXT)


def pairs(document: Document) -> list[tuple[HappeningMention, Opinion | None]]:
    return list(zip(document.layer("happenings"), document.layer("opinions"), strict=True))


def test_events_in_doubt_have_an_opinion(document: Document) -> None:
    """Asked are sentences with an event that a noun tells without all its roles; states and plain events are not."""
    told = {m.trigger.of(TEXT): (m.kind, o is not None) for m, o in pairs(document)}
    assert told["shelled"] == told["attack"] == ("event", True)
    assert told["killed"] == ("event", False)
    assert ("state", False) in told.values() and ("state", True) not in told.values()


def test_a_sentence_is_encoded_once_and_only_where_something_is_in_doubt(document: Document) -> None:
    """Two events of a sentence share its pass, and other sentences have none."""
    counting = Counting()
    SecondOpinion(counting)(document)
    assert len([o for _, o in pairs(document) if o is not None]) == 2
    assert [words[0] for words in counting.asked] == ["Government"]


def test_clear_words_are_agreed_to(document: Document) -> None:
    """Where the words are plain, heads and rules see the same type, actual and not denied."""
    shelled = next(o for m, o in pairs(document) if m.trigger.of(TEXT) == "shelled")
    assert shelled is not None
    assert min(shelled.type.agreed, shelled.modality.agreed, shelled.denied.agreed) > 0.5
    assert "troops" in " ".join(span.of(TEXT) for span, _ in shelled.sources)


def test_company_does_not_change_an_opinion(reader: Reader, document: Document) -> None:
    """A sentence has the same opinion in another report."""
    alone = document_of(reader, TEXT.split(". ")[0] + ".")
    assert [o for _, o in pairs(alone)] == [o for _, o in pairs(document)][: len(pairs(alone))]


def test_the_highest_probability_of_a_label() -> None:
    """It is that of the word that is likeliest of that label, and 0 for a label that a head does not know."""
    head = load_encoder().word_head("trigger")
    states = load_encoder().states([["Rebels", "shelled", "the", "town", "."]])[0]
    by_word = [{s.label: s.probability for s in scores}["FIGHT"] for scores in head.label(states)]
    assert head.highest(states, "FIGHT") == pytest.approx(max(by_word))
    assert head.highest(states, "PICNIC") == 0.0
    assert head.highest(np.zeros((0, 384), np.float32), "FIGHT") == 0.0
