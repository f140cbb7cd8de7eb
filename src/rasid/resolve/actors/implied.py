"""Actors that a text means without naming them: "the army", "the regime" of the country that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rasid.model.document import ActorMention, Document, PlaceLink, Sentence
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.actors.matching import ActorFinder


def implied_mentions(document: Document, finder: ActorFinder) -> tuple[ActorMention, ...]:
    """Mentions of parts of a state without its name, and of names that hold only in one country.

    The country is that of the places in the same sentence, or else the one that most names of the report
    belong to; where neither is one country, nothing is implied. What a listed mention covers stays with it.
    """
    named: tuple[ActorMention, ...] = document.layer("actors")
    scenes = _Scenes(document)
    main = scenes.main
    published = document.report.published or document.report.updated
    day = published[:10] if published else None
    found: list[ActorMention] = []
    taken = SpanIndex((mention.span, mention) for mention in named)
    if main is not None:
        about = finder.find(document.text, day=day, countries=[main])
        found += [m for m in about if not taken.overlapping(m.span)]
    also = SpanIndex((mention.span, mention) for mention in (*named, *found))
    for span, role in finder.bare_roles(document.text):
        if also.overlapping(span):
            continue
        country = scenes.country_at(span)
        actor = finder.listing.in_role(country, role, day) if country is not None else None
        if actor is not None:
            found.append(ActorMention(span, actor))
    return tuple(sorted(found, key=lambda mention: mention.span.start))


class _Scenes:
    """Which country a stretch of a document is about."""

    def __init__(self, document: Document) -> None:
        places: tuple[PlaceLink, ...] = document.layer("places")
        sentences: tuple[Sentence, ...] = document.layer("sentences")
        self._places = SpanIndex((link.span, link) for link in places)
        self._sentences = SpanIndex((sentence.span, sentence.span) for sentence in sentences)
        self.main = _leading(
            [link.place.country for link in places]
            + [mention.actor.country for mention in document.layer("actors")]
        )

    def country_at(self, span: Span) -> str | None:
        """The one country of the places in the sentence at ``span``, or else the main country."""
        here = next(iter(self._sentences.holding(span)), None)
        if here is None:
            return self.main
        inside = {
            link.place.country
            for link in self._places.within(here)
            if link.place.country is not None and not link.adjectival
        }
        return inside.pop() if len(inside) == 1 else self.main


def _leading(countries: Sequence[str | None]) -> str | None:
    """The commonest country; None where two share the lead or there is none."""
    leading = Counter(country for country in countries if country is not None).most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] == leading[1][1]):
        return None
    return leading[0][0]
