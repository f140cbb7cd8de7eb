"""Walking a dependency tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rasid.model.document import Document, Sentence, Token
from rasid.model.text import Span

#: Dependents that are no part of a name or noun phrase proper: relative clauses, appositions, what
#: was joined with "and", and punctuation.
_OUTSIDE_PHRASE: Final = frozenset({"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis", "prep", "mark",
                                    "advmod", "preconj", "dep", "ccomp"})  # fmt: skip
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")


class Tree:
    """The tokens of a document with their dependents, for questions about structure."""

    def __init__(self, document: Document) -> None:
        self.tokens: tuple[Token, ...] = document.layer("tokens")
        self.sentences: tuple[Sentence, ...] = document.layer("sentences")
        self.text = document.text
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)

    def children(self, index: int, *deps: str) -> list[Token]:
        """Dependents in text order, those with one of ``deps`` where any are given."""
        found = [self.tokens[i] for i in self._children[index]]
        return [t for t in found if t.dep in deps] if deps else found

    def child(self, index: int, *deps: str) -> Token | None:
        """The first dependent with one of ``deps``; None where there is none."""
        for i in self._children[index]:
            if self.tokens[i].dep in deps:
                return self.tokens[i]
        return None

    def head(self, index: int) -> Token:
        """The governing token; a root governs itself."""
        return self.tokens[self.tokens[index].head]

    def ancestors(self, index: int) -> Iterator[Token]:
        """Governing tokens from the nearest to the root of the sentence, without the token itself."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def subtree(self, index: int) -> list[int]:
        """The token and everything below it, in text order."""
        found, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(self._children[i])
        return sorted(found)

    def subtree_without(self, index: int, cut: Iterable[int]) -> list[int]:
        """As :meth:`subtree`, without the subtrees of the tokens in ``cut``."""
        left_out = set(cut)
        found, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            if i in left_out:
                continue
            found.append(i)
            waiting.extend(self._children[i])
        return sorted(found)

    def phrase(self, index: int, *, with_prepositions: bool = False) -> Span:
        """The noun phrase of a head noun: its modifiers, without relative clauses and appositions.

        ``with_prepositions`` keeps "of" phrases that name it ("Ministry of Defence" always does).
        """
        inside, waiting = [], [index]
        while waiting:
            i = waiting.pop()
            inside.append(i)
            for child in self.children(i):
                named_of = child.dep == "prep" and child.lemma == "of" and (with_prepositions or self._is_name(i))
                if child.dep not in _OUTSIDE_PHRASE or named_of:
                    waiting.append(child.index)
        return self.span(self._unbroken(sorted(inside), index))

    def span(self, indexes: Iterable[int]) -> Span:
        """The characters from the first to the last of these tokens."""
        ordered = sorted(indexes)
        return Span(self.tokens[ordered[0]].start, self.tokens[ordered[-1]].end)

    def particles(self, index: int) -> tuple[str, ...]:
        """Lemmas of a verb's particles and of short adverbs and prepositions that may be one ("go on")."""
        return tuple(c.lemma for c in self.children(index, "prt", "advmod", "prep") if c.index - index <= 2)

    def conjuncts(self, index: int) -> list[Token]:
        """The token and those joined to it with "and" or "or"."""
        found = [self.tokens[index]]
        waiting = [index]
        while waiting:
            for child in self.children(waiting.pop(), "conj"):
                found.append(child)
                waiting.append(child.index)
        return found

    def subject(self, index: int) -> Token | None:
        """Who does what the verb at ``index`` says, looked for through conjunction and control."""
        own = self.child(index, "nsubj", "nsubjpass")
        if own is not None:
            return self._antecedent(own)
        token = self.tokens[index]
        if token.dep in ("conj", "xcomp", "advcl") and token.head != index:
            return self.subject(token.head)
        if token.dep == "acl" and token.tag == "VBG":
            return self.tokens[token.head]
        return None

    def is_passive(self, index: int) -> bool:
        """Whether the verb at ``index`` is passive, a bare participle behind its noun included."""
        if self.child(index, "nsubjpass", "auxpass") is not None:
            return True
        token = self.tokens[index]
        return token.dep == "acl" and token.tag == "VBN"

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that holds the token."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if index >= self.sentences[middle].last:
                low = middle + 1
            else:
                high = middle
        return low

    def _antecedent(self, token: Token) -> Token:
        """The noun that "who", "which" or "that" stands for; the token itself otherwise."""
        if token.tag in ("WDT", "WP") and self.head(token.index).dep == "relcl":
            return self.head(self.head(token.index).index)
        return token

    def _is_name(self, index: int) -> bool:
        return self.tokens[index].pos == "PROPN"

    def _unbroken(self, indexes: list[int], head: int) -> list[int]:
        """The run of neighbouring indexes that holds ``head``: a phrase has no holes."""
        have = set(indexes)
        first = last = head
        while first - 1 in have or (first - 2 in have and self.tokens[first - 1].text == "-"):
            first -= 1
        while last + 1 in have:
            last += 1
        return list(range(first, last + 1))
