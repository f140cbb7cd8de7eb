"""Whom a pronoun stands for: the nearest fitting subject, in its own sentence or just before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

#: Pronouns by what they agree with; possessives included, because "its men" are somebody's men.
ONE_PERSON: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_ONE_THING: Final = frozenset({"it", "its", "itself"})
_SEVERAL: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL: Final = ONE_PERSON | _ONE_THING | _SEVERAL
FIRST_PERSON: Final = frozenset({"we", "i", "us", "me", "our", "my", "ours", "mine", "ourselves", "myself"})

#: How many sentences back a pronoun reaches: further back the guess is a coin's.
_REACH: Final = 2
#: Pronouns for pronouns ("it" for the "it" before) are followed so far.
_LONGEST_CHAIN: Final = 4
_CLAUSES: Final = frozenset({"VERB", "AUX"})

#: The words by which two are each other's.
_RECIPROCAL: Final = frozenset({("each", "other"), ("one", "another")})

#: Says whether a noun can be meant.
Fits = Callable[[Token], bool]


class References:
    """Antecedents of the pronouns of one document."""

    def __init__(self, tree: Tree, classes: Classes, lookup: Lookup, quotations: SpanIndex[Span]) -> None:
        self._tree = tree
        self._quotations = quotations
        self._classes = classes
        self._lookup = lookup

    def of(self, token: Token, *, speaking: bool = False, fits: Fits | None = None) -> Token | None:
        """The noun that a relative or personal pronoun stands for; other words stand for themselves.

        ``speaking``: the pronoun says something, and so do most of those it can stand for; ``fits`` tells
        which nouns it can stand for at all. None for a pronoun that stands for nobody in sight.
        """
        return self._meant(token, speaking, fits, _LONGEST_CHAIN)

    def agrees(self, noun: Token, pronoun: Token) -> bool:
        """Whether a pronoun may stand for the noun, by number and kind."""
        return self._agrees(noun, pronoun.text.lower())

    def _meant(self, token: Token, speaking: bool, fits: Fits | None, left: int) -> Token | None:
        noun = self._tree.referent(token)
        word = noun.text.lower()
        if word not in PERSONAL:
            return noun
        if noun.dep == "expl" or left == 0:
            return None
        seen: set[int] = {noun.index}
        for candidate in self._candidates(noun, speaking):
            told = self._tree.referent(candidate)
            if told.text.lower() in PERSONAL and _same(told.text.lower(), word):
                # "It" for the "it" of the sentence before: whoever that one was.
                return self._meant(told, speaking, fits, left - 1)
            if told.index not in seen and told.pos in ("NOUN", "PROPN"):
                seen.add(told.index)
                if speaking and not self._can_be_speaker(told, noun):
                    continue
                if self._agrees(told, word) and (fits is None or fits(told)):
                    return told
        return None

    def _candidates(self, pronoun: Token, speaking: bool) -> Iterator[Token]:
        """Nouns and pronouns that may be meant, the likeliest first: subjects of the clauses above, of its own
        sentence, and of those before it."""
        tree = self._tree
        own_verb = next((a.index for a in tree.ancestors(pronoun.index) if a.pos in _CLAUSES), None)
        doer = self._tree.subject(own_verb) if own_verb is not None else None
        own_words = frozenset(tree.subtree(own_verb)) if own_verb is not None else frozenset()
        is_possessive = pronoun.tag == "PRP$"
        # "detained them": an object is somebody else than who does it.
        banned = doer.index if doer is not None and not is_possessive and pronoun.index != doer.index else -1
        yield from (
            t for t in self._all_candidates(pronoun, speaking, own_verb, own_words) if t.index != banned
        )

    def _all_candidates(
        self, pronoun: Token, speaking: bool, own_verb: int | None, own_words: frozenset[int]
    ) -> Iterator[Token]:
        tree = self._tree
        is_possessive = pronoun.tag == "PRP$"
        for clause in tree.ancestors(pronoun.index):
            if clause.pos in _CLAUSES and (clause.index != own_verb or is_possessive):
                yield from tree.children(clause.index, "nsubj", "nsubjpass")
        here = tree.sentence_of(pronoun.index)
        for number in range(here, max(-1, here - _REACH - 1), -1):
            sentence = tree.sentences[number]
            if number != here and sentence.headline != tree.sentences[here].headline:
                continue
            before = [t for t in tree.tokens[sentence.first : sentence.last] if t.index < pronoun.index]
            subjects = [t for t in before if t.dep in ("nsubj", "nsubjpass")]
            if number == here:
                # The nearest subject, but not one of the clause that the pronoun's own verb governs.
                yield from (
                    t
                    for t in reversed(subjects)
                    if t.head != own_verb and (is_possessive or t.index not in own_words)
                )
            else:
                yield from sorted(subjects, key=lambda t: (self._speaks(t) != speaking, self._depth(t)))
                yield from reversed([t for t in before if t.dep in ("dobj", "pobj", "appos")])

    def _can_be_speaker(self, noun: Token, pronoun: Token) -> bool:
        """Whether "it said" may be of the noun: of none that is only spoken of in the quoted words, and of an
        object only where it is a body, a person or a name, no list."""
        if self._quotations.at(noun.start) and not self._quotations.at(pronoun.start):
            return False
        body = bool(self._classes.of(noun) & {"force", "organisation", "person"})
        return body or noun.pos == "PROPN" or noun.dep not in ("dobj", "pobj")

    def _speaks(self, subject: Token) -> bool:
        return self._lookup.may_speak(self._tree.head(subject.index).lemma)

    def _depth(self, token: Token) -> int:
        return sum(1 for _ in self._tree.ancestors(token.index))

    def _agrees(self, noun: Token, pronoun: str) -> bool:
        classes = self._classes.of(noun)
        joined = len(self._tree.conjuncts(noun.index)) > 1
        plural = noun.tag in ("NNS", "NNPS") or joined
        body = bool(classes & {"force", "organisation"}) or self._classes.is_named_body(noun)
        person = "person" in classes
        if pronoun in ONE_PERSON:
            return not plural and (person or (noun.pos == "PROPN" and not body and "place" not in classes))
        if pronoun in _SEVERAL:
            return plural or (body and not (person and noun.tag == "NN"))
        return not plural and not (person and not body) and not self._classes.is_time(noun)


def is_reciprocal(word: Token, tree: Tree) -> bool:
    """Whether the word is one of "each other" or "one another"."""
    around = [t.lemma for t in tree.tokens[max(0, word.index - 1) : word.index + 2]]
    return any(pair in _RECIPROCAL and word.lemma in pair for pair in pairwise(around))


def _same(one: str, other: str) -> bool:
    return any({one, other} <= group for group in (ONE_PERSON, _ONE_THING, _SEVERAL))
