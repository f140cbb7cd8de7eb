"""Trees of the pipeline put right where it often takes a speaker, or a saying, for part of what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rasid.extract.reduced import mend_participles
from rasid.model.document import Token

#: Verbs behind which, or before which, stands what somebody says.
_SAYING: Final = frozenset(
    ["say", "add", "report", "tell", "announce", "confirm", "state", "warn", "note", "deny", "acknowledge", "admit",
     "claim", "allege", "insist", "declare", "stress", "reject"]
)  # fmt: skip
#: Those that hardly ever tell one more deed of whoever was spoken of.
_SAYING_ONLY: Final = frozenset({"say", "add", "insist"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "CCONJ", "ADP", "PART", "PRON", "ADV"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
#: So many words at most has a speaker with all that describes them.
_LONGEST: Final = 14


def mend(tokens: list[Token], sentence: range) -> None:
    """Put the tree of one sentence right, in place; positions in the list are indexes."""
    mend_participles(tokens, sentence)
    for index in sentence:
        verb = tokens[index]
        if verb.pos == "VERB" and verb.lemma in _SAYING:
            _give_speaker(verb, tokens, sentence)
            _join_speakers(verb, tokens, sentence)
            _lift(verb, tokens, sentence)


# -- "wounding more than 50, two residents and a relief group said": they say it -------------------------------
def _give_speaker(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make the nouns between a comma and a verb of saying its subject, where it has none and what is said stands
    before them."""
    below = list(_children(verb, tokens, sentence))
    if any(c.dep in _SUBJECTS or c.dep in ("aux", "auxpass") for c in below):
        return
    said = [c for c in below if c.dep == "ccomp" and c.index < verb.index]
    words = _nouns_before(verb, tokens, sentence)
    if not said or not words:
        return
    inside = {t.index for t in words}
    heads = [t for t in words if t.head not in inside]
    if len(heads) != 1 or heads[0].pos not in ("NOUN", "PROPN"):
        return
    head = heads[0]
    for token in tokens[sentence.start : words[0].index]:
        if token.head in inside:
            # "more than 50, two residents": the count takes the place that the residents had.
            number = token.pos == "NUM"
            dep = head.dep if number else "punct" if token.pos == "PUNCT" else token.dep
            tokens[token.index] = replace(token, head=head.head, dep=dep)
    tokens[head.index] = replace(head, head=verb.index, dep="nsubj")


def _join_speakers(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make one pair of "an aid worker and two patients said", where the tree gives the verb two subjects."""
    subjects = [c for c in _children(verb, tokens, sentence) if c.dep == "nsubj"]
    for one, other in pairwise(subjects):
        before = min([other.index, *(c.index for c in _children(other, tokens, sentence))]) - 1
        joint = tokens[before]
        if joint.dep == "cc" and joint.head == one.index:
            tokens[other.index] = replace(other, head=one.index, dep="conj")


def _nouns_before(verb: Token, tokens: list[Token], sentence: range) -> list[Token]:
    """The words between the last comma and the verb; empty where they are not all of noun phrases."""
    found: list[Token] = []
    for index in range(verb.index - 1, max(sentence.start, verb.index - _LONGEST) - 1, -1):
        token = tokens[index]
        if token.text == ",":
            return found[::-1]
        if token.pos not in _NOMINAL:
            return []
        found.append(token)
    return []


# -- "denied that the air force had bombed it and said its planes struck a convoy": one speaker for both --------
def _lift(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Join a saying to the saying above the clause whose deed it is no second of."""
    if verb.dep != "conj" or verb.tag not in _FINITE | {"VBN"} or verb.lemma not in _SAYING_ONLY:
        return
    below = list(_children(verb, tokens, sentence))
    if any(c.dep in _SUBJECTS or c.dep in ("aux", "auxpass") for c in below):
        return
    clause = tokens[verb.head]
    while clause.dep == "conj":
        clause = tokens[clause.head]
    above = tokens[clause.head]
    if clause.dep != "ccomp" or above.index > clause.index or above.lemma not in _SAYING:
        return
    if not any(c.dep in _SUBJECTS for c in _children(clause, tokens, sentence)):
        return
    for child in _children(tokens[verb.head], tokens, sentence):
        if child.dep in ("cc", "punct") and child.index in (verb.index - 1, verb.index - 2):
            tokens[child.index] = replace(child, head=above.index)
    tokens[verb.index] = replace(verb, head=above.index)


def _children(token: Token, tokens: list[Token], sentence: range) -> Iterator[Token]:
    words = (tokens[index] for index in sentence)
    return (t for t in words if t.head == token.index and t.index != token.index)
