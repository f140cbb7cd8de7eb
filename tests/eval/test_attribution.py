"""Task attribution: as shipped, and learnt from marked rows, on invented articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rasid.errors import InputError
from rasid.eval import attribution
from rasid.eval.attribution_fit import fit

#: Verbs and speakers of the invented articles; "humming" is no word of saying in rasid's own lists.
_SPEAKERS = ("The mayor", "Ann Reed", "The drivers", "A guard", "The council")
_VERBS = ("said", "hummed")
_THINGS = ("the bridge was closed", "the road was wet", "the ferry was late", "the toll was high")


def article(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """An article of three sentences, of which two say something, and what is marked in it."""
    speaker, thing = _SPEAKERS[number % len(_SPEAKERS)], _THINGS[number % len(_THINGS)]
    sentences = [f"{speaker} {verb} that {thing}." for verb in _VERBS]
    text = "A title.\n\n" + " ".join([*sentences, "The river rose in the night."])
    marked = []
    for sentence, verb in zip(sentences, _VERBS, strict=True):
        start = text.index(sentence)
        cue = start + len(speaker) + 1
        content = cue + len(verb) + 1
        marked.append(
            {
                "source": [[start, start + len(speaker)]],
                "cue": [[cue, cue + len(verb)]],
                "content": [[content, start + len(sentence) - 1]],
            }
        )
    return {"id": f"a{number}", "text": text}, {"id": f"a{number}", "attributions": marked}


def written(folder: Path, count: int) -> tuple[Path, Path]:
    """Rows and their marks as files."""
    pairs = [article(number) for number in range(count)]
    paths = folder / "rows.jsonl", folder / "gold.jsonl"
    for path, rows in zip(paths, zip(*pairs, strict=True), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return paths


def told(row: dict[str, Any], prediction: dict[str, Any]) -> set[tuple[str, ...]]:
    """Source, cue and content of a prediction, in words."""
    text = row["text"]
    return {
        tuple(" / ".join(text[a:b] for a, b in one[part]) for part in ("source", "cue", "content"))
        for one in prediction["attributions"]
    }


def test_as_shipped_the_words_of_the_lists_are_cues() -> None:
    """What was said is told with its speaker; a verb that no list knows says nothing."""
    row, _ = article(0)
    assert told(row, attribution.predict(row)) == {("The mayor", "said", "that the bridge was closed")}


def test_nothing_inside_a_quotation_is_marked() -> None:
    """Of words in quotation marks only the whole is told, not what they tell in turn."""
    text = 'A title.\n\n"They said that the bridge was closed," the mayor said.'
    row = {"id": "1", "text": text}
    assert {one[0] for one in told(row, attribution.predict(row))} == {"the mayor"}


def test_a_fitted_model_knows_the_words_it_was_fitted_to(tmp_path: Path) -> None:
    """After learning, the new verb is a cue too; the same rows give the same bytes."""
    rows, gold = written(tmp_path, 30)
    models = [tmp_path / "one.json", tmp_path / "two.json"]
    for model in models:
        fit(rows, gold, model, tell=lambda _: None)
    assert models[0].read_bytes() == models[1].read_bytes()
    row, marked = article(2)
    assert told(row, attribution.fitted(models[0])(row)) == told(row, marked)


def test_too_few_rows_are_refused(tmp_path: Path) -> None:
    """Nothing is learnt from a handful of articles, and what is asked for is said."""
    rows, gold = written(tmp_path, 5)
    with pytest.raises(InputError, match="5 marked articles are too few"):
        fit(rows, gold, tmp_path / "model.json", tell=lambda _: None)
