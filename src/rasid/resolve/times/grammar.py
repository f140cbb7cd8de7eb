"""The whole grammar: the longest rule that means something wins, the earlier one among equals."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from rasid.resolve.times.forms import Form
from rasid.resolve.times.lexer import Row
from rasid.resolve.times.rule import Found, Rule
from rasid.resolve.times.rules_calendar import CALENDAR_RULES
from rasid.resolve.times.rules_clock import CLOCK_RULES
from rasid.resolve.times.rules_compose import COMPOSED_RULES
from rasid.resolve.times.rules_length import LENGTH_RULES
from rasid.resolve.times.rules_periods import PERIOD_RULES
from rasid.resolve.times.rules_relative import RELATIVE_RULES
from rasid.resolve.times.symbols import compile_rule, without_names

RULES: Final[tuple[Rule, ...]] = (
    *CALENDAR_RULES, *PERIOD_RULES, *CLOCK_RULES, *RELATIVE_RULES, *LENGTH_RULES, *COMPOSED_RULES,
)  # fmt: skip


class Parsed(NamedTuple):
    """Tokens [start, end) of a row and what they say; ``found`` is the rule's match."""

    start: int
    end: int
    form: Form
    found: Found


class _Grammar(NamedTuple):
    anything: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]


@cache
def _grammar() -> _Grammar:
    """The rules compiled, on first use: importing this module costs nothing."""
    anything = "|".join(f"(?:{without_names(rule.pattern)})" for rule in RULES)
    return _Grammar(compile_rule(anything), tuple((rule, rule.compiled()) for rule in RULES))


def parse_row(row: Row) -> list[Parsed]:
    """All expressions of a row, left to right, without overlap."""
    grammar, position, parsed = _grammar(), 0, []
    while (hit := grammar.anything.search(row.symbols, position)) is not None:
        best = _longest(row, hit.start(), grammar)
        if best is None:
            position = hit.start() + 1
        else:
            parsed.append(best)
            position = best.end
    return parsed


def _longest(row: Row, start: int, grammar: _Grammar) -> Parsed | None:
    matches = [
        (match.end(), -number, rule, match)
        for number, (rule, pattern) in enumerate(grammar.rules)
        if (match := pattern.match(row.symbols, start)) is not None and match.end() > start
    ]
    for end, _, rule, match in sorted(matches, key=lambda entry: entry[:2], reverse=True):
        found = Found(row, match, parse_exactly)
        form = rule.build(found)
        if form is not None:
            return Parsed(start, end, form, found)
    return None


def parse_exactly(row: Row, start: int, end: int) -> Form | None:
    """What tokens [start, end) say when read as one expression; None when they are none."""
    for rule, pattern in _grammar().rules:
        match = pattern.fullmatch(row.symbols, start, end)
        if match is not None:
            form = rule.build(Found(row, match, parse_exactly))
            if form is not None:
                return form
    return None
