"""What is listed as undone is what is out of force, whatever the order and the moment."""

from __future__ import annotations

from itertools import permutations

import pytest

from rasid.merge.judgements import effective, standing
from rasid.model.judgement import Judgement, make_judgement
from rasid.workbench.judged import judged_with, undone_by


def chain(length: int, moment: str, salt: str) -> list[Judgement]:
    """A rejection, an undo of it, an undo of that and so on, all made at one moment."""
    made: list[Judgement] = []
    for _ in range(length):
        verdict, target = ("undo", made[-1].id) if made else ("reject", "o-1")
        made.append(
            make_judgement(verdict=verdict, targets=(target,), by="N.N.", made=moment, why=salt)  # type: ignore[arg-type]
        )
    return made


@pytest.mark.parametrize("salt", list("abcdefgh"))
@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_lists_and_merging_agree_on_what_is_undone(length: int, salt: str) -> None:
    """Undos made in one moment count by what they undo, not by their ids, in lists as in merging."""
    made = chain(length, "2024-04-01T00:00:00Z", salt)
    for order in permutations(made):
        assert set(undone_by(order)) == {each.id for each in made} - {each.id for each in standing(order)}
        in_force = {each.id for each in effective(order)}
        assert in_force == {each.id for told in judged_with(order).values() for each in told}
        assert (made[0].id in in_force) == (length % 2 == 1)
