"""What fitted heads look at, as named features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rasid.coding.templates.candidates import SLOTS, Candidate
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.maker import template_of
from rasid.coding.templates.parties import confidence_of
from rasid.coding.templates.relevance import is_incident
from rasid.coding.templates.work import Work
from rasid.model.document import Token

#: Words that bear on who did it and what became of whom, wherever they stand.
_TELLTALE: Final = frozenset({
    "responsibility", "claim", "accuse", "blame", "attribute", "suspect", "unharmed", "allegedly", "apparently",
    "release", "free", "escape",
})  # fmt: skip


def of_incident(
    work: Work, incident: Incident, candidates: Sequence[Candidate], place: int, among: int
) -> Iterator[str]:
    """Features of a possible incident, the ``place``-th of ``among`` in its report."""
    yield f"rule {is_incident(work, incident, candidates)}"
    yield f"type {incident.type}"
    yield f"place {min(place, 4)}"
    yield f"of {min(among, 6)}"
    yield f"first sentence {_size(incident.sentences[0])}"
    yield from _of_deeds(work, incident)
    yield from _of_scene(work, incident)
    yield from _of_slots(work, candidates)
    for number in incident.sentences[:4]:
        for token in _words(work, number):
            yield f"beside {token.lemma}"
    for number in range(min(3, len(work.tree.sentences))):
        for token in _words(work, number):
            yield f"lead {token.lemma}"
    head = work.document.text[: work.scene.body_start]
    for word in head.split("(")[-1].split(")")[0].split():
        yield f"outlet {word}"


def _of_deeds(work: Work, incident: Incident) -> Iterator[str]:
    yield f"tellings {_size(len(incident.mentions))}"
    yield f"strong {_size(sum(not one.deed.weak for one in incident.mentions))}"
    for one in incident.mentions[:6]:
        yield f"deed {one.deed.name}"
        yield f"word {one.trigger.lemma} {one.trigger.pos[:1]}"
        yield f"told {one.modality} {one.stance}"
        yield f"tense {one.tense}"
        yield f"stage {one.stage}"
        yield f"relation {one.trigger.dep}"
        if work.finder.fighting_in(one.sentence):
            yield "fighting"
    first = incident.mentions[0]
    yield f"first {first.deed.name} {first.trigger.pos[:1]} {first.modality}"


def _of_slots(work: Work, candidates: Sequence[Candidate]) -> Iterator[str]:
    counts = Counter(one.slot for one in candidates if one.slot is not None)
    for slot in SLOTS:
        yield f"many {slot} {min(counts[slot], 3)}"
    for one in candidates:
        if one.slot is None:
            continue
        yield f"filler {one.slot} {'NAME' if one.name else one.token.lemma}"
        if work.words.is_a("military", one.token.lemma):
            yield f"military {one.slot}"
        if one.slot == "hum_tgt" and one.name:
            yield "named target"


def _of_scene(work: Work, incident: Incident) -> Iterator[str]:
    day = next((found for one in incident.mentions if (found := work.scene.day(one)) is not None), None)
    lag = "none"
    if day is not None and work.scene.issued is not None:
        days = (date.fromisoformat(work.scene.issued) - date.fromisoformat(day.rpartition("/")[2])).days
        lag = (
            "0"
            if days <= 0
            else "1"
            if days == 1
            else "week"
            if days <= 7
            else "months"
            if days <= 75
            else "old"
        )
    yield f"lag {lag}"
    yield f"exact {day is not None and '/' not in day}"
    chain = work.scene.location(incident.mentions)
    yield f"chain {min(len(chain), 3)}"
    yield f"country {chain[0] if chain else None}"
    home = work.scene.home_name
    yield f"home {bool(chain) and chain[0] == home}"


def of_candidate(
    work: Work, incident: Incident, candidate: Candidate, others: Sequence[Candidate]
) -> Iterator[str]:
    """Features of a possible filler of an incident."""
    token, rule = candidate.token, candidate.slot
    yield f"rule {rule}"
    yield f"rule {rule} {incident.type}"
    yield f"kind {candidate.kind}"
    yield f"lemma {token.lemma}"
    yield f"lemma {token.lemma} {rule}"
    yield f"end {token.lemma[-4:]}"
    yield f"type {incident.type}"
    yield f"many {rule} {min(sum(other.slot == rule for other in others), 4)}"
    yield f"found {min(len(candidate.found), 4)}"
    yield f"name {candidate.name is not None} {rule}"
    yield from _of_roles(incident, candidate)
    yield from _of_organisation(work, incident, candidate)
    yield from _of_tree(work, token)
    ruled = {other.slot for other in others}
    yield f"beside perp_ind {'perp_ind' in ruled} {candidate.kind}"
    doer = next((other.token.lemma for other in others if other.slot == "perp_ind"), None)
    yield f"doer {doer} {candidate.kind}"


def _of_roles(incident: Incident, candidate: Candidate) -> Iterator[str]:
    token = candidate.token
    for mention, argument in candidate.found[:4]:
        via = f"{mention.deed.name} {argument.role} {argument.via}"
        yield f"via {via}"
        yield f"via {via} {candidate.kind}"
        yield f"trigger {mention.trigger.lemma} {argument.role} {argument.via}"
        yield f"role {argument.role} {candidate.kind}"
        yield f"told {mention.modality} {mention.stance}"
        yield f"sentence {_size(mention.sentence - incident.sentences[0])}"
        if argument.via != "report":
            behind = token.index > mention.trigger.index
            yield f"apart {_size(abs(mention.trigger.index - token.index))} {behind}"


def _of_organisation(work: Work, incident: Incident, candidate: Candidate) -> Iterator[str]:
    organisation = candidate.organisation
    if organisation is None:
        return
    yield f"organisation {organisation.armed} {organisation.listed}"
    yield f"organisation {organisation.armed} {candidate.slot} {incident.type}"
    yield f"named {organisation.name.lower()}"
    mentions = work.organisations.mentions()
    yield f"named times {_size(sum(found.key == organisation.key for _, found in mentions))}"
    ranks = [key for key, _ in Counter(found.key for _, found in mentions if found.armed).most_common(3)]
    yield f"named most {ranks.index(organisation.key) if organisation.key in ranks else 3}"
    yield f"alone {len(ranks) == 1} {organisation.armed}"
    for index, found in mentions:
        if found.key == organisation.key:
            verb = work.tree.verb_above(index)
            yield f"does {verb.lemma if verb is not None else None} {work.tree.tokens[index].dep}"


def _of_tree(work: Work, token: Token) -> Iterator[str]:
    tree = work.tree
    entity, above = tree.entity_of.get(token.index), tree.verb_above(token.index)
    yield f"tag {token.tag}"
    yield f"relation {token.dep}"
    yield f"entity {entity.label if entity is not None else None}"
    yield f"head {tree.tokens[token.head].lemma} {token.dep}"
    yield f"verb {above.lemma if above is not None else None} {token.dep}"
    for child in tree.children(token.index):
        yield f"child {child.dep}"
        if child.dep in ("compound", "amod", "det", "nummod", "poss", "prep"):
            yield f"child {child.lemma}"
    for step in (-2, -1, 1, 2):
        if 0 <= token.index + step < len(tree.tokens):
            yield f"word {step} {tree.tokens[token.index + step].lemma}"


def of_answer(work: Work, incident: Incident, candidate: Candidate) -> Iterator[str]:
    """Features for the effect on a target."""
    yield from of_candidate(work, incident, candidate, ())
    for number in {mention.sentence for mention, _ in candidate.found[:3]}:
        for token in _words(work, number):
            yield f"beside {token.lemma}"
    yield from _telltales(work)
    for linked in template_of(work, incident, [candidate]).hum_tgt_effect:
        yield f"ruled {linked.value}"


def of_confidence(work: Work, candidate: Candidate) -> Iterator[str]:
    """Features for how sure it is that an organisation did it.

    Few, so that what the rules say of it is heard: labelled reports hold few organisations.
    """
    ruled = confidence_of(work, candidate)
    yield f"ruled {ruled}"
    for mention, argument in candidate.found[:3]:
        yield f"via {argument.via}"
        yield f"via {argument.via} {ruled}"
        yield f"told {mention.modality} {mention.stance}"
        verb = work.tree.verb_above(mention.trigger.index)
        yield f"above {verb.lemma if verb is not None else None}"
    yield from _telltales(work)


def _telltales(work: Work) -> Iterator[str]:
    for token in work.tree.tokens:
        if token.lemma in _TELLTALE:
            yield f"report {token.lemma}"


def _words(work: Work, number: int) -> Iterator[Token]:
    sentence = work.tree.sentences[number]
    for token in work.tree.tokens[sentence.first : sentence.last]:
        if token.pos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN"):
            yield token


def _size(number: int) -> str:
    bounds = (0, 1, 2, 3, 5, 8, 13, 21, 40)
    return next((str(bound) for bound in bounds if number <= bound), "more")
