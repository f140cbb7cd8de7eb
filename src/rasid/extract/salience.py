"""What is worth keeping: words that tell a happening only by accident are left out here, each for a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rasid.extract.everyday import has_side, is_dated_and_placed, is_everyday, is_help_on_or_off
from rasid.extract.told import Told, Workbook
from rasid.extract.unsaid import is_unchecked
from rasid.model.document import Token

_CAUSING: Final = frozenset({"cause", "trigger", "spark", "start", "provoke", "ignite"})
#: States that a clause beside a name tells of somebody's business.
_TRADES: Final = frozenset({"operations", "maintenance"})
_TALKING: Final = frozenset({"speak", "talk"})
_BEEN: Final = frozenset({"have", "be"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
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
        or is_dated_and_placed(told, book)
        or (told.kind == "state" and told.phase is not None and book.is_attributed(told.trigger.index))
        or bool(told.tolls)
        or told.instrument is not None
        or is_help_on_or_off(told, book)
        or any(o is not told and not o.weak for o in others)
        or has_side(told, book)
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
    (is_everyday, "it is told of nobody in particular, or is what happens every day"),
)
