"""From sentences to examples: the step that needs rasid itself, so that teaching needs PyTorch alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from training.examples import Example, from_own, from_re3d
from training.sentences import FOLDER, Span, read_folder


@cache
def _cutter() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


def cut(text: str) -> tuple[list[str], list[Span]]:
    """The words of a text as the English pipeline cuts it, white space left out, with their places."""
    tokens = [token for token in _cutter()(text) if not token.is_space]
    return [token.text for token in tokens], [(token.idx, token.idx + len(token)) for token in tokens]


def describe(words: Sequence[str]) -> list[list[str]]:
    """What rules and lists say of each word."""
    from rasid.eval.re3d_features import features_of

    return features_of(words)


def prepare(re3d: Path | None, own: Path = FOLDER) -> list[Example]:
    """All examples there are; ``re3d`` is the folder of its training part, None to do without."""
    examples = from_own(read_folder(own), cut, describe)
    return examples + (from_re3d(re3d, describe) if re3d is not None else [])
