"""Sides of an event in the words of the UCDP data set."""

from __future__ import annotations

import pytest

from rasid.eval.sides import sides_of, ucdp_name
from rasid.resolve.actors import load_actors


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("iraq-government", "Government of Iraq"),
        ("iraq-police", "Government of Iraq"),
        ("ypg", "SDF"),
        ("taliban", None),
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
    """A text that names and hints at nobody has no sides."""
    sides = sides_of("EXAMPLE: A quiet day in the hills", [], "Iraq")
    assert (sides.side_a, sides.side_b, sides.violence) == (None, None, None)
