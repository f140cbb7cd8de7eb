"""Finding names of places in raw text: spellings are looked up, longest first, then judged by context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rasid.resolve.gazetteer.evidence import Judge
from rasid.resolve.gazetteer.fold import Exactness, fold_words, skeleton_of
from rasid.resolve.gazetteer.keys import Flag, folded_key, key_of, skeleton_key
from rasid.resolve.gazetteer.mention import Candidate, EntityVote, PlaceMention
from rasid.resolve.gazetteer.store import Hit, PlaceStore, is_adjectival
from rasid.resolve.gazetteer.tokens import Tokens, tokenise
from rasid.resolve.gazetteer.words import PlaceWords

__all__ = ["Finder", "Gram"]

#: No spelling in the gazetteer that matters has more words.
MOST_WORDS: Final = 6
#: Folding brings short words together that have nothing in common.
_SHORTEST_FOLDED: Final = 4
#: How much a mention gains from a surer one of the same name.
SHARED: Final = 1.0
#: Kinds of settlements and areas, whose word after a name is no part of it.
_SETTLED: Final = frozenset({"adm1", "adm2", "camp", "city"})
#: The weight from which a town says which country a text is about: 300,000 people, or a capital.
_LARGE: Final = 5.5
#: Below it, 100,000 people, a town of just this spelling in another country may be no more than a chance likeness.
_FAMILIAR: Final = 5.0


@dataclass(frozen=True, slots=True)
class Gram:
    """Words [first, last] of a text and the places that their spelling leads to.

    ``elsewhere`` holds places that are spelled just so and lie in countries that the text is not about, where
    ``hits`` are places of its own countries that are spelled otherwise.
    """

    first: int
    last: int
    exactness: Exactness
    hits: tuple[Hit, ...]
    elsewhere: tuple[Hit, ...] = ()


class Finder:
    """Looks up the word groups of a text."""

    def __init__(
        self, store: PlaceStore, given_names: frozenset[str], common: frozenset[str], words: PlaceWords
    ) -> None:
        self._store = store
        self._words = words
        self._common = common
        self._given_names = given_names

    def find(
        self,
        text: str,
        *,
        spans: Sequence[tuple[int, int]] | None = None,
        votes: Sequence[EntityVote] | None = None,
        countries: Iterable[str] = (),
    ) -> list[PlaceMention]:
        """See :meth:`rasid.resolve.gazetteer.Gazetteer.find`."""
        tokens = tokenise(text)
        grams = self._grams(tokens) if spans is None else self._given(tokens, spans)
        exact = self._exact(tokens, grams)
        about = set(countries) | countries_about(exact.values())
        doubtful = {gram for gram, found in exact.items() if _is_far(found, about)}
        folded = self._folded(
            tokens, [gram for gram in grams if gram not in exact or gram in doubtful], about
        )
        chosen = _longest_first({**exact, **_with_far(folded, exact)})
        if spans is not None:
            given = set(spans)
            chosen = [gram for gram in chosen if not self._stray(tokens, gram, given)]
        found = [(gram.first, gram.last) for gram in chosen]
        judge = Judge(
            tokens, found, votes=votes, given_names=self._given_names, about=about, words=self._words
        )  # fmt: skip
        return share_evidence([_mention(tokens, gram, judge) for gram in chosen])

    def _stray(self, tokens: Tokens, gram: Gram, spans: Collection[tuple[int, int]]) -> bool:
        """Whether a gram is an English word inside a longer given span: "Court" in "Anbar Court"."""
        word = tokens.words[gram.first]
        common = all(hit[3] & Flag.COMMON for hit in gram.hits) or word.plain in self._words.facility_after
        if not common or gram.first != gram.last:
            return False
        # A span may take in the full stop of an abbreviation.
        return (word.start, word.end) not in spans and (word.start, word.end + 1) not in spans

    def _grams(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Word groups that can be names: [first, last] of words."""
        words = tokens.words
        starts = [index for index, word in enumerate(words) if _can_start(tokens, index) and word.plain]
        longest = self._store.longest(key_of(words[index].plain) for index in starts)
        grams: list[tuple[int, int]] = []
        for first in starts:
            # Words that lead no known spelling may still be a folded one, which is short.
            most = longest.get(key_of(words[first].plain), 1 if tokens.shouted else 3)
            most = max(most, 1 if tokens.shouted else 3)
            for last in range(first, min(first + min(most, MOST_WORDS), len(words))):
                if last > first and not words[last].glued:
                    break
                if last == first and words[first].plain in self._words.openers:
                    continue
                if _can_end(tokens, last, self._words):
                    grams.append((first, last))
                elif not _can_stand_inside(tokens, last, self._words):
                    break
        return grams

    def _given(self, tokens: Tokens, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The words under each given span, and parts of them in case the whole is unknown."""
        starts = [word.start for word in tokens.words]
        grams: dict[tuple[int, int], None] = {}
        for start, end in spans:
            first = bisect_left(starts, start)
            if first > 0 and tokens.words[first - 1].end > start:
                first -= 1
            last = bisect_left(starts, end) - 1
            for size in range(min(last - first + 1, MOST_WORDS), 0, -1):
                for at in range(first, last - size + 2):
                    grams[at, at + size - 1] = None
        return list(grams)

    def _exact(self, tokens: Tokens, grams: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Gram]:
        keys: dict[tuple[int, int], list[int]] = {}
        for gram in grams:
            if not all(word.article for word in tokens.words[gram[0] : gram[1] + 1]):
                keys[gram] = [key_of(_plain(tokens, gram))]
                if tokens.words[gram[0]].article:
                    # "al-Raqqa" is Raqqa: an article before a known name belongs to it.
                    keys[gram].append(key_of(_plain(tokens, (gram[0] + 1, gram[1]))))
        hits = self._store.hits(key for pair in keys.values() for key in pair)
        found = {}
        for gram, pair in keys.items():
            for key in pair:
                kept = tuple(hit for hit in hits.get(key, ()) if _case_allows(tokens, gram, hit[3]))
                if kept:
                    found[gram] = Gram(*gram, Exactness.EXACT, kept)
                    break
        return found

    def _ordinary(self, tokens: Tokens, gram: tuple[int, int]) -> bool:
        """Whether the one word of a gram is an English word, or begins a hundred Arabic names."""
        words = [word for word in tokens.words[gram[0] : gram[1] + 1] if not word.article]
        return len(words) == 1 and (
            words[0].plain in self._common or words[0].plain in self._words.name_parts
        )

    def _folded(
        self, tokens: Tokens, grams: Sequence[tuple[int, int]], about: set[str]
    ) -> dict[tuple[int, int], Gram]:
        if not about:
            return {}
        keys: dict[tuple[int, int], list[tuple[Exactness, int]]] = {}
        words = tokens.words
        for gram in grams:
            folded = _fold(tokens, gram)
            if (
                not folded
                or words[gram[0]].plain in self._words.openers
                or self._ordinary(tokens, gram)
                or _too_short(folded, _plain(tokens, gram))
            ):
                continue
            keys[gram] = [(Exactness.FOLDED, folded_key(folded))]
            # "X town": a word for a kind of place would lend its consonants to any name.
            kind = gram[1] > gram[0] and self._words.kind_after.get(words[gram[1]].plain) in _SETTLED
            if (bones := skeleton_of(folded)) and not kind:
                keys[gram].append((Exactness.SKELETON, skeleton_key(bones)))
        hits = self._store.hits(key for pairs in keys.values() for _, key in pairs)
        found = {}
        for gram, pairs in keys.items():
            for exactness, key in pairs:
                kept = tuple(hit for hit in hits.get(key, ()) if hit[0].country in about)
                if kept:
                    found[gram] = Gram(*gram, exactness, kept)
                    break
        return found


def _plain(tokens: Tokens, gram: tuple[int, int]) -> str:
    return " ".join(word.plain for word in tokens.words[gram[0] : gram[1] + 1])


def _fold(tokens: Tokens, gram: tuple[int, int]) -> str:
    return fold_words([word.plain for word in tokens.words[gram[0] : gram[1] + 1] if not word.article])


def _too_short(folded: str, written: str) -> bool:
    """Whether too little is left after folding: "Rakka" is enough for Raqqa, "Ham" is not for Hama."""
    return len(folded) < _SHORTEST_FOLDED and (
        len(folded) < _SHORTEST_FOLDED - 1 or len(written) <= _SHORTEST_FOLDED
    )


def _can_start(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    if word.capital or word.caseless:
        return True
    if not word.article or index + 1 >= len(tokens.words):
        return False
    return tokens.words[index + 1].glued and tokens.words[index + 1].capital


def _can_end(tokens: Tokens, index: int, known: PlaceWords) -> bool:
    word = tokens.words[index]
    if word.article and index + 1 < len(tokens.words) and tokens.words[index + 1].glued:
        return False
    return (
        word.capital
        or word.caseless
        or word.text[0].isdigit()
        or (word.glued and (word.plain in known.generic or word.plain in known.kind_after))
    )


def _can_stand_inside(tokens: Tokens, index: int, known: PlaceWords) -> bool:
    word = tokens.words[index]
    return word.capital or word.caseless or word.text[0].isdigit() or word.plain in known.connectors


def _case_allows(tokens: Tokens, gram: tuple[int, int], flags: int) -> bool:
    if flags & (Flag.UPPER | Flag.ABBREVIATION):
        written = tokens.text[tokens.words[gram[0]].start : tokens.words[gram[1]].end]
        if flags & Flag.ABBREVIATION:
            dotted = "." in written[:-1] and written.replace(".", "").isupper()
            return dotted or (_after_comma(tokens, gram[0]) and written[0].isupper())
        return not tokens.shouted and written.replace(".", "").isupper()
    if gram[0] == gram[1] and not tokens.shouted:
        word = tokens.words[gram[0]].text
        # "UN" and "SUV" are no villages: short capitals match only what is written in capitals.
        return not (word.isupper() and 1 < len(word) <= 4)
    return True


def _after_comma(tokens: Tokens, first: int) -> bool:
    return first > 0 and tokens.between(first - 1, first).strip() == "," and tokens.words[first - 1].capital


def countries_about(grams: Iterable[Gram]) -> set[str]:
    """The countries that a text names, by name, by people, or by a large town that is no English word."""
    found: set[str] = set()
    for gram in grams:
        place, _, weight, flags = gram.hits[0]
        large = weight >= _LARGE and not flags & Flag.COMMON
        if place.country is not None and (place.kind == "country" or large):
            found.add(place.country)
    return found


def _is_far(gram: Gram, about: Collection[str]) -> bool:
    """Whether a spelling is that of small places only, none of them in a country that the text is about."""
    return all(hit[2] < _FAMILIAR and hit[0].country not in about for hit in gram.hits)


def _with_far(
    folded: Mapping[tuple[int, int], Gram], exact: Mapping[tuple[int, int], Gram]
) -> dict[tuple[int, int], Gram]:
    """The loosely spelled, with the far places of just that spelling; consonants alone do not outdo these."""
    return {
        at: replace(gram, elsewhere=exact[at].hits) if at in exact else gram
        for at, gram in folded.items()
        if at not in exact or gram.exactness is Exactness.FOLDED
    }


def _longest_first(grams: Mapping[tuple[int, int], Gram]) -> list[Gram]:
    """Grams that do not overlap: more words win, then the closer spelling, then the earlier place."""
    taken: set[int] = set()
    chosen: list[Gram] = []
    for gram in sorted(grams.values(), key=lambda g: (g.first - g.last, g.exactness, g.first)):
        words = range(gram.first, gram.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(gram)
    return sorted(chosen, key=lambda gram: gram.first)


def _mention(tokens: Tokens, gram: Gram, judge: Judge) -> PlaceMention:
    start, end = tokens.words[gram.first].start, tokens.words[gram.last].end
    adjectival = is_adjectival(gram.hits[0][3])
    if tokens.text[end : end + 1] == "." and any(hit[3] & Flag.ABBREVIATION for hit in gram.hits):
        end += 1
    verdict = judge.judge(gram.first, gram.last, gram.hits, gram.exactness)
    moved = verdict.modifier
    return PlaceMention(
        start=start, end=end, text=tokens.text[start:end], candidates=tuple(_candidates(gram)),
        evidence=round(verdict.evidence, 3), pattern=verdict.pattern,
        modifier=moved.words if moved is not None else None, container=verdict.container,
        adjectival=adjectival, whole=(moved.start, max(end, moved.end)) if moved is not None else (start, end),
    )  # fmt: skip


def share_evidence(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """What is surely a place once ("in Hurricane, Utah") is likelier one again ("Hurricane police")."""
    best: dict[str, float] = {}
    for mention in mentions:
        best[mention.text] = max(mention.evidence, best.get(mention.text, mention.evidence))
    return [
        replace(mention, evidence=mention.evidence + SHARED)
        if best[mention.text] - mention.evidence > SHARED
        else mention
        for mention in mentions
    ]


def _candidates(gram: Gram) -> Iterator[Candidate]:
    seen: set[str] = set()
    far = [(hit, Exactness.EXACT) for hit in gram.elsewhere]
    for (place, population, weight, flags), exactness in [
        *((hit, gram.exactness) for hit in gram.hits),
        *far,
    ]:
        if place.id not in seen:
            seen.add(place.id)
            yield Candidate(place, population, weight, exactness, bool(flags & Flag.MAIN))
