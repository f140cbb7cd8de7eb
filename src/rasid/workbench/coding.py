"""Coding reports in a codebook, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rasid.codebook import Scheme
from rasid.coding import Coder
from rasid.errors import UnreadableReport
from rasid.model.document import Document
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.settings import Settings
from rasid.workbench.inputs import Found, found_in
from rasid.workbench.reading import each_read

if TYPE_CHECKING:
    from rasid.coding.incident_rows import IncidentCoder


class DocumentReader(Protocol):
    """What turns reports into read documents."""

    def documents(self, reports: Iterable[Report]) -> Iterator[Document | Outcome]:
        """A document for each report in order, or how the reading ended where there is none."""
        ...


class Coding(Protocol):
    """What turns documents into rows of a codebook: its rules alone, or with what was fitted to it."""

    def rows(self, document: Document) -> list[dict[str, Any]]:
        """The rows of a document."""
        ...


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with its rows. ``trouble`` says why it has none, where it could not be read."""

    found: Found
    rows: tuple[dict[str, Any], ...]
    trouble: Outcome | None = None


def document_reader(settings: Settings) -> DocumentReader:
    """The reader that rasid ships with. Loaded here, since it brings the parser.

    Raises:
        ModelMissing, ModelMismatch, GazetteerMissing: what it needs is not there.
    """
    from rasid.run.here import build_reader

    reader: DocumentReader = build_reader(settings)
    return reader


def code_reports(
    paths: Sequence[str | Path],
    settings: Settings,
    scheme: Scheme,
    *,
    source: str | None = None,
    published: str | None = None,
    language: str | None = None,
    fitted: Path | None = None,
    make_reader: Callable[[Settings], DocumentReader] = document_reader,
) -> Iterator[Coded | UnreadableReport]:
    """The rows of the reports under ``paths`` in the fields of a codebook, in order.

    ``fitted`` is the path of a model that the codebook was fitted to.

    Raises:
        InputError: ``published`` or ``language`` cannot be understood, or the model is of another codebook.
        DataFileError: the model's file holds none.
        ResourceError: the parser is missing.
    """
    coder = coder_for(scheme, settings, fitted)
    items = found_in(paths, source=source, published=published, language=language)
    for read in each_read(items, lambda: make_reader(settings).documents):
        yield read if isinstance(read, UnreadableReport) else _coded(*read, coder)


def coder_for(scheme: Scheme, settings: Settings, fitted: Path | None = None) -> Coding:
    """What codes documents in a codebook; ``fitted`` is the path of a model that was fitted to it.

    Raises:
        InputError, DataFileError: there is no such model, or it belongs to another codebook.
    """
    if scheme.rows_of == "incident":
        return incident_coder(scheme, fitted)
    coder = rule_coder(scheme, settings)
    if fitted is None:
        return coder
    from rasid.coding.fitted.model import FittedCoder, load_model

    return FittedCoder(coder, load_model(fitted))


def rule_coder(scheme: Scheme, settings: Settings) -> Coder:
    """What codes documents by the rules of a codebook alone, with the actors that the settings name.

    Raises:
        DataFileError: the user's list of actors is not as it should be.
    """
    from rasid.resolve.actors import load_actors

    return Coder(scheme, load_actors(settings.actors_file).actors)


def incident_coder(scheme: Scheme, fitted: Path | None = None) -> IncidentCoder:
    """What codes incidents, one row each; ``fitted`` is the path of a model that was fitted to labelled templates.

    Raises:
        InputError, DataFileError: there is no such model, or it is one of another kind.
    """
    from rasid.coding.incident_rows import IncidentCoder
    from rasid.coding.templates import TemplateMaker
    from rasid.resolve.countries import country_names

    if fitted is None:
        return IncidentCoder(scheme, TemplateMaker(country_names()))
    from rasid.coding.templates.fitted.maker import FittedTemplateMaker
    from rasid.coding.templates.fitted.model import load_model

    return IncidentCoder(scheme, FittedTemplateMaker(country_names(), load_model(fitted)))


def _coded(found: Found, result: Document | Outcome, coder: Coding) -> Coded:
    if isinstance(result, Outcome):
        return Coded(found, (), result)
    told = {"report": found.report.id, "where": found.where}
    return Coded(found, tuple({**told, **row} for row in coder.rows(result)))
