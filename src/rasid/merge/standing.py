"""What a source is worth, from what is on record: its grade with history, its claims' fates, who copies whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from rasid.errors import InputError
from rasid.merge.evidence import Evidence
from rasid.merge.judgements import effective
from rasid.model.incident import Claim, Status
from rasid.model.json_rows import Json
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.report import Grade, Source
from rasid.model.shapes import source_to_json

Fate = Literal["confirmed", "contested", "denied", "withdrawn", "open"]

_FATES: Final[dict[Status, Fate]] = {
    "confirmed_by_party": "confirmed", "corroborated": "confirmed", "contested": "contested", "denied": "denied",
    "withdrawn": "withdrawn", "rumoured": "open", "single_source": "open",
}  # fmt: skip
FATES: Final[tuple[Fate, ...]] = get_args(Fate)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class GradeOn:
    """A grade that somebody gave; ``in_force`` is False where the decision was undone."""

    grade: Grade
    by: str
    made: str
    why: str
    judgement: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A source as graded now, with all grades that were ever given to it, in order.

    ``record`` counts the claims that it put forward (copies left out) by what became of them. ``taken_from`` and
    ``given_to`` count texts by source: near-copies, and what it tells in the name of another source.
    """

    source: Source
    grades: tuple[GradeOn, ...]
    reports: int
    record: Mapping[Fate, int]
    taken_from: Mapping[str, int]
    given_to: Mapping[str, int]


def graded(sources: Mapping[str, Source], judgements: Iterable[Judgement]) -> dict[str, Source]:
    """Sources with the grade of the latest judgement in force; as they came where nobody judged.

    A graded source that is not listed is added under its id.

    Raises:
        InputError: a judgement gives what is no grade.
    """
    found = dict(sources)
    for judgement in effective(judgements):
        for target in judgement.targets if judgement.verdict == "grade" else ():
            # A source that no list names may be graded as well: it goes by its id.
            found[target] = replace(found.get(target, Source(target, target)), grade=grade_of(judgement))
    return found


def grade_of(judgement: Judgement) -> Grade:
    """The grade that a judgement gives. Raises InputError for what is none."""
    for grade in GRADES:
        if judgement.value == f'"{grade}"':
            return grade
    raise InputError(
        f"{judgement.value} is no grade", where=f"judgement {judgement.id}", mend="give one of A B C D E F"
    )


def standings(
    evidence: Evidence, claims: Sequence[Claim], judgements: Sequence[Judgement]
) -> tuple[Standing, ...]:
    """The standing of every source that is known or has a report in view, by id."""
    seen = {report.source for report in evidence.reports.values()}
    sources = {**{each: Source(each, each) for each in seen}, **evidence.sources}
    fates = _fates(claims, evidence)
    taken = _taken(evidence)
    in_force = {judgement.id for judgement in effective(judgements)}
    reports = Counter(report.source for report in evidence.reports.values())
    return tuple(
        Standing(
            source=source,
            grades=tuple(_grades(key, judgements, in_force)),
            reports=reports[key],
            record={fate: fates[key, fate] for fate in FATES},
            taken_from={giver: n for (taker, giver), n in sorted(taken.items()) if taker == key},
            given_to={taker: n for (taker, giver), n in sorted(taken.items()) if giver == key},
        )
        for key, source in sorted(sources.items())
    )


def _grades(source: str, judgements: Iterable[Judgement], in_force: set[str]) -> Iterable[GradeOn]:
    for each in sorted(judgements, key=lambda judgement: (judgement.made, judgement.id)):
        if each.verdict == "grade" and source in each.targets:
            yield GradeOn(grade_of(each), each.by, each.made, each.why, each.id, each.id in in_force)


def _fates(claims: Iterable[Claim], evidence: Evidence) -> Counter[tuple[str, Fate]]:
    """(source, what became of it) -> how many claims the source put forward in reports of its own."""
    told = {o.id: o for o in (*evidence.live, *evidence.superseded)}
    found: Counter[tuple[str, Fate]] = Counter()
    for claim in claims:
        if claim.part_of is None:
            fate = _FATES[claim.status]
            tellers = {_first_printer(told[i], evidence) for i in claim.observations_for}
            found.update((source, fate) for source in tellers)
    return found


def _first_printer(observation: Observation, evidence: Evidence) -> str:
    """The source that printed the text first, of all that carry it."""
    unit = evidence.units[observation.report]
    return evidence.first_printed[unit]


def _taken(evidence: Evidence) -> Counter[tuple[str, str]]:
    """(taker, giver) -> how many texts."""
    found: set[tuple[str, str, str]] = set()
    for key, report in evidence.reports.items():
        giver = evidence.first_printed[evidence.units[key]]
        if giver != report.source:
            found.add((report.source, giver, report.article))
    for observation in (*evidence.live, *evidence.superseded):
        report, quoted = evidence.report_of(observation), observation.speaker.actor
        if quoted in evidence.sources and quoted is not None and quoted != report.source:
            found.add((report.source, quoted, report.article))
    return Counter((taker, giver) for taker, giver, _ in found)


def standing_to_json(standing: Standing) -> Json:
    """A source as ``rasid sources --format jsonl`` writes it."""
    return {
        **source_to_json(standing.source),
        "reports": standing.reports,
        "grades": [
            {
                "grade": each.grade,
                "by": each.by,
                "made": each.made,
                "why": each.why,
                "judgement": each.judgement,
                "in_force": each.in_force,
            }
            for each in standing.grades
        ],
        "record": {fate: standing.record[fate] for fate in FATES},
        "taken_from": _counted(standing.taken_from),
        "given_to": _counted(standing.given_to),
    }


def _counted(texts: Mapping[str, int]) -> list[Json]:
    return [{"source": source, "texts": count} for source, count in texts.items()]
