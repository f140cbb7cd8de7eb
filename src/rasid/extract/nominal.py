"""Happenings told by nouns that stand for themselves: "the bombing of the bridge", "five dead"."""

from __future__ import annotations

from typing import Final

from rasid.extract.counts import COUNTING, is_count
from rasid.extract.making import is_generic, told_by_noun, told_by_weapon
from rasid.extract.told import Told, Workbook
from rasid.model.document import Token
from rasid.model.observation import Phase

_REFERRING: Final = frozenset({"the", "this", "these", "those", "that", "such"})
#: Heads of phrases under which an event noun is told as absent.
_ABSENT: Final = frozenset({"without"})
#: Nouns beside which a noun only describes: "attack helicopter", "raid commander".
_DESCRIBING: Final = ("compound", "nmod", "npadvmod", "poss")
_WEAPON_HEADS: Final = frozenset({"after", "from", "since", "in", "of", "by", "before", "for"})


class Nominals:
    """What the nouns of one document tell by themselves."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree

    def of(self, noun: Token) -> Told | None:
        """What a noun tells; None where it tells nothing, or only points back."""
        tree, book = self._tree, self._book
        if noun.dep in _DESCRIBING or self._is_under(noun, _ABSENT) or self._is_duty(noun):
            return None
        verb = next((a for a in tree.ancestors(noun.index) if a.pos in ("VERB", "AUX")), None)
        if verb is not None and book.manners.is_purpose(verb):
            return None
        inner, phase = self.phased(noun)
        said = noun.index in book.said_roots and not is_generic(noun)
        if inner is noun and not said and self._is_reference(noun):
            return None
        if inner is noun and self._is_somebody(noun):
            return None
        told = told_by_noun(inner, inner, phase, book) or self._by_weapon(noun)
        if told is not None and inner is not noun:
            told.verb = noun
            told.agent = told.agent or tree.child(noun.index, "poss")
        return told

    def counted(self, word: Token) -> Told | None:
        """ "five dead": victims counted without a verb; None for other words."""
        if not is_count(word, self._tree):
            return None
        kind = COUNTING[word.text.lower()]
        tolls = self._book.tolls.of_number(self._tree.tokens[word.index - 1], word, kind)
        manner = self._book.manners.of(word, None, of_state=False)
        verb = next((a for a in self._tree.ancestors(word.index) if a.pos in ("VERB", "AUX")), word)
        told = Told(
            word, verb, "event", "ASSAULT", None, None, None, None, None, manner, weak=True, only_toll=True
        )
        if kind == "displaced":
            told.kind, told.type, told.phase = "state", "displacement", "continues"
        told.tolls = tolls
        return told if tolls else None

    def phased(self, noun: Token) -> tuple[Token, Phase | None]:
        """In "the resumption of operations" the operations, resumed; else the noun itself."""
        phase = self._book.lookup.aspect_noun(noun.lemma)
        if phase is None:
            return noun, None
        for preposition in self._tree.children(noun.index, "prep"):
            if preposition.lemma in ("of", "to", "in"):
                for thing in self._tree.children(preposition.index, "pobj"):
                    if self._book.senses.of_noun(thing) is not None:
                        return thing, phase
        return noun, None

    def _by_weapon(self, noun: Token) -> Told | None:
        """A bomb that stands for its attack: somebody claims it, or it has a time or place of its own."""
        tree, book = self._tree, self._book
        if noun.index not in book.said_roots:
            stands = noun.dep in ("ROOT", "appos", "conj", "attr") or self._is_under(noun, _WEAPON_HEADS)
            if not stands:
                return None
            below = tree.span(tree.subtree(noun.index))
            if not any(below.holds(link.span) for link in book.times):
                return None
        return told_by_weapon(noun, book)

    def _is_somebody(self, noun: Token) -> bool:
        """Whether an event noun stands for people ("a police patrol"), where no verb makes it an event."""
        generic = self._book.classes.generic(noun)
        return generic is not None and "force" in generic.classes

    def _is_reference(self, noun: Token) -> bool:
        """Whether the noun points back to something told before ("the operations")."""
        tree = self._tree
        pointing = any(c.lemma in _REFERRING for c in tree.children(noun.index, "det"))
        if self._is_said_of_it(noun):
            return True
        if is_generic(noun):
            below = tree.span(tree.subtree(noun.index))
            return pointing and not any(below.holds(link.span) for link in self._book.times)
        return pointing and not tree.children(noun.index, "prep", "relcl", "acl", "poss", "compound", "appos")

    def _is_said_of_it(self, noun: Token) -> bool:
        """Whether the noun only says what the event told before was: "it was the sixth attack this week"."""
        subject = self._tree.child(noun.head, "nsubj") if noun.dep == "attr" else None
        return subject is not None and subject.lemma in ("it", "this", "that")

    def _is_duty(self, noun: Token) -> bool:
        """Whether the noun says what somebody is there for ("responsible for coordination")."""
        words = self._book.lookup.lexicon.modality_words.purpose_adjectives
        return any(a.pos == "ADJ" and a.lemma in words for a in self._tree.ancestors(noun.index))

    def _is_under(self, noun: Token, prepositions: frozenset[str]) -> bool:
        return noun.dep == "pobj" and self._tree.head(noun.index).lemma in prepositions
