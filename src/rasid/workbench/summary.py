"""What adding did, in numbers that add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rasid.errors import BrokenPromise
from rasid.model.reading import Outcome, OutcomeKind


@dataclass(frozen=True, slots=True)
class ReadingCounts:
    """How readings ended, one number for each way there is."""

    read: int = 0
    without_events: int = 0
    failed: int = 0
    too_long: int = 0
    other_language: int = 0

    @property
    def total(self) -> int:
        """All readings."""
        return self.read + self.without_events + self.failed + self.too_long + self.other_language

    def plus(self, outcomes: Iterable[Outcome]) -> ReadingCounts:
        """These counts with the outcomes counted in."""
        counted = self
        for outcome in outcomes:
            kind: OutcomeKind = outcome.kind
            counted = replace(counted, **{kind: getattr(counted, kind) + 1})
        return counted


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What one ``add`` did.

    ``files`` counts inputs that were opened, or could not be; a file of JSON lines holds many reports.
    ``found`` = ``new`` + ``known`` + ``unreadable``; ``new`` = ``outcomes.total`` once ``finished``.
    ``versions`` says how many of the new reports are new versions of known articles.
    ``completed`` counts reports that were in the store, but not read by this reader, and that were read
    now: an earlier run was interrupted, or the rules have changed since. They are no part of ``found``.
    ``observations`` counts those of both. ``briefs`` counts briefs that rasid wrote itself and that lay
    among the reports: they are passed over, and no part of ``found``.
    """

    files: int = 0
    new: int = 0
    known: int = 0
    unreadable: int = 0
    versions: int = 0
    outcomes: ReadingCounts = field(default_factory=ReadingCounts)
    completed: ReadingCounts = field(default_factory=ReadingCounts)
    observations: int = 0
    briefs: int = 0
    finished: bool = False

    @property
    def found(self) -> int:
        """All that was found: reports, and files and lines that could not be read as one."""
        return self.new + self.known + self.unreadable

    @property
    def unread(self) -> int:
        """New reports that are stored and not read: the run ended between the two."""
        return self.new - self.outcomes.total

    @property
    def troubled(self) -> bool:
        """Whether something failed, so that the exit code is 1. What is too long, or in a language that
        the rules are not made for, is refused by rule and listed, which is no failure of this run."""
        return bool(self.unreadable or self.outcomes.failed or self.completed.failed)

    @property
    def listed(self) -> bool:
        """Whether the list of failures holds something of this run."""
        counted = (self.outcomes, self.completed)
        return self.troubled or any(each.too_long or each.other_language for each in counted)

    def check(self) -> AddSummary:
        """This summary, once its numbers are seen to add up.

        Raises:
            BrokenPromise: a new report is missing among the readings, or was counted twice.
        """
        if self.finished and self.new != self.outcomes.total:
            raise BrokenPromise(f"{self.new} new reports, but {self.outcomes.total} readings of them")
        return self

    def to_json(self) -> dict[str, object]:
        """The numbers as JSON values, sums included."""
        return {
            "files": self.files,
            "found": self.found,
            "new": self.new,
            "known": self.known,
            "unreadable": self.unreadable,
            "versions": self.versions,
            **{kind: getattr(self.outcomes, kind) for kind in READING_KINDS},
            "completed": self.completed.total,
            "observations": self.observations,
            "briefs": self.briefs,
            "finished": self.finished,
        }


#: The ways in which a reading ends, in the order in which they are told.
READING_KINDS: tuple[OutcomeKind, ...] = ("read", "without_events", "failed", "too_long", "other_language")
