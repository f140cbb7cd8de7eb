"""Walking the dependency tree of a document: phrases, conjuncts, subjects and objects."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Document, Entity, Sentence, Token

NOUNS: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_INSIDE: Final = frozenset({"compound", "amod", "nmod", "nummod", "poss", "quantmod", "det", "case", "punct"})
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})


class Tree:
    """The tokens of one document with their children, and the phrases that they head."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.text = document.text
        self.tokens: tuple[Token, ...] = document.layer("tokens")
        self.sentences: tuple[Sentence, ...] = document.layer("sentences")
        self._vocabulary = vocabulary
        self._children: dict[int, list[Token]] = defaultdict(list)
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token)
        self._firsts = [sentence.first for sentence in self.sentences]
        self._starts = [token.start for token in self.tokens]
        self.entity_of: dict[int, Entity] = {}
        people = [
            entity.span.of(self.text) for entity in document.layer("entities") if entity.label == "PERSON"
        ]
        self._names = [" ".join(name.split()) for name in people if len(name.split()) <= 5]
        for entity in document.layer("entities"):
            for token in self.between(entity.span.start, entity.span.end):
                self.entity_of[token.index] = entity

    def is_person(self, token: Token) -> bool:
        """Whether a word is part of a person's name."""
        entity = self.entity_of.get(token.index)
        return entity is not None and entity.label == "PERSON"

    def full_name(self, token: Token) -> str | None:
        """The longest name in the document that a word of a person's name is part of; None for other words."""
        if not self.is_person(token):
            return None
        names = [name for name in self._names if token.text.upper() in name.upper().split()]
        return max(names, key=lambda name: len(name.split()), default=None)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens whose first character lies in [start, end)."""
        first = bisect_right(self._starts, start - 1)
        return [
            token for token in self.tokens[first : bisect_right(self._starts, end - 1)] if token.start < end
        ]

    def last_before(self, position: int) -> Token | None:
        """The last token that begins before a character; None where there is none."""
        number = bisect_right(self._starts, position - 1)
        return self.tokens[number - 1] if number else None

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that a token stands in."""
        return max(0, bisect_right(self._firsts, index) - 1)

    def children(self, index: int, *labels: str) -> list[Token]:
        """The children of a token, with one of these labels where any are given."""
        found = self._children.get(index, [])
        return [child for child in found if child.dep in labels] if labels else found

    def objects_of(self, index: int, prepositions: frozenset[str]) -> Iterator[Token]:
        """What stands behind prepositions that hang on a token, conjuncts included."""
        for child in self.children(index, "prep", "agent", "dative"):
            if child.lemma in prepositions:
                for thing in self.children(child.index, "pobj", "pcomp"):
                    yield from self.conjuncts(thing)

    def conjuncts(self, token: Token) -> Iterator[Token]:
        """A token and what is joined to it."""
        yield token
        for child in self.children(token.index, "conj"):
            if child.pos in NOUNS or token.pos not in NOUNS:
                yield from self.conjuncts(child)

    def subtree(self, index: int) -> Iterator[Token]:
        """A token and all below it."""
        yield self.tokens[index]
        for child in self._children.get(index, []):
            yield from self.subtree(child.index)

    def above(self, index: int) -> Iterator[Token]:
        """The tokens that a token hangs on, from the nearest to the root."""
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def verb_above(self, index: int) -> Token | None:
        """The nearest verb above a token; None where there is none."""
        return next((one for one in self.above(index) if one.pos in ("VERB", "AUX")), None)

    def core(self, token: Token) -> Token:
        """What a measuring noun measures ("a group of men": men); the token itself for others."""
        for _ in range(3):
            if not self._vocabulary.is_a("transparent", token.lemma) and token.pos != "NUM":
                return token
            inner = next(self.objects_of(token.index, _OF), None)
            if inner is None:
                return token
            token = inner
        return token

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb stands in the passive, or as a participle behind a noun ("bombs planted by")."""
        if self.children(verb.index, "nsubjpass", "auxpass", "agent"):
            return True
        return verb.dep == "acl" and verb.tag == "VBN"

    def subjects(self, verb: Token) -> list[Token]:
        """Who does what an active verb says, found also over joined, relative and embedded verbs."""
        for _ in range(4):
            found = self.children(verb.index, "nsubj", "nsubjpass", "csubj")
            if found:
                return [one for subject in found for one in self._meant(subject, verb)]
            if verb.dep in ("relcl", "acl") and verb.head != verb.index:
                return [self.tokens[verb.head]]
            if (
                verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp")
                or verb.head == verb.index
            ):
                return []
            above = self.verb_above(verb.index)
            if above is None:
                return []
            if verb.dep == "conj" and self.is_passive(above) != self.is_passive(verb):
                # "was attacked and fired back": the subject is shared, whatever its role.
                return [one for subject in self.children(above.index, "nsubj", "nsubjpass")
                        for one in self.conjuncts(subject)]  # fmt: skip
            verb = above
        return []

    def _meant(self, subject: Token, verb: Token) -> Iterator[Token]:
        """A subject and its conjuncts; for "who" and "which", the noun that they stand for."""
        if subject.tag in ("WP", "WDT") or subject.text.lower() in ("who", "which", "that"):
            if verb.dep == "relcl":
                yield self.tokens[verb.head]
            return
        yield from self.conjuncts(subject)

    def doers(self, verb: Token) -> list[Token]:
        """Who does what a verb says."""
        by = list(self.objects_of(verb.index, _BY))
        if by or self.is_passive(verb):
            return by
        return self.subjects(verb)

    def undergoers(self, verb: Token) -> list[Token]:
        """Whom or what a verb's deed befalls: its object, or its subject in the passive."""
        if self.is_passive(verb):
            found = self.children(verb.index, "nsubjpass")
            if found:
                return [one for subject in found for one in self._meant(subject, verb)]
            if verb.dep in ("acl", "relcl"):
                return [self.tokens[verb.head]]
            return self.subjects(verb)
        found = [one for thing in self.children(verb.index, "dobj", "dative") for one in self.conjuncts(thing)
                 if thing.dep != "dative" or thing.pos in NOUNS]  # fmt: skip
        whom = [one for one in found if one.tag not in ("WP", "WDT")]
        if found and not whom and verb.dep == "relcl":
            return [self.tokens[verb.head]]
        return whom

    def span(self, token: Token) -> tuple[int, int]:
        """The characters of the phrase that a noun heads: its name, or its modifiers and itself."""
        entity = self.entity_of.get(token.index)
        if entity is not None and entity.label in ("PERSON", "ORG", "GPE", "FAC"):
            inside = self.between(entity.span.start, entity.span.end)
            if token.index == max(one.index for one in inside):
                return _stripped(self.text, entity.span.start, entity.span.end)
        start, end = token.start, token.end
        left = [
            child
            for child in self.children(token.index)
            if child.index < token.index and child.dep in _INSIDE
        ]
        first = token.index
        for child in reversed(left):
            lowest = min(one.index for one in self.subtree(child.index))
            if first - lowest > 5:
                break
            first = lowest
        return _stripped(self.text, self.tokens[first].start, end) if first < token.index else (start, end)

    def phrase(self, token: Token) -> str:
        """The words of :meth:`span`, on one line."""
        start, end = self.span(token)
        return " ".join(self.text[start:end].split())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
