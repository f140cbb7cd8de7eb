"""Which happenings of one report are one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasid.coding.evidence import Told

Key = Mapping[str, Any]


def grouped(told: Sequence[Told], names: Sequence[str], key_of: Callable[[Told], Key]) -> list[list[Told]]:
    """Happenings in groups, in the order of the text: those of a group do not differ in ``names``.

    What is unknown differs from nothing. Without names every happening is a group of its own.
    """
    groups: list[tuple[dict[str, Any], list[Told]]] = []
    for one in told:
        key = {name: value for name, value in key_of(one).items() if name in names}
        home = next((group for group in groups if names and _agree(group[0], key)), None)
        if home is None:
            groups.append((dict(key), [one]))
            continue
        home[1].append(one)
        for name, value in key.items():
            if _unknown(home[0].get(name)):
                home[0][name] = value
    return [members for _, members in groups]


def _agree(one: Key, other: Key) -> bool:
    return all(
        _unknown(one.get(name)) or _unknown(value) or _meet(one[name], value) for name, value in other.items()
    )


def _meet(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return bool(set(one) & set(other))
    return bool(one == other)


def _unknown(value: Any) -> bool:
    return value is None or value == [] or value == ""
