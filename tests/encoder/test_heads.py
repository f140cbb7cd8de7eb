"""Heads on states that are written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from rasid.encoder.heads import (
    Layers,
    PairHead,
    SentenceHead,
    SpanHead,
    WordHead,
    feature_key,
    head_from,
    pair_vector,
)
from rasid.encoder.viterbi import best_path, spans_of
from rasid.errors import BrokenPromise, ModelMismatch

LABELS = ("O", "B-Town", "I-Town", "B-Day", "I-Day")


def plain(labels: int, temperature: float = 1.0, features: tuple[str, ...] = ()) -> Layers:
    """A head that takes its states as scores; the first feature speaks for the last label."""
    table = np.zeros((len(features), labels), np.float32)
    table[:1, -1] = 9.0
    places = {feature_key(name): place for place, name in enumerate(features)}
    eye, none = np.eye(labels, dtype=np.float32), np.zeros(labels, np.float32)
    return Layers(eye, none, table if features else None, places, temperature)


def states(*rows: int) -> np.ndarray:
    """Scores of 5 for one label each."""
    made = np.zeros((len(rows), len(LABELS)), np.float32)
    made[range(len(rows)), rows] = 5.0
    return made


def test_stretches_are_found_in_order() -> None:
    """Labels of beginning and inside become stretches of words with a confidence."""
    found = SpanHead(LABELS, plain(5)).find(states(1, 2, 0, 3))
    assert [(span.start, span.end, span.label) for span in found] == [(0, 2, "Town"), (3, 4, "Day")]
    assert all(0.9 < span.confidence < 1 for span in found)


def test_an_inside_never_stands_without_its_beginning() -> None:
    """The likeliest row of labels that is allowed wins over the likeliest label of each word."""
    wild = np.array([[0.1, 0.3, 0.6, 0, 0], [0.1, 0, 0.2, 0, 0.7], [0.3, 0, 0.7, 0, 0]], np.float32)
    path = [LABELS[label] for label in best_path(LABELS, wild)]
    assert path == ["B-Town", "I-Town", "I-Town"]


def test_a_broken_row_of_labels_gives_no_stretch() -> None:
    """An inside after nothing, or after another kind, is passed over."""
    assert spans_of(["I-Town", "B-Day", "I-Town", "B-Day", "B-Day"]) == [
        (1, 2, "Day"), (3, 4, "Day"), (4, 5, "Day"),
    ]  # fmt: skip


def test_no_words_give_nothing() -> None:
    """A sentence without words has no stretches."""
    empty = np.zeros((0, 5), np.float32)
    assert SpanHead(LABELS, plain(5)).find(empty) == []
    assert WordHead(LABELS, plain(5)).label(empty) == []


def test_features_speak_and_unknown_ones_do_not() -> None:
    """A feature adds to the scores of its word; one that the head does not know changes nothing."""
    head = WordHead(LABELS, plain(5, features=("rule=day", "other")))
    (first,), (same,) = head.label(states(1), [["rule=day"]]), head.label(states(1), [["never seen"]])
    assert first[0].label == "I-Day"
    assert same[0].label == "B-Town"
    with pytest.raises(BrokenPromise, match="features"):
        head.label(states(1))


def test_probabilities_add_up_and_are_ranked() -> None:
    """The labels of a sentence come with the likeliest first, and their probabilities add up to 1."""
    ranked = SentenceHead(LABELS, plain(5)).label(states(3)[0])
    assert ranked[0].label == "B-Day"
    assert sum(score.probability for score in ranked) == pytest.approx(1)
    assert [s.probability for s in ranked] == sorted((s.probability for s in ranked), reverse=True)


def test_a_higher_temperature_is_less_sure() -> None:
    """The temperature changes how sure an answer is, and not which one it is."""
    cold, warm = (SentenceHead(LABELS, plain(5, t)).label(states(3)[0])[0] for t in (1.0, 2.0))
    assert cold.label == warm.label
    assert cold.probability > warm.probability


def test_a_pair_head_looks_at_its_anchor_and_the_distance() -> None:
    """What belongs to one word does not belong to another."""
    after = np.zeros((5, 3), np.float32)
    after[3] = [0, 4, 0]  # the word behind the anchor
    layers = Layers(np.eye(3, dtype=np.float32) * 9, np.array([1, 0, 0], np.float32), None, {}, 1.0)
    nothing = np.zeros((4, 3), np.float32)
    head = PairHead(("O", "B-target", "I-target"), nothing, nothing, after, np.zeros(3, np.float32), layers)
    words = np.zeros((4, 4), np.float32)
    assert [(s.start, s.label) for s in head.find(words, 1)] == [(2, "target")]
    assert [(s.start, s.label) for s in head.find(words, 2)] == [(3, "target")]


def test_two_sentences_make_one_vector() -> None:
    """A pair is both vectors, their product and their difference."""
    made = pair_vector(np.array([1, 0], np.float32), np.array([0.5, 1], np.float32))
    assert made.tolist() == [1, 0, 0.5, 1, 0.5, 0, 0.5, 1]


def test_a_head_that_lacks_something_says_what() -> None:
    """A description without its matrices, or of an unknown kind, is refused by name."""
    with pytest.raises(ModelMismatch, match=r"town.*direct"):
        head_from("town", {"kind": "span", "labels": LABELS, "temperature": 1}, {})
    weights = {"town.direct": states(0), "town.bias": states(0)[0]}
    with pytest.raises(ModelMismatch, match="unknown kind"):
        head_from("town", {"kind": "cloud", "labels": LABELS, "temperature": 1}, weights)
