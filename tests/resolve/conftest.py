"""The real gazetteer, compiled once and kept in the cache folder between runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rasid.resolve.gazetteer import Gazetteer
from rasid.settings import settings_from


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The gazetteer as shipped."""
    with Gazetteer.open(settings_from().cache_dir) as opened:
        yield opened
