"""Fitting a codebook of incidents to labelled reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rasid.errors import DataFileError
from rasid.settings import Settings
from rasid.workbench.coding import DocumentReader, document_reader
from rasid.workbench.labelled import json_rows, labelled_documents

if TYPE_CHECKING:
    from rasid.coding.templates.fitted.model import TemplateModel

_SLOTS: Final = (
    "type", "stage", "date", "location", "instrument", "perp_ind", "perp_org", "perp_org_confidence", "phys_tgt",
    "hum_tgt", "hum_tgt_effect",
)  # fmt: skip
#: Slots whose values are said of another filler.
_LINKED: Final = ("perp_org_confidence", "hum_tgt_effect")
_MEND: Final = "write a list of {'any_of': ['wording', ...]}"

Gold = Mapping[str, Any]


def fit_incidents(
    path: Path,
    settings: Settings,
    *,
    labels: Path,
    progress: Callable[[str], None] = lambda what: None,
    make_reader: Callable[[Settings], DocumentReader] = document_reader,
) -> TemplateModel:
    """Fit heads to the reports of a file of JSON lines, each with an ``id``.

    A line of ``labels`` is ``{"id": ..., "templates": [...]}``; a template has for each slot a list of fillers, each
    ``{"any_of": [wordings]}``, and for those that are said of another filler its wordings under ``of``.

    Raises:
        InputError: a file cannot be read, or there are too few labelled reports.
        DataFileError: a line of labels is not as it should be; with its file and line.
        UnreadableReport: a report cannot be read.
        ResourceError: the parser is missing.
    """
    from rasid.coding.templates.fitted.fitting import fit
    from rasid.resolve.countries import country_names

    templates = dict(_labels(labels))
    wanted = {number: templates[row["id"]] for number, row in json_rows(path) if row["id"] in templates}
    read = labelled_documents(path, wanted, settings, make_reader=make_reader, progress=progress)
    return fit(((document, golds) for golds, document in read), country_names(), progress=progress)


def _labels(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for number, row in json_rows(path):
        where = f"{path}:{number}"
        templates = row.get("templates")
        if not isinstance(templates, list):
            raise DataFileError("has no list of templates", where=where, mend="write 'templates': [...]")
        yield row["id"], [_template(template, where) for template in templates]


def _template(template: Any, where: str) -> Gold:
    """A labelled template with every slot; each filler seen to be of its form."""
    if not isinstance(template, dict) or not template.get("type"):
        raise DataFileError(
            "a template has no type", where=where, mend="write 'type': [{'any_of': ['ATTACK']}]"
        )
    made: dict[str, list[Gold]] = {}
    for slot in _SLOTS:
        fillers = template.get(slot)
        if fillers is not None and not isinstance(fillers, list):
            raise DataFileError(f"{slot!r} is no list of fillers", where=where, mend=_MEND)
        made[slot] = [_filler(slot, filler, where) for filler in fillers or []]
    return made


def _filler(slot: str, filler: Any, where: str) -> Gold:
    if not isinstance(filler, dict) or not isinstance(filler.get("any_of"), list) or not filler["any_of"]:
        raise DataFileError(f"a filler of {slot!r} has no wordings", where=where, mend=_MEND)
    of = filler.get("of") or []
    if not isinstance(of, list):
        raise DataFileError(
            f"'of' of {slot!r} is no list of wordings", where=where, mend="write 'of': ['wording', ...]"
        )
    kind = list if slot == "location" else str
    wordings = [*filler["any_of"], *(of if slot in _LINKED else ())]
    if not all(isinstance(wording, kind) and wording for wording in wordings):
        raise DataFileError(f"a wording of {slot!r} is no {kind.__name__}", where=where, mend=_MEND)
    return {**filler, "of": of}
