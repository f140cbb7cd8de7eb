"""How many of a unit: "three", "about two and a half", "a couple of", "12 to 18"."""

from __future__ import annotations

from typing import Final

from rasid.resolve.times.forms import Amount, Unit
from rasid.resolve.times.token import TimeToken

_ROUGHLY: Final = "(?: ABOUT | ALMOST | (?:(?:MORE|LESS) THAN) | (?:AT LEAST) )"
_ONE: Final = "(?: COUNT (?:AND ARTICLE? (?:HALF|FRACTION) | FRACTION)? | ARTICLE )"
_SPREAD: Final = "(?: COUNT (?:TO|OR|AND|ANY_DASH) COUNT )"
_VAGUE: Final = "(?: ARTICLE? (?: FEW | COUPLE OF? | DOZEN ) | DOZENS OF | HALF ARTICLE? )"

#: The pattern of an amount, for use inside rules.
QUANTITY: Final = f"(?: {_ROUGHLY}? (?: {_SPREAD} | {_VAGUE} | {_ONE} ) MORE? )"

_VAGUE_KINDS: Final = frozenset({"FEW", "DOZENS"})
_ROUGH_KINDS: Final = frozenset(
    {"ABOUT", "ALMOST", "MORE", "LESS", "LEAST", "COUPLE", "FEW", "DOZENS", "OR", "TO"}
)
_COUNTS: Final = frozenset({"DAY_NUMBER", "NUMBER", "YEAR", "NUMBER_WORD", "SCALE"})


def read_amount(tokens: list[TimeToken], unit: Unit) -> Amount:
    """The amount that ``tokens`` (a match of ``QUANTITY``) name.

    A spread ("12 to 18 months") counts as its lower end and approximate; "several" and "a few"
    have no count.
    """
    kinds = [token.kind for token in tokens]
    # "two more weeks" are two weeks exactly, "more than two weeks" are not
    approximate = any(kind in _ROUGH_KINDS for kind in (kinds[:-1] if kinds[-1] == "MORE" else kinds))
    if any(kind in _VAGUE_KINDS for kind in kinds):
        return Amount(None, unit, approximate=True)
    count: float | None = None
    for token in tokens:
        if token.kind in _COUNTS and count is None:
            count = token.number
        elif token.kind in ("HALF", "FRACTION"):
            count = (count or 0) + token.number
        elif token.kind == "COUPLE":
            count = 2
        elif token.kind == "DOZEN":
            count = 12
    if count is None:
        count = 1
    return Amount(count, unit, approximate)
