"""Learning who says what from articles that somebody marked: ``rasid bench attribution --fit``.

Three choices are learnt, each with a weight for every feature: which words are cues, which candidate is the
source of a cue, and which is its content. Nothing else than the given rows is learnt from, and nothing that is
learnt comes with rasid.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rasid.errors import InputError
from rasid.eval.attribution import documents_of
from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.features import Features
from rasid.extract.statements.fitted import Rated, rated_statements
from rasid.extract.statements.pieces import Piece, characters, overlap
from rasid.extract.statements.scoring import (
    SLOTS,
    Floats,
    Row,
    Weights,
    chances,
    flat,
    hashed,
    save_weights,
    scores,
    sigmoid,
)
from rasid.extract.tree import Tree
from rasid.model.document import Document, Token
from rasid.workbench.labelled import json_rows

#: Rounds over the examples; more of them learn single articles by heart.
_ROUNDS: Final = 3
_RATE: Final = 0.1
_CUES_AT_ONCE: Final = 1000
_CHOICES_AT_ONCE: Final = 200
#: A candidate is right where it shares so much of its characters, and is not much worse than the best.
_RIGHT: Final = 0.5
_NEAR_BEST: Final = 0.1
_HELD_BACK: Final = 10
_DOCUMENTS_AT_ONCE: Final = 20
_THRESHOLDS: Final = tuple(round(0.15 + 0.02 * step, 2) for step in range(20))

Marked = Mapping[str, Any]


@dataclass(slots=True)
class Examples:
    """What is learnt from: rows with what they are, and choices with which of their rows are right."""

    cues: list[Row] = field(default_factory=list)
    are_cues: list[bool] = field(default_factory=list)
    sources: list[tuple[list[Row], NDArray[np.bool_]]] = field(default_factory=list)
    contents: list[tuple[list[Row], NDArray[np.bool_]]] = field(default_factory=list)


def fit(rows_path: Path, gold_path: Path, output: Path, *, tell: Callable[[str], None]) -> None:
    """Learn from ``{id, text}`` lines and the attributions marked in them, and write a model.

    Raises:
        InputError: a file cannot be read, or has too few rows to learn from.
    """
    gold = {row["id"]: row for _, row in json_rows(gold_path)}
    rows = [row for _, row in json_rows(rows_path) if row["id"] in gold]
    if len(rows) < 2 * _HELD_BACK:
        raise InputError(
            f"{len(rows)} marked articles are too few to learn from",
            where=str(gold_path), mend=f"give at least {2 * _HELD_BACK}",
        )  # fmt: skip
    tell(f"reading {len(rows)} articles")
    save_weights(train(rows, gold, tell=tell), output)


def train(rows: Sequence[Marked], gold: Mapping[str, Marked], *, tell: Callable[[str], None]) -> Weights:
    """Weights learnt from all rows; the threshold is chosen on a tenth that is held back for it."""
    learnt_from, held_back = Examples(), Examples()
    tried: list[tuple[Document, Marked]] = []
    for row, document in _read(rows):
        marked = gold[row["id"]]["attributions"]
        if zlib.crc32(row["id"].encode()) % _HELD_BACK:
            _collect(document, marked, learnt_from)
        else:
            tried.append((document, marked))
            _collect(document, marked, held_back)
    tell(f"learning from {len(learnt_from.cues)} words, trying on {len(tried)} articles")
    threshold = _threshold(_learnt(learnt_from, 0.0), tried)
    for name in ("cues", "are_cues", "sources", "contents"):
        getattr(learnt_from, name).extend(getattr(held_back, name))
    tell(f"statements are told from a confidence of {threshold} on; learning from all")
    return _learnt(learnt_from, threshold)


def _read(rows: Sequence[Marked]) -> Iterator[tuple[Marked, Document]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _DOCUMENTS_AT_ONCE)):
        yield from zip(batch, documents_of(batch), strict=True)


# -- examples -----------------------------------------------------------------------------------------------
def _collect(document: Document, marked: Iterable[Marked], into: Examples) -> None:
    """Add the examples of one document."""
    tree = Tree(document)
    candidates = Candidates(document, tree)
    features = Features(document, candidates)
    cues = list(candidates.cues())
    at = {cue.start: cue for cue in cues}
    found: set[int] = set()
    for attribution in marked:
        inside = [at[i] for i in sorted(_positions(attribution["cue"])) if i in at]
        if inside:
            found.add(_collect_choice(attribution, inside, tree, candidates, features, into))
    into.cues += [hashed(features.of_cue(cue)) for cue in cues]
    into.are_cues += [cue.index in found for cue in cues]


def _collect_choice(
    attribution: Marked,
    inside: list[Token],
    tree: Tree,
    candidates: Candidates,
    features: Features,
    into: Examples,
) -> int:
    """Add the choice of source and content of the word, among those of the marked cue, that they hang on best."""
    source, content = (_positions(attribution[part]) for part in ("source", "content"))
    best: tuple[float, Token, list[Piece], Floats, list[Piece], Floats] | None = None
    for cue in inside:
        sources, contents = candidates.sources(cue), candidates.contents(cue)
        right, righter = _overlaps(tree, sources, source), _overlaps(tree, contents, content)
        verb = 0.1 * (cue.pos in ("VERB", "AUX")) + 0.01 * (tree.head(cue.index) not in inside)
        rank = float(right.max(initial=0) >= _RIGHT) + float(righter.max(initial=0) >= _RIGHT) + verb
        if best is None or rank > best[0]:
            best = rank, cue, sources, right, contents, righter
    assert best is not None
    _, cue, sources, right, contents, righter = best
    if right.max() >= _RIGHT:
        into.sources.append(([hashed(features.of_source(cue, p)) for p in sources], _are_right(right)))
        if righter.max(initial=0) >= _RIGHT:
            chosen = sources[int(right.argmax())]
            into.contents.append(
                ([hashed(features.of_content(cue, chosen, p)) for p in contents], _are_right(righter))
            )
    return cue.index


def _overlaps(tree: Tree, pieces: Sequence[Piece], marked: frozenset[int]) -> Floats:
    return np.array([overlap(characters(tree, p.indexes), marked) for p in pieces], dtype=np.float64)


def _are_right(overlaps: Floats) -> NDArray[np.bool_]:
    return overlaps >= max(_RIGHT, float(overlaps.max()) - _NEAR_BEST)


def _positions(spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end))


# -- weights ------------------------------------------------------------------------------------------------
def _learnt(examples: Examples, threshold: float) -> Weights:
    cue = _learn_cues(examples.cues, np.array(examples.are_cues, dtype=np.float64))
    return Weights(cue, _learn_choices(examples.sources), _learn_choices(examples.contents), threshold)


class _Learner:
    """Weights that take smaller steps the oftener they were moved (Duchi, Hazan and Singer 2011)."""

    def __init__(self) -> None:
        self.weights = np.zeros(SLOTS)
        self._moved = np.full(SLOTS, 1e-3)

    def step(self, slots: Row, slopes: Floats) -> None:
        """Move the weights against the slope of the loss, which is given for every slot that occurs."""
        slope = np.bincount(slots, weights=slopes, minlength=SLOTS)
        moved = np.nonzero(slope)[0]
        self._moved[moved] += slope[moved] ** 2
        self.weights[moved] -= _RATE * slope[moved] / np.sqrt(self._moved[moved])


def _orders(count: int, at_once: int) -> Iterator[NDArray[np.int64]]:
    """Shuffled batches of all examples, for every round; the same at each run."""
    shuffle = np.random.default_rng(0)
    for _ in range(_ROUNDS):
        order = shuffle.permutation(count)
        yield from (order[start : start + at_once] for start in range(0, count, at_once))


def _learn_cues(rows: Sequence[Row], are: Floats) -> Floats:
    """Logistic regression."""
    learner = _Learner()
    for batch in _orders(len(rows), _CUES_AT_ONCE):
        slots, starts, lengths = flat([rows[i] for i in batch])
        likely = sigmoid(np.add.reduceat(learner.weights[slots], starts))
        learner.step(slots, np.repeat(likely - are[batch], lengths))
    return learner.weights


def _learn_choices(choices: Sequence[tuple[list[Row], NDArray[np.bool_]]]) -> Floats:
    """One choice among several, of which more than one may be right."""
    learner = _Learner()
    for batch in _orders(len(choices), _CHOICES_AT_ONCE):
        rows = [row for i in batch for row in choices[i][0]]
        slots, _, lengths = flat(rows)
        found = scores(learner.weights, rows)
        slopes = np.empty(len(rows))
        start = 0
        for i in batch:
            right = choices[i][1]
            part = slice(start, start + len(right))
            likely = chances(found[part])
            slopes[part] = likely - likely * right / (float((likely * right).sum()) + 1e-12)
            start += len(right)
        learner.step(slots, np.repeat(slopes, lengths))
    return learner.weights


# -- the threshold ------------------------------------------------------------------------------------------
def _threshold(weights: Weights, tried: Sequence[tuple[Document, Marked]]) -> float:
    """The confidence from which on statements are told that gives the best F1 of source and content."""
    told = [(list(rated_statements(document, weights)), Tree(document), marked) for document, marked in tried]
    return max(_THRESHOLDS, key=lambda threshold: _f1(told, threshold))


def _f1(told: Iterable[tuple[list[Rated], Tree, Any]], threshold: float) -> float:
    right = given = wanted = 0
    for rated, tree, marked in told:
        pairs = [
            (characters(tree, r.statement.source.indexes), characters(tree, r.statement.content.indexes))
            for r in rated if r.confidence >= threshold
        ]  # fmt: skip
        free = [(_positions(a["source"]), _positions(a["content"])) for a in marked]
        given, wanted = given + len(pairs), wanted + len(free)
        for source, content in pairs:
            hit = next(
                (f for f in free if overlap(source, f[0]) >= _RIGHT and overlap(content, f[1]) >= _RIGHT),
                None,
            )
            if hit is not None:
                free.remove(hit)
                right += 1
    return 2 * right / (given + wanted) if given + wanted else 0.0
