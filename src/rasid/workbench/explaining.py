"""How reports were read, each with its happenings, their words and rules, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rasid.errors import UnreadableReport
from rasid.model.explanation import Explanation
from rasid.model.reading import Outcome
from rasid.model.report import Report
from rasid.settings import Settings
from rasid.workbench.inputs import found_in
from rasid.workbench.reading import each_read


@dataclass(frozen=True, slots=True)
class Explained:
    """A report with its explanation, or with how its reading ended where there is none."""

    where: str
    report: Report
    result: Explanation | Outcome


class Explainer(Protocol):
    """What reads reports and tells how."""

    def explanations(self, reports: Iterable[Report]) -> Iterator[Explanation | Outcome]:
        """An explanation for each report in order, or how the reading ended where there is none."""
        ...


def shipped_explainer(settings: Settings) -> Explainer:
    """The reader that rasid ships with, telling how it reads. Loaded here, since it brings the parser.

    Raises:
        ModelMissing, ModelMismatch, GazetteerMissing: what it needs is not there.
    """
    from rasid.run.explaining import ExplainingReader
    from rasid.run.here import build_reader

    explainer: Explainer = ExplainingReader(build_reader(settings))
    return explainer


MakeExplainer = Callable[[Settings], Explainer]


def explain_paths(
    paths: Sequence[str | Path],
    settings: Settings,
    *,
    source: str | None = None,
    published: str | None = None,
    language: str | None = None,
    make_explainer: MakeExplainer = shipped_explainer,
) -> Iterator[Explained | UnreadableReport]:
    """The reports under ``paths``, each explained, in order; without a store.

    Raises:
        InputError: ``published`` or ``language`` cannot be understood.
        ResourceError: the parser is missing.
    """
    items = found_in(paths, source=source, published=published, language=language)
    for read in each_read(items, lambda: make_explainer(settings).explanations):
        if isinstance(read, UnreadableReport):
            yield read
        else:
            found, result = read
            yield Explained(found.where, found.report, result)


def explain_reports(
    reports: Sequence[Report], settings: Settings, *, make_explainer: MakeExplainer = shipped_explainer
) -> Iterator[Explained]:
    """Reports of a store, each explained as today's rules read it, in order.

    Raises:
        ResourceError: the parser is missing.
    """
    results = make_explainer(settings).explanations(reports)
    for report, result in zip(reports, results, strict=True):
        yield Explained(report.id, report, result)
