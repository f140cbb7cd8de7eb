"""What needs PyTorch; passed over where the extra `train` is not installed."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

from training.examples import Example
from training.labels import HEADS
from training.linear import learn
from training.measure import Scored, ece, report, temperature_of


def test_features_that_tell_are_learned_to_the_end() -> None:
    """A feature that always goes with a label decides, also in another sentence."""
    labels = HEADS["cue"][1]
    row = Example("x-1", "own-x", 1, ["a", "b"], features=[["says"], ["other"]])
    row.words["cue"] = ["B-cue", "O"]
    linear = learn([row] * 5, "cue", labels, {})
    again = Example("x-2", "own-x", 1, ["b", "a"], features=[["other", "new"], ["says"]])
    assert [labels[label] for label in linear.scores(again).argmax(1)] == ["O", "B-cue"]


def test_the_temperature_makes_confidence_true() -> None:
    """A head that is as sure when wrong as when right gets a temperature that says so, and no other answers."""
    rng = np.random.default_rng(0)
    wanted = rng.integers(0, 2, 400)
    given = np.where(rng.random(400) < 0.7, wanted, 1 - wanted)
    scores = np.eye(2)[given] * 8.0
    scored = Scored([scores], [wanted])
    temperature = temperature_of("denied", scored)
    before, after = report("denied", scored, 1.0), report("denied", scored, temperature)
    assert after["accuracy"] == before["accuracy"]
    assert before["ece"] > 0.2 > 0.05 > after["ece"]


def test_ece_is_the_distance_of_confidence_from_truth() -> None:
    """Full confidence that is right half of the time is half wrong."""
    assert ece(np.array([1.0, 1.0]), np.array([True, False])) == 0.5
    assert ece(np.array([]), np.array([], bool)) == 0.0
