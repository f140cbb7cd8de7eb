"""Help that stops, goes on or is taken up again, which is no help given."""

from __future__ import annotations

import pytest
from tests.reading import read

from rasid.run.here import Reader

TOLD = {
    "The United Nations said on Thursday that it had suspended food aid to Marib.": "suspends",
    "The World Food Programme has resumed food convoys to Sinjar, the agency said.": "resumes",
    "Field Doctors suspended its mobile clinics around Taiz on Sunday.": "suspends",
    "Food distributions in the camp have been suspended since Monday, the mission said.": "suspends",
    "Relief flights to Hodeidah have been suspended.": "suspends",
}


@pytest.mark.parametrize(("text", "phase"), TOLD.items())
def test_help_that_stops_is_a_state_and_no_help_given(reader: Reader, text: str, phase: str) -> None:
    """Whoever brings it, by name or not: what is told is whether it runs."""
    (told,) = read(reader, text)
    assert (told.happening.kind, told.happening.phase) == ("state", phase)
    assert told.happening.type in ("support", "operations")


def test_what_a_war_came_to_so_far_is_background(reader: Reader) -> None:
    """A reckoning of years is no attack of this week; what a day's fighting left is."""
    (so_far,) = read(reader, "The war has killed tens of thousands of people.")
    (also,) = read(reader, "More than 60,000 people have died in the conflict.")
    (news,) = read(reader, "The blast in Kut has killed 12 people.")
    assert [o.modality for o in (so_far, also, news)] == ["background", "background", "actual"]
