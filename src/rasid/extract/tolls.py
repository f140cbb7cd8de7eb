"""How many, of whom, with the wording kept: "at least three soldiers" is a low bound, not a count."""

from __future__ import annotations

from typing import Final

from rasid.extract.lexicon import Quantity
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.observation import Toll, TollKind

#: Dependents of a noun among which its number stands.
_NUMBER_DEPS: Final = ("nummod", "amod", "det", "advmod", "predet", "nmod", "quantmod")
#: How many words before a number may qualify it ("no fewer than").
_QUALIFIERS: Final = 4


class Tolls:
    """Tolls told by noun phrases of one document."""

    def __init__(self, tree: Tree, lookup: Lookup) -> None:
        self._tree = tree
        self._lookup = lookup

    def of(self, noun: Token, kind: TollKind) -> list[Toll]:
        """The counts of a noun and of those joined to it ("three soldiers and a civilian").

        A noun without a count gives none: "killed soldiers" says not how many.
        """
        found = [self._one(joined, kind) for joined in self._tree.conjuncts(noun.index)]
        return [toll for toll in found if toll is not None]

    def of_deeds(self, noun: Token, kind: TollKind) -> list[Toll]:
        """The count of a deed that takes one victim each ("five arrests", "two killings")."""
        for child in self._tree.children(noun.index, "nummod"):
            first, count = self._read(child)
            if count is not None and count != Quantity(0, 0, 0):
                return [Toll(kind, None, count.low, count.best, count.high, self._tree.span([first, noun.index]).of(self._tree.text))]
        return []

    def of_number(self, number: Token, word: Token, kind: TollKind) -> list[Toll]:
        """The count of a bare number and what it counts: "five dead"."""
        first, count = self._read(number)
        if count is None or count == Quantity(0, 0, 0):
            return []
        return [Toll(kind, None, count.low, count.best, count.high, self._tree.span([first, word.index]).of(self._tree.text))]

    def _one(self, noun: Token, kind: TollKind) -> Toll | None:
        if noun.pos == "NUM" or self._is_amount(noun):
            counted = self._counted_by(noun)
            return self._counted(noun, counted, kind)
        for child in self._tree.children(noun.index, *_NUMBER_DEPS):
            if child.pos == "NUM" or self._is_amount(child):
                return self._counted(child, noun, kind)
        return self._single(noun, kind)

    def _is_amount(self, token: Token) -> bool:
        return self._lookup.lexicon.count([token.text.lower()]) is not None and token.lemma not in ("a", "an", "no")

    def _counted(self, number: Token, counted: Token | None, kind: TollKind) -> Toll | None:
        behind = counted.index if counted is not None and counted.index > number.index else None
        first, count = self._read(number, behind)
        if count is None or count == Quantity(0, 0, 0):
            return None
        last = counted if counted is not None and counted.index > number.index else number
        span = self._tree.span([first, last.index])
        of = counted.text if counted is not None else None
        return Toll(kind, of, count.low, count.best, count.high, span.of(self._tree.text))

    def _read(self, number: Token, before: int | None = None) -> tuple[int, Quantity | None]:
        """The longest run of words around ``number`` that is a count: where it begins, and the count.

        It runs from a few words before the number to the word before ``before``, or to the number itself.
        """
        tokens = self._tree.tokens
        sentence = self._tree.sentences[self._tree.sentence_of(number.index)]
        ends = range(min(before or number.index + 1, number.index + _QUALIFIERS), number.index, -1)
        for first in range(max(sentence.first, number.index - _QUALIFIERS), number.index + 1):
            for last in ends:
                words = [token.text.lower() for token in tokens[first:last]]
                count = self._lookup.lexicon.count(words)
                if count is not None and words[0] not in ("and", ","):
                    return first, count
        return number.index, None

    def _counted_by(self, number: Token) -> Token | None:
        """In "dozens of civilians" the civilians; None for a bare number ("killed three")."""
        of = next((c for c in self._tree.children(number.index, "prep") if c.lemma == "of"), None)
        return self._tree.child(of.index, "pobj") if of is not None else None

    def _single(self, noun: Token, kind: TollKind) -> Toll | None:
        """ "a soldier" is one; a plural or a definite noun without a number is no count."""
        article = self._tree.child(noun.index, "det")
        if article is None or article.lemma not in ("a", "an", "another") or noun.tag not in ("NN", "NNP"):
            return None
        if not self._lookup.classes(noun.lemma) & {"person", "force"}:
            return None
        span = self._tree.span([article.index, noun.index])
        return Toll(kind, noun.text, 1, 1, 1, span.of(self._tree.text))
