"""Nouns that may be marked in a sentence, what is known of each, and the spans that it may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rasid.eval.source_target_rules import Role, has_actor, is_actor, is_public, main_verb, roles_of
from rasid.eval.source_target_spans import end_of, first_of
from rasid.extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Dependents that are part of another noun's phrase.
_INSIDE: Final = frozenset({"compound", "amod", "nummod", "nmod", "quantmod", "npadvmod"})
_ARTICLES: Final = frozenset({"a", "an", "the", "any", "all", "both"})
#: Steps from a noun to the main verb that are told apart; longer ways look the same.
_LONGEST: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun, the role that the rules give it, and names of what is known of it."""

    head: Token
    ruled: Role | None
    features: tuple[str, ...]


def candidates(doc: Doc) -> list[Candidate]:
    """The nouns of a sentence that head a phrase, in order."""
    if not len(doc):
        return []
    ruled = {chosen.head.i: chosen for chosen in roles_of(doc)}
    verb, _ = main_verb(doc)
    nouns = [token for token in doc if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _INSIDE]
    nouns += [ruled[place].head for place in ruled if ruled[place].head not in nouns]
    nouns.sort(key=lambda token: token.i)
    found = []
    for number, noun in enumerate(nouns):
        chosen = ruled.get(noun.i)
        role = chosen.role if chosen is not None else None
        others = sorted({chosen.role for chosen in ruled.values()})
        features = [*_of_noun(noun), *_of_place(noun, verb, number, len(nouns))]
        features += [f"rule={role}", f"rules={'+'.join(others)}", f"rule={role}|verb={verb.lemma_.lower()}"]
        path = _path(noun, verb)
        features += [
            f"rule={role}|path={path}",
            f"rule={role}|ent={noun.ent_type_}",
            f"rule={role}|dep={noun.dep_}",
        ]
        found.append(Candidate(noun, role, tuple(dict.fromkeys(features))))
    return found


def variants(head: Token) -> dict[tuple[int, int], list[str]]:
    """The spans that a noun may have, [first, end), with names of what each takes in."""
    first = first_of(head)
    starts = {first: "whole"}
    if head.doc[first].lower_ in _ARTICLES and first < head.i:
        starts[first + 1] = "bare"
    if head.dep_ == "pobj":
        starts.setdefault(head.head.i, "preposition")
        if head.head.head.pos_ in ("NOUN", "NUM") and head.head.head.i < head.head.i:
            starts.setdefault(first_of(head.head.head), "parent")
    ends = {head.i + 1: "bare"}
    for name, placed, named in (("of", False, False), ("placed", True, False), ("named", True, True)):
        ends.setdefault(end_of(head, placed=placed, named=named), name)
    for joined in head.conjuncts[:4]:
        if joined.i > head.i:
            ends.setdefault(end_of(joined, placed=True, named=False), "joined")
    for child in head.rights:
        if child.dep_ in ("relcl", "acl", "prep", "appos"):
            ends.setdefault(child.right_edge.i + 1, child.dep_)
    return {
        (start, end): list(_of_span(head, start, end, begins, ends_with))
        for start, begins in starts.items()
        for end, ends_with in ends.items()
    }


def _of_span(head: Token, start: int, end: int, begins: str, ends_with: str) -> Iterator[str]:
    doc = head.doc
    kind = "name" if head.pos_ == "PROPN" else "noun"
    last = end_of(head, placed=True, named=True)
    yield f"begins={begins}"
    yield f"ends={ends_with}"
    yield f"begins={begins}|{doc[start].lower_}"
    yield f"begins={begins}|{kind}"
    yield f"ends={ends_with}|{kind}"
    yield f"ends={ends_with}|{head.dep_}"
    yield f"as_rules={end == last}"
    behind = doc[end].lower_ if end < len(doc) else "end"
    taken = doc[head.i + 1].lower_ if end > head.i + 1 else "nothing"
    yield f"behind={behind}"
    yield f"behind={behind}|{kind}"
    yield f"takes={taken}|{ends_with}"
    yield f"long={min((end - start) // 3, 6)}"
    yield f"commas={doc[start:end].text.count(',')}"
    yield f"brackets={doc[start:end].text.count('(') - doc[start:end].text.count(')')}"


def _of_noun(noun: Token) -> Iterator[str]:
    yield f"dep={noun.dep_}"
    yield f"tag={noun.tag_}"
    yield f"ent={noun.ent_type_}"
    yield f"lemma={noun.lemma_.lower()}"
    yield f"before={noun.nbor(-1).lower_ if noun.i else 'start'}"
    yield f"head={noun.head.lemma_.lower()}"
    yield f"dep={noun.dep_}|head={noun.head.lemma_.lower()}"
    if noun.dep_ == "pobj":
        governor = noun.head.head
        yield f"of={noun.head.lower_}|{governor.lemma_.lower()}"
        yield f"of={noun.head.lower_}|{governor.pos_}"
    for name in sorted(load_lexicon().classes(noun.lemma_.lower())):
        yield f"class={name}"
    yield f"actor={is_actor(noun)}|public={is_public(noun)}|has={has_actor(noun)}"
    for child in noun.children:
        if child.dep_ in ("poss", "prep", "relcl", "acl", "appos", "conj", "det"):
            yield f"child={child.dep_}"


def _of_place(noun: Token, verb: Token, number: int, count: int) -> Iterator[str]:
    side = "before" if noun.i < verb.i else "after"
    path = _path(noun, verb)
    lemma = verb.lemma_.lower()
    yield f"side={side}"
    yield f"number={min(number, 6)}"
    yield f"number={min(number, 4)}|{side}"
    yield f"from_end={min(count - number, 4)}"
    yield f"path={path}"
    yield f"verb={lemma}|{side}"
    yield f"verb={lemma}|dep={noun.dep_}"
    things = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"]
    for thing in things[:1]:
        yield f"thing={thing}|{side}"
        yield f"verb={lemma}|thing={thing}|{side}"
    if noun.dep_ == "pobj":
        yield f"verb={lemma}|prep={noun.head.lower_}"


def _path(noun: Token, verb: Token) -> str:
    steps: list[str] = []
    token = noun
    while token.i != verb.i and token.head.i != token.i and len(steps) < _LONGEST:
        steps.append(token.lower_ if token.dep_ == "prep" else token.dep_)
        token = token.head
    return "<".join([*steps, "verb" if token.i == verb.i else "elsewhere"])
