"""Entities of a sentence in the way of the task ``re3d``, by rules over the parse, names and actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rasid.eval.engines import actor_finder, engine, gazetteer
from rasid.extract.lexicon import load_lexicon
from rasid.resolve.gazetteer import EntityVote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: What the pipeline's labels are called in the task.
_OF_LABEL: Final = {
    "CARDINAL": "Quantity",
    "DATE": "Temporal",
    "FAC": "Location",
    "GPE": "Location",
    "LAW": "DocumentReference",
    "LOC": "Location",
    "MONEY": "Money",
    "NORP": "Nationality",
    "ORG": "Organisation",
    "PERCENT": "Quantity",
    "PERSON": "Person",
    "QUANTITY": "Quantity",
    "TIME": "Temporal",
    "WORK_OF_ART": "DocumentReference",
}
#: A person who speaks or is spoken of; "we" and "they" are, in statements of institutions, a body.
_OF_PRONOUN: Final = {
    "i": "Person",
    "me": "Person",
    "my": "Person",
    "he": "Person",
    "him": "Person",
    "his": "Person",
    "she": "Person",
    "her": "Person",
    "we": "Organisation",
    "us": "Organisation",
    "our": "Organisation",
    "they": "Organisation",
    "them": "Organisation",
    "their": "Organisation",
}
#: What the lexicon's classes of nouns are called in the task, the surest first.
_OF_CLASS: Final = {
    "weapon": "Weapon",
    "vehicle": "MilitaryPlatform",
    "organisation": "Organisation",
    "force": "Organisation",
    "place": "Location",
    "person": "Person",
}
_AMOUNTS: Final = frozenset({"Temporal", "Money", "Quantity"})
#: What may stand behind a name and is no part of it.
_TRAILING: Final = frozenset({"'s", "’s", "'", "’", "s", "(", ")", ",", "and"})

Found = tuple[int, int, str]


def entities_of(parsed: Doc) -> list[Found]:
    """(start, end, type) in tokens, in order; none overlaps another."""
    taken: set[int] = set()
    entities: list[Found] = []
    for start, end, kind in _candidates(parsed):
        if start < end and taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            entities.append((start, end, kind))
    return sorted(entities)


def parsed(words: Sequence[str]) -> Doc:
    """The words as they are cut, read by the pipeline."""
    from spacy.tokens import Doc

    language = engine().language
    return language(Doc(language.vocab, words=list(words)))


def _candidates(parsed: Doc) -> Iterator[Found]:
    """Entities in the order of trust: what overlaps an earlier one is left out by the caller."""
    for entity in parsed.ents:
        kind = _OF_LABEL.get(entity.label_)
        # A bare numeral is mostly the number of a list or a note.
        if kind in _AMOUNTS and not (kind == "Quantity" and len(entity.text) == 1):
            yield entity.start, entity.end, kind
    for chunk in parsed.noun_chunks:
        if kind := _kind_of_phrase(chunk.root):
            start = chunk.start
            while start < chunk.end and parsed[start].ent_type_ in ("CARDINAL", "QUANTITY"):
                start += 1
            yield (*_trimmed(parsed, start, _end_with_name(parsed, chunk)), kind)
    for mention in actor_finder().find(parsed.text):
        span = parsed.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is not None:
            yield span.start, span.end, "Organisation"
    for entity in parsed.ents:
        if entity.label_ in _OF_LABEL:
            yield (*_trimmed(parsed, entity.start, entity.end), _OF_LABEL[entity.label_])
    yield from _places(parsed)
    for token in parsed:
        if token.pos_ == "PRON" and (kind := _OF_PRONOUN.get(token.lower_)):
            yield token.i, token.i + 1, kind


def _kind_of_noun(noun: Token) -> str | None:
    """What the lexicon says of a common noun; several persons are a body of people."""
    classes = load_lexicon().classes(noun.lemma_.lower())
    kind = next((name for of, name in _OF_CLASS.items() if of in classes), None)
    return "Organisation" if kind == "Person" and noun.tag_ == "NNS" else kind


def _kind_of_phrase(root: Token) -> str | None:
    """What the head of a noun phrase says the whole phrase is; None where it says nothing."""
    if root.pos_ == "PRON":
        return None
    kind = _kind_of_noun(root) if not root.ent_type_ else _OF_LABEL.get(root.ent_type_)
    if kind is None or kind in _AMOUNTS:
        return _kind_of_noun(root)
    acts = root.dep_ in ("nsubj", "agent") or (root.dep_ == "pobj" and root.head.lower_ == "by")
    # A country that acts is its government, and people named after one are a body of people.
    if (root.ent_type_ == "GPE" and acts) or (kind == "Nationality" and root.tag_ in ("NNS", "NNPS")):
        return "Organisation"
    if kind == "Person" and root.tag_ == "NNS":
        return "Organisation"
    return kind


def _end_with_name(parsed: Doc, chunk: Span) -> int:
    """The end of a phrase with the name behind "of" ("the Government of Iraq")."""
    if chunk.end + 1 >= len(parsed) or parsed[chunk.end].lower_ != "of" or _kind_of_noun(chunk.root) is None:
        return chunk.end
    for other in parsed.noun_chunks:
        if other.start == chunk.end + 1 and other.root.pos_ == "PROPN":
            return other.end
    return chunk.end


def _places(parsed: Doc) -> Iterator[Found]:
    votes = [EntityVote(entity.start_char, entity.end_char, entity.label_) for entity in parsed.ents]
    for place in gazetteer().locate(parsed.text, votes=votes):
        span = parsed.char_span(place.start, place.end, alignment_mode="expand")
        if span is not None:
            yield span.start, span.end, "Nationality" if place.adjectival else "Location"


def _trimmed(parsed: Doc, start: int, end: int) -> tuple[int, int]:
    """[start, end) without an "'s" or punctuation at its end, also where that came cut in two."""
    while end > start + 1 and parsed[end - 1].text in _TRAILING:
        end -= 1
    return start, end
