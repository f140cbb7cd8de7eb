"""From a read document to the templates of its incidents."""

from __future__ import annotations

from collections.abc import Mapping

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.effects import effect_of
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.parties import CLAIMED, carried_over, confidence_of, doc_claims
from rasid.coding.templates.relevance import is_incident
from rasid.coding.templates.template import Linked, Template
from rasid.coding.templates.vocabulary import load_vocabulary
from rasid.coding.templates.work import Work
from rasid.model.document import Document


class TemplateMaker:
    """Makes templates by rules. ``countries`` gives the names of countries by ISO code."""

    def __init__(self, countries: Mapping[str, str]) -> None:
        self._words = load_vocabulary()
        self._countries = countries

    def work(self, document: Document) -> Work:
        """A document made ready."""
        return Work(document, self._words, self._countries)

    def templates(self, document: Document) -> list[Template]:
        """One template for each incident that a document reports, in the order of the text.

        Raises:
            StageOrder: the document was not read up to its observations.
        """
        work = self.work(document)
        return [
            template_of(work, incident, candidates)
            for incident, candidates in work.incidents()
            if is_incident(work, incident, candidates)
        ]


def template_of(work: Work, incident: Incident, candidates: list[Candidate]) -> Template:
    """The template of an incident, its slots filled from candidates by the slots that they have."""
    stages = [one.stage for one in incident.mentions if not one.deed.weak] or [incident.mentions[0].stage]
    template = Template(
        type=_type_of(work, incident, candidates),
        stage="ACCOMPLISHED" if "ACCOMPLISHED" in stages else stages[0],
        date=work.scene.date(incident.mentions),
        location=work.scene.location(incident.mentions),
    )
    for candidate in candidates:
        if candidate.slot is None:
            continue
        slot: list[str] = getattr(template, candidate.slot)
        if candidate.text in slot:
            continue
        slot.append(candidate.text)
        if candidate.slot == "hum_tgt":
            effect = effect_of(work.tree, candidate, incident)
            template.hum_tgt_effect += [Linked(effect, candidate.text)] if effect is not None else []
        elif candidate.slot == "perp_org":
            template.perp_org_confidence.append(Linked(confidence_of(work, candidate), candidate.text))
    for name in doc_claims(work, incident):
        if name in template.perp_org:
            place = template.perp_org.index(name)
            template.perp_org_confidence[place] = Linked(CLAIMED, name)
        else:
            template.perp_org.append(name)
            template.perp_org_confidence.append(Linked(CLAIMED, name))
    if not template.perp_org:
        for name, confidence in carried_over(work, incident, candidates):
            template.perp_org.append(name)
            template.perp_org_confidence.append(Linked(confidence, name))
    return template


def _type_of(work: Work, incident: Incident, candidates: list[Candidate]) -> str:
    """The type that the deeds tell; an attack by means of explosives is a bombing."""
    explosives = any(
        one.slot == "instrument" and work.words.is_a("explosives", one.token.lemma) for one in candidates
    )
    return "BOMBING" if incident.type == "ATTACK" and explosives else incident.type
