"""What may fill the slots of an incident: nouns in a role of its deeds, with the rules' opinion of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from rasid.coding.templates.deeds import SAYING, Argument, DeedMention
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.kinds import Kind, Kinds
from rasid.coding.templates.organisations import Organisation, Organisations
from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.model.document import Token

Slot = Literal["instrument", "perp_ind", "perp_org", "phys_tgt", "hum_tgt"]
SLOTS: Final[tuple[Slot, ...]] = ("instrument", "perp_ind", "perp_org", "phys_tgt", "hum_tgt")

_PRONOUN_TAGS: Final = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX"})
_PEOPLE_DEEDS: Final = frozenset({"kill", "die", "wound", "kidnap", "hostage", "shoot"})


@dataclass(slots=True)
class Candidate:
    """A possible filler: ``text`` as it would be written, the slot that the rules give it or None, and where
    it was found. ``name`` is the last word of a person's name, None for other phrases."""

    token: Token
    text: str
    slot: Slot | None
    kind: Kind
    found: list[tuple[DeedMention, Argument]] = field(default_factory=list)
    name: str | None = None
    organisation: Organisation | None = None


class Candidates:
    """Makes the candidates of incidents of one document."""

    def __init__(
        self, tree: Tree, kinds: Kinds, organisations: Organisations, vocabulary: Vocabulary
    ) -> None:
        self._tree, self._kinds, self._organisations = tree, kinds, organisations
        self._words = vocabulary

    def of(self, incident: Incident) -> list[Candidate]:
        """The candidates of an incident, doubles put together, in the order of the text."""
        made: list[Candidate] = []
        for mention in incident.mentions:
            for argument in mention.arguments:
                if argument.token.tag in _PRONOUN_TAGS or argument.token.pos == "PRON":
                    continue
                for one in self._from(argument, mention):
                    double = next((other for other in made if _same(one, other)), None)
                    if double is None:
                        made.append(one)
                    else:
                        _join(double, one)
        self._add_bystanders(made, incident)
        return self._without_descriptions(made, incident)

    def _add_bystanders(self, made: list[Candidate], incident: Incident) -> None:
        """Add the other nouns of the incident's sentences.

        The rules give a slot to those whose word alone tells that they do such deeds; the others are there for a
        fitted model.
        """
        mentions = {mention.sentence: mention for mention in reversed(incident.mentions)}
        taken = {argument.token.index for one in made for _, argument in one.found}
        for number, mention in sorted(mentions.items()):
            sentence = self._tree.sentences[number]
            for token in self._tree.tokens[sentence.first : sentence.last]:
                if token.index in taken or token.pos not in ("NOUN", "PROPN"):
                    continue
                one = self._bystander(token, mention, made)
                double = next((other for other in made if _same(one, other)), None)
                if double is None:
                    made.append(one)

        self._add_from_elsewhere(made, incident, taken)

    def _add_from_elsewhere(self, made: list[Candidate], incident: Incident, taken: set[int]) -> None:
        """Add, without a slot, the organisations and the telling perpetrators of the rest of the report."""
        first = incident.mentions[0]
        for token in self._tree.tokens:
            if token.index in taken or token.pos not in ("NOUN", "PROPN"):
                continue
            organisation = self._organisations.at(token)
            told = self._words.is_a("telling", token.lemma) and token.dep not in ("compound", "amod")
            if organisation is None and not told:
                continue
            if organisation is not None and (organisation.outlet or not organisation.armed):
                continue
            one = self._bystander(token, first, made)
            one.slot, one.found = None, [(first, Argument(token, "agent", "report"))]
            alike = one.organisation.key if one.organisation is not None else one.token.lemma
            if all(
                (o.organisation.key if o.organisation is not None else o.token.lemma) != alike for o in made
            ):
                made.append(one)

    def _bystander(self, token: Token, mention: DeedMention, made: Sequence[Candidate]) -> Candidate:
        found = [(mention, Argument(token, "agent", "sentence"))]
        organisation = self._organisations.at(token)
        if organisation is not None and not organisation.outlet:
            doer = organisation.rebel and not self._is_other(token, mention)
            slot: Slot | None = "perp_org" if doer else None
            return Candidate(token, organisation.name, slot, "organisation", found, None, organisation)
        telling = self._words.is_a("telling", token.lemma) and token.dep not in ("compound", "amod")
        slot = "perp_ind" if telling and not any(other.slot == "perp_ind" for other in made) else None
        text = self._tree.full_name(token) or self._tree.phrase(token)
        return Candidate(token, text, slot, self._kinds.of(token), found, self._name(token))

    def _is_other(self, token: Token, mention: DeedMention) -> bool:
        """Whether a word belongs to who or what is hit, or to who speaks of the deed."""
        patients = {argument.token.index for argument in mention.of("patient")}
        above = [token, *self._tree.above(token.index)]
        if any(one.index in patients for one in above):
            return True
        verb = self._tree.verb_above(token.index)
        if verb is None or verb.lemma not in SAYING or verb.lemma in self._words.classes["claims"]:
            return False
        return verb.index != mention.trigger.index and any(
            one in above for one in self._tree.children(verb.index, "nsubj")
        )

    def _from(self, argument: Argument, mention: DeedMention) -> Iterator[Candidate]:
        token = argument.token
        kind = self._kinds.of(token)
        organisation = self._organisations.at(token)
        if argument.role == "agent":
            for found in self._of_agent(token):
                # "the police", "the government" act in many ways: only who says that they did it makes it a deed.
                doer = found.armed or found.proper or argument.via in ("accused", "claimed")
                yield Candidate(
                    token,
                    found.name,
                    "perp_org" if doer else None,
                    "organisation",
                    [(mention, argument)],
                    None,
                    found,
                )
        slot = self._slot(argument, mention, kind)
        text = self._tree.full_name(token) or self._tree.phrase(token)
        yield Candidate(token, text, slot, kind, [(mention, argument)], self._name(token), organisation)

    def _slot(self, argument: Argument, mention: DeedMention, kind: Kind) -> Slot | None:
        """The slot that a noun fills by what it is and the role that it stands in."""
        token = argument.token
        if argument.role == "instrument":
            return "instrument" if kind == "weapon" else None
        if argument.role == "agent":
            return "perp_ind" if kind == "human" else None
        people = mention.deed.name in _PEOPLE_DEEDS
        if kind == "human":
            doer = self._words.is_a("telling", token.lemma)
            return "hum_tgt" if mention.deed.patient in ("human", "target") and not doer else None
        if kind == "physical":
            return None if people else "phys_tgt"
        if kind == "unknown" and token.pos in ("NOUN", "PROPN"):
            if people:
                return (
                    "hum_tgt"
                    if token.pos == "PROPN" and argument.via in ("object", "of", "poss", "subject")
                    else None
                )
        return None

    def _of_agent(self, token: Token) -> Iterator[Organisation]:
        """The organisations that an acting noun is, or belongs to: "FMLN guerrillas", "members of the FMLN"."""
        around = [token, *self._below(token, 0)]
        seen: set[str] = set()
        for word in around:
            found = self._organisations.at(word)
            if found is None or found.key in seen or found.outlet:
                continue
            if word is token or found.armed or found.proper:
                seen.add(found.key)
                yield found

    def _below(self, token: Token, depth: int) -> Iterator[Token]:
        if depth > 3:
            return
        for child in self._tree.children(
            token.index, "compound", "nmod", "amod", "appos", "prep", "pobj", "poss", "acl", "relcl", "attr"
        ):
            if child.dep == "prep" and child.lemma not in ("of", "from"):
                continue
            if child.dep in ("acl", "relcl"):
                if child.lemma in ("belong", "be"):
                    yield from self._below(child, depth + 1)
                    for thing in self._tree.objects_of(child.index, frozenset({"to", "of"})):
                        yield thing
                        yield from self._below(thing, depth + 2)
                continue
            yield child
            yield from self._below(child, depth + 1)

    def _name(self, token: Token) -> str | None:
        return token.text.lower() if self._tree.is_person(token) else None

    def _without_descriptions(self, made: Sequence[Candidate], incident: Incident) -> list[Candidate]:
        """Without nouns that only describe again who is named: "the mayor", behind his name."""
        named = any(one.name is not None and one.slot == "hum_tgt" for one in made)
        kept = []
        for one in made:
            definite = any(
                c.text.lower() in ("the", "this", "that")
                for c in self._tree.children(one.token.index, "det", "poss")
            )
            singular = one.token.tag == "NN"
            appositive = one.token.dep == "appos"
            if one.slot == "hum_tgt" and one.name is None and named and singular and (definite or appositive):
                one.slot = None
            kept.append(one)
        return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if one.slot != other.slot:
        return False
    if one.slot == "perp_org" and one.organisation is not None and other.organisation is not None:
        return one.organisation.key == other.organisation.key
    if one.name is not None and other.name is not None:
        return bool(set(one.text.lower().split()) & set(other.text.lower().split()))
    return one.token.lemma == other.token.lemma and one.name is None and other.name is None


def _join(home: Candidate, other: Candidate) -> None:
    """Put a double to its first telling; the longer of two names of a person is kept."""
    home.found.extend(other.found)
    if home.name is not None and len(other.text) > len(home.text) and len(other.text.split()) <= 5:
        home.text, home.name = other.text, other.name
