"""What tests of many rooms share."""

from __future__ import annotations

import pytest

from rasid.run.here import Reader, build_reader
from rasid.settings import settings_from


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The standard reader, with the real English pipeline and the real gazetteer."""
    return build_reader(settings_from())
