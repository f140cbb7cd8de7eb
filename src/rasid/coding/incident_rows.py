"""Rows of incidents in a codebook's fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from rasid.codebook.scheme import OF_INCIDENTS, Scheme, SchemeField
from rasid.codebook.scheme_loader import folded
from rasid.coding.rows import Row
from rasid.coding.templates.template import Template
from rasid.errors import InputError
from rasid.model.document import Document

_LISTS = ("labels", "texts")


class Making(Protocol):
    """What turns documents into templates: rules alone, or rules with fitted heads."""

    def templates(self, document: Document) -> Sequence[Template]:
        """The templates of a document."""
        ...


class IncidentCoder:
    """Codes the incidents of read documents, one row each."""

    def __init__(self, scheme: Scheme, maker: Making) -> None:
        """
        Raises:
            InputError: the codebook has no row for each incident.
        """
        if scheme.rows_of != "incident":
            raise InputError(f"the codebook {scheme.name!r} has no row for each incident",
                             mend="write 'rows: incident' in it")  # fmt: skip
        self.scheme, self._maker = scheme, maker

    def rows(self, document: Document) -> list[Row]:
        """The rows of a document, in the order of the text.

        Raises:
            StageOrder: the document was not read up to its observations.
        """
        return [
            {field.name: _value(field, template.row()) for field in self.scheme.fields.values()}
            for template in self._maker.templates(document)
        ]


def _value(field: SchemeField, slots: Row) -> Any:
    """A field's value from the slots of a template, in the field's own names."""
    found: list[Any] = []
    for path in field.sources:
        slot = slots[path.removeprefix(OF_INCIDENTS)]
        found += slot if isinstance(slot, list) else [] if slot is None else [slot]
        if found:
            break
    named = [field.names.get(folded(one), one) if isinstance(one, str) else one for one in found]
    kept = [
        one for one in named if not field.values or _label(one) in {folded(label) for label in field.values}
    ]
    if field.kind in _LISTS:
        return kept[: field.at_most]
    return kept[0] if kept else field.otherwise


def _label(value: Any) -> str:
    return folded(value["value"] if isinstance(value, dict) else str(value))
