"""The day that opens a sentence, and wounds that somebody died of."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


@pytest.mark.parametrize(
    "text",
    [
        "On Saturday, hours before the truce began, gunmen shot dead a teacher in Kut.",
        "On Saturday, two days after talks failed, gunmen shot dead a teacher in Kut.",
    ],
)
def test_the_opening_day_is_that_of_the_main_verb(reader: Reader, text: str) -> None:
    """What stands before the first comma is the day of what the sentence tells, not of the clause behind it."""
    (shot,) = [one for one in map(seen, read(reader, text)) if one["type"] == "ASSAULT"]
    assert shot["day"] == "2024-03-09"


def test_wounds_that_somebody_died_of_are_no_attack_of_theirs(reader: Reader) -> None:
    """ "Died of his wounds" tells one death."""
    (told,) = map(seen, read(reader, "A police officer died of his wounds in Baghdad."))
    assert [toll[0] for toll in told["tolls"]] == ["killed"]
