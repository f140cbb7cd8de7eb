"""A title and the text under it tell one thing once."""

from __future__ import annotations

from tests.reading import read

from rasid.run.here import Reader


def test_what_the_lead_repeats_is_told_once(reader: Reader) -> None:
    """A title that sums up the text gives no observation of its own, whatever its tense and its case."""
    title = "Gunmen Kill Two Guards in Kut"
    (told,) = read(reader, "Gunmen killed two guards in Kut on Monday.", title=title)
    assert "headline" not in told.flags


def test_what_only_the_title_tells_is_kept(reader: Reader) -> None:
    """A title that tells more than the text keeps its observation, flagged."""
    found = read(reader, "The weather stayed dry in the south.", title="Gunmen kill two guards in Kut")
    assert [("headline" in o.flags) for o in found] == [True]


def test_other_phases_are_other_things(reader: Reader) -> None:
    """A title that tells of a resumption is no double of a text that tells of the suspension."""
    title = "Joint operations with the Coalition resumed"
    found = read(reader, "Joint operations with the Coalition were suspended on Sunday.", title=title)
    assert {o.happening.phase for o in found} == {"resumes", "suspends"}


def test_other_actors_are_other_things(reader: Reader) -> None:
    """A title about one listed force is no double of a text about another."""
    title = "Peshmerga arrest two smugglers"
    found = read(reader, "The Iraqi Army arrested two smugglers on Monday.", title=title)
    assert len(found) == 2
