"""Who depends on whom among those who tell one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from rasid.merge.evidence import Evidence
from rasid.merge.naming import is_own_voice
from rasid.merge.tellers import Teller, teller_name, teller_of
from rasid.merge.union import Union
from rasid.merge.words import singular
from rasid.model.observation import Observation
from rasid.model.wording import capital

#: Names that every country has for a force or house of its own -> the kind of actor that goes by them whatever its
#: name is; "" where the name has to hold the word.
_COMMON: Final[Mapping[str, str]] = {
    "police": "", "army": "armed_force", "military": "armed_force", "navy": "", "air force": "", "ministry": "",
    "government": "government",
}  # fmt: skip


class Web:
    """Tellers and the threads between them; ``reasons`` says in words what each thread is."""

    def __init__(self, observations: Iterable[Observation], evidence: Evidence) -> None:
        self._evidence = evidence
        self._union: Union[Teller] = Union()
        self._names: dict[Teller, str] = {}
        self._printed: dict[str, None] = {}
        self._worded: dict[str, set[Teller]] = defaultdict(set)
        self._spoken: dict[Teller, set[str]] = defaultdict(set)
        self._quoting: set[tuple[Teller, Teller]] = set()
        self.reasons: list[str] = []
        for observation in observations:
            self._enter(observation)
        self._weave()

    def root(self, teller: Teller) -> Teller:
        """The teller that stands for all who depend on each other."""
        return self._union.root(teller)

    def name(self, teller: Teller) -> str:
        """The teller's name, as first published."""
        return self._names[teller]

    def _enter(self, observation: Observation) -> None:
        teller, unit = teller_of(observation, self._evidence), self._evidence.units[observation.report]
        self._names.setdefault(teller, teller_name(observation, self._evidence))
        if is_own_voice(observation, self._evidence):
            self._printed.setdefault(unit)
        outlet = ("source", self._evidence.report_of(observation).source)
        if teller[0] == "source" and teller != outlet:
            self._quoting.add((outlet, teller))
        if teller[0] == "words":
            self._worded[unit].add(teller)
        if teller[0] == "actor":
            self._spoken[teller].update((observation.speaker.text or "").casefold().split())

    def _weave(self) -> None:
        for unit in self._printed:
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
        self._join_common_names()
        for outlet, quoted in sorted(self._quoting):
            # Two outlets that quote each other have nobody's word but their own.
            if outlet in self._names:
                self._join(quoted, outlet, "{1} quotes {0}.")

    def _join_all(self, tellers: Iterable[Teller], phrase: str) -> None:
        first, *others = sorted(tellers)
        for other in others:
            self._join(first, other, phrase)

    def _join(self, one: Teller, other: Teller, phrase: str) -> None:
        if self._union.join(one, other):
            self.reasons.append(capital(phrase.format(self._names[one], self._names[other])))

    def _threads(self, teller: Teller) -> Iterable[tuple[Hashable, str]]:
        """What ties a teller to others: its owner, its side, or the outlet that quotes it without a name."""
        evidence = self._evidence
        one_side = "{0} and {1} stand on one side."
        if teller[0] == "unnamed":
            # A flash and the story that grows out of it have one nameless source, for all that anybody knows.
            for printer in sorted(evidence.printed_by[teller[1]]):
                yield ("unnamed", teller[2], printer), "{0} and {1} are quoted by one outlet without a name."
        elif teller[0] == "actor":
            yield ("side", teller[1]), one_side
            if side := evidence.kinship.side(teller[1]):
                yield ("side", side), one_side
        elif teller[0] == "source":
            one_owner = "{0} and {1} have one owner."
            yield ("owner", teller[1]), one_owner
            source = evidence.sources.get(teller[1])
            if source is not None and source.owner:
                yield ("owner", source.owner), one_owner
                yield ("side", source.owner), one_side
            if source is not None and source.side:
                yield ("side", source.side), one_side

    def _join_commands(self) -> None:
        tellers = sorted(teller for teller in self._names if teller[0] == "actor")
        for teller in tellers:
            for commander in sorted(self._evidence.kinship.commanders(teller[1])):
                if ("actor", commander) in self._names:
                    self._join(("actor", commander), teller, "{0} commands or owns {1}.")

    def _join_common_names(self) -> None:
        """ "Police" is the police force that others quote for the same happening, where it is only one."""
        forces = sorted(self._spoken)
        for teller in sorted(teller for teller in self._names if teller[0] == "words"):
            if teller[2] not in _COMMON:
                continue
            meant = [force for force in forces if self._may_be_called(force, teller[2])]
            if len({self.root(force) for force in meant}) == 1:
                self._join(meant[0], teller, "{1} is a common name for {0}.")

    def _may_be_called(self, force: Teller, common: str) -> bool:
        actor = self._evidence.kinship.actor(force[1])
        named = {singular(word) for word in (actor.name.casefold().split() if actor else ())}
        kind = actor.kind if actor else None
        return common in named | self._spoken[force] or (kind is not None and kind == _COMMON[common])

    def _join_short_names(self) -> None:
        """In one text "police" is short for "Kirkuk police"."""
        for unit in sorted(self._worded):
            ordered = sorted(self._worded[unit])
            for one in ordered:
                for other in ordered:
                    if set(one[2].split()) < set(other[2].split()):
                        self._join(one, other, "{0} is short for {1}.")
