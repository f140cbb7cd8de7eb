"""Number words read as low, best and high."""

from __future__ import annotations

import pytest

from rasid.extract.lexicon import Lexicon, Quantity, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("three", 3, 3, 3),
        ("1,200", 1200, 1200, 1200),
        ("two dozen", 24, 24, 24),
        ("a dozen", 12, 12, 12),
        ("three hundred and twelve", 312, 312, 312),
        ("twenty - three", 23, 23, 23),
        ("2.5 million", 2_500_000, 2_500_000, 2_500_000),
        ("two thousand five hundred", 2500, 2500, 2500),
        ("several", 3, 3, None),
        ("dozens", 24, 24, 99),
        ("hundreds", 200, None, 999),
        ("at least three hundred", 300, 300, None),
        ("more than 20", 20, 20, None),
        ("up to 20", None, None, 20),
        ("as many as 40", None, None, 40),
        ("fewer than 20", None, None, 19),
        ("about 20", 18, 20, 22),
        ("nearly 40", 36, 40, 40),
        ("between 10 and 20", 10, None, 20),
        ("10 to 20", 10, None, 20),
        ("10 - 20", 10, None, 20),
        ("another 12", 12, 12, 12),
        ("at least dozens", 24, 24, None),
        ("no", 0, 0, 0),
    ],
)
def test_counts(lexicon: Lexicon, words: str, low: int | None, best: int | None, high: int | None) -> None:
    """Number words with what stands before them are read as low, best and high."""
    assert lexicon.count(words.split()) == Quantity(low, best, high)


@pytest.mark.parametrize(
    "words", ["", "militant", "a", "at least", "20 10", "three three", "1.5", "20 to 10"]
)
def test_no_counts(lexicon: Lexicon, words: str) -> None:
    """Words that are no count give none: there is no default number."""
    assert lexicon.count(words.split()) is None
