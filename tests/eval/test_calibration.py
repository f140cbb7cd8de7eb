"""Stated confidence beside the share that is right."""

from __future__ import annotations

import pytest

from rasid.eval.calibration import Stated, bins_of, ece, main, report


def answers(probability: float, right: int, count: int) -> list[Stated]:
    return [Stated(probability, turn < right) for turn in range(count)]


def test_bins_hold_what_was_stated_and_what_was_right() -> None:
    """Answers fall into tenths by what was stated, and certainty into the last."""
    first, last = bins_of([*answers(0.25, 1, 4), *answers(1.0, 2, 2)])
    assert (first.stated, first.observed, first.count) == (0.25, 0.25, 4)
    assert (last.stated, last.observed, last.count) == (1.0, 1.0, 2)


def test_ece_is_the_distance_of_what_is_stated_from_the_truth() -> None:
    """True numbers have 0, and each bin counts by its answers."""
    assert ece(answers(0.5, 2, 4)) == 0
    assert ece([*answers(0.95, 0, 1), *answers(0.5, 3, 6)]) == pytest.approx(0.95 / 7)
    assert ece([]) == 0


def test_the_report_draws_both() -> None:
    """The bar ends at what was right, the stroke stands at what was stated."""
    lines = report("agent", answers(0.75, 2, 4)).splitlines()
    assert lines[0] == "agent: 4 answers, 0.50 right, ECE 0.250"
    assert lines[2].endswith("#" * 20 + " " * 10 + "|")


def test_without_gold_data_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says what is missing, and ends with 3."""
    monkeypatch.setenv("RASID_GOLD", "/nowhere")
    assert main([]) == 3
    assert "/nowhere" in capsys.readouterr().err
