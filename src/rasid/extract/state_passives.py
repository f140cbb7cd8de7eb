"""A mend of the tree: passives that the pipeline takes for a state ("nine rebels were neutralised").

Rare participles are hung as adjectives on "were". What was done to whom is then lost, so that such a participle
becomes the head, "were" its auxiliary and the subject the one it is done to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rasid.model.document import Token

_WAS: Final = frozenset({"was", "were", "been", "be", "being"})
_SUBJECTS: Final = frozenset({"nsubj", "csubj"})
#: Participles that tell how somebody is or feels.
_STATES: Final = frozenset(
    """concern worry please interested tire frighten scare shock surprise convince determine satisfy disappoint
    involve relate connect link base locate situate suppose use bear dress bore excite confuse aware opposed
    dedicate commit prepare qualify ready crowd pack line cover fill limit know need divide unite isolate
    """.split()
)


def with_passives(tokens: Sequence[Token], verbs: Iterable[str]) -> list[Token]:
    """``tokens`` with such participles, if their lemma is one of ``verbs``, made heads of their clauses."""
    known = frozenset(verbs) - _STATES
    mended = list(tokens)
    hung: dict[int, list[int]] = {}
    for token in tokens:
        hung.setdefault(token.head, []).append(token.index)
    for token in tokens:
        be = tokens[token.head]
        if token.dep != "acomp" or be.lemma != "be" or be.text.lower() not in _WAS:
            continue
        lemma = _lemma(token, known)
        if lemma is not None and not _is_graded(token, tokens):
            _turn(mended, hung, token.index, be.index, lemma)
    return mended


def _lemma(token: Token, known: frozenset[str]) -> str | None:
    """The verb whose participle the word is, also where it was taken for an adjective; None for others."""
    if token.tag == "VBN":
        return token.lemma if token.lemma in known else None
    word = token.text.lower()
    if token.tag != "JJ" or not word.endswith("ed"):
        return None
    return next((lemma for lemma in (word[:-1], word[:-2]) if lemma in known), None)


def _is_graded(token: Token, tokens: Sequence[Token]) -> bool:
    before = tokens[token.index - 1] if token.index else token
    return before.lemma in ("very", "so", "too", "more", "most", "deeply", "quite")


def _turn(tokens: list[Token], hung: dict[int, list[int]], verb: int, be: int, lemma: str) -> None:
    """Put the participle in the place of "were", which becomes its auxiliary. ``hung`` is what hangs on each word."""
    old = tokens[be]
    head = verb if old.head == be else old.head
    tokens[verb] = replace(tokens[verb], lemma=lemma, pos="VERB", tag="VBN", dep=old.dep, head=head)
    tokens[be] = replace(old, dep="auxpass", head=verb)
    hung.setdefault(head, []).append(verb)
    hung.setdefault(verb, []).extend(hung[be])
    for at in hung[be]:
        token = tokens[at]
        if token.head == be and at not in (be, verb):
            dep = "nsubjpass" if token.dep in _SUBJECTS else token.dep
            tokens[at] = replace(token, head=verb, dep=dep)
