"""Fitting the heads of templates to labelled reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.fitted.aligning import Gold, aligned, date_credit, filler_of, place_credit
from rasid.coding.templates.fitted.choosing import dates, places
from rasid.coding.templates.fitted.looking import of_answer, of_candidate, of_incident
from rasid.coding.templates.fitted.maker import NONE
from rasid.coding.templates.fitted.model import PARTS, TemplateModel
from rasid.coding.templates.fitted.sparse import columns, fit_head
from rasid.coding.templates.incidents import Incident
from rasid.coding.templates.maker import TemplateMaker, Work, template_of
from rasid.errors import InputError
from rasid.model.document import Document

#: How likely something must be to be written. The best cut for an F score lies at half of what it reaches.
THRESHOLDS: Final[Mapping[str, float]] = {"incident": 0.35, "filler": 0.3, "answer": 0.3}
PENALTY: Final = 1e-5
#: Fewer labelled reports than this teach nothing that holds for others.
FEWEST: Final = 50


@dataclass(slots=True)
class Examples:
    """Rows of features with their labels, for one head."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, row: Iterable[str], label: str) -> None:
        """One more row."""
        self.rows.append(tuple(row))
        self.labels.append(label)


def fit(
    labelled: Iterable[tuple[Document, Sequence[Gold]]],
    countries: Mapping[str, str],
    *,
    progress: Callable[[str], None] = lambda what: None,
) -> TemplateModel:
    """Fit all heads to read documents with their labelled templates.

    Raises:
        InputError: there are too few documents, or too few of them have a template that was found.
    """
    maker = TemplateMaker(countries)
    examples = {part: Examples() for part in PARTS}
    number = 0
    for document, golds in labelled:
        number += 1
        learn(examples, maker.work(document), golds)
    if number < FEWEST or any(len(set(one.labels)) < 2 for one in examples.values()):
        raise InputError(f"{number} labelled reports are too few to fit templates", mend="label more of them")
    return TemplateModel({part: _fitted(part, examples[part], progress) for part in PARTS}, THRESHOLDS)


def _fitted(part: str, examples: Examples, progress: Callable[[str], None]) -> Any:
    progress(f"fitting {part}: {len(examples.labels)} examples")
    return fit_head(columns(examples.rows), examples.labels, penalty=PENALTY)


def learn(examples: Mapping[str, Examples], work: Work, golds: Sequence[Gold]) -> None:
    """Add what one document teaches."""
    found = work.incidents()
    templates = [template_of(work, incident, candidates) for incident, candidates in found]
    pairs = aligned(templates, [candidates for _, candidates in found], golds)
    for place, (incident, candidates) in enumerate(found):
        row = tuple(of_incident(work, incident, candidates, place, len(found)))
        examples["incident"].add(row, "yes" if place in pairs else "no")
        if place in pairs:
            gold = golds[pairs[place]]
            examples["type"].add(row, _one_of(gold["type"][0]["any_of"], templates[place].type))
            if gold["stage"]:
                examples["stage"].add(row, _one_of(gold["stage"][0]["any_of"], templates[place].stage))
            _learn_scene(examples, work, incident, gold)
            _learn_fillers(examples, work, incident, candidates, gold)


def _one_of(labels: Sequence[str], ruled: str) -> str:
    return ruled if ruled in labels else labels[0]


def _learn_scene(examples: Mapping[str, Examples], work: Work, incident: Incident, gold: Gold) -> None:
    for day in dates(work, incident):
        examples["date"].add(day.features, "yes" if date_credit(day.value, gold) == 1.0 else "no")
    for place in places(work, incident):
        examples["place"].add(place.features, "yes" if place_credit(place.value, gold) == 1.0 else "no")


def _learn_fillers(
    examples: Mapping[str, Examples],
    work: Work,
    incident: Incident,
    candidates: Sequence[Candidate],
    gold: Gold,
) -> None:
    for candidate in candidates:
        found = filler_of(candidate, gold)
        slot = found[0] if found is not None else NONE
        examples["filler"].add(of_candidate(work, incident, candidate, candidates), slot)
        if found is None or slot not in ("hum_tgt", "perp_org"):
            continue
        part, name = ("effect", "hum_tgt_effect") if slot == "hum_tgt" else ("confidence", "perp_org_confidence")
        label = next((one["any_of"][0] for one in gold[name] if set(one.get("of", ())) & set(found[1]["any_of"])), NONE)
        examples[part].add(of_answer(work, incident, candidate), label)
