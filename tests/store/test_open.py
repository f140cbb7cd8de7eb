"""The address of a store says which kind it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import InputError, StoreUnreadable
from rasid.store.memory import MemoryStore
from rasid.store.open import open_store
from rasid.store.sqlite import SqliteStore


def test_memory_is_forgotten() -> None:
    """``:memory:`` is a store without a file, a new one every time."""
    with open_store(":memory:") as store:
        assert isinstance(store, MemoryStore)


def test_a_path_is_a_file(tmp_path: Path) -> None:
    """Anything that is no address is the path of an SQLite file."""
    with open_store(str(tmp_path / "rasid.db")) as store:
        assert isinstance(store, SqliteStore)
    assert (tmp_path / "rasid.db").exists()


def test_a_store_that_must_exist_is_not_made(tmp_path: Path) -> None:
    """Without leave to create one, a path with nothing at it is an error."""
    with pytest.raises(StoreUnreadable, match="no store here"):
        open_store(str(tmp_path / "rasid.db"), create=False)


@pytest.mark.parametrize(
    "address", ["postgresql://localhost/rasid", "postgres://x", "mysql://localhost/x", "https://x", "", " "]
)
def test_other_addresses_are_refused(address: str) -> None:
    """PostgreSQL is not there yet, and says so; other addresses are wrong input with a mend."""
    with pytest.raises(InputError) as caught:
        open_store(address)
    assert caught.value.mend
    assert ("not there yet" in str(caught.value)) == address.startswith("postgres")
