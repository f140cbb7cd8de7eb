"""The words of a sentence that tell a happening, and what each tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from rasid.extract.counts import is_cared_for, is_count
from rasid.extract.efforts import Efforts
from rasid.extract.lexicon import Light
from rasid.extract.making import told_by_noun, told_by_verb
from rasid.extract.nominal import Nominals
from rasid.extract.told import Told, Workbook
from rasid.extract.toll_reports import TollReports
from rasid.model.document import Sentence, Token
from rasid.model.observation import Phase

_AT: Final = ("on", "against", "at", "upon", "to")
#: Verbs whose clause says what is wanted.
_WANTING: Final = frozenset(
    {"demand", "urge", "insist", "request", "propose", "recommend", "ask", "order", "require", "call"}
)
_ASKING: Final = frozenset({"ask", "urge", "request", "call"})
_ANNOUNCING: Final = frozenset({"announce", "declare", "proclaim"})


class Triggers:
    """Finds what the sentences of one document tell."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tree = book.tree
        self._nominals = Nominals(book)
        self._efforts = Efforts(book)
        self._counts = TollReports(book)
        tokens = book.tree.tokens
        #: Words of a time ("11 to 17 March").
        self._of_times = frozenset(
            number
            for link in book.times
            for number in range(
                bisect_left(tokens, link.span.start, key=_start_of),
                bisect_left(tokens, link.span.end, key=_start_of),
            )
        )

    def of(self, sentence: Sentence) -> list[Told]:
        """What a sentence tells, in the order of its triggers, before parts are merged."""
        tokens = self._tree.tokens[sentence.first : sentence.last]
        found = self._counts.of(tokens)
        counting = {index for told in found for index in self._counts.used(told)}
        used = set(counting)
        for token in tokens:
            if token.pos in ("VERB", "AUX") and token.index not in counting:
                for told in self._verb(token):
                    found.append(told)
                    used |= {
                        told.trigger.index,
                        *told.parts,
                        *self._phase_nouns(told),
                        *self._what_rises(told),
                    }
        for token in tokens:
            if token.index in used or token.index in self._of_times:
                continue
            told_here = self._nominals.of(token) if token.pos in ("NOUN", "PROPN") else None
            told_here = told_here or self._nominals.counted(token)
            if told_here is not None:
                found.append(told_here)
                used |= {told_here.trigger.index, *self._what_rises(told_here)}
        return sorted(found, key=lambda told: told.trigger.index)

    # -- verbs ---------------------------------------------------------------------------------------------
    def _verb(self, verb: Token) -> list[Told]:
        book = self._book
        if verb.dep == "pcomp" and self._tree.head(verb.index).lemma == "without":
            return []
        if (
            verb.dep == "amod"
            or book.manners.is_purpose(verb)
            or self._hands_on(verb)
            or is_count(verb, self._tree)
            or is_cared_for(verb, self._tree)
        ):
            return []
        if book.senses.tells_nothing(verb):
            return []
        wanted = self._wanted(verb)
        if wanted is not None:
            return wanted
        effort = self._efforts.of(verb)
        if effort is not None:
            return [effort]
        by_noun = self._through_noun(verb)
        light = book.lookup.light(verb.lemma, self._tree.company(verb.index))
        suffered = light is not None and light.subject == "patient"
        if by_noun and suffered and self._counts_itself(verb):
            # "died in an attack": the verb tells the toll, and the noun joins it later.
            by_noun = []
        if by_noun:
            # "opened fire" is a phrase of its own; "suspended operations" is a phase of the operations.
            phrase = book.senses.of_verb(verb, phrases_only=True)
            deeds = all(told.kind == "event" or self._is_help(told) for told in by_noun)
            own = not suffered and not book.is_cue(verb) and deeds
            by_phrase = told_by_verb(verb, *phrase, book) if own and phrase is not None else None
            return [by_phrase] if by_phrase is not None else by_noun
        found = book.senses.of_verb(verb)
        if found is None or (book.is_cue(verb) and found[0].weak):
            return []
        told = told_by_verb(verb, *found, book)
        return [told] if told is not None else []

    def _is_help(self, told: Told) -> bool:
        """Whether a noun of help ("food aid") makes the state: "halted aid" is a measure, and so is told as one."""
        found = self._book.senses.of_noun(told.trigger) if told.trigger.pos == "NOUN" else None
        return found is not None and found[0].type == "AID"

    def _counts_itself(self, verb: Token) -> bool:
        """Whether the verb has a sense of its own that counts victims."""
        found = self._book.senses.of_verb(verb)
        return found is not None and found[0].toll is not None

    def _wanted(self, verb: Token) -> list[Told] | None:
        """What somebody wants done is no happening: "demanded that it withdraw" tells the demand only, and
        "said that it must withdraw" tells one; None for other verbs."""
        tree, book = self._tree, self._book
        saying = tree.head(verb.index)
        if verb.dep == "xcomp" and verb.tag == "VB" and saying.lemma in _WANTING:
            return []
        asked = self._asked(verb)
        if asked is not None:
            return asked
        if verb.dep != "ccomp" or not book.is_cue(saying):
            return None
        helpers = {c.lemma for c in tree.children(verb.index, "aux", "auxpass")}
        if (
            saying.lemma in _WANTING
            and verb.tag in ("VB", "VBN")
            and not helpers & {"will", "would", "have", "do"}
            # "insist that two were shot" says that they were; "insist that he be freed" wants it.
            and not any(c.text.lower() in ("was", "were") for c in tree.children(verb.index, "auxpass"))
        ):
            return []
        if "must" not in helpers or book.manners.of(verb, None, of_state=False).negated:
            return None
        agent, patient = tree.subject(saying.index), tree.subject(verb.index)
        if agent is None or patient is None or not book.classes.is_public(patient):
            return None
        manner = book.manners.of(saying, None, of_state=False)
        return [Told(verb, saying, "event", "DEMAND", None, None, agent, patient, None, manner, weak=False)]

    def _asked(self, verb: Token) -> list[Told] | None:
        """ "asked the army to protect them" is a demand of the army; None for other verbs."""
        tree, book = self._tree, self._book
        complement = tree.child(verb.index, "xcomp", "ccomp")
        if (
            verb.lemma not in _ASKING
            or complement is None
            or complement.tag != "VB"
            or tree.is_passive(verb.index)
        ):
            return None
        patient = tree.child(verb.index, "dobj") or tree.child(complement.index, "nsubj")
        agent = tree.subject(verb.index)
        if agent is None or patient is None:
            return None
        manner = book.manners.of(verb, None, of_state=False)
        return [Told(verb, verb, "event", "DEMAND", None, None, agent, patient, None, manner, weak=False)]

    def _hands_on(self, verb: Token) -> bool:
        """Whether the verb only says how its complement is done ("continued to target", "plans to attack")."""
        complement = self._tree.child(verb.index, "xcomp")
        if complement is None or complement.pos not in ("VERB", "AUX"):
            return False
        lookup = self._book.lookup
        if self._tree.child(verb.index, "dobj") is not None and complement.tag == "VB":
            # "asked the army to leave" tells the asking.
            return False
        return (
            lookup.aspect_verb(verb.lemma) is not None or lookup.modality_of_governor(verb.lemma) is not None
        )

    def _through_noun(self, verb: Token) -> list[Told]:
        """What a light or a phase verb tells through its event noun: "carried out air strikes"."""
        book, tree = self._book, self._tree
        light = book.lookup.light(verb.lemma, tree.company(verb.index))
        phase = book.lookup.aspect_verb(verb.lemma, tree.particles(verb.index))
        if phase == "continues" and (lasting := tree.child(verb.index, "acomp")) is not None:
            # "Flights remain suspended": the participle tells it, or says the phase.
            if lasting.pos == "VERB" and book.lookup.aspect_verb(lasting.lemma) is not None:
                return []
            phase = book.lookup.aspect(lasting.lemma) or phase
        passive = tree.is_passive(verb.index)
        own = [tree.passive_subject(verb.index)] if passive else tree.children(verb.index, "dobj")
        if not own and not passive:
            # "conducted the strike killing two": the object is sometimes taken for the participle's subject.
            own = [
                s
                for c in tree.children(verb.index, "advcl", "ccomp")
                if c.tag == "VBG"
                for s in tree.children(c.index, "nsubj")
            ]
        things = [
            tree.core(tree.referent(thing))
            for thing in own
            if thing is not None
            and not is_cared_for(thing, tree)
            and not self._happens_elsewhere(verb, thing)
        ]
        found: list[Told] = []
        if light is not None:
            found += [t for thing in things for t in self._light(verb, light, thing, phase, passive=passive)]
            if not found:
                behind = self._behind(verb, light.prepositions)
                found += [
                    t
                    for thing in behind
                    for t in self._light(verb, light, thing, phase, passive=False, behind=True)
                ]
        if phase is not None and not found:
            for thing in things:
                found += self._in_phase(verb, thing, phase, passive=passive)
            if not found and tree.child(verb.index, "dobj") is None and not passive:
                subject = tree.subject(verb.index)
                if subject is not None:
                    found += self._in_phase(verb, subject, phase, passive=True)
        return found

    def _happens_elsewhere(self, verb: Token, thing: Token) -> bool:
        """Whether an aside only tells of an event whose own verb says that it was so, or not: "a second strike,
        reported by local media, did not take place"."""
        noun = self._tree.referent(thing)
        return verb.dep in ("acl", "relcl") and verb.head == noun.index and self._tree.says_it_happened(noun)

    def _light(
        self,
        verb: Token,
        light: Light,
        thing: Token,
        phase: Phase | None,
        *,
        passive: bool,
        behind: bool = False,
    ) -> list[Told]:
        out = []
        for joined in self._tree.conjuncts(thing.index):
            inner, noun_phase = self._nominals.phased(joined)
            subject = self._book.roles.by(verb) if passive else self._tree.subject(verb.index)
            doer = (
                self._book.references.of(subject)
                if subject is not None and light.subject == "agent"
                else None
            )
            told = told_by_noun(inner, verb, light.phase or noun_phase or phase, self._book, doer)
            if told is None:
                continue
            self._take_subject(told, light, verb, subject, behind=behind)
            if light.modality is not None and told.manner.modality == "actual":
                told.manner = replace(told.manner, modality=light.modality)
            out.append(told)
        return out

    def _take_subject(
        self, told: Told, light: Light, verb: Token, subject: Token | None, *, behind: bool
    ) -> None:
        """Give the light verb's subject its part in what the noun tells."""
        if subject is None or self._book.classes.is_time(subject) or self._book.manners.names_nobody(subject):
            return
        if light.subject == "agent":
            # "took part in the army's sweep": who takes part is told, whoever else leads it.
            if told.agent is None or told.agent.pos == "PRON" or behind:
                told.agent = subject
            if told.patient is None:
                # "carried out an attack on", "granted asylum to": the target often hangs on the verb.
                told.patient = self._book.roles.beside(verb, _AT)
        elif light.subject == "patient":
            told.patient = told.patient or subject
        elif light.subject == "speaker" and verb.lemma in _ANNOUNCING and told.phase and told.agent is None:
            # Who announces the end or the resumption of something takes part in it, unless others are named.
            told.agent = subject
            told.inferred.add("agent")

    def _in_phase(self, verb: Token, thing: Token, phase: Phase, *, passive: bool) -> list[Told]:
        out = []
        for joined in self._tree.conjuncts(thing.index):
            meant = self._book.references.of(joined, fits=self._is_event) if phase != "continues" else joined
            told = told_by_noun(meant, verb, phase, self._book) if meant is not None else None
            if told is not None:
                if meant is not joined:
                    # "they resumed on Thursday": the operations of the sentence before, told by this verb.
                    told.trigger = told.verb = verb
                doer = self._book.roles.by(verb) if passive else self._tree.subject(verb.index)
                if doer is not joined and (told.agent is None or told.agent.pos == "PRON"):
                    told.agent = doer or told.agent
                out.append(told)
        return out

    def _is_event(self, noun: Token) -> bool:
        return self._book.senses.of_noun(noun) is not None

    def _behind(self, verb: Token, prepositions: tuple[str, ...]) -> list[Token]:
        """Nouns behind these prepositions, which hang on the verb or on its object ("took part in")."""
        tree = self._tree
        holders = [verb, *tree.children(verb.index, "dobj", "prt", "acomp", "attr")]
        return [
            thing
            for holder in holders
            for preposition in tree.children(holder.index, "prep", "agent")
            if preposition.lemma in prepositions
            for thing in tree.children(preposition.index, "pobj")
        ]

    # -- nouns that verbs have used ------------------------------------------------------------------------
    def _phase_nouns(self, told: Told) -> set[int]:
        """Nouns of phase above a trigger, which tell nothing of their own."""
        return {
            a.index
            for a in self._tree.ancestors(told.trigger.index)
            if self._book.lookup.aspect_noun(a.lemma)
        }

    def _what_rises(self, told: Told) -> set[int]:
        """The noun that a trend is a trend of: counted by it, not told as one more event."""
        if told.type != "trend" or told.agent is None:
            return set()
        return {joined.index for joined in self._tree.conjuncts(told.agent.index)}


def _start_of(token: Token) -> int:
    return token.start
