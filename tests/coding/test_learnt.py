"""Tables of means: what they tell, how labelled rows are added, how they are kept."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rasid.codebook import load_scheme, mistakes_in
from rasid.coding.fitted.fit import Labelled, fit
from rasid.coding.fitted.learnt import Labels, Option, all_labels, out_of_fold, tell, weights_of
from rasid.coding.fitted.model import LearntModel, Model, load_model, save_model
from rasid.coding.learnt.field import VOTE, seen, tell_as_shipped, told_by, with_votes
from rasid.coding.learnt.means import Means, joined, means_of
from rasid.coding.learnt.tables import encoder_hash, folder, load_table, read_table, write_tables
from rasid.errors import DataFileError, ModelMismatch, ModelMissing, UnknownName

LABELS = ("one", "two", "three")


def around(number: int, *, seed: int = 1, apart: float = 2.0) -> tuple[np.ndarray, list[str]]:
    """Rows in six columns that scatter around a corner of their own for each label."""
    random = np.random.default_rng(seed)
    names = [LABELS[i % 3] for i in range(number)]
    corners = np.eye(6)[[LABELS.index(name) for name in names]] * apart
    return (corners + random.normal(size=(number, 6))).astype(np.float32), names


def test_two_tables_together_are_the_table_of_all_rows() -> None:
    """Joining tables gives counts, means and spread as if all rows had been there from the start."""
    rows, names = around(90)
    rows[60:] += 0.7
    whole = means_of(rows, names, LABELS)
    both = joined(means_of(rows[:60], names[:60], LABELS), means_of(rows[60:], names[60:], LABELS))
    assert np.allclose(both.counts, whole.counts)
    assert np.allclose(both.means, whole.means)
    assert np.allclose(both.spread, whole.spread)


def test_a_new_label_stands_behind_those_of_the_table() -> None:
    """Labels that the table does not know are learnt from the labelled rows alone."""
    rows, names = around(90)
    table = means_of(rows, names, LABELS)
    fresh = np.full((20, 6), -4.0, np.float32) + np.random.default_rng(2).normal(size=(20, 6)).astype(
        np.float32
    )
    given = Labels(fresh, ["four"] * 20, np.arange(20) % 5)
    labels = all_labels(table, given.names)
    assert labels == ("one", "two", "three", "four")
    weights = weights_of(table, given, Option(1.0, 0.0), labels)
    assert tell(weights, labels, fresh) == ["four"] * 20
    assert tell(weights, labels, np.eye(6, dtype=np.float32)[:3] * 2) == list(LABELS)
    with pytest.raises(ValueError, match="begin alike"):
        joined(table, means_of(rows, names, LABELS[::-1]))


def test_a_label_without_rows_is_never_told() -> None:
    """A class that nothing was seen of cannot be the answer, wherever the row lies."""
    rows, names = around(60)
    weights = means_of(rows, names, (*LABELS, "never")).weights(prior=0.5)
    assert "never" not in tell(weights, (*LABELS, "never"), np.zeros((1, 6), np.float32))


def test_a_prior_moves_doubtful_rows_to_frequent_labels() -> None:
    """With a prior, a row between two classes goes to the one that is more frequent."""
    rows, names = around(60)
    table = means_of(rows, names, LABELS)
    often = Means(LABELS, np.array([20.0, 2000.0, 20.0]), table.means, table.spread)
    between = ((table.means[0] * 1.05 + table.means[1] * 0.95) / 2)[None, :].astype(np.float32)
    assert tell(often.weights(), LABELS, between) == ["one"]
    assert tell(often.weights(prior=1.0), LABELS, between) == ["two"]


def test_what_is_told_out_of_fold_is_not_learnt_by_heart() -> None:
    """Rows whose labels are chance are told no better than by chance, although each is in the training of others."""
    random = np.random.default_rng(7)
    rows = random.normal(size=(150, 40)).astype(np.float32)
    names = [LABELS[i] for i in random.integers(0, 3, 150)]
    table = means_of(rows[:30] * 0, names[:30], LABELS)

    def right(told: object, wanted: object) -> float:
        return float(np.mean([one == other for one, other in zip(told, wanted, strict=True)]))  # type: ignore[call-overload]

    told = out_of_fold(table, Labels(rows, names, np.arange(150) % 5), right)
    assert right(told, names) < 0.5


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    """A table comes back from its file, and other bytes, another encoder, another name are refused."""
    rows, names = around(60)
    table = means_of(rows, names, LABELS)
    write_tables({"own": table}, tmp_path, "abc")
    again = read_table("own", tmp_path, "abc")
    assert again.labels == LABELS
    assert np.allclose(again.means, table.means, atol=1e-6)
    assert np.allclose(again.spread, table.spread, atol=1e-5)
    with pytest.raises(UnknownName, match="'other'"):
        read_table("other", tmp_path, "abc")
    with pytest.raises(ModelMismatch, match="another encoder"):
        read_table("own", tmp_path, "abd")
    (tmp_path / "own.npz").write_bytes(b"something else")
    with pytest.raises(ModelMismatch, match="other bytes"):
        read_table("own", tmp_path, "abc")
    (tmp_path / "own.npz").unlink()
    with pytest.raises(ModelMissing):
        read_table("own", tmp_path, "abc")


def test_shipped_tables_were_made_with_the_shipped_encoder() -> None:
    """Both tables can be read, belong to the encoder beside them, and are small."""
    assert json.loads((folder() / "manifest.json").read_text())["encoder"] == encoder_hash()
    assert load_table("stance").labels == ("support", "deny", "query", "comment")
    assert set(load_table("case").labels) == set(load_scheme("case").fields["label"].values)
    assert all(path.stat().st_size < 1_000_000 for path in folder().iterdir())


def test_votes_are_columns_behind_the_vector() -> None:
    """A label that rules vote for has its column set; the others have none."""
    given = with_votes(np.ones(4, np.float32), ["two"], LABELS)
    assert given.tolist() == [1, 1, 1, 1, 0, VOTE, 0]


def test_text_and_votes_tell_the_label_together() -> None:
    """The shipped table tells a plain snippet; what is not allowed is never told."""
    field = load_scheme("case").fields["label"]
    text = "A magnitude 6.8 earthquake levelled three villages and buried dozens of families."
    given = seen("case", text, ["NATURAL_DISASTER"])
    assert tell_as_shipped(field, given) == "NATURAL_DISASTER"
    table = load_table("case")
    assert told_by(table.weights(), table.labels, given, {"DIPLO", "ARREST"}) in {"DIPLO", "ARREST"}


def test_fitting_adds_labelled_rows_to_the_table(tmp_path: Path) -> None:
    """Rows that the shipped table tells otherwise turn it; the model says so again after being saved."""
    scheme = load_scheme("case")
    vector = seen("case", "Farmers brought in the barley, and the mill ran day and night.", [])
    random = np.random.default_rng(3)
    rows = [
        Labelled(
            f"row {i}",
            {"label": "OTHER"},
            np.zeros(1 << 14, np.float32),
            {"label": label},
            {"label": vector * sign + random.normal(size=len(vector)).astype(np.float32) * 0.01},
        )
        for i in range(60)
        for label, sign in [(("ARREST", 1) if i % 2 else ("DIPLO", -1))]
    ]
    found = fit(scheme, rows, score="macro_f1")
    (score,) = found.scores
    assert (score.chosen, score.rules) == ("means", 0.0)
    assert score.fitted == 1.0
    save_model(found.model, tmp_path / "own.model")
    (made,) = load_model(tmp_path / "own.model").learnt
    assert tell(made.weights, made.labels, vector[None, :]) == ["ARREST"]


def test_a_model_of_means_without_fields_is_whole(tmp_path: Path) -> None:
    """A label without rows keeps a bias that can be written, and is still never told."""
    rows, names = around(60)
    labels = (*LABELS, "never")
    weights = means_of(rows, names, labels).weights()
    save_model(Model("own", 0, (), (LearntModel("label", labels, weights),)), tmp_path / "own.model")
    (made,) = load_model(tmp_path / "own.model").learnt
    assert tell(made.weights, made.labels, rows) == tell(weights, labels, rows)


def test_only_a_label_with_values_can_be_learnt() -> None:
    """`learnt` on another kind of field is a mistake that is told."""
    book = (
        "name: own\nlabel: own\nrows: report\nfields:\n"
        "  flagged: {kind: flag, about: x, learnt: case, rules: [{when: {type: ASSAULT}}]}\n"
    )
    (mistake,) = mistakes_in(book, "own.yaml")
    assert "learnt" in str(mistake)


@pytest.mark.parametrize("manifest", ["{not json", "[]", "{}", '{"files": []}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, manifest: str) -> None:
    """A manifest that is none is told with its file, and not by whatever it breaks."""
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"manifest|JSON") as caught:
        read_table("own", tmp_path, "abc")
    assert str(tmp_path) in str(caught.value.where)
