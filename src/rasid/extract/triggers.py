"""The words of a sentence that tell a happening, and what each tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.extract.lexicon import Light, Sense
from rasid.extract.modality import Manner
from rasid.extract.told import Told, Workbook
from rasid.model.document import Sentence, Token
from rasid.model.observation import HappeningKind, Phase

_REFERRING: Final = frozenset({"the", "this", "these", "those", "that", "such"})
#: Heads of phrases under which an event noun is told as absent or as background of something else.
_ABSENT: Final = frozenset({"without"})
#: Event nouns so general that what their sentence adds ("operations, targeting camps") is what they are.
_GENERIC: Final = frozenset({"operation", "campaign", "mission", "offensive", "action", "raid"})
_ANNOUNCING: Final = frozenset({"announce", "declare", "proclaim"})
_NOT_BEGINNING: Final = frozenset({"continues", "suspends", "resumes", "ends"})


class Triggers:
    """Finds what the sentences of one document tell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree

    def of(self, sentence: Sentence) -> list[Told]:
        """What a sentence tells, in the order of its triggers, before parts are merged."""
        tokens = self._tree.tokens[sentence.first : sentence.last]
        found: list[Told] = []
        used: set[int] = set()
        for token in tokens:
            if token.pos in ("VERB", "AUX"):
                for told in self._verb(token):
                    found.append(told)
                    used |= {told.trigger.index, *self._phase_nouns(told), *self._what_rises(told)}
        for token in tokens:
            if token.pos in ("NOUN", "PROPN") and token.index not in used and not self._is_time(token):
                told_by_noun = self._noun(token)
                if told_by_noun is not None:
                    found.append(told_by_noun)
                    used.add(told_by_noun.trigger.index)
        return sorted(found, key=lambda told: told.trigger.index)

    def _is_time(self, token: Token) -> bool:
        """Whether the word is of a time ("11 to 17 March")."""
        return any(link.span.start <= token.start < link.span.end for link in self._book.times)

    # -- verbs ---------------------------------------------------------------------------------------------
    def _verb(self, verb: Token) -> list[Told]:
        book = self._book
        if verb.dep == "amod" or book.manners.is_purpose(verb) or self._hands_on(verb):
            return []
        by_noun = self._through_noun(verb)
        if by_noun:
            return by_noun
        sense = book.senses.of_verb(verb)
        if sense is None or (book.is_cue(verb) and sense.weak):
            return []
        return [self._by_verb(verb, sense)]

    def _by_verb(self, verb: Token, sense: Sense) -> Told:
        roles = self._book.roles
        agent, patient = roles.verb_agent(verb, sense), roles.verb_patient(verb, sense)
        instrument = roles.instrument(verb)
        if roles.is_weapon(agent):
            instrument, agent = instrument or agent, None
        told = self._told(verb, verb, sense, agent, patient, self._book.manners.of(verb, sense.phase, of_state=sense.state is not None))
        told.instrument = instrument
        if sense.toll is not None and patient is not None:
            told.tolls = self._book.tolls.of(patient, sense.toll)
        return told

    def _hands_on(self, verb: Token) -> bool:
        """Whether the verb only says how its complement is done ("continued to target", "plans to attack")."""
        complement = self._tree.child(verb.index, "xcomp")
        if complement is None or complement.pos not in ("VERB", "AUX"):
            return False
        lookup = self._book.lookup
        return lookup.aspect_verb(verb.lemma) is not None or lookup.modality_of_governor(verb.lemma) is not None

    def _through_noun(self, verb: Token) -> list[Told]:
        """What a light or a phase verb tells through its event noun: "carried out air strikes"."""
        book, tree = self._book, self._tree
        light = book.lookup.light(verb.lemma)
        phase = book.lookup.aspect_verb(verb.lemma, tree.particles(verb.index))
        passive = tree.is_passive(verb.index)
        found: list[Told] = []
        if light is not None:
            things = tree.children(verb.index, "nsubjpass" if passive else "dobj")
            things += self._under(verb, light.prepositions)
            found += [t for thing in things for t in self._light(verb, light, thing, phase, passive=passive)]
        if phase is not None and not found:
            slots = ("nsubjpass",) if passive else ("dobj",)
            for thing in tree.children(verb.index, *slots):
                found += self._in_phase(verb, thing, phase, passive=passive)
            if not found and tree.child(verb.index, "dobj") is None:
                for thing in tree.children(verb.index, "nsubj"):
                    found += self._in_phase(verb, thing, phase, passive=True)
        return found

    def _light(self, verb: Token, light: Light, thing: Token, phase: Phase | None, *, passive: bool) -> list[Told]:
        out = []
        for joined in self._tree.conjuncts(thing.index):
            inner, noun_phase = self._phased(joined)
            told = self._by_noun(inner, verb, light.phase or noun_phase or phase)
            if told is None:
                continue
            subject = self._book.roles.by(verb) if passive else self._tree.subject(verb.index)
            if light.subject == "agent" and (told.agent is None or told.agent.pos == "PRON"):
                told.agent = subject or told.agent
            elif light.subject == "patient":
                told.patient = told.patient or subject
            elif light.subject == "speaker" and told.phase is not None and verb.lemma in _ANNOUNCING:
                # Who announces the end or the resumption of something takes part in it, unless others are named.
                if told.agent is None and subject is not None:
                    told.agent = subject
                    told.inferred.add("agent")
            if light.modality is not None and told.manner.modality == "actual":
                told.manner = replace(told.manner, modality=light.modality)
            out.append(told)
        return out

    def _in_phase(self, verb: Token, thing: Token, phase: Phase, *, passive: bool) -> list[Told]:
        out = []
        for joined in self._tree.conjuncts(thing.index):
            told = self._by_noun(joined, verb, phase)
            if told is not None:
                if not passive:
                    if told.agent is None or told.agent.pos == "PRON":
                        told.agent = self._tree.subject(verb.index) or told.agent
                out.append(told)
        return out

    # -- nouns ---------------------------------------------------------------------------------------------
    def _noun(self, noun: Token) -> Told | None:
        tree, book = self._tree, self._book
        if noun.dep in ("compound", "nmod", "npadvmod", "poss") or self._is_under(noun, _ABSENT):
            return None
        if self._is_duty(noun):
            return None
        verb = self._clause_verb(noun)
        if verb is not None and book.manners.is_purpose(verb):
            return None
        inner, phase = self._phased(noun)
        if inner is noun and noun.index not in book.said_roots and self._is_reference(noun):
            return None
        told = self._by_noun(inner, inner, phase)
        if told is not None and inner is not noun:
            told.verb = noun
            told.agent = told.agent or tree.child(noun.index, "poss")
        return told

    def _by_noun(self, noun: Token, verb: Token, phase: Phase | None) -> Told | None:
        """What an event noun tells in a clause headed by ``verb``; None for any other noun."""
        book = self._book
        found = book.senses.of_noun(noun)
        if found is None:
            return None
        sense, first = found
        manner = book.manners.of(verb, phase or sense.phase, of_state=sense.state is not None)
        agent = book.roles.noun_agent(noun, sense, first)
        patient = book.roles.noun_patient(noun, sense, first)
        if patient is agent:
            patient = None
        told = self._told(noun, verb, sense, agent, patient, manner)
        if self._tree.child(noun.index, "neg") or any(
            c.lemma == "no" for c in self._tree.children(noun.index, "det")
        ):
            told.manner = replace(told.manner, negated=not told.manner.negated)
        if sense.toll is not None and patient is not None:
            told.tolls = book.tolls.of(patient, sense.toll)
        return told

    def _phased(self, noun: Token) -> tuple[Token, Phase | None]:
        """In "the resumption of operations" the operations, resumed; else the noun itself."""
        phase = self._book.lookup.aspect_noun(noun.lemma)
        if phase is None:
            return noun, None
        for thing in self._under(noun, ("of", "to", "in")):
            if self._book.senses.of_noun(thing) is not None:
                return thing, phase
        return noun, None

    def _phase_nouns(self, told: Told) -> set[int]:
        """Nouns of phase above a trigger, which tell nothing of their own."""
        return {a.index for a in self._tree.ancestors(told.trigger.index) if self._book.lookup.aspect_noun(a.lemma)}

    def _is_reference(self, noun: Token) -> bool:
        """Whether the noun points back to something told before ("the operations")."""
        tree = self._tree
        if not any(c.lemma in _REFERRING for c in tree.children(noun.index, "det")):
            return False
        return noun.lemma in _GENERIC or not tree.children(noun.index, "prep", "relcl", "acl", "poss", "compound")

    def _is_duty(self, noun: Token) -> bool:
        """Whether the noun says what somebody is there for ("responsible for coordination")."""
        words = self._book.lookup.lexicon.modality_words.purpose_adjectives
        return any(a.pos == "ADJ" and a.lemma in words for a in self._tree.ancestors(noun.index))

    def _what_rises(self, told: Told) -> set[int]:
        """The noun that a trend is a trend of: counted by it, not told as one more event."""
        if told.type != "trend" or told.agent is None:
            return set()
        return {joined.index for joined in self._tree.conjuncts(told.agent.index)}

    # -- common --------------------------------------------------------------------------------------------
    def _told(
        self, trigger: Token, verb: Token, sense: Sense, agent: Token | None, patient: Token | None, manner: Manner
    ) -> Told:
        book = self._book
        verb = book.manners.governor(verb)
        kind: HappeningKind = "state" if sense.state is not None else "event"
        name, mode = sense.state or sense.type or "", sense.mode
        phase = manner.phase
        generic = trigger.lemma in _GENERIC
        if kind == "event" and phase in _NOT_BEGINNING and generic:
            kind, name, mode = "state", "operations", None
        elif kind == "event" and phase == "begins":
            # An event that begins is that event.
            phase = None
        name, mode = self._between_forces(name, mode, agent, patient)
        return Told(trigger, verb, kind, name, mode, phase, agent, patient, None, manner, sense.weak, generic)

    def _between_forces(
        self, name: str, mode: str | None, agent: Token | None, patient: Token | None
    ) -> tuple[str, str | None]:
        kind = self._book.codebook.types.get(name)
        classes = self._book.classes
        if kind is None or kind.between_forces is None or agent is None or patient is None:
            return name, mode
        if not (classes.is_armed_or_official(agent) and classes.is_armed_or_official(patient)):
            return name, mode
        other = self._book.codebook.types[kind.between_forces]
        return other.name, mode if mode in other.modes else None

    def _under(self, word: Token, prepositions: tuple[str, ...]) -> list[Token]:
        return [
            thing
            for preposition in self._tree.children(word.index, "prep")
            if preposition.lemma in prepositions
            for thing in self._tree.children(preposition.index, "pobj")
        ]

    def _is_under(self, noun: Token, prepositions: frozenset[str]) -> bool:
        return noun.dep == "pobj" and self._tree.head(noun.index).lemma in prepositions

    def _clause_verb(self, noun: Token) -> Token | None:
        return next((a for a in self._tree.ancestors(noun.index) if a.pos in ("VERB", "AUX")), None)
