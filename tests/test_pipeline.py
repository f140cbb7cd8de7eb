"""Stages in order, and what becomes of reports that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rasid.errors import StageOrder
from rasid.model.document import Dateline, Document
from rasid.model.report import Report, make_report
from rasid.pipeline import Pipeline


class Gives:
    """A stage that gives empty layers, and fails for texts that say so."""

    def __init__(self, name: str, needs: set[str], gives: set[str]) -> None:
        self.name = name
        self.needs = frozenset(needs)
        self.gives = frozenset(gives)

    def __call__(self, document: Document) -> Document:
        if f"FAIL {self.name}" in document.text:
            raise ValueError("told to")
        return document.having(**dict.fromkeys(self.gives, ()))


class GivesMany(Gives):
    """The same in batches; one bad text spoils a whole batch."""

    def many(self, documents: Sequence[Document]) -> list[Document]:
        return [self(document) for document in documents]


def a_report(text: str, language: str | None = "en") -> Report:
    return make_report(
        source="s", text=text, title_end=0, media_type="text/plain", bytes_sha256="", language=language
    )


def a_pipeline(max_chars: int = 1000) -> Pipeline:
    return Pipeline(
        [GivesMany("first", set(), {"tokens"}), Gives("second", {"tokens"}, {"observations"})],
        max_chars=max_chars,
    )


def test_a_wrong_order_is_refused_before_reading() -> None:
    """A stage before the one that gives what it needs is refused when the pipeline is made."""
    with pytest.raises(StageOrder, match="no earlier stage gives"):
        Pipeline(
            [Gives("second", {"tokens"}, {"observations"}), Gives("first", set(), {"tokens"})], max_chars=9
        )


def test_an_unknown_layer_is_refused() -> None:
    """A layer that documents do not have is refused by name."""
    with pytest.raises(StageOrder, match="weather"):
        Pipeline([Gives("first", set(), {"weather"})], max_chars=9)


def test_a_layer_cannot_be_asked_for_too_early() -> None:
    """Asking a document for a layer that no stage gave is an error, not an empty answer."""
    document = Document(a_report("words"))
    with pytest.raises(StageOrder):
        document.layer("tokens")
    line = Dateline(span=None, place=None, date=None)  # type: ignore[arg-type]
    assert document.having(dateline=(line,)).layer("dateline") == (line,)


@pytest.mark.parametrize("stage", ["first", "second"])
def test_one_failure_leaves_the_batch(stage: str) -> None:
    """A stage that fails for one report ends that report's reading, names itself, and leaves the others."""
    texts = ["one", f"FAIL {stage}", "three"]
    outcomes = list(a_pipeline().read_all([a_report(text) for text in texts]))
    assert [outcome.kind for outcome in outcomes] == ["without_events", "failed", "without_events"]
    assert outcomes[1].stage == stage and outcomes[1].reason == "ValueError: told to"


def test_long_and_foreign_reports_are_said_not_read() -> None:
    """A text over max_chars and a text in another language are outcomes with reasons; an unknown one is read."""
    reports = [a_report("x" * 11), a_report("words", "ar"), a_report("words", None)]
    outcomes = list(a_pipeline(max_chars=10).read_all(reports))
    assert [outcome.kind for outcome in outcomes] == ["too_long", "other_language", "without_events"]
    assert "11 characters" in (outcomes[0].reason or "") and "ar" in (outcomes[1].reason or "")


def test_a_text_that_is_no_words_is_said_not_read() -> None:
    """A long run without white space would hold up a whole batch: it fails with its place, and the rest goes on."""
    outcomes = list(a_pipeline(max_chars=9000).read_all([a_report("ok " + "(" * 2000), a_report("words")]))
    assert [outcome.kind for outcome in outcomes] == ["failed", "without_events"]
    assert outcomes[0].stage == "words" and "from character 3" in (outcomes[0].reason or "")


def test_outcomes_come_in_order_over_many_batches() -> None:
    """However many reports there are, outcomes come in the order of the reports."""
    reports = [a_report(f"text {number}") for number in range(100)]
    assert [o.report for o in a_pipeline().read_all(reports)] == [r.id for r in reports]


def test_documents_come_whole_and_in_order() -> None:
    """Asked for documents, the pipeline gives them with their layers, and an outcome for what was not read."""
    texts = ["one", "FAIL second", "x" * 1001, "two"]
    results = list(a_pipeline().documents(map(a_report, texts)))
    kinds = ["document" if isinstance(result, Document) else result.kind for result in results]
    assert kinds == ["document", "failed", "too_long", "document"]
    assert [r.layer("observations") for r in results if isinstance(r, Document)] == [(), ()]
