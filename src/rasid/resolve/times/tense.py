"""A guess at the tense of a clause from its words alone, for callers without a parser."""

from __future__ import annotations

import re
from typing import Final

from rasid.resolve.times.model import Tense, TimeMention
from rasid.resolve.times.wordlist import words

#: Characters looked at on either side of a mention.
_REACH: Final = 160
_WORD: Final = re.compile(r"[A-Za-z]+(?:'ll)?")
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]?\s+(?=[\"'A-Z])|\n\s*\n|;")
_FUTURE: Final = frozenset(("will", "shall", "would", "scheduled", "expected", "slated", "supposed"))
# Future before "to" only: elsewhere they are nouns.
_FUTURE_BEFORE_TO: Final = frozenset(
    ("plans", "plan", "expects", "expect", "wants", "intends", "hopes", "set")
)
# Future behind "is" or "was" only: "due to" may give a cause, "planned" may tell the past.
_FUTURE_BEHIND_BE: Final = frozenset(("set", "due", "going", "planned", "to"))
_BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_PAST: Final = frozenset(
    words(
        "was were had did said told took came went began left fell rose made met hit held got gave found "
        "saw became shot fought sent struck blew broke drove led lost won brought spoke has have been "
        "died flew fled ran sold"
    )
)
_NOT_PAST: Final = frozenset(("united", "need", "indeed", "speed", "seed", "armed", "hundred"))
_POSSIBLE: Final = frozenset(("could", "might", "may"))


def guess_tense(text: str, mention: TimeMention) -> Tense | None:
    """Past or future by the nearest verb before the mention in its sentence, else after it; else None."""
    before, after = _around(text, mention)
    if after[:1] in (["was"], ["were"], ["s"]):
        # "the talks planned for Saturday were put off", "Wednesday's ruling"
        return "past"
    deadline = mention.bound in ("until", "by") and len(before) > 1 and "had" not in before[-8:]
    if deadline:
        return "future"
    for place in range(len(before) - 1, -1, -1):
        tense = _tense_of(before, place)
        if tense is not None:
            return tense
    return next(
        (tense for place in range(len(after)) if (tense := _tense_of(after, place)) is not None), None
    )


def _around(text: str, mention: TimeMention) -> tuple[list[str], list[str]]:
    """The lower-case words of the mention's sentence before it and after it, as far as the reach goes."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    ends = list(_SENTENCE_END.finditer(before))
    after = text[mention.end : mention.end + _REACH]
    end = _SENTENCE_END.search(after)
    return (
        _WORD.findall(before[ends[-1].end() if ends else 0 :].lower()),
        _WORD.findall(after[: end.start() if end else len(after)].lower()),
    )


def _tense_of(clause: list[str], place: int) -> Tense | None:
    """The tense that one word gives away, None for most words."""
    word = clause[place]
    last = clause[place - 1] if place else ""
    if word in _FUTURE or word.endswith("'ll"):
        return "future"
    if word in _FUTURE_BEFORE_TO and clause[place + 1 : place + 2] == ["to"]:
        return "future"
    if word in _FUTURE_BEHIND_BE and last in _BE:
        return "future"
    if word in _PAST:
        return "past"
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
        to_be = last in ("be", "to") and not _POSSIBLE.intersection(clause[max(0, place - 3) : place])
        return "future" if to_be else "past"
    return None
