"""An outlet that takes back or puts right what it reported itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Attribution
from rasid.model.observation import Stance

#: The taking back stands at most so many sentences behind what is taken back.
_REACH: Final = 2
_WRONG: Final = frozenset(
    [
        "wrong",
        "false",
        "untrue",
        "incorrect",
        "inaccurate",
        "mistaken",
        "mistake",
        "error",
        "erroneous",
        "unfounded",
    ]
)
_TAKING_BACK: Final = frozenset({"retract", "withdraw", "recant", "unsay"})
_REGRETTING: Final = frozenset({"regret", "apologise", "apologize"})
_OWN: Final = frozenset(
    {
        "we",
        "it",
        "this",
        "that",
        "report",
        "story",
        "article",
        "account",
        "item",
        "version",
        "information",
        "they",
    }
)
_PUTTING_RIGHT: Final = frozenset({"correct", "amend", "rectify"})


def with_own_retractions(found: list[Attribution], tree: Tree) -> list[Attribution]:
    """``found``, where an outlet's report of its own that it then calls wrong has the stance ``retracts``.

    "We reported on Saturday that S. This was wrong.": S is retracted by the outlet.
    """
    taken_back = {
        number: stance for number in range(len(tree.sentences)) if (stance := _taking_back(number, tree))
    }
    if not taken_back:
        return found
    out = []
    for attribution in found:
        here = tree.sentence_of(attribution.root)
        own = attribution.speaker_kind == "outlet" and attribution.stance == "asserts"
        stance = (
            next((taken_back[n] for n in range(here, here + _REACH + 1) if n in taken_back), None)
            if own
            else None
        )
        out.append(replace(attribution, stance=stance) if stance is not None else attribution)
    return out


def _taking_back(number: int, tree: Tree) -> Stance | None:
    """The stance of a sentence by which the outlet takes its words back or puts them right; None for others."""
    sentence = tree.sentences[number]
    for token in tree.tokens[sentence.first : sentence.last]:
        if token.lemma in _WRONG and _is_said_of_own(token.index, tree):
            return "retracts"
        if token.lemma in _TAKING_BACK | _REGRETTING | _PUTTING_RIGHT and token.pos == "VERB":
            subject = tree.subject(token.index)
            if subject is not None and subject.text.lower() == "we":
                return "corrects" if token.lemma in _PUTTING_RIGHT else "retracts"
    return None


def _is_said_of_own(index: int, tree: Tree) -> bool:
    """Whether a word like "wrong" is said of "this", "we" or "our report", and not denied."""
    for above in (tree.tokens[index], *tree.ancestors(index)):
        if above.pos not in ("VERB", "AUX"):
            continue
        subject = tree.child(above.index, "nsubj", "nsubjpass")
        negated = tree.child(above.index, "neg") is not None
        return subject is not None and subject.lemma in _OWN and not negated
    return False
