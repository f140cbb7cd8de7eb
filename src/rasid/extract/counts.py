"""Victims counted without a verb: "five dead", "twenty wounded"."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import TollKind

COUNTING: Final[dict[str, TollKind]] = {
    "dead": "killed", "wounded": "wounded", "injured": "wounded", "displaced": "displaced", "homeless": "displaced",
}  # fmt: skip


def is_count(word: Token, tree: Tree) -> bool:
    """Whether a word like "wounded" counts victims by the number just before it."""
    if word.text.lower() not in COUNTING or word.index == 0:
        return False
    before = tree.tokens[word.index - 1]
    if before.pos != "NUM" or tree.sentence_of(before.index) != tree.sentence_of(word.index):
        return False
    return tree.child(word.index, "auxpass", "aux") is None


def counts_under(verb: Token, tree: Tree) -> list[int]:
    """Indexes of the counts of victims that stand behind a verb, with no other verb between ("put the toll at
    two dead")."""
    found = [i for i in tree.subtree(verb.index) if i > verb.index and is_count(tree.tokens[i], tree)]
    return [i for i in found if _nearest_verb(i, tree) in (verb.index, None)]


def _nearest_verb(index: int, tree: Tree) -> int | None:
    return next((a.index for a in tree.ancestors(index) if a.pos in ("VERB", "AUX")), None)
