"""Taking values out of JSON objects, with an error that names the field when one is not as it must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from rasid.errors import InputError

#: A JSON object, as it is written.
Json = dict[str, Any]
#: A JSON object, as it is read.
Row = Mapping[str, Any]


def keys_of(noun: type[Any]) -> frozenset[str]:
    """The keys of a noun whose JSON object has exactly the fields of its dataclass."""
    return frozenset(field.name for field in fields(noun))


def row_of(value: object, keys: frozenset[str], where: str) -> Row:
    """``value``, once it is seen to be an object with exactly these keys.

    Raises:
        InputError: it is no object, lacks a key or has one too many.
    """
    if not isinstance(value, Mapping):
        raise wrong(where, "an object", value)
    if value.keys() != keys:
        lacking, unknown = sorted(keys - value.keys()), sorted(map(str, value.keys() - keys))
        said = [f"lacks {', '.join(lacking)}"] if lacking else []
        said += [f"has the unknown key {', '.join(unknown)}"] if unknown else []
        raise InputError(" and ".join(said), where=where, mend=f"give exactly: {', '.join(sorted(keys))}")
    return value


def text(row: Row, key: str, where: str) -> str:
    """The text at ``key``."""
    value = row[key]
    if not isinstance(value, str):
        raise wrong(f"{where}.{key}", "a text", value)
    return value


def text_or_none(row: Row, key: str, where: str) -> str | None:
    """The text at ``key``, or None."""
    return None if row[key] is None else text(row, key, where)


def texts(row: Row, key: str, where: str) -> tuple[str, ...]:
    """The list of texts at ``key``."""
    values = items(row, key, where)
    if not all(isinstance(value, str) for value in values):
        raise wrong(f"{where}.{key}", "a list of texts", values)
    return tuple(values)


def word(row: Row, key: str, vocabulary: frozenset[str], where: str) -> Any:
    """The word at ``key``, one of ``vocabulary``; the caller's Literal type holds the same words."""
    value = row[key]
    if not isinstance(value, str) or value not in vocabulary:
        raise wrong(f"{where}.{key}", f"one of {', '.join(sorted(vocabulary))}", value)
    return value


def word_or_none(row: Row, key: str, vocabulary: frozenset[str], where: str) -> Any:
    """The word at ``key``, one of ``vocabulary``, or None."""
    return None if row[key] is None else word(row, key, vocabulary, where)


def words(row: Row, key: str, vocabulary: frozenset[str], where: str) -> tuple[Any, ...]:
    """The list of words at ``key``, each one of ``vocabulary``."""
    values = texts(row, key, where)
    if not vocabulary.issuperset(values):
        raise wrong(f"{where}.{key}", f"some of {', '.join(sorted(vocabulary))}", values)
    return values


def count(row: Row, key: str, where: str) -> int:
    """The whole number, 0 or more, at ``key``."""
    value = row[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise wrong(f"{where}.{key}", "a whole number, 0 or more", value)
    return value


def count_or_none(row: Row, key: str, where: str) -> int | None:
    """The whole number, 0 or more, at ``key``, or None."""
    return None if row[key] is None else count(row, key, where)


def degrees_or_none(row: Row, key: str, limit: float, where: str) -> float | None:
    """The number at ``key`` between -``limit`` and ``limit``, or None."""
    value = row[key]
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not -limit <= value <= limit:
        raise wrong(f"{where}.{key}", f"degrees from {-limit:g} to {limit:g}", value)
    return value


def length_or_none(row: Row, key: str, where: str) -> float | None:
    """The number above 0 at ``key``, or None."""
    value = row[key]
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 < value < 1e5:
        raise wrong(f"{where}.{key}", "a length above 0", value)
    return value


def probabilities(value: object, where: str) -> dict[str, float]:
    """An object of probabilities by field."""
    if not isinstance(value, Mapping):
        raise wrong(where, "an object", value)
    for key, chance in value.items():
        number = isinstance(chance, (int, float)) and not isinstance(chance, bool)
        if not isinstance(key, str) or not number or not 0 <= chance <= 1:
            raise wrong(f"{where}.{key}", "a number from 0 to 1", chance)
    return dict(value)


def items(row: Row, key: str, where: str) -> list[Any] | tuple[Any, ...]:
    """The list at ``key``."""
    value = row[key]
    if not isinstance(value, (list, tuple)):
        raise wrong(f"{where}.{key}", "a list", value)
    return value


def wrong(where: str, wanted: str, value: object) -> InputError:
    """The error for a value that is not what it must be."""
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    return InputError(f"{shown} is not {wanted}", where=where)
