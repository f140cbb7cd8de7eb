"""Phrases: how words of a codebook are found in a text."""

from __future__ import annotations

import pytest

from rasid.codebook.phrases import phrases


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("air strike*", "two Air-Strikes hit", True),
        ("air strike", "two air strikes hit", False),
        ("air\nstrike", "an air\nstrike hit", True),
        ("no ... fired", "No single shot was fired there", True),
        ("no ... fired", "no one two three four five six seven fired", False),
        ("no ... fired", "no fired", True),
        ("let", "outlets opened", False),
        ("a.b", "axb", False),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, text: str, found: bool) -> None:
    """Case, blanks and hyphens do not matter; a star is any ending, dots are a few words."""
    assert phrases([phrase]).found_in(text) is found


def test_no_phrases_are_found_nowhere() -> None:
    """An empty list of phrases is in no text."""
    assert not phrases([]).found_in("anything")
    assert phrases(["b", "a b"]).places_in("a b") == [(0, 3)]
