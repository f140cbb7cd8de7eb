"""How many of those who say so are independent of each other.

An origin is the first link of the chain that can be named: the speaker where the report names one, else
the outlet itself. Who only passes on what another said, has one owner with another, commands another or
stands on one side with another is no second origin. ``docs/decisions/0005-merging.md`` has the reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rasid.merge.evidence import Evidence
from rasid.merge.naming import is_own_voice, source_name, speaker_name
from rasid.merge.union import Union
from rasid.merge.words import singular
from rasid.model.observation import Observation, SpeakerKind
from rasid.model.wording import capital

#: A teller before it is seen who depends on whom: ("actor", key), ("source", id), ("unnamed", unit,
#: kind), ("words", kind, words) or ("rumour",).
Teller = tuple[str, ...]

#: Kinds whose own words name them, also where no actor of the list is linked.
_NAMED_BY_WORDS: Final[frozenset[SpeakerKind]] = frozenset({"agency", "institution", "group"})
RUMOUR: Final[Teller] = ("rumour",)


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: the names of all who depend on each other, and the ids of what they say.

    ``firm`` is False where there is nothing but hearsay and rumour; ``named`` where nobody firm can
    be named.
    """

    names: tuple[str, ...]
    observations: tuple[str, ...]
    named: bool
    firm: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """Independent origins of what some observations say; in order of first publication.

    ``channels`` counts articles. ``dependences`` says in words why several tellers are one origin.
    """

    origins: tuple[Origin, ...]
    channels: int
    dependences: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many independent origins there are."""
        return len(self.origins)

    @property
    def firm(self) -> tuple[Origin, ...]:
        """The origins that rest on more than hearsay."""
        return tuple(origin for origin in self.origins if origin.firm)

    def of(self, observation: str) -> Origin:
        """The origin to which an observation (id) belongs.

        Raises:
            KeyError: it was not among those that were counted.
        """
        for origin in self.origins:
            if observation in origin.observations:
                return origin
        raise KeyError(observation)


def is_hearsay(observation: Observation) -> bool:
    """Whether nobody stands for it: a rumour, or told with "reportedly"."""
    return observation.speaker.kind == "rumour" or "hearsay" in observation.flags


def publication_order(observation: Observation, evidence: Evidence) -> tuple[str, str, int, str]:
    """What puts observations in order of publication; undated reports come last."""
    report = evidence.report_of(observation)
    return (report.version_date or "9999", report.id, observation.quote.start, observation.id)


def independent_origins(observations: Iterable[Observation], evidence: Evidence) -> Origins:
    """The independent origins of what ``observations`` say, in whatever order they come."""
    ordered = sorted(observations, key=lambda o: publication_order(o, evidence))
    tellers = _tellers(ordered, evidence)
    web = _Web(evidence)
    for observation, teller in zip(ordered, tellers, strict=True):
        web.enter(teller, observation)
    web.weave()
    gathered: dict[Teller, list[Observation]] = {}
    for observation, teller in zip(ordered, tellers, strict=True):
        gathered.setdefault(web.root(teller), []).append(observation)
    return Origins(
        origins=tuple(_origin(group, evidence) for group in gathered.values()),
        channels=len({evidence.report_of(observation).article for observation in ordered}),
        dependences=tuple(dict.fromkeys(web.reasons + _passed_on(ordered, tellers, web))),
    )


def _origin(observations: Sequence[Observation], evidence: Evidence) -> Origin:
    firm = [observation for observation in observations if not is_hearsay(observation)]
    return Origin(
        names=tuple(dict.fromkeys(speaker_name(observation, evidence) for observation in observations)),
        observations=tuple(observation.id for observation in observations),
        named=any(teller_of(one, evidence)[0] in ("actor", "source", "words") for one in firm),
        firm=bool(firm),
    )


def teller_of(observation: Observation, evidence: Evidence) -> Teller:
    """Who says so, before it is seen who depends on whom."""
    speaker = observation.speaker
    report = evidence.report_of(observation)
    if is_own_voice(observation, evidence):
        return ("source", report.source)
    if speaker.kind == "rumour":
        # A rumour is one rumour wherever it is told: nobody can say that two tellings are independent.
        return RUMOUR
    if speaker.named and speaker.actor is not None:
        kind = "source" if speaker.actor in evidence.sources else "actor"
        return (kind, speaker.actor)
    words = _plain(speaker.text)
    if words:
        known = _source_called(words, evidence) if speaker.kind in ("agency", "institution") else None
        if known is not None:
            return ("source", known)
        if speaker.kind in _NAMED_BY_WORDS:
            return ("words", speaker.kind, words)
    return ("unnamed", evidence.units[report.id], speaker.kind)


def _plain(text: str | None) -> str:
    words = [word.casefold() for word in (text or "").replace("’", "'").split()]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(singular(word.removesuffix("'s")) for word in words)


def _source_called(words: str, evidence: Evidence) -> str | None:
    called = (s.id for s in evidence.sources.values() if words in {_plain(n) for n in (s.name, *s.aliases)})
    return min(called, default=None)


def _tellers(ordered: Sequence[Observation], evidence: Evidence) -> list[Teller]:
    """For each observation its teller; an outlet that quotes others for it tells nothing of its own.

    A headline is the same news as the statement under it: where a report, or a copy of it, gives
    somebody's word for the happening, its own voice adds no origin and counts as theirs.
    """
    quoted: dict[str, Teller] = {}
    for observation in ordered:
        if not is_own_voice(observation, evidence):
            unit, teller = evidence.units[observation.report], teller_of(observation, evidence)
            # The surest of those quoted stands for them all: a named one before rumours.
            quoted[unit] = min(quoted.get(unit, teller), teller, key=_surest)
    return [
        quoted.get(evidence.units[observation.report], teller_of(observation, evidence))
        if is_own_voice(observation, evidence)
        else teller_of(observation, evidence)
        for observation in ordered
    ]


def _surest(teller: Teller) -> tuple[int, Teller]:
    return (("actor", "source", "words", "unnamed", "rumour").index(teller[0]), teller)


def _passed_on(ordered: Sequence[Observation], tellers: Sequence[Teller], web: _Web) -> list[str]:
    told = {
        f"{web.outlet(observation)} tells what it quotes from {web.name(teller)}.": None
        for observation, teller in zip(ordered, tellers, strict=True)
        if web.passes_on(observation, teller)
    }
    return [capital(reason) for reason in told]


class _Web:
    """Tellers and the threads between them."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._union: Union[Teller] = Union()
        self._names: dict[Teller, str] = {}
        self._units: dict[str, None] = {}
        self._worded: dict[str, set[Teller]] = defaultdict(set)
        self.reasons: list[str] = []

    def root(self, teller: Teller) -> Teller:
        return self._union.root(teller)

    def enter(self, teller: Teller, observation: Observation) -> None:
        if self.passes_on(observation, teller):
            return  # the one whose word it passes on is entered too
        self._names.setdefault(teller, speaker_name(observation, self._evidence))
        if is_own_voice(observation, self._evidence):
            self._units.setdefault(self._evidence.units[observation.report])
        if teller[0] == "words":
            self._worded[self._evidence.units[observation.report]].add(teller)

    def passes_on(self, observation: Observation, teller: Teller) -> bool:
        """Whether an outlet's own words count as those of another whom it quotes."""
        return teller_of(observation, self._evidence) != teller

    def name(self, teller: Teller) -> str:
        return self._names[teller]

    def outlet(self, observation: Observation) -> str:
        return source_name(self._evidence.report_of(observation).source, self._evidence)

    def weave(self) -> None:
        """Join all who depend on each other, with a reason for each thread that joins two."""
        for unit in self._units:
            # Also where one of them has withdrawn the text that the other printed after it.
            printers = (("source", source) for source in self._evidence.printed_by[unit])
            self._join_all((p for p in printers if p in self._names), "{0} and {1} carry one text.")
        threads: dict[Hashable, list[Teller]] = defaultdict(list)
        phrases: dict[Hashable, str] = {}
        for teller in sorted(self._names):
            for thread, phrase in self._threads(teller):
                threads[thread].append(teller)
                phrases[thread] = phrase
        for thread in sorted(threads, key=repr):
            self._join_all(threads[thread], phrases[thread])
        self._join_commands()
        self._join_short_names()

    def _join_all(self, tellers: Iterable[Teller], phrase: str) -> None:
        first, *others = sorted(tellers)
        for other in others:
            self._join(first, other, phrase)

    def _join(self, one: Teller, other: Teller, phrase: str) -> None:
        if self._union.join(one, other):
            self.reasons.append(capital(phrase.format(self._names[one], self._names[other])))

    def _threads(self, teller: Teller) -> Iterable[tuple[Hashable, str]]:
        """What ties a teller to others: its owner and its side."""
        evidence = self._evidence
        if teller[0] == "source":
            yield ("owner", teller[1]), "{0} and {1} have one owner."
            source = evidence.sources.get(teller[1])
            if source is None:
                return
            if source.owner:
                yield ("owner", source.owner), "{0} and {1} have one owner."
                yield ("side", source.owner), "{0} and {1} stand on one side."
            side = source.side
        elif teller[0] == "unnamed":
            # A flash and the story that grows out of it have one nameless source, for all that anybody knows.
            for printer in sorted(evidence.printed_by[teller[1]]):
                yield ("unnamed", teller[2], printer), "{0} and {1} are quoted by one outlet without a name."
            return
        elif teller[0] == "actor":
            yield ("side", teller[1]), "{0} and {1} stand on one side."
            side = evidence.kinship.side(teller[1])
        else:
            return
        if side:
            yield ("side", side), "{0} and {1} stand on one side."

    def _join_commands(self) -> None:
        tellers = sorted(teller for teller in self._names if teller[0] == "actor")
        for teller in tellers:
            for commander in sorted(self._evidence.kinship.commanders(teller[1])):
                if ("actor", commander) in self._names:
                    self._join(("actor", commander), teller, "{0} commands or owns {1}.")

    def _join_short_names(self) -> None:
        """In one text "police" is short for "Kirkuk police"."""
        for tellers in self._worded.values():
            ordered = sorted(tellers)
            for one in ordered:
                for other in ordered:
                    if set(one[2].split()) < set(other[2].split()):
                        self._join(one, other, "{0} is short for {1}.")
