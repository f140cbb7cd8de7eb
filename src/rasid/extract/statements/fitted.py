"""Who says what, as weights choose among the candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from rasid.extract.statements.candidates import Candidates
from rasid.extract.statements.features import Features
from rasid.extract.statements.pieces import Piece, characters, overlap
from rasid.extract.statements.rules import Statement
from rasid.extract.statements.scoring import Floats, Weights, chances, hashed, scores, sigmoid
from rasid.extract.tree import Tree
from rasid.model.document import Document

#: Cues less likely than this are not looked at further.
_LIKELY: Final = 0.08
#: So many of the likeliest candidates, each at least this likely, are weighed against each other.
_WEIGHED: Final = 12
_LEAST: Final = 0.01


@dataclass(frozen=True, slots=True)
class Rated:
    """A statement with the chance that cue, source and content are right."""

    statement: Statement
    confidence: float


def rated_statements(document: Document, weights: Weights) -> Iterator[Rated]:
    """The likely statements of a document, in the order of their cues."""
    tree = Tree(document)
    candidates = Candidates(document, tree)
    features = Features(document, candidates)
    cues = list(candidates.cues())
    if not cues:
        return
    likely = sigmoid(scores(weights.cue, [hashed(features.of_cue(cue)) for cue in cues]))
    for cue, chance in zip(cues, likely, strict=True):
        contents = candidates.contents(cue) if chance >= _LIKELY else []
        if not contents:
            continue
        sources = candidates.sources(cue)
        of_source = [features.of_source(cue, piece) for piece in sources]
        source, sure = _best(tree, sources, weights.source, of_source)
        of_content = [features.of_content(cue, source, piece) for piece in contents]
        content, surer = _best(tree, contents, weights.content, of_content)
        yield Rated(Statement(cue, source, content), float(chance) * sure * surer)


def _best(
    tree: Tree, pieces: Sequence[Piece], weights: Floats, features: Sequence[list[str]]
) -> tuple[Piece, float]:
    """The piece that most of the chance agrees with, and how much does.

    Pieces that share half of their characters agree: a phrase with its relative clause and the same without it
    speak for each other.
    """
    found = chances(scores(weights, [hashed(each) for each in features]))
    order = [int(i) for i in np.argsort(-found, kind="stable")[:_WEIGHED] if found[i] >= _LEAST]
    order = order or [int(found.argmax())]
    covered = [characters(tree, pieces[i].indexes) for i in order]
    shares = [
        sum(float(found[j]) for j, other in zip(order, covered, strict=True) if overlap(own, other) >= 0.5)
        for own in covered
    ]
    best = max(range(len(order)), key=lambda k: shares[k] + 0.001 * float(found[order[k]]))
    return pieces[order[best]], shares[best]
