"""The inner codebook, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.codebook import Codebook, codebook_names, load_codebook
from rasid.codebook.loader import parse_codebook
from rasid.errors import DataFileError, UnknownName

TYPES = (
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT INVESTIGATE DEMAND DISAPPROVE REJECT THREATEN "
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT FIGHT"
)
ASSAULT_MODES = (
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional"
)
SMALL = """
name: small
label: A small codebook
quad_classes: {words: words, deeds: deeds}
types:
  CALM:
    label: Calm
    description: nothing is done
    quad: words
    modes: {quiet: without a sound}
states:
  rest:
    label: Rest
    description: somebody rests
    holder: who rests
    of: where
"""


@pytest.fixture(scope="module")
def plover() -> Codebook:
    return load_codebook("plover")


def test_types_are_the_eighteen_of_plover(plover: Codebook) -> None:
    """The inner codebook has the 18 event types, in upper case, and no other."""
    assert list(plover.types) == TYPES.split()


def test_assault_has_the_fifteen_modes(plover: Codebook) -> None:
    """ASSAULT has exactly PLOVER's fifteen modes."""
    assert list(plover.types["ASSAULT"].modes) == ASSAULT_MODES.split()


def test_states_are_lower_case_and_told_apart_from_types(plover: Codebook) -> None:
    """rasid's own states are there, and none shares a name with an event type."""
    needed = {
        "presence",
        "support",
        "capability",
        "operations",
        "control",
        "trend",
        "displacement",
        "tension",
        "unrest",
        "maintenance",
    }
    assert needed <= set(plover.states)
    assert all(name == name.lower() for name in plover.states)
    assert not set(plover.states) & set(plover.types)


def test_newer_names_lead_to_the_types_used_here(plover: Codebook) -> None:
    """REQUEST and ACCUSE of newer PLOVER writing are DEMAND and DISAPPROVE here."""
    assert plover.event_type("REQUEST").name == "DEMAND"
    assert plover.event_type("ACCUSE").name == "DISAPPROVE"
    assert plover.event_type("ACCUSE:investigate").name == "INVESTIGATE"
    assert plover.event_type("FIGHT").newer == "ASSAULT"


def test_every_cameo_root_from_03_to_20_has_one_type(plover: Codebook) -> None:
    """Each CAMEO root code that PLOVER kept leads to a type, and whole roots to one only."""
    roots = [code for kind in plover.types.values() for code in kind.cameo if len(code) == 2]
    parts = {code[:2] for kind in plover.types.values() for code in kind.cameo if len(code) > 2}
    assert len(roots) == len(set(roots))
    assert {f"{n:02}" for n in range(3, 21)} <= set(roots) | parts


def test_harm_is_told_by_role(plover: Codebook) -> None:
    """A violent event harms its patient and blames its agent; a retreat harms its agent."""
    assert plover.types["ASSAULT"].harms == {"patient"}
    assert plover.types["ASSAULT"].blames == {"agent"}
    assert plover.types["RETREAT"].harms == {"agent"}
    assert plover.types["AID"].harms == frozenset()


def test_kinship_holds_both_ways(plover: Codebook) -> None:
    """Two types that reports may give one event are akin whichever is named first."""
    assert plover.akin("ASSAULT", "FIGHT") and plover.akin("FIGHT", "ASSAULT")
    assert plover.akin("operations", "FIGHT") and plover.akin("FIGHT", "operations")
    assert not plover.akin("ASSAULT", "CONSULT")


def test_modes_of_types_and_states(plover: Codebook) -> None:
    """Modes are found for event types and for states."""
    assert "arrest" in plover.modes("COERCE")
    assert set(plover.modes("trend")) == {"rising", "falling", "unchanged"}


def test_between_forces_keeps_the_modes_of_weapons(plover: Codebook) -> None:
    """An ASSAULT from the air or with shells keeps its mode where it becomes a FIGHT."""
    other = plover.types["ASSAULT"].between_forces
    assert other == "FIGHT"
    kept = {"aerial", "drone", "heavy-weapons", "firearms", "explosives"}
    assert kept <= set(plover.types["FIGHT"].modes)


def test_unknown_names_are_refused_with_what_there_is(plover: Codebook) -> None:
    """Asking for a type, a state or a codebook that is not there lists those that are."""
    with pytest.raises(UnknownName, match="AGREE"):
        plover.event_type("HUG")
    with pytest.raises(UnknownName, match="presence"):
        plover.state("mood")
    with pytest.raises(UnknownName, match="plover"):
        load_codebook("nothing")
    assert "plover" in codebook_names()


def test_own_codebook_is_read_from_its_path(tmp_path: Path) -> None:
    """A codebook of the user's own is read by path."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert list(load_codebook(path).types) == ["CALM"]
    assert list(load_codebook(str(path)).modes("CALM")) == ["quiet"]


def test_missing_and_undecodable_files_are_refused(tmp_path: Path) -> None:
    """No file, and a file that is no text, are errors that name the path."""
    with pytest.raises(UnknownName, match=r"none\.yaml"):
        load_codebook(tmp_path / "none.yaml")
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"name: \xff\xfe")
    with pytest.raises(DataFileError, match=r"bad\.yaml"):
        load_codebook(bad)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("quad: words", "quad: songs", r"own\.yaml, line 7: types\.CALM: 'songs' is no quad"),
        ("    quad: words\n", "", r"types\.CALM: the field 'quad' is missing"),
        ("    label: Calm\n", "", r"types\.CALM: the field 'label' must hold words"),
        ("quad: words", "quad: words\n    colour: red", r"types\.CALM: unknown field 'colour'"),
        ("quad: words", "quad: words\n    harms: [victim]", r"types\.CALM: 'victim' is no harms"),
        ("quad: words", "quad: words\n    kin: [STORM]", r"types\.CALM: 'STORM' is no kin"),
        ("quad: words", "quad: words\n    symmetric: maybe", r"types\.CALM: .*must be true or false"),
        ("  rest:", "  CALM:", r"'CALM' is both a type and a state"),
        ("label: Rest", "label: Rest\n    label: Peace", r"own\.yaml, line \d+: 'label' stands twice"),
        ("quad: words", "quad: [words", r"own\.yaml, line \d+: this is no YAML"),
        ("label: Calm", "label: !!python/name:os.system x", r"the tag .* is not taken"),
    ],
)
def test_a_bad_entry_is_refused_with_file_and_key(old: str, new: str, complaint: str) -> None:
    """Each kind of mistake names the file and the key, and says how to mend it."""
    assert old in SMALL
    with pytest.raises(DataFileError, match=complaint) as caught:
        parse_codebook(SMALL.replace(old, new), "own.yaml")
    assert caught.value.mend


def test_newer_name_must_lead_to_a_type() -> None:
    """A newer name for a type that is not there is refused."""
    with pytest.raises(DataFileError, match="STORM"):
        parse_codebook(SMALL + "newer_names: {GALE: STORM}\n", "own.yaml")
