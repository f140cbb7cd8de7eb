"""Where, when and with which toll the reading puts the happenings of own texts, held against their labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rasid.eval.engines import bare_report, reader
from rasid.model.document import Document, HappeningMention
from rasid.model.observation import ObservedPlace, ObservedTime, Toll
from rasid.pipeline import Pipeline
from rasid.resolve.found import Found
from rasid.resolve.observe import Observer
from training.where import Count, Days, Placed, PlacedText, Where

#: Words around the name of a province that some lists leave out.
_KINDS: Final = frozenset(
    {
        "province",
        "governorate",
        "state",
        "region",
        "department",
        "district",
        "county",
        "oblast",
        "of",
        "the",
        "al",
    }
)
#: Characters of the longest text that is read.
LONGEST: Final = 10_000
_OPEN: Final = date.min


@dataclass(frozen=True, slots=True)
class Scened:
    """A happening as read, where and when it was put, and the label of its word."""

    text: str
    mention: HappeningMention
    place: Found[ObservedPlace] | None
    time: Found[ObservedTime] | None
    label: Placed


def scenes_of(texts: Sequence[PlacedText]) -> Iterator[Scened]:
    """Every labelled happening that is read, the first at its word."""
    stages = reader().pipeline.stages
    observer = next(stage for stage in stages if isinstance(stage, Observer))
    # The observer itself states confidences by the weights that these scenes are to be fitted to.
    pipeline = Pipeline([stage for stage in stages if stage is not observer], max_chars=LONGEST)
    for row in texts:
        document = pipeline.document(bare_report(row.text, source="own", published=row.published))
        yield from _scenes(row, document, observer)


def _scenes(row: PlacedText, document: Document, observer: Observer) -> Iterator[Scened]:
    told = observer.scenes(document)
    for label in row.events:
        start, end = label.word
        for mention, place, time in told:
            if mention.trigger.start < end and start < mention.trigger.end:
                yield Scened(row.id, mention, place, time, label)
                break


def place_is_right(found: Found[ObservedPlace], label: Where | None) -> bool | None:
    """Whether it took place inside what was found. A town is the right one where name and country are: the provinces
    of the labels are written from memory, in many spellings. None where the text does not tell, and only a country was
    concluded from who takes part: nobody can say."""
    if label is None:
        return None if found.words is None else False
    place = found.thing
    if place.name is None:
        return _same(place.text or "", label.words)
    if label.country is not None and place.country != label.country:
        return False
    if place.precision == "country":
        return True
    if place.precision == "province" and label.admin1 is not None and _same(place.name, label.admin1):
        return True
    return _same(place.text or place.name, label.words) or _same(place.name, label.words)


def time_is_right(found: Found[ObservedTime], label: Days | None) -> bool | None:
    """Whether the labelled days lie inside the days that were found. None where the text tells no days, and the time
    was concluded from the tense."""
    if label is None:
        return None if found.words is None else False
    first, last = _day(found.thing.start, _OPEN), _day(found.thing.end, date.max)
    return first <= label[0] and label[1] <= last


def tolls_are_right(tolls: Sequence[Toll], label: Sequence[Count]) -> bool:
    """Whether each toll that is given lies between the bounds of a labelled one of its kind."""
    return all(any(_fits(toll, count) for count in label) for toll in tolls)


def _fits(toll: Toll, count: Count) -> bool:
    kind, least, most = count
    given = next((number for number in (toll.best, toll.low, toll.high) if number is not None), None)
    if toll.kind != kind or given is None:
        return False
    return (least is None or least <= given) and (most is None or given <= most)


def _day(told: str | None, otherwise: date) -> date:
    return otherwise if told is None else date.fromisoformat(told[:10])


def _same(one: str, other: str) -> bool:
    """Whether one name holds the words of the other, but for accents, case and words for the kind of place."""
    first, second = _words(one), _words(other)
    return bool(first) and bool(second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = frozenset("".join(c if c.isalnum() else " " for c in plain.casefold()).split())
    return words - _KINDS or words


def figures(texts: Sequence[PlacedText]) -> dict[str, float]:
    """How many labelled words are read, and how their scenes are.

    ``place``, ``day``: of the words that are read and have one, the share that is right and as fine as the label (a
    town for a town, a day for a day); ``place_wrong``, ``day_wrong``: the share for which another is given. ``toll``:
    of those with tolls, the share whose tolls are given and right; ``toll_wrong``: the share with a wrong one.
    """
    scenes = list(scenes_of(texts))
    marked = sum(len(row.events) for row in texts)
    places = [(each.place, each.label.where) for each in scenes if each.label.where is not None]
    days = [(each.time, each.label.days) for each in scenes if each.label.days is not None]
    tolls = [(each.mention.tolls, each.label.tolls) for each in scenes if each.label.tolls]
    answers = {
        "place": [_place_answer(found, label) for found, label in places],
        "day": [_day_answer(found, label) for found, label in days],
        "toll": [None if not found else tolls_are_right(found, label) for found, label in tolls],
    }
    shares = {"words_read": len(scenes) / max(marked, 1)}
    for name, given in answers.items():
        shares[name] = given.count(True) / max(len(given), 1)
        shares[f"{name}_wrong"] = given.count(False) / max(len(given), 1)
    return shares


def _place_answer(found: Found[ObservedPlace] | None, label: Where) -> bool | None:
    """Whether a place is the one of the label; None for none, and for one that only holds it."""
    if found is None:
        return None
    right = place_is_right(found, label)
    coarse = found.thing.precision in ("country", "province") and not _same(
        found.thing.name or "", label.words
    )
    return None if right and coarse else right


def _day_answer(found: Found[ObservedTime] | None, label: Days) -> bool | None:
    """Whether days are those of the label, one more or less; None for none, and for many that only hold them."""
    if found is None:
        return None
    first, last = _day(found.thing.start, _OPEN), _day(found.thing.end, date.max)
    coarse = (last - first).days > (label[1] - label[0]).days + 2
    right = time_is_right(found, label)
    return None if right and coarse else right
