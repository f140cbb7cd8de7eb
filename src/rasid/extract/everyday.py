"""What is told of nobody in particular, or happens every day, and what lifts it out: sides, tolls, days and places."""

from __future__ import annotations

from typing import Final

from rasid.extract.reference import FIRST_PERSON, PERSONAL
from rasid.extract.roles import VERBAL
from rasid.extract.told import Told, Workbook
from rasid.model.document import Token

#: Comings and goings: everybody's, unless a listed side, a named place or a count is in them.
_MOVING: Final = frozenset({"presence", "RETREAT"})
#: What state bodies do every day: only worth telling with somebody or some place that it is done to.
_ROUTINE: Final = frozenset({"INVESTIGATE", "MOBILIZE", "COERCE", "access", "support"})
_TAKEN: Final = frozenset({"arrest", "seize"})
_VIOLENT: Final = frozenset({"ASSAULT", "FIGHT"})
_EMPTY: Final = frozenset(
    [
        "this",
        "that",
        "these",
        "those",
        "which",
        "what",
        "who",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "all",
        "you",
        "one",
        "it",
        "something",
        "nothing",
    ]
)
#: Kinds of things that an attack, an arrest or a withdrawal can be done to.
_TARGETS: Final = frozenset({"person", "force", "organisation", "place", "vehicle", "weapon"})
_HELPING: Final = frozenset({"humanitarian", "aid", "relief", "food", "medical"})
_CARED_FOR: Final = frozenset(
    {"hospital", "clinic", "household", "camp", "family", "wounded", "injured", "population"}
)
_OTHER_CLAUSES: Final = ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "csubj")


def is_everyday(told: Told, book: Workbook) -> bool:
    """Whether it is told of nobody in particular ("drivers should leave early", "we thank everyone")."""
    if book.is_outlet(told.agent) or (
        _is_first_person(told.agent) and not book.is_attributed(told.trigger.index)
    ):
        return True
    if book.is_answered(told.trigger.index):
        # What somebody denies or confirms matters, however small.
        return False
    if told.type not in _MOVING and _has_scene(told, book):
        return False
    if told.type in VERBAL:
        return not _is_act_in_words(told, book)
    if told.type in _MOVING:
        return not _is_move_of_many(told, book)
    if told.type in _ROUTINE:
        return _is_everyday_routine(told, book)
    return told.type in _VIOLENT and told.trigger.pos == "VERB" and _is_harmless(told, book)


def _is_act_in_words(told: Told, book: Workbook) -> bool:
    helps = told.type == "AID" and told.mode in ("rescue", "humanitarian") and told.phase is None
    if helps and told.trigger.pos == "VERB":
        # "The wounded were taken to the hospital in Goma": help for people at a place, whoever gives it.
        return _is_public(told.agent, book) or (
            _is_placed(told, book) and told.patient is not None and _is_for_people(told.patient, book)
        )
    announced = told.trigger.pos == "NOUN" and told.trigger.index in book.said_roots
    return _is_public(told.agent, book) or announced or (told.agent is None and has_side(told, book))


def _is_move_of_many(told: Told, book: Workbook) -> bool:
    if told.mode == "ceasefire":
        return True
    if told.phase == "continues" and told.patient is None and not told.tolls:
        return False
    if told.tolls or (told.patient is not None and "place" in book.classes.of(told.patient)):
        return True
    return any(_moves_for_all(moved, told, book) for moved in (told.agent, told.patient))


def _is_everyday_routine(told: Told, book: Workbook) -> bool:
    if told.mode in _TAKEN and told.trigger.pos == "VERB" and told.agent is None and _is_taken(told, book):
        return False
    if told.type == "COERCE" and told.trigger.pos == "VERB" and told.patient is None:
        return not book.classes.is_public(told.agent)
    if is_help_on_or_off(told, book):
        return False
    if told.type == "INVESTIGATE" and book.tree.says_it_happened(told.trigger):
        return not book.is_attributed(told.trigger.index) and not _is_placed(told, book)
    said = book.is_said_by_body(told.trigger.index)
    if said and (told.patient is not None or (told.kind == "state" and told.phase is not None)):
        # A body that says so makes it worth telling: "training courses continue, the mission said".
        return False
    closer = book.tree.subject(told.trigger.index) if told.type == "access" else None
    if closer is not None and "place" in book.classes.of(closer):
        # "The city closed its markets": a town does what its people or its offices do.
        return False
    return not (has_side(told, book) or told.tolls or _is_public(told.agent, book) or _is_placed(told, book))


def is_help_on_or_off(told: Told, book: Workbook) -> bool:
    """Whether help stops or goes on ("relief flights to the town have been suspended"), whoever brings it."""
    if told.kind != "state" or told.phase is None:
        return False
    sense = book.senses.of_noun(told.trigger)
    beside = book.tree.children(told.trigger.index, "amod", "compound")
    return (sense is not None and sense[0].type == "AID") or any(word.lemma in _HELPING for word in beside)


def _is_for_people(patient: Token, book: Workbook) -> bool:
    """Whether help goes to people, or to those who care for them."""
    core = book.tree.core(patient)
    if patient.lemma in _CARED_FOR or patient.text.lower() in _CARED_FOR:
        return True
    return bool(book.classes.of(core) & {"person", "force", "organisation"}) or core.lemma in _CARED_FOR


def _is_taken(told: Told, book: Workbook) -> bool:
    """Whether people, weapons or vehicles were seized: who does that to them need not be told."""
    if told.patient is None or not book.tree.is_passive(told.trigger.index):
        return False
    return any(
        book.classes.of(joined) & {"person", "force", "weapon", "vehicle"}
        for joined in book.tree.conjuncts(told.patient.index)
    )


def _is_harmless(told: Told, book: Workbook) -> bool:
    """Whether a violent verb is said of nobody and nothing that could be harmed ("the idea hit him")."""
    unknown = told.patient is None or told.patient.lemma in _EMPTY
    if told.patient is not None and _is_each_other(told.patient, book):
        return False
    if told.mode == "seize-ground" and told.patient is not None and not told.tolls:
        return not book.classes.of(told.patient) & _TARGETS and book.classes.place(told.patient) is None
    if told.agent is not None and told.agent.lemma in _EMPTY and not told.tolls:
        return True
    return unknown and told.instrument is None and not told.tolls and not has_side(told, book)


def _is_each_other(patient: Token, book: Workbook) -> bool:
    """Whether those who do it do it to "one another"."""
    return patient.text.lower() == "one" and any(
        c.text.lower() == "another" for c in book.tree.children(patient.index)
    )


def _is_first_person(agent: Token | None) -> bool:
    return agent is not None and agent.text.lower() in FIRST_PERSON


def _is_public(agent: Token | None, book: Workbook) -> bool:
    """Whether somebody of public life is named, a group of people, or a pronoun that stands for one."""
    if agent is None:
        return False
    if agent.text.lower() in FIRST_PERSON:
        return True
    if agent.text.lower() in PERSONAL:
        meant = book.references.of(agent)
        return meant is not None and meant is not agent and _is_public(meant, book)
    for joined in book.tree.conjuncts(agent.index):
        classes = book.classes.of(joined)
        # "The three confessed": a count without a noun stands for people told of before.
        several = (joined.tag in ("NNS", "NNPS") and "person" in classes) or joined.pos == "NUM"
        if several or book.classes.is_public(joined) or _is_name(joined, book):
            return True
    return False


def _is_name(agent: Token, book: Workbook) -> bool:
    """Somebody or some country with a name: "Mr Karim called for talks"."""
    return agent.pos == "PROPN" and not book.classes.is_time(agent)


def _moves_for_all(mover: Token | None, told: Told, book: Workbook) -> bool:
    """Whether a coming or going matters beyond the scene: of a listed side, of an office holder, of a force
    not told of before ("rebels fled"), or of a force from a named place."""
    if mover is None:
        return False
    mover = book.tree.core(mover)
    if mover is told.patient and told.trigger.pos == "VERB" and not book.classes.of(mover) & _TARGETS:
        # "withdrew their first figure"
        return False
    generic = book.classes.described(mover)
    if book.classes.is_listed(mover) or (
        generic is not None and (generic.leader or generic.side == "political")
    ):
        return True
    if not book.classes.is_public(mover):
        return False
    definite = any(
        c.lemma in ("the", "this", "that", "its", "their")
        for c in book.tree.children(mover.index, "det", "poss")
    )
    new = not definite and mover.tag in ("NNS", "NNPS")
    return new or mover.pos == "PROPN" or _is_placed(told, book)


def _is_placed(told: Told, book: Workbook) -> bool:
    clause = book.tree.span(book.tree.subtree(told.verb.index))
    return bool(book.places_and_times.within(clause))


def _has_scene(told: Told, book: Workbook) -> bool:
    """Whether the clause of a deed names its own place and its own day."""
    if told.trigger.pos != "VERB":
        return False
    if told.type in VERBAL and told.agent is not None and told.agent.text.lower() in PERSONAL:
        # "He flew to Cairo on Friday": whoever he is.
        return False
    tree = book.tree
    cut = [c.index for c in tree.children(told.verb.index, *_OTHER_CLAUSES)]
    clause = tree.span(tree.subtree_without(told.verb.index, cut))
    dates = {link.span for link in book.times.within(clause)}
    places = [span for span in book.places_and_times.within(clause) if span not in dates]
    return bool(dates) and bool(places)


def is_dated_and_placed(told: Told, book: Workbook) -> bool:
    """Whether the words name their own day and place, as in a list: "the car bomb in Kut (Tuesday)"."""
    tree = book.tree
    # "A plane was hit by ground fire at Goma on Tuesday": the day stands with the verb, or with the noun alone.
    verb = told.verb if told.verb.pos == "VERB" and told.trigger.pos == "NOUN" else told.trigger
    cut = [c.index for c in tree.children(verb.index, *_OTHER_CLAUSES)] if verb is not told.trigger else []
    below = tree.span(tree.subtree_without(verb.index, cut))
    inside = book.places_and_times.within(below)
    dates = {link.span for link in book.times.within(below)}
    # "Kut, hit twice on Sunday, was quiet": the place stands before the participle.
    placed = told.patient is not None and book.classes.place(told.patient) is not None
    return any(span in dates for span in inside) and (placed or any(span not in dates for span in inside))


def has_side(told: Told, book: Workbook) -> bool:
    """Whether an armed or official side is in it."""
    return book.classes.is_armed_or_official(told.agent) or book.classes.is_armed_or_official(told.patient)
