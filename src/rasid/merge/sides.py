"""Who is for a claim, who is against it, and who no longer is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.origins import publication_order, teller_of
from rasid.model.observation import AGAINST, FOR, Observation


@dataclass(frozen=True, slots=True)
class Sides:
    """Observations for and against; ``gone`` were for it once, and were superseded or taken back.

    ``taken_back`` are those of ``gone`` whose own speaker retracted them. All in order of publication.
    """

    said_for: tuple[Observation, ...]
    against: tuple[Observation, ...]
    gone: tuple[Observation, ...]
    taken_back: tuple[Observation, ...]


def sides_of(observations: Iterable[Observation], evidence: Evidence, *, on: str | None = None) -> Sides:
    """The sides as they stand, or as they stood at the end of the day ``on`` (ISO).

    ``observations`` are all of one claim, those of superseded versions included.
    """
    seen = [o for o in observations if on is None or (evidence.report_of(o).version_date or "") <= on]
    ordered = sorted(seen, key=lambda o: publication_order(o, evidence))
    standing = [o for o in ordered if _stands(o, evidence, on)]
    kept: list[Observation] = []
    taken_back: list[Observation] = []
    for observation in standing:
        if observation.stance == "retracts":
            teller = teller_of(observation, evidence)
            withdrawn = [o for o in kept if teller_of(o, evidence) == teller]
            taken_back.extend(withdrawn)
            kept = [o for o in kept if o not in withdrawn]
        else:
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


def days_of_change(observations: Iterable[Observation], evidence: Evidence) -> list[str | None]:
    """The days of publication on which the sides may have changed, in order; None first for undated ones."""
    articles = {evidence.report_of(observation).article for observation in observations}
    days = {version.version_date for article in articles for version in evidence.versions[article]}
    return [*([None] if None in days else []), *sorted(day for day in days if day is not None)]
