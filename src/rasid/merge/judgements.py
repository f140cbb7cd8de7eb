"""What judgements come to: undone ones left out, later ones before earlier ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rasid.merge.corrections import corrected
from rasid.merge.union import Union
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Links:
    """What must go together and what must not, free of contradictions.

    ``same`` holds groups of observation ids; ``apart`` holds pairs (smaller id first), so that no two
    of a pair are in one group of ``same``.
    """

    same: tuple[tuple[str, ...], ...]
    apart: frozenset[Pair]


def effective(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements in force, in order of (made, id), without undos and what they undo."""
    return [judgement for judgement in standing(judgements) if judgement.verdict != "undo"]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that no undo took back, undos among them, in order of (made, id).

    An undo may be undone: a judgement is out of force when an undo of it is in force.
    """
    by_id = {judgement.id: judgement for judgement in judgements}
    undoers: dict[str, list[str]] = {}
    for judgement in by_id.values():
        if judgement.verdict == "undo":
            for target in judgement.targets:
                undoers.setdefault(target, []).append(judgement.id)
    in_force: dict[str, bool] = {}
    for start in by_id:
        _decide(start, undoers, in_force)
    kept = (judgement for judgement in by_id.values() if in_force[judgement.id])
    return sorted(kept, key=lambda judgement: (judgement.made, judgement.id))


def _decide(start: str, undoers: Mapping[str, Sequence[str]], in_force: dict[str, bool]) -> None:
    """Work out whether ``start`` is in force, and whatever that depends on; without recursion."""
    waiting, entered = [start], {start}
    while waiting:
        current = waiting[-1]
        # Ids made from content cannot go round in a ring; rows written by hand could.
        open_questions = [u for u in undoers.get(current, ()) if u not in in_force and u not in entered]
        if open_questions:
            waiting.extend(open_questions)
            entered.update(open_questions)
            continue
        waiting.pop()
        in_force[current] = not any(in_force.get(undo, False) for undo in undoers.get(current, ()))


def apply_judgements(observations: Iterable[Observation], in_force: Sequence[Judgement]) -> list[Observation]:
    """Observations without the rejected, corrected where they were, sure where they were accepted.

    Of ``accept`` and ``reject`` on one observation, and of two corrections of one field, the later
    counts. Judgements on observations that are not given are left alone: their reports may be out
    of view.

    Raises:
        InputError: a correction that cannot be carried out, by name of its judgement.
    """
    decided: dict[str, Judgement] = {}
    corrections: dict[str, list[Judgement]] = {}
    for judgement in in_force:
        for target in judgement.targets:
            if judgement.verdict in ("accept", "reject"):
                decided[target] = judgement
            elif judgement.verdict == "correct":
                corrections.setdefault(target, []).append(judgement)
    kept: list[Observation] = []
    for observation in observations:
        verdict = decided.get(observation.id)
        if verdict is not None and verdict.verdict == "reject":
            continue
        for correction in corrections.get(observation.id, ()):
            observation = corrected(observation, correction)
        if verdict is not None:
            observation = replace(observation, confidence=dict.fromkeys(observation.confidence, 1.0))
        kept.append(observation)
    return kept


def links_of(in_force: Sequence[Judgement], observations: Collection[str]) -> Links:
    """What ``same`` and ``different`` come to among ``observations`` (ids).

    The latest judgement counts: an earlier one that contradicts what later ones say together is
    left out.
    """
    groups: Union[str] = Union()
    apart: set[Pair] = set()
    for judgement in reversed(in_force):
        targets = [target for target in judgement.targets if target in observations]
        for one, other in combinations(targets, 2):
            if judgement.verdict == "same" and not _parted(groups, apart, one, other):
                groups.join(one, other)
            elif judgement.verdict == "different" and groups.root(one) != groups.root(other):
                apart.add((min(one, other), max(one, other)))
    return Links(tuple(groups.members()), frozenset(apart))


def _parted(groups: Union[str], apart: set[Pair], one: str, other: str) -> bool:
    """Whether joining the two would put a pair of ``apart`` into one group."""
    roots = {groups.root(one), groups.root(other)}
    return len(roots) == 2 and any({groups.root(a), groups.root(b)} == roots for a, b in apart)
