"""The encoder's files: where they lie, and whether they are the ones that were measured."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from rasid.errors import ModelMismatch, ModelMissing

MANIFEST: Final = "manifest.json"
NETWORK: Final = "encoder.onnx"
TOKENIZER: Final = "tokenizer.json"
HEADS: Final = "heads.npz"
_MEND: Final = "check out the repository anew, or install the package anew"


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """A folder whose files were checked. ``heads`` describes each head: kind, labels, temperature,
    and whether it knows features of words."""

    folder: Path
    name: str
    heads: dict[str, dict[str, Any]]


def find_files(folder: Path | None = None) -> EncoderFiles:
    """The files of the shipped encoder, or of the one in ``folder``, checked against their SHA-256.

    Raises:
        ModelMissing: the manifest or a file that it names is not there.
        ModelMismatch: a file holds other bytes than the manifest says, or the manifest cannot be read.
    """
    place = folder if folder is not None else Path(str(files("rasid.encoder"))) / "data"
    manifest = _manifest(place / MANIFEST)
    for name, expected in sorted(manifest["files"].items()):
        _check(place / name, expected)
    return EncoderFiles(place, str(manifest["name"]), manifest["heads"])


def _manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelMissing("the encoder is not here", where=str(path), mend=_MEND) from error
    except ValueError as error:
        raise ModelMismatch(f"is no JSON: {error}", where=str(path), mend=_MEND) from error
    if not isinstance(manifest, dict) or not {"name", "files", "heads"} <= manifest.keys():
        raise ModelMismatch("is no manifest of an encoder", where=str(path), mend=_MEND)
    if missing := {NETWORK, TOKENIZER, HEADS} - manifest["files"].keys():
        raise ModelMismatch(f"names no {', '.join(sorted(missing))}", where=str(path), mend=_MEND)
    return manifest


def _check(path: Path, expected: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise ModelMissing("a file of the encoder is not here", where=str(path), mend=_MEND) from error
    if found != expected:
        raise ModelMismatch("holds other bytes than were measured", where=str(path), mend=_MEND)
