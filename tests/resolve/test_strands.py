"""What a headline joins is told apart: which words belong to which place, and in which of them people died."""

from __future__ import annotations

from rasid.model.text import Span
from rasid.resolve.strands import Grade, Strand, strands_of


def strands(text: str, *names: str) -> list[Strand]:
    """The strands of a headline whose places stand under these names."""
    starts = [text.index(name) for name in names]
    places = [Span(start, start + len(name)) for start, name in zip(starts, names, strict=True)]
    return list(strands_of(text, places))


def graded(text: str, *names: str) -> list[tuple[tuple[str, ...], Grade]]:
    """The names in each strand, and how deadly it is."""
    return [(tuple(names[n] for n in strand.places), strand.grade) for strand in strands(text, *names)]


def test_each_thing_told_has_its_places() -> None:
    """A joining word parts two things where each has its own word of violence."""
    told = graded("Mortars hit a bridge near Kut and two guards die in Amara", "Kut", "Amara")
    assert told == [(("Kut",), Grade.FIRE), (("Amara",), Grade.DEATH)]


def test_a_list_of_places_is_one_thing() -> None:
    """A joining word between two names parts nothing."""
    assert graded("Gunmen attack posts in Kut and Amara", "Kut", "Amara") == [(("Kut", "Amara"), Grade.CLASH)]


def test_a_toll_belongs_to_the_place_after_it() -> None:
    """Victims named before any place are of the thing told next, and of one thing with the wounded."""
    told = graded("Rockets hit Kut, casualties and wounded in a mine blast near Amara", "Kut", "Amara")
    assert told == [(("Kut",), Grade.FIRE), (("Amara",), Grade.DEATH)]


def test_a_result_belongs_to_what_is_told_before_it() -> None:
    """ "Leaving two dead" says how deadly the thing before it was."""
    told = graded("Jets raid Kut, leaving two dead, and mortars hit Amara", "Kut", "Amara")
    assert told == [(("Kut",), Grade.DEATH), (("Amara",), Grade.FIRE)]


def test_wounds_are_no_deaths() -> None:
    """A strand that tells of the wounded only is no deadlier than one that tells of fire."""
    told = graded("Blast wounds three in Kut while soldiers clash with gunmen in Amara", "Kut", "Amara")
    assert [grade for _, grade in told] == [Grade.BLAST, Grade.CLASH]


def test_what_only_dates_the_rest_is_background() -> None:
    """ "After the fall of A" is no news of its own."""
    first, second = strands("After deadly attacks in Kut, troops enter Amara", "Kut", "Amara")
    assert (first.background, second.background) == (True, False)


def test_every_place_is_in_one_strand() -> None:
    """No place is lost or told twice, in whatever order the words stand."""
    text = "Kut: two killed; raids on Amara, Samarra and Mosul - clashes in Basra"
    names = ("Kut", "Amara", "Samarra", "Mosul", "Basra")
    assert [n for strand in strands(text, *names) for n in strand.places] == [0, 1, 2, 3, 4]


def test_without_places_there_is_one_strand() -> None:
    """A headline that names no place is told as a whole."""
    text = "Two killed and three wounded"
    (strand,) = strands(text)
    assert (strand.words, strand.places, strand.grade) == (Span(0, len(text)), (), Grade.DEATH)


def test_losses_that_something_caused_are_told_where_it_was() -> None:
    """ "Causing damage and losses" belongs to the fire before it, not to what is told next."""
    text = "Shells hit Kut causing damage and losses and jets target Samarra"
    places = [Span(text.index(name), text.index(name) + len(name)) for name in ("Kut", "Samarra")]
    kut, samarra = strands_of(text, places)
    assert (kut.grade, samarra.grade) == (Grade.DEATH, Grade.FIRE)
