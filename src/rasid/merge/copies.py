"""The same words in near-copies of one text: one telling, however often it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.facts import Facts
from rasid.merge.judgements import Links
from rasid.merge.naming import is_own_voice
from rasid.model.observation import Observation, Participant


@dataclass(frozen=True, slots=True)
class Copies:
    """``first`` gives for each observation the first published one with the same words, often itself."""

    first: Mapping[str, str]

    def links(self, links: Links) -> Links:
        """What was judged, said of the first ones."""
        same = tuple(tuple(sorted({self.first[one] for one in judged})) for judged in links.same)
        return Links(same, links.apart)

    def with_copies(self) -> dict[str, list[str]]:
        """First one -> all that have its words, itself among them."""
        found: dict[str, list[str]] = {}
        for one, first in self.first.items():
            found.setdefault(first, []).append(one)
        return found


def find_copies(
    observations: Iterable[Observation], facts: Mapping[str, Facts], evidence: Evidence
) -> Copies:
    """The copies among ``observations``, which are all live or all superseded.

    What somebody judged to be different from something stands for itself.
    """
    judged = {one for pair in evidence.links.apart for one in pair}
    printed = Counter(evidence.units.values())
    seen: Counter[Hashable] = Counter()
    first: dict[str, str] = {}
    firsts: dict[Hashable, str] = {}
    for observation in sorted(observations, key=lambda o: facts[o.id].order):
        first[observation.id] = observation.id
        unit = evidence.units[observation.report]
        if printed[unit] > 1 and observation.id not in judged:
            words = _words(observation, evidence)
            # Words that a report uses twice are paired with the first and the second use in its copy.
            seen[observation.report, words] += 1
            key = (unit, words, seen[observation.report, words])
            first[observation.id] = firsts.setdefault(key, observation.id)
    return Copies(first)


def _words(observation: Observation, evidence: Evidence) -> Hashable:
    """Everything that a copy takes over: what is said, of whom, by whom; not when it was printed."""
    speaker, happening = observation.speaker, observation.happening
    place, time = observation.place, observation.time
    return (
        None if is_own_voice(observation, evidence) else (speaker.kind, _plain(speaker.text), speaker.actor),
        (observation.stance, observation.modality),
        (happening.kind, happening.type, happening.mode, happening.phase),
        (_participant(happening.agent), _participant(happening.patient), _plain(happening.text)),
        (_plain(place.text), place.name) if place else None,
        _plain(time.text) if time else None,
        tuple((toll.kind, _plain(toll.text)) for toll in observation.tolls),
        _plain(observation.quote.text),
    )


def _participant(participant: Participant | None) -> Hashable:
    return (_plain(participant.text), participant.actor) if participant else None


def _plain(words: str | None) -> str:
    return " ".join((words or "").casefold().split())
