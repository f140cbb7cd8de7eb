"""The workbench: what a user can do with a store, as functions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rasid.merge.argument import Argument
from rasid.merge.standing import Standing, standing_to_json
from rasid.model.briefing import Brief
from rasid.model.incident import Claim, Incident
from rasid.model.judgement import Judgement
from rasid.model.observation import Observation
from rasid.model.reading import Failure
from rasid.model.report import Report, Source, is_listed
from rasid.model.series import WeekCount
from rasid.model.shapes import (
    claim_to_json,
    failure_to_json,
    incident_to_json,
    report_to_json,
    source_to_json,
)
from rasid.model.situation import Situation
from rasid.model.situation_shapes import situation_to_json
from rasid.model.withholding import veiled
from rasid.settings import Settings
from rasid.store.contract import Store, StoreCounts
from rasid.workbench.adding import Adding, Progress, Reader, Stop, Tell, now
from rasid.workbench.briefing import brief_of, count_to_json, counts_of, uncounted_of
from rasid.workbench.claimreview import claim_reviews
from rasid.workbench.inputs import found_in
from rasid.workbench.judged import argument_row, judgement_row, observation_rows, refuse_repeated, undone_by
from rasid.workbench.judging import judgement_on
from rasid.workbench.listing import Listing
from rasid.workbench.places import unknown_places
from rasid.workbench.reading import MakeReader, shipped_reader
from rasid.workbench.record import Record
from rasid.workbench.records import MakeRecord, worked_out
from rasid.workbench.selection import EVERYTHING, Selection
from rasid.workbench.situations import situations_of
from rasid.workbench.summary import AddSummary

Row = dict[str, Any]


class Workbench:
    """Reports in, judgements in; lists, counts and briefs out.

    Lists are worked out anew at each call, unless ``make_record`` keeps them, from the reports, observations
    and judgements in the store.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        *,
        address: str,
        make_reader: MakeReader = shipped_reader,
        make_record: MakeRecord = worked_out,
    ) -> None:
        self._store = store
        self._settings = settings
        self._address = address
        self._make_reader = make_reader
        self._make_record = make_record
        self._reader: Reader | None = None

    def add(
        self,
        paths: Sequence[str | Path] | str | Path,
        *,
        source: str | None = None,
        published: str | None = None,
        language: str | None = None,
        retry: bool = False,
        without_lists: bool = False,
        progress: Progress | None = None,
        stop: Stop | None = None,
        tell: Tell | None = None,
    ) -> AddSummary:
        """Store the reports under ``paths`` and read what is new.

        A path is a file, a folder, a pattern, or ``-`` for standard input. ``source``, ``published`` and
        ``language`` hold for reports that do not say themselves. ``retry`` reads again what failed
        before. ``progress`` is called with the summary so far after each batch, and ``stop`` is asked
        before each whether to end there. What cannot be read is stored as a failure and counted; nothing
        is raised for it. Reports that older rules read are read again; ``tell`` is told beforehand when the
        user's own lists of places or actors are others now, and ``without_lists`` lets that be none.

        Raises:
            InputError: ``published`` or ``language`` cannot be understood, or the reports in the store were
                read with a list of the user's own, and none is named now.
            ResourceError: the parser is missing, or the store cannot be written.
        """
        named = [paths] if isinstance(paths, str | Path) else list(paths)
        items = found_in(
            named,
            source=source,
            published=published,
            language=language,
            known=tuple(source for source in self._store.sources() if is_listed(source)),
            skip=[self._address],
        )
        if self._settings.overlays:
            # A wrong row in a file of places is told before anything is stored.
            self._the_reader()
        adding = Adding(
            self._store, self._the_reader, progress or _ignore, stop or _never, tell=tell or _ignore
        )
        adding.look_at_lists(tell or _ignore, where=self._address, without=without_lists)
        adding.complete(max_chars=self._settings.max_chars, retry=retry)
        return adding.take(items)

    def add_sources(self, path: str | Path) -> int:
        """Store what the YAML file at ``path`` says of sources; returns how many it names.

        Raises:
            InputError: the file cannot be read, or a row of it is wrong.
        """
        from rasid.sources.outlets_file import load_sources

        sources = load_sources(path)
        self._store.add_sources(sources)
        return len(sources)

    def judge(
        self,
        verdict: str,
        targets: Sequence[str],
        *,
        by: str,
        why: str,
        field: str | None = None,
        value: str | None = None,
    ) -> Judgement:
        """Record a decision: same, different, accept, reject, correct, grade or undo.

        ``targets`` are ids, or beginnings of ids that only one thing has: of observations, for "undo" of
        a judgement, for "grade" of a source; "same" and "different" also take incidents and claims.
        ``correct`` needs ``field`` and ``value``, as JSON; ``grade`` needs the grade as ``value``, as JSON.

        Raises:
            UnknownName: a target is not there.
            InputError: the rest is wrong.
        """
        record = self._record(EVERYTHING)
        if verdict in ("same", "different"):
            targets = [record.current_id(target) for target in targets]
        judgement = judgement_on(
            verdict,
            targets,
            observations=record.observations.keys(),
            standing_for=record.standing_for() if verdict in ("same", "different") else {},
            judgements={each.id for each in record.judgements},
            sources=record.known_sources(),
            by=by,
            why=why,
            made=now(),
            field=field,
            value=value,
        )
        if judgement.verdict == "correct":
            record.check_correction(judgement)
        refuse_repeated(judgement, record.judgements)
        self._store.add_judgements([judgement])
        return judgement

    def reports(self, asked: Selection = EVERYTHING) -> Listing[Report]:
        """All versions of all reports, selected by the day that a version carries."""
        selected = (
            report
            for report in self._store.reports(asked.moment)
            if asked.holds_days(report.version_date, report.version_date)
        )
        return Listing("reports", selected, report_to_json)

    def report(self, report_id: str) -> Report:
        """The report of that id, or of the only id that begins so. Raises UnknownName."""
        return self._store.report(report_id)

    def observations_of(self, report_id: str) -> tuple[Observation, ...]:
        """What was read in one report, in the order of its text."""
        return tuple(each for each in self._store.observations() if each.report == report_id)

    def observations(self, asked: Selection = EVERYTHING, *, names: bool = True) -> Listing[Observation]:
        """Who says what, each with its quote, as read: judgements change nothing here, and rows name them (``judged``).

        This is the working record, with the reports' exact words; without ``names`` the rows, as they are
        shown and saved, call private persons by a role.
        """
        record = self._record(asked)
        rows = observation_rows(record, names=names)
        return Listing("observations", record.selected_observations(asked), rows)

    def claims(self, asked: Selection = EVERYTHING, *, names: bool = False) -> Listing[Claim]:
        """What is claimed, with who is for and against it; private persons by name only with ``names``."""
        record = self._record(asked)
        claims = record.selected_claims(asked)
        return Listing("claims", claims if names else map(record.withholding.claim, claims), claim_to_json)

    def incidents(self, asked: Selection = EVERYTHING, *, names: bool = False) -> Listing[Incident]:
        """Incidents merged from many reports; private persons by name only with ``names``."""
        record = self._record(asked)
        incidents = record.selected_incidents(asked)
        shown = incidents if names else map(record.withholding.incident, incidents)
        return Listing("incidents", shown, incident_to_json)

    def claim(
        self, claim_id: str, asked: Selection = EVERYTHING, *, names: bool = False
    ) -> tuple[Claim, tuple[Observation, ...], tuple[Observation, ...]]:
        """The claim of that id, or of the only id that begins so, with what is said for and against it.

        The claim calls private persons by name only with ``names``; the observations are as read.

        Raises:
            UnknownName: no claim, or more than one, has that id.
        """
        record = self._record(asked)
        claim, for_it, against = record.claim(claim_id)
        return claim if names else record.withholding.claim(claim), for_it, against

    def incident(
        self, incident_id: str, asked: Selection = EVERYTHING, *, names: bool = False
    ) -> tuple[Incident, tuple[Observation, ...], tuple[Observation, ...]]:
        """The incident of that id, or of the only id that begins so, with what tells and what denies it.

        The incident calls private persons by name only with ``names``; the observations are as read.

        Raises:
            UnknownName: no incident, or more than one, has that id.
        """
        record = self._record(asked)
        incident, told, denied = record.incident(incident_id)
        return incident if names else record.withholding.incident(incident), told, denied

    def withheld(self, observations: Sequence[Observation]) -> Listing[Observation]:
        """Observations whose rows call private persons by a role, as a page for others shows them."""
        rows = observation_rows(self._record(EVERYTHING), names=False)
        return Listing("observations", observations, rows)

    def argument(self, claim_id: str, asked: Selection = EVERYTHING) -> Argument:
        """The whole argument about the claim of that id, or of the only id that begins so. Raises UnknownName."""
        return self._record(asked).argument(claim_id)

    def argument_row(self, claim_id: str, asked: Selection = EVERYTHING, *, names: bool = False) -> Row:
        """The JSON shape of :meth:`argument`, private persons by name only with ``names``. Raises UnknownName."""
        return argument_row(self._record(asked), claim_id, names=names)

    def situations(self, asked: Selection = EVERYTHING, *, names: bool = False) -> Listing[Situation]:
        """States over time, with what is contested about their turns; reported trends beside the counts.

        Rows, as they are shown and saved, call private persons by name only with ``names``.
        """
        record = self._record(asked)

        def row_of(situation: Situation) -> Row:
            row = situation_to_json(situation)
            return row if names else veiled(row, record.withholding.veil(situation.observations))

        return Listing("situations", situations_of(record, asked), row_of)

    def standings(self, asked: Selection = EVERYTHING) -> Listing[Standing]:
        """The sources with their grades, what became of what they put forward, and who copies whom."""
        return Listing("standings", self._record(asked).standings(), standing_to_json)

    def claim_reviews(self, asked: Selection = EVERYTHING, *, names: bool = False) -> Row:
        """The claims as a JSON-LD document of schema.org's ClaimReview; private persons as in :meth:`claims`."""
        record = self._record(asked)
        return claim_reviews(
            record.selected_claims(asked),
            record.judged,
            record.evidence,
            shown=None if names else record.withholding.review,
        )

    def counts(self, asked: Selection = EVERYTHING) -> Listing[WeekCount]:
        """Incidents by place and week, with how many reports they rest on."""
        return Listing("counts", counts_of(self._record(asked), asked), count_to_json)

    def uncounted(self, asked: Selection = EVERYTHING) -> dict[str, int]:
        """How many attacks and fights :meth:`counts` counts in no week of a province, by the reason."""
        return uncounted_of(self._record(asked), asked)

    def unknown_places(self, asked: Selection) -> str | None:
        """What to say of places that are asked for and that the record does not know; None where it knows all."""
        return unknown_places(asked.where, self._record(EVERYTHING).places)

    def judgements(self, asked: Selection = EVERYTHING) -> Listing[Judgement]:
        """Decisions in the order in which they were made; of those that were undone rows name the undo."""
        made = tuple(self._store.judgements(asked.moment))
        undone = undone_by(made)
        return Listing("judgements", made, lambda judgement: judgement_row(judgement, undone))

    def sources(self) -> Listing[Source]:
        """What is known of the sources."""
        return Listing("sources", self._store.sources(), source_to_json)

    def failures(self) -> Listing[Failure]:
        """What could not be taken in or read, and has not succeeded since."""
        return Listing("failures", self._store.failures(), failure_to_json)

    def store_counts(self) -> StoreCounts:
        """How many rows the store holds."""
        return self._store.counts()

    def brief(
        self,
        asked: Selection = EVERYTHING,
        *,
        title: str | None = None,
        everything: bool = False,
        names: bool = False,
    ) -> Brief:
        """A brief whose every sentence cites the reports; ``everything`` tells what is of little weight too.

        Private persons go by a role in it; with ``names`` by their names.
        """
        return brief_of(self._record(asked), asked, title, everything=everything, names=names)

    def close(self) -> None:
        """Give the store back. Closing twice is fine."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _the_reader(self) -> Reader:
        if self._reader is None:
            self._reader = self._make_reader(self._settings)
        return self._reader

    def _record(self, asked: Selection) -> Record:
        return self._make_record(self._store, asked.moment, self._settings)


def _ignore(told: object) -> None:
    """Nobody wants to be told."""


def _never() -> bool:
    return False
