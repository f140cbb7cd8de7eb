"""Places: a compiled gazetteer, names found in raw text, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from rasid.resolve.gazetteer.build import Progress, build_gazetteer, ensure_gazetteer, gazetteer_path
from rasid.resolve.gazetteer.distance import kilometres
from rasid.resolve.gazetteer.finder import Finder
from rasid.resolve.gazetteer.fold import Exactness, fold, plain, skeleton
from rasid.resolve.gazetteer.given import GivenAnswer, answer_given, is_facility, named_place
from rasid.resolve.gazetteer.mention import Candidate, EntityVote, PlaceMention, ResolvedPlace
from rasid.resolve.gazetteer.resolver import CountryPrior, prior_from, resolve_places
from rasid.resolve.gazetteer.rows import word_list
from rasid.resolve.gazetteer.store import PlaceStore
from rasid.resolve.gazetteer.words import place_words

__all__ = [
    "Candidate",
    "CountryPrior",
    "EntityVote",
    "Exactness",
    "Gazetteer",
    "Located",
    "PlaceMention",
    "Progress",
    "ResolvedPlace",
    "build_gazetteer",
    "ensure_gazetteer",
    "fold",
    "gazetteer_path",
    "kilometres",
    "plain",
    "prior_from",
    "resolve_places",
    "skeleton",
]


class Located(NamedTuple):
    """A name in a text at [start, end) with a point: for areas a representative one."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    name: str
    country: str | None
    adm1: str | None
    precision: str
    confidence: float
    adjectival: bool


class Gazetteer:
    """The gazetteer, open for reading. Close it, or use it in a ``with`` statement."""

    def __init__(self, path: Path) -> None:
        """Open the compiled file at ``path`` (see :func:`ensure_gazetteer`).

        Raises:
            GazetteerMissing: it is not there or is no gazetteer.
        """
        self._store = PlaceStore(path)
        given, common = word_list("given_names.csv"), word_list("common_words.csv")
        self._words = place_words()
        self._finder = Finder(self._store, given, common, self._words)

    @classmethod
    def open(
        cls, cache_dir: Path, *, overlays: Sequence[Path] = (), progress: Progress | None = None
    ) -> Gazetteer:
        """The gazetteer of this cache folder, built first where it is not there yet."""
        return cls(ensure_gazetteer(cache_dir, overlays=overlays, progress=progress))

    @property
    def places(self) -> int:
        """How many places it holds."""
        return int(self._store.meta["places"])

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def find(
        self,
        text: str,
        *,
        spans: Sequence[tuple[int, int]] | None = None,
        votes: Sequence[EntityVote] | None = None,
        countries: Iterable[str] = (),
    ) -> list[PlaceMention]:
        """Names in ``text`` that the gazetteer knows, in their order, none overlapping.

        ``spans`` limits the search to these characters (a mention may be a part of one). ``votes``
        are a recogniser's entities; None means that none was asked, which is not the same as none
        found. ``countries`` are ISO codes of countries that the source reports on: names that reach
        English by transliteration match loosely only for these and for countries that the text names.
        """
        return self._finder.find(text, spans=spans, votes=votes, countries=countries)

    def locate(
        self,
        text: str,
        *,
        country: str | None = None,
        spans: Sequence[tuple[int, int]] | None = None,
        votes: Sequence[EntityVote] | None = None,
    ) -> list[Located]:
        """Places named in ``text`` with points, for measuring: where two remain, the likelier one is given.

        With ``spans`` each of them is taken for a place, whatever its context says, and what the gazetteer
        does not know is put where the place is that holds it.
        """
        mentions = self.find(text, spans=spans, votes=votes, countries=[country] if country else [])
        answers = resolve_places(mentions, prior=prior_from(mentions, country=country))
        if spans is not None:
            return [_located(given) for given in answer_given(text, spans, answers, self._words)]
        found = []
        for answer in answers:
            mention = answer.mention
            place = named_place(answer)
            if place is None or mention.evidence <= 0:
                continue
            found.append(
                Located(
                    mention.start, mention.end, place.lat, place.lon, place.name, place.country, place.adm1,
                    place.precision, answer.confidence, mention.adjectival,
                )
            )  # fmt: skip
        return sorted([*found, *self._facilities(text, found, answers, votes or ())])

    def _facilities(
        self,
        text: str,
        found: Sequence[Located],
        answers: Sequence[ResolvedPlace],
        votes: Sequence[EntityVote],
    ) -> list[Located]:
        """What a recogniser takes for a building and no gazetteer knows, put where the place is that holds it."""
        spans = [
            (vote.start, vote.end)
            for vote in votes
            if is_facility(text[vote.start : vote.end], vote.label, self._words)
            and not any(place.start < vote.end and vote.start < place.end for place in found)
        ]
        known = [answer for answer in answers if answer.mention.evidence > 0]
        return [_located(given) for given in answer_given(text, spans, known, self._words) if given.held]


def _located(given: GivenAnswer) -> Located:
    place = given.place
    precision = "district" if given.held and place.precision in {"site", "town"} else place.precision
    return Located(
        given.start, given.end, place.lat, place.lon, place.name, place.country, place.adm1, precision,
        given.confidence, given.adjectival,
    )  # fmt: skip
