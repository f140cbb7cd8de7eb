"""From number words to a count as low, best and high."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasid.extract.lexicon.entries import Quantity, QuantityWords

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_ARTICLES = frozenset({"a", "an", "another"})
_LONGEST_BOUND = 5


def _single(words: Sequence[str], known: QuantityWords) -> Quantity | None:
    """What ``words`` mean as a number without anything before them; None for articles and other words."""
    if len(words) == 1 and words[0] in _ARTICLES:
        return None
    vague = known.vague.get(tuple(words))
    if vague is not None:
        return vague
    number = _number(words, known)
    return None if number is None else Quantity(number, number, number)


def count(words: Sequence[str], known: QuantityWords) -> Quantity | None:
    """What ``words`` mean, in lower case: "at least three hundred", "between 10 and 20", "dozens".

    None where they are no count.
    """
    rest = [word for word in words if word not in ("", ",")]
    plain = _single(rest, known) or _range(rest, known) or _bounded(rest, known)
    if plain is None and len(rest) > 1 and rest[0] in known.additional:
        return count(rest[1:], known)
    return plain


def _bounded(words: list[str], known: QuantityWords) -> Quantity | None:
    """A count with words of bound before it; the longest such words are taken."""
    for length in range(min(_LONGEST_BOUND, len(words) - 1), 0, -1):
        bound = known.bounds.get(tuple(words[:length]))
        if bound is None:
            continue
        inner = count(words[length:], known)
        if inner is None or inner.best is None:
            # "at least hundreds": the vague word sets its own bounds.
            return inner
        if inner.low == inner.best == inner.high:
            return bound.apply(inner.best)
        return Quantity(inner.low, inner.best, None if bound.high is None else inner.high)
    return None


def _range(words: list[str], known: QuantityWords) -> Quantity | None:
    """ "between A and B", "A to B", "A-B": no best value."""
    rest = words[1:] if words and words[0] in known.ranges else words
    for index in range(1, len(rest) - 1):
        if rest[index] in known.range_joints:
            low, high = _number(rest[:index], known), _number(rest[index + 1 :], known)
            if low is not None and high is not None and low < high:
                return Quantity(low, None, high)
    return None


def _number(words: Sequence[str], known: QuantityWords) -> int | None:
    """The whole number that ``words`` spell ("3,000", "two dozen", "twenty - three", "5.5 million")."""
    total = 0.0
    part: float | None = None
    for word in words:
        if word == "-" or (word == "and" and part is not None):
            continue
        value = _value(word, known)
        if value is not None:
            if part is not None and not _adds(part, value):
                return None
            part = (part or 0.0) + value
        elif word in known.multipliers:
            factor = known.multipliers[word]
            part = (1.0 if part is None else part) * factor
            if factor >= 1000:
                total, part = total + part, 0.0
        else:
            return None
    if part is None:
        return None
    whole = total + part
    return int(whole) if whole == int(whole) else None


def _value(word: str, known: QuantityWords) -> float | None:
    if word in known.numbers:
        return float(known.numbers[word])
    return float(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def _adds(part: float, value: float) -> bool:
    """Whether a number goes on with ``value``: twenty + three, three hundred + twelve, 0 after "thousand"."""
    if part == 0:
        return True
    if value < 10:
        return part >= 20 and part % 10 == 0
    return value < 100 and part >= 100 and part % 100 == 0
