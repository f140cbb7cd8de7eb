"""The tables that are shipped: written by the training script, checked when they are read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np

from rasid.coding.learnt.means import Means
from rasid.encoder.files import MANIFEST as ENCODER_MANIFEST
from rasid.encoder.files import NETWORK
from rasid.errors import DataFileError, ModelMismatch, ModelMissing, UnknownName

MANIFEST: Final = "manifest.json"
_MEND: Final = "install the package anew"


def folder() -> Path:
    """Where the shipped tables lie."""
    return Path(str(files("rasid.coding"))) / "learnt" / "data"


def encoder_hash() -> str:
    """The SHA-256 of the shipped encoder's network, as its manifest gives it.

    Raises:
        ModelMissing: there is no encoder here.
        DataFileError: its manifest is damaged.
    """
    manifest = Path(str(files("rasid.encoder"))) / "data" / ENCODER_MANIFEST
    try:
        return str(_entries(manifest)["files"][NETWORK])
    except FileNotFoundError as error:
        raise ModelMissing("the encoder is not here", where=str(manifest), mend=_MEND) from error
    except KeyError as error:
        raise DataFileError(f"names no {error}", where=str(manifest), mend=_MEND) from error


@cache
def load_table(name: str) -> Means:
    """A shipped table.

    Raises:
        UnknownName: no table is called so.
        ModelMissing: there are no tables here.
        ModelMismatch: a table holds other bytes than were measured, or was made with another encoder.
        DataFileError: the manifest is damaged.
    """
    return read_table(name, folder(), encoder_hash())


def read_table(name: str, place: Path, encoder: str) -> Means:
    """The table ``name`` in a folder, made with the encoder of that SHA-256; raises as :func:`load_table`."""
    path = place / MANIFEST
    try:
        manifest = _entries(path)
        wanted = manifest["files"].get(f"{name}.npz")
        if wanted is None:
            known = ", ".join(sorted(file.removesuffix(".npz") for file in manifest["files"]))
            raise UnknownName(f"no table of means is called {name!r}", mend=f"choose one of: {known}")
        content = (place / f"{name}.npz").read_bytes()
    except FileNotFoundError as error:
        raise ModelMissing("a table of means is not here", where=str(place), mend=_MEND) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise ModelMismatch("holds other bytes than were measured", where=f"{place}/{name}.npz", mend=_MEND)
    if manifest.get("encoder") != encoder:
        raise ModelMismatch(
            "was made with another encoder", where=f"{place}/{name}.npz", mend="run python -m training tables"
        )
    return _read(place / f"{name}.npz")


def _entries(path: Path) -> dict[str, Any]:
    """A manifest, its ``files`` seen to be a mapping.

    Raises:
        FileNotFoundError: it is not there.
        DataFileError: it is none.
    """
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataFileError(f"is no JSON: {error}", where=str(path), mend=_MEND) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise DataFileError("is no manifest of files", where=str(path), mend=_MEND)
    return manifest


def write_tables(tables: Mapping[str, Means], place: Path, encoder: str) -> None:
    """Write tables, with a manifest of what they are and with which encoder they were made."""
    place.mkdir(parents=True, exist_ok=True)
    sums = {}
    for name, table in tables.items():
        path = place / f"{name}.npz"
        half = table.spread[np.tril_indices(len(table.spread))]
        labels = np.frombuffer(json.dumps(table.labels).encode("utf-8"), dtype=np.uint8)
        arrays: dict[str, Any] = {
            "labels": labels,
            "counts": table.counts.astype(np.float32),
            "means": table.means.astype(np.float32),
            "spread": half.astype(np.float32),
        }
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)
        sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps({"encoder": encoder, "files": sums}, indent=1) + "\n"
    (place / MANIFEST).write_text(text, encoding="utf-8")


def _read(path: Path) -> Means:
    with np.load(path, allow_pickle=False) as arrays:
        labels = tuple(json.loads(bytes(arrays["labels"]).decode("utf-8")))
        means = arrays["means"].astype(np.float64)
        spread = np.zeros((means.shape[1], means.shape[1]))
        spread[np.tril_indices(len(spread))] = arrays["spread"]
        spread = spread + np.tril(spread, -1).T
        return Means(labels, arrays["counts"].astype(np.float64), means, spread)
