"""What befell a human target."""

from __future__ import annotations

from typing import Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.tree import Tree

_UNHURT: Final = frozenset(
    {"unharmed", "unhurt", "uninjured", "unscathed", "safe", "survive", "escape", "miraculously"}
)
_FREED: Final = frozenset({"free", "release", "rescue", "liberate"})


def effect_of(tree: Tree, candidate: Candidate, incident: Incident) -> str | None:
    """The effect of an incident on a target; None where nothing is told of it."""
    if candidate.found[0][0].stage != "ACCOMPLISHED":
        return None
    effects = [mention.deed.effect for mention, _ in candidate.found if mention.deed.effect is not None]
    for wanted in ("DEATH", "INJURY"):
        if wanted in effects:
            return wanted
    if _subject_of(tree, candidate, incident, _UNHURT):
        return "NO INJURY OR DEATH"
    if incident.type == "KIDNAPPING" and _subject_of(tree, candidate, incident, _FREED):
        return "REGAINED FREEDOM"
    return None


def _subject_of(tree: Tree, candidate: Candidate, incident: Incident, words: frozenset[str]) -> bool:
    """Whether a target is the subject of one of these words in a sentence of the incident or the next ones."""
    wanted = candidate.name or candidate.token.lemma
    for number in {n for s in incident.sentences for n in (s, s + 1, s + 2) if n < len(tree.sentences)}:
        sentence = tree.sentences[number]
        for token in tree.tokens[sentence.first : sentence.last]:
            if token.lemma in words or token.text.lower() in words:
                verb = token if token.pos in ("VERB", "AUX") else tree.verb_above(token.index)
                around = [*tree.subjects(verb), *tree.undergoers(verb)] if verb is not None else []
                if any(wanted in (one.lemma, one.text.lower()) for one in around):
                    return True
    return False
