"""Which place the words mean: the text as a whole decides, population only breaks ties."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rasid.model.world import Place
from rasid.resolve.gazetteer.distance import kilometres
from rasid.resolve.gazetteer.fold import Exactness, likeness, plain
from rasid.resolve.gazetteer.mention import Candidate, PlaceMention, ResolvedPlace
from rasid.resolve.gazetteer.moved import Mover

__all__ = ["CountryPrior", "kilometres", "prior_from", "resolve_places"]

# All on the scale of a candidate's weight, which is that of log10 of a population.
_COUNTRY_NAMED: Final = 3.0
_DIVISION_NAMED: Final = 1.2
_CONTAINED: Final = 6.0
_NEARBY: Final = 1.5
_NEXT_DOOR: Final = 0.5
_PATTERN: Final = 3.0
_PATTERN_MISSED: Final = -1.5
#: Other names of towns come in all languages; those of divisions may have lost their "Province".
_NOT_MAIN: Final[Mapping[str, float]] = {
    "city": -1.5, "capital": -1.5, "adm1": -0.7, "adm2": -1.0, "air base": -0.5, "airport": -0.5,
}  # fmt: skip
_EXACTNESS: Final = {Exactness.EXACT: 0.0, Exactness.FOLDED: -0.6, Exactness.SKELETON: -1.2}
#: How much a spelling that shares no letter with the place's own name speaks against it.
_UNLIKE: Final = 2.0
#: Two candidates this near are one answer for every purpose but the name.
_SAME_KM: Final = 40.0
_NEAR_KM: Final = 150.0
#: Two names of one sitting in a car: a sign of one story, however far apart the others are.
_CLOSE_KM: Final = 40.0
#: Below this lead over the runner-up no answer is given.
_AMBIGUOUS: Final = 0.25
#: A city of five millions, or a capital of half a million; and how much lesser a village of its name is.
_WORLD_FAMOUS: Final = 6.7
_FAR_LESSER: Final = 2.5
_VILLAGE_TRUST: Final = 0.6
#: So many places of a text say where it is; a list of a thousand would only take time.
_MOST_ANCHORS: Final = 60
#: From here on a name means what it always means: 100,000 people.
_WELL_KNOWN: Final = 5.0
#: Evidence below which words are held not to be a place.
NOT_A_PLACE: Final = 0.0

#: What a name that is not known in it can still be said to lie in.
_HOLDERS: Final = frozenset({"country", "adm1", "region"})

_KINDS_OF_PATTERN: Final[Mapping[str, frozenset[str]]] = {
    "adm1": frozenset({"adm1"}),
    "adm2": frozenset({"adm2", "adm1"}),
    "city": frozenset({"city", "capital", "settlement", "place", "suburb"}),
    "airport": frozenset({"airport", "air base"}),
    "air base": frozenset({"air base", "airport", "base"}),
    "camp": frozenset({"camp", "base"}),
    "mountains": frozenset({"mountains", "mountain"}),
    "mountain": frozenset({"mountains", "mountain", "hill"}),
    "dam": frozenset({"dam", "lake"}),
}


@dataclass(frozen=True, slots=True)
class CountryPrior:
    """How much of the talk is about each country.

    ``counts`` is by ISO code; ``by_name`` holds what each name in the text gave to it.
    """

    counts: Mapping[str, float] = field(default_factory=dict)
    by_name: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def share(self, country: str | None) -> float:
        """The share of a country; 0 where it is not known to play a part."""
        top = max(self.counts.values(), default=0.0)
        return self.counts.get(country, 0.0) / top if country is not None and top else 0.0

    def without(self, name: str) -> CountryPrior:
        """The prior without what one name (in plain form) gave to it: no name speaks for itself."""
        own = self.by_name.get(name)
        if not own:
            return self
        return CountryPrior({code: count - own.get(code, 0.0) for code, count in self.counts.items()})


def prior_from(mentions: Sequence[PlaceMention], *, country: str | None = None) -> CountryPrior:
    """The countries that a text talks about, from names, adjectives and large towns in it.

    ``country`` is where the source reports from or what it is known to report on; it counts like
    two mentions.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    by_name: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    if country is not None:
        counts[country] += 2.0
    for mention in mentions:
        if mention.evidence <= NOT_A_PLACE or not mention.candidates:
            continue
        best = mention.candidates[0]
        if best.place.country is None:
            continue
        given = 1.0 if best.place.kind == "country" else 0.0
        if not given and best.exactness is Exactness.EXACT and best.weight >= 5.0:
            given = 0.5
        counts[best.place.country] += given
        by_name[plain(mention.text)][best.place.country] += given
    return CountryPrior(dict(sorted(counts.items())), {name: dict(gave) for name, gave in by_name.items()})


def resolve_places(
    mentions: Sequence[PlaceMention], *, prior: CountryPrior | None = None
) -> list[ResolvedPlace]:
    """What each mention means, in the order given.

    Every mention gets an answer: a place with a confidence, or None with the reason ("not a place",
    "ambiguous: ..."). ``prior`` None means: take it from the mentions themselves.
    """
    context = _Context(mentions, prior if prior is not None else prior_from(mentions))
    context.settle()
    return [context.answer(index) for index in range(len(mentions))]


class _Context:
    """Scores of all candidates of all mentions of one text; settled in two rounds."""

    def __init__(self, mentions: Sequence[PlaceMention], prior: CountryPrior) -> None:
        self.mentions = mentions
        self.shares = {name: prior.without(name) for name in {plain(mention.text) for mention in mentions}}
        self._mover = Mover(mentions, self._best, {name: own.counts for name, own in self.shares.items()})
        self.at = {(mention.start, mention.end): index for index, mention in enumerate(mentions)}
        self.scores: list[list[float]] = [
            [self._own_score(mention, candidate) for candidate in mention.candidates] for mention in mentions
        ]

    def _own_score(self, mention: PlaceMention, candidate: Candidate) -> float:
        share = self.shares[plain(mention.text)].share(candidate.place.country)
        score = candidate.weight + _EXACTNESS[candidate.exactness]
        if candidate.exactness is not Exactness.EXACT and candidate.main:
            score -= _UNLIKE * (1.0 - likeness(mention.text, candidate.place.name))
        score += _COUNTRY_NAMED * math.sqrt(share) * self._trust(mention, candidate)
        if not candidate.main:
            score += _NOT_MAIN.get(candidate.place.kind, 0.0)
        if mention.pattern is not None and mention.pattern in _KINDS_OF_PATTERN:
            fits = candidate.place.kind in _KINDS_OF_PATTERN[mention.pattern]
            score += _PATTERN if fits else _PATTERN_MISSED
        return score

    def _trust(self, mention: PlaceMention, candidate: Candidate) -> float:
        """How far the country that is talked about can lift a candidate: a village never above London."""
        lead = mention.candidates[0].weight - candidate.weight
        famous = (
            mention.candidates[0].place.kind == "capital" and mention.candidates[0].weight >= _WORLD_FAMOUS
        )
        return _VILLAGE_TRUST if famous and lead > _FAR_LESSER else 1.0

    def settle(self) -> None:
        """Containers first, for "Paris, Texas" says more than all else; then neighbours; then repeats."""
        for index, mention in enumerate(self.mentions):
            if mention.container is not None and mention.container in self.at:
                self._contain(index, self.at[mention.container])
        self._support_by_divisions()
        self._support_by_neighbours()
        self._one_sense()

    def _contain(self, inner: int, outer: int) -> None:
        containers = [candidate.place for candidate in self.mentions[outer].candidates]
        for at, candidate in enumerate(self.mentions[inner].candidates):
            if any(_inside(candidate.place, container) for container in containers):
                self.scores[inner][at] += _CONTAINED
        for at, container in enumerate(containers):
            if any(_inside(candidate.place, container) for candidate in self.mentions[inner].candidates):
                self.scores[outer][at] += _CONTAINED / 2

    def _best(self, index: int) -> Candidate | None:
        mention = self.mentions[index]
        if mention.evidence <= NOT_A_PLACE or not mention.candidates:
            return None
        scores = self.scores[index]
        return mention.candidates[max(range(len(scores)), key=scores.__getitem__)]

    def _support_by_divisions(self) -> None:
        """A division that is named itself ("Ohio") makes its towns likelier."""
        named = Counter(
            (best.place.country, best.place.adm1)
            for index in range(len(self.mentions))
            if (best := self._best(index)) is not None and best.place.kind == "adm1"
        )
        for index, mention in enumerate(self.mentions):
            for at, candidate in enumerate(mention.candidates):
                place = candidate.place
                if place.kind != "adm1" and place.adm1 and named[place.country, place.adm1]:
                    self.scores[index][at] += _DIVISION_NAMED

    def _support_by_neighbours(self) -> None:
        """A candidate near what other names in the text mean is likelier than one on another continent."""
        settled: dict[str, Place] = {}
        for index, mention in enumerate(self.mentions):
            best = self._best(index)
            if (
                best is not None
                and best.place.lat is not None
                and best.place.precision not in {"country", "region"}
            ):
                settled.setdefault(plain(mention.text), best.place)
        near_of: dict[tuple[str, str], float] = {}
        anchors = list(settled.items())[:_MOST_ANCHORS]
        for index, mention in enumerate(self.mentions):
            own = plain(mention.text)
            others = [place for name, place in anchors if name != own]
            for at, candidate in enumerate(mention.candidates):
                if candidate.place.lat is not None and others:
                    key = own, candidate.place.id
                    if key not in near_of:
                        near_of[key] = _support(candidate.place, others)
                    self.scores[index][at] += near_of[key]

    def _one_sense(self) -> None:
        """The same name means the same place throughout a text, unless a container says otherwise."""
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for index, mention in enumerate(self.mentions):
            if mention.evidence > NOT_A_PLACE:
                groups[plain(mention.text)].append(index)
        for members in groups.values():
            if len(members) < 2:
                continue
            best: dict[str, float] = {}
            for index in members:
                for candidate, score in zip(self.mentions[index].candidates, self.scores[index], strict=True):
                    best[candidate.place.id] = max(score, best.get(candidate.place.id, score))
            for index in members:
                if self.mentions[index].container is None and self.mentions[index].pattern is None:
                    for at, candidate in enumerate(self.mentions[index].candidates):
                        self.scores[index][at] = best[candidate.place.id]

    def _only_holder(self, mention: PlaceMention, chosen: Candidate) -> Place | None:
        """The division or country that the text names as the holder of a place that is not known in it.

        "Holliday, Missouri" is not the Holliday in Texas. Well-known places stay what they are: before
        them a comma is more likely that of a list.
        """
        if mention.container is None or chosen.weight >= _WELL_KNOWN:
            return None
        at = self.at.get(mention.container)
        holder = self._best(at) if at is not None else None
        if holder is None or holder.place.kind not in _HOLDERS or holder.place.country is None:
            return None
        if mention.container[0] < mention.start or _is_of(chosen.place, holder.place):
            return None
        return holder.place

    def answer(self, index: int) -> ResolvedPlace:
        """The answer for one mention."""
        mention = self.mentions[index]
        ranked = sorted(
            zip(self.scores[index], mention.candidates, strict=True),
            key=lambda pair: (-pair[0], pair[1].place.id),
        )
        alternatives = tuple(candidate.place for _, candidate in ranked[:5])
        if mention.evidence <= NOT_A_PLACE:
            return ResolvedPlace(
                mention, None, 0.0, "not a place here: the words around speak against it", alternatives
            )
        if not ranked:
            return ResolvedPlace(mention, None, 0.0, "not in the gazetteer", alternatives)
        score, chosen = ranked[0]
        holder = self._only_holder(mention, chosen)
        if holder is not None:
            reason = f"not known in {_described(holder)}: the area that holds it"
            return ResolvedPlace(mention, holder, 0.3, reason, (holder, *alternatives))
        rival = next((pair for pair in ranked[1:] if not _same(pair[1].place, chosen.place)), None)
        lead = score - rival[0] if rival is not None else 3.0
        confidence = _logistic(lead) * _logistic(mention.evidence)
        if rival is not None and lead < _AMBIGUOUS:
            reason = f"ambiguous: {_described(chosen.place)} or {_described(rival[1].place)}"
            return ResolvedPlace(mention, None, 0.0, reason, alternatives)
        plainly = ResolvedPlace(
            mention, chosen.place, round(confidence, 3), _reason(chosen, mention), alternatives
        )
        return self._mover.moved(index, plainly)


def _is_of(place: Place, holder: Place) -> bool:
    """Whether the place is in the holder's country and, where the holder is a division, in that."""
    return place.country == holder.country and (holder.kind != "adm1" or place.adm1 == holder.adm1)


def _inside(place: Place, container: Place) -> bool:
    if place.id == container.id or place.country is None or place.country != container.country:
        return False
    if container.kind in ("country", "region"):
        return place.kind not in ("country", container.kind)
    if container.kind == "adm1":
        return place.adm1 == container.adm1 and place.kind != "adm1"
    return (
        container.kind == "adm2"
        and kilometres(place, container) < 60
        and place.kind not in {"adm1", "country"}
    )


def _same(one: Place, other: Place) -> bool:
    """Whether two answers differ by less than anybody would see on a map."""
    if one.country == other.country and one.adm1 == other.adm1 and one.adm1 is not None:
        return (
            one.kind in {"adm1", "adm2"}
            or other.kind in {"adm1", "adm2"}
            or kilometres(one, other) <= _SAME_KM
        )
    return kilometres(one, other) <= _SAME_KM


def _support(place: Place, others: Sequence[Place]) -> float:
    """What other places of the text do for one: near ones make it likelier."""
    apart = [kilometres(place, other) for other in others]
    near = sum(distance <= _NEAR_KM for distance in apart) / min(3, len(others))
    return _NEARBY * min(1.0, near) + (_NEXT_DOOR if min(apart) <= _CLOSE_KM else 0.0)


def _described(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.adm1, place.country) if part)


def _reason(chosen: Candidate, mention: PlaceMention) -> str:
    how = {
        Exactness.EXACT: "same spelling",
        Exactness.FOLDED: "spelled otherwise",
        Exactness.SKELETON: "similar spelling",
    }
    return f"{how[chosen.exactness]}{', ' + mention.pattern if mention.pattern else ''}"


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-1.2 * value))
