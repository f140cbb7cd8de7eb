"""What finding and resolving hand on: candidates, mentions, answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rasid.model.world import Place
from rasid.resolve.gazetteer.fold import Exactness

__all__ = ["Candidate", "EntityVote", "PlaceMention", "ResolvedPlace"]


class EntityVote(NamedTuple):
    """What a named-entity recogniser says of [start, end): a label such as GPE, PERSON or ORG.

    It is one vote among several, never the gate.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that the words may mean.

    ``weight`` is how likely such a place is to be meant when nothing else is known, on the scale of
    log10 of a population; ``main`` says that the words are its own name and not one of its other names.
    """

    place: Place
    population: int
    weight: float
    exactness: Exactness
    main: bool


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words at [start, end) that may name a place.

    ``evidence`` is above 0 where the context speaks for a place and below where it speaks against
    (a person, a team, a common word). ``pattern`` is the kind of place that the words around demand
    ("adm1" in "Diyala province", "air base" in "Balad Air Base"). ``modifier`` keeps words that move
    the place away from the name ("north of", "countryside"). ``container`` is where the next name
    stands in "Baqubah, Diyala". ``adjectival`` is "Iraqi" rather than "Iraq". ``whole`` is where the name and
    its modifier stand together.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    evidence: float
    pattern: str | None = None
    modifier: str | None = None
    container: tuple[int, int] | None = None
    adjectival: bool = False
    whole: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A mention and what it means: a place, or None with a reason.

    Where a modifier moves away from the name ("10 km north of", "western"), ``place`` is that area: its point is
    moved, its precision is coarser, and ``radius_km`` tells how far from the point the words may mean; for a
    place that is what its name says ``radius_km`` is None. ``alternatives`` holds the candidates as they are
    named, best first, also where no answer is given; for an area that covers several divisions, these.
    """

    mention: PlaceMention
    place: Place | None
    confidence: float
    reason: str
    alternatives: tuple[Place, ...] = ()
    radius_km: float | None = None
