"""The words beside a place's name say whether something happened there."""

from __future__ import annotations

import pytest

from rasid.model.text import Span
from rasid.resolve.place_roles import PlaceRole, role_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Two guards die in Kut", PlaceRole.SCENE),
        ("Two guards die in the countryside of Kut", PlaceRole.SCENE),
        ("Rockets fired from Kut hit a base", PlaceRole.SCENE),
        ("A farmer, a man from Kut, dies in a blast", PlaceRole.ORIGIN),
        ("Two people displaced from the north of Kut die", PlaceRole.ORIGIN),
        ("Jets taking off from Kut bomb a village", PlaceRole.ORIGIN),
        ("Kut-backed gunmen attack a post", PlaceRole.BACKER),
        ("Gunmen loyal to Kut attack a post", PlaceRole.BACKER),
        ("Pro-Kut gunmen attack a post", PlaceRole.BACKER),
        ("Fighters of the Kut Martyrs Brigade attack a post", PlaceRole.NAME),
        ("Jaysh al-Kut attacks a post", PlaceRole.NAME),
        ("Kut News tells of an attack", PlaceRole.NAME),
        ("Forces of the \u201cKut Storm\u201d operation attack a post", PlaceRole.NAME),
        ("Kut Operations Command tells of an attack", PlaceRole.SEAT),
        ("Kut Media Centre tells of an attack", PlaceRole.SEAT),
        ("Kut says ten gunmen killed", PlaceRole.SPEAKER),
        ("Ten gunmen killed in raid: Kut", PlaceRole.SPEAKER),
        ("Convoy heading towards Kut is attacked", PlaceRole.TARGET),
        ("Two die in a village at the border with Kut", PlaceRole.BORDER),
    ],
)
def test_the_role_of_a_name(text: str, role: PlaceRole) -> None:
    """People, forces, outlets, speakers and borders carry names of places that are no scene."""
    start = text.index("Kut")
    assert role_of(text, Span(start, start + 3)) is role
