"""What the tellings of one happening come to, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from rasid.merge.evidence import Evidence
from rasid.merge.kinship import Kinship
from rasid.merge.tellers import publication_order
from rasid.merge.words import heads, singular
from rasid.model.observation import Happening, Observation, ObservedPlace, ObservedTime, Participant
from rasid.model.world import PLACE_PRECISIONS, TIME_PRECISIONS

T = TypeVar("T")
#: Heads that people of any side go by.
_ANYBODY: Final = frozenset(
    (
        "force fighter group people member troop soldier unit man element convoy position personnel official party "
        "side team vehicle resident civilian"
    ).split()
)
#: Endings of words for a nation: "the Syrians" and "Syrian nurses" share no more than a country.
_NATIONALITY: Final = re.compile(
    r"(?:ian|ish|ese|rican|raqi|raeli|saudi|emeni|mirati|uwaiti|hraini|istani|somali)$"
)
#: Too far for two participants to be of one deed.
_APART: Final = 3


class Tellings:
    """Observations of one happening, in order of publication.

    For each field the most precise value counts, then the one that most reports (copies once) give,
    then the one that was published first.
    """

    def __init__(self, observations: Iterable[Observation], evidence: Evidence) -> None:
        self._evidence = evidence
        self.ordered = sorted(observations, key=lambda o: publication_order(o, evidence))

    def type_and_mode(self) -> tuple[str, str | None]:
        """The type that most reports give; and the mode that most of those give that name one."""
        kind = self._most(lambda o: o.happening.type) or self.ordered[0].happening.type
        modes = self._support(lambda o: o.happening.mode if o.happening.type == kind else None)
        return kind, max(modes, key=lambda mode: modes[mode], default=None)

    def agent(self) -> Participant | None:
        """Who acts."""
        return self._participant(lambda o: o.happening.agent)

    def patient(self) -> Participant | None:
        """Who is acted upon, as those tell it who name the same agent or none.

        Of "gunmen attacked the camp" and "the army killed 13 attackers" nobody says that the army attacked the camp.
        """
        agent = self.agent()
        return self._participant(
            lambda o: o.happening.patient, lambda o: _distance(o.happening, agent, self._evidence.kinship)
        )

    def place(self) -> ObservedPlace | None:
        """Where it happened, as precisely as somebody tells."""
        support = self._support(lambda o: o.place.name if o.place else None)

        def rank(told: tuple[Observation, ObservedPlace]) -> tuple[bool, int, bool, int]:
            observation, place = told
            known = place.precision is not None
            precision = PLACE_PRECISIONS.index(place.precision) if place.precision else len(PLACE_PRECISIONS)
            inferred = "place" in observation.inferred
            return (place.name is None or not known, precision, inferred, -support[place.name])

        return self._first(lambda o: o.place, rank)

    def time(self) -> ObservedTime | None:
        """When it happened, as precisely as somebody tells."""
        support = self._support(lambda o: (o.time.start, o.time.end) if o.time else None)

        def rank(told: tuple[Observation, ObservedTime]) -> tuple[bool, bool, int, int]:
            observation, time = told
            return (
                time.start is None or time.end is None,
                "time" in observation.inferred,
                TIME_PRECISIONS.index(time.precision),
                -support[(time.start, time.end)],
            )

        return self._first(lambda o: o.time, rank)

    def _participant(
        self,
        of: Callable[[Observation], Participant | None],
        distance: Callable[[Observation], int] = lambda _: 0,
    ) -> Participant | None:
        """The participant that the nearest, the most precise and the most tellings give; those at :data:`_APART` give
        none."""
        support = self._support(lambda o: who.actor if (who := of(o)) else None)

        def rank(told: tuple[Observation, Participant]) -> tuple[int, bool, int, int]:
            actor = told[1].actor
            # Of an army and its brigade the brigade says more.
            depth = len(self._evidence.kinship.commanders(actor)) if actor else 0
            return (distance(told[0]), actor is None, -depth, -support[actor])

        return self._first(lambda o: of(o) if distance(o) < _APART else None, rank)

    def _most(self, of: Callable[[Observation], T | None]) -> T | None:
        support = self._support(of)
        return max(support, key=lambda value: support[value], default=None)

    def _support(self, of: Callable[[Observation], T | None]) -> Counter[T | None]:
        """Value -> in how many reports, copies once; in order of first publication, None left out."""
        told = dict.fromkeys((of(o), self._evidence.units[o.report]) for o in self.ordered)
        return Counter(value for value, _ in told if value is not None)

    def _first(
        self,
        of: Callable[[Observation], T | None],
        rank: Callable[[tuple[Observation, T]], tuple[float, ...]],
    ) -> T | None:
        told = [(o, value) for o in self.ordered if (value := of(o)) is not None]
        return min(told, key=rank)[1] if told else None


def _distance(happening: Happening, agent: Participant | None, kinship: Kinship) -> int:
    """How far the patient of ``happening`` is from being that of what ``agent`` does: 0 where it names the same agent,
    1 where it names none or one that commands the other, 2 where one of the two is no known actor, :data:`_APART` for
    two different ones."""
    own, whom = happening.agent, happening.patient
    if agent is None or whom is None:
        return 0
    if own is None:
        return _APART if _of_its_own(agent, whom, kinship) else 1
    if own.actor is not None and agent.actor is not None:
        if own.actor == agent.actor:
            return 0
        return 1 if kinship.related(own.actor, agent.actor) else _APART
    return 0 if heads(own.text) & heads(agent.text) else 2


def _of_its_own(agent: Participant, whom: Participant, kinship: Kinship) -> bool:
    """Whether ``whom`` is named as of the agent: "a convoy of the militia" is no target of "the militia" itself."""
    if agent.actor is not None and whom.actor is not None:
        if agent.actor == whom.actor:
            return True
        if not kinship.related(agent.actor, whom.actor):
            return False
    telling = heads(agent.text) - _ANYBODY
    return any(word in telling and not _NATIONALITY.search(word) for word in _nouns(whom.text))


def _nouns(phrase: str) -> frozenset[str]:
    return frozenset(singular(word.strip(",.;:\"'()")) for word in phrase.casefold().split())
