"""Fitting: the regression, what it is asked for, the choice between rules and heads, and the model's file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rasid.codebook import parse_scheme
from rasid.coding import Coder
from rasid.coding.fitted.features import WIDTH
from rasid.coding.fitted.fit import FEWEST, Labelled, fit, fold_of
from rasid.coding.fitted.heads import fit_logistic, rotated
from rasid.coding.fitted.model import FittedCoder, Model, load_model, save_model
from rasid.coding.fitted.selection import score_of
from rasid.coding.fitted.targets import class_of, value_of
from rasid.errors import DataFileError, InputError

SCHEME = parse_scheme(
    """
name: own
label: An own codebook
rows: report
fields:
  kind: {kind: label, about: which, values: [a, b], rules: [{give: a, when: {report: [x]}}]}
  day: {kind: date, about: when, from: report.date}
  sure: {kind: flag, about: whether, rules: [{when: {report: [x]}}]}
  note: {kind: text, about: free, from: report.title}
""",
    "own.yaml",
)


def test_the_regression_tells_classes_apart() -> None:
    """Three classes along three columns are told apart, each by its column's weight."""
    rows = np.repeat(np.eye(3), 10, axis=0)
    weights = fit_logistic(rows, np.repeat([0, 1, 2], 10), 3, penalty=1e-3)
    assert (weights.scores(rows).argmax(axis=1) == np.repeat([0, 1, 2], 10)).all()


def test_the_regression_finds_the_optimum() -> None:
    """Of a loss with a known minimum, the gradient is nothing where the search ends."""
    random = np.random.default_rng(7)
    rows, classes = random.normal(size=(60, 4)), random.integers(0, 3, 60)
    found = fit_logistic(rows, classes, 3, penalty=0.05)
    scores = found.scores(rows)
    likely = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    wrong = (likely - np.eye(3)[classes]) / 60
    assert np.abs(rows.T @ wrong + 0.05 * found.weights).max() < 2e-3
    assert np.abs(wrong.sum(axis=0)).max() < 2e-3


def test_balanced_rows_find_the_rare_class() -> None:
    """Where few rows are of the other class, weighing them raises what is said for it."""
    rows = np.concatenate([np.zeros(98), np.ones(2)])[:, None]
    classes = np.array([0] * 98 + [1] * 2)
    gaps = []
    for balanced in (False, True):
        weights = fit_logistic(rows, classes, 2, penalty=0.05, balanced=balanced)
        gaps.append(float(np.diff(weights.scores(np.array([[1.0]])))[0, 0]))
    assert gaps[1] > gaps[0]


def test_fewer_columns_keep_all_products() -> None:
    """Rotated rows have the same products with each other, and weights go back to the old columns."""
    rows = np.random.default_rng(3).normal(size=(5, 40)).astype(np.float32)
    space = rotated(rows)
    assert space.rows.shape == (5, 5)
    assert np.allclose(space.rows @ space.rows.T, rows @ rows.T, atol=1e-4)
    weights = np.arange(5.0)[:, None]
    assert np.allclose(space.rows @ weights, rows @ (space.back @ weights), atol=1e-3)


@pytest.mark.parametrize(
    ("name", "way", "ruled", "wanted", "class_name"),
    [
        ("kind", "value", "a", "b", '"b"'),
        ("kind", "change", "a", "A", "="),
        ("day", "change", "2024-03-05", "2024-03-04", "d-1"),
        ("day", "change", "2024-03-05", "2024-05-04", None),
        ("day", "change", None, "2024-05-04", None),
        ("sure", "value", True, False, "false"),
    ],
)
def test_classes_and_values_belong_together(
    name: str, way: Any, ruled: Any, wanted: Any, class_name: str | None
) -> None:
    """A class stands for the value that it was made of; a day is a step from the rules' day."""
    field = SCHEME.fields[name]
    assert class_of(field, way, ruled, wanted) == class_name
    if class_name is not None and class_name != "=":
        assert value_of(field, class_name, ruled) == wanted


def labelled(number: int, *, learnable: bool) -> list[Labelled]:
    """Rows whose rules always say "a"; where it is learnable, column 0 tells the label."""
    random = np.random.default_rng(5)
    rows = []
    for i in range(number):
        label = "ab"[i % 2]
        features = np.zeros(WIDTH, dtype=np.float32)
        features[1:9] = random.normal(size=8) * 0.3
        features[0] = {"a": 1.0, "b": -1.0}[label] if learnable else random.normal()
        row = {"kind": "a", "day": "2024-03-05", "sure": True, "note": None}
        rows.append(Labelled(f"row {i}", row, features, {"kind": label, "sure": True}))
    return rows


def test_a_head_replaces_rules_that_it_beats() -> None:
    """What can be learnt is told by a head, on rows of other folds too; a field that is always right keeps its
    rules, and a field without labels is left out."""
    found = fit(SCHEME, labelled(60, learnable=True))
    by_field = {score.field: score for score in found.scores}
    assert set(by_field) == {"kind", "sure"}
    assert (by_field["kind"].rules, by_field["kind"].commonest) == (0.5, 0.5)
    assert by_field["kind"].fitted > 0.95 and by_field["kind"].chosen != "rules"
    assert (by_field["sure"].fitted, by_field["sure"].chosen) == (1.0, "rules")
    assert [row["id"] for row in found.out_of_fold] == [f"row {i}" for i in range(60)]


def test_noise_is_not_reported_as_knowledge() -> None:
    """Where features say nothing of the label, the reported figure stays near chance."""
    found = fit(SCHEME, labelled(100, learnable=False))
    (kind,) = [score for score in found.scores if score.field == "kind"]
    assert 0.3 < kind.fitted < 0.7


def test_the_order_of_examples_does_not_matter() -> None:
    """The same rows in another order give the same figures and the same model."""
    rows = labelled(60, learnable=True)
    one, other = fit(SCHEME, rows), fit(SCHEME, rows[::-1])
    assert one.scores == other.scores
    assert np.array_equal(one.model.fields[0].weights.weights, other.model.fields[0].weights.weights)


def test_few_rows_and_foreign_labels_are_refused() -> None:
    """Too few rows, and labels that are no fields, are told."""
    with pytest.raises(InputError, match="too few"):
        fit(SCHEME, labelled(FEWEST - 1, learnable=True))
    foreign = [Labelled(r.id, r.ruled, r.features, {"other": 1}) for r in labelled(60, learnable=True)]
    with pytest.raises(InputError, match="none of the labels"):
        fit(SCHEME, foreign)


def test_folds_are_a_fifth_each_by_the_hash_of_the_id() -> None:
    """An id's fold does not depend on other ids, and folds are of about one size."""
    folds = [fold_of(f"id {i}") for i in range(1000)]
    assert fold_of("id 1") == folds[1]
    assert all(150 < folds.count(fold) < 250 for fold in range(5))


def test_macro_f1_counts_every_value_alike() -> None:
    """A value that is never told right pulls the mean down however rare it is."""
    field = SCHEME.fields["kind"]
    assert score_of(field, ["a"] * 4, ["a", "a", "a", "b"], "accuracy") == 0.75
    assert score_of(field, ["a"] * 4, ["a", "a", "a", "b"], "macro_f1") == pytest.approx(6 / 7 / 2)


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    """A saved model says the same of the same features."""
    model = fit(SCHEME, labelled(60, learnable=True)).model
    save_model(model, tmp_path / "own.model")
    loaded = load_model(tmp_path / "own.model")
    assert (loaded.codebook, loaded.width) == ("own", WIDTH)
    for row in labelled(60, learnable=True):
        assert loaded.fields[0].tell(row.features) == model.fields[0].tell(row.features)


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    """Other files, pickles, cut files, foreign forms and codebooks are errors with a mend."""
    with pytest.raises(InputError, match="no such model"):
        load_model(tmp_path / "none.model")
    (tmp_path / "text.model").write_text("hello")
    np.save(tmp_path / "pickle.npy", np.array([{}], dtype=object), allow_pickle=True)
    head = np.frombuffer(json.dumps({"form": 99}).encode(), dtype=np.uint8)
    np.savez(tmp_path / "later.npz", head=head)
    save_model(fit(SCHEME, labelled(60, learnable=True)).model, tmp_path / "own.model")
    (tmp_path / "cut.model").write_bytes((tmp_path / "own.model").read_bytes()[:200])
    for name in ("text.model", "pickle.npy", "later.npz", "cut.model"):
        with pytest.raises(DataFileError, match="no fitted model") as caught:
            load_model(tmp_path / name)
        assert caught.value.mend
    with pytest.raises(InputError, match="fitted to the codebook 'other'"):
        FittedCoder(Coder(SCHEME), Model("other", WIDTH, ()))
