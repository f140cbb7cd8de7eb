"""Sides of an event in the words of the UCDP data set."""

from __future__ import annotations

import pytest

from rasid.eval.sides import counted_by, sides_of, ucdp_name
from rasid.resolve.actors import load_actors


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("iraq-government", "Government of Iraq"),
        ("iraq-police", "Government of Iraq"),
        ("ypg", "SDF"),
        ("taliban", "Taleban"),
        ("haqqani", "Taleban"),
        ("badr-organization", "Government of Iraq"),
        ("france-forces", "Government of France"),
        ("reuters", None),
    ],
)
def test_an_actor_is_called_as_the_data_set_calls_it(actor: str, name: str | None) -> None:
    """An actor has its own name there, or that of whoever commands it, or none."""
    assert ucdp_name(actor) == name


def test_every_actor_can_be_asked_for() -> None:
    """No row of the actor list breaks the mapping."""
    assert all(ucdp_name(key) is None or ucdp_name(key) for key in load_actors().actors)


def test_a_government_against_a_group_is_state_based() -> None:
    """The government comes first, whatever the order in the text, and the violence is state-based."""
    sides = sides_of("EXAMPLE: ISIS attacks an Iraqi army post", ["isis", "iraq-army"], "Iraq")
    assert (sides.side_a, sides.side_b, sides.violence) == ("Government of Iraq", "IS", 1)


def test_two_groups_are_non_state() -> None:
    """Between two groups the violence is non-state."""
    sides = sides_of("EXAMPLE: SDF and IS clash", ["sdf", "isis"], "Syria")
    assert (sides.side_a, sides.side_b, sides.violence) == ("IS", "SDF", 2)


def test_a_group_against_people_is_one_sided() -> None:
    """One named side and people without arms: violence against civilians."""
    sides = sides_of("EXAMPLE: ISIS kills five villagers and other civilians", ["isis"], None)
    assert (sides.side_a, sides.side_b, sides.violence) == ("IS", "Civilians", 3)


def test_where_nothing_is_said_nothing_is_answered() -> None:
    """A text that names and hints at nobody has no sides where no country's war is known."""
    sides = sides_of("EXAMPLE: A quiet day in the hills", [], None)
    assert (sides.side_a, sides.side_b, sides.violence) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "actors", "country", "sides"),
    [
        (
            "EXAMPLE: Army attacks a village",
            ["hts"],
            "Syria",
            ("Government of Syria", "Syrian insurgents", 1),
        ),
        ("EXAMPLE: Airstrikes hit a town", [], "Syria", ("Government of Syria", "Syrian insurgents", 1)),
        ("EXAMPLE: Airstrikes hit a town", ["coalition"], "Syria", ("IS", "SDF", 2)),
        ("EXAMPLE: Airstrikes hit a town", ["coalition"], "Iraq", ("Government of Iraq", "IS", 1)),
        (
            "EXAMPLE: Jets kill two",
            ["russia-forces"],
            "Syria",
            ("Government of Syria", "Syrian insurgents", 1),
        ),
        ("EXAMPLE: Clashes", ["turkey-forces", "ypg"], "Syria", ("SDF", "SNA", 2)),
        ("EXAMPLE: Bomb in a market", ["isis"], "Iraq", ("Government of Iraq", "IS", 1)),
        ("EXAMPLE: Car bomb in a market", [], "Iraq", ("IS", "Civilians", 3)),
        ("EXAMPLE: Gunmen shoot two soldiers", [], "Iraq", ("Government of Iraq", "IS", 1)),
        ("EXAMPLE: Shells kill children", ["isis"], "Syria", ("IS", "SDF", 2)),
        ("EXAMPLE: Gunmen shot dead a teacher", ["taliban"], "Afghanistan", ("Taleban", "Civilians", 3)),
        ("EXAMPLE: Two dead", ["usa"], "Chad", None),
    ],
)
def test_sides_follow_from_who_fights_whom(
    text: str, actors: list[str], country: str, sides: tuple[str, str, int] | None
) -> None:
    """Umbrellas, partners in a theatre, and ways of killing that aim at civilians decide the sides."""
    known = [actor for actor in actors if actor in load_actors().actors]
    found = sides_of(text, known, country)
    wanted = sides if sides is not None else ("Government of Chad", None, None)
    assert (found.side_a, found.side_b, found.violence) == wanted


def test_an_office_that_counts_one_actor_names_it() -> None:
    """Headlines of an office that counts the strikes of a coalition are about the coalition."""
    assert counted_by("Airwars") == ("coalition",)
    assert counted_by("Example Wire") == ()
