"""Fitting a codebook's fields to labelled rows, and saying honestly what that is worth."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rasid.codebook.scheme import Scheme, SchemeField
from rasid.coding.fitted.features import Vector
from rasid.coding.fitted.heads import Weights, rotated
from rasid.coding.fitted.learnt import Labels, all_labels, choose_option, out_of_fold, weights_of
from rasid.coding.fitted.model import FieldModel, LearntModel, Model
from rasid.coding.fitted.selection import Examples, Score, choose, fit_head, score_of, tell
from rasid.coding.fitted.targets import ways_of
from rasid.coding.learnt.tables import load_table
from rasid.coding.rows import Row
from rasid.errors import InputError

#: Parts that the labelled rows are cut into to measure; what is told of a part is learnt from the others.
FOLDS: Final = 5
#: Fewer labelled rows than this teach nothing that could be measured.
FEWEST: Final = 50


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled report: its id, the rules' row, its features, and the labels that somebody gave it.

    ``seen`` is what the tables of means look at, for each field that has one.
    """

    id: str
    ruled: Row
    features: Vector
    labels: Mapping[str, Any]
    seen: Mapping[str, Vector] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """What one field reaches in cross-validation: the commonest value, the rules, the fitted codebook.

    ``chosen`` says how the final model tells the field: "rules", the head's way, or "means" for a field with a
    table of means; "rules" are then the rules with the table as shipped.
    """

    field: str
    commonest: float
    rules: float
    fitted: float
    chosen: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model, what each field is worth, and the rows told of each report by those that never saw it."""

    model: Model
    scores: tuple[FieldScore, ...]
    out_of_fold: tuple[Row, ...]


def fold_of(identity: str) -> int:
    """The part that a row falls into, by a hash of its id: the same wherever and in whatever order it is read."""
    return int(sha256(identity.encode("utf-8")).hexdigest(), 16) % FOLDS


def fit(
    scheme: Scheme,
    labelled: Sequence[Labelled],
    *,
    score: Score = "accuracy",
    progress: Callable[[str], None] = lambda field: None,
) -> Fit:
    """Fit every field that has labels, and measure by cross-validation.

    In each of five parts everything is chosen and learnt from the other four, the choice between rules and
    heads included, so that what is told here is what other reports can expect.

    Raises:
        InputError: there are too few labelled rows, or no field of the codebook has labels.
    """
    if len(labelled) < FEWEST:
        raise InputError(f"{len(labelled)} labelled rows are too few", mend=f"label {FEWEST} or more reports")
    # In the order of their hash, so that neither the parts nor the figures depend on the order of the file.
    ordered = sorted(labelled, key=lambda row: sha256(row.id.encode("utf-8")).hexdigest())
    fields = [
        field
        for field in scheme.fields.values()
        if ways_of(field) and any(field.name in row.labels for row in ordered)
    ]
    if not fields:
        raise InputError(
            "none of the labels is a field of the codebook that can be fitted",
            mend=f"its fields are: {', '.join(scheme.fields)}",
        )
    space = rotated(np.stack([row.features for row in ordered]))
    told = {row.id: dict(row.ruled) for row in ordered}
    models: list[FieldModel | None] = []
    learnt: list[LearntModel] = []
    scores = []
    for field in fields:
        progress(field.name)
        if field.learnt is not None:
            found = _learnt(field, field.learnt, ordered, score)
            learnt.append(found.model)
            scores.append(found.score)
            for identity, value in found.outside.items():
                told[identity][field.name] = value
            continue
        kept = np.array([i for i, row in enumerate(ordered) if field.name in row.labels])
        examples = Examples(
            field,
            space.rows[kept],
            [ordered[i].ruled[field.name] for i in kept],
            [ordered[i].labels[field.name] for i in kept],
        )
        ids = [ordered[i].id for i in kept]
        outside = _out_of_fold(examples, ids, score)
        for identity, value in zip(ids, outside, strict=True):
            told[identity][field.name] = value
        model = _final(examples, space.back, score)
        models.append(model)
        scores.append(_measured(field, examples, outside, score, model))
    kept_models = tuple(model for model in models if model is not None)
    width = len(ordered[0].features)
    return Fit(
        Model(scheme.name, width, kept_models, tuple(learnt)),
        tuple(scores),
        tuple({"id": row.id, **told[row.id]} for row in labelled),
    )


@dataclass(frozen=True, slots=True)
class _Learnt:
    model: LearntModel
    score: FieldScore
    outside: Mapping[str, str]


def _learnt(field: SchemeField, table_name: str, ordered: Sequence[Labelled], score: Score) -> _Learnt:
    """A field with a table of means: the labelled rows are added to it."""
    table = load_table(table_name)
    rows = [row for row in ordered if row.labels.get(field.name) is not None]
    names = [str(row.labels[field.name]) for row in rows]
    parts = np.array([fold_of(row.id) for row in rows])
    given = Labels(np.stack([row.seen[field.name] for row in rows]), names, parts)

    def judge(told: Sequence[str], wanted: Sequence[str]) -> float:
        return score_of(field, told, wanted, score)

    outside = out_of_fold(table, given, judge)
    option = choose_option(table, given, judge)
    labels = all_labels(table, names)
    model = LearntModel(field.name, labels, weights_of(table, given, option, labels))
    commonest = Counter(names).most_common(1)[0][0]
    worth = FieldScore(
        field.name,
        judge([commonest] * len(names), names),
        judge([str(row.ruled[field.name]) for row in rows], names),
        judge(outside, names),
        "means",
    )
    return _Learnt(model, worth, {row.id: value for row, value in zip(rows, outside, strict=True)})


def _out_of_fold(examples: Examples, ids: Sequence[str], score: Score) -> list[Any]:
    """What is told of each row by what was chosen and learnt from the other folds."""
    folds = np.array([fold_of(identity) for identity in ids])
    told: list[Any] = list(examples.ruled)
    for fold in range(FOLDS):
        inside, outside = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        if not len(outside) or len(inside) < 2:
            continue
        known = examples.part(inside)
        choice = choose(known, score)
        if choice is not None:
            values = tell(fit_head(known, choice), examples.part(outside))
            for position, value in zip(outside, values, strict=True):
                told[position] = value
    return told


def _final(examples: Examples, back: NDArray[np.float64], score: Score) -> FieldModel | None:
    """The field's model from all examples; None where its rules are kept."""
    choice = choose(examples, score)
    if choice is None:
        return None
    head = fit_head(examples, choice)
    weights = Weights(back @ head.weights.weights, head.weights.bias)
    return FieldModel(examples.field.name, choice.way, head.classes, weights)


def _measured(
    field: SchemeField, examples: Examples, outside: Sequence[Any], score: Score, model: FieldModel | None
) -> FieldScore:
    commonest = Counter(map(repr, examples.wanted)).most_common(1)[0][0]
    value = next(value for value in examples.wanted if repr(value) == commonest)
    return FieldScore(
        field.name,
        score_of(field, [value] * len(examples.wanted), examples.wanted, score),
        score_of(field, examples.ruled, examples.wanted, score),
        score_of(field, outside, examples.wanted, score),
        "rules" if model is None else model.way,
    )
