"""The labels of every head, in the order in which the weights know them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ENTITIES: Final = (
    "Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "DocumentReference",
    "MilitaryPlatform", "Nationality", "Money",
)  # fmt: skip
EVENTS: Final = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "INVESTIGATE", "DEMAND",
    "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT",
    "STATE", "OTHER",
)  # fmt: skip
MODALITIES: Final = (
    "actual", "attempted", "planned", "threatened", "possible", "conditional", "background",
)  # fmt: skip
ROLES: Final = ("source", "target", "related")
STANCES: Final = ("support", "deny", "query", "comment")
#: ACLED's sub-events and five kinds of news beside them, in the short names of the CASE 2021 shared task.
SNIPPETS: Final = (
    "ABDUCT_DISSAP", "AGREEMENT", "AIR_STRIKE", "ARMED_CLASH", "ARREST", "ART_MISS_ATTACK", "ATTACK",
    "CHANGE_TO_GROUP_ACT", "CHEM_WEAP", "DISR_WEAP", "FORCE_AGAINST_PROTEST", "GOV_REGAINS_TERIT", "GRENADE",
    "HQ_ESTABLISHED", "MOB_VIOL", "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER", "OTHER",
    "PEACE_PROTEST", "PROPERTY_DISTRUCT", "PROTEST_WITH_INTER", "REM_EXPLOS", "SEX_VIOL", "SUIC_BOMB",
    "VIOL_DEMONSTR", "ORG_CRIME", "NATURAL_DISASTER", "MAN_MADE_DISASTER", "DIPLO", "ATTRIB",
)  # fmt: skip


def stretches(kinds: Iterable[str]) -> tuple[str, ...]:
    """ "O", and beginning and inside of each kind."""
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


#: Head -> how it reads, and its labels. "span" and "word" read states of words, "pair" states with an
#: anchor, "sentence" vectors of one or (two=True) two sentences.
HEADS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "entity": ("span", stretches(ENTITIES)),
    "role": ("span", stretches(ROLES)),
    "cue": ("span", stretches(["cue"])),
    "trigger": ("word", ("O", *EVENTS)),
    "modality": ("word", MODALITIES),
    "denied": ("word", ("no", "yes")),
    "argument": ("pair", stretches(ROLES)),
    "said": ("pair", stretches(["source", "content"])),
    "snippet": ("sentence", SNIPPETS),
    "stance": ("sentence", STANCES),
}
