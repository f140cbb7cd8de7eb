"""Long and hostile texts take time in proportion to their length."""

from __future__ import annotations

import time

import pytest

from rasid.resolve.gazetteer import Gazetteer, resolve_places

#: Twice the text may take this many times as long; a square would take four times.
GENEROUS = 3.2


def seconds(gazetteer: Gazetteer, text: str) -> float:
    """The quicker of two times that finding and resolving take."""
    taken = []
    for _ in range(2):
        started = time.process_time()
        resolve_places(gazetteer.find(text))
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize(
    "piece",
    [
        "in Baghdad and near Mosul, ", "10 km north of ", "between A and ", "Iraq's Iraq's ", "the border with ",
        "1,1,1,1,", "(((,,,", " \n ", "the outskirts of the city of ", "al-al-al-", "A.B.C.", "'\"'\"",
    ],
)  # fmt: skip
def test_a_line_twice_as_long_takes_about_twice_as_long(gazetteer: Gazetteer, piece: str) -> None:
    """No pattern around names looks back over a whole line of 100,000 characters."""
    half, whole = (piece * (length // len(piece)) for length in (50_000, 100_000))
    gazetteer.find(half)
    assert seconds(gazetteer, whole) < GENEROUS * seconds(gazetteer, half) + 0.05


def test_given_spans_take_time_in_proportion(gazetteer: Gazetteer) -> None:
    """A thousand given spans are answered about twice as quickly as two thousand."""
    piece = "The court in Mosul met. "

    def located(times: int) -> float:
        spans = [(at * len(piece) + 13, at * len(piece) + 18) for at in range(times)]
        started = time.process_time()
        assert len(gazetteer.locate(piece * times, spans=spans)) == times
        return time.process_time() - started

    located(1000)
    assert located(2000) < GENEROUS * located(1000) + 0.05
