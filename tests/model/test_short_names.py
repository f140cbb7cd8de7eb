"""Short names that a text explains."""

from __future__ import annotations

import pytest

from rasid.model.short_names import short_names


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("THE NORTHERN RIVER FRONT (NRF) DENIED IT.", "NRF", "NORTHERN RIVER FRONT"),
        ("Men of the Army of the People of Tarma [APT] came.", "APT", "Army of the People of Tarma"),
        ("THE NRF [NORTHERN RIVER FRONT] DENIED IT.", "NRF", "NORTHERN RIVER FRONT"),
        # Names are translated, their letters are not: two letters of three are enough.
        ("THE EASTERN\nLIBERATION UNION (ULO) SPOKE.", "ULO", "LIBERATION UNION"),
    ],
)
def test_brackets_explain_short_names(text: str, short: str, long: str) -> None:
    """A short name in brackets stands for the shortest run of words before it that its letters begin, or after it."""
    (found,) = short_names(text)
    assert (found.short, found.long) == (short, long)
    assert " ".join(found.span.of(text).split()) == long


@pytest.mark.parametrize(
    "text",
    ["HE SAID [TEXT] THAT ALL IS WELL.", "THE MAYOR (GOMEZ) CAME.", "IT ENDED (SEE BELOW).", "", "(A)"],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    """Notes and names in brackets whose letters begin no words before them are no short names."""
    assert list(short_names(text)) == []
