"""A text as a row of classed tokens, one symbol each, for the grammar to run over.

Ordinary words come out as a few catch-all classes, so that the grammar sees at once where nothing
can begin: this is the filter that keeps it quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from rasid.resolve.times.lexicon import CAPITAL_ONLY, LEXICON
from rasid.resolve.times.numbers import join_numbers
from rasid.resolve.times.symbols import SYMBOLS
from rasid.resolve.times.token import TimeToken

_TOKEN: Final = re.compile(
    r"""
      (?P<brk>   \n[^\S\n]*\n\s* )
    | (?P<iso>   \d{4}-\d\d-\d\d (?: [T ]\d\d:\d\d (?: :\d\d (?:\.\d+)? )? (?: Z | [+-]\d\d:?\d\d )? )?
                 (?![\w-]) )
    | (?P<slash> (?<![\w/.-]) (?: \d{4} (?P<a>[/.-]) \d{1,2} (?P=a) \d{1,2}
                 | \d{1,2} (?P<b>[/.-]) \d{1,2} (?P=b) (?: \d{4} | \d\d ) ) (?![\w/-]) )
    | (?P<clock> \d{1,2}:[0-5]\d (?: :[0-5]\d )? (?![\d:]) )
    | (?P<ord>   \d{1,3}(?:st|nd|rd|th)\b )
    | (?P<dec>   (?: \d\d\d0 | ['’`]\d0 | \b[2-9]0 )['’]?s\b )
    | (?P<yy>    ['’`]\d\d\b (?!s) )
    | (?P<frac>  [1-9]/[2-9]\b | [½¼¾] )
    | (?P<num>   \d+ (?: ,\d{3} )* (?: \.\d+ )? )
    | (?P<mer>   [ap]\.\s?m\b\.? | (?<=[\d\s])[ap]m\b )
    | (?P<word>  [^\W\d_]+ (?: ['’]clock )? )
    | (?P<poss>  ['’] (?: s\b )? )
    | (?P<dash>  -- | [-–—] )
    | (?P<other> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUNCTUATION: Final = {
    ",": "COMMA", ".": "STOP", "!": "STOP", "?": "STOP", ";": "STOP", "(": "OPEN", "[": "OPEN", ")": "CLOSE",
    "]": "CLOSE", ":": "COLON", "/": "SLASH",
}  # fmt: skip
_MONEY: Final = "$€£¥#"
_ABBREVIATED: Final = frozenset({"MONTH", "MAYBE_MONTH", "MAYBE_WEEKDAY", "SHORT_UNIT"})
_HALVES: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Row(NamedTuple):
    """The tokens of a text, and their symbols as one string of the same length."""

    text: str
    tokens: list[TimeToken]
    symbols: str


def read_row(text: str) -> Row:
    """The tokens of ``text`` in order, with number words joined ("twenty-four", "nineteen ninety")."""
    tokens = join_numbers(list(_tokens(text)))
    return Row(text, tokens, "".join([SYMBOLS[token.kind] for token in tokens]))


def _tokens(text: str) -> Iterator[TimeToken]:
    taken = 0
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span()
        if start < taken:
            # the full stop of an abbreviation
            continue
        if group == "word":
            word = _word(text, match[0], start, end)
            taken = word.end
            yield word
        elif group == "num":
            yield _number(text, match[0], start, end)
        else:
            yield _READERS[group or "other"](text, match[0], start, end)


def _word(text: str, word: str, start: int, end: int) -> TimeToken:
    low = word.lower().replace("’", "'")
    lexeme = LEXICON.get(low)
    if lexeme is None or (low in CAPITAL_ONLY and not word[0].isupper()):
        return TimeToken(start, end, _plain_kind(word), 0, "")
    if lexeme.kind in _ABBREVIATED and low != "may" and low != "march" and text[end : end + 1] == ".":
        end += 1 if len(low) <= 5 and low not in ("april", "june", "july") else 0
    return TimeToken(start, end, lexeme.kind, lexeme.number, lexeme.name)


def _plain_kind(word: str) -> str:
    counted = len(word) > 3 and word[-1] in "sS" and word[-2] not in "sS"
    if counted and (word.islower() or word.isupper()):
        return "COUNTED"
    return "CAPITAL" if word[0].isupper() else "WORD"


def _number(text: str, figure: str, start: int, end: int) -> TimeToken:
    before = text[max(0, start - 2) : start]
    if before[-1:] and (before[-1] in _MONEY or before[-1].isalnum() or before[-1] == "."):
        return TimeToken(start, end, "OTHER", 0, "")
    if before[-1:] in ("-", "–") and before[:1].isalpha() and not _time_word_before(text, start - 1):
        return TimeToken(start, end, "OTHER", 0, "")
    if text[end : end + 1] == "%":
        return TimeToken(start, end, "OTHER", 0, "")
    if not figure.isdigit():
        return TimeToken(start, end, "NUMBER", float(figure.replace(",", "")), "")
    number = int(figure) if len(figure) < 10 else 0
    if len(figure) == 4 and 1000 <= number < 2200:
        return TimeToken(start, end, "YEAR", number, "")
    if len(figure) <= 2 and number <= 31:
        return TimeToken(start, end, "DAY_NUMBER", number, "")
    return TimeToken(start, end, "NUMBER", number, "")


def _time_word_before(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` belongs to the grammar ("mid-1990", not "F-16")."""
    start = end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    lexeme = LEXICON.get(text[start:end].lower())
    return lexeme is not None and lexeme.kind not in ("COUNTED", "NUMBERED", "MEASURE")


def _fraction(text: str, figure: str, start: int, end: int) -> TimeToken:
    if figure in _HALVES:
        return TimeToken(start, end, "FRACTION", _HALVES[figure], "")
    return TimeToken(start, end, "FRACTION", int(figure[0]) / int(figure[2]), "")


def _decade(text: str, figure: str, start: int, end: int) -> TimeToken:
    digits = "".join(c for c in figure if c.isdigit())
    return TimeToken(start, end, "DECADE", int(digits), "" if len(digits) == 4 else "short")


def _dash(text: str, figure: str, start: int, end: int) -> TimeToken:
    tight = not text[start - 1 : start].isspace() and not text[end : end + 1].isspace() and figure != "--"
    return TimeToken(start, end, "HYPHEN" if tight else "DASH", 0, "")


def _ordinal(text: str, figure: str, start: int, end: int) -> TimeToken:
    return TimeToken(start, end, "ORDINAL_FIGURE", int(figure[:-2]), "")


def _short_year(text: str, figure: str, start: int, end: int) -> TimeToken:
    return TimeToken(start, end, "SHORT_YEAR", int(figure[1:]), "")


def _meridiem(text: str, figure: str, start: int, end: int) -> TimeToken:
    return TimeToken(start, end, "MERIDIEM", 0, figure[0].lower())


def _other(text: str, figure: str, start: int, end: int) -> TimeToken:
    return TimeToken(start, end, _PUNCTUATION.get(figure, "OTHER"), 0, "")


_READERS: Final = {
    "brk": lambda text, figure, start, end: TimeToken(start, end, "BREAK", 0, ""),
    "iso": lambda text, figure, start, end: TimeToken(start, end, "ISO", 0, figure),
    "slash": lambda text, figure, start, end: TimeToken(start, end, "SLASHED", 0, figure),
    "clock": lambda text, figure, start, end: TimeToken(start, end, "CLOCK", 0, figure),
    "poss": lambda text, figure, start, end: TimeToken(start, end, "POSSESSIVE", 0, ""),
    "ord": _ordinal, "dec": _decade, "yy": _short_year, "frac": _fraction, "mer": _meridiem,
    "dash": _dash, "other": _other,
}  # fmt: skip
