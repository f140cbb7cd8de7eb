"""Counts of a report: what is told anew is added, what is told again is not."""

from __future__ import annotations

import pytest

from rasid.coding.repeats import Counted, Sentence, told_anew
from rasid.model.observation import Toll


def sentence(text: str, *tolls: tuple[str, int]) -> Sentence:
    """A sentence with the wordings of its tolls, each with its number; the last word is the noun."""
    made = [
        Counted(Toll("captured", words.split()[-1], number, number, number, words), number)
        for words, number in tolls
    ]
    return Sentence(text, tuple(made))


@pytest.mark.parametrize(
    ("sentences", "total"),
    [
        ([sentence("", ("two rebels", 2)), sentence("", ("two rebels", 2))], 2),
        ([sentence("", ("three rebels", 3)), sentence("", ("several men", 3))], 3),
        ([sentence("", ("three rebels", 3)), sentence("", ("eight rebels", 8))], 8),
        ([sentence("", ("a leader", 1)), sentence("", ("three rebels", 3))], 4),
        ([sentence("", ("a leader", 1), ("a cook", 1)), sentence("", ("the leader", 1))], 2),
        ([sentence("", ("two rebels", 2)), sentence("", ("two other rebels", 2))], 4),
        ([sentence("", ("a leader", 1)), sentence("They also held one man.", ("one man", 1))], 2),
        ([sentence("", ("two rebels", 2)), sentence("", ("the cook", 1), ("one additional rebel", 1))], 2),
        ([sentence("", ("a leader", 1)), sentence("", ("both men", 2))], 2),
        ([sentence("", ("the leader", 1))], 1),
        ([sentence("", ("several helpers", 3)), sentence("", ("several individuals", 3))], 3),
        ([sentence("", ("five rebels", 5)), sentence("", ("one of the rebels", 1))], 5),
    ],
)
def test_whoever_is_told_twice_counts_once(sentences: list[Sentence], total: int) -> None:
    """A second telling adds nobody, unless it says that they are others or has more of them."""
    assert told_anew(sentences) == total
