"""Files of fitted models: numbers and names, whole or refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rasid.coding.fitted.model_file import opened_model, write_model
from rasid.errors import DataFileError, InputError


def written(folder: Path) -> Path:
    """A model with one array."""
    path = folder / "own.model"
    write_model(path, {"form": 1}, {"weights": np.arange(1000.0)})
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Head and arrays come back as they were given."""
    with opened_model(written(tmp_path), kind="model", mend="fit it again") as (head, arrays):
        assert head == {"form": 1}
        assert arrays["weights"].tolist() == list(range(1000))


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "other"])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: str) -> None:
    """An empty, a cut, a changed file and one of other bytes are told as no model, with the mend."""
    path = written(tmp_path)
    whole = path.read_bytes()
    middle = len(whole) // 3
    changed = (
        whole[:middle] + bytes(byte ^ 0xFF for byte in whole[middle : middle + 200]) + whole[middle + 200 :]
    )
    path.write_bytes({"empty": b"", "cut": whole[:-100], "changed": changed, "other": b"words"}[damage])
    with (
        pytest.raises(DataFileError, match=r"own\.model: this is no model.*fit it again"),
        opened_model(path, kind="model", mend="fit it again") as (_, arrays),
    ):
        arrays["weights"]


def test_what_does_not_fit_together_is_no_model(tmp_path: Path) -> None:
    """An error in taking the parts is told as a file that is no model; a missing file as missing."""
    with (
        pytest.raises(DataFileError, match="no model: its form is 1"),
        opened_model(written(tmp_path), kind="model", mend="fit it again") as (head, _),
    ):
        raise ValueError(f"its form is {head['form']}")
    with (
        pytest.raises(InputError, match="there is no such model"),
        opened_model(tmp_path / "gone.model", kind="model", mend="fit it again"),
    ):
        pytest.fail("a missing file was opened")


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    """Writing where there is no folder says so."""
    with pytest.raises(InputError, match="no such file"):
        write_model(tmp_path / "gone" / "own.model", {}, {})
