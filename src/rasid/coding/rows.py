"""Rows in a codebook's fields from a read document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from rasid.codebook.scheme import FieldRule, Pick, Scheme, SchemeField
from rasid.codebook.scheme_loader import folded
from rasid.coding.counting import counted
from rasid.coding.evidence import Reading, Told
from rasid.coding.grouping import grouped
from rasid.coding.matching import Matcher
from rasid.coding.reading_values import values_at
from rasid.model.document import Document
from rasid.model.world import Actor

Row = dict[str, Any]

_LISTS: Final = ("labels", "texts")


class Coder:
    """Codes read documents in one codebook."""

    def __init__(self, scheme: Scheme, actors: Mapping[str, Actor] | None = None) -> None:
        """
        Raises:
            DataFileError: a field is to be learnt from a table that is not there, or that tells none of its values.
        """
        self.scheme = scheme
        self._actors = actors or {}
        if any(field.learnt is not None for field in scheme.fields.values()):
            from rasid.coding.learnt.asked import learnt_mistakes

            for mistake in learnt_mistakes(scheme):
                raise mistake

    def rows(self, document: Document) -> list[Row]:
        """The rows of a document: one, or one for each event, in the order of the text.

        A row holds every field of the codebook; lists where a field may have several values.

        Raises:
            StageOrder: the document was not read up to its observations.
        """
        reading = Reading(document, self._actors)
        matcher = Matcher(reading, self.scheme.parties)
        every = [Told(reading, observation) for observation in reading.observations]
        told = [one for one in every if matcher.holds(self.scheme.events, one, {})]
        if self.scheme.rows_of == "report":
            return [self._row(reading, matcher, told)]
        retold = self.scheme.retold
        groups = grouped(
            told,
            self.scheme.one_event,
            lambda one: self._row(reading, matcher, [one]),
            (lambda one: matcher.holds(retold, one, {})) if retold is not None else None,
        )
        return [self._row(reading, matcher, group) for group in groups]

    def _row(self, reading: Reading, matcher: Matcher, told: Sequence[Told]) -> Row:
        row: Row = {}
        for field in self.scheme.fields.values():
            kept = [one for one in told if matcher.holds(field.only, one, row)]
            value = self._value(field, reading, matcher, kept, row)
            row[field.name] = list(value) if isinstance(value, tuple) else value
        return row

    def _value(
        self, field: SchemeField, reading: Reading, matcher: Matcher, told: Sequence[Told], row: Row
    ) -> Any:
        if field.learnt is not None:
            return self._learnt(field, reading, given_by_rules(field, matcher, told, row, every=True))
        given = given_by_rules(field, matcher, told, row)
        if field.kind == "flag":
            return given[0] == "true" if given else field.otherwise
        if field.kind == "count":
            number = counted(
                field, told, self.scheme.counting, self.scheme.parties,
                lambda one: matcher.holds(field.rather, one, row),
            )  # fmt: skip
            return number if number is not None else int(given[0]) if given else field.otherwise
        found = [*given, *(_read(field, reading, told) if not given or field.kind in _LISTS else [])]
        if not found:
            return field.otherwise
        if field.kind in _LISTS:
            return _listed(found, field)
        return picked(found, field.pick)

    @staticmethod
    def _learnt(field: SchemeField, reading: Reading, votes: Sequence[str]) -> str:
        # Numpy and the encoder are loaded where a codebook asks for them.
        from rasid.coding.learnt.field import seen, tell_as_shipped

        assert field.learnt is not None
        return tell_as_shipped(field, seen(field.learnt, reading.document.text, votes))

    def votes(self, document: Document, row: Row) -> dict[str, list[str]]:
        """For each field with a table of means, what all its rules give, for rows of whole reports.

        ``row`` is the report's row, which rules may ask for.
        """
        reading = Reading(document, self._actors)
        matcher = Matcher(reading, self.scheme.parties)
        every = [Told(reading, observation) for observation in reading.observations]
        found = {}
        for field in self.scheme.fields.values():
            if field.learnt is not None:
                told = [one for one in every if matcher.holds(self.scheme.events, one, {})]
                kept = [one for one in told if matcher.holds(field.only, one, row)]
                found[field.name] = given_by_rules(field, matcher, kept, row, every=True)
        return found


def given_by_rules(
    field: SchemeField, matcher: Matcher, told: Sequence[Told], row: Row, *, every: bool = False
) -> list[str]:
    """What the rules of a field give, in order; for fields of one value at most one, or with ``every`` all.

    ``choose: rule`` takes the first rule that any happening meets, ``choose: event`` the first happening
    that meets any rule. A rule that asks for nothing but words of the report needs no happening.
    """
    found: list[str] = []
    alone = [rule for rule in field.rules if rule.when.of_report_only]
    pairs: list[tuple[FieldRule, Told | None]]
    if field.choose == "event":
        pairs = [(rule, one) for one in told for rule in field.rules if rule not in alone]
        pairs += [(rule, None) for rule in alone]
    else:
        pairs = [(rule, one) for rule in field.rules for one in ([None] if rule in alone else told)]
    for rule, one in pairs:
        if rule.give not in found and matcher.holds(rule.when, one, row):
            found.append(rule.give)
            if field.kind not in _LISTS and not every:
                break
    return found


def _read(field: SchemeField, reading: Reading, told: Sequence[Told]) -> list[Any]:
    """The values at the first of the field's sources that gives any, in the field's own names."""
    for path in field.sources:
        found = [
            named for value in values_at(path, reading, told) if (named := _named(field, value)) is not None
        ]
        if found:
            return found
    return []


def _named(field: SchemeField, value: str | float) -> Any:
    """A value in the names of the field; None for one that is none of its values."""
    if not isinstance(value, str):
        return value
    renamed = field.names.get(folded(value), value)
    if not field.values:
        return renamed
    return next((label for label in field.values if folded(label) == folded(renamed)), None)


def _listed(found: Sequence[Any], field: SchemeField) -> list[Any]:
    """The values of a list, each once, no more than the field may have."""
    if field.pick == "most":
        ordered = [value for value, _ in Counter(found).most_common()]
    else:
        ordered = list(dict.fromkeys(found if field.pick != "last" else reversed(found)))
    return ordered[: field.at_most]


def picked(found: Sequence[Any], pick: Pick) -> Any:
    """One of several values. ``most`` is the most frequent, the earliest of those that tie."""
    if pick == "most":
        return Counter(found).most_common(1)[0][0]
    if pick in ("smallest", "largest"):
        return min(found) if pick == "smallest" else max(found)
    return found[0 if pick == "first" else -1]
