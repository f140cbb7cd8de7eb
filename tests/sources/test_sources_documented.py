"""The page on input names everything that the code reads."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from rasid.model.report import SourceKind
from rasid.sources.inputs import OWN_FILES, SUFFIXES, UNREAD
from rasid.sources.json_record import KEYS
from rasid.sources.outlets_file import LIST_KEYS, TEXT_KEYS
from rasid.sources.plain import FRONT_MATTER_KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "input.md").read_text(encoding="utf-8")
JSON_KEYS = [key for keys in KEYS.values() for key in keys]
FLAGS = ["bad_date", "implausible_date", "bad_language"]


@pytest.mark.parametrize("name", [*SUFFIXES, *UNREAD, *JSON_KEYS, *FRONT_MATTER_KEYS, *OWN_FILES, *FLAGS])
def test_endings_keys_and_flags_are_on_the_page(name: str) -> None:
    """Whatever a file can be called and can say stands on the page."""
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("key", [*TEXT_KEYS, *LIST_KEYS])
def test_keys_of_the_sources_file_are_in_its_example(key: str) -> None:
    """The example shows every key."""
    assert f" {key}: " in PAGE


def test_kinds_of_sources_are_in_its_example() -> None:
    """The example lists the kinds that there are."""
    assert " ".join(get_args(SourceKind)) in PAGE
