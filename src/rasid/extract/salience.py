"""What is worth keeping: words that tell a happening only by accident are left out here, each for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rasid.extract.reference import FIRST_PERSON, PERSONAL
from rasid.extract.roles import VERBAL
from rasid.extract.told import Told, Workbook
from rasid.extract.unsaid import is_unchecked
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
_CAUSING: Final = frozenset({"cause", "trigger", "spark", "start", "provoke", "ignite"})
#: States that a clause beside a name tells of somebody's business.
_TRADES: Final = frozenset({"operations", "maintenance"})
_TALKING: Final = frozenset({"speak", "talk"})
_BEEN: Final = frozenset({"have", "be"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_OTHER_CLAUSES: Final = ("relcl", "ccomp", "advcl", "conj", "acl", "parataxis", "csubj")
_COUNTRY_WIDE: Final = frozenset({"expert", "witness"})


def worth_keeping(told: list[Told], book: Workbook) -> list[Told]:
    """``told`` without what only looks like a happening."""
    return [t for t in told if why_left_out(t, told, book) is None]


def why_left_out(told: Told, others: list[Told], book: Workbook) -> str | None:
    """Why one of the things told in a sentence only looks like a happening; None where it is one."""
    if told.weak and not _is_supported(told, others, book):
        return (
            "its word alone makes no event, and nothing in the sentence supports it: no armed or official side, "
            "weapon, toll, day and place, or other happening"
        )
    return next((why for left_out, why in _REASONS if left_out(told, book)), None)


def _is_supported(told: Told, others: list[Told], book: Workbook) -> bool:
    """Whether something in the sentence makes an event of a word that alone would not be one."""
    return (
        told.trigger.index in book.said_roots
        or (told.verb is not told.trigger and book.is_said_by_body(told.trigger.index))
        or _is_dated_and_placed(told, book)
        or (told.kind == "state" and told.phase is not None and book.is_attributed(told.trigger.index))
        or bool(told.tolls)
        or told.instrument is not None
        or _is_help_on_or_off(told, book)
        or any(o is not told and not o.weak for o in others)
        or _has_side(told, book)
    )


def _is_unsaid(told: Told, book: Workbook) -> bool:
    """Whether it stands in what nobody said ("no group has said that it planted the bomb")."""
    return book.is_unsaid(told.trigger.index)


def _is_speech(told: Told, book: Workbook) -> bool:
    """Whether the verb only says what its clause tells: "experts agree that", "Baghdad concedes that"."""
    if not book.is_cue(told.trigger):
        return False
    if told.type == "REJECT":
        # "rejected the claim that", "denied this": the denial is in the stance.
        return not any(book.is_claim_of_its_own(t) for t in book.tree.children(told.trigger.index, "dobj"))
    said = book.tree.child(told.trigger.index, "ccomp")
    if said is None:
        return False
    if told.type == "DEMAND" and _is_past(said, book):
        # "insisting that rebels fired": what is past is told, not asked for.
        return True
    generic = book.classes.generic(told.agent) if told.agent is not None else None
    return told.type == "CONCEDE" or (
        told.type == "AGREE" and generic is not None and generic.speaker in _COUNTRY_WIDE
    )


def _is_past(clause: Token, book: Workbook) -> bool:
    helpers = book.tree.children(clause.index, "aux", "auxpass")
    return clause.tag == "VBD" or any(helper.tag == "VBD" for helper in helpers if helper.lemma in _BEEN)


def _is_idle_denial(told: Told, book: Workbook) -> bool:
    """Whether the words only say that something ordinary did not happen ("the last one did not explode").

    A negation counts as a denial where somebody says it, where a listed side is part of it, or of a state.
    """
    if not told.manner.negated or told.kind == "state" or book.is_attributed(told.trigger.index):
        return False
    return not (book.classes.is_listed(told.agent) or book.classes.is_listed(told.patient))


def _is_unchecked(told: Told, book: Workbook) -> bool:
    """Whether it only says that a claim could not be checked."""
    tree = book.tree
    around = (told.trigger, told.verb, *tree.children(told.verb.index, "acomp"))
    return any(is_unchecked(word, tree) for word in around)


def _is_way_of_saying(told: Told, book: Workbook) -> bool:
    """Whether it only says how somebody says what they say: "a nurse, speaking to Reuters by phone, said"."""
    tree, trigger = book.tree, told.trigger
    if trigger.lemma not in _TALKING or trigger.tag != "VBG" or trigger.dep not in ("acl", "advcl", "relcl"):
        return False
    above = next((a for a in tree.ancestors(trigger.index) if a.pos == "VERB"), None)
    return above is not None and book.is_cue(above)


def _is_trade(told: Told, book: Workbook) -> bool:
    """Whether it only says what somebody is there for: "a company that flies warplanes"."""
    tree, verb = book.tree, told.verb
    trade = told.type in _TRADES if told.kind == "state" else told.mode == "protection"
    if not trade or verb.dep != "relcl" or verb.tag not in _PRESENT:
        return False
    subject = tree.child(verb.index, "nsubj")
    changed = tree.child(verb.index, "advmod", "npadvmod", "neg", "aux") is not None
    return subject is not None and tree.is_relative(subject) and not changed


def _is_bare(told: Told, book: Workbook) -> bool:
    """Whether a noun names an event of which nothing is told ("a week of attacks", "a patrol")."""
    if told.trigger.pos in ("VERB", "AUX") or told.tolls or told.phase is not None or told.count is not None:
        return False
    if told.agent is not None or told.patient is not None or told.trigger.index in book.said_roots:
        return False
    if book.tree.says_it_happened(told.trigger) or told.inferred or _is_explained(told, book):
        return False
    inside = book.tree.span(book.tree.subtree(told.verb.index))
    return not book.places_and_times.within(inside)


def _is_explained(told: Told, book: Workbook) -> bool:
    """Whether it is said what brought it about ("the explosion was caused by a gas cylinder")."""
    tree, verb = book.tree, told.verb
    explained = verb.lemma in _CAUSING and told.trigger.dep == "nsubjpass" and told.trigger.head == verb.index
    return explained and tree.child(verb.index, "agent") is not None


def _is_everyday(told: Told, book: Workbook) -> bool:
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
    return _is_public(told.agent, book) or announced or (told.agent is None and _has_side(told, book))


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
    if _is_help_on_or_off(told, book):
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
    return not (_has_side(told, book) or told.tolls or _is_public(told.agent, book) or _is_placed(told, book))


def _is_help_on_or_off(told: Told, book: Workbook) -> bool:
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
    return unknown and told.instrument is None and not told.tolls and not _has_side(told, book)


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


def _is_dated_and_placed(told: Told, book: Workbook) -> bool:
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


def _has_side(told: Told, book: Workbook) -> bool:
    """Whether an armed or official side is in it."""
    return book.classes.is_armed_or_official(told.agent) or book.classes.is_armed_or_official(told.patient)


#: What speaks against a happening, in the order in which it is asked, each with its words.
_REASONS: Final[tuple[tuple[Callable[[Told, Workbook], bool], str], ...]] = (
    (_is_unsaid, "it stands in what nobody said"),
    (_is_speech, "the word only says what its clause tells"),
    (
        _is_idle_denial,
        "it is said not to have happened, and nobody who matters to it says so or is part of it",
    ),
    (_is_way_of_saying, "it only tells how something is said"),
    (_is_unchecked, "it says that a claim could not be checked"),
    (_is_trade, "it says what somebody is there for, not what goes on"),
    (_is_bare, "nothing is told of it: nobody, no toll, no place and no time"),
    (_is_everyday, "it is told of nobody in particular, or is what happens every day"),
)
