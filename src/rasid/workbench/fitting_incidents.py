"""Fitting a codebook of incidents to labelled reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rasid.errors import DataFileError, InputError, UnreadableReport
from rasid.model.document import Document
from rasid.settings import Settings
from rasid.workbench.coding import DocumentReader, document_reader
from rasid.workbench.inputs import Found, found_in

if TYPE_CHECKING:
    from rasid.coding.templates.fitted.model import TemplateModel

_SLOTS: Final = (
    "type", "stage", "date", "location", "instrument", "perp_ind", "perp_org", "perp_org_confidence", "phys_tgt",
    "hum_tgt", "hum_tgt_effect",
)  # fmt: skip
#: Slots whose values are said of another filler.
_LINKED: Final = ("perp_org_confidence", "hum_tgt_effect")

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

    wanted = dict(_labels(labels))
    found: list[tuple[Found, list[Gold]]] = []
    ids = _ids(path)
    for item in found_in([path]):
        if isinstance(item, UnreadableReport):
            raise item
        if isinstance(item, Found):
            key = ids[int(item.where.rpartition(":")[2])]
            found += [(item, wanted[key])] if key in wanted else []
    progress(f"reading {len(found)} labelled reports")
    documents = make_reader(settings).documents([item.report for item, _ in found])
    read = (
        (document, golds)
        for document, (_, golds) in zip(documents, found, strict=True)
        if isinstance(document, Document)
    )
    return fit(read, country_names(), progress=progress)


def _ids(path: Path) -> dict[int, str]:
    """The id of each line that holds something, by its number."""
    return {number: row["id"] for number, row in _rows(path)}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), mend="give JSON lines") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataFileError(
                f"is no JSON: {error}", where=where, mend="write one object a line"
            ) from error
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise DataFileError("has no string id", where=where, mend="write an object with an 'id'")
        yield number, row


def _labels(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for number, row in _rows(path):
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
        made[slot] = [_filler(slot, filler, where) for filler in template.get(slot) or []]
    return made


def _filler(slot: str, filler: Any, where: str) -> Gold:
    mend = "write {'any_of': ['wording', ...]}"
    if not isinstance(filler, dict) or not isinstance(filler.get("any_of"), list) or not filler["any_of"]:
        raise DataFileError(f"a filler of {slot!r} has no wordings", where=where, mend=mend)
    kind = list if slot == "location" else str
    wordings = [*filler["any_of"], *(filler.get("of", ()) if slot in _LINKED else ())]
    if not all(isinstance(wording, kind) and wording for wording in wordings):
        raise DataFileError(f"a wording of {slot!r} is no {kind.__name__}", where=where, mend=mend)
    return filler
