"""From a trigger and its sense to a happening as told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasid.extract.lexicon import Sense
from rasid.extract.modality import Manner
from rasid.extract.told import Told, Workbook
from rasid.model.document import Token
from rasid.model.observation import HappeningKind, Phase

#: Event nouns so general that what their sentence adds ("operations, targeting camps") is what they are.
_GENERIC: Final = frozenset(
    [
        "operation",
        "campaign",
        "mission",
        "offensive",
        "action",
        "raid",
        "sweep",
        "search",
        "incident",
        "flight",
        "sortie",
        "patrol",
    ]
)
_VIOLENT: Final = ("ASSAULT", "FIGHT")
#: What does harm without anybody who does it.
_NATURE: Final = frozenset(
    ["fire", "blaze", "wildfire", "flood", "storm", "earthquake", "quake", "rain", "river", "wind", "disease"]
)
_BODILY: Final = frozenset({"killed", "wounded"})
_PERSONS: Final = ("killed", "captured", "abducted")
_NOT_BEGINNING: Final = frozenset({"continues", "suspends", "resumes", "ends"})
#: Phases in which help is not given, or is given again: a state of helping, no help.
_BROKEN_OFF: Final = frozenset({"suspends", "resumes", "ends"})
#: Modes of help that is one deed, which is over when it ends.
_ONE_DEED: Final = frozenset({"rescue", "asylum", "rebuild"})


def is_generic(noun: Token) -> bool:
    """Whether an event noun says only in general what is done."""
    return noun.lemma in _GENERIC


def told_by_verb(verb: Token, sense: Sense, tail: tuple[str, ...], book: Workbook) -> Told | None:
    """What a verb tells by itself; ``tail`` are the words that make a phrase with it. None for what fires and
    floods do: nobody does it."""
    roles = book.roles
    agent, patient = roles.verb_agent(verb, sense), roles.verb_patient(verb, sense, tail)
    instrument = roles.instrument(verb)
    if roles.is_means(agent) and sense.type in _VIOLENT:
        instrument, agent = instrument or agent, None
    if agent is not None and sense.type in _VIOLENT and agent.lemma in _NATURE:
        return None
    named: tuple[Sense, int] | None = None
    kinds = book.classes.of(agent)
    happened = sense.state != "trend" and "event" in kinds and not kinds & {"person", "force", "organisation"}
    if agent is not None and happened and not book.classes.is_armed_or_official(agent):
        # "the blast killed three": the noun is what happened, not who did it; merging puts the two together.
        named, agent = book.senses.of_noun(agent), None
    manner = book.manners.of(verb, sense.phase, of_state=sense.state is not None)
    told = make(verb, verb, sense, agent, patient, manner, book)
    told.instrument = instrument
    if sense.type == "COERCE":
        # "custody" in "taken into custody" tells nothing of its own.
        behind = [i for i in book.tree.subtree(verb.index) if i > verb.index]
        told.parts |= {i for i in behind if book.tree.tokens[i].lemma in tail}
    if told.mode is None and told.type in _VIOLENT:
        _take_mode(told, named[0] if named is not None else None, book)
    if told.type == "DEMAND" and told.patient is None:
        # "demanded that the army withdraw": it is asked of the army.
        clause = book.tree.child(verb.index, "ccomp")
        told.patient = book.tree.child(clause.index, "nsubj", "nsubjpass") if clause is not None else None
    if told.patient is None and sense.toll in _BODILY:
        # "kills 4, injures 20": a bare number may hang on the second verb as if it counted that.
        told.patient = next(
            (c for c in book.tree.children(verb.index, "nummod") if c.index > verb.index), None
        )
    _count(told, sense, book)
    return told


def _take_mode(told: Told, named: Sense | None, book: Workbook) -> None:
    """Give an attack the mode of the event that is its subject ("the blast"), or of its weapon ("by a bomb")."""
    generic = book.classes.generic(told.instrument) if told.instrument is not None else None
    for mode in (named.mode if named is not None else None, generic.mode if generic is not None else None):
        if mode is not None and mode in book.codebook.types[told.type].modes:
            told.mode = mode
            return


def told_by_noun(
    noun: Token, verb: Token, phase: Phase | None, book: Workbook, doer: Token | None = None
) -> Told | None:
    """What an event noun tells in a clause headed by ``verb``, whose subject is ``doer`` where it does what
    the noun says; None for any other noun."""
    found = book.senses.of_noun(noun, doer)
    if found is None:
        return None
    sense, first = found
    manner = book.manners.of(verb, phase or sense.phase, of_state=sense.state is not None)
    if noun is not verb:
        own = book.manners.of(noun, None, of_state=sense.state is not None)
        # "the raid was planned and carried out": what the first verb makes of the noun is not the second's.
        governed = verb.dep != "conj" or noun.index in book.tree.subtree(verb.index)
        if manner.modality == "actual" and own.modality != "actual" and governed:
            manner = replace(manner, modality=own.modality)
        manner = replace(manner, hearsay=manner.hearsay or own.hearsay, phase=manner.phase or own.phase)
    agent = book.roles.noun_agent(noun, sense, first)
    patient = book.roles.noun_patient(noun, sense, first)
    if patient is agent:
        patient = None
    told = make(noun, verb, sense, agent, patient, manner, book)
    if book.roles.is_means(noun):
        told.instrument = noun
    if book.manners.names_nobody(noun) and not _negates(verb, noun, book):
        told.manner = replace(told.manner, negated=not told.manner.negated)
    _count(told, sense, book)
    return told


def told_by_weapon(noun: Token, book: Workbook) -> Told | None:
    """A weapon named for its attack ("responsibility for the car bomb"); None for other nouns."""
    generic = book.classes.generic(noun)
    if generic is None or generic.mode is None or "weapon" not in generic.classes:
        return None
    manner = book.manners.of(noun, None, of_state=False)
    target = next(
        (t for p in book.tree.children(noun.index, "prep")
         if p.lemma in ("at", "in", "near", "outside", "on", "against")
         for t in book.tree.children(p.index, "pobj") if book.classes.place(t) is None), None
    )  # fmt: skip
    return Told(noun, noun, "event", "ASSAULT", generic.mode, None, None, target, noun, manner, weak=False)


def make(
    trigger: Token,
    verb: Token,
    sense: Sense,
    agent: Token | None,
    patient: Token | None,
    manner: Manner,
    book: Workbook,
) -> Told:
    """A happening as told, its kind, type and phase settled."""
    verb = book.manners.governor(verb)
    kind: HappeningKind = "state" if sense.state is not None else "event"
    name, mode = sense.state or sense.type or "", sense.mode
    phase = manner.phase
    generic = is_generic(trigger)
    if kind == "event" and phase in _NOT_BEGINNING and generic:
        kind, name, mode = "state", "operations", None
    elif kind == "event" and name == "AID" and phase in _BROKEN_OFF and mode not in _ONE_DEED:
        kind, name, mode = "state", "support", None
    elif kind == "event" and phase == "begins":
        # An event that begins is that event.
        phase = None
    name, mode = _between_forces(name, mode, agent, patient, book)
    told = Told(trigger, verb, kind, name, mode, phase, agent, patient, None, manner, sense.weak, generic)
    known = book.codebook.types.get(name)
    told.mutual = sense.symmetric or (known is not None and known.symmetric)
    return told


def _count(told: Told, sense: Sense, book: Workbook) -> None:
    """Add the toll that the patient tells; nobody as patient turns the happening into its denial."""
    if told.patient is None:
        pass
    elif book.manners.names_nobody(told.patient) and not _negates(told.verb, told.patient, book):
        told.manner = replace(told.manner, negated=not told.manner.negated)
    elif sense.toll is not None and not book.manners.names_nobody(told.patient):
        told.tolls = book.tolls.of(told.patient, sense.toll)
        told.asides = book.tolls.asides(told.patient, told.verb, sense.toll)
    if sense.toll in _PERSONS and not told.tolls and told.trigger.pos == "NOUN":
        # "made five arrests" counts those arrested.
        told.tolls = book.tolls.of_deeds(told.trigger, sense.toll)


def name_weapon(told: Told, book: Workbook) -> None:
    """ "bombs used in attacks": what the words make the target of an attack may be what it was done with."""
    harmed = told.mode in ("shootdown", "destroy") or any(toll.kind == "destroyed" for toll in told.tolls)
    if told.type in _VIOLENT and not harmed and told.instrument is None and told.patient is not None:
        if book.roles.is_weapon(told.patient):
            told.instrument, told.patient = told.patient, None


def pair_up(told: Told, book: Workbook) -> None:
    """ "Iraq and Turkey agreed": where both sides do it, the second is the other side."""
    if told.patient is None and told.agent is not None and told.mutual:
        told.patient = next(iter(book.tree.conjuncts(told.agent.index)[1:]), None)


def _negates(verb: Token, noun: Token, book: Workbook) -> bool:
    """Whether the noun is the verb's subject, whose "no" the manner of the verb has counted already."""
    return noun.dep in ("nsubj", "nsubjpass") and noun.head == verb.index


def _between_forces(
    name: str, mode: str | None, agent: Token | None, patient: Token | None, book: Workbook
) -> tuple[str, str | None]:
    """An attack of one force on another is a fight, as the codebook has it."""
    kind = book.codebook.types.get(name)
    if kind is None or kind.between_forces is None or agent is None or patient is None:
        return name, mode
    if not (book.classes.is_armed_or_official(agent) and book.classes.is_armed_or_official(patient)):
        return name, mode
    other = book.codebook.types[kind.between_forces]
    return other.name, mode if mode in other.modes else None
