"""Pieces of a sentence that may be who says something, or what is said; and the characters they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rasid.extract.tree import Tree
from rasid.model.text import Span

#: Marks that a piece neither begins nor ends with; what is quoted keeps its quotation marks.
_EDGES: Final = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "(", ")", "...", "…"})
_QUOTATION_MARKS: Final = frozenset('“”"«»„')


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens, in text order, and how they hang on the cue: ``label`` names the way there."""

    label: str
    indexes: tuple[int, ...]


def piece(label: str, indexes: Iterable[int]) -> Piece:
    """A piece of the given tokens, each once."""
    return Piece(label, tuple(sorted(set(indexes))))


def spans_of(tree: Tree, indexes: Iterable[int]) -> tuple[Span, ...]:
    """The unbroken runs of these tokens, in text order, without marks at their edges.

    What stands between two quotations of one speech ("... here," he said. "...") breaks them; a mark
    alone does not.
    """
    runs: list[list[int]] = []
    for index in sorted(set(indexes)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    trimmed = [kept for run in runs if (kept := _trimmed(tree, run))]
    return tuple(Span(tree.tokens[run[0]].start, tree.tokens[run[-1]].end) for run in trimmed)


def characters(tree: Tree, indexes: Iterable[int]) -> frozenset[int]:
    """Positions of the characters that :func:`spans_of` gives."""
    return frozenset(i for span in spans_of(tree, indexes) for i in range(span.start, span.end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of their characters that two sets have in common; 1 where both are empty."""
    return len(one & other) / len(one | other) if one or other else 1.0


def _trimmed(tree: Tree, run: list[int]) -> list[int]:
    """A run without marks at its edges; empty where nothing but quotation marks is left."""
    first, last = 0, len(run)
    while first < last and _is_edge(tree, run[first]):
        first += 1
    while last > first and _is_edge(tree, run[last - 1]):
        last -= 1
    kept = run[first:last]
    return [] if all(tree.tokens[i].text in _QUOTATION_MARKS for i in kept) else kept


def _is_edge(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.text in _EDGES or token.pos == "SPACE"
