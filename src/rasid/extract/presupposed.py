"""What a denial leaves standing: "which they control", "after an attack last month"."""

from __future__ import annotations

from typing import Final

from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import AGAINST, Stance

#: What a deed brings about.
_RESULTS: Final = frozenset(
    {"kill", "wound", "injure", "die", "claim", "leave", "cause", "destroy", "damage", "displace"}
)
_CONTRASTS: Final = frozenset({"while", "whereas"})
_WHEN: Final = frozenset({"after", "before", "since", "following"})


def presupposed(root: int, stance: Stance, tree: Tree, lookup: Lookup) -> tuple[int, ...]:
    """Heads of the phrases under ``root`` that a speaker with that stance to it does not speak of, and of what
    others are told to say beside it."""
    below = [tree.tokens[i] for i in tree.subtree(root) if i != root]
    found = [t.index for t in below if _is_contrast(t, tree, lookup)]
    if stance in AGAINST:
        found += [t.index for t in below if _is_by_the_way(t, tree) or _is_when(t, tree, lookup)]
    return tuple(sorted(set(found)))


def _is_contrast(clause: Token, tree: Tree, lookup: Lookup) -> bool:
    """Whether a clause sets beside it what somebody else says: "while the rebels said that T"."""
    if clause.dep != "advcl" or not lookup.may_speak(clause.lemma) or clause.pos not in ("VERB", "AUX"):
        return False
    contrasted = any(c.lemma in _CONTRASTS for c in tree.children(clause.index, "mark"))
    return contrasted and tree.child(clause.index, "nsubj") is not None


def _is_by_the_way(clause: Token, tree: Tree) -> bool:
    """Whether a relative clause is set off by a comma: it says more of a noun, and does not choose it."""
    if clause.dep != "relcl":
        return False
    first = tree.tokens[tree.subtree(clause.index)[0]]
    if clause.lemma in _RESULTS and first.tag in ("WDT", "IN"):
        # "denied bombing the hospital, which killed four": what did not happen killed nobody.
        return False
    return first.tag in ("WDT", "WP", "WP$", "WRB", "IN") and tree.tokens[first.index - 1].text == ","


def _is_when(word: Token, tree: Tree, lookup: Lookup) -> bool:
    """Whether the words say after or before what else something was: "after an attack", "before S"."""
    if word.dep == "advcl":
        return any(c.lemma in _WHEN for c in tree.children(word.index, "mark", "prep"))
    things = tree.children(word.index, "pobj")
    events = [thing for thing in things if lookup.is_event_noun(thing.lemma)]
    unreal = any(
        c.dep == "neg"
        for e in events
        for r in tree.children(e.index, "relcl")
        for c in tree.children(r.index)
    )
    return word.text.lower() in _WHEN and bool(events) and not unreal
