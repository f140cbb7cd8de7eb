"""What merging works on: observations in view with judgements applied, and what is known around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.codebook import Codebook, load_codebook
from rasid.errors import BrokenPromise
from rasid.merge.judgements import Links, apply_judgements, effective, links_of
from rasid.merge.kinship import Kinship
from rasid.merge.people import full_names, lone_surname, one_person, personal_name
from rasid.merge.spokesmen import with_spokesmen_resolved
from rasid.merge.truces import with_phase
from rasid.merge.union import Union
from rasid.merge.versions import standing_versions
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.report import Report, Source
from rasid.model.world import Actor

_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that merging may look at; made by :func:`gather`.

    ``live`` are observations of the standing version of each article, ``superseded`` those of
    earlier versions: they count no more, and are kept to tell what was withdrawn. Both are in order
    of id. ``units`` gives the group of near-copies of each report, the report itself where it has no
    copies, ``printed_by`` the sources that printed each group and ``first_printed`` the one of them that was first
    (by publication, undated ones last, then by id). ``called`` gives the names ("Coalition") by
    which reports in view call one listed actor, and that actor, ``persons`` for each name of a person (as
    :func:`rasid.merge.people.personal_name` has it) the fullest that reports in view have for the same person.
    ``full_names`` gives the name of the person that a report (id) quotes by a surname alone, as that report tells it
    with a title, or else the others in view.
    """

    live: tuple[Observation, ...]
    superseded: tuple[Observation, ...]
    reports: Mapping[str, Report]
    versions: Mapping[str, tuple[Report, ...]]
    sources: Mapping[str, Source]
    kinship: Kinship
    units: Mapping[str, str]
    printed_by: Mapping[str, frozenset[str]]
    first_printed: Mapping[str, str]
    links: Links
    called: Mapping[str, str]
    persons: Mapping[str, str]
    full_names: Mapping[tuple[str, str], str]
    codebook: Codebook

    def report_of(self, observation: Observation) -> Report:
        """The report that an observation is of."""
        return self.reports[observation.report]


def gather(
    observations: Iterable[Observation],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement],
    *,
    sources: Mapping[str, Source],
    actors: Mapping[str, Actor],
    reprints: Sequence[frozenset[str]],
) -> Evidence:
    """Evidence from what is in view, in any order.

    ``reports`` are by id, all versions in view; ``reprints`` are groups of ids of near-copies.

    Raises:
        BrokenPromise: an observation is of a report that is not given.
        InputError: a correction that cannot be carried out.
    """
    by_id = {observation.id: observation for observation in observations}
    for observation in by_id.values():
        if observation.report not in reports:
            where = f"{observation.id} of {observation.report}"
            raise BrokenPromise("an observation without its report", where=where)
    in_force = effective(judgements)
    corrected = apply_judgements((by_id[key] for key in sorted(by_id)), in_force)
    judged = sorted(
        map(with_phase, with_spokesmen_resolved(corrected)), key=lambda observation: observation.id
    )
    units = _units(reports, reprints)
    standing = {report.id for report in standing_versions(reports.values()).values()}
    return Evidence(
        live=tuple(observation for observation in judged if observation.report in standing),
        superseded=tuple(observation for observation in judged if observation.report not in standing),
        reports=reports,
        versions=_versions(reports.values()),
        sources=sources,
        kinship=Kinship(actors),
        units=units,
        printed_by=_printed_by(reports, units),
        first_printed=_first_printed(reports, units),
        links=links_of(in_force, {observation.id for observation in judged}),
        called=_called(judged),
        persons=_persons(judged),
        full_names=_full_names(judged, reports),
        codebook=load_codebook("plover"),
    )


def _called(observations: Iterable[Observation]) -> dict[str, str]:
    """Names that speakers and participants go by, each with its actor; without those that several go by."""
    found: dict[str, set[str]] = {}
    for observation in observations:
        happening = observation.happening
        for who in (observation.speaker, happening.agent, happening.patient):
            if who is not None and who.actor is not None and who.text:
                name = _ARTICLE.sub("", " ".join(who.text.split()))
                # "The ministry" names a ministry only in its own report.
                if name[:1].isupper() and "," not in name:
                    found.setdefault(name, set()).add(who.actor)
    return {name: actors.pop() for name, actors in sorted(found.items()) if len(actors) == 1}


def _persons(observations: Iterable[Observation]) -> dict[str, str]:
    told = list(observations)
    spoken = {each.speaker.text for each in told} | {voice.text for each in told for voice in each.chain}
    return one_person(name for text in spoken if (name := personal_name(text)) is not None)


def _full_names(
    observations: Iterable[Observation], reports: Mapping[str, Report]
) -> dict[tuple[str, str], str]:
    """(report, surname) -> the whole name of whom a report quotes by surname, where there is one choice."""
    asked = {(o.report, lone_surname(o.speaker.text)) for o in observations if o.speaker.actor is None}
    in_report = {
        (report, surname): full_names(surname, reports[report].text)
        for report, surname in asked
        if surname is not None
    }
    in_view: dict[str, set[str]] = {}
    for (_, surname), names in in_report.items():
        in_view.setdefault(surname, set()).update(names)
    known = {key: names or in_view[key[1]] for key, names in in_report.items()}
    return {key: next(iter(names)) for key, names in sorted(known.items()) if len(names) == 1}


def _versions(reports: Iterable[Report]) -> dict[str, tuple[Report, ...]]:
    """Article -> its versions, in order."""
    articles: dict[str, list[Report]] = {}
    for report in reports:
        articles.setdefault(report.article, []).append(report)
    return {article: tuple(sorted(them, key=lambda r: r.version_key)) for article, them in articles.items()}


def _units(reports: Iterable[str], reprints: Iterable[frozenset[str]]) -> dict[str, str]:
    """Report id -> the least id of the near-copies that it belongs to."""
    copies: Union[str] = Union()
    for group in reprints:
        ordered = sorted(group)
        for other in ordered[1:]:
            copies.join(ordered[0], other)
    least = {member: group[0] for group in copies.members() for member in group}
    return {report: least.get(report, report) for report in reports}


def _first_printed(reports: Mapping[str, Report], units: Mapping[str, str]) -> dict[str, str]:
    """Group of near-copies -> the source that printed it first."""
    found: dict[str, tuple[str, str, str]] = {}
    for key, unit in units.items():
        report = reports[key]
        printed = (report.published or report.updated or "9999", report.id, report.source)
        found[unit] = min(found.get(unit, printed), printed)
    return {unit: source for unit, (_, _, source) in found.items()}


def _printed_by(reports: Mapping[str, Report], units: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Group of near-copies -> the sources that printed them, superseded versions included."""
    found: dict[str, set[str]] = {}
    for key, unit in units.items():
        found.setdefault(unit, set()).add(reports[key].source)
    return {unit: frozenset(sources) for unit, sources in found.items()}
