"""Task ``stance``: cues of replies, what is told as shipped, and fitting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasid.coding.fitted.model import Model, save_model
from rasid.errors import InputError
from rasid.eval import fit, stance
from rasid.eval.stance_cues import Reply, cues

RUMOUR = "Reports that the bridge at Vellmouth has come down, cars in the river"


def row(number: int, text: str, *, parent: str | None = RUMOUR) -> dict[str, object]:
    """A row of the task."""
    return {
        "id": str(number),
        "text": text,
        "parent_text": parent,
        "source_text": RUMOUR,
        "is_source": parent is None,
    }


def test_plain_replies_are_told_as_shipped() -> None:
    """A question for the source, a denial, and the rumour itself."""
    rows = [
        row(1, "Is this confirmed? Do you have a source?"),
        row(2, "This is fake. The bridge is standing, I'm looking at it, it never happened"),
        row(3, RUMOUR, parent=None),
    ]
    assert [told["label"] for told in stance.predict_all(rows)] == ["query", "deny", "support"]
    assert stance.predict_all([]) == []


def test_cues_do_not_look_into_links_and_names() -> None:
    """A question mark in an address is no question, and names of users are no words."""
    plain = Reply("they opened the road", RUMOUR, RUMOUR, False)
    linked = Reply("@fake_news they opened the road http://example.org/?really=no", RUMOUR, RUMOUR, False)
    differing = [
        i for i, (one, other) in enumerate(zip(cues(plain), cues(linked), strict=True)) if one != other
    ]
    assert len(differing) == 1  # that there is a link


def test_a_reply_that_repeats_the_rumour_shares_its_words() -> None:
    """The share of words that stand in the parent too is the last number; an empty reply shares none."""
    assert cues(Reply(RUMOUR, RUMOUR, RUMOUR, False))[-1] == 1.0
    assert cues(Reply("", RUMOUR, RUMOUR, False))[-1] == 0.0


def examples(folder: Path, number: int) -> tuple[Path, Path]:
    """Labelled replies that say the opposite of what is usual: questions comment, the rest asks."""
    texts = [(f"Is it the north span or number {i}?", "comment") for i in range(number)]
    texts += [(f"We drove over it {i} minutes ago.", "query") for i in range(number)]
    rows = [row(i, text) for i, (text, _) in enumerate(texts)]
    (folder / "in.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    labels = [{"id": str(i), "label": label} for i, (_, label) in enumerate(texts)]
    (folder / "labels.jsonl").write_text("".join(json.dumps(one) + "\n" for one in labels))
    return folder / "in.jsonl", folder / "labels.jsonl"


def test_labelled_replies_turn_what_is_told(tmp_path: Path) -> None:
    """A model fitted to replies follows their labels, in folds too; of another task it is refused."""
    given, labels = examples(tmp_path, 30)
    model = tmp_path / "own.model"
    assert fit.main(["stance", "--input", str(given), "--labels", str(labels), "--model", str(model)]) == 0
    told = stance.fitted(model)([row(1, "Is it the south span?"), row(2, "We drove over it this morning.")])
    assert [one["label"] for one in told] == ["comment", "query"]
    folds = tmp_path / "folds.jsonl"
    assert fit.main(["stance", "--input", str(given), "--labels", str(labels), "--folds", str(folds)]) == 0
    rows = [json.loads(line) for line in folds.read_text().splitlines()]
    assert [one["id"] for one in rows] == [str(i) for i in range(60)]
    assert [one["label"] for one in rows] == ["comment"] * 30 + ["query"] * 30
    save_model(Model("case", 0, ()), tmp_path / "case.model")
    with pytest.raises(InputError, match="'case'"):
        stance.fitted(tmp_path / "case.model")


def test_wrong_labels_end_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A label that is no stance, and a file that is not there, are told, with exit code 2."""
    given, labels = examples(tmp_path, 2)
    labels.write_text(labels.read_text().replace("query", "laugh"))
    output = str(tmp_path / "x")
    assert fit.main(["stance", "--input", str(given), "--labels", str(labels), "--model", output]) == 2
    assert "'laugh'" in capsys.readouterr().err
    assert fit.main(["stance", "--input", str(given), "--labels", "gone.jsonl", "--model", output]) == 2


def test_macro_f1_is_the_mean_over_labels() -> None:
    """Each label that is wanted counts the same."""
    assert fit.macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx((2 / 3 + 2 / 3) / 2)
