"""Who affirms a rumour of the same report confirms it."""

from __future__ import annotations

from tests.reading import read, seen

from rasid.run.here import Reader

RUMOUR = "Rumours spread on Monday that Coalition technicians had left Balad Air Base."


def test_a_named_speaker_confirms(reader: Reader) -> None:
    """A ministry that says what a rumour said before confirms it."""
    text = f"{RUMOUR} The Ministry of Defence said that the Coalition technicians had left the base."
    rumour, ministry = [seen(o) for o in read(reader, text)]
    assert (rumour["stance"], rumour["hearsay"]) == ("asserts", True)
    assert (ministry["stance"], ministry["speaker_is"]) == ("confirms", "iraq-defence-ministry")


def test_nobody_confirms_what_was_not_said(reader: Reader) -> None:
    """Something else, or the opposite, is no confirmation."""
    text = f"{RUMOUR} The Ministry of Defence said that gunmen had attacked a village."
    assert [o.stance for o in read(reader, text)] == ["asserts", "asserts"]
    text = f"{RUMOUR} The Ministry of Defence denied that the Coalition technicians had left the base."
    assert [o.stance for o in read(reader, text)] == ["asserts", "denies"]


def test_the_outlet_does_not_confirm_by_telling(reader: Reader) -> None:
    """The outlet that tells the same in its own voice asserts it."""
    text = f"{RUMOUR} The Coalition technicians have left the base."
    assert [o.stance for o in read(reader, text)] == ["asserts", "asserts"]


def test_before_the_rumour_there_is_nothing_to_confirm(reader: Reader) -> None:
    """A speaker who spoke before the rumour asserts."""
    text = f"The Ministry of Defence said that the Coalition technicians had left Balad Air Base. {RUMOUR}"
    assert [o.stance for o in read(reader, text)] == ["asserts", "asserts"]
