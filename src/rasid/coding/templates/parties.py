"""How sure it is that an organisation did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.organisations import Organisation
from rasid.coding.templates.tree import Tree
from rasid.coding.templates.vocabulary import Vocabulary
from rasid.coding.templates.work import Work
from rasid.model.document import Token

FACT: Final = "REPORTED AS FACT"
CLAIMED: Final = "CLAIMED OR ADMITTED"
SUSPECTED: Final = "SUSPECTED OR ACCUSED"
BY_AUTHORITIES: Final = "SUSPECTED OR ACCUSED BY AUTHORITIES"
POSSIBLE: Final = "POSSIBLE"


def confidence_of(tree: Tree, words: Vocabulary, candidate: Candidate) -> str:
    """How the first telling of a deed puts its doer: as a fact, as suspected, or as accused by whom."""
    mention, argument = candidate.found[0]
    if mention.stance == "claims_responsibility" or argument.via == "claimed":
        return CLAIMED
    sentence = tree.sentences[mention.sentence]
    tokens = tree.tokens[sentence.first : sentence.last]
    for token in tokens:
        if token.text.lower() in words.classes["doubting"] and _near(
            tree, token, mention.trigger, argument.token
        ):
            return SUSPECTED
    accusing = next((t for t in tokens if t.lemma in words.classes["accusing"] and t.pos == "VERB"), None)
    if accusing is not None and accusing.index != mention.trigger.index:
        return by_whom(tree, words, accusing)
    saying = [t for t in tokens if t.lemma in ("say", "report", "state", "announce", "accord", "according")]
    for token in saying:
        for subject in tree.subjects(token) if token.pos == "VERB" else []:
            if words.is_a("authorities", subject.lemma):
                return BY_AUTHORITIES
    return FACT


def by_whom(tree: Tree, words: Vocabulary, verb: Token) -> str:
    """An accusation, by authorities where its subject is one."""
    doers = tree.doers(verb)
    return BY_AUTHORITIES if any(words.is_a("authorities", one.lemma) for one in doers) else SUSPECTED


def _near(tree: Tree, token: Token, *others: Token) -> bool:
    return any(abs(token.index - other.index) <= 6 for other in others)


def doc_claims(work: Work, incident: Incident) -> Iterator[tuple[str, str]]:
    """Organisations that claim an incident, or that it is laid to, in sentences beside its tellings."""
    tree, words = work.tree, work.words
    near = {n for s in incident.sentences for n in range(s - 1, s + 5)}
    for token in tree.tokens:
        if token.lemma != "responsibility" or tree.sentence_of(token.index) not in near:
            continue
        verb = tree.verb_above(token.index)
        if verb is None or verb.lemma not in words.classes["claims"]:
            continue
        for doer in tree.doers(verb):
            found = work.organisations.at(doer)
            if found is not None and found.listed not in ("outlet", "agency"):
                yield found.name, CLAIMED


def carried_over(work: Work, incident: Incident, candidates: Sequence[Candidate]) -> list[Organisation]:
    """The armed groups that "the guerrillas" of an incident are, told elsewhere in the report.

    The only one that the report names; of several, those of the nearest sentence that names any, before the
    deed if there is one.
    """
    generic = [one for one in candidates
               if one.slot == "perp_ind" and work.words.is_a("armed_company", one.token.lemma)]  # fmt: skip
    if not generic:
        return []
    named = [(work.tree.sentence_of(index), one) for index, one in work.organisations.mentions() if one.rebel and not one.outlet]
    every = {one.key: one for _, one in named}
    if len(every) <= 1:
        return list(every.values())
    import os
    if os.environ.get("V") == "1": return []
    first = incident.sentences[0]
    before = [sentence for sentence, _ in named if sentence <= first]
    nearest = max(before) if before else min(sentence for sentence, _ in named)
    return list({one.key: one for sentence, one in named if sentence == nearest}.values())
