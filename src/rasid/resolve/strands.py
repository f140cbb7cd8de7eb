"""The strands of a headline: "shelling hits A and two guards die in B" tells two things in two places.

Headlines drop the words that a parser leans on, so that "and casualties in a mine blast in B" hangs on
nothing in its tree. Here the words that tell of violence open a strand, and joining words part them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from rasid.model.text import Span

__all__ = ["Grade", "Strand", "grade_of", "strands_of"]


class Grade(IntEnum):
    """How surely people died in what a strand tells; wounds alone say no more than fire does."""

    NOTHING = 0
    MOVES = 1
    FIRE = 2
    BLAST = 3
    CLASH = 4
    DEATH = 5


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing told: its words, the numbers of the places named in it, and how deadly it is.

    ``background`` marks what only dates or explains the rest ("after the fall of A, ...").
    """

    words: Span
    places: tuple[int, ...]
    grade: Grade
    background: bool


_GRADES: Final = (
    (
        Grade.DEATH,
        re.compile(
            r"\b(?:kill(?:s|ed|ing|ings)?|dead(?:ly)?|deaths?|die[sd]?|dying|fatal(?:ly)?|fatalit\w+|slain|"
            r"cas?ua?lt\w+|martyr(?:s|ed|dom)?|massacre[sd]?|slaughter\w*|execut(?:e[sd]?|ing|ions?)|"
            r"behead\w*|hanged|ston(?:ed|ing)|assassinat\w+|murder\w*|gun(?:s|ned|ning)? down|"
            r"clai?m\w* (?:\w+ ){0,3}?li(?:fe|ves)|lo[os]es? (?:his|her|their) li(?:fe|ves)|"
            r"(?:human |heavy )?losses|corpses?|bod(?:y|ies)|mass graves?)\b",
            re.I,
        ),
    ),
    (
        Grade.CLASH,
        re.compile(
            r"\b(?:clash\w*|battl\w+|fight(?:s|ing)?|fought|attack\w*|ambush\w*|assault\w*|offensives?|"
            r"combat|firefights?|gunfire|gunfights?|snip(?:ers?|ing)|shoot\w*|storm(?:s|ed|ing)|"
            r"operations?)\b",
            re.I,
        ),
    ),
    (
        Grade.BLAST,
        re.compile(
            r"\b(?:explosions?|explod\w+|explosive devices?|blasts?|(?:land)?mines?|IEDs?|booby.?trap\w*|"
            r"suicide|car bombs?|detonat\w+|bombings?)\b",
            re.I,
        ),
    ),
    (
        Grade.FIRE,
        re.compile(
            r"\b(?:shell(?:s|ed|ing)?|bomb(?:s|ed|ard\w*)?|air ?(?:strikes?|raids?)|strikes?|struck|"
            r"raid(?:s|ed|ing)?|target\w*|missiles?|rockets?|barrels?|mortars?|hit(?:s|ting)?|artillery|warplanes?|jets|"
            r"drones?|violat\w+|shots?|wound(?:s|ed|ing)?|injur\w+|hurt)\b",
            re.I,
        ),
    ),
    (
        Grade.MOVES,
        re.compile(
            r"\b(?:advanc\w+|control\w*|captur\w+|withdr[ae]w\w*|enter\w*|seiz\w+|regain\w*|recaptur\w+|"
            r"releas\w+|arrest\w*|kidnap\w*|abduct\w*|displac\w+|evacuat\w+|truce|ceasefire|convoys?)\b",
            re.I,
        ),
    ),
)
_JOINTS: Final = re.compile(
    r"\s+(?:and|while|whilst|amid|amidst|with|but|where|meanwhile|as)\s+"
    r"|(?<!\d),\s*|,(?!\d)\s*|[;:\u2026]\s*|\.{2,}\s*|\.\s+|\s[\u2013\u2014-]\s",
    re.I,
)
_VICTIMS: Final = (
    r"(?:wounded|wounds|injur(?:ed|ies)|cas?ua?lt(?:y|ies)|martyrs|deaths?|dead|killed|kills|killing|losses)"
)
#: "casualties | and wounded in a blast in B" is one thing.
_ENDS_IN_VICTIMS: Final = re.compile(rf"\b{_VICTIMS}\s*$", re.I)
_BEGINS_WITH_VICTIMS: Final = re.compile(
    rf"^\s*(?:(?:\d+|more|tens of|dozens of|several|others?|many|at least)\s+)*{_VICTIMS}\b", re.I
)
#: "leaving two dead" is of what was told before it.
_RESULT: Final = re.compile(
    r"^\s*(?:\w+ly\s+)?(?:leav|caus|kill|wound|injur|rais|claim|includ|result|bring)ing\b|^\s*among\b", re.I
)
_CAUSES: Final = re.compile(r"\b(?:leav|caus)(?:e|es|ed|ing)\b[^,;.]*$", re.I)
_ONLY_VICTIMS: Final = re.compile(rf"^\s*(?:\w+\s+){{0,2}}{_VICTIMS}\s*$", re.I)
#: An opening that only dates or explains what follows.
_BACKGROUND: Final = re.compile(
    r"^\s*(?:(?:\w+\s+){0,4}?(?:after|following|before)|in conjunction with|ahead of|despite|since|"
    r"in (?:the )?(?:wake of|response to|retaliation for))\b",
    re.I,
)


@dataclass(slots=True)
class _Piece:
    """A stretch of text that grows while strands are put together."""

    start: int
    end: int
    places: list[int]


def strands_of(text: str, places: Sequence[Span]) -> tuple[Strand, ...]:
    """The strands of ``text``, in order; ``places`` are in text order, and each is in one strand.

    What names no place belongs to the strand after it, for headlines put the toll first; at the end it
    belongs to the one before. So each strand has a place, but where ``places`` is empty.
    """
    strands = []
    for piece in _placed(text, _opened(text, places)):
        words = text[piece.start : piece.end]
        span = Span(piece.start, piece.end)
        strands.append(
            Strand(span, tuple(piece.places), grade_of(words), _BACKGROUND.match(words) is not None)
        )
    return tuple(strands)


def _opened(text: str, places: Sequence[Span]) -> list[_Piece]:
    """Pieces between joints, where words of violence before any place open a new one."""
    pieces: list[_Piece] = []
    for start, end in _between_joints(text, places):
        words = text[start:end]
        inside = [number for number, span in enumerate(places) if start <= span.start < end]
        first = _first_cue(words)
        opens = first is not None and (not inside or first < places[inside[0]].start - start)
        if pieces and opens:
            before = text[pieces[-1].start : pieces[-1].end]
            goes_on = _ENDS_IN_VICTIMS.search(before) and _BEGINS_WITH_VICTIMS.match(words)
            opens = not goes_on and _RESULT.match(words) is None
            # "shells on A causing damage | and losses | and fire on B": the losses are what the shells caused.
            opens = opens and not (not inside and _CAUSES.search(before) and _ONLY_VICTIMS.match(words))
        if pieces and not opens:
            pieces[-1].end = end
            pieces[-1].places += inside
        else:
            pieces.append(_Piece(start, end, inside))
    return pieces


def _placed(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces put together with those after them until each has its places."""
    placed: list[_Piece] = []
    waiting: int | None = None
    for piece in pieces:
        start = piece.start if waiting is None else waiting
        if piece.places:
            placed.append(_Piece(start, piece.end, piece.places))
            waiting = None
        else:
            waiting = start
    if waiting is not None:
        if placed:
            placed[-1].end = len(text)
        else:
            placed.append(_Piece(waiting, len(text), []))
    return placed


def _between_joints(text: str, places: Sequence[Span]) -> Iterator[tuple[int, int]]:
    start = 0
    for joint in _JOINTS.finditer(text):
        if not any(span.start < joint.end() and joint.start() < span.end for span in places):
            yield start, joint.start()
            start = joint.end()
    yield start, len(text)


def grade_of(words: str) -> Grade:
    """How surely somebody died, by the deadliest of the words."""
    return next((grade for grade, cue in _GRADES if cue.search(words)), Grade.NOTHING)


def _first_cue(words: str) -> int | None:
    found = (cue.search(words) for _, cue in _GRADES)
    return min((match.start() for match in found if match is not None), default=None)
