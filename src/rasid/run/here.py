"""Reading in this process: the standard pipeline, and the name that tells one reader from another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from rasid import __version__
from rasid.codebook.loader import load_codebook
from rasid.extract.attribution import Attributions
from rasid.extract.engine import find_engine, load_engine
from rasid.extract.happenings import Happenings
from rasid.extract.lexicon import load_lexicon
from rasid.extract.opinions import SecondOpinion
from rasid.extract.parse import Parser
from rasid.model.document import Document
from rasid.model.reader_name import OwnList, reader_name
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.pipeline import Pipeline
from rasid.read.stages import DatelineFinder, Segmenter
from rasid.resolve.actors import ActorFinder, load_actors
from rasid.resolve.gazetteer import Gazetteer, Progress
from rasid.resolve.observe import Observer
from rasid.resolve.stages import PlaceFinder, TimeFinder
from rasid.settings import Settings

#: The rooms whose code and data decide what a reading gives.
_READING_ROOMS: Final = ("codebook", "encoder", "extract", "model", "read", "resolve")


class Reader:
    """Reads reports. ``name`` tells rules, data and pipeline, so that a newer reader reads anew.

    The engine is loaded by the first report: whoever only asks for the name does not wait for it.
    """

    def __init__(self, make_pipeline: Callable[[], Pipeline], name: str) -> None:
        self._make_pipeline = make_pipeline
        self._made: Pipeline | None = None
        self.name = name

    @property
    def pipeline(self) -> Pipeline:
        """The stages, in order."""
        if self._made is None:
            self._made = self._make_pipeline()
        return self._made

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Outcomes in the order of ``reports``; what one gives does not depend on the others."""
        return self.pipeline.read_all(reports)

    def documents(self, reports: Iterable[Report]) -> Iterator[Document | Outcome]:
        """As :meth:`read_all`, with every layer; an outcome stands for a report that was not read."""
        return self.pipeline.documents(reports)

    def document(self, report: Report) -> Document:
        """One report with every layer; errors are let through."""
        return self.pipeline.document(report)


def build_reader(settings: Settings, *, progress: Progress | None = None) -> Reader:
    """The standard reader; compiles the gazetteer first where that was not done yet.

    Raises:
        ModelMissing, ModelMismatch: the English pipeline.
        GazetteerMissing: the gazetteer cannot be made or opened.
    """
    found = find_engine(allow_model=settings.allow_model)
    gazetteer = Gazetteer.open(settings.cache_dir, overlays=settings.overlays, progress=progress)
    name = reader_name(f"rasid-{__version__}/{found.name}/{rules_hash()}", _own_lists(settings))
    return Reader(lambda: _standard_pipeline(settings, gazetteer), name)


def _standard_pipeline(settings: Settings, gazetteer: Gazetteer) -> Pipeline:
    engine = load_engine(allow_model=settings.allow_model)
    actors = ActorFinder(load_actors(settings.actors_file))
    lexicon = load_lexicon()
    return Pipeline(
        [
            DatelineFinder(),
            Segmenter(),
            actors,
            Parser(engine),
            PlaceFinder(gazetteer),
            TimeFinder(),
            Attributions(lexicon),
            Happenings(lexicon, load_codebook("plover")),
            SecondOpinion(),
            Observer(actors, classes=lexicon.classes, trusted_model=engine.trusted),
        ],
        max_chars=settings.max_chars,
    )


def _own_lists(settings: Settings) -> dict[OwnList, str]:
    """The digests of the user's own lists: with others a reader reads otherwise. Checks them before anything is read.

    Raises:
        InputError: a list cannot be read or is wrong.
    """
    found: dict[OwnList, str] = {}
    if settings.actors_file is not None:
        load_actors(settings.actors_file)
        found["actors"] = _digest(settings.actors_file.read_bytes())
    if settings.overlays:
        found["places"] = _digest(b"".join(_whole_digest(path) for path in settings.overlays))
    return found


def _whole_digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def rules_hash() -> str:
    """Twelve hexadecimal digits over the code and data that decide what a reading gives."""
    digest = hashlib.sha256()
    for room in _READING_ROOMS:
        for path, content in _contents(files("rasid").joinpath(room), room):
            digest.update(path.encode())
            digest.update(content)
    return digest.hexdigest()[:12]


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".py", ".yaml", ".csv", ".json", ".bin")):
            yield f"{path}/{entry.name}", entry.read_bytes()
