"""The invented reports that speed and memory are measured on."""

from __future__ import annotations

from bench.size import measure as measure_size
from bench.texts import WORDS, report, reports


def test_a_number_always_gives_the_same_report() -> None:
    """The measurements of two days are of the same texts."""
    assert report(7) == report(7)
    assert report(7).body != report(8).body


def test_every_report_has_the_same_length() -> None:
    """All bodies have 300 words, so that reports a second are comparable."""
    assert {len(each.body.split()) for each in reports(40)} == {WORDS}


def test_the_texts_are_marked_as_invented() -> None:
    """No title can be taken for news."""
    assert all(each.title.startswith("EXAMPLE") for each in reports(5))


def test_the_size_of_an_install_adds_up() -> None:
    """The total is the sum of the packages, rasid among them, and the big ones are counted."""
    figures = measure_size()
    assert abs(sum(figures["packages_mb"].values()) - figures["total_mb"]) <= 1
    assert figures["packages_mb"]["rasid"] > 0
    assert figures["packages_mb"]["spacy"] > 50
