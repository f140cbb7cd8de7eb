"""How many of those who say so are independent of each other.

An origin is the first link of the chain that can be named: the speaker where the report names one, else
the outlet itself. Who only passes on what another said, has one owner with another, commands another or
stands on one side with another is no second origin. ``docs/decisions/0005-merging.md`` has the reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasid.merge.evidence import Evidence
from rasid.merge.naming import is_own_voice, speaker_name
from rasid.merge.tellers import NAMED, Teller, is_hearsay, publication_order, surest, teller_name, teller_of
from rasid.merge.web import Web
from rasid.model.observation import Observation
from rasid.model.wording import capital


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
    ``passed_on`` are the ids of what outlets say in their own voice while they quote others for it.
    """

    origins: tuple[Origin, ...]
    channels: int
    dependences: tuple[str, ...]
    passed_on: frozenset[str]

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


def independent_origins(observations: Iterable[Observation], evidence: Evidence) -> Origins:
    """The independent origins of what ``observations`` say, in whatever order they come."""
    ordered = sorted(observations, key=lambda o: publication_order(o, evidence))
    if not ordered:
        return Origins((), 0, (), frozenset())
    web = Web(ordered, evidence)
    quoted = _Quoted(ordered, web, evidence)
    gathered: dict[Teller, list[Observation]] = {}
    passed_on: set[str] = set()
    reasons: list[str] = list(web.reasons)
    for observation in ordered:
        teller = teller_of(observation, evidence)
        source_of_it = quoted.behind(observation)
        if source_of_it is not None:
            teller = source_of_it
            passed_on.add(observation.id)
            outlet = teller_name(observation, evidence)
            reasons.append(capital(f"{outlet} tells what it quotes from {web.name(teller)}."))
        gathered.setdefault(web.root(teller), []).append(observation)
    return Origins(
        origins=tuple(_origin(group, passed_on, evidence) for group in gathered.values()),
        channels=len({evidence.report_of(observation).article for observation in ordered}),
        dependences=tuple(dict.fromkeys(reasons)),
        passed_on=frozenset(passed_on),
    )


class _Quoted:
    """Whom outlets quote for a happening that they also tell in their own voice.

    A headline is the same news as the statement under it, and an outlet's second story as its first:
    where a text, or a copy of it, quotes somebody for the happening, or where the outlet quotes somebody
    by name in any of its reports, or another outlet that depends on it does, its own voice adds no origin
    and counts as theirs. Of several the surest counts. Rumours stand behind nobody's own voice.
    """

    def __init__(self, ordered: Sequence[Observation], web: Web, evidence: Evidence) -> None:
        self._web = web
        self._evidence = evidence
        self._in_text: dict[str, Teller] = {}
        self._by_outlet: dict[Teller, Teller] = {}
        for observation in ordered:
            if is_own_voice(observation, evidence) or is_hearsay(observation):
                continue
            teller, unit = teller_of(observation, evidence), evidence.units[observation.report]
            self._in_text[unit] = min(self._in_text.get(unit, teller), teller, key=surest)
            for source in evidence.printed_by[unit] if teller[0] in NAMED else ():
                outlet = web.root(("source", source))
                self._by_outlet[outlet] = min(self._by_outlet.get(outlet, teller), teller, key=surest)

    def behind(self, observation: Observation) -> Teller | None:
        """The one whose word an outlet's own words pass on; None for words of somebody else, or their own."""
        if observation.stance == "confirms":
            # An outlet that confirms what it quotes stands for it with its own word.
            return None
        own = is_own_voice(observation, self._evidence)
        teller = teller_of(observation, self._evidence)
        if not own and teller[0] != "source":
            return None
        # "The agency reported" in another outlet's text passes on whom the agency itself quotes.
        in_text = self._in_text.get(self._evidence.units[observation.report]) if own else None
        known = (in_text, self._by_outlet.get(self._web.root(teller)))
        behind = min((each for each in known if each is not None), key=surest, default=None)
        # Whoever quotes an agency has it from the agency, which has it from nobody else then.
        return behind if own or behind is None or behind[0] != "source" else None


def _name(observation: Observation, evidence: Evidence) -> str:
    """Who says so, and for a speaker without a name by way of whom."""
    name, teller = speaker_name(observation, evidence), teller_name(observation, evidence)
    return name if name == teller else f"{name} by way of {teller}"


def _origin(observations: Sequence[Observation], passed_on: set[str], evidence: Evidence) -> Origin:
    firm = [o for o in observations if not is_hearsay(o) and o.id not in passed_on]
    return Origin(
        names=tuple(dict.fromkeys(_name(observation, evidence) for observation in observations)),
        observations=tuple(observation.id for observation in observations),
        named=any(teller_of(one, evidence)[0] in NAMED for one in firm),
        firm=bool(firm),
    )
