"""Who does it, and to whom: the slots of a sense, found in the tree."""

from __future__ import annotations

from rasid.extract.classes import Classes
from rasid.extract.lexicon import Sense, Slots
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token


class Roles:
    """Agents, patients and instruments of the happenings of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, classes: Classes) -> None:
        self._tree = tree
        self._lookup = lookup
        self._classes = classes

    # -- verbs ---------------------------------------------------------------------------------------------
    def verb_agent(self, verb: Token, sense: Sense) -> Token | None:
        """Who does what the verb says."""
        if self._tree.is_passive(verb.index):
            return self.by(verb)
        if self._suffers(verb, sense):
            return None
        return self._slot(verb, sense.agent)

    def verb_patient(self, verb: Token, sense: Sense) -> Token | None:
        """To whom or what it is done."""
        tree = self._tree
        if tree.is_passive(verb.index):
            own = tree.child(verb.index, "nsubjpass")
            if own is None and tree.tokens[verb.index].dep == "acl":
                return tree.head(verb.index)
            if own is None and verb.dep in ("conj", "advcl"):
                own = tree.child(verb.head, "nsubjpass")
            if own is None or "object" in sense.patient:
                return own
            return self._slot(verb, sense.patient) or own
        if self._suffers(verb, sense):
            return tree.subject(verb.index)
        return self._slot(verb, sense.patient)

    def _suffers(self, verb: Token, sense: Sense) -> bool:
        """Whether the subject is the one it is done to: "died", "three houses burned", "two soldiers wounded"."""
        if self._objects(verb):
            return False
        if sense.intransitive == "patient":
            return True
        subject = self._tree.subject(verb.index)
        counted = sense.toll in ("killed", "wounded", "destroyed") and "object" in sense.patient
        return counted and subject is not None and not self._is_weapon(subject) and (
            sense.toll == "destroyed" or self._tree.child(verb.index, "prep") is None
        )

    def _objects(self, verb: Token) -> list[Token]:
        return self._tree.children(verb.index, "dobj", "dative")

    def by(self, verb: Token) -> Token | None:
        by = self._tree.child(verb.index, "agent")
        return self._tree.child(by.index, "pobj") if by is not None else None

    def _slot(self, word: Token, slots: Slots) -> Token | None:
        """The first of ``slots`` ("subject", "prep:on,at") that is filled; None where none is."""
        for slot in slots:
            found: Token | None = None
            if slot == "subject":
                found = self._tree.subject(word.index)
            elif slot == "object":
                found = next(iter(self._objects(word)), None)
            elif slot == "possessive":
                found = self._tree.child(word.index, "poss")
            elif slot.startswith("prep:"):
                found = self._under(word, tuple(slot.removeprefix("prep:").split(",")))
            if found is not None:
                return found
        return None

    def _under(self, word: Token, prepositions: tuple[str, ...]) -> Token | None:
        for preposition in self._tree.children(word.index, "prep", "agent", "prt", "dative"):
            if preposition.lemma in prepositions:
                thing = self._tree.child(preposition.index, "pobj")
                # A date is no patient: "attacked on Tuesday".
                if thing is not None and not self._lookup.is_time_word(thing.lemma):
                    return thing
        return None

    # -- nouns ---------------------------------------------------------------------------------------------
    def noun_agent(self, noun: Token, sense: Sense, first: int) -> Token | None:
        """Who does what the noun names: "by X", "X's", or the name before it."""
        found = self._slot(noun, sense.agent)
        if found is None and sense.possessive == "agent":
            found = self._tree.child(noun.index, "poss") or self._before(noun, first, armed=True)
        return found

    def noun_patient(self, noun: Token, sense: Sense, first: int) -> Token | None:
        """To whom or what it is done: "of X", "on X", or the place or target before it."""
        found = self._slot(noun, sense.patient)
        if found is None and sense.possessive == "patient":
            found = self._tree.child(noun.index, "poss") or self._before(noun, first, armed=None)
        return found or self._before(noun, first, armed=False)

    def _before(self, noun: Token, first: int, *, armed: bool | None) -> Token | None:
        """The name before an event noun that its own words do not claim: "ISIS attack", "checkpoint bombing"."""
        for child in self._tree.children(noun.index, "compound", "nmod", "amod", "npadvmod"):
            if child.index >= first or child.pos not in ("PROPN", "NOUN"):
                continue
            if armed is None or self._classes.is_armed_or_official(child) == armed:
                if armed is False and not self._classes.of(child) & {"place", "organisation"}:
                    continue
                return child
        return None

    def instrument(self, trigger: Token) -> Token | None:
        """The weapon: "with X", "using X", or a weapon as the subject of the verb."""
        tree = self._tree
        under = self._under(trigger, ("with", "by"))
        if under is not None and self._is_weapon(under):
            return under
        for verb in tree.children(trigger.index, "advcl"):
            if verb.lemma == "use":
                used = tree.child(verb.index, "dobj")
                if used is not None:
                    return used
        subject = tree.child(trigger.index, "nsubj")
        if subject is not None and self._is_weapon(subject):
            return subject
        return None

    def is_weapon(self, noun: Token | None) -> bool:
        """Whether the noun is a thing to fight with, not somebody who fights."""
        return noun is not None and self._is_weapon(noun)

    def _is_weapon(self, noun: Token) -> bool:
        classes = self._classes.of(noun)
        return "weapon" in classes and not classes & {"force", "person"}
