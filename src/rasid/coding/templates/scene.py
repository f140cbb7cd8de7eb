"""When and where the deeds of a report took place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from rasid.coding.templates.deeds import SAYING, DeedMention
from rasid.coding.templates.tree import Tree
from rasid.model.document import Document, PlaceLink, TimeLink, Token

_NIGHT: Final = re.compile(r"\b(?:LAST\s+NIGHT|OVERNIGHT|LAST\s+EVENING)\b", re.I)
_FINE: Final = frozenset({"site", "town", "district"})
_ORDER: Final = {"country": 0, "region": 1, "province": 2, "district": 3, "town": 4, "site": 5}
_GENERIC: Final = re.compile(r"\s+(?:DEPARTMENT|PROVINCE|D\.?C\.?|REGION|STATE|DISTRICT)$")


class Scene:
    """Times and places of one document, as its deeds use them. ``countries`` gives names by ISO code."""

    def __init__(self, document: Document, tree: Tree, countries: Mapping[str, str]) -> None:
        self._document, self._tree, self._countries = document, tree, countries
        self._times: dict[int, list[tuple[Token, TimeLink]]] = {}
        for time in document.layer("times"):
            tokens = tree.between(time.span.start, time.span.end)
            if tokens:
                self._times.setdefault(tree.sentence_of(tokens[0].index), []).append((tokens[0], time))
        self._places: dict[int, list[tuple[Token, PlaceLink]]] = {}
        for place in document.layer("places"):
            tokens = tree.between(place.span.start, place.span.end)
            if tokens:
                self._places.setdefault(tree.sentence_of(tokens[-1].index), []).append((tokens[-1], place))
        self.issued: str | None = next(iter(document.layer("issued")), None)
        votes = self._votes()
        self._named = frozenset(votes)
        self.home = votes.most_common(1)[0][0] if votes else None
        self.home_name = (
            plain(countries[self.home]) if self.home is not None and self.home in countries else None
        )
        #: Where what the report itself tells begins: behind its dateline.
        self.body_start = document.layer("dateline")[0].span.end if document.layer("dateline") else 0

    # -- when

    def day(self, mention: DeedMention) -> str | None:
        """The day of a deed, written as a template has it; None where its sentence tells none."""
        found = self.times(mention)
        return written(found[0]) if found else None

    def times(self, mention: DeedMention) -> list[TimeLink]:
        """The times of a deed's sentence that are not of its being told, those beside the deed first."""
        ranked = []
        for token, link in self._times.get(mention.sentence, []):
            if link.since or link.time.end is None or link.time.precision in ("year", "season"):
                continue
            verb = self._tree.verb_above(token.index)
            if verb is not None and verb.lemma in SAYING and verb.index != mention.trigger.index:
                continue
            ranked.append((self._distance(token, verb, mention), link))
        return [link for _, link in sorted(ranked, key=lambda pair: pair[0])]

    def _distance(self, token: Token, verb: Token | None, mention: DeedMention) -> tuple[int, int]:
        trigger = mention.trigger
        path = [trigger.index, *(one.index for one in self._tree.above(trigger.index))]
        ups = [token.index, *(one.index for one in self._tree.above(token.index))]
        joined = next((i for i, index in enumerate(ups) if index in path), len(ups))
        return joined + (path.index(ups[joined]) if joined < len(ups) else 9), abs(
            token.index - trigger.index
        )

    def date(self, mentions: Sequence[DeedMention]) -> str | None:
        """The date of an incident: the first day that its tellings give, else up to the day of issue."""
        found = [link for mention in mentions for link in self.times(mention)[:1]]
        exact = [
            link for link in found if link.time.precision in ("day", "minute") and link.time.start is not None
        ]
        for link in [*exact, *found]:
            return written(link)
        return f"/{self.issued}" if self.issued is not None else None

    # -- where

    def places(self, mention: DeedMention) -> list[PlaceLink]:
        """The places of a deed's sentence that are not of its being told, those beside the deed first."""
        ranked = []
        for token, link in self._places.get(mention.sentence, []):
            if link.adjectival or link.place.precision == "region" or not self._credible(link):
                continue
            verb = self._tree.verb_above(token.index)
            if verb is not None and verb.lemma in SAYING and verb.index != mention.trigger.index:
                continue
            if not self._locates(token):
                continue
            ranked.append((self._distance(token, verb, mention), link))
        return [link for _, link in sorted(ranked, key=lambda pair: pair[0])]

    def _credible(self, link: PlaceLink) -> bool:
        """Whether a place may be meant: a namesake in a country that the report never names is not."""
        code = link.place.country
        return link.place.precision == "country" or code is None or code in self._named

    def _locates(self, token: Token) -> bool:
        """Whether a place name stands where a place is told ("in X", "the X neighbourhood"), not as a party."""
        head = token
        for above in (token, *self._tree.above(token.index)):
            if above.dep in (
                "pobj",
                "appos",
                "conj",
                "compound",
                "nmod",
                "poss",
                "npadvmod",
                "dep",
                "advmod",
            ):
                head = above
                if above.dep in ("pobj", "npadvmod", "advmod"):
                    break
                continue
            break
        return head.dep not in ("nsubj", "nsubjpass", "dobj", "attr") or token.dep in (
            "compound",
            "nmod",
            "poss",
        )

    def towns(self, mention: DeedMention) -> Iterator[str]:
        """Names of the places of a deed that are finer than a province."""
        for link in self.places(mention):
            if link.place.precision in _FINE or link.place.name is None:
                yield plain(link.place.text or link.place.name or "")

    def location(self, mentions: Sequence[DeedMention]) -> list[str]:
        """Names from the country to the finest place of an incident: those of the first telling that has any."""
        for mention in mentions:
            links = [link for link in self.places(mention) if link.place.precision != "country"]
            if links:
                return self.chain(mentions, links)
        return self.chain(mentions, [])

    def chain(self, mentions: Sequence[DeedMention], links: Sequence[PlaceLink]) -> list[str]:
        """Names from the country down to these places; of the country alone without places."""
        country = self._country(mentions, links)
        found = [country] if country is not None else []
        code = next((code for code, name in self._countries.items() if plain(name) == country), None)
        inside = [link for link in links if link.place.country in (None, code)]
        for link in sorted(inside, key=lambda one: _ORDER.get(one.place.precision or "site", 5)):
            for name in (link.place.adm1, link.span.of(self._document.text)):
                words = plain(name or "")
                if words and words not in found:
                    found.append(words)
        return found

    def places_of_issue(self) -> list[PlaceLink]:
        """The places that the dateline names."""
        return [link for link in self._document.layer("places")
                if link.span.start < self.body_start and link.place.precision != "country"]  # fmt: skip

    def _country(self, mentions: Sequence[DeedMention], links: Sequence[PlaceLink]) -> str | None:
        code = next((link.place.country for link in links if link.place.country is not None), None)
        if code is None:
            for mention in mentions:
                named = [link.place.country for _, link in self._places.get(mention.sentence, [])
                         if link.place.precision == "country" and link.place.country]  # fmt: skip
                if self.home is not None and named and self.home not in named:
                    code = named[0]
                    break
        code = code or self.home
        return plain(self._countries[code]) if code is not None and code in self._countries else None

    def _votes(self) -> Counter[str]:
        """How often each country is named, by itself, by its people or in the dateline, which counts thrice."""
        votes: Counter[str] = Counter()
        lines = self._document.layer("dateline")
        for link in self._document.layer("places"):
            inside = bool(lines) and link.span.start < lines[0].span.end
            if link.place.country is not None and (
                inside or link.adjectival or link.place.precision == "country"
            ):
                votes[link.place.country] += 3 if inside else 1
        return votes


def written(link: TimeLink) -> str:
    """A time as a template has it: a night lies on two days, a month or a longer time is a range."""
    start, end = link.time.start, link.time.end
    assert end is not None, "times without an end are left out before"
    if start is None:
        return f"/{end[:10]}"
    if _NIGHT.search(link.time.text or "") is not None and start[:10] == end[:10]:
        after = (date.fromisoformat(start[:10]) + timedelta(days=1)).isoformat()
        return f"{start[:10]}/{after}"
    return start[:10] if start[:10] == end[:10] else f"{start[:10]}/{end[:10]}"


def plain(name: str) -> str:
    """A name in capitals without accents, and without the word for what sort of area it is."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _GENERIC.sub("", " ".join(letters.upper().split()))
