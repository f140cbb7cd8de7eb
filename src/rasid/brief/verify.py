"""Citations: the one way from an observation into a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rasid.errors import UncitedSentence
from rasid.model.briefing import BriefSentence, Citation
from rasid.model.observation import Observation
from rasid.model.report import Report, Source
from rasid.model.withholding import Withholding

#: Whether an observation may be told and cited at all. Names are another matter: see ``withholding``.
MayShow = Callable[[Observation], bool]


def show_all(observation: Observation) -> bool:
    """Every observation may be shown."""
    return True


@dataclass(frozen=True, slots=True)
class Library:
    """Observations and reports that a brief may cite, and what of their words is withheld.

    ``units`` gives the group of near-copies of a report; one that is not in it is alone.
    """

    observations: Mapping[str, Observation]
    reports: Mapping[str, Report]
    sources: Mapping[str, Source]
    may_show: MayShow
    withholding: Withholding
    units: Mapping[str, str] = field(default_factory=dict)

    def unit(self, report: str) -> str:
        """The group of near-copies that a report is of, the report itself where it has no copies."""
        return self.units.get(report, report)

    def shown(self, ids: Iterable[str]) -> list[Observation]:
        """The observations of these ids that may be shown, each once, in this order.

        Raises:
            UncitedSentence: there is no observation of such an id.
        """
        found = []
        for one in dict.fromkeys(ids):
            observation = self.observations.get(one)
            if observation is None:
                raise UncitedSentence("a brief cannot cite an observation that is not given", where=one)
            if self.may_show(observation):
                found.append(observation)
        return _once(found)

    def cite(self, observation: Observation) -> Citation:
        """The citation of an observation, its quote checked against its report.

        Raises:
            UncitedSentence: its report is not given.
            QuoteMismatch: other words stand there.
        """
        report = self.reports.get(observation.report)
        if report is None:
            raise UncitedSentence("a brief cannot cite a report that is not given", where=observation.report)
        private = self.withholding.names_in(report.id)
        return Citation(observation.quote, report, observation.id, self.outlet(report.source), private)

    def outlet(self, source: str) -> str:
        """The name of a source, its id where nothing else is known."""
        known = self.sources.get(source)
        return known.name if known else source

    def sentence(self, text: str, observations: Iterable[Observation], about: str) -> BriefSentence:
        """A sentence that cites these observations, each quote once.

        Raises:
            UncitedSentence: there is none.
        """
        citations = {(o.quote.report, o.quote.start, o.quote.end): self.cite(o) for o in observations}
        return BriefSentence(text, tuple(citations.values()), about)


def _once(observations: list[Observation]) -> list[Observation]:
    """The observations without those that tell once more what a shorter quote from the same place tells.

    One sentence may be read with two words for saying ("said", "said in a recorded statement"): the shorter quote
    ends with the first, and the longer often inside a group of words.
    """
    shortest: dict[tuple[object, ...], Observation] = {}
    for one in observations:
        known = shortest.setdefault(_told(one), one)
        if one.quote.end < known.quote.end:
            shortest[_told(one)] = one
    return [one for one in observations if shortest[_told(one)].quote == one.quote]


def _told(one: Observation) -> tuple[object, ...]:
    happening, speaker = one.happening, one.speaker
    return (
        one.report, one.quote.start, speaker.kind, speaker.actor, speaker.text, one.stance, one.modality,
        happening.type, happening.mode, happening.phase, happening.text, happening.agent, happening.patient, one.place,
        one.time, one.tolls,
    )  # fmt: skip
