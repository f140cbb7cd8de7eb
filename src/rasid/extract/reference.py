"""Whom a pronoun stands for: the nearest fitting subject, in its own sentence or just before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Pronouns by what they agree with; possessives included, because "its men" are somebody's men.
_ONE_PERSON: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_ONE_THING: Final = frozenset({"it", "its", "itself"})
_SEVERAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL: Final = _ONE_PERSON | _ONE_THING | _SEVERAL
FIRST_PERSON: Final = frozenset({"we", "i", "us", "me", "our", "my", "ours", "mine", "ourselves", "myself"})

#: How many sentences back a pronoun reaches: further back the guess is a coin's.
_REACH: Final = 2
_CLAUSES: Final = frozenset({"VERB", "AUX"})


class References:
    """Antecedents of the pronouns of one document."""

    def __init__(self, tree: Tree, classes: Classes) -> None:
        self._tree = tree
        self._classes = classes

    def of(self, token: Token) -> Token | None:
        """The noun that a relative or personal pronoun stands for; other words stand for themselves.

        None for a pronoun that stands for nobody in sight.
        """
        noun = self._tree.referent(token)
        word = noun.text.lower()
        if word not in PERSONAL:
            return noun
        if noun.dep == "expl":
            return None
        for candidate in self._candidates(noun):
            if self._agrees(candidate, word):
                return candidate
        return None

    def _candidates(self, pronoun: Token) -> Iterator[Token]:
        """Subjects that may be meant, the likeliest first: those of the clauses above, then those before."""
        tree = self._tree
        seen: set[int] = {pronoun.index}
        own_verb = next((a.index for a in tree.ancestors(pronoun.index) if a.pos in _CLAUSES), None)
        is_possessive = pronoun.tag == "PRP$"
        for clause in tree.ancestors(pronoun.index):
            if clause.pos not in _CLAUSES or (clause.index == own_verb and not is_possessive):
                continue
            yield from self._fresh(self._subjects(clause.index), seen)
        here = tree.sentence_of(pronoun.index)
        for number in range(here, max(-1, here - _REACH - 1), -1):
            sentence = tree.sentences[number]
            if number != here and sentence.headline != tree.sentences[here].headline:
                continue
            inside = tree.tokens[sentence.first : sentence.last]
            before = [t for t in inside if t.index < pronoun.index]
            subjects = [t for t in before if t.dep in ("nsubj", "nsubjpass") and not (number == here and t.head == own_verb)]
            # In its own sentence the nearest subject is meant; in those before, the one the sentence is about.
            yield from self._fresh(reversed(subjects) if number == here else sorted(subjects, key=self._depth), seen)
            objects = [t for t in before if t.dep in ("dobj", "pobj", "appos") and t.pos in ("NOUN", "PROPN")]
            if number != here:
                yield from self._fresh(reversed(objects), seen)

    def _subjects(self, verb: int) -> list[Token]:
        return self._tree.children(verb, "nsubj", "nsubjpass")

    def _depth(self, token: Token) -> int:
        return sum(1 for _ in self._tree.ancestors(token.index))

    def _fresh(self, tokens: Iterator[Token] | list[Token] | reversed[Token], seen: set[int]) -> Iterator[Token]:
        """Nouns not yet tried, pronouns of relative clauses replaced by what they stand for."""
        for token in tokens:
            noun = self._tree.referent(token)
            if noun.index not in seen and noun.pos in ("NOUN", "PROPN"):
                seen.add(noun.index)
                yield noun

    def _agrees(self, noun: Token, pronoun: str) -> bool:
        classes = self._classes.of(noun)
        joined = len(self._tree.conjuncts(noun.index)) > 1
        plural = noun.tag in ("NNS", "NNPS") or joined
        body = bool(classes & {"force", "organisation"}) or self._classes.is_named_body(noun)
        person = "person" in classes
        if pronoun in _ONE_PERSON:
            return not plural and (person or (noun.pos == "PROPN" and not body and "place" not in classes))
        if pronoun in _SEVERAL:
            return plural or (body and not (person and noun.tag == "NN"))
        return not plural and not (person and not body) and not self._classes.is_time(noun)
