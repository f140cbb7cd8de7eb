"""Whether what a codebook asks of tables of means is there."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.codebook.scheme import Scheme
from rasid.coding.learnt.tables import load_table
from rasid.errors import DataFileError, UnknownName


def learnt_mistakes(scheme: Scheme) -> Iterator[DataFileError]:
    """The fields that name no table, or one that can tell none of their values.

    Raises:
        ModelMissing, ModelMismatch, DataFileError: the tables themselves are not as they should be.
    """
    for field in scheme.fields.values():
        if field.learnt is None:
            continue
        try:
            labels = load_table(field.learnt).labels
        except UnknownName as error:
            yield DataFileError(
                f"learnt: {error.what}", where=field.place, mend=error.mend or "leave 'learnt' out"
            )
            continue
        if not set(labels) & set(field.values):
            yield DataFileError(
                f"the table {field.learnt!r} tells none of the values",
                where=field.place,
                mend=f"name values among {', '.join(labels)}, or leave 'learnt' out",
            )
