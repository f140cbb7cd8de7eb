"""Happenings told by nouns that stand for themselves: "the bombing of the bridge", "five dead"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Final

from rasid.extract.counts import COUNTING, is_cared_for, is_count, number_of
from rasid.extract.efforts import Efforts
from rasid.extract.making import is_generic, told_by_noun, told_by_weapon
from rasid.extract.told import Told, Workbook
from rasid.model.document import Token
from rasid.model.observation import Phase

_REFERRING: Final = frozenset({"the", "this", "these", "those", "that", "such"})
#: Heads of phrases under which an event noun is told as absent.
_ABSENT: Final = frozenset({"without"})
#: Nouns beside which a noun only describes: "attack helicopter", "raid commander".
_DESCRIBING: Final = ("compound", "nmod", "npadvmod", "poss")
_WOUNDS: Final = frozenset({"wound", "injury", "burn"})
_DYING: Final = frozenset({"die", "succumb", "death", "dead"})
_WEAPON_HEADS: Final = frozenset({"after", "from", "since", "in", "of", "by", "before", "for"})

#: Words that open a reason or a background.
_REASONS: Final = (
    ("on", "account", "of"), ("because", "of"), ("due", "to"), ("owing", "to"), ("as", "a", "result", "of"),
    ("in", "view", "of"), ("in", "light", "of"), ("the", "backdrop", "of"), ("a", "backdrop", "of"), ("thanks", "to"),
)  # fmt: skip


class Nominals:
    """What the nouns of one document tell by themselves."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree
        self._efforts = Efforts(book)

    @cached_property
    def _nouns(self) -> dict[str, list[Token]]:
        """The nouns that do not only describe others, by their lemma, in text order."""
        found: dict[str, list[Token]] = {}
        for token in self._tree.tokens:
            if token.pos == "NOUN" and token.dep not in _DESCRIBING:
                found.setdefault(token.lemma, []).append(token)
        return found

    def of(self, noun: Token) -> Told | None:
        """What a noun tells; None where it tells nothing, or only points back."""
        tree, book = self._tree, self._book
        if (
            is_cared_for(noun, tree)
            or noun.dep in _DESCRIBING
            or self._is_under(noun, _ABSENT)
            or self._is_duty(noun)
            or self._is_cause_of_death(noun)
        ):
            return None
        verb = next((a for a in tree.ancestors(noun.index) if a.pos in ("VERB", "AUX")), None)
        if verb is not None and book.manners.is_purpose(verb):
            return None
        inner, phase = self.phased(noun)
        said = noun.index in book.said_roots and not is_generic(noun)
        if inner is noun and not said and self._is_reference(noun):
            return None
        if inner is noun and (self._is_somebody(noun) or self._is_reason(noun)):
            return None
        if tree.says_it_happened(noun):
            return self._happened(noun)
        told = told_by_noun(inner, inner, phase, book) or self._by_weapon(noun)
        if told is not None and inner is not noun:
            told.verb = noun
            told.agent = told.agent or tree.child(noun.index, "poss")
        return told

    def _happened(self, noun: Token) -> Told | None:
        """ "The strike took place" says once more what the same noun told before, or tells it where none did."""
        tree, book = self._tree, self._book
        verb = tree.head(noun.index)
        alike = self._nouns.get(noun.lemma, [])
        before = alike[: bisect_left(alike, noun.index, key=lambda token: token.index)]
        meant = next((token for token in reversed(before) if book.senses.of_noun(token) is not None), noun)
        told = told_by_noun(meant if self._points_back(noun) else noun, verb, None, book)
        if told is not None and told.trigger is not noun:
            told.trigger, told.affirmed = noun, True
            told.inferred |= {role for role in ("agent", "patient") if getattr(told, role) is not None}
        return told

    def _points_back(self, noun: Token) -> bool:
        return any(c.lemma in _REFERRING for c in self._tree.children(noun.index, "det"))

    def counted(self, word: Token) -> Told | None:
        """ "five dead": victims counted without a verb; None for other words."""
        number = number_of(word, self._tree) if is_count(word, self._tree) else None
        if number is None:
            return None
        kind = COUNTING[word.text.lower()]
        tolls = self._book.tolls.of_number(number, word, kind)
        manner = self._book.manners.of(word, None, of_state=False)
        verb = next((a for a in self._tree.ancestors(word.index) if a.pos in ("VERB", "AUX")), word)
        told = Told(
            word, verb, "event", "ASSAULT", None, None, None, None, None, manner, weak=True, only_toll=True
        )
        if kind == "displaced":
            told.kind, told.type, told.phase = "state", "displacement", "continues"
            told.patient = self._tree.head(word.index) if word.dep == "amod" else None
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
            if not book.times.within(below):
                return None
        return told_by_weapon(noun, book)

    def _is_somebody(self, noun: Token) -> bool:
        """Whether an event noun stands for people ("a police patrol"), where no verb makes it an event."""
        generic = self._book.classes.generic(noun)
        return generic is not None and "force" in generic.classes

    def _is_reason(self, noun: Token) -> bool:
        """Whether strained relations are only given as the reason or the background of what is told ("on account
        of the tensions between", "against the backdrop of tensions"), or as what stands in its way."""
        found = self._book.senses.of_noun(noun)
        if found is None or found[0].state != "tension":
            return False
        tree = self._tree
        first = tree.conjuncts(noun.index)[0]
        while first.dep == "conj":
            first = tree.head(first.index)
        verb = tree.head(first.index)
        if first.dep in ("nsubj", "nsubjpass") and self._efforts.of(verb) is not None:
            return True
        before = [
            t.text.lower()
            for t in tree.tokens[max(0, tree.subtree(first.index)[0] - 3) : tree.subtree(first.index)[0]]
        ]
        return any(tuple(before[-len(words) :]) == words for words in _REASONS)

    def _is_reference(self, noun: Token) -> bool:
        """Whether the noun points back to something told before ("the operations")."""
        tree = self._tree
        pointing = self._points_back(noun)
        if self._is_said_of_it(noun):
            return True
        if tree.says_it_happened(noun):
            return False
        if is_generic(noun):
            below = tree.span(tree.subtree(noun.index))
            return pointing and not self._book.times.within(below)
        return pointing and not tree.children(noun.index, "prep", "relcl", "acl", "poss", "compound", "appos")

    def _is_said_of_it(self, noun: Token) -> bool:
        """Whether the noun only says what the event told before was: "it was the sixth attack this week"."""
        subject = self._tree.child(noun.head, "nsubj") if noun.dep == "attr" else None
        return subject is not None and subject.lemma in ("it", "this", "that")

    def _is_cause_of_death(self, noun: Token) -> bool:
        """Whether the wounds are those that somebody died of: the death is the news."""
        dying = self._tree.head(self._tree.head(noun.index).index)
        return noun.lemma in _WOUNDS and noun.dep == "pobj" and dying.lemma in _DYING

    def _is_duty(self, noun: Token) -> bool:
        """Whether the noun says what somebody is there for ("responsible for coordination")."""
        if self._book.is_answered(noun.index):
            # "denied that it was responsible for the bombing": the bombing is what it is about.
            return False
        words = self._book.lookup.lexicon.modality_words.purpose_adjectives
        return any(a.pos == "ADJ" and a.lemma in words for a in self._tree.ancestors(noun.index))

    def _is_under(self, noun: Token, prepositions: frozenset[str]) -> bool:
        return noun.dep == "pobj" and self._tree.head(noun.index).lemma in prepositions
