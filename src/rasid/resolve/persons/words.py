"""The word lists of words.yaml, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from rasid.errors import DataFileError
from rasid.resolve.gazetteer.rows import word_list

_FILE: Final = "words.yaml"


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What words.yaml holds; the file says what each list is for."""

    offices: frozenset[str]
    no_office: frozenset[str]
    acting: frozenset[str]
    roles: frozenset[str]
    kin: frozenset[str]
    civil: frozenset[str]
    naming: frozenset[str]
    led: frozenset[str]
    led_by: frozenset[str]
    governs: frozenset[str]
    does: frozenset[str]
    suffers: frozenset[str]
    of_person: frozenset[str]
    things: frozenset[str]
    locative: frozenset[str]
    placelike: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    spelt_out: Mapping[str, str]

    @property
    def titles(self) -> frozenset[str]:
        """Everything that may stand right before a name and is no part of it."""
        return self.offices | self.acting | self.roles | self.kin | self.civil


@cache
def common_words() -> frozenset[str]:
    """Words of English that also spell a name or a place, from the gazetteer's list."""
    return word_list("common_words.csv")


@cache
def person_words() -> PersonWords:
    """The lists, given names of the gazetteer's list among ``given``.

    Raises:
        DataFileError: a list is missing or is no list of words.
    """
    content = yaml.safe_load(files("rasid.resolve.persons").joinpath(_FILE).read_text(encoding="utf-8"))
    lists: dict[str, Any] = {}
    for field in fields(PersonWords):
        value = content.get(field.name) if isinstance(content, dict) else None
        if field.name == "given" and isinstance(value, str):
            lists[field.name] = frozenset(value.split()) | word_list("given_names.csv")
        elif isinstance(value, str):
            lists[field.name] = frozenset(" ".join(word.split()) for word in value.split(","))
        elif isinstance(value, dict) and field.name == "spelt_out":
            lists[field.name] = value
        else:
            raise DataFileError(f"the list {field.name} is missing", where=_FILE, mend="install rasid again")
    return PersonWords(**lists)
