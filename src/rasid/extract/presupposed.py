"""What a denial leaves standing: "which they control", "after an attack last month"."""

from __future__ import annotations

from typing import Final

from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Stance

#: Stances to what is said that are none to what is taken for granted in it.
_AGAINST: Final[frozenset[Stance]] = frozenset({"denies", "disputes", "doubts"})
_WHEN: Final = frozenset({"after", "before", "since", "following"})


def presupposed(root: int, stance: Stance, tree: Tree, lookup: Lookup) -> tuple[int, ...]:
    """Heads of the phrases under ``root`` that a speaker with that stance to it does not speak of."""
    if stance not in _AGAINST:
        return ()
    return tuple(
        i
        for i in tree.subtree(root)
        if i != root and (_is_by_the_way(tree.tokens[i], tree) or _is_when(tree.tokens[i], tree, lookup))
    )


def _is_by_the_way(clause: Token, tree: Tree) -> bool:
    """Whether a relative clause is set off by a comma: it says more of a noun, and does not choose it."""
    if clause.dep != "relcl":
        return False
    first = tree.tokens[tree.subtree(clause.index)[0]]
    return first.tag in ("WDT", "WP", "WP$", "WRB", "IN") and tree.tokens[first.index - 1].text == ","


def _is_when(word: Token, tree: Tree, lookup: Lookup) -> bool:
    """Whether the words say after or before what else something was: "after an attack", "before S"."""
    if word.dep == "advcl":
        return any(c.lemma in _WHEN for c in tree.children(word.index, "mark", "prep"))
    things = tree.children(word.index, "pobj")
    return word.text.lower() in _WHEN and any(lookup.is_event_noun(thing.lemma) for thing in things)
