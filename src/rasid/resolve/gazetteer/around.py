"""What stands around a name: the kind of place it asks for, and what holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rasid.resolve.gazetteer.tokens import Tokens
from rasid.resolve.gazetteer.words import PlaceWords

__all__ = ["container_of", "heads_item", "is_quoted", "opens_dateline", "owner_of", "pattern_of"]

_OPENING_QUOTES: Final = frozenset('“"«„‘')
_CLOSING_QUOTES: Final = frozenset('”"»“’')
#: How many characters can stand between a name and what holds it.
_REACH: Final = 60

#: Words in "in the northern countryside of the city of".
_MOST_BETWEEN: Final = 9
_POSSESSIVES: Final = frozenset({"'s ", "’s ", "' ", "’ "})

_DATELINE = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?"  # "(Example)"
    r"(?:,\s*\w+\.?\s+\d{1,2}\s*)?"  # ", March 3"
    r"(?:\([^)]{1,60}\)\s*)?[-–—\ufffd:]"
)
#: What stands behind a name at the head of an item: "Djibo (Soum): a tanker was ambushed".
_ITEM = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?:(?=\s)")
#: Between a place and what holds it: "Baqubah, Diyala", "the Zahra neighbourhood in Homs".
_HOLDS = re.compile(
    r",|\(|,?\s*(?:(?:neighbou?rhood|district|area|suburb|village|town|city|camp|subdistrict)\s*)?"
    r"(?:in|of)(?:\s+the)?"
    r"(?:\s+(?:\w+\s+){0,2}(?:countryside|province|governorate|outskirts|city|suburbs|district)\s+of)?"
    r"(?:\s+the)?(?:\s+(?:north|south|east|west)\w*)?"
)


def pattern_of(tokens: Tokens, first: int, last: int, known: PlaceWords) -> str | None:
    """The kind of place that the words next to [first, last] ask for: "adm1" in "Diyala province"."""
    words = tokens.words
    if last + 1 < len(words) and words[last + 1].glued:
        after = words[last + 1].plain
        if after in known.kind_after:
            return known.kind_after[after]
        if after == "air" and last + 2 < len(words) and words[last + 2].plain in {"base", "field"}:
            return "air base"
    if first and words[first].glued:
        before = words[first - 1].plain
        if before in known.kind_before and words[first - 1].capital:
            return known.kind_before[before]
        if before == "of" and first > 1:
            return known.before_of.get(words[first - 2].plain)
    return None


def container_of(tokens: Tokens, first: int, last: int, ends: Mapping[int, int]) -> tuple[int, int] | None:
    """Where the name stands that holds the one on words [first, last]: "Baqubah, Diyala", "Iraq's Baqubah".

    ``ends`` gives the last word of each name by its first.
    """
    following = _next_name(last, ends)
    if following is not None and _holds(tokens, last, following):
        return tokens.words[following].start, tokens.words[ends[following]].end
    if first and tokens.between(first - 1, first) in _POSSESSIVES:
        owner = next(
            (at for at in range(first - 1, max(-1, first - 5), -1) if ends.get(at) == first - 1), None
        )
        if owner is not None:
            return tokens.words[owner].start, tokens.words[first - 1].end
    return None


def _next_name(last: int, ends: Mapping[int, int]) -> int | None:
    """The first word of the next name, where no more words than a phrase has stand between."""
    return next((at for at in range(last + 1, last + 1 + _MOST_BETWEEN) if at in ends), None)


def _holds(tokens: Tokens, last: int, following: int) -> bool:
    between = tokens.between(last, following)
    return len(between) <= _REACH and _HOLDS.fullmatch(between.strip()) is not None


def opens_dateline(tokens: Tokens, last: int) -> bool:
    """Whether a name that begins a paragraph goes on as a dateline does: "BAGHDAD (Example) -"."""
    end = tokens.words[last].end
    return _DATELINE.match(tokens.text, end, end + 120) is not None


def heads_item(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the name opens a line or a sentence, and a colon stands behind it."""
    return tokens.words[first].opens and _ITEM.match(tokens.text, tokens.words[last].end) is not None


def owner_of(tokens: Tokens, last: int) -> str | None:
    """The word for what belongs to the name: "curfew" in "Kandy's curfew", None where nothing does."""
    if last + 1 >= len(tokens.words) or tokens.between(last, last + 1) not in _POSSESSIVES:
        return None
    return tokens.words[last + 1].plain


def is_quoted(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the name alone stands in quotation marks."""
    start, end = tokens.words[first].start, tokens.words[last].end
    return tokens.text[start - 1 : start] in _OPENING_QUOTES and tokens.text[end : end + 1] in _CLOSING_QUOTES
