"""What a state is about, in words: "joint operations", "drone flights".

The state that is told has often neither agent nor place ("flights have not been suspended"). Then its own nouns
are all that tells one from another.
"""

from __future__ import annotations

import re
from typing import Final

from rasid.merge.words import singular

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LEAST_LETTERS: Final = 4
#: Words that any state is told with.
_IDLE: Final = frozenset(
    (
        "that this these those they them their there then than with without from into onto over under after before "
        "about against along among around because been being both could does doing during each either every have "
        "having here just more most much must only other others same shall should since some such though through "
        "under until upon very were what when where which while will within would your according also still again "
        "will since further late early said says saying noting adding stressing told statement announced date day "
        "days week weeks month months year years today yesterday tomorrow monday tuesday wednesday thursday friday "
        "saturday sunday midday midnight noon morning evening night hour hours name names side sides example baseless "
        "rumour rumours decision order reportedly allegedly officially fully partly temporarily away back down"
    ).split()
)
#: Beginnings of words that tell a phase, not what the phase is of.
_PHASES: Final = (
    "suspen", "resum", "stopp", "stops", "stop", "ended", "ending", "ends", "continu", "halt", "begin", "began",
    "begun", "start", "ceas", "paus", "remain", "last", "goes", "going", "went", "carried", "interrupt", "restart",
    "broken", "complet", "finish", "keep", "kept", "maintain", "perform",
)  # fmt: skip
#: Words that name a type of state, whatever it is about.
_KINDS: Final = frozenset(
    {"operation", "support", "maintenance", "presence", "access", "control", "tension", "attack"}
)


#: One outing and no more: "a shared flight", "the first patrol"; not "flights", not "a patrol base", where the next
#: word is the thing that is meant, and not "a flight of refugees", who go for good.
_OUTING: Final = re.compile(
    r"\b(?:a|an|one|another|the (?:first|second|third|last|latest|next|only|final))\b(?: [\w-]+){0,2}? "
    r"(?:flight|overflight|sortie|patrol|convoy)\b"
    r"(?=\W*$|[,.;:)]| (?:of|by|in|on|at|over|near|from|to|with|without|through|between|along|across|after|before"
    r"|around|inside|into|for|and|or|but|that|which|who|was|were|is|are|has|have|had|will|would|could|did|does|made|left|went"
    r"|came|flew|set|took|began|yesterday|today|late|early|again|then|there|[a-z]+ed|[a-z]+ing|[a-z]+es|runs)\b"
    r"| [A-Z\d])"
    r"(?! of (?:[\w-]+ ){0,3}?(?:refugees|civilians|families|people|residents|inhabitants|villagers|workers|migrants"
    r"|women|children|doctors|capital|investors|staff|stairs|steps|fancy)\b)"
)


def is_outing(text: str) -> bool:
    """Whether the words of a state tell of one occasion, which is over on its day, and not of what goes on.

    >>> is_outing("The first joint patrol left on Saturday")
    True
    >>> is_outing("joint patrols go on as before")
    False
    """
    began = f"{text[:1].lower()}{text[1:]}"
    return _OUTING.search(began) is not None


def topic_words(text: str) -> frozenset[str]:
    """The nouns and other words of ``text`` that may say what a state is about, lower case and singular.

    Names are left out: who takes part is compared elsewhere.

    >>> sorted(topic_words("joint operations with the Coalition were resumed on Thursday"))
    ['joint', 'operation']
    >>> sorted(topic_words("have since resumed"))
    []
    """
    found = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and match.start() > 0 and not text.isupper():
            continue
        plain = word.casefold()
        if len(plain) >= _LEAST_LETTERS and plain not in _IDLE and not plain.startswith(_PHASES):
            found.add(singular(plain))
    return frozenset(found)


def topics_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two topics are one: two words are shared, or one says no more than one word besides the other.

    >>> topics_agree(frozenset({"flight"}), frozenset({"drone", "flight"}))
    True
    >>> topics_agree(frozenset({"flight"}), frozenset({"shared", "patrol", "flight"}))
    False
    """
    shared = one & other
    if one != other and shared <= _KINDS:
        # "The operation" says no more than that it is a state of that type.
        return False
    return len(shared) >= 2 or (len(shared) == 1 and len(one | other) <= 2)
