"""The stages that link places and times of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rasid.model.document import Document, PlaceLink, TimeLink
from rasid.model.observation import ObservedPlace, ObservedTime
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.gazetteer import EntityVote, Gazetteer, ResolvedPlace, prior_from, resolve_places
from rasid.resolve.times import (
    DayOrder,
    ResolvedTime,
    TimeMention,
    Unresolved,
    find_times,
    resolve_in_order,
    resolve_time,
    written_order,
)
from rasid.resolve.times.heading import day_of_issue, month_of_issue
from rasid.resolve.times.tense import guess_tense
from rasid.resolve.unlisted_places import with_unlisted

_PART_OF_DAY: Final = re.compile(
    r"\b(?:dawn|sunrise|morning|noon|midday|afternoon|dusk|sunset|evening|night|midnight)\b", re.I
)
#: Words that make a newspaper or a station of the place name before them.
_OUTLETS: Final = re.compile(
    r"\s+(?:Today|Times|Post|Monitor|Ledger|Herald|Tribune|Gazette|Observer|News|Wire|Radio|TV|Daily|Telegraph|Journal"
    r"|Press|Chronicle|Star|Bulletin)\b"
)


class PlaceFinder:
    """Gives places: names of the gazetteer found in the raw text, the recogniser's names as votes.

    Names inside an actor's name ("Diyala Operations Command") or an outlet's ("Basra Times") are no places.
    That of the dateline is one, and stands in no sentence, so that nothing happens there.
    """

    name = "places"
    needs = frozenset({"actors", "dateline", "entities", "tokens"})
    gives = frozenset({"places"})

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, document: Document) -> Document:
        answers = list(self._answers(document))
        found = [
            PlaceLink(span, _observed(answer, document.text), answer.confidence, answer.mention.adjectival)
            for span, answer, why_not in answers
            if why_not is None
        ]
        judged = [span for span, answer, why_not in answers if answer.mention.evidence > 0 or why_not is None]
        return document.having(places=with_unlisted(document, found, judged))

    def why_not(self, document: Document) -> dict[Span, str]:
        """Names that are no places of the document, and those kept as words alone, each with the reason."""
        return {
            span: why_not or answer.reason
            for span, answer, why_not in self._answers(document)
            if why_not is not None or answer.place is None
        }

    def _answers(self, document: Document) -> Iterator[tuple[Span, ResolvedPlace, str | None]]:
        """Every name that was found, with what it means, and why it is no place of the document; None for one."""
        votes = [EntityVote(e.span.start, e.span.end, e.label) for e in document.layer("entities")]
        mentions = self._gazetteer.find(document.text, votes=votes)
        taken = SpanIndex((a.span, a) for a in document.layer("actors"))
        for answer in _joined(resolve_places(mentions, prior=prior_from(mentions)), document.text):
            span = Span(answer.mention.start, answer.mention.end)
            why_not = None
            if answer.mention.evidence <= 0:
                why_not = "the words around it speak against a place"
            elif _OUTLETS.match(document.text, span.end) is not None:
                why_not = "it is part of the name of an outlet"
            elif taken.holding(span) and not answer.mention.adjectival:
                # "the Balad Air Base" is longer than an actor's name would be; "Iraqi" of "Iraqi Army" is inside one.
                why_not = "it is part of the name of an actor"
            yield span, answer, why_not


def _joined(answers: Sequence[ResolvedPlace], text: str) -> Iterator[ResolvedPlace]:
    """The answers, two names of one area as one: "between Mosul and Erbil", "the Iraqi-Syrian border"."""
    kept: list[ResolvedPlace] = []
    for answer in answers:
        before = kept[-1] if kept else None
        if before is not None and _are_one_area(before, answer, text):
            start = min(before.mention.start, answer.mention.start)
            first = before.mention.whole or (before.mention.start, before.mention.end)
            last = answer.mention.whole or (answer.mention.start, answer.mention.end)
            whole = (min(first[0], last[0]), max(first[1], last[1]))
            mention = replace(answer.mention, start=start, whole=whole, adjectival=False)
            kept[-1] = replace(answer, mention=mention)
        else:
            kept.append(answer)
    yield from kept


def _are_one_area(one: ResolvedPlace, other: ResolvedPlace, text: str) -> bool:
    if (
        other.place is None
        or other.place.kind != "area"
        or not other.place.id.startswith(("between:", "border:"))
    ):
        return False
    if one.place is not None and one.place.id == other.place.id:
        return True
    between = text[one.mention.end : other.mention.start]
    return (
        other.place.id.startswith("border:") and between in ("-", "–", "‑", " and ") and one.place is not None
    )


def _observed(answer: ResolvedPlace, text: str) -> ObservedPlace:
    mention, place = answer.mention, answer.place
    start, end = mention.whole or (mention.start, mention.end)
    words = " ".join(text[start:end].split())
    if place is None:
        return ObservedPlace(words, None, None, None, None, None, None)
    return ObservedPlace(
        words, place.name, place.country, place.adm1, place.lat, place.lon, place.precision, answer.radius_km
    )


class TimeFinder:
    """Gives times: expressions put on the calendar from the dateline's day or the day of publication.

    A report without either keeps only the expressions that need no anchor.
    """

    name = "times"
    needs = frozenset({"dateline"})
    gives = frozenset({"times", "issued"})

    def __call__(self, document: Document) -> Document:
        anchor = anchor_of(document)
        answers = [answer for _, answer in _time_answers(document, anchor)]
        return document.having(
            times=tuple(_link(a) for a in answers if isinstance(a, ResolvedTime) and a.span),
            issued=() if anchor is None else (anchor.isoformat(),),
        )

    def why_not(self, document: Document) -> dict[Span, str]:
        """Expressions of time that are on no calendar, and stay words, each with the reason."""
        return {
            Span(mention.start, mention.end): why_not
            for mention, answer in _time_answers(document, anchor_of(document))
            if (why_not := _why_no_day(answer)) is not None
        }


def _time_answers(
    document: Document, anchor: date | None
) -> Iterator[tuple[TimeMention, ResolvedTime | Unresolved | None]]:
    """Every expression outside the dateline with its answer, None where it needs an anchor and there is none."""
    datelines = [line.span for line in document.layer("dateline")]
    mentions = [
        _within_the_day(mention)
        for mention in find_times(document.text)
        if not any(line.overlaps(Span(mention.start, mention.end)) for line in datelines)
        and not _is_name(mention, document.text)
    ]
    if anchor is None:
        order = written_order(mentions)
        yield from ((m, _without_anchor(m, order) or _in_month(m, document)) for m in mentions)
        return
    answers = resolve_in_order(mentions, anchor=anchor, tense_of=lambda m: guess_tense(document.text, m))
    yield from zip(mentions, answers, strict=True)


def _why_no_day(answer: ResolvedTime | Unresolved | None) -> str | None:
    if answer is None:
        return "nobody says when the text was written, and the words need that"
    if isinstance(answer, Unresolved):
        return str(answer.reason)
    return None if answer.span else "it tells how long or how often, and fixes no day"


def _link(answer: ResolvedTime) -> TimeLink:
    span = answer.span
    assert span is not None, "only times on the calendar are linked"
    when = ObservedTime(answer.mention.text, span.start, span.end, span.precision)
    sure = 0.6 if answer.approximate or answer.inferred else 0.9
    since = answer.mention.bound == "since"
    return TimeLink(Span(answer.mention.start, answer.mention.end), when, sure, since)


def _within_the_day(mention: TimeMention) -> TimeMention:
    """ "before dawn on Monday" is on Monday: a bound on a part of a day is no bound on the day."""
    return replace(mention, bound=None) if _PART_OF_DAY.search(mention.text) else mention


def _is_name(mention: TimeMention, text: str) -> bool:
    """Whether "Today" ends a name ("Baqubah Today")."""
    if mention.text not in ("Today", "Tomorrow", "Tonight"):
        return False
    before = text[: mention.start].rsplit(" ", 2)
    return len(before) > 1 and before[-2][:1].isupper()


def anchor_of(document: Document) -> date | None:
    """The day that "yesterday" counts from: the dateline's, else that of publication, else the heading's.

    None where none of them tells one.
    """
    published = document.report.published or document.report.updated
    day = date.fromisoformat(published[:10]) if published else None
    for line in document.layer("dateline"):
        if line.date is None:
            continue
        for mention in find_times(line.date.of(document.text)):
            # Without a day of publication, only a dateline with its year says which day it is.
            answer = (
                _without_anchor(mention) if day is None else resolve_time(mention, anchor=day, tense="past")
            )
            if isinstance(answer, ResolvedTime) and answer.start and answer.precision == "day":
                return date.fromisoformat(answer.start[:10])
    return day or _issued(document)


def _issued(document: Document) -> date | None:
    """The day that the heading tells, in a report that nobody dated."""
    line = next(iter(document.layer("dateline")), None)
    written = line.date.of(document.text) if line is not None and line.date is not None else None
    return day_of_issue(document.text, line.span if line is not None else None, written)


def _without_anchor(mention: TimeMention, order: DayOrder | None = None) -> ResolvedTime | None:
    """What a mention means whatever the anchor; None where it depends on it."""
    return _same_from(mention, date(1995, 3, 8), date(1995, 3, 8) + timedelta(days=10_000), order)


def _in_month(mention: TimeMention, document: Document) -> ResolvedTime | None:
    """What a mention means in the month that the report's number names, whatever the day; None otherwise."""
    month = month_of_issue(document.text)
    return None if month is None else _same_from(mention, *month)


def _same_from(
    mention: TimeMention, first: date, last: date, order: DayOrder | None = None
) -> ResolvedTime | None:
    early, late = (resolve_time(mention, anchor=day, order=order) for day in (first, last))
    same = isinstance(early, ResolvedTime) and isinstance(late, ResolvedTime) and early.span == late.span
    return early if same and isinstance(early, ResolvedTime) else None
