"""Which sense of a verb or a noun the words around it choose."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rasid.extract.classes import Classes
from rasid.extract.lexicon import Condition, Entry, Sense, WordClass
from rasid.extract.lookup import Lookup, in_order
from rasid.extract.tree import Tree
from rasid.model.document import Token

#: Prepositions that tell at whom or from where shots are fired.
_AIMED = frozenset({"on", "at", "from", "against", "into", "by", "toward", "towards"})
#: What lies within so short a time is one attack, and no change of their number.
_MOMENTS = frozenset({"second", "minute", "moment"})
_PARTICLES = frozenset({"in", "out", "up", "down", "off", "away", "over", "back", "through"})


@dataclass(frozen=True, slots=True)
class Company:
    """The company a word keeps in its clause: lemmas and classes of its deep object and subject,
    and the lemmas of its prepositions and particles. Classes are {"none"} where there is none. ``report``: all
    lemmas of the report, and each with the one before it; ``verb``: the one whose subject a noun is."""

    object: frozenset[str]
    object_is: frozenset[WordClass]
    subject: frozenset[str]
    subject_is: frozenset[WordClass]
    prep: frozenset[str]
    report: frozenset[str]
    particle: frozenset[str] = frozenset()
    verb: frozenset[str] = frozenset()


class Senses:
    """Senses of the triggers of one document."""

    def __init__(self, tree: Tree, lookup: Lookup, classes: Classes) -> None:
        self._tree = tree
        self._lexicon = lookup.lexicon
        self._classes = classes
        self._lemmas = [token.lemma for token in tree.tokens]
        pairs = pairwise(self._lemmas)
        self._report = frozenset([*self._lemmas, *(f"{first} {second}" for first, second in pairs)])

    def of_verb(self, verb: Token, *, phrases_only: bool = False) -> tuple[Sense, tuple[str, ...]] | None:
        """The sense of a verb in its company, with the words that make a phrase with it; None where it
        tells no happening.

        ``phrases_only`` asks of phrases ("open fire"), which come before what a light verb hands on.
        """
        found = self._found(verb, phrases_only=phrases_only)
        return None if found is None or found[0].skip else found

    def tells_nothing(self, verb: Token) -> bool:
        """Whether the verb makes a phrase that is known to tell no happening ("died of a heart attack")."""
        found = self._found(verb, phrases_only=True)
        return found is not None and found[0].skip

    def _found(self, verb: Token, *, phrases_only: bool) -> tuple[Sense, tuple[str, ...]] | None:
        """The first sense of the longest entry that fits, those that tell nothing included."""
        entries = self._lexicon.verb_entries(verb.lemma)
        if not entries:
            return None
        dependents = self._tree.company(verb.index)
        particles = self._particles(verb)
        company: Company | None = None
        for entry in entries:
            if phrases_only and not entry.tail:
                break
            if entry.tail and entry.tail[0] in _PARTICLES and entry.tail[0] not in particles:
                continue
            if not in_order(entry.tail, dependents):
                continue
            company = company or self._company_of_verb(verb)
            sense = _choose(entry, company)
            if sense is not None and not (sense.state == "trend" and self._is_of_moments(verb)):
                return sense, entry.tail
        return None

    def _is_of_moments(self, verb: Token) -> bool:
        """Whether so many things did it, or did it within minutes: no number of events went up or down."""
        tree = self._tree
        changing = (
            tree.child(verb.index, "dobj") or tree.passive_subject(verb.index) or tree.subject(verb.index)
        )
        if changing is not None and tree.children(changing.index, "nummod"):
            return True
        return any(
            thing.lemma in _MOMENTS
            for within in tree.children(verb.index, "prep")
            if within.lemma in ("within", "in")
            for thing in tree.children(within.index, "pobj")
        )

    def of_noun(self, noun: Token, doer: Token | None = None) -> tuple[Sense, int] | None:
        """The sense of an event noun and the index of its first word; None for other nouns.

        ``doer`` is the subject of a verb that hands its meaning to the noun ("carried out a strike").
        """
        entries = self._lexicon.noun_entries(noun.lemma)
        if not entries:
            return None
        company: Company | None = None
        for entry in entries:
            first = self._start(entry, noun)
            if first is None:
                continue
            company = company or self._company_of_noun(noun, doer)
            sense = _choose(entry, company)
            if sense is not None:
                return None if sense.skip or self._burns(noun) else (sense, first)
        return None

    def _burns(self, noun: Token) -> bool:
        """Whether "fire" is flames: nobody and nothing is fired at, and no weapon stands before it."""
        if noun.lemma != "fire" or self._tree.children(noun.index, "compound", "amod"):
            return False
        return not any(p.lemma in _AIMED for p in self._tree.children(noun.index, "prep"))

    def _start(self, entry: Entry, noun: Token) -> int | None:
        """Where the words of an entry begin whose head is ``noun``; None where they do not stand there.

        Hyphens are tokens of their own in the text and stand in no entry.
        """
        sentence = self._tree.sentences[self._tree.sentence_of(noun.index)]
        position = noun.index
        for word in reversed(entry.words[: entry.head]):
            position -= 1
            while position >= sentence.first and self._lemmas[position] == "-":
                position -= 1
            if position < sentence.first or self._lemmas[position] != word:
                return None
        first, position = position, noun.index
        for word in entry.tail:
            position += 1
            if position >= sentence.last or self._lemmas[position] != word:
                return None
        return first

    def _particles(self, verb: Token) -> frozenset[str]:
        """Words that make another verb of this one ("take in"), not ones that only follow it ("take part in")."""
        tree = self._tree
        return frozenset(
            child.lemma
            for child in tree.children(verb.index, "prt", "advmod", "prep", "dative")
            # "drove them out of the town": "out of" goes with the verb, whatever its object.
            if child.dep in ("prt", "advmod")
            or tree.child(verb.index, "dobj") is None
            or (child.lemma == "out" and any(c.lemma == "of" for c in tree.children(child.index, "prep")))
        )

    def _company_of_verb(self, verb: Token) -> Company:
        tree = self._tree
        if tree.is_passive(verb.index):
            subject_token = self._agent_phrase(verb)
            thing = tree.passive_subject(verb.index)
            objects = [thing] if thing is not None else []
        else:
            subject_token = tree.subject(verb.index)
            objects = [
                tree.core(tree.referent(thing)) for thing in tree.children(verb.index, "dobj", "attr", "oprd")
            ]
        subjects = [subject_token] if subject_token is not None else []
        children = tree.children(verb.index)
        return Company(
            object=self._names([*objects, *self._numbered(objects)]),
            object_is=self._all_classes(objects),
            subject=self._names(subjects),
            subject_is=self._all_classes(subjects),
            prep=frozenset(c.lemma for c in children if c.dep in ("prep", "agent", "dative")),
            report=self._report,
            particle=frozenset(c.lemma for c in children if c.dep in ("prt", "advmod")),
        )

    def _company_of_noun(self, noun: Token, doer: Token | None) -> Company:
        tree = self._tree
        prepositions = tree.children(noun.index, "prep")
        patients = [
            thing
            for p in prepositions
            if p.lemma in ("of", "on", "against", "at", "in")
            for thing in tree.children(p.index, "pobj")
        ]
        agents = [
            thing
            for p in prepositions
            if p.lemma in ("by", "between", "from")
            for thing in tree.children(p.index, "pobj")
        ] + tree.children(noun.index, "poss")
        # The name of a force before it does it too: "a Coalition strike".
        agents += [
            t for t in tree.children(noun.index, "compound", "nmod") if self._classes.is_armed_or_official(t)
        ]
        agents += [doer] if doer is not None else []
        return Company(
            object=self._names(patients),
            object_is=self._all_classes(patients),
            subject=self._names(agents),
            subject_is=self._all_classes(agents),
            prep=frozenset(p.lemma for p in prepositions),
            report=self._report,
            verb=frozenset({tree.head(noun.index).lemma} if noun.dep == "nsubj" else ()),
        )

    def _agent_phrase(self, verb: Token) -> Token | None:
        by = self._tree.child(verb.index, "agent")
        return self._tree.child(by.index, "pobj") if by is not None else None

    def _numbered(self, nouns: list[Token]) -> list[Token]:
        """What "the number of guards" is a number of: who doubles it doubles the guards."""
        tree = self._tree
        return [
            thing
            for noun in nouns
            if noun.lemma == "number"
            for of in tree.children(noun.index, "prep")
            if of.lemma == "of"
            for thing in tree.children(of.index, "pobj")
        ]

    def _names(self, nouns: list[Token]) -> frozenset[str]:
        """Lemmas of the nouns and of those joined to them, alone and with the word before ("back step")."""
        found = set()
        for noun in nouns:
            for joined in self._tree.conjuncts(noun.index):
                found.add(joined.lemma)
                before = joined.index - 1
                while before >= 0 and self._lemmas[before] == "-":
                    before -= 1
                if before >= 0:
                    found.add(f"{self._lemmas[before]} {joined.lemma}")
        return frozenset(found)

    def _all_classes(self, nouns: list[Token]) -> frozenset[WordClass]:
        if not nouns:
            return frozenset({"none"})
        return frozenset(
            kind
            for noun in nouns
            for joined in self._tree.conjuncts(noun.index)
            for kind in self._classes.of(joined)
        )


def _choose(entry: Entry, company: Company) -> Sense | None:
    """The first sense whose condition the company meets; None where none does."""
    return next((s for s in entry.senses if s.when is None or _holds(s.when, company)), None)


def _holds(when: Condition, company: Company) -> bool:
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
        (when.object, company.object),
        (when.object_is, company.object_is),
        (when.subject, company.subject),
        (when.subject_is, company.subject_is),
        (when.prep, company.prep),
        (when.particle, company.particle),
        (when.report, company.report),
        (when.verb, company.verb),
    )
    return all(not wanted or wanted & found for wanted, found in pairs)
