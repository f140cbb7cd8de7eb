"""Tolls over all who give one.

Each speaker's word in one report is one figure. Parts of it ("three soldiers and two civilians") are
added up; what is part of a total that the same speaker gives is left out, so that nobody counts twice. A figure
that is raised or lowered later ("the toll rose to 33") takes the place of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from rasid.merge.evidence import Evidence
from rasid.merge.origins import Origins, independent_origins
from rasid.merge.tellers import publication_order, teller_of
from rasid.merge.words import heads
from rasid.model.incident import TollRange, TollSaid
from rasid.model.observation import FOR, Observation, Toll, TollKind

#: What says that the numbers after it are part of one before it.
_PART_OF: Final = re.compile(
    r"\b(including|includes?|among (?:them|whom)|of (?:whom|them|which|those))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one speaker gives in one report: bounds, and the tolls that they were made of."""

    low: int | None
    best: int | None
    high: int | None
    said: tuple[TollSaid, ...]

    @property
    def value(self) -> int | None:
        """The number that the figure speaks for: best, or the least where only that is said."""
        return self.best if self.best is not None else self.low

    @property
    def least(self) -> int | None:
        """The least number that it allows; None where it only sets an upper bound."""
        return self.low if self.low is not None else self.best

    @property
    def most(self) -> int | None:
        """The greatest number that it names."""
        return max((bound for bound in (self.low, self.best, self.high) if bound is not None), default=None)


def toll_ranges(observations: Iterable[Observation], evidence: Evidence) -> tuple[TollRange, ...]:
    """The tolls of one happening, one range for each kind that anybody for it gives a number of.

    ``best`` is the value that most independent origins give, each with its latest figure. Of values
    that equally many give, those of a named origin come first, and of these the lower median counts.
    """
    ordered = sorted((o for o in observations if o.tolls), key=lambda o: publication_order(o, evidence))
    telling = [o for o in ordered if o.stance in FOR or o.stance == "corrects"]
    undone = [o for o in ordered if o.stance == "retracts" and o.counts_again]
    if undone:
        origins = independent_origins([*telling, *undone], evidence)
        taken_back = {
            told.id
            for told in telling
            for one in undone
            if has_figure(told, one) and told.id in origins.of(one.id).observations
        }
        telling = [o for o in telling if o.id not in taken_back]
    ranges = (_range(kind, telling, evidence) for kind in get_args(TollKind))
    return tuple(found for found in ranges if found is not None)


def has_figure(told: Observation, retraction: Observation) -> bool:
    """Whether it gives a figure that the retraction takes back ("21, not 23")."""
    figures = {(toll.kind, toll.low, toll.best, toll.high) for toll in retraction.tolls}
    return any((toll.kind, toll.low, toll.best, toll.high) in figures for toll in told.tolls)


def _range(kind: TollKind, ordered: Sequence[Observation], evidence: Evidence) -> TollRange | None:
    telling = [o for o in ordered if any(toll.kind == kind for toll in o.tolls)]
    if not telling:
        return None
    figures: list[tuple[Observation, Figure]] = []
    by_telling: dict[object, list[Observation]] = {}
    for observation in telling:
        by_telling.setdefault((observation.report, teller_of(observation, evidence)), []).append(observation)
    for told in by_telling.values():
        figures.append((told[0], _figure(kind, told)))
    return TollRange(
        kind=kind,
        low=min((least for _, figure in figures if (least := figure.least) is not None), default=None),
        best=_best(figures, independent_origins(telling, evidence)),
        high=max((most for _, figure in figures if (most := figure.most) is not None), default=None),
        said=tuple(said for _, figure in figures for said in figure.said),
    )


def _figure(kind: TollKind, told: Sequence[Observation]) -> Figure:
    """What one speaker's observations in one report come to: what is counted again last stands."""
    again = [o for o in told if o.counts_again and all(toll.of is None for toll in o.tolls)]
    told = again[-1:] or told
    tolls = [TollSaid(toll, o.id) for o in told for toll in _without_parts(kind, o)]
    # Lead and body say the same thing twice: of each people the greatest number counts.
    by_whom: dict[frozenset[str], TollSaid] = {}
    for said in tolls:
        whom = heads(said.toll.of) if said.toll.of else frozenset()
        known = by_whom.get(whom)
        if known is None or _size(known.toll) < _size(said.toll):
            by_whom[whom] = said
    total = by_whom.pop(frozenset(), None)
    parts = list(by_whom.values())
    summed = _sum([said.toll for said in parts])
    if total is not None and (not parts or _size(total.toll) >= (summed[1] or summed[0] or 0)):
        return Figure(total.toll.low, total.toll.best, total.toll.high, (total,))
    # A total below the sum of its parts is no total of them: the parts are told later or better.
    return Figure(*summed, said=tuple(parts))


def _without_parts(kind: TollKind, observation: Observation) -> list[Toll]:
    """Its tolls of that kind, without those that are part of another.

    What stands after "including" is part of what stands before it.
    """
    tolls = [toll for toll in observation.tolls if toll.kind == kind]
    text = observation.quote.text
    marker = _PART_OF.search(text)
    if marker is None:
        return tolls
    whole = [toll for toll in tolls if text.find(toll.text) < marker.start()]
    return whole or tolls


def _size(toll: Toll) -> int:
    return max((bound for bound in (toll.low, toll.best, toll.high) if bound is not None), default=0)


def _sum(tolls: Sequence[Toll]) -> tuple[int | None, int | None, int | None]:
    """Bounds of the sum; a bound is None where some part sets none."""

    def total(bounds: list[int | None]) -> int | None:
        known = [bound for bound in bounds if bound is not None]
        return sum(known) if known and len(known) == len(bounds) else None

    return (
        total([toll.low if toll.low is not None else toll.best for toll in tolls]),
        total([toll.best for toll in tolls]),
        total([toll.high if toll.high is not None else toll.best for toll in tolls]),
    )


def _best(figures: Sequence[tuple[Observation, Figure]], origins: Origins) -> int | None:
    latest: dict[tuple[str, ...], tuple[int, bool]] = {}
    for observation, figure in figures:
        if figure.value is not None:
            origin = origins.of(observation.id)
            latest[origin.observations] = (figure.value, origin.named)
    support: dict[int, tuple[int, bool]] = {}
    for value, named in latest.values():
        count, known = support.get(value, (0, False))
        support[value] = (count + 1, known or named)
    if not support:
        return None
    strongest = max(support.values())
    tied = sorted(value for value, strength in support.items() if strength == strongest)
    return tied[(len(tied) - 1) // 2]
