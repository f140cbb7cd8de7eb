"""Trees put right where a participle or a noun in "-ing" hides the verb of its clause, or who it is told of.

The pipeline often makes the participle of a reduced relative clause the head of the sentence ("the rebels, pushed
back, kidnapped nine weavers"), and hangs the verb proper on it without a subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasid.model.document import Token

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_PARTICIPLES: Final = frozenset({"VBN", "VBD"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_HELPERS: Final = frozenset({"aux", "auxpass"})
_OBJECTS: Final = frozenset({"dobj", "dative", "attr", "oprd", "ccomp"})
_NOUNS: Final = ("NOUN", "PROPN", "NUM")
_CLAUSES: Final = frozenset({"csubj", "csubjpass", "advcl", "ccomp"})
#: Verbs that make a phrase with "fire", by their form in "-ing".
_FIRING: Final = {"opening": "open", "trading": "trade", "exchanging": "exchange", "returning": "return"}
_HANDING: Final = frozenset({"hand", "turn", "sign", "give"})
#: Nouns in "-ing" that name an event, which the pipeline takes for verbs at the head of a sentence.
_EVENTS: Final = frozenset(
    {"shelling", "bombing", "fighting", "shooting", "looting", "rioting", "bombarding"}
)


def mend_participles(tokens: list[Token], sentence: range) -> None:
    """Put the tree of one sentence right, in place; positions in the list are indexes."""
    for index in sentence:
        token = tokens[index]
        if token.text.lower() in _EVENTS and token.tag == "VBG":
            _name_event(token, tokens, sentence)
        elif token.dep == "quantmod" and token.tag == "RP":
            _give_particle(token, tokens, sentence)
        elif token.text.lower() in _FIRING:
            _open_fire(token, tokens, sentence)
        elif token.pos == "VERB" and token.tag in _PARTICIPLES:
            if token.dep == "amod":
                _find_hidden(token, tokens, sentence)
            else:
                _reduce(token, tokens, sentence)
                _give_neighbour(tokens[index], tokens, sentence)


# -- "the insurgents, pushed back towards the lake, kidnapped nine weavers" ------------------------------------------
def _reduce(participle: Token, tokens: list[Token], sentence: range) -> None:
    """Give the noun before a participle to the finite verb behind it, and the participle to the noun."""
    below = list(children_of(participle, tokens, sentence))
    noun = next((c for c in below if c.dep in _SUBJECTS and c.index < participle.index), None)
    if noun is None or noun.pos not in _NOUNS or any(c.dep in _HELPERS | _OBJECTS for c in below):
        return
    verb = _verb_behind(participle, below, tokens, sentence)
    if verb is None or not _is_aside(noun, participle, verb, tokens, sentence):
        return
    passive = any(c.dep == "auxpass" for c in children_of(verb, tokens, sentence))
    if verb.head == participle.index:
        head = verb.index if participle.head == participle.index else participle.head
        tokens[verb.index] = replace(verb, head=head, dep=participle.dep)
    for child in below:
        if child.index not in (noun.index, verb.index) and not noun.index < child.index < verb.index:
            tokens[child.index] = replace(child, head=verb.index)
    tokens[noun.index] = replace(noun, head=verb.index, dep="nsubjpass" if passive else "nsubj")
    tokens[participle.index] = replace(participle, head=noun.index, dep="acl", tag="VBN")


def _verb_behind(participle: Token, below: list[Token], tokens: list[Token], sentence: range) -> Token | None:
    """The finite verb without a subject that is joined to the participle with no "and", or holds it as a clause."""
    if participle.dep in _CLAUSES and participle.head > participle.index:
        verb = tokens[participle.head]
    else:
        joined = next((c for c in below if c.dep == "conj"), None)
        if joined is None or any(c.dep == "cc" and c.index < joined.index for c in below):
            return None
        verb = joined
    own = list(children_of(verb, tokens, sentence))
    finite = verb.tag in _FINITE or any(c.dep in _HELPERS and c.tag in (*_FINITE, "MD") for c in own)
    subjects = [c for c in own if c.dep in _SUBJECTS and c.index != participle.index]
    return verb if finite and verb.pos in ("VERB", "AUX") and not subjects else None


def _is_aside(noun: Token, participle: Token, verb: Token, tokens: list[Token], sentence: range) -> bool:
    """Whether the participle and what hangs on it stand between two commas, or with none at all."""
    start = verb.index
    while start > participle.index and tokens[start - 1].dep in _HELPERS | {"neg", "advmod"}:
        start -= 1
    opened = any(t.text == "," for t in tokens[noun.index : participle.index])
    if opened:
        return tokens[start - 1].text == ","
    return not any(t.pos == "PUNCT" or t.dep == "cc" for t in tokens[noun.index : start])


# -- "French jets based in Chad bombed pickups": the verb taken for what describes them ------------------------------
def _find_hidden(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make a participle between two nouns the verb of a sentence that has none."""
    thing = tokens[verb.head]
    before = tokens[max(verb.index - 1, sentence.start)]
    preposition = tokens[thing.head]
    participle = tokens[preposition.head]
    noun = tokens[participle.head]
    inside = (
        before.head == thing.index and before.pos in ("PROPN", "NOUN") and before.dep in ("compound", "nmod")
    )
    hung = thing.dep == "pobj" and preposition.dep == "prep" and participle.dep == "acl"
    if not (inside and hung) or noun.dep != "ROOT" or noun.pos not in _NOUNS or thing.index < verb.index:
        return
    for index in sentence:
        token = tokens[index]
        if token.head == thing.index and index < verb.index and index != before.index:
            tokens[index] = replace(token, head=before.index)
        elif token.head in (participle.index, noun.index) and index > verb.index:
            tokens[index] = replace(token, head=verb.index)
    tokens[before.index] = replace(before, head=preposition.index, dep="pobj")
    tokens[thing.index] = replace(thing, head=verb.index, dep="dobj")
    tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    tokens[verb.index] = replace(verb, head=verb.index, dep="ROOT", tag="VBD")


# -- "closer to Nyala, a captain and two guards were killed": no name beside the town --------------------------------
def _give_neighbour(verb: Token, tokens: list[Token], sentence: range) -> None:
    """Make the nouns between a comma and a passive its subject, where it has none and the tree takes them for
    another name of what stands before the comma."""
    below = list(children_of(verb, tokens, sentence))
    helpers = [c.index for c in below if c.dep in _HELPERS]
    if verb.dep not in ("ROOT", "ccomp") or not helpers or any(c.dep in _SUBJECTS for c in below):
        return
    for noun in tokens[sentence.start : helpers[0]]:
        outside = noun.dep == "appos" and noun.pos in _NOUNS and tokens[noun.head].dep == "pobj"
        if outside and _reaches(noun, helpers[0], tokens, sentence):
            passive = tokens[helpers[-1]].dep == "auxpass"
            tokens[noun.index] = replace(noun, head=verb.index, dep="nsubjpass" if passive else "nsubj")
            return


def _reaches(noun: Token, end: int, tokens: list[Token], sentence: range) -> bool:
    """Whether the noun and what hangs on it fill the words between a comma and ``end``."""
    inside = {noun.index}
    for _ in range(end - noun.index):
        inside |= {i for i in sentence if tokens[i].head in inside and i < end}
    return max(inside) == end - 1 and tokens[min(inside) - 1].text == ","


# -- "accused the army of opening fire": no fire of an opening -------------------------------------------------------
def _open_fire(word: Token, tokens: list[Token], sentence: range) -> None:
    """Make a verb of "opening" before "fire", where it was taken for a noun that describes the fire."""
    fire = tokens[word.head]
    before = tokens[max(word.index - 1, sentence.start)]
    if word.dep != "compound" or fire.lemma != "fire" or fire.index != word.index + 1:
        return
    lemma = _FIRING[word.text.lower()]
    if before.tag == "IN" and fire.head == before.index:
        above = before
        while above.pos != "VERB" and above.head != above.index:
            above = tokens[above.head]
        tokens[before.index] = replace(before, head=above.index)
        tokens[word.index] = replace(word, lemma=lemma, pos="VERB", tag="VBG", dep="pcomp", head=before.index)
        for child in list(children_of(above, tokens, sentence)):
            if child.index > fire.index and child.dep in ("prep", "npadvmod", "advcl"):
                tokens[child.index] = replace(child, head=word.index)
    elif before.tag == "NNS" and before.head == fire.index and before.dep == "compound":
        tokens[before.index] = replace(before, head=fire.head, dep=fire.dep)
        tokens[word.index] = replace(word, lemma=lemma, pos="VERB", tag="VBG", dep="acl", head=before.index)
        for child in list(children_of(fire, tokens, sentence)):
            target = word.index if child.index > fire.index else before.index
            tokens[child.index] = replace(child, head=target)
    else:
        return
    tokens[fire.index] = replace(fire, head=word.index, dep="dobj")


# -- "handed over six prisoners": they are not "over six" ------------------------------------------------------------
def _give_particle(word: Token, tokens: list[Token], sentence: range) -> None:
    """Hang a particle on the verb before it, not on the number behind it."""
    verb = tokens[max(word.index - 1, sentence.start)]
    if word.lemma == "over" and verb.lemma in _HANDING:
        tokens[word.index] = replace(word, head=verb.index, dep="prt")


# -- "shelling that has not paused drove people out": an event, no deed of anybody -----------------------------------
def _name_event(word: Token, tokens: list[Token], sentence: range) -> None:
    """Make a noun of a word in "-ing" that is the subject of a verb and has no object of its own."""
    below = list(children_of(word, tokens, sentence))
    if word.dep not in _SUBJECTS or any(c.dep in _OBJECTS - {"ccomp"} | _SUBJECTS | _HELPERS for c in below):
        return
    dep = word.dep.replace("csubj", "nsubj")
    tokens[word.index] = replace(word, lemma=word.text.lower(), pos="NOUN", tag="NN", dep=dep)
    for child in below:
        if child.dep == "ccomp":
            tokens[child.index] = replace(child, dep="relcl")


def children_of(token: Token, tokens: list[Token], sentence: range) -> Iterator[Token]:
    """The words of the sentence that hang on a token, in text order."""
    words = (tokens[index] for index in sentence)
    return (t for t in words if t.head == token.index and t.index != token.index)
