"""What a head is asked to tell: the value itself, or how the rules' value is to be corrected."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, Final, Literal

from rasid.codebook.scheme import SchemeField
from rasid.codebook.scheme_loader import folded

#: ``value``: the classes are values. ``change``: they are "as the rules say", and what else it is where that is wrong.
Way = Literal["value", "change"]

_AS_RULED: Final = "="
#: Days by which a date may be corrected.
_FARTHEST: Final = 7


def same(field: SchemeField, one: Any, other: Any) -> bool:
    """Whether two values of a field are equal: lists as sets, labels by their folded names."""
    return bool(_comparable(field, one) == _comparable(field, other))


def _comparable(field: SchemeField, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return frozenset(folded(str(one)) for one in value)
    return folded(value) if isinstance(value, str) and field.kind == "label" else value


def class_of(field: SchemeField, way: Way, ruled: Any, wanted: Any) -> str | None:
    """The class of an example; None where this way has none for it."""
    if way == "change" and same(field, ruled, wanted):
        return _AS_RULED
    if field.kind == "date":
        # A day is no class of its own, since every report has another.
        if ruled is None or wanted is None:
            return None
        days = (date.fromisoformat(wanted) - date.fromisoformat(ruled)).days
        return f"d{days}" if abs(days) <= _FARTHEST else None
    if isinstance(wanted, list):
        return json.dumps(sorted(map(str, wanted)))
    return json.dumps(wanted)


def value_of(field: SchemeField, name: str, ruled: Any) -> Any:
    """The value that a class stands for, beside the rules' value."""
    if name == _AS_RULED:
        return ruled
    if field.kind == "date":
        if ruled is None:
            return None
        return (date.fromisoformat(ruled) + timedelta(days=int(name[1:]))).isoformat()
    return json.loads(name)


def ways_of(field: SchemeField) -> tuple[Way, ...]:
    """The ways that suit a field; none for free words, which no class can hold."""
    if not field.fitted or field.kind in ("text", "texts", "number"):
        return ()
    return ("change",) if field.kind == "date" else ("value", "change")
