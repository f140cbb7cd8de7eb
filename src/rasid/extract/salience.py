"""What is worth keeping: words that tell a happening only by accident are left out here, each for a reason."""

from __future__ import annotations

from typing import Final

from rasid.extract.told import Told, Workbook

#: Words and agreements: somebody must be named who says them.
_VERBAL: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "DEMAND", "DISAPPROVE", "REJECT", "AID", "CONCEDE"})
_FIRST_PERSON: Final = frozenset({"we", "i", "you", "us", "one"})
#: Comings and goings: everybody's, unless a side or a named place is in them.
_MOVING: Final = frozenset({"presence"})


def worth_keeping(told: list[Told], book: Workbook) -> list[Told]:
    """``told`` without what only looks like a happening."""
    supported = [t for t in told if not t.weak or _is_supported(t, told, book)]
    return [t for t in supported if not (_is_idle_denial(t, book) or _is_bare(t, book) or _is_everyday(t, book))]


def _is_supported(told: Told, others: list[Told], book: Workbook) -> bool:
    """Whether something in the sentence makes an event of a word that alone would not be one."""
    return (
        bool(told.tolls)
        or told.instrument is not None
        or any(o is not told and not o.weak for o in others)
        or _has_side(told, book)
    )


def _is_idle_denial(told: Told, book: Workbook) -> bool:
    """Whether the words only say that something ordinary did not happen ("the last one did not explode").

    A negation counts as a denial where somebody says it, where a listed side is part of it, or of a state.
    """
    if not told.manner.negated or told.kind == "state" or book.is_attributed(told.trigger.index):
        return False
    return not _has_side(told, book)


def _is_bare(told: Told, book: Workbook) -> bool:
    """Whether a noun names an event of which nothing is told ("a week of attacks", "a patrol")."""
    if told.trigger.pos == "VERB" or told.tolls or told.phase is not None:
        return False
    if told.agent is not None or told.patient is not None or told.trigger.index in book.said_roots:
        return False
    inside = book.tree.span(book.tree.subtree(told.verb.index))
    return not any(inside.holds(link.span) for link in book.places_and_times)


def _is_everyday(told: Told, book: Workbook) -> bool:
    """Whether it is told of nobody in particular ("drivers should leave early", "we thank everyone")."""
    agent = told.agent
    if agent is not None and agent.lemma in _FIRST_PERSON:
        return True
    if told.type in _VERBAL:
        return agent is None and told.trigger.index not in book.said_roots and not _has_side(told, book)
    if told.type in _MOVING:
        moves_from_place = told.patient is not None and "place" in book.classes.of(told.patient)
        return not (moves_from_place or told.tolls or _has_side(told, book))
    if told.type in ("ASSAULT", "FIGHT", "COERCE") and told.trigger.pos == "VERB":
        return told.patient is None and told.instrument is None and not _has_side(told, book)
    return False


def _has_side(told: Told, book: Workbook) -> bool:
    """Whether an armed or official side is in it."""
    return book.classes.is_armed_or_official(told.agent) or book.classes.is_armed_or_official(told.patient)
