"""The scenes of violent events told before in a report, for sentences that go on about them without saying where."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from rasid.model.document import Document, HappeningMention, Token
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.text import Span
from rasid.resolve.attachment import Attachment

#: Gives the classes of a common noun by its lemma ("person" of "man"); none of an unknown one.
ClassesOf = Callable[[str], Collection[str]]

#: How many sentences further on a count without a place still belongs to the event told before.
_REACH: Final = 3
#: "the market", "that convoy": a thing that the report has named before.
_POINTED: Final = re.compile(r"(?:the|this|that|these|those)\s+(?:\w+\s+)?(\w{3,})$", re.IGNORECASE)
#: What stands before an event noun that was told before: "the strike", "this deadly attack".
_POINTER: Final = re.compile(r"\b(?:the|this|that) (?:[a-z-]+ )?$", re.IGNORECASE)
_POINTER_REACH: Final = 30
#: "the commander of the Sixth Division": one person or thing with a name, who is no victim counted by the way.
_NAMED: Final = re.compile(r"the\s+(?:\w+\s+){1,3}of\s+(?:the\s+)?[A-Z]\w+")
#: Classes of nouns for those of whom every event has some.
_ANYBODY: Final = frozenset({"person", "force"})
#: And of what takes part in an event and is none.
_NO_EVENT: Final = _ANYBODY | {"organisation", "place", "vehicle"}
#: How what caused something hangs on the verb for it, and the words that join it.
_DOERS: Final = frozenset({"nsubj", "pobj"})
_CAUSED: Final = frozenset({"by", "in"})
#: Nouns that any violent event can be called by.
_ANY_EVENT: Final = frozenset({"assault", "attack", "incident"})
#: Types of violent events, whose scenes are kept.
VIOLENT: Final = frozenset({"ASSAULT", "FIGHT"})
#: What brings down an aircraft kills nobody elsewhere.
_APART: Final = frozenset({"shootdown"})


@dataclass(frozen=True, slots=True)
class KeptScene:
    """Where and when a violent event was, and in which sentence it was told."""

    sentence: int
    place: ObservedPlace
    time: ObservedTime | None
    mode: str | None


class ToldBefore:
    """The scenes that one document has told so far, by the item of a dated list that told them, the latest last."""

    def __init__(self, document: Document, classes: ClassesOf) -> None:
        self._document = document
        self._classes = classes
        self._tree = Attachment(document)
        self._last: dict[Span | None, KeptScene] = {}
        self._called: dict[tuple[Span | None, str], KeptScene] = {}
        self._worded: dict[tuple[Span | None, str], KeptScene] = {}

    def keep(
        self, mention: HappeningMention, place: ObservedPlace, time: ObservedTime | None, day: Span | None
    ) -> None:
        """Remember where and when ``mention`` was, for what the text tells after it; its own words must tell the
        place. ``day`` is where the day of its item stands in a dated list."""
        words = frozenset(re.findall(r"[a-z]{3,}", mention.clause.of(self._document.text).casefold()))
        scene = KeptScene(mention.sentence, place, time, mention.mode)
        self._last[day] = scene
        self._worded.update({(day, word): scene for word in words})
        word = self._tree.head_of(mention.trigger)
        if word is not None:
            self._called.update({(day, name): scene for name in _names(word, mention.mode)})

    def scene_of(self, mention: HappeningMention, day: Span | None) -> KeptScene | None:
        """The scene to which ``mention`` goes back: that of the thing it points to ("denied that it had bombed the
        market") or of the event that its own noun points to ("the strike"), however long before it was told, or the
        last one told just before; None for neither."""
        pointed = self._pointed_at(mention)
        if pointed is not None and (day, pointed) in self._worded:
            return self._worded[day, pointed]
        last = self._last.get(day)
        if last is None:
            return None
        same = self._event_pointed_at(mention, day)
        if same is not None:
            return same
        near = mention.sentence - last.sentence <= _REACH
        return last if near and not self._is_another(mention, last) else None

    def _event_pointed_at(self, mention: HappeningMention, day: Span | None) -> KeptScene | None:
        """The last event told before of the sort that a definite noun names: "the strike" after something was struck,
        "the blast" after a bomb. One that says of whom it was ("the murder of the judge") need not have been told."""
        noun = self._event_noun(mention)
        if noun is None or self._is_of_somebody(noun):
            return None
        before = self._document.text[max(0, noun.start - _POINTER_REACH) : noun.start]
        if _POINTER.search(before) is None:
            return None
        names = _names(noun, mention.mode)
        found = next((self._called[day, name] for name in names if (day, name) in self._called), None)
        if found is None and noun.lemma in _ANY_EVENT:
            found = self._last.get(day)
        return None if found is None or self._is_another(mention, found) else found

    def _event_noun(self, mention: HappeningMention) -> Token | None:
        """The noun for the event: its own word, or what did it ("the strike killed two", "two died in the strike")."""
        word = self._tree.head_of(mention.trigger)
        if word is None or word.pos == "NOUN":
            return word
        sentence: Span = self._document.layer("sentences")[mention.sentence].span
        tokens = self._tree.inside(sentence)
        near = {word.index, *(t.index for t in tokens if t.head == word.index and t.lemma in _CAUSED)}
        doers = [t for t in tokens if t.head in near and t.dep in _DOERS and t.pos == "NOUN"]
        return next((t for t in doers if not _NO_EVENT & set(self._classes(t.lemma.lower()))), None)

    def _is_of_somebody(self, noun: Token) -> bool:
        """Whether "of somebody" hangs on the noun."""
        after = self._tree.inside(Span(noun.end, noun.end + _POINTER_REACH))
        return any(token.head == noun.index and token.lemma == "of" for token in after)

    def _pointed_at(self, mention: HappeningMention) -> str | None:
        """The noun of a patient that the report has named before; none for people, whoever they are."""
        if mention.patient is None:
            return None
        pointed = _POINTED.match(mention.patient.of(self._document.text))
        head = self._tree.head_of(mention.patient)
        if pointed is None or head is None or _ANYBODY & set(self._classes(head.lemma.lower())):
            return None
        return pointed[1].casefold()

    def _is_another(self, mention: HappeningMention, last: KeptScene) -> bool:
        """Whether the words tell another event: of an aircraft brought down, or of somebody with a name."""
        if last.mode in _APART and mention.mode != last.mode:
            return True
        named = mention.patient is not None and _NAMED.match(mention.patient.of(self._document.text))
        return bool(named)


def _names(word: Token, mode: str | None) -> tuple[str, ...]:
    """What an event can be called by later on: by its word, with which the noun goes ("struck", "the strike"; "shot",
    "the shooting"), or by how it was done."""
    lemma = f"word {word.lemma.lower().removesuffix('ing')}"
    return (lemma,) if mode is None else (lemma, f"mode {mode}")
