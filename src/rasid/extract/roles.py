"""Who does it, and to whom: the slots of a sense, found in the tree."""

from __future__ import annotations

from typing import Final

from rasid.extract.classes import Classes
from rasid.extract.concerned import CAUSES, Concerned
from rasid.extract.lexicon import Sense, Slots
from rasid.extract.lookup import Lookup
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Prepositions behind which a named area is where it was, not what it was done to.
_WHERE: Final = frozenset(
    [
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "across",
        "within",
        "around",
        "along",
        "under",
        "beside",
        "by",
        "among",
    ]
)
#: Types of event that are words and dealings: somebody of public life must be in them, and a capital may
#: stand for its government.
VERBAL: Final = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "DEMAND",
        "DISAPPROVE",
        "REJECT",
        "THREATEN",
        "SANCTION",
        "ACCUSE",
    ]
)
#: Types of event that concern somebody beyond the thing they are done to: words, dealings and measures.
_CONCERNING: Final = VERBAL | {"INVESTIGATE", "PROTEST", "COERCE", "AID", "MOBILIZE", "RETREAT"}
_AREAS: Final = frozenset(
    {"province", "district", "governorate", "region", "city", "town", "village", "county", "area"}
)
#: Areas so wide that what happens "in the country" has no target there, with no name beside them.
_LANDS: Final = frozenset(
    {"country", "nation", "kingdom", "republic", "homeland", "region", "province", "governorate"}
)
#: Things beside which something is laid or left: they do nothing.
_BESIDE: Final = frozenset(
    {"road", "roadside", "wayside", "side", "highway", "path", "river", "riverbank", "lake", "sea", "shore",
     "track", "gate", "entrance", "wall", "fence", "door", "kerb", "curb", "verge"}
)  # fmt: skip
_COUNTED: Final = ("killed", "wounded", "destroyed")


class Roles:
    """Agents, patients and instruments of the happenings of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, classes: Classes) -> None:
        self._tree = tree
        self._lookup = lookup
        self._classes = classes
        self._concerned = Concerned(tree, classes)

    # -- verbs ---------------------------------------------------------------------------------------------
    def verb_agent(self, verb: Token, sense: Sense) -> Token | None:
        """Who does what the verb says."""
        if self._tree.is_passive(verb.index):
            return self.by(verb)
        if self._suffers(verb, sense):
            return None
        return self.doer(self._slot(verb, sense.agent), sense)

    def verb_patient(self, verb: Token, sense: Sense, tail: tuple[str, ...] = ()) -> Token | None:
        """To whom or what it is done; the words of ``tail`` belong to the verb ("opened fire")."""
        found = self._verb_patient(verb, sense, tail)
        if sense.type not in _CONCERNING:
            return found
        doer = None if self._tree.is_passive(verb.index) else self._tree.subject(verb.index)
        return self._settled(found, verb, doer, sense)

    def _settled(self, found: Token | None, verb: Token, doer: Token | None, sense: Sense) -> Token | None:
        """Whom words or a measure concern, in view of the verb and of who does it."""
        if found is not None:
            found = self._through(found, sense)
        if found is None or self._concerned.is_matter(found):
            concerned = self._concerned.by_verb(verb, doer)
            if concerned is not None and not self._classes.is_time(concerned):
                found = concerned
        if found is not None and sense.symmetric and self._concerned.are_together(doer, found):
            # "the government and the rebels agreed on a truce": each is the other's other side.
            return None
        return found

    def _through(self, found: Token, sense: Sense) -> Token:
        """Who stands behind what the words or the measure are about; the matter itself where nobody does."""
        if sense.type in VERBAL and (owner := self._whose(found)) is not None:
            return owner
        if sense.type in _CONCERNING and self._concerned.is_matter(found):
            return self._concerned.by_matter(found) or found
        return found

    def beside(self, verb: Token, prepositions: tuple[str, ...]) -> Token | None:
        """What stands behind one of the prepositions that hang on the verb."""
        return self._under(verb, prepositions)

    def _whose(self, noun: Token) -> Token | None:
        """Who stands behind a request, a proposal or a demand: they are who is refused, not their words."""
        if self._classes.is_public(noun) or self._classes.of(noun) & {"person", "place"}:
            return None
        tree = self._tree
        beside = [tree.child(noun.index, "poss")]
        beside += [
            tree.child(p.index, "pobj")
            for p in tree.children(noun.index, "prep", "agent")
            if p.lemma in ("by", "from")
        ]
        beside += [c for c in tree.children(noun.index, "compound", "nmod") if c.pos == "PROPN"]
        return next(
            (t for t in beside if t is not None and t.pos != "PRON" and self._classes.is_public(t)), None
        )

    def _verb_patient(self, verb: Token, sense: Sense, tail: tuple[str, ...]) -> Token | None:
        tree = self._tree
        if tree.is_passive(verb.index):
            own = self._thing(tree.passive_subject(verb.index))
            if own is None or "object" in sense.patient:
                return own
            return self._slot(verb, sense.patient, tail) or own
        if self._suffers(verb, sense):
            return self._thing(tree.subject(verb.index))
        found = self._slot(verb, sense.patient, tail)
        if found is None and "object" in sense.patient and verb.dep == "relcl":
            # "the camp they attacked": the noun before the clause is what was attacked.
            subject = tree.child(verb.index, "nsubj")
            if subject is not None and not tree.is_relative(subject):
                found = self._thing(tree.head(verb.index))
        return found

    def by(self, verb: Token) -> Token | None:
        """Who did it, behind the "by" of a passive."""
        by = self._tree.child(verb.index, "agent")
        found = self._tree.child(by.index, "pobj") if by is not None else None
        if found is not None and found.lemma in _BESIDE and not self._classes.is_listed(found):
            # "a bomb planted by the roadside": beside it.
            return None
        return self._thing(found)

    def doer(self, noun: Token | None, sense: Sense) -> Token | None:
        """``noun`` if it can do what the sense says: towns and provinces do nothing, but capitals speak."""
        found = self._thing(noun)
        if found is None:
            return None
        link = self._classes.place(found)
        if (
            link is None
            or self._classes.is_listed(found)
            or link.place.precision in (None, "country", "region")
        ):
            return found
        if sense.type in VERBAL and link.place.precision == "town":
            return found
        return found if "place" not in self._classes.of(found) else None

    def _suffers(self, verb: Token, sense: Sense) -> bool:
        """Whether the subject is the one it is done to: "died", "three houses burned", "two soldiers wounded"."""
        if self._objects(verb):
            return False
        if sense.intransitive == "patient":
            return True
        subject = self._tree.subject(verb.index)
        if subject is None or self._is_weapon(subject) or "event" in self._classes.of(subject):
            return False
        return (
            sense.toll in _COUNTED
            and "object" in sense.patient
            and (sense.toll == "destroyed" or self._tree.child(verb.index, "prep") is None)
        )

    def _objects(self, verb: Token) -> list[Token]:
        found = [t for t in self._tree.children(verb.index, "dobj", "dative") if t.pos != "ADP"]
        # "gave a welcome to the leader": the tree hangs the preposition where the person stands.
        to = [t for t in self._tree.children(verb.index, "dative") if t.pos == "ADP"]
        return found + [thing for t in to for thing in self._tree.children(t.index, "pobj")]

    def _slot(self, word: Token, slots: Slots, tail: tuple[str, ...] = ()) -> Token | None:
        """The first of ``slots`` ("subject", "prep:on,at") that is filled; None where none is."""
        for slot in slots:
            found: Token | None = None
            if slot == "subject":
                found = self._tree.subject(word.index)
            elif slot == "object":
                found = next((t for t in self._objects(word) if t.lemma not in tail), None)
            elif slot == "possessive":
                found = self._tree.child(word.index, "poss")
            elif slot.startswith("prep:"):
                found = self._under(word, tuple(slot.removeprefix("prep:").split(",")))
            found = self._thing(found)
            if found is not None:
                return found
        return None

    def _under(self, word: Token, prepositions: tuple[str, ...]) -> Token | None:
        """What stands behind one of the prepositions that hang on the word or on its object ("opened fire on")."""
        direct = self._tree.children(word.index, "prep", "agent", "prt", "dative")
        things = self._tree.children(word.index, "dobj") if word.pos == "VERB" else []
        for preposition in (*direct, *(p for t in things for p in self._tree.children(t.index, "prep"))):
            if preposition.lemma not in prepositions:
                continue
            thing = self._thing(self._tree.child(preposition.index, "pobj"))
            if (
                thing is None
                or thing.lemma in CAUSES
                or (preposition.lemma in _WHERE and self._is_area(thing))
            ):
                continue
            if self._lookup.speech_noun(thing.lemma) is None or preposition.lemma not in _WHERE:
                return thing
        return None

    def _is_area(self, noun: Token) -> bool:
        """Whether the noun names a district, a town or a province: where it was, not what was hit."""
        link = self._classes.place(noun)
        if link is not None:
            return link.place.precision != "site"
        if noun.lemma in _LANDS:
            return True
        # In "Khost province" the name alone is the place's.
        beside = self._tree.child(noun.index, "compound")
        named = self._classes.place(beside) if beside is not None else None
        return named is not None and named.place.precision != "site" and noun.lemma in _AREAS

    def _thing(self, token: Token | None) -> Token | None:
        """The token, or the noun it stands for; None for times, for what is empty, and for no token."""
        if token is None:
            return None
        noun = self._tree.referent(token)
        if self._classes.is_time(noun) or noun.dep == "expl":
            return None
        if noun.pos in ("PROPN", "ADJ") and self._is_left_of_a_pair(noun):
            return self._tree.conjuncts(noun.index)[-1]
        return noun

    def _is_left_of_a_pair(self, noun: Token) -> bool:
        """In "Afghan and coalition forces" the tree makes "Afghan" the head."""
        joined = self._tree.conjuncts(noun.index)
        return (
            len(joined) == 2
            and joined[1].pos == "NOUN"
            and noun.tag in ("JJ", "NNP")
            and (
                joined[1].index - noun.index <= 3
                and self._classes.place(noun) is None
                and not self._classes.is_listed(noun)
            )
        )

    # -- nouns ---------------------------------------------------------------------------------------------
    def noun_agent(self, noun: Token, sense: Sense, first: int) -> Token | None:
        """Who does what the noun names: "by X", "X's", or the name before it."""
        found = self._slot(noun, sense.agent)
        if found is None and sense.possessive == "agent":
            found = self._thing(self._tree.child(noun.index, "poss")) or self._before(noun, first, armed=True)
        return self.doer(found, sense)

    def noun_patient(self, noun: Token, sense: Sense, first: int) -> Token | None:
        """To whom or what it is done: "of X", "on X", or the place or target before it."""
        found = self._slot(noun, sense.patient)
        if found is None and sense.possessive == "patient":
            found = self._thing(self._tree.child(noun.index, "poss")) or self._before(noun, first, armed=None)
        found = found or self._before(noun, first, armed=False)
        verb = self._tree.head(noun.index)
        if sense.type not in _CONCERNING or verb.pos != "VERB" or noun.dep != "dobj":
            return self._through(found, sense) if found is not None else None
        return self._settled(found, verb, self._tree.subject(verb.index), sense)

    def _before(self, noun: Token, first: int, *, armed: bool | None) -> Token | None:
        """The name before an event noun that its own words do not claim: "ISIS attack", "checkpoint bombing"."""
        for child in self._tree.children(noun.index, "compound", "nmod", "amod", "npadvmod"):
            # "coalition air strike" is one entry; a drone in "US drone strike" is what it is done with.
            named = armed is True and self._classes.is_listed(child) and not self.is_means(child)
            inside = child.index >= first and not named
            if inside or child.pos not in ("PROPN", "NOUN") or self._thing(child) is None:
                continue
            if armed is None or self._classes.is_armed_or_official(child) == armed:
                if armed is False and not self._classes.of(child) & {"place", "organisation"}:
                    continue
                return child
        return None

    # -- weapons -------------------------------------------------------------------------------------------
    def instrument(self, trigger: Token) -> Token | None:
        """The weapon: "with X", "using X", or a weapon as the subject of the verb."""
        tree = self._tree
        for preposition in tree.children(trigger.index, "prep", "agent"):
            thing = tree.child(preposition.index, "pobj")
            if preposition.lemma in ("with", "by") and thing is not None and self._is_weapon(thing):
                return thing
        for verb in tree.children(trigger.index, "advcl"):
            if verb.lemma == "use":
                used = tree.child(verb.index, "dobj")
                if used is not None:
                    return used
        subject = (
            tree.subject(trigger.index)
            if trigger.pos == "VERB" and not tree.is_passive(trigger.index)
            else None
        )
        if subject is not None and self._is_weapon(subject):
            return subject
        return None

    def is_weapon(self, noun: Token) -> bool:
        """Whether the noun is a thing to fight with, not somebody who fights."""
        return self._is_weapon(noun)

    def is_means(self, noun: Token | None) -> bool:
        """Whether the noun is a thing to fight with, or a vehicle, not somebody who fights."""
        if noun is None:
            return False
        classes = self._classes.of(noun)
        return self._is_weapon(noun) or (
            "vehicle" in classes and not classes & {"force", "person", "organisation"}
        )

    def _is_weapon(self, noun: Token) -> bool:
        classes = self._classes.of(noun)
        return "weapon" in classes and not classes & {"force", "person"}
