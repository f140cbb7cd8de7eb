"""Which reports are copies of one another, from their sketches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from rasid.read.fingerprint import Sketch, resemblance

#: Resemblance from which a report is a copy. Measured over 3,100 pieces of news and press releases:
#: reports on one affair by writers of their own share at most 0.1 of their shingles, releases that
#: one office writes to a pattern about different events 0.29, edited reprints 0.31 and more, and
#: word-for-word reprints 0.9.
COPY_THRESHOLD: Final = 0.3

#: Texts that may share one hash before it stops proposing pairs: then it comes from a notice that
#: an outlet puts below every report. Copies share many hashes, and the others propose them.
MAX_SHARING: Final = 500

_Links = dict[tuple[str, str], float]


def near_copies(sketches: Mapping[str, Sketch], threshold: float = COPY_THRESHOLD) -> list[frozenset[str]]:
    """Groups of two and more ids whose texts resemble each other, in order of their least id.

    Groups grow by the mean resemblance of their members (average linkage), so that a digest of two
    reports does not make these two copies of one another. The order of ``sketches`` plays no part.
    """
    same: dict[Sketch, list[str]] = defaultdict(list)
    for identity in sorted(sketches):
        if sketches[identity].hashes:
            same[sketches[identity]].append(identity)
    # Word-for-word copies stand as one text while the others are compared.
    members = {identities[0]: identities for identities in same.values()}
    groups = [
        frozenset(identity for first in group for identity in members[first])
        for component in _components(members, sketches, threshold)
        for group in _average_linkage(component, sketches, threshold)
    ]
    return sorted((group for group in groups if len(group) > 1), key=min)


def _components(
    identities: Iterable[str], sketches: Mapping[str, Sketch], threshold: float
) -> Iterator[list[str]]:
    """``identities`` in parts between which no two texts resemble each other."""
    leader = {identity: identity for identity in identities}

    def leader_of(identity: str) -> str:
        while leader[identity] != identity:
            leader[identity] = leader[leader[identity]]
            identity = leader[identity]
        return identity

    for (one, other), shared in _sharing(leader, sketches).items():
        # No more can be shared of the text with more hashes than there are shared ones.
        most = shared / max(len(sketches[one].hashes), len(sketches[other].hashes))
        first, second = sorted((leader_of(one), leader_of(other)))
        if first != second and most >= threshold and resemblance(sketches[one], sketches[other]) >= threshold:
            leader[second] = first
    parts: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(leader):
        parts[leader_of(identity)].append(identity)
    yield from parts.values()


def _sharing(identities: Iterable[str], sketches: Mapping[str, Sketch]) -> Counter[tuple[str, str]]:
    """How many hashes each pair shares that shares any; the others share next to nothing."""
    holders: dict[int, list[str]] = defaultdict(list)
    for identity in sorted(identities):
        for found in sketches[identity].hashes:
            holders[found].append(identity)
    shared: Counter[tuple[str, str]] = Counter()
    for together in holders.values():
        if len(together) <= MAX_SHARING:
            shared.update(combinations(together, 2))
    return shared


def _average_linkage(
    identities: Sequence[str], sketches: Mapping[str, Sketch], threshold: float
) -> list[list[str]]:
    """Groups made by joining the two most alike again and again, down to ``threshold``."""
    groups = {identity: [identity] for identity in identities}
    links: _Links = {
        pair: resemblance(sketches[pair[0]], sketches[pair[1]]) for pair in combinations(sorted(groups), 2)
    }
    while links:
        best = min(links, key=lambda pair: (-links[pair], pair))
        if links[best] < threshold:
            break
        _join(best, groups, links)
    return list(groups.values())


def _join(pair: tuple[str, str], groups: dict[str, list[str]], links: _Links) -> None:
    """Puts the second group of ``pair`` into the first, with its mean links to all others."""
    kept, gone = pair
    weight, other_weight = len(groups[kept]), len(groups[gone])
    del links[pair]
    for third in groups:
        if third not in pair:
            towards = (min(kept, third), max(kept, third))
            lost = links.pop((min(gone, third), max(gone, third)))
            links[towards] = (weight * links[towards] + other_weight * lost) / (weight + other_weight)
    groups[kept] += groups.pop(gone)
