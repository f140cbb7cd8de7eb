"""What belongs to the phrase of an actor, as the task ``source_target`` marks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Dependents in front of a noun that belong to it.
_BEFORE: Final = frozenset(
    "det amod compound nummod quantmod poss nmod npadvmod advmod predet case punct preconj neg".split()
)
#: Prepositions that join a noun to what it is of.
_OWNING: Final = frozenset({"of"})
_PLACING: Final = frozenset({"in", "from", "at", "near", "for", "between", "to"})
_TIMES: Final = frozenset({"DATE", "TIME"})
#: Nouns that only measure what stands behind their "of".
_MEASURES: Final = frozenset(
    ["number", "dozen", "hundred", "thousand", "million", "group", "score", "handful", "couple", "majority", "lot",
     "some", "many", "most", "several", "one", "two", "three", "four", "five", "ten", "part", "all", "none", "both",
     "series", "half", "member", "rest"]
)  # fmt: skip


def phrase(head: Token, *, placed: bool = True, named: bool = True) -> tuple[int, int]:
    """[first, end) of the phrase of ``head``, its article and "of" phrases included.

    ``placed``: also a place behind it ("the rebels in Homs"). ``named``: also a name set off by commas or brackets.
    """
    return first_of(head), end_of(head, placed=placed, named=named)


def first_of(head: Token) -> int:
    """Where the words before the noun begin."""
    measure = head.head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and measure.lemma_.lower() in _MEASURES:
        return first_of(measure)
    first = head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ not in _BEFORE or child.right_edge.i != first - 1:
            break
        if child.dep_ == "punct" and child.text not in ("-", '"', "'"):
            break
        first = child.left_edge.i
    return first


def end_of(head: Token, *, placed: bool, named: bool) -> int:
    """Behind the last word of what hangs on the noun and follows it without a gap."""
    end = head.i + 1
    for child in head.rights:
        if child.left_edge.i > end:
            if not (named and _is_named(head.doc, end, child)):
                break
            end = child.right_edge.i + 1
            continue
        belongs = child.lower_ in _OWNING or (placed and child.lower_ in _PLACING and head.pos_ != "PROPN")
        if child.dep_ == "prep" and belongs:
            end = max(end, _end_behind(child))
        elif child.dep_ == "acl" and placed and child.tag_ == "VBN":
            end = max(end, child.right_edge.i + 1)
        elif (child.dep_ == "appos" and child.left_edge.i == end) or child.dep_ in ("nummod", "compound"):
            end = max(end, end_of(child, placed=False, named=False))
    return _closed(head, end)


def _closed(head: Token, end: int) -> int:
    """``end`` behind the bracket that closes one opened in the phrase."""
    inside = [token.text for token in head.doc[head.i : end]]
    is_open = inside.count("(") > inside.count(")")
    return end + 1 if is_open and end < len(head.doc) and head.doc[end].text == ")" else end


def _end_behind(preposition: Token) -> int:
    end = preposition.i
    for thing in preposition.rights:
        if thing.ent_type_ in _TIMES:
            continue
        if thing.dep_ == "pobj":
            end = end_of(thing, placed=True, named=False)
            for joined in thing.conjuncts:
                end = max(end, end_of(joined, placed=True, named=False))
    return end


def _is_named(doc: Doc, end: int, child: Token) -> bool:
    """Whether what follows a comma or a bracket is another name of the noun."""
    sign = doc[end].text
    return child.dep_ == "appos" and child.left_edge.i == end + 1 and sign in (",", "(")
