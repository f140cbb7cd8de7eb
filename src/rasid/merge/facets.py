"""Parts of a happening that are claims of their own: a figure, who did it, on which day.

"The ministry denied that eleven soldiers had been killed" denies a figure and no bombing; a force that denies its
own part in a fire does not deny the fire; "they did not resume on Thursday, but on Saturday" denies a day. What
such words deny is taken out of the happening and becomes a claim beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rasid.merge.evidence import Evidence
from rasid.merge.facts import PHASE_FAMILIES
from rasid.merge.sides import Sides
from rasid.merge.tellers import teller_of
from rasid.merge.truces import is_truce, tells_its_day
from rasid.merge.words import heads
from rasid.model.observation import AGAINST, FOR, Observation, Participant

#: A state's phases that happen on one day.
_TURNS: Final = frozenset({"stops", "begins", "resumes"})
#: Words by which a denial is about victims, and about any at all.
_VICTIMS: Final = frozenset(
    {"killed", "wounded", "injured", "hurt", "harmed", "died", "casualties", "dead", "victims"}
)
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_ANYBODY: Final = frozenset({"any", "anyone", "anybody", "no", "nobody", "none", "no-one"})


@dataclass(frozen=True, slots=True, order=True)
class Facet:
    """What a part of a happening says: ``kind`` is "figure", "deed" or "day"; ``key`` tells two of one kind apart.

    ``deniers`` are the observations (ids) that deny no more than this part; ``tellers`` those that tell it.
    """

    kind: str
    key: str
    deniers: frozenset[str]
    tellers: frozenset[str]

    def of(self, sides: Sides) -> Sides:
        """The sides of this part alone."""
        gone = tuple(o for o in sides.gone if o.id in self.tellers)
        return Sides(
            said_for=tuple(o for o in sides.said_for if o.id in self.tellers),
            against=tuple(o for o in sides.against if o.id in self.deniers),
            gone=gone,
            taken_back=tuple(o for o in sides.taken_back if o.id in self.tellers),
            implied_against=tuple(o for o in sides.said_for if self._excludes(o)),
        )

    def _excludes(self, observation: Observation) -> bool:
        """Whether somebody who tells the happening gives another day for it."""
        day = told_day(observation) if self.kind == "day" else None
        return day is not None and day != self.key


def facets_of(members: Sequence[Observation], evidence: Evidence) -> tuple[Facet, ...]:
    """The parts of one happening (its observations, all versions) that somebody denies, in order."""
    telling = [o for o in members if o.stance in FOR]
    denials = [o for o in members if o.stance in AGAINST]
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for denial in denials:
        part = _part_denied(denial, telling, evidence)
        if part is not None:
            kind, key, tellers = part
            deniers, told = found.setdefault((kind, key), (set(), set()))
            deniers.add(denial.id)
            told.update(tellers)
    for figure, teller in _figures_corrected(telling, evidence):
        found.setdefault(("figure", figure), (set(), set()))[1].add(teller)
    for day, tellers in _contested_days(telling, found):
        found.setdefault(("day", day), (set(), set()))[1].update(tellers)
    return tuple(
        Facet(kind, key, frozenset(deniers), frozenset(told))
        for (kind, key), (deniers, told) in sorted(found.items())
    )


def without_parts(sides: Sides, facets: Iterable[Facet]) -> Sides:
    """The sides of the happening itself: those who deny only a part of it are not against it."""
    parts = {denier for facet in facets for denier in facet.deniers}
    return replace(sides, against=tuple(o for o in sides.against if o.id not in parts))


def told_day(observation: Observation) -> str | None:
    """The day that is told for the turn of a state, as its own words give it; None where they give none."""
    time = observation.time
    truce = is_truce(observation.happening)
    if (
        time is None
        or "time" in observation.inferred
        or (observation.happening.kind != "state" and not truce)
    ):
        return None
    if truce and not tells_its_day(observation):
        return None
    if PHASE_FAMILIES[observation.happening.phase] not in _TURNS or time.precision not in ("minute", "day"):
        return None
    # "Since Sunday" runs on from its day; only a single day says when it turned.
    return time.start[:10] if time.start and time.end and time.start[:10] == time.end[:10] else None


def _part_denied(
    denial: Observation, telling: Sequence[Observation], evidence: Evidence
) -> tuple[str, str, list[str]] | None:
    """(kind, key, ids of who tells it) of the part that a denial is about; None where it denies the whole."""
    figure = _figure(denial)
    affirms = _affirms(denial, telling, evidence)
    if figure is not None and (affirms or _denies_figure_only(figure, denial, telling)):
        return "figure", figure, [o.id for o in telling if figure in _figures(o)]
    if telling and figure is None and (_denies_victims(denial) or (affirms and _denies_harm(denial))):
        return "figure", "victims", [o.id for o in telling if _figures(o)]
    day = told_day(denial)
    if day is not None and any((other := told_day(o)) is not None and other != day for o in telling):
        return "day", day, [o.id for o in telling if told_day(o) == day]
    doer = _own_deed(denial, evidence)
    if doer is not None:
        doing = [o for o in telling if _does(o.happening.agent, doer, denial, evidence)]
        if telling and len(doing) < len(telling):
            return "deed", doer, [o.id for o in doing]
    return None


def _figures_corrected(telling: Sequence[Observation], evidence: Evidence) -> Iterable[tuple[str, str]]:
    """(figure, id of who gave it) of what a newer version of an article puts another figure for."""
    for old in telling:
        versions = evidence.versions[evidence.report_of(old).article]
        newer = [o for o in telling if o.report == versions[-1].id != old.report and o.tolls]
        given = set().union(*(_figures(o) for o in newer)) if newer else set()
        kinds = {toll.kind for o in newer for toll in o.tolls}
        for toll in old.tolls:
            figure = f"{toll.best} {toll.kind}"
            if toll.best and toll.kind in kinds and figure not in given:
                yield figure, old.id


def _contested_days(
    telling: Sequence[Observation], found: dict[tuple[str, str], tuple[set[str], set[str]]]
) -> Iterable[tuple[str, list[str]]]:
    """The other days that are told where somebody denies one of them."""
    if not any(kind == "day" for kind, _ in found):
        return
    by_day: dict[str, list[str]] = {}
    for observation in telling:
        day = told_day(observation)
        if day is not None:
            by_day.setdefault(day, []).append(observation.id)
    yield from sorted(by_day.items())


def _denies_figure_only(figure: str, denial: Observation, telling: Sequence[Observation]) -> bool:
    """Whether a denial that names a figure leaves the rest alone: it doubts, or others tell the same thing without it.

    Where all who tell it give this very figure, whoever denies it may well deny everything.
    """
    kind = figure.partition(" ")[2]
    others = [o for o in telling if figure not in _figures(o) and any(t.kind == kind for t in o.tolls)]
    return denial.stance != "denies" or bool(others) or not telling


def _affirms(denial: Observation, telling: Sequence[Observation], evidence: Evidence) -> bool:
    """Whether who denies something of the happening says as well that it took place."""
    denier = teller_of(denial, evidence)
    return any(teller_of(o, evidence) == denier for o in telling)


def _denies_victims(denial: Observation) -> bool:
    """Whether what is denied is only that anybody came to harm ("that anyone had been killed")."""
    words = denial.happening.text.casefold().split()
    return _denies_harm(denial) and not _ANYBODY.isdisjoint(words)


def _denies_harm(denial: Observation) -> bool:
    """Whether what is denied is harm alone, and nothing of who did it or how ("that civilians were killed")."""
    happening = denial.happening
    words = happening.text.casefold().split()
    bare = happening.kind == "event" and happening.mode is None and happening.agent is None
    return bare and not _VICTIMS.isdisjoint(words)


def _figure(observation: Observation) -> str | None:
    """The one figure that a denial names, as a key; None where it names none or several."""
    figures = _figures(observation)
    return figures.pop() if len(figures) == 1 else None


def _figures(observation: Observation) -> set[str]:
    """Figures as keys; who was counted is left out, since a denial may call them otherwise."""
    return {f"{toll.best} {toll.kind}" for toll in observation.tolls if toll.best}


def _own_deed(denial: Observation, evidence: Evidence) -> str | None:
    """The actor whose own deed the speaker denies, None where somebody else is said to have done it."""
    agent, speaker = denial.happening.agent, denial.speaker
    if denial.happening.kind != "event" or agent is None:
        return None
    if agent.actor is None and speaker.actor is None:
        # A group that no list holds goes by its name.
        own = _proper(agent.text) and _proper(speaker.text or "")
        one, other = set(agent.text.casefold().split()), set((speaker.text or "").casefold().split())
        named = own and (one <= other or other <= one) and teller_of(denial, evidence)[0] == "words"
        return _ARTICLE.sub("", agent.text) if named else None
    if agent.actor is None or speaker.actor is None:
        return None
    kinship = evidence.kinship
    mine = speaker.actor == agent.actor or speaker.actor in kinship.commanders(agent.actor)
    return agent.actor if mine and teller_of(denial, evidence)[0] == "actor" else None


def _does(agent: Participant | None, doer: str, denial: Observation, evidence: Evidence) -> bool:
    if agent is None:
        return False
    if agent.actor is not None:
        return evidence.kinship.related(agent.actor, doer)
    denied = denial.happening.agent
    return denied is not None and bool(heads(agent.text) & heads(denied.text))


def _proper(name: str) -> bool:
    """Whether words hold a name, and not only "the group"."""
    return any(word[:1].isupper() for word in _ARTICLE.sub("", name).split())


def day_in_words(iso: str) -> str:
    """A day as a person says it.

    >>> day_in_words("2024-03-14")
    '14 March 2024'
    """
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
