"""The record from one point of view: what the store holds, and what is worked out from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from rasid.merge import Evidence, Merged, gather, merge
from rasid.merge.argument import Argument, argument_about
from rasid.merge.judgements import apply_judgements, effective
from rasid.merge.redirects import old_ids
from rasid.merge.standing import Standing, graded, standings
from rasid.model.incident import Claim, Incident
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation, ObservedPlace, ObservedTime
from rasid.model.report import Report, Source
from rasid.model.withholding import Withholding
from rasid.model.world import Actor
from rasid.settings import Settings
from rasid.store.contract import Moment, Store
from rasid.workbench.judging import matching_id
from rasid.workbench.places import KnownPlaces
from rasid.workbench.selection import Selection, names_of


class Record:
    """What is in view, read once; what follows from it is worked out when it is asked for.

    Observations are as read: judgements count in what follows from them.
    """

    def __init__(self, store: Store, moment: Moment, settings: Settings) -> None:
        self._settings = settings
        self._selections: dict[Selection, Selection] = {}
        self.reports: Mapping[str, Report] = {report.id: report for report in store.reports(moment)}
        self.observations: Mapping[str, Observation] = {each.id: each for each in store.observations(moment)}
        self.judgements: tuple[Judgement, ...] = tuple(store.judgements(moment))
        listed = {source.id: source for source in store.sources()}
        self.sources: Mapping[str, Source] = graded(listed, self.judgements)

    @cached_property
    def evidence(self) -> Evidence:
        """What merging works on."""
        return gather(
            self.observations.values(),
            self.reports,
            self.judgements,
            sources=self.sources,
            actors=self.actors,
            reprints=self.reprints,
        )

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The listed actors, by key, those of the user's own file among them."""
        # Loaded here: the list is a large file of data, and most lists of the store need none of it.
        from rasid.resolve.actors import load_actors

        return load_actors(self._settings.actors_file).actors

    @cached_property
    def reprints(self) -> list[frozenset[str]]:
        """Groups of reports that are near-copies of one another."""
        from rasid.read.copies import near_copies
        from rasid.read.dateline import FoundDateline, find_dateline
        from rasid.read.fingerprint import sketch_report

        sketches = {}
        for report in self.reports.values():
            dateline = find_dateline(report.text, title_end=report.title_end)
            layers = (dateline.layer(),) if isinstance(dateline, FoundDateline) else ()
            sketches[report.id] = sketch_report(report, layers)
        return near_copies(sketches)

    @cached_property
    def withholding(self) -> Withholding:
        """What is shown instead of private names."""
        return Withholding(self.observations.values(), self.reports)

    @cached_property
    def merged(self) -> Merged:
        """All incidents and claims."""
        return merge(self.evidence)

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """Country code -> its English name."""
        from rasid.resolve.gazetteer.rows import countries

        return {code: country.name for code, country in countries().items()}

    def selected_observations(self, asked: Selection) -> Iterator[Observation]:
        """Observations at the places and in the days that are asked for."""
        for each in self.observations.values():
            if not asked.holds_type(each.happening.kind, each.happening.type):
                continue
            if self.holds_place(asked, each.place) and asked.holds_time(each.time, self.days([each.id])):
                yield each

    @cached_property
    def places(self) -> KnownPlaces:
        """Every name under which a place of the record can be asked for."""
        places = [each.place for each in self.observations.values() if each.place is not None]
        return KnownPlaces(
            (name for place in places for name in names_of(place, self.country_names)), self._settings
        )

    def holds_place(self, asked: Selection, place: ObservedPlace | None) -> bool:
        """Whether a place is asked for, by any name that is known for it."""
        return self._meant(asked).holds_place(place, self.country_names)

    def _meant(self, asked: Selection) -> Selection:
        """The selection with the record's own names for the places; a name that it does not know stays."""
        if asked not in self._selections:
            where = [name for given in asked.where for name in sorted(self.places.meant(given)) or [given]]
            self._selections[asked] = replace(asked, where=tuple(where))
        return self._selections[asked]

    def selected_claims(self, asked: Selection) -> tuple[Claim, ...]:
        """Claims at the places and in the days that are asked for, in order of time."""
        selected = (
            claim
            for claim in self.merged.claims
            if asked.holds_type(claim.content.kind, claim.content.type)
            and self.holds_place(asked, claim.content.place)
            and asked.holds_time(
                claim.content.time, self.days((*claim.observations_for, *claim.observations_against))
            )
        )
        return tuple(sorted(selected, key=lambda claim: (first_day(claim.content.time), claim.id)))

    def selected_incidents(self, asked: Selection) -> tuple[Incident, ...]:
        """Incidents at the places and in the days that are asked for, in order of time."""
        selected = (
            incident
            for incident in self.merged.incidents
            if asked.holds_type("event", incident.type)
            and self.holds_place(asked, incident.place)
            and asked.holds_time(incident.time, self.days(incident.observations))
        )
        return tuple(sorted(selected, key=lambda incident: (first_day(incident.time), incident.id)))

    def outlet(self, report: str) -> str:
        """The name of a report's source; its id where nobody gave a name."""
        source = self.reports[report].source
        return self.sources[source].name if source in self.sources else source

    def days(self, observations: Iterable[str]) -> Iterator[str | None]:
        """The days that the reports of observations carry."""
        return (self.reports[self.observations[each].report].version_date for each in observations)

    def claim(self, given: str) -> tuple[Claim, tuple[Observation, ...], tuple[Observation, ...]]:
        """The claim of that id, or of the only id that begins so, with what is for and against it."""
        by_id = {claim.id: claim for claim in self.merged.claims}
        claim = by_id[matching_id(self.current_id(given), by_id, noun="claim")]
        return claim, self._observed(claim.observations_for), self._observed(claim.observations_against)

    def incident(self, given: str) -> tuple[Incident, tuple[Observation, ...], tuple[Observation, ...]]:
        """The incident of that id, or of the only id that begins so, with what tells and denies it."""
        by_id = {incident.id: incident for incident in self.merged.incidents}
        incident = by_id[matching_id(self.current_id(given), by_id, noun="incident")]
        return incident, self._observed(incident.observations), self._observed(incident.denied_by)

    def current_id(self, given: str) -> str:
        """The id that an incident or a claim has now, for one that it had; what is no old id comes back as it is.

        Old ids may be cut short as others may, where nothing else begins so.
        """
        current = {one.id for one in self.merged.incidents} | {one.id for one in self.merged.claims}
        if not given or any(each.startswith(given) for each in current):
            return given
        old = old_ids(self.merged.incidents, self.merged.claims)
        meant = {now for each, now in old.items() if each.startswith(given)}
        return meant.pop() if len(meant) == 1 else given

    def argument(self, given: str) -> Argument:
        """The whole argument about the claim of that id, or of the only id that begins so."""
        return argument_about(self.claim(given)[0], self.judged, self.judgements, self.evidence)

    @property
    def judged(self) -> dict[str, Observation]:
        """Observations by id as merging sees them: judgements applied, spokesmen resolved."""
        return {each.id: each for each in (*self.evidence.live, *self.evidence.superseded)}

    def known_sources(self) -> frozenset[str]:
        """Ids of the sources that are listed or have a report."""
        return frozenset(self.sources) | {report.source for report in self.reports.values()}

    def standings(self) -> tuple[Standing, ...]:
        """What every source is worth, from what is on record."""
        return standings(self.evidence, self.merged.claims, self.judgements)

    def _observed(self, ids: Iterable[str]) -> tuple[Observation, ...]:
        return tuple(self.observations[each] for each in ids)

    def standing_for(self) -> dict[str, str]:
        """For the id of an incident or a claim, an observation of it."""
        found = {incident.id: min(incident.observations) for incident in self.merged.incidents}
        for claim in self.merged.claims:
            found[claim.id] = min(claim.observations_for or claim.observations_against)
        return found

    def check_correction(self, correction: Judgement) -> None:
        """See that a correction can be carried out, before it is kept for ever.

        Raises:
            InputError: there is no such field, or it cannot have that value.
        """
        target = self.observations[correction.targets[0]]
        apply_judgements([target], [*effective(self.judgements), correction])


def first_day(time: ObservedTime | None) -> str:
    """What orders records by time: those without one come last."""
    return (time and (time.start or time.end)) or "~"
