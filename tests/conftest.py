"""What tests of many rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rasid.settings import settings_from

if TYPE_CHECKING:
    from rasid.run.here import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The standard reader, with the real English pipeline and the real gazetteer."""
    # Loaded here, so that tests of other rooms start without the engine.
    from rasid.run.here import build_reader

    return build_reader(settings_from())
