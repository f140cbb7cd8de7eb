"""The shipped encoder: checked files, states that depend on their sentence alone, useful answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from rasid.encoder import Encoder, load_encoder
from rasid.encoder.files import MANIFEST, find_files
from rasid.errors import ModelMismatch, ModelMissing, UnknownName

SENTENCES = [
    "Rebels shelled a market in Taiz on Monday .".split(),
    "Police arrested two men .".split(),
    "The army did not enter the town , a spokesman said .".split(),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may spoil."""
    folder = tmp_path / "data"
    shutil.copytree(find_files().folder, folder)
    return folder


def test_states_and_vectors_have_their_shapes(encoder: Encoder) -> None:
    """Each word has a state, each sentence a vector of length 1."""
    for words, read in zip(SENTENCES, encoder.read(SENTENCES), strict=True):
        assert read.states.shape == (len(words), 384)
        assert np.linalg.norm(read.vector) == pytest.approx(1, abs=1e-5)
    assert encoder.vectors(SENTENCES).shape == (3, 384)
    assert encoder.vectors([]).shape == (0, 384)


def test_a_sentence_is_read_the_same_in_any_company(encoder: Encoder) -> None:
    """Other sentences, longer or shorter, change not one bit of a sentence's states."""
    alone = encoder.read(SENTENCES[:1])[0]
    among = encoder.read([["x"] * 200, *reversed(SENTENCES)])[-1]
    assert alone.states.tobytes() == among.states.tobytes()
    assert alone.vector.tobytes() == among.vector.tobytes()


def test_near_sentences_lie_nearer_than_others(encoder: Encoder) -> None:
    """Vectors of sentences about one thing are more alike than those of sentences about two."""
    near, far = "Insurgents fired shells at a market in Taiz .".split(), "Wheat prices rose .".split()
    one, same, other = encoder.vectors([SENTENCES[0], near, far])
    assert one @ same > one @ other + 0.2


def test_a_sentence_of_any_length_is_read(encoder: Encoder) -> None:
    """No words, invisible words, a word without end and three thousand words are read."""
    odd = [[], ["\u200b", "town"], ["a" * 5000], ["shelling", "went", "on"] * 1000]
    read = encoder.read(odd)
    assert [len(one.states) for one in read] == [0, 2, 1, 3000]
    assert all(np.isfinite(one.states).all() and np.isfinite(one.vector).all() for one in read)
    assert not read[0].vector.any()
    assert np.abs(read[3].states).sum(axis=1).min() > 0


def test_the_files_are_small_enough_to_ship() -> None:
    """All weights together are less than 30 MB."""
    assert sum(path.stat().st_size for path in find_files().folder.iterdir()) < 30_000_000


def test_a_head_that_is_not_there_is_named(encoder: Encoder) -> None:
    """Asking for an unknown head tells which there are."""
    with pytest.raises(UnknownName, match="entity"):
        encoder.span_head("weather")


def test_a_changed_file_is_refused(copied: Path) -> None:
    """One other byte in a file is seen, and the file is named."""
    path = copied / "heads.npz"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelMismatch, match=r"heads\.npz"):
        find_files(copied)


def test_a_missing_file_is_named(copied: Path) -> None:
    """Where a file is gone, the error says which, and how to mend it."""
    (copied / "encoder.onnx").unlink()
    with pytest.raises(ModelMissing, match=r"encoder\.onnx.*install"):
        find_files(copied)
    with pytest.raises(ModelMissing, match=r"manifest\.json"):
        find_files(copied / "nowhere")


@pytest.mark.parametrize("content", ["{", "[]", json.dumps({"name": "x", "files": {}, "heads": {}})])
def test_a_broken_manifest_is_refused(copied: Path, content: str) -> None:
    """A manifest that is no JSON, no manifest, or names no network is refused."""
    (copied / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ModelMismatch, match=r"manifest\.json"):
        find_files(copied)


def test_heads_answer_together(encoder: Encoder) -> None:
    """In a plain sentence the heads find the happening, who did it to whom, and who says so."""
    words = "Gunmen abducted six aid workers near Gao , police said .".split()
    (read,) = encoder.read([words])
    triggers = [scores[0].label for scores in encoder.word_head("trigger").label(read.states)]
    assert triggers[1] == "ASSAULT"
    actors = {span.label: words[span.start] for span in encoder.pair_head("argument").find(read.states, 1)}
    assert (actors["source"], actors["target"]) == ("Gunmen", "aid")
    assert encoder.word_head("modality").label(read.states)[1][0].label == "actual"
    said = {span.label: words[span.start] for span in encoder.pair_head("said").find(read.states, 9)}
    assert (said["source"], said["content"]) == ("police", "Gunmen")
