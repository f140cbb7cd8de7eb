"""What a denied deed would have brought about is denied with it; "neither" denies objects; words of other senses."""

from __future__ import annotations

import pytest
from tests.reading import read, seen

from rasid.run.here import Reader


def test_what_a_denied_deed_brought_about_is_denied(reader: Reader) -> None:
    """ "Denied bombing the hospital, which killed four": nobody says that four were killed."""
    text = "The army denied bombing the hospital in Kut, which killed four people."
    assert {one["stance"] for one in map(seen, read(reader, text))} == {"denies"}


def test_what_is_taken_for_granted_beside_it_stays(reader: Reader) -> None:
    """Who holds the hospital is no part of what is denied."""
    text = "The army denied bombing the hospital in Kut, which rebels control."
    told = {one["type"]: one["stance"] for one in map(seen, read(reader, text))}
    assert told == {"ASSAULT": "denies", "control": "asserts"}


def test_an_attack_that_never_took_place_is_not_granted(reader: Reader) -> None:
    """What stands behind "after" and is said not to have been is asserted by nobody."""
    text = "The army denied that it had shelled Kut after an attack on Basra that never took place."
    assert {one["stance"] for one in map(seen, read(reader, text))} == {"denies"}


@pytest.mark.parametrize("deed", ["attacked", "bombed", "shelled"])
def test_neither_before_what_it_was_done_to_denies(reader: Reader, deed: str) -> None:
    """ "Attacked neither A nor B" is no attack."""
    told = read(reader, f"The mayor said the army {deed} neither Kut nor Basra.")
    assert told and all(one.stance == "denies" for one in told)


def test_who_is_flown_to_talks_is_not_rescued(reader: Reader) -> None:
    """Planes take ministers to places; ambulances take the wounded to hospitals."""
    assert all(o.happening.type != "AID" for o in read(reader, "A plane took the president to Cairo."))


def test_a_union_of_states_calls_no_strike(reader: Reader) -> None:
    """ "The European Union" in the report does not make a walkout of a strike by drones."""
    text = "A strike was reported in Kharkiv on Monday. Drones were seen. The European Union condemned it."
    assert next(o.happening.mode for o in read(reader, text)) == "aerial"


def test_one_count_of_the_dead_and_the_hurt_bounds_each(reader: Reader) -> None:
    """ "12 killed and wounded": at most twelve dead; two counts stay two."""
    (told,) = read(reader, "12 killed and wounded in Kut")
    assert {(toll.kind, toll.low, toll.best, toll.high) for toll in told.tolls} == {
        ("killed", None, None, 12),
        ("wounded", None, None, 12),
    }
    (both,) = read(reader, "Gunmen killed two and wounded two in Kut.")
    assert [toll.best for toll in both.tolls] == [2, 2]
