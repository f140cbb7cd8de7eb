"""Sayings at the end of a sentence that the tree does not see: "S, a nurse there said by phone", "S, warned the chief".

The tree hangs such a speaker on the last noun of what is said, as an apposition, or takes it for the object of the
verb. The commas tell who speaks.
"""

from __future__ import annotations

from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: How many words back the comma before the speaker may stand.
_REACH: Final = 30
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_OPENERS: Final = frozenset({"who", "which", "that", "as", "when", "while", "where", "and", "but", "or"})
#: Verbs whose speaker is turned behind them where a comma parts them from what is said.
_TURNED: Final = frozenset(
    {
        "warn",
        "say",
        "declare",
        "announce",
        "state",
        "add",
        "explain",
        "report",
        "tell",
        "claim",
        "note",
        "admit",
    }
)
_CORE: Final = frozenset({"all", "most", "some", "both", "many", "half", "several", "none", "each", "among"})


def trailing(verb: Token, tree: Tree, classes: Classes) -> tuple[Token, Token] | None:
    """(Who says, the head of what is said) for a saying behind a comma; None where the tree may be trusted."""
    if verb.tag not in _FINITE or tree.child(verb.index, "nsubj", "nsubjpass", "auxpass") is not None:
        return None
    sentence = tree.sentences[tree.sentence_of(verb.index)]
    last = verb.index - 1
    while last > sentence.first and tree.tokens[last].dep == "aux":
        last -= 1
    closed = tree.tokens[last].text == ","
    if tree.child(verb.index, "ccomp") is not None and not closed:
        return None
    words = tree.tokens[max(sentence.first, last - _REACH) : last + 1]
    comma = _comma_before(words, last)
    if comma is None or comma <= sentence.first:
        return None
    speaker = _speaker(tree.tokens[comma + 1 : last + 1], classes)
    root = _head_before(tree, sentence.first, comma, verb)
    if speaker is None or root is None:
        return None
    return speaker, root


def turned_speaker(verb: Token, tree: Tree) -> Token | None:
    """Who says it in "S, warned the director": the tree takes them for the object. None for other clauses."""
    if verb.lemma not in _TURNED or verb.tag not in ("VBD", "VBZ"):
        return None
    said = tree.child(verb.index, "ccomp")
    if said is None or said.index > verb.index or tree.child(verb.index, "nsubj") is not None:
        return None
    if tree.tokens[verb.index - 1].text not in (",", '"', "”", "’", "'"):
        return None
    return next((c for c in tree.children(verb.index, "dobj") if c.index > verb.index), None)


def beside_a_count(subject: Token, tree: Tree) -> Token:
    """The speaker, where the tree joins one to the words before: "23 dead, all of them civilians, a doctor said"."""
    first = tree.tokens[tree.subtree(subject.index)[0]]
    if first.lemma not in _CORE or first.index == subject.index:
        return subject
    beside = [c for c in tree.children(subject.index, "appos") if c.index > subject.index]
    return beside[-1] if beside else subject


def _comma_before(words: tuple[Token, ...] | list[Token], last: int) -> int | None:
    """The comma that opens the speaker's phrase: the last one, or where the phrase is closed by a comma
    ("the mayor, John Abu, had said") the one before its name."""
    commas = [t.index for t in words if t.text == ","]
    closed = bool(commas) and commas[-1] == last
    if closed:
        # "S, the mayor, John Abu, said": name and office stand between three commas.
        return commas[-3] if len(commas) >= 3 else None
    return commas[-1] if commas else None


def _speaker(phrase: tuple[Token, ...] | list[Token], classes: Classes) -> Token | None:
    """The head of a phrase that can only be who speaks; None where a verb or a small word stands in it."""
    if not phrase or phrase[0].lemma in _OPENERS or any(t.pos in ("VERB", "AUX") for t in phrase):
        return None
    inside = {t.index for t in phrase}
    nouns = [t for t in phrase if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "pobj", "poss")]
    named = [t for t in nouns if t.pos == "PROPN" and t.head not in inside]
    for noun in (*named, *nouns):
        generic = classes.generic(noun)
        if (generic is not None and generic.speaker is not None) or classes.of(noun) & {
            "person",
            "organisation",
        }:
            return noun
    return None


def _head_before(tree: Tree, first: int, comma: int, verb: Token) -> Token | None:
    """The verb that heads what stands before the comma."""
    clause = [t for t in tree.tokens[first:comma] if t.pos in ("VERB", "AUX")]
    outside = [t for t in clause if not first <= t.head < comma or t.head == t.index]
    heads = [t for t in outside or clause[:1] if t.index != verb.index]
    return heads[0] if heads else None
