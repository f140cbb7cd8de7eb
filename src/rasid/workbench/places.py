"""What somebody means who asks for a place: names that the record knows, whatever the spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Final

from rasid.settings import Settings
from rasid.workbench.selection import wanted_names

__all__ = ["KnownPlaces", "unknown_places"]

#: Kinds whose word is no part of a name: "Diyala province", "the city of Kut".
_SETTLED: Final = frozenset({"adm1", "adm2", "city"})
_SMALL_WORDS: Final = frozenset({"of", "the"})


class KnownPlaces:
    """The places of one record, asked for by any of their names.

    ``known`` are the names under which the record finds its places, provinces and countries, codes among them.
    """

    def __init__(self, known: Iterable[str], settings: Settings) -> None:
        self.names = frozenset(known)
        self._settings = settings

    def meant(self, asked: str) -> frozenset[str]:
        """The names of the record that ``asked`` stands for; none where it knows no such place.

        A name that the record has, is meant. Else one that is spelled otherwise ("Al Anbar", "Diyala
        province"), or the name of the record for a place that the gazetteer knows under the other. The name of
        another country is nothing but that: "Niger" is no other spelling of "Nigeria".
        """
        own = self._plain.get(_as_wanted(asked))
        if own is not None:
            return frozenset(own)
        if _as_wanted(asked) in _countries():
            return frozenset()
        return frozenset(self._folded.get(_folded(asked), ())) or frozenset(self._other_names(asked))

    def near(self, asked: str) -> list[str]:
        """Up to three names of the record that are spelled alike, the likest first."""
        return get_close_matches(asked.title(), sorted(self.names), n=3)

    @cached_property
    def _plain(self) -> dict[str, set[str]]:
        return _grouped((_as_wanted(name), name) for name in self.names)

    @cached_property
    def _folded(self) -> dict[str, set[str]]:
        return _grouped((key, name) for name in self.names if (key := _folded(name)))

    def _other_names(self, asked: str) -> Iterator[str]:
        """Names of the record for what the gazetteer knows as ``asked``.

        Without a compiled gazetteer there are none: a question to the record is no reason to build one.
        """
        from rasid.resolve.gazetteer import Exactness, Gazetteer, gazetteer_path

        path = gazetteer_path(self._settings.cache_dir, overlays=self._settings.overlays)
        if not path.is_file():
            return
        codes = [name for name in self.names if len(name) == 2 and name.isupper()]
        with Gazetteer(path) as gazetteer:
            found = gazetteer.find(asked, spans=[(0, len(asked))], countries=codes)
        for mention in found:
            if not _is_whole(asked, mention.start, mention.end):
                continue
            for candidate in mention.candidates:
                if candidate.place.country in codes and candidate.exactness is not Exactness.SKELETON:
                    yield from self._plain.get(_as_wanted(candidate.place.name), ())


def unknown_places(asked: Sequence[str], places: KnownPlaces) -> str | None:
    """What to say of those places that the record does not know, None where it knows all."""
    unknown = [name for name in asked if not places.meant(name)]
    if not unknown:
        return None
    near = [near for name in unknown for near in places.near(name)]
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return f"the record knows no place called {' or '.join(unknown)}{hint}"


def _as_wanted(name: str) -> str:
    (wanted,) = wanted_names([name])
    return wanted


@cache
def _countries() -> frozenset[str]:
    """The codes and names of all countries, as they are asked for."""
    from rasid.resolve.gazetteer.rows import countries

    return wanted_names(name for code, country in countries().items() for name in (code, country.name))


def _folded(name: str) -> str:
    """The name without articles, words for kinds of places and the choices of transliteration."""
    from rasid.resolve.gazetteer.fold import fold, plain

    return fold(" ".join(word for word in plain(name).split() if word not in _generic()))


def _generic() -> frozenset[str]:
    from rasid.resolve.gazetteer.words import place_words

    return _SMALL_WORDS | {word for word, kind in place_words().kind_after.items() if kind in _SETTLED}


def _is_whole(asked: str, start: int, end: int) -> bool:
    """Whether the name that was found leaves nothing over but small words and words for kinds."""
    from rasid.resolve.gazetteer.fold import ARTICLES, plain

    rest = plain(f"{asked[:start]} {asked[end:]}").split()
    return set(rest) <= _generic() | ARTICLES


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in pairs:
        groups[key].add(name)
    return dict(groups)
