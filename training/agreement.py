"""How far two labellings of the same sentences agree. Both are by language models: neither is the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from training.sentences import OwnSentence


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Cohen's kappa of two rows of labels of the same things; 1.0 where both know one label alone.

    Raises:
        ValueError: the rows are empty or of different lengths.
    """
    if not one or len(one) != len(other):
        raise ValueError("two rows of one length, not empty, are needed")
    same = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
    left, right = Counter(one), Counter(other)
    chance = sum(left[label] * right[label] for label in left) / len(one) ** 2
    return 1.0 if chance == 1.0 else (same - chance) / (1 - chance)


def f1(one: set[Hashable], other: set[Hashable]) -> float:
    """How far two sets agree, 1.0 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def agreement(one: Sequence[OwnSentence], other: Sequence[OwnSentence]) -> dict[str, float]:
    """Figures for the sentences that both have, told by id: F1 of stretches, kappa of labels.

    Raises:
        ValueError: they have no sentence in common, or one of them has another text.
    """
    second = {row.id: row for row in other}
    both = [(row, second[row.id]) for row in one if row.id in second]
    if not both:
        raise ValueError("the two labellings have no sentence in common")
    for left, right in both:
        if left.text != right.text:
            raise ValueError(f"{left.id}: the texts differ")
    figures = {"sentences": float(len(both))}
    for part, things in (
        ("entities", _entities),
        ("triggers", _triggers),
        ("actors", _actors),
        ("cues", _cues),
    ):
        sets = [
            {(row.id, thing) for row in side for thing in things(row)} for side in zip(*both, strict=True)
        ]
        if sets[0] or sets[1]:
            figures[f"{part}.f1"] = f1(*sets)
    figures |= _kappas(both)
    return figures


def _kappas(both: Sequence[tuple[OwnSentence, OwnSentence]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    pairs = [
        (a, b)
        for left, right in both
        for a in left.events or ()
        for b in right.events or ()
        if a.trigger == b.trigger
    ]
    if pairs:
        figures["type.kappa"] = kappa([a.type for a, _ in pairs], [b.type for _, b in pairs])
        figures["modality.kappa"] = kappa([a.modality for a, _ in pairs], [b.modality for _, b in pairs])
        figures["denied.kappa"] = kappa([a.denied for a, _ in pairs], [b.denied for _, b in pairs])
    for name in ("snippet", "stance"):
        said = [
            (getattr(a, name), getattr(b, name)) for a, b in both if getattr(a, name) and getattr(b, name)
        ]
        if said:
            figures[f"{name}.kappa"] = kappa([a for a, _ in said], [b for _, b in said])
    return figures


def _entities(row: OwnSentence) -> list[Hashable]:
    return list(row.entities or ())


def _triggers(row: OwnSentence) -> list[Hashable]:
    return [event.trigger for event in row.events or ()]


def _actors(row: OwnSentence) -> list[Hashable]:
    return [(event.trigger, actor) for event in row.events or () for actor in event.actors]


def _cues(row: OwnSentence) -> list[Hashable]:
    return [attribution.cue for attribution in row.attributions or ()]
