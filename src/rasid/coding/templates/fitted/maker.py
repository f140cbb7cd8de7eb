"""Templates made with fitted heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rasid.coding.templates.candidates import SLOTS, Candidate
from rasid.coding.templates.fitted.choosing import Option, dates, places
from rasid.coding.templates.fitted.linking import HeadLinker
from rasid.coding.templates.fitted.looking import of_answer, of_candidate, of_confidence, of_incident
from rasid.coding.templates.fitted.model import TemplateModel
from rasid.coding.templates.fitted.sparse import Columns, columns
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.maker import TemplateMaker, template_of
from rasid.coding.templates.template import Linked, Template
from rasid.coding.templates.work import Work
from rasid.model.document import Document

Value = TypeVar("Value")
NONE = "none"


class FittedTemplateMaker:
    """Makes templates of the incidents that rules find, as fitted heads see them."""

    def __init__(self, countries: Mapping[str, str], model: TemplateModel) -> None:
        self._maker, self._model = TemplateMaker(countries), model
        self._linker = HeadLinker(model.heads["link"])

    def templates(self, document: Document) -> list[Template]:
        """As :meth:`~rasid.coding.templates.maker.TemplateMaker.templates`."""
        return self.of(self._maker.work(document))

    def of(self, work: Work) -> list[Template]:
        """The templates of a document that was made ready."""
        found = work.incidents(self._linker)
        if not found:
            return []
        rows = columns([
            tuple(of_incident(work, incident, candidates, place, len(found)))
            for place, (incident, candidates) in enumerate(found)
        ])  # fmt: skip
        head = self._model.heads["incident"]
        chances = head.chances(rows)[:, head.classes.index("yes")]
        return [
            self._template(work, incident, candidates, rows[place : place + 1])
            for place, (incident, candidates) in enumerate(found)
            if chances[place] >= self._model.thresholds["incident"]
        ]

    def _template(
        self, work: Work, incident: Incident, candidates: list[Candidate], row: Columns
    ) -> Template:
        template = template_of(work, incident, [])
        template.type, template.stage = self._told("type", row), self._told("stage", row)
        template.date = self._chosen("date", dates(work, incident))
        where = self._chosen("place", places(work, incident))
        template.location = list(where) if where is not None else []
        template.perp_org, template.perp_org_confidence = [], []
        self._fill(template, work, incident, candidates)
        return template

    def _told(self, part: str, row: Columns) -> str:
        head = self._model.heads[part]
        return head.classes[int(head.chances(row)[0].argmax())]

    def _chosen(self, part: str, options: Sequence[Option[Value]]) -> Value | None:
        if not options:
            return None
        head = self._model.heads[part]
        chances = head.chances(columns([option.features for option in options]))[:, head.classes.index("yes")]
        return options[int(chances.argmax())].value

    def _fill(self, template: Template, work: Work, incident: Incident, candidates: list[Candidate]) -> None:
        if not candidates:
            return
        head = self._model.heads["filler"]
        rows = columns([tuple(of_candidate(work, incident, one, candidates)) for one in candidates])
        chances = head.chances(rows)
        for slot in SLOTS:
            if slot not in head.classes:
                continue
            likely = chances[:, head.classes.index(slot)]
            for number, candidate in enumerate(candidates):
                values: list[str] = getattr(template, slot)
                if likely[number] < self._model.thresholds[slot] or candidate.text in values:
                    continue
                values.append(candidate.text)
                if slot == "hum_tgt":
                    template.hum_tgt_effect += self._answer("effect", work, incident, candidate)
                elif slot == "perp_org":
                    template.perp_org_confidence += self._answer("confidence", work, incident, candidate)

    def _answer(self, part: str, work: Work, incident: Incident, candidate: Candidate) -> list[Linked]:
        head = self._model.heads[part]
        told = of_answer(work, incident, candidate) if part == "effect" else of_confidence(work, candidate)
        chances = head.chances(columns([tuple(told)]))[0]
        ranked = [int(place) for place in chances.argsort()[::-1]]
        if part == "confidence":
            # Who is named as doer is so with some confidence.
            ranked = [place for place in ranked if head.classes[place] != NONE]
        if (
            not ranked
            or head.classes[ranked[0]] == NONE
            or chances[ranked[0]] < self._model.thresholds["answer"]
        ):
            return []
        return [Linked(head.classes[ranked[0]], candidate.text)]
