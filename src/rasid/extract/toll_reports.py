"""Tolls told by nouns of count as parts of what happened: each belongs to the happening told just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rasid.extract.told import Told, Workbook
from rasid.extract.toll_none import bodies_told, is_partly, none_told
from rasid.extract.toll_words import TollWords
from rasid.model.document import Token
from rasid.model.observation import HappeningKind, Phase, Toll, TollKind

_VIOLENT: Final = frozenset({"ASSAULT", "FIGHT"})
#: What can have a toll: whom it kills or wounds, whom it takes, whom it drives out.
_HARMING: Final = _VIOLENT | {"COERCE"}
_BODILY: Final = frozenset({"killed", "wounded"})
_LOSSES: Final = "displacement"
#: How many sentences before its toll a happening may be told.
_REACH: Final = 5
#: What brought a toll about, where nothing but the toll says so: kind, type, mode and phase.
_ATTACK: Final[tuple[HappeningKind, str, str | None, Phase | None]] = ("event", "ASSAULT", None, None)
_ALONE: Final[dict[TollKind, tuple[HappeningKind, str, str | None, Phase | None]]] = {
    "displaced": ("state", _LOSSES, None, "begins"),
    "captured": ("event", "COERCE", "arrest", None),
    "abducted": ("event", "ASSAULT", "abduct", None),
}
_ROLES: Final = ("agent", "patient", "instrument")


class TollReports:
    """What the nouns of count of one document tell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book

    def of(self, tokens: Sequence[Token]) -> list[Told]:
        """One happening for each noun of count with a number, its toll told and nothing else."""
        found: list[Told] = []
        used: set[int] = set()
        for token in tokens:
            words = self._book.toll_words.of(token) if token.index not in used else None
            told = self._told(words) if words is not None else None
            if words is not None and told is not None:
                found.append(told)
                used |= words.used
                if words.undone is not None and words.undone.index in self._book.stances:
                    found.append(self._undone(words, words.undone, told))
        return found + self._of_nobody(tokens)

    def _of_nobody(self, tokens: Sequence[Token]) -> list[Told]:
        """What says that there were no victims, or how many bodies."""
        found: list[Told] = []
        for token in tokens:
            if token.pos not in ("NOUN", "PRON", "NUM"):
                continue
            book = self._book
            words = none_told(token, book.tree, book.manners) or bodies_told(token, book.tree, book.tolls)
            manner = book.manners.of(token, None, of_state=False)
            if words is not None and manner.modality == "actual":
                manner = replace(manner, negated=False)
                none = Told(
                    token, words.verb, "event", "ASSAULT", None, None, None, None, None, manner, weak=False,
                    only_toll=True, count=words, tolls=list(words.tolls),
                )  # fmt: skip
                found.append(none)
        return found

    def used(self, told: Told) -> frozenset[int]:
        """The words that tell nothing besides the toll."""
        return told.count.used if told.count is not None else frozenset()

    def _told(self, words: TollWords) -> Told | None:
        book = self._book
        manner = book.manners.of(words.verb, None, of_state=False)
        if manner.modality != "actual" or manner.negated:
            # "The toll could reach 40" counts nobody yet.
            return None
        told = Told(
            words.noun, words.verb, "event", "ASSAULT", None, None, None, None, None, manner, weak=False,
            only_toll=True,
        )  # fmt: skip
        told.count, told.tolls = words, list(words.tolls)
        if told.tolls:
            told.kind, told.type, told.mode, told.phase = _ALONE.get(told.tolls[0].kind, _ATTACK)
        for child in book.tree.children(words.noun.index, "compound", "poss", "nmod"):
            # "the blast toll": the event stands beside the noun.
            sense = book.senses.of_noun(child) if child.pos in ("NOUN", "PROPN") else None
            if sense is not None and sense[0].type in _VIOLENT:
                told.type, told.mode = sense[0].type, sense[0].mode
        return told

    def _undone(self, words: TollWords, number: Token, told: Told) -> Told:
        """The toll that the number taken back told, of the kind of the one that replaces it."""
        _, count = self._book.tolls.reading(number)
        undone = replace(told, trigger=number, parts=set(), inferred=set(), tolls=[], asides=[])
        if count is not None:
            as_told = [(count, number.text)]
            undone.count = replace(words, noun=number, tolls=(), open=tuple(as_told), undone=None)
            for toll in words.tolls[:1]:
                undone.tolls = [Toll(toll.kind, None, count.low, count.best, count.high, number.text)]
                undone.count = replace(undone.count, open=())
        return undone


class CountedBefore:
    """The happenings told so far in one document, for the tolls that come after them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._before: list[tuple[int, Told]] = []

    def adopted(self, told: list[Told], number: int) -> list[Told]:
        """What sentence ``number`` tells, each toll told by a noun of count given what it is the toll of.

        A count of what was told before ("the figure") is left out where nothing was counted.
        """
        kept: list[Told] = []
        for one in told:
            if one.count is None or self._take_up(one, number):
                kept.append(one)
                self._before.append((number, one))
        return self._without_denials(kept)

    def _without_denials(self, told: list[Told]) -> list[Told]:
        """What is told, where "no one was hurt" that counts for what was told before denies nothing of it."""
        counted = {
            index for one in told for index in (one.trigger.index, *one.parts) if not one.manner.negated
        }
        return [
            one
            for one in told
            if not one.manner.negated
            or not (self._nobody(one) in counted or is_partly(one.trigger, self._book.tree))
        ]

    def _nobody(self, one: Told) -> int | None:
        """What is denied, or its subject, where it names nobody."""
        if one.trigger.pos == "NOUN" and self._book.manners.names_nobody(one.trigger):
            return one.trigger.index
        subject = self._book.tree.child(one.trigger.index, "nsubjpass", "nsubj")
        named = subject is not None and self._book.manners.names_nobody(subject)
        return subject.index if subject is not None and named else None

    def _take_up(self, one: Told, number: int) -> bool:
        """Give a toll its happening; False where its words alone do not say what they count."""
        words = one.count
        if words is None or one.parts:
            return bool(one.tolls)
        whole = self._whole(one, number)
        if whole is None:
            return bool(one.tolls) and not words.leans
        if words.open:
            one.tolls = words.of_kind(whole.tolls[0].kind if whole.tolls else "killed")
        one.counted = whole.counted or whole.trigger
        one.kind, one.type, one.mode, one.phase = whole.kind, whole.type, whole.mode, whole.phase
        one.inferred.add("type")
        tree = self._book.tree
        if not tree.sentences[tree.sentence_of(whole.trigger.index)].headline:
            # A headline leaves out the words that say who does what.
            for role in _ROLES:
                setattr(one, role, getattr(whole, role))
            one.inferred |= {role for role in ("agent", "patient") if getattr(whole, role) is not None}
        return True

    def _whole(self, one: Told, number: int) -> Told | None:
        """The last happening before that can have such a toll."""
        kinds: set[TollKind] = {toll.kind for toll in one.tolls}
        leans = one.count is not None and one.count.leans
        is_open = one.count is not None and bool(one.count.open)
        for told_in, whole in reversed(self._before):
            if number - told_in > _REACH:
                return None
            if whole.manner.modality != "actual" or whole.manner.negated:
                continue
            if is_open and not whole.tolls:
                continue
            if leans and any(toll.kind in kinds for toll in whole.tolls):
                # Behind five dead "there were no casualties" is said of others.
                return None
            if kinds & _BODILY and whole.type in _VIOLENT:
                return whole
            if {toll.kind for toll in whole.tolls} & kinds or (is_open and self._can_harm(whole)):
                return whole
        return None

    def _can_harm(self, whole: Told) -> bool:
        return whole.type in _HARMING or whole.type == _LOSSES
