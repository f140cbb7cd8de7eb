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
    """Whether it took place inside what was found. None where the text does not tell, and only a country was
    concluded from who takes part: nobody can say."""
    if label is None:
        return None if found.words is None else False
    place = found.thing
    if place.name is None:
        return _same(place.text or "", label.words)
    if place.country != label.country:
        return False
    if place.precision == "country":
        return True
    if place.precision == "province" and label.admin1 is not None and _same(place.name, label.admin1):
        return True
    if not (_same(place.text or place.name, label.words) or _same(place.name, label.words)):
        return False
    return label.admin1 is None or place.adm1 is None or _same(place.adm1, label.admin1)


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
