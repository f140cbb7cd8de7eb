"""Victims counted without a verb: "five dead", "twenty wounded"."""

from __future__ import annotations

from typing import Final

from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import TollKind

COUNTING: Final[dict[str, TollKind]] = {
    "dead": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded",
    "displaced": "displaced", "homeless": "displaced",
}  # fmt: skip

#: Words for people by what they suffered.
_PEOPLE: Final = frozenset({"dead", "wounded", "injured"})
_CARING: Final = frozenset(
    {"evacuate", "airlift", "treat", "hospitalise", "hospitalize", "medevac", "transfer", "transport", "ferry", "tend",
     "rescue"}
)  # fmt: skip
#: Verbs that take people somewhere, where a "to" or "from" says so.
_MOVING: Final = frozenset(
    {"take", "bring", "carry", "rush", "move", "fly", "drive", "send", "remove", "pull"}
)


def is_count(word: Token, tree: Tree) -> bool:
    """Whether a word like "wounded" counts victims by the number just before it."""
    if word.text.lower() not in COUNTING or word.index == 0:
        return False
    if number_of(word, tree) is None:
        return False
    return tree.child(word.index, "auxpass", "aux") is None


def number_of(word: Token, tree: Tree) -> Token | None:
    """The number of a word like "dead": right before it, or of the noun between them ("13 people dead"); None where
    there is none."""
    before = tree.tokens[word.index - 1]
    if tree.sentence_of(before.index) != tree.sentence_of(word.index):
        return None
    if before.pos == "NUM":
        return before
    if word.text.lower() != "dead" or before.tag != "NNS":
        return None
    return next((c for c in tree.children(before.index, "nummod") if c.index < before.index), None)


def counts_under(verb: Token, tree: Tree) -> list[int]:
    """Indexes of the counts of victims that stand behind a verb, with no other verb between ("put the toll at
    two dead")."""
    found = [i for i in tree.subtree(verb.index) if i > verb.index and is_count(tree.tokens[i], tree)]
    return [i for i in found if _nearest_verb(i, tree) in (verb.index, None)]


def _nearest_verb(index: int, tree: Tree) -> int | None:
    return next((a.index for a in tree.ancestors(index) if a.pos in ("VERB", "AUX")), None)


def is_cared_for(word: Token, tree: Tree) -> bool:
    """Whether "wounded" or "dead" names people who are taken away or looked after: "took the wounded to hospital",
    "transferred the dead and wounded". How they came to it is not told; a count of them still tells a toll."""
    if word.text.lower() not in _PEOPLE or tree.child(word.index, "aux", "auxpass", "nsubj", "nsubjpass"):
        return False
    first = word
    pair = tree.tokens[max(0, word.index - 2) : word.index]
    if [t.text.lower() for t in pair[1:]] in (["and"], ["or"]) and pair[0].text.lower() in _PEOPLE:
        # "the dead and wounded": the tree may join the second to the verb.
        first = pair[0]
    noun = tree.head(first.index) if first.dep in ("amod", "nmod", "compound", "acl") else first
    governor = tree.head(noun.index)
    if noun.dep not in ("dobj", "nsubjpass", "nsubj", "ccomp"):
        return False
    return governor.lemma in _CARING or (governor.lemma in _MOVING and _is_to_a_place(governor, tree))


def _is_to_a_place(verb: Token, tree: Tree) -> bool:
    leading = [*tree.children(verb.index, "prep", "dative", "advmod")]
    # "took the wounded to hospital in Kut": the tree may take "to hospital" for an infinitive.
    leading += [
        to
        for c in tree.children(verb.index, "advcl")
        if c.tag.startswith("NN")
        for to in tree.children(c.index, "aux")
    ]
    return any(child.lemma in ("to", "from", "into") for child in leading)
