"""How sure it is that an organisation did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.deeds import Argument, DeedMention
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.work import Work
from rasid.model.document import Token

FACT: Final = "REPORTED AS FACT"
CLAIMED: Final = "CLAIMED OR ADMITTED"
SUSPECTED: Final = "SUSPECTED OR ACCUSED"
BY_AUTHORITIES: Final = "SUSPECTED OR ACCUSED BY AUTHORITIES"
POSSIBLE: Final = "POSSIBLE"


def confidence_of(work: Work, candidate: Candidate) -> str:
    """How sure it is that a doer did it: who says that they did it themselves has done it, else as the first telling
    puts it."""
    tellings = [_of_telling(work, mention, argument, candidate) for mention, argument in candidate.found]
    return CLAIMED if CLAIMED in tellings else tellings[0]


def _of_telling(work: Work, mention: DeedMention, argument: Argument, candidate: Candidate) -> str:
    """How one telling puts the doer: as claimed, accused and by whom, possible, or as a fact."""
    words, speaker = work.words, _speaker(work, mention)
    if mention.stance == "claims_responsibility" or argument.via == "claimed":
        return CLAIMED
    if _is_own_side(work, speaker, candidate):
        return CLAIMED
    sentence = work.tree.sentences[mention.sentence]
    tokens = work.tree.tokens[sentence.first : sentence.last]
    accusing = next((t for t in tokens if t.lemma in words.classes["accusing"] and t.pos == "VERB"), None)
    if accusing is not None and accusing.index != mention.trigger.index:
        doers = work.tree.doers(accusing)
        return _accused_by(work, doers if doers else speaker)
    if argument.via == "accused":
        return _accused_by(work, speaker)
    beside = [t for t in tokens if _near(t, mention.trigger, argument.token)]
    if any(t.text.lower() in words.classes["open"] or t.lemma in words.classes["open"] for t in beside):
        return POSSIBLE
    if any(t.text.lower() in words.classes["doubting"] for t in beside):
        return _accused_by(work, speaker)
    return BY_AUTHORITIES if any(_is_authority(work, one) for one in speaker) else FACT


def _speaker(work: Work, mention: DeedMention) -> list[Token]:
    """The words of whoever tells a deed; none where the outlet does."""
    told = work.document.layer("attributions")
    found = mention.happening.attribution if mention.happening is not None else None
    if found is None:
        above = {mention.trigger.index, *(one.index for one in work.tree.above(mention.trigger.index))}
        found = next((number for number, one in enumerate(told) if one.root in above), None)
    span = told[found].speaker if found is not None else None
    return work.tree.between(span.start, span.end) if span is not None else []


def _is_own_side(work: Work, speaker: Sequence[Token], candidate: Candidate) -> bool:
    """Whether who speaks is the organisation that did it, or one of its people."""
    mine = candidate.organisation
    named = [one for token in speaker if (one := work.organisations.at(token)) is not None]
    if mine is None or mine.rebel is False:
        return False
    if any(one.key == mine.key for one in named):
        return True
    return not named and any(work.words.is_a("armed_company", one.lemma) for one in speaker)


def _is_authority(work: Work, token: Token) -> bool:
    return (
        work.words.is_a("authorities", token.lemma) or token.text.lower() in work.words.classes["authorities"]
    )


def _accused_by(work: Work, accusers: Sequence[Token]) -> str:
    """An accusation, by authorities where one of those who raise it, or a word of theirs, is one."""
    around = [
        near
        for one in accusers
        for near in (one, *work.tree.children(one.index, "compound", "amod", "appos"))
    ]
    return BY_AUTHORITIES if any(_is_authority(work, one) for one in around) else SUSPECTED


def _near(token: Token, *others: Token) -> bool:
    return any(abs(token.index - other.index) <= 6 for other in others)


def doc_claims(work: Work, incident: Incident) -> Iterator[str]:
    """Organisations that claim an incident in sentences beside its tellings."""
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
            if found is not None and not found.outlet:
                yield found.name


def carried_over(
    work: Work, incident: Incident, candidates: Sequence[Candidate]
) -> Iterator[tuple[str, str]]:
    """The organisation that "the guerrillas" or "soldiers" of an incident are of, told elsewhere in the report.

    Guerrillas are of the only armed group that the report names, soldiers of the force that it names most.
    """
    every = work.organisations
    for doer in candidates:
        if doer.slot != "perp_ind":
            continue
        sure = confidence_of(work, doer)
        if work.words.is_a("armed_company", doer.token.lemma):
            groups = [one for one in every.every if one.rebel and not one.outlet]
            if len(groups) == 1:
                yield groups[0].name, sure
                return
        if doer.token.lemma in ("soldier", "troop"):
            forces = Counter(one for _, one in every.mentions() if every.is_state_force(one))
            for force, _ in forces.most_common(1):
                yield force.name, sure
                return
