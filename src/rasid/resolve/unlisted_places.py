"""Names of villages that no list holds: kept as words, so that what happened there is put nowhere else.

A gazetteer of towns misses most hamlets. Such a name is taken only where the words around ask for a place ("in
the village of X", or "at X" where the recogniser sees a place too), and has no coordinates and no country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rasid.model.document import Document, Entity, PlaceLink
from rasid.model.observation import ObservedPlace
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span

_NAME: Final = r"[A-Z][^\W\d_]+(?:[-'’ ][A-Z][^\W\d_]+){0,2}"
#: After these words nothing but a place can stand.
_SETTLEMENT: Final = re.compile(
    rf"\b(?:village|hamlet|town|township|locality|settlement|commune|outskirts|market|villages|hamlets) of ({_NAME})"
    rf"|\b({_NAME}) (?:village|hamlet|locality|commune)\b"
)
#: After these it may be a place: the recogniser has to see one too, or at least nobody.
_LOCATIVE: Final = re.compile(
    rf"\b(?:in|from|fled|left|around|towards?|outside|of|to|for|reached) ({_NAME})(?![\w-])"
)
_BESIDE: Final = re.compile(rf"(?:\b(near)|(?<!\baimed )(?<!\bshot )(?<!\bfired )\bat) ({_NAME})(?![\w-])")
#: What the recogniser takes rare names for; after "in" no person and no product stands.
_MISTAKEN: Final = frozenset({"PERSON", "PRODUCT"})
_INSIDE: Final = re.compile(r"(?:in|outside|\b(?:km|kilomet(?:re|er)s|miles) (?:\w+ )?(?:of|from)) $", re.I)
#: But "trust in Modi".
_BELIEF: Final = re.compile(
    r"\b(?:trust|confidence|faith|belie\w+|interest\w*|disappoint\w*|invest\w*|see[ns]?|saw) in $", re.I
)
_INSIDE_REACH: Final = 32
_PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
#: Words with a capital that follow "in" and are no names of villages.
_NO_VILLAGE: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|North|South|East|West|Northern|Southern|Eastern|Western|Sea|Ocean"
    r"|Gulf|River|Lake|Valley|Mountains?|Republic|Ministry|University|Hospital|Airport|Base|Camp|Street|Army|Party"
    r"|Council|Court|Church|Mosque|Square|Hotel|School|Front|Union|Nations|News|Agency|Telegram|Old|New|Greater|Facebook|TikTok)\b"
)


def with_unlisted(
    document: Document, found: Sequence[PlaceLink], judged: Sequence[Span]
) -> tuple[PlaceLink, ...]:
    """``found`` and the names of places that no list holds, in the order of the text.

    ``judged`` are all names that the gazetteer answered for. A town that it saw inside a longer name of the report
    ("Mosul" in "the village of Tell Mosul") is none.
    """
    names = _names(document, SpanIndex((span, span) for span in judged), found)
    datelines = [line.span for line in document.layer("dateline")]
    actors = SpanIndex((a.span, a) for a in document.layer("actors"))
    listed = SpanIndex((link.span, link) for link in found)
    unlisted: list[PlaceLink] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", document.text):
            span = Span(*match.span())
            around = [link.span for link in listed.overlapping(span)] + [link.span for link in unlisted]
            if any(each.overlaps(span) and not _is_within(each, span) for each in around):
                continue
            if actors.overlapping(span) or any(line.overlaps(span) for line in datelines):
                continue
            unlisted.append(PlaceLink(span, ObservedPlace(name, None, None, None, None, None, None), 0.5))
    longer = SpanIndex((link.span, link) for link in unlisted)
    kept = [
        link
        for link in found
        if not any(_is_within(link.span, long.span) for long in longer.overlapping(link.span))
    ]
    return tuple(sorted([*kept, *unlisted], key=lambda link: (link.span.start, link.span.end)))


def _names(document: Document, judged: SpanIndex[Span], found: Sequence[PlaceLink]) -> set[str]:
    """Names in the places of a text where a name of a place is asked for, outside those that are known."""
    entities: tuple[Entity, ...] = document.layer("entities")
    labels = SpanIndex((e.span, e) for e in entities)
    actors = SpanIndex((a.span, a) for a in document.layer("actors"))
    listed = SpanIndex((link.span, link) for link in found)
    names: set[str] = set()
    for at, pattern in enumerate((_SETTLEMENT, _LOCATIVE, _BESIDE)):
        for match in pattern.finditer(document.text):
            span = Span(*match.span(1 if match[1] is not None and pattern is not _BESIDE else pattern.groups))
            seen = {e.label for e in labels.overlapping(span) if e.span.holds(span)}
            likely = (
                at == 0
                or bool(seen & _PLACE_LABELS)
                or (at == 2 and (match[1] is not None or "PERSON" not in seen))
                or (bool(seen & _MISTAKEN) and _is_inside(document.text, span))
            )
            known = [each for each in judged.overlapping(span) if at or not _is_within(each, span)]
            if _is_town_and_country(span, listed.overlapping(span)):
                continue
            if likely and not known and not actors.overlapping(span) and not _NO_VILLAGE.search(match[0]):
                names.add(span.of(document.text))
    return names


def _is_inside(text: str, name: Span) -> bool:
    """Whether what stands before a name leaves no room for a person."""
    before = text[max(0, name.start - _INSIDE_REACH) : name.start]
    return _INSIDE.search(before) is not None and _BELIEF.search(before) is None


def _is_town_and_country(name: Span, inside: Sequence[PlaceLink]) -> bool:
    """Whether the gazetteer knows the words one by one, and they belong together: "Aleppo Syria", "Goma Zone"."""
    first = [link for link in inside if link.span.start == name.start]
    return bool(first) and len({link.place.country for link in inside}) == 1


def _is_within(inner: Span, outer: Span) -> bool:
    """Whether one span is a part of a longer one."""
    return outer.holds(inner) and inner != outer
