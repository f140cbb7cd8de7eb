"""Which tellings of one report are one incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from rasid.coding.templates.deeds import DeedMention
from rasid.coding.templates.kinds import Kinds
from rasid.coding.templates.scene import Scene
from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary

#: The more special type wins over the more general one.
RANK: Final = ("KIDNAPPING", "HIJACKING", "ARSON", "ROBBERY", "BOMBING", "FORCED WORK STOPPAGE", "ATTACK")
#: Types that one incident may be told by in turn: a bombing is also an attack.
_KIN: Final = frozenset({
    frozenset({"ATTACK", "BOMBING"}), frozenset({"ATTACK", "KIDNAPPING"}), frozenset({"ATTACK", "ARSON"}),
    frozenset({"ATTACK", "HIJACKING"}),
})  # fmt: skip
#: From how likely on a deed is taken for one told before.
_ONE: Final = 0.5
_NOT_REAL: Final = frozenset({"possible", "conditional", "planned"})


@dataclass(slots=True)
class Incident:
    """Deeds of one report that are one incident."""

    mentions: list[DeedMention] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The most special type that its deeds tell, weak deeds last."""
        strong = [one.deed.type for one in self.mentions if not one.deed.weak] or [self.mentions[0].deed.type]
        return min(strong, key=RANK.index)

    @property
    def sentences(self) -> list[int]:
        """The numbers of the sentences that tell it."""
        return sorted({one.sentence for one in self.mentions})


class Linker(Protocol):
    """Says how likely a deed is one with an incident told before it."""

    def chances(
        self, grouper: Grouper, mention: DeedMention, incidents: Sequence[Incident]
    ) -> Sequence[float]:
        """One chance for each incident, from 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one incident from another: names and heads of its targets, its days, its places."""

    names: frozenset[str]
    heads: frozenset[str]
    days: frozenset[str]
    places: frozenset[str]


class Grouper:
    """Groups the deeds of one document."""

    def __init__(self, tree: Tree, kinds: Kinds, scene: Scene, vocabulary: Vocabulary) -> None:
        self.tree, self.scene = tree, scene
        self._kinds, self._words = kinds, vocabulary

    def linked(self, mentions: Sequence[DeedMention], linker: Linker) -> list[Incident]:
        """As :meth:`grouped`, by a fitted linker instead of rules, and with all deeds that may make an incident."""
        incidents: list[Incident] = []
        for mention in mentions:
            chances = linker.chances(self, mention, incidents)
            best = max(range(len(incidents)), key=lambda number: chances[number], default=None)
            if best is not None and chances[best] >= _ONE:
                incidents[best].mentions.append(mention)
            elif not mention.deed.weak or mention.of("patient"):
                incidents.append(Incident([mention]))
        return incidents

    def grouped(self, mentions: Sequence[DeedMention]) -> list[Incident]:
        """Incidents in the order of their first telling."""
        incidents: list[Incident] = []
        for mention in mentions:
            if mention.negated or mention.stance == "denies":
                continue
            home = self._home(mention, incidents)
            if home is not None:
                home.mentions.append(mention)
            elif self._stands_alone(mention):
                incidents.append(Incident([mention]))
        return incidents

    def _stands_alone(self, mention: DeedMention) -> bool:
        if mention.modality in _NOT_REAL:
            return False
        if not mention.deed.weak:
            return True
        agents = [one.token.lemma for one in mention.of("agent")]
        return any(self._words.is_a("telling", lemma) for lemma in agents) and bool(mention.of("patient"))

    def _home(self, mention: DeedMention, incidents: Sequence[Incident]) -> Incident | None:
        mine = self.traits([mention])
        for incident in reversed(incidents):
            last = incident.mentions[-1]
            theirs = self.traits(incident.mentions)
            same = {incident.type, mention.deed.type}
            kin = len(same) == 1 or frozenset(same) in _KIN or mention.deed.weak
            distance = mention.sentence - last.sentence
            if not kin or conflict(mine, theirs):
                continue
            shared = bool(mine.names & theirs.names)
            if mention.deed.weak or mention.modality in _NOT_REAL:
                if distance <= 1:
                    return incident
                continue
            if shared or (mine.heads & theirs.heads and distance <= 8):
                return incident
            if mine.names and theirs.names and distance > 0:
                continue
            if mine.heads and theirs.heads and not self.definite(mention) and distance > 1:
                continue
            return incident
        return None

    def definite(self, mention: DeedMention) -> bool:
        """Whether a deed is spoken of as known ("the attack")."""
        children = self.tree.children(mention.trigger.index, "det", "poss")
        return mention.trigger.pos == "NOUN" and any(
            c.text.lower() in ("the", "this", "that") for c in children
        )

    def traits(self, mentions: Sequence[DeedMention]) -> Traits:
        """What tells the incident that these deeds are from others."""
        names: set[str] = set()
        heads: set[str] = set()
        days: set[str] = set()
        places: set[str] = set()
        for mention in mentions:
            for argument in mention.of("patient"):
                token = argument.token
                entity = self.tree.entity_of.get(token.index)
                if entity is not None and entity.label == "PERSON":
                    names.add(token.text.lower())
                elif self._kinds.of(token) in ("human", "physical"):
                    heads.add(token.lemma)
            day = self.scene.day(mention)
            days |= {day} if day is not None else set()
            places |= set(self.scene.towns(mention))
        return Traits(frozenset(names), frozenset(heads), frozenset(days), frozenset(places))


def conflict(mine: Traits, theirs: Traits) -> bool:
    """Whether two tellings cannot be of one incident: other days, or other towns."""
    if mine.names & theirs.names:
        return False
    days = bool(mine.days and theirs.days and not mine.days & theirs.days)
    places = bool(mine.places and theirs.places and not mine.places & theirs.places)
    return days or places
