"""Whether words that spell a place mean one: what stands before, after and elsewhere in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rasid.resolve.gazetteer.around import (
    container_of,
    heads_item,
    is_quoted,
    opens_dateline,
    owner_of,
    pattern_of,
)
from rasid.resolve.gazetteer.fold import Exactness
from rasid.resolve.gazetteer.keys import Flag
from rasid.resolve.gazetteer.mention import EntityVote
from rasid.resolve.gazetteer.relative import Modifier, modifier_of
from rasid.resolve.gazetteer.store import Hit, is_adjectival
from rasid.resolve.gazetteer.tokens import Tokens
from rasid.resolve.gazetteer.weights import BEYOND_NAMES, FAMOUS, HOME, KNOWN, TINY, WEIGHTS
from rasid.resolve.gazetteer.words import PlaceWords

__all__ = ["Judge", "Verdict"]

#: Words of the calendar that are names of towns somewhere, and have a capital anyway.
_CALENDAR: Final = frozenset(
    ("march", "april", "may", "june", "august", "spring", "summer", "fall", "winter", "easter")
)
#: So many words before and behind tell whether a word stands in a headline, those with more letters than that.
_AROUND: Final = 12
_LONG: Final = 3
_TOWNS: Final = frozenset({"city", "capital"})
#: Before these words no person stands.
_INSIDE: Final = frozenset({"in", "inside", "outside"})
_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
_GROUP_LABELS: Final = frozenset({"ORG", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the words around a spelling say; see :class:`~rasid.resolve.gazetteer.mention.PlaceMention`."""

    evidence: float
    pattern: str | None
    modifier: Modifier | None
    container: tuple[int, int] | None


class Judge:
    """Judges the spellings found in one text, from the first to the last."""

    def __init__(
        self, tokens: Tokens, found: Sequence[tuple[int, int]], *,
        votes: Sequence[EntityVote] | None, given_names: frozenset[str],
        about: Collection[str], words: PlaceWords,
    ) -> None:  # fmt: skip
        self._tokens = tokens
        self._votes = None if votes is None else sorted(votes)
        self._vote_starts = [vote.start for vote in self._votes or ()]
        self._given_names = given_names
        self._about = about
        self._words = words
        self._ends = dict(found)
        self._covered: set[int] = set()
        self._long_names = {
            index for first, last in found if last > first for index in range(first, last + 1)
        }
        self._small = {word.plain for word in tokens.words if not word.capital}
        self._surnames = self._surnames_in_text()

    def _surnames_in_text(self) -> frozenset[str]:
        """Words that follow a given name or a title somewhere in the text: Lincoln after "Jane Lincoln"."""
        words = self._tokens.words
        return frozenset(
            word.plain
            for index, (before, word) in enumerate(pairwise(words), start=1)
            if word.capital and word.glued and before.capital and not self._tokens.titled[index]
            if before.plain in self._given_names or before.plain in self._words.titles
        )

    def judge(self, first: int, last: int, hits: Sequence[Hit], exactness: Exactness) -> Verdict:
        """The verdict on words [first, last]."""
        # The place that the context favours stands for all: a village here before a city elsewhere.
        best = max(hits, key=lambda hit: hit[2] + (HOME if hit[0].country in self._about else 0.0))
        pattern = pattern_of(self._tokens, first, last, self._words)
        container = container_of(self._tokens, first, last, self._ends)
        reasons = [*self._of_the_place(best), *self._of_the_spelling(first, last, best, exactness)]
        reasons += self._of_another_thing(first, last, best)
        reasons += [*self._before(first, last, best), *self._after(first, last, best)]
        if {"common", "preposition", "about"} <= set(reasons) and not self._may_have_capital(first):
            reasons.append("common_at_home")
        reasons += self._vote(first, last, best)
        if {"tiny", "preposition"} <= set(reasons) and not {"common", "first_name"} & set(reasons):
            if "about" in reasons:
                reasons.append("at_home")
            elif exactness is Exactness.EXACT and len({hit[0].country for hit in hits}) == 1:
                reasons.append("one_country")
        if pattern is not None:
            reasons.append("pattern")
        if owner_of(self._tokens, last) in self._words.owned_after:
            reasons.append("owner")
        if container is not None and last + 1 in self._ends:
            # "the attack in Mosul" makes no place of the attack; "Baqubah, Diyala" does.
            reasons.append("comma")
        evidence = sum(WEIGHTS[reason] for reason in reasons)
        if evidence > 0:
            self._covered.update(range(first, last + 1))
        return Verdict(evidence, pattern, modifier_of(self._tokens, first, last, self._words), container)

    def _may_have_capital(self, index: int) -> bool:
        """Whether an ordinary word could have a capital here: in a title, as a month, as the word that opens,
        after "the" ("at the University"), in a longer name ("of Enterprise Mills")."""
        tokens, word = self._tokens, self._tokens.words[index]
        after = tokens.words[index + 1 : index + 2]
        direct = index > 0 and tokens.words[index - 1].plain in self._words.locative
        direct = direct and not (after and after[0].glued and after[0].capital)
        return not direct or tokens.titled[index] or tokens.shouted or word.opens or word.plain in _CALENDAR

    def _of_another_thing(self, first: int, last: int, best: Hit) -> list[str]:
        """Weapons and institutions that are called like towns."""
        words, known = self._tokens.words, self._words
        if "_".join(word.plain for word in words[first : last + 1]) in known.no_places:
            return ["no_place"]
        if (
            best[0].kind in {"country", "adm1", "region"}
            or last + 1 >= len(words)
            or not words[last + 1].glued
        ):
            return []
        if words[last + 1].plain not in known.weapon_after or best[2] >= KNOWN:
            return []
        event = last + 2 < len(words) and words[last + 2].plain in known.weapon_events
        return [] if event else ["weapon"]

    def _of_the_place(self, best: Hit) -> list[str]:
        place, _, weight, flags = best
        reasons = []
        own_name = bool(flags & Flag.MAIN) or place.kind not in _TOWNS
        if is_adjectival(flags) or (weight >= FAMOUS and own_name):
            reasons.append("famous")
        elif weight >= KNOWN:
            reasons.append("known")
        elif weight < TINY:
            reasons.append("tiny")
        if place.country in self._about and place.kind != "country":
            reasons.append("about")
        return reasons

    def _of_the_spelling(self, first: int, last: int, best: Hit, exactness: Exactness) -> list[str]:
        place, _, _, flags = best
        reasons = []
        if last > first:
            reasons.append("words")
        bound = Flag.MAIN | Flag.ADJECTIVE | Flag.PEOPLE | Flag.UPPER
        if exactness is not Exactness.EXACT:
            reasons.append("folded" if exactness is Exactness.FOLDED else "skeleton")
        elif not flags & bound and (place.kind in _TOWNS or place.kind == "adm1"):
            reasons.append("alias")
        if flags & Flag.COMMON and place.kind != "country":
            reasons.append("common" if first == last else "common_words")
            if self._tokens.words[first].plain in self._small:
                reasons.append("lower_elsewhere")
        if is_quoted(self._tokens, first, last):
            reasons.append("quoted")
        return reasons + (self._of_one_word(first, best) if first == last else [])

    def _of_one_word(self, index: int, best: Hit) -> list[str]:
        word, weight = self._tokens.words[index], best[2]
        reasons = []
        if word.caseless:
            reasons.append("caseless")
        elif word.opens:
            reasons.append("opening")
        if word.plain in self._given_names and weight < BEYOND_NAMES:
            reasons.append("first_name")
        if word.plain in self._surnames and best[0].kind != "country":
            reasons.append("person_elsewhere")
        return reasons

    def _before(self, first: int, last: int, best: Hit) -> list[str]:
        words = self._tokens.words
        if self._goes_on_a_list(first):
            return ["list"]
        if first and is_quoted(self._tokens, first, last) and words[first - 1].plain in self._words.locative:
            return ["preposition"]
        if first == 0 or not words[first].glued:
            return self._at_the_beginning(first, last)
        before = words[first - 1]
        if before.plain in self._words.assaulted:
            return ["assaulted"]
        if before.plain in self._words.locative or self._after_the(first):
            return ["preposition"]
        if self._is_construct(first):
            return ["construct"]
        return [] if not before.capital or self._tokens.shouted else self._after_capital(first, best)

    def _after_capital(self, first: int, best: Hit) -> list[str]:
        """What it tells that the word before has a capital too."""
        before = self._tokens.words[first - 1]
        if self._is_asked_for(first - 1, _INSIDE) and self._is_in_headline(first - 1):
            return ["preposition"]  # "in Sunny Kut"
        if self._tokens.titled[first] or first - 1 in self._covered or is_adjectival(best[3]):
            return []
        if before.plain in self._words.titles:
            return ["title"]
        if before.plain in self._given_names:
            return ["given_name"]
        if before.opens and before.plain in self._words.openers:
            return []
        return ["in_longer_name"] if self._begins_a_name(first - 1) else ["capital_before"]

    def _at_the_beginning(self, first: int, last: int) -> list[str]:
        """Whether the name opens a dateline or an item of a list."""
        begins = first == 0 or "\n" in self._tokens.between(first - 1, first)
        if begins and opens_dateline(self._tokens, last):
            return ["dateline"]
        return ["head"] if heads_item(self._tokens, first, last) else []

    def _begins_a_name(self, index: int) -> bool:
        """Whether a preposition asks for the name that begins with this word, which is no known place, no people
        and no ordinary word of the text ("near Ber Kano", not "in Kurdish Kano" or "in Old Kano"). In a headline a
        capital tells nothing ("in Rebel Aleppo"), and where the recogniser has a place begin with the next word, this
        one is no part of it."""
        words = self._tokens.words
        if not self._is_asked_for(index, self._words.locative) or words[index].plain in self._small:
            return False
        if self._is_in_headline(index) or self._begins_later(index):
            return False
        if words[index].plain in self._words.parts_before or words[index].plain in self._words.kind_before:
            return False
        return "NORP" not in self._labels(words[index].start, words[index].end)

    def _is_asked_for(self, index: int, locative: frozenset[str]) -> bool:
        """Whether one of these prepositions stands before this word."""
        words = self._tokens.words
        if index == 0 or not words[index].glued:
            return False
        return words[index - 1].plain in locative and not words[index - 1].capital

    def _begins_later(self, index: int) -> bool:
        """Whether the recogniser sees a place that begins with the word behind this one."""
        if index + 1 >= len(self._tokens.words):
            return False
        here, behind = self._tokens.words[index], self._tokens.words[index + 1]
        if self._labels(here.start, here.end):
            return False
        return bool(self._labels(behind.start, behind.end) & _PLACE_LABELS)

    def _is_in_headline(self, index: int) -> bool:
        """Whether the long words around have capitals, names behind a preposition aside, and one is no opener."""
        if self._tokens.titled[index] or self._tokens.shouted:
            return True
        words = self._tokens.words
        first = next((i for i in range(index, max(0, index - _AROUND), -1) if words[i].opens), 0)
        first = max(first, index - _AROUND)
        behind = range(index + 2, min(len(words), index + _AROUND))
        last = next((i for i in behind if words[i].opens), behind.stop)
        around = [*words[first : index - 1], *words[index + 2 : max(last, index + 2)]]
        if any(len(word.text) > _LONG and not word.capital for word in around):
            return False
        return any(len(word.text) >= _LONG and word.capital and not word.opens for word in around)

    def _after_the(self, first: int) -> bool:
        """Whether "in the" or the like stands before."""
        words = self._tokens.words
        if words[first - 1].plain != "the" or first < 2 or not words[first - 1].glued:
            return False
        return words[first - 2].plain in self._words.locative

    def _goes_on_a_list(self, first: int) -> bool:
        """Whether only a comma or "and" stands between this and what was just held to be a place."""
        words = self._tokens.words
        joined = first > 1 and words[first - 1].plain in {"and", "or"}
        before = first - 2 if joined else first - 1
        if before not in self._covered:
            return False
        return self._tokens.between(before, first).strip() in {",", "and", "or", ", and", ", or"}

    def _is_construct(self, first: int) -> bool:
        """Whether the name is the second half of an Arabic one: a word with a capital, then an article."""
        words = self._tokens.words
        holder = first - 1
        article = words[first].article
        if words[holder].article and first > 1 and words[holder].glued:
            article, holder = True, first - 2
        before = words[holder]
        return article and before.capital and not before.opens and holder not in self._covered

    def _after(self, first: int, last: int, best: Hit) -> list[str]:
        words = self._tokens.words
        if last + 1 >= len(words) or self._tokens.titled[last] or self._tokens.shouted:
            return []
        after = words[last + 1]
        if not after.glued or not after.capital or last + 1 in self._long_names or is_adjectival(best[3]):
            return []
        known = self._words
        if (
            after.plain in known.kind_after
            or after.plain in known.facility_after
            or after.plain in known.area_after
        ):
            return []
        if after.plain in known.team_after:
            return ["team"]
        if first == last and words[first].plain in self._given_names:
            return ["full_name"]
        hyphen = self._tokens.between(last, last + 1).strip() != ""
        small = best[2] < KNOWN and best[0].country not in self._about
        if first == last and small and not hyphen and after.text[0].isalpha() and self._begins_a_name(first):
            return ["in_longer_name"]
        return [] if hyphen or last + 1 in self._ends or after.text[0].isdigit() else ["capital_after"]

    def _vote(self, first: int, last: int, best: Hit) -> list[str]:
        if self._votes is None:
            return []
        start, end = self._tokens.words[first].start, self._tokens.words[last].end
        labels = self._labels(start, end)
        if not labels:
            return ["vote_none"]
        if labels & _PLACE_LABELS:
            return ["vote_place"]
        if labels & _GROUP_LABELS:
            return [] if is_adjectival(best[3]) else ["vote_group"]
        if "PERSON" not in labels:
            return ["vote_other"]
        return ["vote_person_in" if self._is_in(first) else "vote_person"]

    def _is_in(self, first: int) -> bool:
        """Whether "in" stands right before a name that nobody in the text has."""
        words = self._tokens.words
        if first == 0 or not words[first].glued or words[first - 1].plain not in _INSIDE:
            return False
        name = words[first].plain
        return name not in self._given_names and name not in self._surnames

    def _labels(self, start: int, end: int) -> set[str]:
        """What the recogniser takes the words at [start, end) for."""
        at = bisect_right(self._vote_starts, start)
        near = (self._votes or [])[max(0, at - 1) : at + 2]
        return {vote.label for vote in near if vote.start < end and start < vote.end}
