"""Sketches of texts: what makes no difference, what does, and how near the estimates are."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.model.document import Dateline
from rasid.model.report import make_report
from rasid.model.text import Span
from rasid.read.fingerprint import SKETCH_SIZE, Sketch, containment, resemblance, sketch, sketch_report

BODY = (
    "Gunmen opened fire on a police checkpoint north of Baqubah in the early hours of Wednesday. One "
    "policeman was wounded, the provincial police said. The attackers fled through an orchard before a "
    "patrol arrived."
)
OTHER = (
    "The electricity ministry said that repairs to the line between Kirkuk and Baiji would take a week. "
    "Engineers have reached the third of five damaged towers, and power will return to two districts tonight."
)
DIGITS = st.lists(st.integers(0, 9).map(str), max_size=60).map(" ".join)


def numbered(count: int, seed: int) -> list[str]:
    """Words without meaning, as many as wanted."""
    chance = random.Random(seed)
    return [f"w{chance.randrange(100_000)}" for _ in range(count)]


def test_the_same_words_are_the_same_text() -> None:
    """Case, line breaks, quotation marks and dashes of another house style make no difference."""
    restyled = BODY.upper().replace(". ", ".\n\n   ").replace("EARLY HOURS", "“early hours”")
    assert resemblance(sketch(BODY), sketch(restyled)) == 1.0


def test_texts_of_other_words_share_nothing() -> None:
    """Two reports on different things have resemblance 0."""
    assert resemblance(sketch(BODY), sketch(OTHER)) == 0.0
    assert containment(sketch(BODY), sketch(OTHER)) == 0.0


def test_an_edit_costs_its_neighbourhood_only() -> None:
    """One changed word of a text breaks the five shingles that it stands in."""
    changed = BODY.replace("orchard", "palm grove")
    assert 0.6 < resemblance(sketch(BODY), sketch(changed)) < 0.9


def test_a_text_taken_over_whole_is_contained() -> None:
    """Containment tells a reprint inside a longer report, which resemblance does not."""
    longer = sketch(f"{OTHER} {BODY} {OTHER.replace('week', 'month')}")
    assert resemblance(sketch(BODY), longer) < 0.5
    assert containment(sketch(BODY), longer) == pytest.approx(1.0, abs=0.02)


def test_texts_without_words_share_nothing() -> None:
    """Nothing is no copy of nothing."""
    empty = sketch("… — !")
    assert empty == Sketch((), 0)
    assert resemblance(empty, empty) == 0.0
    assert containment(empty, sketch(BODY)) == 0.0


def test_a_text_of_few_words_is_one_shingle() -> None:
    """Flashes shorter than a shingle are compared as a whole."""
    assert sketch("Car bomb in Baqubah").shingles == 1
    assert resemblance(sketch("Car bomb in Baqubah"), sketch("CAR BOMB IN BAQUBAH!")) == 1.0
    assert resemblance(sketch("Car bomb in Baqubah"), sketch("Car bomb in Kirkuk")) == 0.0


def test_title_and_dateline_are_left_out() -> None:
    """A reprint under another title and without the dateline has the same sketch."""
    dateline = "BAQUBAH, March 6 (Tigris Wire) - "
    first = make_report(
        source="a",
        text=f"One title\n\n{dateline}{BODY}",
        title_end=9,
        media_type="text/plain",
        bytes_sha256="",
    )
    second = make_report(
        source="b", text=f"Another one\n\n{BODY}", title_end=11, media_type="text/plain", bytes_sha256=""
    )
    place = Span(11, 11 + len(dateline))
    assert sketch_report(first, [Dateline(place, None, None)]) == sketch_report(second)
    assert sketch_report(first) != sketch_report(second)


def test_sketches_are_the_same_in_every_process() -> None:
    """Hashes do not depend on the seed that Python starts with."""
    command = f"from rasid.read.fingerprint import sketch; print(sketch({BODY!r}).hashes[0])"
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", command],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert int(ran.stdout) == sketch(BODY).hashes[0]


def test_a_long_text_keeps_a_sketch_of_fixed_size() -> None:
    """Memory per report is bounded."""
    found = sketch(" ".join(numbered(5000, 1)))
    assert len(found.hashes) == SKETCH_SIZE
    assert not found.is_whole
    assert found.shingles == 4996


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.9, 1.0])
def test_estimates_are_near_the_truth(share: float) -> None:
    """For long texts of which a known part is common, the estimate is within four standard errors."""
    for seed in range(5):
        common = numbered(int(2000 * share), seed)
        one = common + numbered(2000 - len(common), 100 + seed)
        other = common + numbered(2000 - len(common), 200 + seed)
        truth = len(common) / (4000 - len(common))
        assert resemblance(sketch(" ".join(one)), sketch(" ".join(other))) == pytest.approx(truth, abs=0.18)
        assert containment(sketch(" ".join(one)), sketch(" ".join(other))) == pytest.approx(share, abs=0.25)


@given(DIGITS, DIGITS)
def test_resemblance_is_exact_for_short_texts(one: str, other: str) -> None:
    """Below the sketch's size it is the Jaccard index of the shingles, and symmetric."""

    def shingles(text: str) -> set[str]:
        found = text.split()
        return (
            {" ".join(found[start : start + 5]) for start in range(max(len(found) - 5, 0) + 1)}
            if found
            else set()
        )

    a, b = shingles(one), shingles(other)
    truth = len(a & b) / len(a | b) if a | b else 0.0
    assert resemblance(sketch(one), sketch(other)) == pytest.approx(truth)
    assert resemblance(sketch(one), sketch(other)) == resemblance(sketch(other), sketch(one))
    shorter = min(len(a), len(b))
    assert containment(sketch(one), sketch(other)) == pytest.approx(len(a & b) / shorter if shorter else 0.0)
