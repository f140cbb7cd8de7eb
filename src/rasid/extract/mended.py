"""Trees of the pipeline put right where it often takes a speaker, or a saying, for part of what is said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from rasid.extract.blamed import BLAMING
from rasid.extract.reduced import children_of, mend_participles
from rasid.model.document import Token

#: Verbs behind which, or before which, stands what somebody says.
_SAYING: Final = frozenset(
    ["say", "add", "report", "tell", "announce", "confirm", "state", "warn", "note", "deny", "acknowledge", "admit",
     "claim", "allege", "insist", "declare", "stress", "reject"]
)  # fmt: skip
#: Those that hardly ever tell one more deed of whoever was spoken of.
_SAYING_ONLY: Final = frozenset({"say", "add", "insist"})
#: Verbs with a deed behind an "of".
_ACCUSING: Final = frozenset({"accuse", "suspect"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL: Final = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "CCONJ", "ADP", "PART", "PRON", "ADV"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
#: So many words at most has a speaker with all that describes them.
_LONGEST: Final = 14


def mend(tokens: list[Token], sentence: range) -> None:
    """Put the tree of one sentence right, in place; positions in the list are indexes."""
    _part(tokens, sentence)
    mend_participles(tokens, sentence)
    for index in sentence:
        verb = tokens[index]
        if verb.pos == "VERB" and verb.lemma in BLAMING:
            _free_blamed(verb, tokens, sentence)
        if verb.pos == "VERB" and verb.lemma in _ACCUSING:
            _free_deed(verb, tokens, sentence)
        if verb.pos == "VERB" and verb.lemma in _SAYING:
            _take_victims_out(verb, tokens, sentence)
            _give_speaker(verb, tokens, sentence)
            _join_speakers(verb, tokens, sentence)
            _give_object_back(verb, tokens, sentence)
            _lift(verb, tokens, sentence)


# -- "wounding more than 50, two residents and a relief group said": they say it -------------------------------
def _give_speaker(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make the nouns between a comma and a verb of saying its subject, where it has none and what is said stands
    before them."""
    below = list(children_of(verb, tokens, sentence))
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
    subjects = [c for c in children_of(verb, tokens, sentence) if c.dep == "nsubj"]
    for one, other in pairwise(subjects):
        before = min([other.index, *(c.index for c in children_of(other, tokens, sentence))]) - 1
        joint = tokens[before]
        if joint.dep == "cc" and joint.head == one.index:
            tokens[other.index] = replace(other, head=one.index, dep="conj")


def _take_victims_out(verb: Token, tokens: list[Token], sentence: range) -> None:
    """In "killing 14 people, residents and a medic said" leave the people to the killing, and have the rest say it."""
    others = [c for c in children_of(verb, tokens, sentence) if c.dep in _SUBJECTS]
    if len(others) > 1 or (others and others[0].index > verb.index):
        return
    for people in others or [tokens[i] for i in sentence if tokens[i].dep == "dobj" and i < verb.index]:
        below = list(children_of(people, tokens, sentence))
        said_by = next((c for c in below if c.dep == "conj" and tokens[people.index + 1].text == ","), None)
        deed = tokens[_first_below(people, tokens, sentence) - 1]
        counted = any(c.dep == "nummod" for c in below)
        if (
            said_by is None
            or not counted
            or deed.tag != "VBG"
            or _last_below(people, tokens, sentence) != verb.index - 1
        ):
            continue
        tokens[people.index] = replace(people, head=deed.index, dep="dobj")
        tokens[said_by.index] = replace(said_by, head=verb.index, dep="nsubj")
        comma = tokens[people.index + 1]
        tokens[comma.index] = replace(comma, head=verb.index)


def _first_below(token: Token, tokens: list[Token], sentence: range) -> int:
    return min(
        [token.index, *(_first_below(c, tokens, sentence) for c in children_of(token, tokens, sentence))]
    )


def _last_below(token: Token, tokens: list[Token], sentence: range) -> int:
    return max(
        [token.index, *(_last_below(c, tokens, sentence) for c in children_of(token, tokens, sentence))]
    )


def _give_object_back(verb: Token, tokens: list[Token], sentence: range) -> None:
    """In "a force that guards the pipeline said" make the pipeline what is guarded, where the tree gives it to
    the verb of saying as a second subject."""
    subjects = [c for c in children_of(verb, tokens, sentence) if c.dep == "nsubj"]
    for one, other in pairwise(subjects):
        first = min([other.index, *(c.index for c in children_of(other, tokens, sentence))])
        before = tokens[first - 1]
        if before.dep != "relcl" or before.head != one.index or other.index > verb.index:
            continue
        if not any(c.dep == "dobj" for c in children_of(before, tokens, sentence)):
            tokens[other.index] = replace(other, head=before.index, dep="dobj")


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
    below = list(children_of(verb, tokens, sentence))
    if any(c.dep in _SUBJECTS or c.dep in ("aux", "auxpass") for c in below):
        return
    clause = tokens[verb.head]
    while clause.dep == "conj":
        clause = tokens[clause.head]
    above = tokens[clause.head]
    if clause.dep != "ccomp" or above.index > clause.index or above.lemma not in _SAYING:
        return
    if not any(c.dep in _SUBJECTS for c in children_of(clause, tokens, sentence)):
        return
    for child in children_of(tokens[verb.head], tokens, sentence):
        if child.dep in ("cc", "punct") and child.index in (verb.index - 1, verb.index - 2):
            tokens[child.index] = replace(child, head=above.index)
    tokens[verb.index] = replace(verb, head=above.index)


# -- "the army said S; the rebels said T": neither says what stands on the other side of the semicolon ----------
def _part(tokens: list[Token], sentence: range) -> None:
    """Join two sayings with a semicolon between them, and give the first what stands behind it."""
    for mark in [tokens[i] for i in sentence if tokens[i].text == ";"]:
        left = _sayings(tokens[sentence.start : mark.index], tokens, sentence)
        right = _sayings(tokens[mark.index + 1 : sentence.stop], tokens, sentence)
        if not left or not right:
            continue
        one, other = left[0], right[0]
        if one.head == other.index and one.dep == "ccomp":
            own = one.index if other.head == other.index else other.head
            tokens[one.index] = replace(one, head=own, dep=other.dep)
        elif other.head != one.index or other.dep != "ccomp":
            continue
        tokens[other.index] = replace(other, head=one.index, dep="conj")
        for token in tokens[one.index + 1 : mark.index]:
            if token.head == other.index:
                tokens[token.index] = replace(token, head=one.index)


def _sayings(words: list[Token], tokens: list[Token], sentence: range) -> list[Token]:
    """Verbs of saying with a subject of their own."""
    verbs = [t for t in words if t.pos == "VERB" and t.lemma in _SAYING]
    return [v for v in verbs if any(c.dep in _SUBJECTS for c in children_of(v, tokens, sentence))]


# -- "accused the rebels of shelling Kut": the deed and to whom it is done, taken for one name ------------------
def _free_deed(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make a participle between "of" and a name the deed, and the name its object."""
    for deed in tokens[verb.index + 1 : sentence.stop - 1]:
        name = tokens[deed.index + 1]
        way = tokens[deed.index - 1]
        if deed.tag != "VBG" or deed.head != name.index or name.dep != "pobj" or name.pos != "PROPN":
            continue
        if way.lemma == "of" and name.head == way.index:
            tokens[deed.index] = replace(deed, pos="VERB", head=way.index, dep="pcomp")
            tokens[name.index] = replace(name, head=deed.index, dep="dobj")


# -- "blamed the attack on the rebels": it was not on them -----------------------------------------------------
def _free_blamed(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Hang the last "on" behind what somebody is blamed for on the verb, where nothing else tells whom."""
    below = list(children_of(verb, tokens, sentence))
    thing = next((c for c in below if c.dep == "dobj"), None)
    if thing is None or any(c.dep == "prep" and c.lemma in ("on", "for") for c in below):
        return
    ways = [c for c in children_of(thing, tokens, sentence) if c.dep == "prep" and c.lemma == "on"]
    # "blamed the attack on Gao on the rebels": the second may hang on the place.
    ways += [c for way in ways for name in children_of(way, tokens, sentence)
             for c in children_of(name, tokens, sentence) if c.dep == "prep" and c.lemma == "on"]  # fmt: skip
    if ways:
        last = max(ways, key=lambda way: way.index)
        tokens[last.index] = replace(last, head=verb.index)
