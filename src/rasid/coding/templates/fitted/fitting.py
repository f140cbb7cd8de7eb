"""Fitting the heads of templates to labelled reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rasid.coding.templates.candidates import Candidate
from rasid.coding.templates.deeds import DeedMention, Role
from rasid.coding.templates.fitted.aligning import (
    Found,
    Gold,
    aligned,
    date_credit,
    filler_of,
    place_credit,
    template_told,
)
from rasid.coding.templates.fitted.choosing import dates, places
from rasid.coding.templates.fitted.linking import HeadLinker, of_link
from rasid.coding.templates.fitted.looking import of_answer, of_candidate, of_confidence, of_incident
from rasid.coding.templates.fitted.maker import NONE
from rasid.coding.templates.fitted.model import PARTS, TemplateModel
from rasid.coding.templates.fitted.sparse import Head, columns, fit_head
from rasid.coding.templates.incidents import Incident, Linker
from rasid.coding.templates.maker import TemplateMaker, template_of
from rasid.coding.templates.work import Work
from rasid.errors import InputError
from rasid.model.document import Document

#: How likely something must be to be written. The best cut for an F score lies at half of what it reaches.
#: Chosen by folds within labelled reports.
THRESHOLDS: Final[Mapping[str, float]] = {
    "incident": 0.33, "answer": 0.3,
    "instrument": 0.33, "perp_ind": 0.3, "perp_org": 0.27, "phys_tgt": 0.33, "hum_tgt": 0.34,
}  # fmt: skip
PENALTY: Final = 1e-4
#: Classes that a head must have, whatever the labels hold.
_ALWAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "type": ("ATTACK",),
    "stage": ("ACCOMPLISHED",),
    **dict.fromkeys(("link", "incident", "date", "place"), ("no", "yes")),
}
#: What is known of links before any label: tellings that contradict each other are not one.
_BEFORE: Final[Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]] = {
    "link": ((("conflict True",), "no"), (("conflict False",), "yes"))
}
_ROLES: Final[tuple[Role, ...]] = ("agent", "patient", "instrument")
#: Fewer labelled reports than this teach nothing that holds for others.
FEWEST: Final = 50
#: The class of a phrase that only says again what another phrase of the incident says better.
DOUBLE: Final = "double"


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
    known = [(maker.work(document), list(golds)) for document, golds in labelled]
    if len(known) < FEWEST:
        raise InputError(
            f"{len(known)} labelled reports are too few to fit templates", mend="label more of them"
        )
    examples = {part: Examples() for part in PARTS}
    halves = [Examples(), Examples()]
    for number, (work, golds) in enumerate(known):
        learn_links(halves[number % 2], work, golds)
    # What is learnt behind the linker sees links as they will be: from a linker that has not seen the report.
    linkers = [HeadLinker(_fitted("link", halves[1 - side], progress)) for side in (0, 1)]
    for number, (work, golds) in enumerate(known):
        learn(examples, work, golds, linkers[number % 2])
    examples["link"] = Examples(halves[0].rows + halves[1].rows, halves[0].labels + halves[1].labels)
    if len(set(examples["incident"].labels)) < 2 or len(set(examples["filler"].labels)) < 2:
        raise InputError(
            "the labelled reports hold too few templates that were found", mend="label more reports"
        )
    return TemplateModel({part: _fitted(part, examples[part], progress) for part in PARTS}, THRESHOLDS)


def _fitted(part: str, examples: Examples, progress: Callable[[str], None]) -> Head:
    progress(f"fitting {part}: {len(examples.labels)} examples")
    before = _BEFORE.get(part, ())
    rows, labels = (
        [*examples.rows, *(row for row, _ in before)],
        [*examples.labels, *(label for _, label in before)],
    )
    return fit_head(columns(rows), labels, penalty=PENALTY, always=_ALWAYS.get(part, (NONE,)))


def learn_links(examples: Examples, work: Work, golds: Sequence[Gold]) -> None:
    """Add what one document teaches of deeds that are one: those that belong to one labelled template."""
    groups: dict[int, Incident] = {}
    for mention in work.finder.all():
        number = _template_told(work, mention, golds)
        if number is None:
            continue
        incidents = list(groups.values())
        for place, other in enumerate(groups):
            examples.add(of_link(work.grouper, mention, incidents, place), "yes" if other == number else "no")
        groups.setdefault(number, Incident()).mentions.append(mention)


def _template_told(work: Work, mention: DeedMention, golds: Sequence[Gold]) -> int | None:
    phrases: dict[str, list[str]] = {
        role: [work.tree.full_name(one.token) or work.tree.phrase(one.token) for one in mention.of(role)]
        for role in _ROLES
    }
    told = template_told(mention, phrases, work.scene.day(mention), list(work.scene.towns(mention)), golds)
    if told is None and len(golds) == 1 and work.grouper.definite(mention):
        # Of one template in a report, "the attack" is the attack.
        return 0 if mention.deed.type in golds[0]["type"][0]["any_of"] else None
    return told


def learn(examples: Mapping[str, Examples], work: Work, golds: Sequence[Gold], linker: Linker) -> None:
    """Add what one document teaches, its deeds grouped by a linker."""
    found = work.incidents(linker)
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
    fillers = [filler_of(candidate, gold) for candidate in candidates]
    for number, (candidate, found) in enumerate(zip(candidates, fillers, strict=True)):
        slot = found.slot if found is not None else NONE
        if found is not None and not _is_best(number, fillers):
            slot = DOUBLE
        examples["filler"].add(of_candidate(work, incident, candidate, candidates), slot)
        if found is None or slot not in ("hum_tgt", "perp_org"):
            continue
        part, name = (
            ("effect", "hum_tgt_effect") if slot == "hum_tgt" else ("confidence", "perp_org_confidence")
        )
        label = next(
            (one["any_of"][0] for one in gold[name] if set(one.get("of", ())) & set(found.filler["any_of"])),
            NONE,
        )
        row = of_answer(work, incident, candidate) if slot == "hum_tgt" else of_confidence(work, candidate)
        examples[part].add(row, label)


def _is_best(number: int, fillers: Sequence[Found | None]) -> bool:
    """Whether no other candidate is the same filler with better agreement, or with the same and before it."""
    mine = fillers[number]
    assert mine is not None, "asked only of what is a filler"
    for place, other in enumerate(fillers):
        if other is not None and place != number and other.filler is mine.filler:
            if (other.agreement, -place) > (mine.agreement, -number):
                return False
    return True
