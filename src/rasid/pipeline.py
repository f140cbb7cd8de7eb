"""Stages that declare what they need and give, put in order before any reading starts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, Protocol, runtime_checkable

from rasid.errors import StageOrder
from rasid.model.document import LAYERS, Document
from rasid.model.reading import Outcome, OutcomeKind
from rasid.model.report import Report


class Stage(Protocol):
    """One step of reading: takes a document with the layers it needs, gives it more layers.

    A stage is pure: what it gives depends on the document alone, not on the documents before it.
    """

    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> frozenset[str]: ...

    @property
    def gives(self) -> frozenset[str]: ...

    def __call__(self, document: Document) -> Document: ...


@runtime_checkable
class BatchStage(Protocol):
    """A stage that is quicker over many documents at once, and gives each the same as alone."""

    def many(self, documents: Sequence[Document]) -> list[Document]: ...


#: Reports in one batch: enough for the parser to gain from it, few enough to keep memory flat.
BATCH: Final = 32

#: Characters in a row without white space that no language writes: encoded pictures, broken extraction.
#: The pipeline's tokenizer takes time that grows with the square of such a run.
LONGEST_WORD: Final = 1000
_UNBROKEN: Final = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")

#: Languages that the reading rules are made for; None is "not recognised", which short texts are.
READABLE_LANGUAGES: Final = frozenset({"en", None})


class Pipeline:
    """Stages in an order in which each finds the layers it needs."""

    def __init__(self, stages: Sequence[Stage], *, max_chars: int) -> None:
        """
        Raises:
            StageOrder: a stage needs a layer that no earlier stage gives, or names no layer.
        """
        have: set[str] = set()
        for stage in stages:
            unknown = (stage.needs | stage.gives) - set(LAYERS)
            if unknown:
                raise StageOrder(f"{sorted(unknown)} are no layers of a document", where=stage.name)
            missing = stage.needs - have
            if missing:
                raise StageOrder(
                    f"needs {sorted(missing)}, which no earlier stage gives",
                    where=stage.name,
                    mend="move it behind the stage that does",
                )
            have |= stage.gives
        self.stages = tuple(stages)
        self._max_chars = max_chars

    def read(self, report: Report) -> Outcome:
        """Read one report. An error in a stage ends this report's reading, not the batch."""
        return self._read_batch([report])[0]

    def read_all(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Read reports in batches, and give their outcomes in the same order.

        What a report's reading gives does not depend on the batch it is in.
        """
        remaining = iter(reports)
        while batch := list(islice(remaining, BATCH)):
            yield from self._read_batch(batch)

    def documents(self, reports: Iterable[Report]) -> Iterator[Document | Outcome]:
        """As :meth:`read_all`, but with the whole documents; an outcome stands for a report that was not read."""
        remaining = iter(reports)
        while batch := list(islice(remaining, BATCH)):
            yield from self._documents_of_batch(batch)

    def document(self, report: Report) -> Document:
        """The report with every layer, errors let through: for explaining and for tests."""
        document = Document(report)
        for stage in self.stages:
            document = stage(document)
        return document

    def _read_batch(self, reports: Sequence[Report]) -> list[Outcome]:
        return [
            result if isinstance(result, Outcome) else _outcome(result)
            for result in self._documents_of_batch(reports)
        ]

    def _documents_of_batch(self, reports: Sequence[Report]) -> list[Document | Outcome]:
        ended: dict[int, Outcome] = {}
        open_documents: dict[int, Document] = {}
        for position, report in enumerate(reports):
            refusal = self._refusal(report)
            if refusal is None:
                open_documents[position] = Document(report)
            else:
                ended[position] = refusal
        for stage in self.stages:
            for position, result in _apply(stage, open_documents).items():
                if isinstance(result, Document):
                    open_documents[position] = result
                else:
                    ended[position] = result
                    del open_documents[position]
        results: dict[int, Document | Outcome] = {**ended, **open_documents}
        return [results[position] for position in range(len(reports))]

    def _refusal(self, report: Report) -> Outcome | None:
        if len(report.text) > self._max_chars:
            reason = f"{len(report.text)} characters are more than max_chars, {self._max_chars}"
            return Outcome(report.id, "too_long", stage="length", reason=reason)
        if report.language not in READABLE_LANGUAGES:
            reason = f"the language is {report.language}, and the rules read English"
            return Outcome(report.id, "other_language", stage="language", reason=reason)
        if (run := _UNBROKEN.search(report.text)) is not None:
            reason = f"more than {LONGEST_WORD} characters without a space, from character {run.start()} on"
            return Outcome(report.id, "failed", stage="words", reason=reason)
        return None


def _outcome(document: Document) -> Outcome:
    observations = tuple(document.layer("observations"))
    kind: OutcomeKind = "read" if observations else "without_events"
    return Outcome(document.report.id, kind, observations)


def _apply(stage: Stage, documents: dict[int, Document]) -> dict[int, Document | Outcome]:
    """``stage`` over documents; one that fails becomes an outcome that says where and why."""
    if isinstance(stage, BatchStage) and len(documents) > 1:
        try:
            return dict(zip(documents, stage.many(list(documents.values())), strict=True))
        except Exception:  # noqa: S110 - one report spoilt the batch: go through it one by one to find which
            pass
    results: dict[int, Document | Outcome] = {}
    for position, document in documents.items():
        try:
            results[position] = stage(document)
        except Exception as error:  # the batch must go on; the failure is stored and listed
            reason = f"{type(error).__name__}: {error}"
            results[position] = Outcome(document.report.id, "failed", stage=stage.name, reason=reason)
    return results
