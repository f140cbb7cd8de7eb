"""The lists of actors: every row has a source, and a wrong row is refused with the place and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import DataFileError, InputError
from rasid.model.world import Actor
from rasid.resolve.actors import load_actors
from rasid.resolve.actors.listing import parse_actors

ROW = "kind: armed_group, source: Example Report 1"


def test_every_row_can_be_checked() -> None:
    """At least 150 rows come with rasid; each names its source, and each country of the three is there."""
    listing = load_actors()
    rows = [listing.actors[key] for key in listing.names]
    assert len(rows) >= 150
    assert all(row.source for row in rows)
    for country in ("IQ", "SY", "AF"):
        assert sum(row.country == country for row in rows) >= 20


def test_sides_are_parties() -> None:
    """The side of an actor is an actor, or a name that several share."""
    listing = load_actors()
    sides = [actor.side for actor in listing.actors.values() if actor.side is not None]
    assert all(side in listing.actors or sides.count(side) > 1 for side in sides)


def test_every_country_has_a_government_and_forces() -> None:
    """Parts of a state that no list has follow from a rule, under the government that is listed."""
    listing = load_actors()
    france, iraq = listing.in_role("FR", "armed_forces"), listing.in_role("IQ", "army")
    assert france is not None and france.name == "Armed forces of France"
    assert listing.commanders(france.id) == {"france-government"}
    assert listing.actors["france-government"].ucdp == "Government of France"
    assert iraq is not None and iraq.id == "iraq-army"
    lebanon = listing.in_role("LB", "air_force")
    assert lebanon is not None and lebanon.id == "lebanon-forces"


WRONG = {
    "a: {name: A, kind: armed_group, source: X, colour: red}": "unknown field 'colour'",
    "a: {name: A, kind: armed_group}": "has no source",
    "a: {name: A, source: X}": "the field 'kind' is missing",
    "a: {name: A, kind: army, source: X}": "'army' is no kind",
    f"A b: {{name: A, {ROW}}}": "is no id",
    f"a: {{name: A, country: Iraq, {ROW}}}": "'Iraq' is no country",
    f"a: {{name: A, parents: [b], {ROW}}}": "the parent 'b' is no actor",
    f"a: {{name: A, parents: [b], {ROW}}}\nb: {{name: B, parents: [a], {ROW}}}": "commands itself",
    f"a: {{name: A, {ROW}}}\nb: {{name: B, aliases: [A], {ROW}}}": "the alias 'A' is also one of a",
    f"a: {{name: A, aliases: [Ah, Ah], {ROW}}}": "stands twice",
    f"a: {{name: A, {ROW}}}\na: {{name: B, {ROW}}}": "'a' stands twice",
    f"a: {{name: A, from: {{date: 'May 2017', source: X}}, {ROW}}}": "is no date",
    f"a: {{name: A, from: {{date: '2017-13', source: X}}, {ROW}}}": "is no date",
    f"a: {{name: A, from: {{date: '2017'}}, {ROW}}}": "the date has no source",
    f"a: {{name: A, from: {{date: '2017', source: X}}, to: {{date: '2016-05', source: X}}, {ROW}}}": "before it begins",
    f"a: {{name: A, ucdp: {{name: A, id: many}}, {ROW}}}": "must be a number",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_row_is_refused(text: str) -> None:
    """What is wrong, in which file and line, and what to do about it."""
    with pytest.raises(DataFileError) as error:
        parse_actors(text, "own.yaml")
    assert WRONG[text] in str(error.value)
    assert "own.yaml, line" in str(error.value.where) or "own.yaml" in str(error.value.where)
    assert error.value.mend


def test_a_name_may_be_shared_where_time_or_country_tells_apart() -> None:
    """Two actors may have one spelling when they were never there together, or are of two countries."""
    earlier = "to: {date: '2010', source: X}"
    later = "from: {date: '2012', source: X}"
    parse_actors(
        f"a: {{name: A, aliases: [Force], {earlier}, {ROW}}}\nb: {{name: B, aliases: [Force], {later}, {ROW}}}",
        "f",
    )
    parse_actors(
        f"a: {{name: A, aliases: [Force], country: IQ, {ROW}}}\nb: {{name: B, aliases: [Force], country: SY, {ROW}}}",
        "f",
    )


@pytest.mark.parametrize(
    ("since", "until", "day", "there"),
    [
        ("2017-01", None, "2016-12-31", False),
        ("2017-01", None, "2017-01-01", True),
        (None, "2014", "2014-12-31", True),
        (None, "2014", "2015-01-01", False),
        ("2017", None, None, True),
    ],
)
def test_an_actor_is_there_between_its_dates(
    since: str | None, until: str | None, day: str | None, there: bool
) -> None:
    """A month or a year counts as a whole, and where no day is known nothing speaks against it."""
    assert Actor("a", "A", "armed_group", None, since=since, until=until).existed_on(day) is there


def test_own_rows_stand_beside_the_lists(tmp_path: Path) -> None:
    """A user's file may add actors under listed parents, and spellings to listed actors."""
    own = tmp_path / "own.yaml"
    own.write_text(
        f"example-brigade: {{name: Example Brigade, country: IQ, parents: [iraq-army], {ROW}}}\n"
        "iraq-army: {aliases: [Exampli Army]}\n",
        encoding="utf-8",
    )
    listing = load_actors(own)
    assert "iraq-government" in listing.commanders("example-brigade")
    assert "Exampli Army" in listing.names["iraq-army"].aliases
    assert "Exampli Army" not in load_actors().names["iraq-army"].aliases


def test_own_rows_do_not_overwrite(tmp_path: Path) -> None:
    """A row under a listed id that says more than spellings is refused, with the line."""
    own = tmp_path / "own.yaml"
    own.write_text(f"iraq-army: {{name: Another Army, {ROW}}}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="there is an actor 'iraq-army' already") as error:
        load_actors(own)
    assert "line 1" in str(error.value.where)


def test_a_list_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    """A missing file of one's own is told as such."""
    with pytest.raises(InputError, match="cannot be read"):
        load_actors(tmp_path / "none.yaml")
