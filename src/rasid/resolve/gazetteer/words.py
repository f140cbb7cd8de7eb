"""Words around a name that tell what it is: language, kept in place_words.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import yaml

from rasid.errors import DataFileError
from rasid.resolve.gazetteer.rows import data_path

__all__ = ["PlaceWords", "place_words"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of place_words.yaml, which says what each is for; mappings give the kind of place."""

    locative: frozenset[str]
    assaulted: frozenset[str]
    titles: frozenset[str]
    connectors: frozenset[str]
    area_after: frozenset[str]
    facility_after: frozenset[str]
    street_after: frozenset[str]
    generic: frozenset[str]
    name_parts: frozenset[str]
    openers: frozenset[str]
    parts_before: frozenset[str]
    weapon_after: frozenset[str]
    weapon_events: frozenset[str]
    no_places: frozenset[str]
    team_after: frozenset[str]
    owned_after: frozenset[str]
    kind_after: Mapping[str, str]
    before_of: Mapping[str, str]
    kind_before: Mapping[str, str]


@cache
def place_words() -> PlaceWords:
    """The word lists, read once.

    Raises:
        DataFileError: a list is missing or is no list of words.
    """
    path = data_path("place_words.yaml")
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists: dict[str, Any] = {}
    for field in fields(PlaceWords):
        value = content.get(field.name)
        if isinstance(value, str):
            lists[field.name] = frozenset(value.split())
        elif isinstance(value, dict):
            lists[field.name] = {word: kind for kind, words in value.items() for word in words.split()}
        else:
            raise DataFileError(
                f"the list {field.name} is missing", where=str(path), mend="install rasid again"
            )
    return PlaceWords(**lists)
