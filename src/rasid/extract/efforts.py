"""What somebody works for or is kept from: "efforts to build bridges continue", "a distraction from the fight".

The infinitive behind "efforts" is no deed. That they go on, stop or are taken up again is told, as a state of what
they are for; and so is that something stands in the way of operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasid.extract.lexicon import Sense
from rasid.extract.told import Told, Workbook
from rasid.model.document import Token
from rasid.model.observation import Phase

_EFFORTS: Final = frozenset({"effort", "endeavour", "endeavor", "work", "drive", "push", "struggle"})
#: Doings by which a group is worked against.
_COUNTERING: Final = frozenset(
    {"prevent", "stop", "counter", "combat", "fight", "defeat", "halt", "contain", "curb", "eliminate", "eradicate",
     "destroy", "dismantle", "uproot", "degrade", "repel", "expel", "dislodge", "crush", "suppress"}
)  # fmt: skip
#: Nouns and verbs by which something stands in the way of what is behind their preposition, or is their object.
_HINDRANCES: Final = frozenset(
    {"distraction", "diversion", "hindrance", "obstacle", "impediment", "setback", "hurdle", "barrier"}
)
_HINDERING: Final = frozenset({"distract", "divert", "hinder", "hamper", "impede", "obstruct"})
_FROM: Final = ("from", "to", "for", "of")


class Efforts:
    """Efforts and hindrances told by the verbs of one document."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree

    def of(self, verb: Token) -> Told | None:
        """What a verb of phase tells of efforts, or a verb of hindering of operations; None for other verbs."""
        phase = self._book.lookup.aspect_verb(verb.lemma, self._tree.particles(verb.index))
        made = self._going_on(verb, phase) if phase is not None else None
        return made or self._hindered(verb)

    # -- "the army continues its efforts to prevent a return of the group" -------------------------------------
    def _going_on(self, verb: Token, phase: Phase) -> Told | None:
        tree = self._tree
        things = tree.children(verb.index, "dobj", "nsubjpass")
        own = tree.child(verb.index, "dobj") is None
        things += tree.children(verb.index, "nsubj") if own else []
        for noun in things:
            aim = next((c for c in tree.children(noun.index, "acl", "relcl") if c.tag == "VB"), None)
            if noun.lemma in _EFFORTS and aim is not None:
                doer = None if own else tree.subject(verb.index)
                return self._effort(verb, noun, aim, phase, doer)
        return None

    def _effort(self, verb: Token, noun: Token, aim: Token, phase: Phase, doer: Token | None) -> Told | None:
        book = self._book
        found = book.senses.of_verb(aim)
        sense = found[0] if found is not None else None
        manner = replace(book.manners.of(verb, phase, of_state=True), phase=phase)
        doer = doer or self._tree.child(noun.index, "poss")
        if sense is not None and sense.state is not None and sense.state != "trend":
            agent = doer or self._whose(aim)
            return Told(
                aim, verb, "state", sense.state, sense.mode, phase, agent, None, None, manner,
                weak=False, parts={noun.index},
            )  # fmt: skip
        enemy = self._enemy(aim)
        if aim.lemma not in _COUNTERING or enemy is None:
            return None
        return Told(
            aim, verb, "state", "operations", None, phase, doer, enemy, None, manner,
            weak=False, generic=True, parts={noun.index, *self._tree.subtree(aim.index)},
        )  # fmt: skip

    def _whose(self, aim: Token) -> Token | None:
        """Whose capabilities are built: "the capabilities of the police"."""
        tree = self._tree
        for thing in tree.children(aim.index, "dobj"):
            owner = tree.child(thing.index, "poss")
            if owner is not None:
                return owner
            for of in tree.children(thing.index, "prep"):
                if of.lemma == "of":
                    return tree.child(of.index, "pobj")
        return None

    def _enemy(self, aim: Token) -> Token | None:
        """The armed side that is worked against, by itself or before a noun ("a resurgence of X", "the X threat")."""
        tree, classes = self._tree, self._book.classes
        for thing in tree.children(aim.index, "dobj"):
            below = [*tree.children(thing.index, "compound", "nmod", "poss"), thing]
            below += [
                t
                for p in tree.children(thing.index, "prep")
                if p.lemma in ("of", "by", "from")
                for t in tree.children(p.index, "pobj")
            ]
            armed = next((t for t in below if "force" in classes.of(t)), None)
            if armed is not None:
                return armed
        return None

    # -- "the protests can serve as a distraction from the fight" ------------------------------------------------
    def _hindered(self, verb: Token) -> Told | None:
        for thing in self._kept_from(verb):
            found = self._book.senses.of_noun(thing)
            if found is not None and self._is_campaign(found[0]):
                return self._kept_back(verb, thing, *found)
        return None

    def _is_campaign(self, sense: Sense) -> bool:
        return sense.state == "operations"

    def _kept_back(self, verb: Token, thing: Token, sense: Sense, first: int) -> Told:
        roles = self._book.roles
        manner = self._book.manners.of(verb, None, of_state=True)
        agent, patient = roles.noun_agent(thing, sense, first), roles.noun_patient(thing, sense, first)
        return Told(
            thing, verb, "state", "operations", "hindered", None, agent, patient, None, manner, weak=False
        )

    def _kept_from(self, verb: Token) -> Iterator[Token]:
        """What the verb says somebody or something is kept from."""
        tree = self._tree
        if verb.lemma in _HINDERING:
            yield from tree.children(verb.index, "dobj", "nsubjpass")
            holders = [verb, *tree.children(verb.index, "dobj")]
        else:
            beside = [*tree.children(verb.index, "dobj", "attr")]
            beside += [t for p in tree.children(verb.index, "prep") for t in tree.children(p.index, "pobj")]
            holders = [t for t in beside if t.lemma in _HINDRANCES]
        for holder in holders:
            for preposition in tree.children(holder.index, "prep"):
                if preposition.lemma in _FROM:
                    yield from tree.children(preposition.index, "pobj")
