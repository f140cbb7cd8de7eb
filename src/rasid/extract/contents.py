"""What is said, as characters of the text: in pieces where the saying stands between them, quoted or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasid.extract.tree import Tree
from rasid.model.document import Attribution, Token
from rasid.model.observation import Quoting
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span


def with_contents(found: Sequence[Attribution], tree: Tree, quotations: SpanIndex[Span]) -> list[Attribution]:
    """``found`` with the pieces of text that each says, and whether those stand between quotation marks."""
    at = {token.start: token.index for token in tree.tokens}
    made = []
    for attribution in found:
        pieces = _pieces(attribution, at[attribution.cue.start], tree)
        made.append(replace(attribution, content=pieces, quoted=_quoted(pieces, quotations)))
    return made


def _pieces(attribution: Attribution, cue: int, tree: Tree) -> tuple[Span, ...]:
    """Runs of what hangs on the root, less the cue, its helpers and the words for the speaker."""
    below = tree.subtree_without(attribution.root, attribution.without)
    left_out = _saying(attribution, cue, tree) if cue in set(below) else frozenset()
    speaker = attribution.speaker
    kept: list[Token] = []
    for index in below:
        token = tree.tokens[index]
        named = speaker is not None and speaker.start <= token.start < speaker.end
        if token.head == attribution.root and token.dep == "mark" and token.lemma == "that":
            continue
        if token.pos not in ("PUNCT", "SPACE") and index not in left_out and not named:
            kept.append(token)
    inside = set(below) - left_out
    runs: list[list[Token]] = []
    for token in kept:
        if runs and all(i in inside for i in range(runs[-1][-1].index + 1, token.index)):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(Span(run[0].start, run[-1].end) for run in runs)


def _saying(attribution: Attribution, cue: int, tree: Tree) -> frozenset[int]:
    """The words of a saying that is inserted into what it says: the cue, its subject and what is loosely by it."""
    own = {cue} if cue != attribution.root else set()
    for child in tree.children(
        cue, "nsubj", "aux", "auxpass", "neg", "agent", "npadvmod", "advmod", "prep", "punct"
    ):
        below = tree.subtree(child.index)
        if attribution.root not in below:
            own |= set(below)
    return frozenset(own)


def _quoted(pieces: tuple[Span, ...], quotations: SpanIndex[Span]) -> Quoting:
    inside = [bool(quotations.holding(piece)) for piece in pieces]
    if pieces and all(inside):
        return "direct"
    touched = any(quotations.overlapping(piece) for piece in pieces)
    return "mixed" if touched else "indirect"
