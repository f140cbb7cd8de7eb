"""Names that the pipeline takes for clauses: "Doctors Aid deliveries resumed", "Save the Children said".

A verb inside a sentence has no capital, and an order ("Save the children") is not told in one breath with what
somebody did: such words are parts of names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasid.model.document import Token

_BASE: Final = frozenset({"VB", "VBP"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_LOOSE: Final = frozenset({"advcl", "csubj", "ccomp", "dep", "nsubj"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NAMES: Final = frozenset({"NOUN", "PROPN"})


def give_names_back(tokens: list[Token], sentence: range, *, headline: bool) -> None:
    """Make names of such verbs in one sentence, in place; positions in the list are indexes.

    In a headline every word may have a capital, so that none tells a name.
    """
    if len(sentence) < 3:
        return
    _order(tokens[sentence.start], tokens, sentence)
    for index in sentence[1:-1] if not headline else ():
        verb, before = tokens[index], tokens[index - 1]
        named = before.text[:1].isupper() and before.pos in _NAMES and before.head == index
        if verb.pos == "VERB" and verb.tag in _BASE and verb.text[:1].isupper() and named:
            _name(verb, before, tokens, sentence)


def _order(word: Token, tokens: list[Token], sentence: range) -> None:
    """ "Save the Children said", "Aid deliveries to Gaza resumed": the order's object does what follows."""
    verb = tokens[word.head]
    if word.tag not in _BASE or word.dep not in _LOOSE or verb.index < word.index or verb.tag not in _FINITE:
        return
    thing = next((c for c in _children(word, tokens, sentence) if c.dep == "dobj"), None)
    helpers = [c for c in _children(verb, tokens, sentence) if c.dep in ("aux", "auxpass", "neg")]
    first = min([verb.index, *(c.index for c in helpers)])
    if thing is None or any(c.dep in _SUBJECTS and c is not word for c in _children(verb, tokens, sentence)):
        return
    if _last_below(thing, tokens, sentence) != first - 1 and _last_below(word, tokens, sentence) != first - 1:
        return
    passive = any(c.dep == "auxpass" for c in helpers)
    _hang(thing, verb.index, "nsubjpass" if passive else "nsubj", tokens)
    for child in list(_children(word, tokens, sentence)):
        _hang(child, thing.index, child.dep, tokens)
    tokens[word.index] = replace(word, pos="NOUN", tag="NN", dep="compound", head=thing.index)


def _name(verb: Token, before: Token, tokens: list[Token], sentence: range) -> None:
    """The verb as the last word of a name that begins with the noun before it."""
    below = [c for c in _children(verb, tokens, sentence) if c.index != before.index]
    if verb.dep == "compound":
        # "Nurses Aid flights were suspended"
        _rename(verb, before, verb.head, "compound", tokens)
    elif verb.dep == "relcl" and verb.head < verb.index and not below:
        # "the charity Doctors Aid"
        _rename(verb, before, verb.head, "appos", tokens)
    else:
        thing = next((c for c in below if c.dep == "dobj" and c.index > verb.index), None)
        told = _deed_of(thing, tokens, sentence) if thing is not None else None
        if thing is not None and told is not None:
            # "Doctors Aid deliveries resumed": the deed was hung on what does it.
            root = told.index if verb.head == verb.index else verb.head
            _hang(told, root, verb.dep, tokens)
            _hang(thing, told.index, "nsubj", tokens)
            for child in below:
                if child.index != thing.index:
                    _hang(child, told.index, child.dep, tokens)
            _rename(verb, before, thing.index, "compound", tokens)


def _deed_of(thing: Token, tokens: list[Token], sentence: range) -> Token | None:
    """The past tense that the tree hangs on a noun as a participle; None for other nouns."""
    deeds = (c for c in _children(thing, tokens, sentence) if c.dep == "acl" and c.tag == "VBD")
    return next(deeds, None)


def _rename(verb: Token, before: Token, head: int, dep: str, tokens: list[Token]) -> None:
    tokens[verb.index] = replace(verb, pos="PROPN", tag="NNP", dep=dep, head=head)
    _hang(before, verb.index, "compound", tokens)


def _hang(token: Token, head: int, dep: str, tokens: list[Token]) -> None:
    tokens[token.index] = replace(tokens[token.index], head=head, dep=dep)


def _last_below(token: Token, tokens: list[Token], sentence: range) -> int:
    last = token.index
    for child in _children(token, tokens, sentence):
        last = max(last, _last_below(child, tokens, sentence))
    return last


def _children(token: Token, tokens: list[Token], sentence: range) -> Iterator[Token]:
    words = (tokens[index] for index in sentence)
    return (t for t in words if t.head == token.index and t.index != token.index)
