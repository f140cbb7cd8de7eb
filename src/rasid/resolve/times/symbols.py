"""One letter for every class of token, so that grammar rules are regular expressions over classes.

Rules are written with the names below, in capitals, and compiled by :func:`compile_rule`; the
letters themselves are never seen.
"""

from __future__ import annotations

import re
from typing import Final

from rasid.resolve.times.wordlist import words

_KINDS: Final = words(
    "MONTH MAYBE_MONTH WEEKDAY MAYBE_WEEKDAY WEEKDAYS YEAR SHORT_YEAR DAY_NUMBER NUMBER NUMBER_WORD SCALE "
    "FRACTION HALF ARTICLE FEW COUPLE DOZEN DOZENS ORDINAL_FIGURE ORDINAL_WORD SECOND UNIT UNITS "
    "SHORT_UNIT RECURRING PART PARTS POINT TONIGHT OVERNIGHT SEASON SEASONS MAYBE_SEASON CLOCK MERIDIEM "
    "ZONE OCLOCK ISO SLASHED DECADE DECADE_WORD NEAR_DAY NOW NOW_ADVERB RECENTLY FUTURE_WORD MOMENT LAST "
    "PAST PREVIOUS NEXT FOLLOWING COMING THIS THESE CURRENT THAT SAME RECENT LATEST AGO EARLIER LATER "
    "HENCE AHEAD EARLY LATE MID MIDDLE START END THE IN ON AT OF FROM TO THROUGH UNTIL SINCE BY BETWEEN "
    "BEFORE AFTER DURING OVER WITHIN FOR AND OR SO MORE LESS THAN LEAST ABOUT ALMOST LONG OLD EVERY PER "
    "FISCAL PERIOD TIMES COMMA STOP OPEN CLOSE COLON SLASH POSSESSIVE HYPHEN DASH BREAK COUNTED NUMBERED "
    "MEASURE CAPITAL WORD OTHER"
)

SYMBOLS: Final[dict[str, str]] = {kind: chr(0x4E00 + number) for number, kind in enumerate(_KINDS)}

# Names that stand for several classes.
_GROUPS: Final = {
    "ANY_MONTH": "MONTH MAYBE_MONTH",
    "ANY_WEEKDAY": "WEEKDAY MAYBE_WEEKDAY",
    "ANY_ORDINAL": "ORDINAL_FIGURE ORDINAL_WORD SECOND",
    "ANY_SEASON": "SEASON MAYBE_SEASON",
    "FIGURE": "DAY_NUMBER NUMBER YEAR",
    "COUNT": "DAY_NUMBER NUMBER YEAR NUMBER_WORD SCALE",
    "ANY_UNIT": "UNIT UNITS SHORT_UNIT",
    "ANY_UNITS": "UNITS SHORT_UNIT",
    "ANY_DASH": "HYPHEN DASH",
    "BACKWARD": "LAST PAST PREVIOUS",
    "FORWARD": "NEXT COMING FOLLOWING",
    "RELATIVE": "LAST PAST PREVIOUS NEXT COMING FOLLOWING THIS CURRENT THAT LATEST",
    "TWO_DIGITS": "DAY_NUMBER NUMBER",
    "PREPOSITION": "IN ON AT OF FROM TO THROUGH UNTIL SINCE BY BETWEEN BEFORE AFTER DURING OVER WITHIN FOR",
}

_NAME: Final = re.compile(r"[A-Z][A-Z_]+")
_GROUP_NAME: Final = re.compile(r"\(\?P<\w+>")


def letters(names: str) -> str:
    """The letters of all classes named in ``names`` (classes or groups, with blanks between)."""
    return "".join(SYMBOLS[name] if name in SYMBOLS else letters(_GROUPS[name]) for name in names.split())


def _class(match: re.Match[str]) -> str:
    found = letters(match[0])
    return found if len(found) == 1 else f"[{found}]"


def compile_rule(rule: str) -> re.Pattern[str]:
    """The regular expression over symbols that ``rule`` describes; blanks in a rule mean nothing."""
    return re.compile(re.sub(r"\s+", "", _NAME.sub(_class, rule)))


def without_names(rule: str) -> str:
    """The rule with its named groups made plain, for use inside another rule."""
    return _GROUP_NAME.sub("(?:", rule)
