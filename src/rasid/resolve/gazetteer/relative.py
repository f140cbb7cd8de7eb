"""Words that move a place away from a name: "10 km south-west of", "between", "the outskirts of", "northern"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from rasid.resolve.gazetteer.tokens import Tokens
from rasid.resolve.gazetteer.words import PlaceWords

__all__ = ["Modifier", "Relation", "modifier_of", "relation_of"]

RelationKind = Literal["offset", "around", "between", "border", "part"]

#: How far back a modifier can begin: "some 25 kilometres (16 miles) to the south-west of the city of".
_REACH: Final = 80
_KILOMETRES: Final = {"k": 1.0, "mi": 1.609, "m": 0.001}
_BEARINGS: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip

_NUMBER = r"\d[\d.,]{0,8}"
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi|m|met(?:er|re)s?)"
_DISTANCE = rf"{_NUMBER}[ -]?{_UNIT}\b(?: \([^()]{{1,25}}\))?"
_BEARING = r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west)"
_AREA = r"(?:countryside|suburbs?|outskirts|surroundings|vicinity|environs|edges?|parts?)"
_KIND = r"(?:the )?(?:(?:city|town|village|district|province|governorate) of )?"
_ABOUT = r"(?:(?:about|some|around|nearly|roughly|approximately|just) )?"
#: What may stand before a name, the longest first. The text is a short piece with single blanks.
_BEFORE: Final = tuple(
    re.compile(rf"\b(?:{pattern})$", re.I)
    for pattern in (
        rf"{_ABOUT}(?:{_DISTANCE} )?(?:(?:to|in) the )?{_BEARING} (?:of|from|{_AREA} of) {_KIND}",
        rf"{_ABOUT}{_DISTANCE} (?:away )?(?:from|outside|off) {_KIND}",
        rf"(?:the )?(?:{_BEARING}(?:ern)? )?{_AREA} of {_KIND}",
        r"(?:borders?|frontier) (?:with|between) (?:the )?",
        r"between (?:[^.,;:]{1,40} and )?(?:the )?",
        rf"(?:{_BEARING}(?:ern)?|central|rural) (?:the )?",
        rf"(?:near|close to|just outside|outside|around|in the vicinity of) {_KIND}",
    )
)
_AFTER: Final = re.compile(
    rf"(?:['’]s?)? (?:(?:{_BEARING}(?:ern)?) )?(?:{_AREA}|surroundings|hinterland|border|frontier)\b", re.I
)
#: What every one of these ends with: a quick look spares most names the slow ones.
_CAN_MOVE: Final = re.compile(
    r"\b(?:of|from|outside|off|with|between|and|near|to|around|central|rural|(?:north|south|east|west)\w*)"
    r" (?:the )?$",
    re.I,
)
_SPACE: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Modifier:
    """The words ("10 km north of") and where they and the name stand together in the text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """What a modifier means. ``kilometres`` and ``bearing`` (degrees from north) are None where not told."""

    kind: RelationKind
    kilometres: float | None = None
    bearing: float | None = None


def modifier_of(tokens: Tokens, first: int, last: int, known: PlaceWords) -> Modifier | None:
    """What moves the place away from the name on words [first, last]; None where nothing does."""
    start, end = tokens.words[first].start, tokens.words[last].end
    before = _SPACE.sub(" ", tokens.text[max(0, start - _REACH) : start])
    for pattern in _BEFORE if _CAN_MOVE.search(before) is not None else ():
        if (match := pattern.search(before)) is not None:
            return Modifier(" ".join(match.group().split()), start - len(match.group()), end)
    if (match := _AFTER.match(_SPACE.sub(" ", tokens.text[end : end + 40]))) is not None:
        words = match.group().removeprefix("'s").removeprefix("’s")
        return Modifier(" ".join(words.split()), start, end + match.end())
    if last + 1 < len(tokens.words) and tokens.words[last + 1].glued:
        after = tokens.words[last + 1]
        if after.plain in known.area_after:
            return Modifier(after.plain, start, after.end)
    return None


def relation_of(words: str) -> Relation:
    """What the words of a modifier mean.

    >>> relation_of("some 10 km south-west of")
    Relation(kind='offset', kilometres=10.0, bearing=225.0)
    >>> relation_of("the outskirts of").kind
    'around'
    """
    small = words.casefold()
    if "border" in small or "frontier" in small.split():
        return Relation("border")
    if small.startswith("between"):
        return Relation("between")
    distance, bearing = _distance(small), _bearing(small)
    if distance is None and re.search(_AREA, small):
        return Relation("around", bearing=bearing)
    if re.search(r"\b(?:of|from|outside|off)\b", small) and (distance is not None or bearing is not None):
        return Relation("offset" if bearing is not None else "around", distance, bearing)
    if bearing is not None or small.startswith("central"):
        return Relation("part", bearing=bearing)
    return Relation("around", distance)


def _distance(small: str) -> float | None:
    match = re.search(rf"({_NUMBER})[ -]?({_UNIT})\b", small)
    if match is None:
        return None
    written = match[1].rstrip(".,")
    thousands = re.fullmatch(r"\d+(?:,\d{3})+", written) is not None
    try:
        number = float(written.replace(",", "" if thousands else "."))
    except ValueError:
        return None
    unit = match[2]
    return number * _KILOMETRES["k" if unit.startswith("k") else "mi" if unit.startswith("mi") else "m"]


def _bearing(small: str) -> float | None:
    match = re.search(rf"\b({_BEARING})(?:ern)?\b", small)
    return _BEARINGS[re.sub("[ -]", "", match[1])] if match is not None else None
