"""Who is for a claim, who is against it, and who no longer is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.naming import is_own_voice
from rasid.merge.tellers import publication_order, teller_of
from rasid.merge.tolls import has_figure
from rasid.model.observation import AGAINST, FOR, Observation


@dataclass(frozen=True, slots=True)
class Sides:
    """Observations for and against; ``gone`` were for it once, and were superseded or taken back.

    ``taken_back`` are those of ``gone`` whose own speaker retracted them, and their copies. ``implied_for`` and
    ``implied_against`` say something else from which it follows that it is so, or is not. All in order of
    publication.
    """

    said_for: tuple[Observation, ...]
    against: tuple[Observation, ...]
    gone: tuple[Observation, ...]
    taken_back: tuple[Observation, ...]
    implied_for: tuple[Observation, ...] = ()
    implied_against: tuple[Observation, ...] = ()


def sides_of(observations: Iterable[Observation], evidence: Evidence, *, on: str | None = None) -> Sides:
    """The sides as they stand, or as they stood at the end of the day ``on`` (ISO).

    ``observations`` are all of one claim, those of superseded versions included. What is taken back falls
    with its copies: a copy knows no more than its original.
    """
    seen = [o for o in observations if on is None or (evidence.report_of(o).version_date or "") <= on]
    ordered = sorted(seen, key=lambda o: publication_order(o, evidence))
    standing = [o for o in ordered if _stands(o, evidence, on)]
    fallen = _fallen_units(ordered, standing, evidence)
    kept: list[Observation] = []
    taken_back: list[Observation] = []
    for observation in standing:
        if observation.stance == "retracts":
            withdrawn = _withdrawn(observation, kept, evidence)
            if observation.counts_again:
                # "21, not 23": the figure is taken back, not what it is the toll of.
                withdrawn &= {o.id for o in kept if has_figure(o, observation)}
            taken_back.extend(o for o in kept if o.id in withdrawn)
            kept = [o for o in kept if o.id not in withdrawn]
        elif evidence.units[observation.report] not in fallen:
            kept.append(observation)
    once = {o.id for o in ordered if o.stance in FOR} - {o.id for o in kept}
    return Sides(
        said_for=tuple(o for o in kept if o.stance in FOR),
        against=tuple(o for o in kept if o.stance in AGAINST),
        gone=tuple(o for o in ordered if o.id in once),
        taken_back=tuple(o for o in taken_back if o.stance in FOR),
    )


def _stands(observation: Observation, evidence: Evidence, on: str | None) -> bool:
    """Whether the observation's report is the last version of its article, by the end of ``on``."""
    report = evidence.report_of(observation)
    versions = evidence.versions[report.article]
    known = [version for version in versions if on is None or (version.version_date or "") <= on]
    return known[-1].id == report.id


def _fallen_units(
    ordered: Sequence[Observation], standing: Sequence[Observation], evidence: Evidence
) -> frozenset[str]:
    """Groups of near-copies whose original told it once and, in its newer version, tells it no more.

    The original of a group is what was published first, of those that tell it.
    """
    still = {evidence.report_of(observation).article for observation in standing}
    first: dict[str, Observation] = {}
    for observation in ordered:
        first.setdefault(evidence.units[observation.report], observation)
    return frozenset(
        unit for unit, original in first.items() if evidence.report_of(original).article not in still
    )


def _withdrawn(retraction: Observation, kept: Sequence[Observation], evidence: Evidence) -> set[str]:
    """The ids of what a retraction takes back: the speaker's own word, and what copies it.

    An outlet that retracts takes back its reports, with all whom they quote for it.
    """
    if is_own_voice(retraction, evidence):
        source = evidence.report_of(retraction).source
        own = [o for o in kept if evidence.report_of(o).source == source]
        first_of_unit: dict[str, str] = {}
        for observation in kept:
            first_of_unit.setdefault(
                evidence.units[observation.report], evidence.report_of(observation).source
            )
        copied = {unit for unit, first in first_of_unit.items() if first == source}
        return {o.id for o in own} | {o.id for o in kept if evidence.units[o.report] in copied}
    teller = teller_of(retraction, evidence)
    return {o.id for o in kept if teller_of(o, evidence) == teller}


def days_of_change(observations: Iterable[Observation], evidence: Evidence) -> list[str | None]:
    """The days of publication on which the sides may have changed, in order; None first for undated ones."""
    articles = {evidence.report_of(observation).article for observation in observations}
    days = {version.version_date for article in articles for version in evidence.versions[article]}
    return [*([None] if None in days else []), *sorted(day for day in days if day is not None)]
