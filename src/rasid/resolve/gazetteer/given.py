"""Names that somebody else has found: where their own place is unknown, the place that holds them stands for it.

A court, a street or a stadium is in no gazetteer. It lies in the place that the text puts it in ("the court in
Tikrit"), or else near the last place that was named. Such an answer is an area: the place that holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.model.world import Place
from rasid.resolve.gazetteer.distance import kilometres
from rasid.resolve.gazetteer.fold import plain
from rasid.resolve.gazetteer.mention import PlaceMention, ResolvedPlace
from rasid.resolve.gazetteer.words import PlaceWords

__all__ = ["GivenAnswer", "answer_given", "is_facility", "named_place"]

#: Within this distance of another place of the text a part of a name is believed: Kirkuk in "Kirkuk Court".
_NEAR_KM: Final = 160.0
#: A town of 16,000 people is what its name means, although the words around are odd.
_KNOWN: Final = 4.2
#: From here on a part of a name is believed wherever it lies: 100,000 people.
_WELL_KNOWN: Final = 5.0
#: How far a holder can stand behind the name that it holds.
_REACH: Final = 60
_IN: Final = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,3}?(?:in|of|at|near)\s(?:the\s)?(?:\w+\s){0,3}$|,\s$", re.I)
_LONGEST_INITIALS: Final = 5
_SENTENCE_END: Final = re.compile(r"[.!?]\s")
#: How many characters farther off an area may as well stand: a town says more about where something is.
_COARSE: Final[Mapping[str, int]] = {
    "site": 0, "town": 0, "district": 0, "province": 800, "country": 2_000, "region": 10_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What a given span means; ``held`` says that ``place`` only holds what the span names."""

    start: int
    end: int
    place: Place
    confidence: float
    adjectival: bool
    held: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place that the text names for sure."""

    start: int
    end: int
    place: Place


def is_facility(name: str, label: str, words: PlaceWords) -> bool:
    """Whether a recogniser's entity names a building, a street or the like."""
    last = plain(name).split()[-1:]
    return label == "FAC" and bool(last) and last[0] in words.facility_after


def answer_given(
    text: str, spans: Sequence[tuple[int, int]], answers: Sequence[ResolvedPlace], words: PlaceWords
) -> Iterator[GivenAnswer]:
    """A place for each span that the text tells enough about, in the order of the spans."""
    starts = [answer.mention.start for answer in answers]
    matched = [(span, _best_inside(span, answers, starts)) for span in sorted(set(spans))]
    # A part of another given name ("Wilson" in the name of a school) anchors nothing.
    parts = {
        (answer.mention.start, answer.mention.end)
        for span, answer in matched
        if answer is not None and not _is_whole(text, span, answer.mention)
    }
    anchors = [anchor for anchor in _anchors(answers) if (anchor.start, anchor.end) not in parts]
    for span, answer in matched:
        place = named_place(answer) if answer is not None else None
        whole = answer is not None and _is_whole(text, span, answer.mention)
        if (
            answer is not None
            and place is not None
            and (
                _is_sure(answer.mention, place, anchors)
                if whole
                else _is_believed(text, span, answer.mention, place, anchors, words)
            )
        ):
            yield GivenAnswer(*span, place, answer.confidence, answer.mention.adjectival, held=False)
        elif (
            holder := _spelled_out(text[slice(*span)], anchors) or _holder(text, span, anchors)
        ) is not None:
            yield GivenAnswer(*span, holder, 0.3, adjectival=False, held=True)
        elif answer is not None and place is not None:
            yield GivenAnswer(
                *span, place, min(answer.confidence, 0.3), answer.mention.adjectival, held=False
            )


def _anchors(answers: Sequence[ResolvedPlace]) -> list[_Anchor]:
    return [
        _Anchor(answer.mention.start, answer.mention.end, place)
        for answer in answers
        if answer.mention.evidence > 0 and not answer.mention.adjectival
        if (place := named_place(answer)) is not None and place.lat is not None
    ]


def _is_sure(mention: PlaceMention, place: Place, anchors: Sequence[_Anchor]) -> bool:
    """Whether a name is that of a place of the gazetteer, and not of a restaurant that is called like a village."""
    if mention.evidence > 0 or mention.pattern is not None or mention.container is not None:
        return True
    return _weight(mention, place) >= _KNOWN or any(kilometres(a.place, place) <= _NEAR_KM for a in anchors)


def _weight(mention: PlaceMention, place: Place) -> float:
    return max((c.weight for c in mention.candidates if c.place.id == place.id), default=0.0)


def _spelled_out(name: str, anchors: Sequence[_Anchor]) -> Place | None:
    """The place of the text that capitals stand for: SA where South Africa is named."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 2 or len(name) > _LONGEST_INITIALS or not all(letter.isupper() for letter in letters):
        return None
    for anchor in anchors:
        initials = [word[0] for word in anchor.place.name.split() if word[:1].isupper()]
        if initials == letters:
            return anchor.place
    return None


def named_place(answer: ResolvedPlace) -> Place | None:
    """The place that the name itself means, whatever the words around make of it; of two the likelier one."""
    if answer.place is not None and answer.mention.modifier is None:
        return answer.place
    named = {candidate.place.id for candidate in answer.mention.candidates}
    return next((place for place in answer.alternatives if place.id in named), answer.place)


def _best_inside(
    span: tuple[int, int], answers: Sequence[ResolvedPlace], starts: Sequence[int]
) -> ResolvedPlace | None:
    """The answer to the longest mention that overlaps the span; of equals the surest."""
    at = max(0, bisect_left(starts, span[0]) - 1)
    best: ResolvedPlace | None = None
    for answer in answers[at:]:
        mention = answer.mention
        if mention.start >= span[1]:
            break
        if mention.end > span[0] and (best is None or _rank(answer) > _rank(best)):
            best = answer
    return best


def _rank(answer: ResolvedPlace) -> tuple[int, float]:
    return len(answer.mention.text), answer.confidence


def _is_whole(text: str, span: tuple[int, int], mention: PlaceMention) -> bool:
    """Whether the mention leaves no word of the span over but an article."""
    rest = f"{text[span[0] : max(span[0], mention.start)]} {text[min(span[1], mention.end) : span[1]]}"
    return set(plain(rest).split()) <= {"the", "s", "al", "city", "of", "town", "province", "county"}


def _is_believed(
    text: str, span: tuple[int, int], mention: PlaceMention, place: Place, anchors: Sequence[_Anchor],
    words: PlaceWords,
) -> bool:  # fmt: skip
    """Whether a part of a name says where the whole is: the name of a town before a facility's word."""
    if any(
        plain(text[a.start : a.end]) == plain(mention.text) or kilometres(a.place, place) <= _NEAR_KM
        for a in anchors
    ):
        return True
    rest = plain(text[mention.end : span[1]]).split()
    heads = not rest or rest[-1] in words.facility_after or rest[-1] in words.kind_after
    before = plain(text[span[0] : mention.start]).split()
    first = not before or before == ["the"] or (before[-1] == "of" and before[0] != "embassy")
    if mention.adjectival or not first or (rest and rest[-1] in words.street_after):
        return False
    if _explicit_holder(text, span, anchors) is not None:
        return False
    if place.precision == "country":
        return True
    if not heads:
        return False
    return _weight(mention, place) >= _WELL_KNOWN or not anchors


def _holder(text: str, span: tuple[int, int], anchors: Sequence[_Anchor]) -> Place | None:
    """The place that holds what stands at ``span``: named as such, or the nearest fine one in the text."""
    explicit = _explicit_holder(text, span, anchors)
    if explicit is not None:
        return explicit
    others = [anchor for anchor in anchors if anchor.end <= span[0] or anchor.start >= span[1]]
    nearest = min(others, key=lambda anchor: _distance(span, anchor), default=None)
    return nearest.place if nearest is not None else None


def _explicit_holder(text: str, span: tuple[int, int], anchors: Sequence[_Anchor]) -> Place | None:
    for anchor in anchors:
        if anchor.start >= span[1] and anchor.start - span[1] <= _REACH:
            between = text[span[1] : anchor.start]
            if _SENTENCE_END.search(between) is None and _IN.fullmatch(between) is not None:
                return anchor.place if anchor.place.precision not in {"country", "region"} else None
    return None


def _distance(span: tuple[int, int], anchor: _Anchor) -> int:
    """Characters between the two, those that follow the span twice, with a handicap for areas."""
    before = anchor.end <= span[0]
    apart = span[0] - anchor.end if before else 2 * (anchor.start - span[1])
    return apart + _COARSE[anchor.place.precision]
