"""A model fitted to marked sentences: one head says which nouns are marked, another how far their spans reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from rasid.coding.fitted.heads import Matrix, Weights
from rasid.coding.fitted.model_file import opened_model, write_model
from rasid.eval.source_target_features import Candidate, candidates, variants
from rasid.eval.source_target_rules import ROLES, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The form of the file, and what it is of. Other forms have other numbers.
FORM: Final = 1
TASK: Final = "source_target"
#: Classes of a noun, as columns of its head; and of a span.
CLASSES: Final = ("none", *ROLES)
RIGHT: Final = 1
#: The probability from which a noun is marked. Below a half, because a marked noun that is wrong costs less
#: than two that are missing gain: the best threshold for F1 is half of the F1 that is reached.
MARKED_FROM: Final = 0.35

Marked = tuple[int, int, Role]


@dataclass(frozen=True, slots=True)
class NamedWeights:
    """Weights whose columns are features with names; others count for nothing."""

    columns: dict[str, int]
    weights: Weights

    def scores(self, features: Sequence[str]) -> Matrix:
        """(classes,): the higher, the likelier."""
        known = [self.columns[name] for name in features if name in self.columns]
        return np.asarray(self.weights.weights[known].sum(axis=0) + self.weights.bias)


@dataclass(frozen=True, slots=True)
class RoleModel:
    """``nouns`` scores :data:`CLASSES`, ``spans`` scores (wrong, right)."""

    nouns: NamedWeights
    spans: NamedWeights

    def mark(self, doc: Doc) -> list[Marked]:
        """Spans [first, end) in the parser's tokens with their roles, the surest first; none overlaps another."""
        found: list[Marked] = []
        taken: set[int] = set()
        for noun, role in self._roles(candidates(doc)):
            for first, end in self._spans(noun, role):
                if taken.isdisjoint(range(first, end)):
                    taken.update(range(first, end))
                    found.append((first, end, role))
                    break
        return found

    def _roles(self, nouns: Sequence[Candidate]) -> list[tuple[Token, Role]]:
        sure: list[tuple[float, int, Token, Role]] = []
        for candidate in nouns:
            odds = _softmax(self.nouns.scores(candidate.features))
            best = 1 + int(odds[1:].argmax())
            if odds[best] >= MARKED_FROM:
                sure.append((-float(odds[best]), candidate.head.i, candidate.head, ROLES[best - 1]))
        return [(noun, role) for _, _, noun, role in sorted(sure, key=lambda one: one[:2])]

    def _spans(self, noun: Token, role: Role) -> Iterator[tuple[int, int]]:
        """The spans that the noun may have, the likeliest first."""
        scored = []
        for span, features in variants(noun).items():
            wrong, right = self.spans.scores(with_role(features, role))
            scored.append((wrong - right, span))
        yield from (span for _, span in sorted(scored))


def with_role(features: Sequence[str], role: Role) -> list[str]:
    """Features of a span, the first two also beside its role."""
    return [*features, *(f"{name}|{role}" for name in features[:2])]


def save_model(model: RoleModel, path: Path) -> None:
    """Write a model to one file: zipped arrays of numbers, and names as JSON.

    Raises:
        InputError: the file cannot be written.
    """
    head: dict[str, Any] = {"form": FORM, "task": TASK, "classes": list(CLASSES)}
    arrays: dict[str, NDArray[Any]] = {}
    for name, part in (("nouns", model.nouns), ("spans", model.spans)):
        head[name] = sorted(part.columns, key=part.columns.__getitem__)
        arrays[f"{name}.weights"] = part.weights.weights.astype(np.float32)
        arrays[f"{name}.bias"] = part.weights.bias.astype(np.float32)
    write_model(path, head, arrays)


def load_model(path: Path) -> RoleModel:
    """The model that :func:`save_model` wrote.

    Raises:
        InputError: there is no such file.
        DataFileError: it is no such model, or one of another form.
    """
    mend = "fit it again with python -m rasid.eval.source_target_fit"
    with opened_model(path, kind=f"model of {TASK}", mend=mend) as (head, arrays):
        if (head["form"], head["task"], tuple(head["classes"])) != (FORM, TASK, CLASSES):
            raise ValueError("it is of another task or form")
        return RoleModel(_part(head, arrays, "nouns", len(CLASSES)), _part(head, arrays, "spans", 2))


def _part(head: dict[str, Any], arrays: Any, name: str, classes: int) -> NamedWeights:
    """One head; ValueError or KeyError where its parts do not fit together."""
    columns = {str(feature): place for place, feature in enumerate(head[name])}
    weights = arrays[f"{name}.weights"].astype(np.float64)
    bias = arrays[f"{name}.bias"].astype(np.float64)
    if weights.shape != (len(columns), classes) or bias.shape != (classes,):
        raise ValueError(f"the weights of {name} do not fit its names")
    if not (np.isfinite(weights).all() and np.isfinite(bias).all()):
        raise ValueError(f"the weights of {name} are no numbers")
    return NamedWeights(columns, Weights(weights, bias))


def _softmax(scores: Matrix) -> Matrix:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
