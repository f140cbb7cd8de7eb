"""Who acts on whom, on invented sentences: by the rules, and by a model fitted to a few of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rasid.errors import DataFileError, InputError
from rasid.eval import source_target
from rasid.eval.source_target_fit import main
from rasid.eval.source_target_words import parsed

Marked = dict[str, list[str]]

SENTENCES: dict[str, Marked] = {
    "The Chadian army attacked two rebel camps on Monday .": {
        "source": ["The Chadian army"], "target": ["two rebel camps"],
    },
    "Two rebel camps were attacked by the Chadian army .": {
        "source": ["the Chadian army"], "target": ["Two rebel camps"],
    },
    "Norway has rejected Chad ’ s proposal .": {"source": ["Norway"], "target": ["Chad ’ s proposal"]},
    "Norway and Denmark condemned Chad .": {"source": ["Norway", "Denmark"], "target": ["Chad"]},
    "Norway and Denmark have agreed to share information .": {"related": ["Norway and Denmark"]},
    "President Anna Berg met Foreign Minister Omar Saleh in Oslo .": {
        "related": ["President Anna Berg", "Foreign Minister Omar Saleh"],
    },
    "Norway sent 40 tons of food to Chad .": {"source": ["Norway"], "target": ["Chad"]},
    "Norway demanded that Chad release the prisoners .": {"source": ["Norway"], "target": ["Chad"]},
    "Norway said it had expelled two Chadian diplomats .": {
        "source": ["Norway"], "target": ["two Chadian diplomats"],
    },
    "Rebels killed five soldiers , officials said on Sunday .": {"source": ["Rebels"], "target": ["five soldiers"]},
    "Norway withdrew its troops from Chad .": {"source": ["Norway"], "target": ["Chad"]},
    "Dozens of soldiers and officers attacked the Chadian parliament .": {
        "source": ["Dozens of soldiers and officers"], "target": ["the Chadian parliament"],
    },
}  # fmt: skip


def found_in(text: str, model: Path | None = None) -> Marked:
    """Role -> the words that are marked."""
    tokens = text.split()
    predict = source_target.predict if model is None else source_target.fitted(model)
    found: Marked = {}
    for span in predict({"id": "1", "tokens": tokens, "text": text})["spans"]:
        found.setdefault(span["role"], []).append(" ".join(tokens[span["start"] : span["end"]]))
    return found


@pytest.mark.parametrize("text", SENTENCES)
def test_actors_are_marked(text: str) -> None:
    """The rules mark who does it, to whom, and who does it with whom."""
    assert found_in(text) == SENTENCES[text]


def test_tokens_of_the_data_set_are_counted() -> None:
    """An "'s" in two tokens is one for the parser, and spans are counted in the tokens that came in."""
    sentence = parsed(["Chad", "’", "s", "army", "left", "."])
    assert [token.text for token in sentence.doc] == ["Chad", "'s", "army", "left", "."]
    assert sentence.span(0, 3) == (0, 4)


def write_rows(folder: Path, sentences: dict[str, Marked]) -> tuple[Path, Path]:
    """The files of sentences and of their spans."""
    rows, gold = [], []
    for number, (text, marked) in enumerate(sentences.items()):
        tokens = text.split()
        spans = []
        for role, phrases in marked.items():
            for phrase in phrases:
                words = phrase.split()
                start = next(i for i in range(len(tokens)) if tokens[i : i + len(words)] == words)
                spans.append({"start": start, "end": start + len(words), "role": role})
        rows.append({"id": str(number), "tokens": tokens, "text": text})
        gold.append({"id": str(number), "spans": spans})
    paths = folder / "input.jsonl", folder / "gold.jsonl"
    for path, lines in zip(paths, (rows, gold), strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return paths


#: A convention of one's own: without the article, and only who does it.
BARE = {
    f"The {people} {deed} the {others} .": {"source": [people]}
    for people in ("army", "rebels", "police", "soldiers")
    for deed in ("attacked", "killed", "arrested")
    for others in ("protesters", "officers")
}


def test_a_fitted_model_takes_up_conventions(tmp_path: Path) -> None:
    """What marked sentences leave out is left out of others; the same sentences give the same predictions."""
    source, gold = write_rows(tmp_path, BARE)
    for name in ("one.npz", "other.npz"):
        assert main([str(source), str(gold), str(tmp_path / name)]) == 0
    text = "The militia arrested the teachers ."
    assert found_in(text) == {"source": ["The militia"], "target": ["the teachers"]}
    assert found_in(text, tmp_path / "one.npz") == {"source": ["militia"]}
    assert found_in(text, tmp_path / "other.npz") == {"source": ["militia"]}


def test_other_files_are_no_model(tmp_path: Path) -> None:
    """A model that is missing, broken or of another form is refused before anything is predicted."""
    with pytest.raises(InputError):
        source_target.fitted(tmp_path / "none.npz")
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"PK nothing")
    with pytest.raises(DataFileError):
        source_target.fitted(broken)
    with (tmp_path / "other.npz").open("wb") as file:
        np.savez(file, head=np.frombuffer(b'{"form": 1, "task": "isaf", "classes": []}', dtype=np.uint8))
    with pytest.raises(DataFileError):
        source_target.fitted(tmp_path / "other.npz")


@pytest.mark.parametrize(
    "spans",
    [
        [{"start": 0, "end": 9, "role": "source"}],
        [{"start": 1, "end": 1, "role": "source"}],
        [{"start": 0, "end": 1, "role": "x"}],
        [],
    ],
)
def test_wrong_spans_are_told(
    tmp_path: Path, spans: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A span outside its sentence, an empty one, an unknown role, or no span at all: exit code 2, and no model."""
    source, gold = write_rows(tmp_path, {"Norway left .": {}})
    gold.write_text(json.dumps({"id": "0", "spans": spans}) + "\n", encoding="utf-8")
    assert main([str(source), str(gold), str(tmp_path / "model.npz")]) == 2
    assert "span" in capsys.readouterr().err
    assert not (tmp_path / "model.npz").exists()
