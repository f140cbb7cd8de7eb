"""Names of villages that no list holds: kept as words, so that what happened there is put nowhere else.

A gazetteer of towns misses most hamlets. Such a name is taken only where the words around ask for a place ("in
the village of X", or "at X" where the recogniser sees a place too, or nothing at all), and has no coordinates and no
country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rasid.model.document import Document, Entity, PlaceLink, Token
from rasid.model.observation import ObservedPlace
from rasid.model.span_index import SpanIndex
from rasid.model.text import Span
from rasid.resolve.attachment import Attachment
from rasid.resolve.gazetteer.words import PlaceWords, place_words
from rasid.resolve.persons.words import common_words, person_words

_WORD: Final = r"[A-Z][^\W\d_]+"
_NAME: Final = rf"{_WORD}(?:[-'’ ]{_WORD}){{0,2}}"
#: Where a name may begin, with the words that could go on it.
_BEGUN: Final = re.compile(_NAME)
_CAPITAL: Final = re.compile(rf"(?<![\w-])(?={_WORD})")
_GOES_ON: Final = re.compile(r"[\w-]")
#: After these words nothing but a place can stand.
_SETTLEMENT: Final = re.compile(
    rf"\b(?:village|hamlet|town|township|locality|settlement|commune|outskirts|market|villages|hamlets) of ({_NAME})"
    rf"|\b({_NAME}) (?:village|hamlet|locality|commune)\b"
)
#: After these it may be a place: the recogniser has to see one too.
_LOCATIVE: Final = re.compile(
    rf"\b(?:in|from|fled|left|around|towards?|outside|of|to|for|reached) ({_NAME})(?![\w-])"
)
#: After these as well, where the recogniser sees nothing.
_BESIDE: Final = re.compile(rf"\b(?:near|at) ({_NAME})(?![\w-])")
#: What is done at somebody and not at a place: by these verbs, and with these in hand.
_AIMED: Final = frozenset(
    {
        "aim",
        "fire",
        "fling",
        "hurl",
        "launch",
        "lob",
        "pelt",
        "point",
        "shoot",
        "shout",
        "throw",
        "toss",
        "yell",
    }
)
_AIMED_NOUNS: Final = frozenset({"fire", "grenade", "missile", "rocket", "round", "shot", "stone", "volley"})
#: What the recogniser takes rare names for; after "in" no person and no product stands.
_MISTAKEN: Final = frozenset({"PERSON", "PRODUCT"})
_INSIDE: Final = re.compile(r"(?:in|outside|\b(?:km|kilomet(?:re|er)s|miles) (?:\w+ )?(?:of|from)) $", re.I)
#: And beside something: "at Kass", "near Wana"; then a town that is known is the likelier scene.
_TAKEN_FOR: Final = frozenset({"PERSON", "ORG"})
SURE: Final = 0.5
_UNSURE: Final = 0.3
#: But "trust in Modi".
_BELIEF: Final = re.compile(
    r"\b(?:trust|confidence|faith|belie\w+|interest\w*|disappoint\w*|invest\w*|see[ns]?|saw) in $", re.I
)
_INSIDE_REACH: Final = 32
#: How a name hangs on a noun that it only describes.
_MODIFIERS: Final = frozenset({"amod", "compound", "nmod"})
_ARTICLES: Final = frozenset({"the", "a", "an", "every", "each", "this", "that"})
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
    names = _Names(document, judged, found).found()
    if not names:
        return tuple(found)
    datelines = SpanIndex((line.span, line) for line in document.layer("dateline"))
    actors = SpanIndex((a.span, a) for a in document.layer("actors"))
    listed = SpanIndex((link.span, link) for link in found)
    unlisted: list[PlaceLink] = []
    end = 0
    for ends in _runs(document.text):
        for span in ends:
            known = any(not _is_within(link.span, span) for link in listed.overlapping(span))
            name = span.of(document.text)
            if span.start < end or known or name not in names:
                continue
            if actors.overlapping(span) or datelines.overlapping(span):
                continue
            place = ObservedPlace(name, None, None, None, None, None, None)
            unlisted.append(PlaceLink(span, place, names[name]))
            end = span.end
    longer = SpanIndex((link.span, link) for link in unlisted)
    kept = [
        link
        for link in found
        if not any(_is_within(link.span, long.span) for long in longer.overlapping(link.span))
    ]
    return tuple(sorted([*kept, *unlisted], key=lambda link: (link.span.start, link.span.end)))


def _runs(text: str) -> Iterator[list[Span]]:
    """At each word with a capital, what could be a name that begins there, the longest first."""
    for first in _CAPITAL.finditer(text):
        run = _BEGUN.match(text, first.start())
        if run is not None:
            ends = [word.end() for word in re.finditer(_WORD, run[0])]
            whole = [Span(run.start(), run.start() + end) for end in reversed(ends)]
            yield [span for span in whole if not _GOES_ON.match(text, span.end)]


class _Names:
    """Names in the places of a text where a name of a place is asked for, outside those that are known."""

    def __init__(self, document: Document, judged: Sequence[Span], found: Sequence[PlaceLink]) -> None:
        entities: tuple[Entity, ...] = document.layer("entities")
        self._text = document.text
        self._tree = Attachment(document)
        self._words: PlaceWords = place_words()
        self._entities = SpanIndex((e.span, e) for e in entities)
        self._actors = SpanIndex((a.span, a) for a in document.layer("actors"))
        self._listed = SpanIndex((link.span, link) for link in found)
        self._judged = SpanIndex((span, span) for span in judged)

    def found(self) -> dict[str, float]:
        """The names, as the text writes them, each with how sure it is that it is a place's."""
        names: dict[str, float] = {}
        for pattern in (_SETTLEMENT, _LOCATIVE, _BESIDE):
            for match in pattern.finditer(self._text):
                span = Span(*match.span(match.lastindex or 0))
                if _NO_VILLAGE.search(match[0]) or self._is_known(span, inside=pattern is _SETTLEMENT):
                    continue
                if pattern is _SETTLEMENT:
                    sure = SURE if self._is_name(span) else 0.0
                else:
                    sure = self._sure_of(span, beside=pattern is _BESIDE)
                name = span.of(self._text)
                if sure:
                    names[name] = max(sure, names.get(name, 0.0))
        return names

    def _is_known(self, name: Span, *, inside: bool) -> bool:
        """Whether the gazetteer or the list of actors answers for the words; ``inside``: a town that is only a part
        of the name does not."""
        known = [each for each in self._judged.overlapping(name) if not (inside and _is_within(each, name))]
        town_and_country = _is_town_and_country(name, self._listed.overlapping(name))
        return bool(known) or town_and_country or bool(self._actors.overlapping(name))

    def _is_name(self, name: Span) -> bool:
        """Whether a proper noun begins the words: "Zor Hama village", not "The village", "Every village"."""
        first = next(iter(self._tree.inside(name)), None)
        return first is not None and first.pos == "PROPN" and first.text.lower() not in _ARTICLES

    def _sure_of(self, name: Span, *, beside: bool) -> float:
        """How sure it is that a place bears the name: one can stand where it does, and the recogniser sees one, or,
        ``beside`` others, nothing; or takes it for what can hardly stand there. 0 where it is none."""
        head = self._tree.head_of(name)
        if head is None or self._only_modifies(head, name) or self._is_aimed_at(name):
            return 0.0
        if self._is_kind_of_place(name.of(self._text)):
            return 0.0
        seen = self._entities.overlapping(name)
        if any(e.label in _PLACE_LABELS and e.span.holds(name) and self._ends_in_name(e.span) for e in seen):
            return SURE
        if any(e.label in _MISTAKEN for e in seen) and _is_inside(self._text, name):
            return SURE
        words = name.of(self._text).split()
        if not beside or words[0].lower() in self._words.titles or not self._is_name(name):
            return 0.0
        if not seen:
            return SURE
        rare = len(words) == 1 and self._is_rare(words[0])
        return _UNSURE if rare and all(e.span == name and e.label in _TAKEN_FOR for e in seen) else 0.0

    def _is_rare(self, word: str) -> bool:
        """Whether nobody is called so, and neither an ordinary word nor an acronym is written so."""
        small = word.lower()
        return not (word.isupper() or small in common_words() or small in person_words().given)

    def _only_modifies(self, head: Token, name: Span) -> bool:
        """Whether the name only says what sort of thing another noun is ("Merkava tanks"), unless that is a place
        ("Zerqun district")."""
        over = self._tree.governor(head)
        if head.dep not in _MODIFIERS or over.start < name.end:
            return False
        return not self._is_kind_of_place(over.lemma)

    def _is_kind_of_place(self, word: str) -> bool:
        """Whether the word tells what kind of place something is, and names none ("Expressway")."""
        known, small = self._words, word.lower()
        kinds = (known.kind_after, known.area_after, known.facility_after, known.street_after, known.generic)
        return any(small in each for each in kinds)

    def _is_aimed_at(self, name: Span) -> bool:
        """Whether somebody fires or throws at what bears the name."""
        at = self._tree.preposition(name)
        if at is None or at.lemma != "at":
            return False
        over = self._tree.governor(at)
        if over.pos == "NOUN":
            thrown = over.lemma in _AIMED_NOUNS
            return thrown or (over.dep == "dobj" and self._tree.governor(over).lemma in _AIMED)
        return over.lemma in _AIMED

    def _ends_in_name(self, words: Span) -> bool:
        """Whether what was recognised is a name to its end, and not "Interstate in"."""
        last = list(self._tree.inside(words))[-1:]
        return bool(last) and last[0].pos not in ("ADP", "DET", "CCONJ", "PUNCT")


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
